package store

import (
	"path/filepath"
	"strings"
	"sync"
	"time"

	"posture/assessment"
	"posture/frameworks"
)

// An Entry is an assessment file of a workspace and what a list shows of it.
// What it points to is shared with other entries, to be read only.
type Entry struct {
	Path     string
	Archived bool
	Modified time.Time

	Read      bool // the rest is known
	Head      assessment.Head
	Profile   string // the profile's title, "" without one
	Framework string // its id
	Version   string // of the framework
	Title     string // of the framework
	Digest    string // of the framework
	Scale     frameworks.Scale
	Overall   assessment.Measure
	// NotAsked is how many applicable layers have no score; until there is none,
	// people are shown no level of the whole.
	NotAsked int

	Err error // why the file can't be read; then nothing is known of what is in it
}

// List gives all assessments of the workspace, archived ones too, by their
// paths; files that can't be read stand in it with their error. Progress, which
// may be nil, is told how many of all that must be read are read, one after the
// other, and by the goroutine that called.
//
// Files that are as the index in [Store.Cache] knows them aren't read. The
// index is brought up to date on the way; where it can't be, the list is the
// same and takes longer.
func (w *Workspace) List(progress func(done, all int)) ([]Entry, error) {
	l, err := w.Look()
	if err != nil {
		return nil, err
	}
	var unread []int
	for i := range l.found {
		if !l.found[i].Read {
			unread = append(unread, i)
		}
	}
	l.read(unread, func(done int) {
		if progress != nil {
			progress(done, len(unread))
		}
	})
	return l.Entries(), nil
}

// A Listing is what a look at a workspace has found: its files, and what the
// index knows of them. The others can be read, a few at a time.
type Listing struct {
	workspace *Workspace
	index     *index
	began     time.Time
	names     []string       // of the files, within the workspace
	place     map[string]int // by path, in found

	mutex  sync.Mutex
	found  []*noted
	unread int
}

// block is how many files one goroutine looks at in a row: each look is short.
const block = 128

// Look looks at the workspace and opens none of its assessments.
func (w *Workspace) Look() (*Listing, error) {
	began := time.Now()
	names, err := w.files()
	if err != nil {
		return nil, err
	}
	l := &Listing{workspace: w, index: w.index(), began: began, names: names, place: make(map[string]int, len(names)), found: make([]*noted, len(names))}
	inParallel((len(names)+block-1)/block, func(i int) {
		for j := i * block; j < min((i+1)*block, len(names)); j++ {
			l.found[j] = w.look(names[j], l.index)
		}
	}, func(int) {})
	for i := range l.found {
		l.place[l.found[i].Path] = i
		if !l.found[i].Read {
			l.unread++
		}
	}
	l.settle()
	return l, nil
}

// Entries are all assessments, archived ones too, by their paths.
func (l *Listing) Entries() []Entry {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	entries := make([]Entry, len(l.found))
	for i := range l.found {
		entries[i] = l.found[i].Entry
	}
	return entries
}

// Read reads assessments of the listing. The index is brought up to date with
// the last that wasn't read.
func (l *Listing) Read(paths []string) []Entry {
	which := make([]int, 0, len(paths))
	for _, path := range paths {
		if i, ok := l.place[path]; ok {
			which = append(which, i)
		}
	}
	l.read(which, func(int) {})
	l.mutex.Lock()
	defer l.mutex.Unlock()
	entries := make([]Entry, len(which))
	for i, n := range which {
		entries[i] = l.found[n].Entry
	}
	return entries
}

func (l *Listing) read(which []int, told func(done int)) {
	if len(which) == 0 {
		return
	}
	inParallel(len(which), func(i int) {
		n := l.workspace.read(l.names[which[i]])
		l.mutex.Lock()
		defer l.mutex.Unlock()
		if !l.found[which[i]].Read {
			l.unread--
		}
		l.found[which[i]] = n
	}, told)
	l.settle()
}

// settle brings the index up to date once all is read.
func (l *Listing) settle() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.unread == 0 {
		l.index.keep(l.found, l.began)
	}
}

// look tells of a file what the index knows of it. Each is looked at once.
func (w *Workspace) look(name string, x *index) *noted {
	n := w.noted(name)
	info, err := w.store.FS.Stat(n.Path)
	if err != nil {
		return n
	}
	if known := x.known[name]; known != nil && info == known.info {
		known.Path, known.Archived, known.Err = n.Path, n.Archived, known.named(n.Path)
		n = known
	}
	n.Modified = info.time()
	return n
}

func (w *Workspace) noted(name string) *noted {
	return &noted{name: name, Entry: Entry{Path: filepath.Join(w.dir, name), Archived: strings.HasPrefix(name, archivePrefix)}}
}

// read reads a file.
func (w *Workspace) read(name string) *noted {
	n := w.noted(name)
	n.fresh, n.Read = true, true
	if info, err := w.store.FS.Stat(n.Path); err == nil {
		n.info, n.Modified = info, info.time()
	}
	f, err := w.store.Open(n.Path)
	if err != nil {
		n.Err = err
		return n
	}
	now := f.now.Load()
	card := assessment.Evaluate(now.a)
	fw := card.Framework
	n.info, n.Modified, n.Head, n.Overall = now.info, now.info.time(), now.a.Head(), card.Overall.Measure
	n.Framework, n.Version, n.Title, n.Digest, n.Scale = fw.ID, fw.Version, fw.Title, fw.Digest, fw.Scale
	n.NotAsked = len(card.Overall.NotAsked)
	if card.Profile != nil {
		n.Profile = card.Profile.Title
	}
	return n
}
