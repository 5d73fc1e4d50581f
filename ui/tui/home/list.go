package home

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// An entry is a file of the list, with what is known of it.
type entry struct {
	File
	Facts
	read bool
	err  error  // why it can't be read
	hay  string // what it is found by, in lower case
}

// A list is the workspace's files. The last changed stand first.
type list struct {
	round   int // rises with each look at the workspace
	looked  bool
	err     error // of the last look
	read    func(paths []string) []Found
	entries []entry
	shown   []int // those that are shown, as places in entries
	at      int   // in shown
	unread  int
	count   [2]int // files that aren't archived, and those that are
	archive bool   // what is archived is shown, else what isn't
	query   string
	words   []string
}

// chunk is how many files are read at a time: few enough that the list grows
// before one's eyes.
const chunk = 24

// found takes in what a look at the workspace has found. What was read of a
// file that hasn't changed since is kept.
func (l *list) found(look Look, err error, to string) {
	l.looked, l.err, l.read = true, err, look.Read
	if to == "" {
		if e := l.here(); e != nil {
			to = e.Path
		}
	}
	known := make(map[string]*entry, len(l.entries))
	for i := range l.entries {
		known[l.entries[i].Path] = &l.entries[i]
	}
	fresh := make([]entry, len(look.Files))
	l.unread = 0
	for i, f := range look.Files {
		e := entry{File: f, hay: strings.ToLower(f.Name)}
		switch k := known[f.Path]; {
		case f.Found != nil:
			e.fill(*f.Found)
			e.Found = nil
		case k != nil && k.read && k.Changed.Equal(f.Changed) && k.err == nil:
			e = *k
			e.File = f
		default:
			l.unread++
		}
		fresh[i] = e
	}
	slices.SortFunc(fresh, func(a, b entry) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.Path, b.Path))
	})
	l.entries, l.shown, l.count = fresh, l.shown[:0], [2]int{}
	for i := range fresh {
		l.count[pile(fresh[i].Archived)]++
		if fresh[i].Path == to {
			l.archive = fresh[i].Archived
			if !l.matches(&fresh[i]) {
				l.narrow("")
			}
		}
	}
	l.show()
	for i, n := range l.shown {
		if l.entries[n].Path == to {
			l.at = i
		}
	}
}

// readOn reads the next files that aren't read yet, the topmost first.
func (l *list) readOn() tea.Cmd {
	paths := make([]string, 0, chunk)
	for i := range l.entries {
		if e := &l.entries[i]; !e.read && len(paths) < chunk {
			paths = append(paths, e.Path)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	round, readFiles := l.round, l.read
	return func() tea.Msg { return read{round, paths, readFiles(paths)} }
}

// took takes in what was read, and reads on.
func (l *list) took(msg read) tea.Cmd {
	if msg.round != l.round {
		return nil
	}
	next := 0
	for i := range l.entries {
		e := &l.entries[i]
		if next == len(msg.paths) {
			break
		}
		if e.Path != msg.paths[next] {
			continue
		}
		e.fill(msg.found[next])
		l.unread--
		next++
	}
	if len(l.words) > 0 {
		l.show()
	}
	return l.readOn()
}

func (e *entry) fill(f Found) {
	e.Facts, e.err, e.read = f.Facts, f.Err, true
	e.hay = haystack(e)
}

func haystack(e *entry) string {
	if e.err != nil {
		return strings.ToLower(e.Name + "\n" + e.err.Error())
	}
	h := e.Head
	return strings.ToLower(strings.Join([]string{h.Organisation, h.Scope, h.Date.String(), h.Assessor, e.Framework, e.Profile, e.Name}, "\n"))
}

// narrow shows the files that have every word of a query.
func (l *list) narrow(query string) {
	l.query, l.words = query, strings.Fields(strings.ToLower(query))
	l.at = 0
	l.show()
}

// show works out which files are shown. One stays on the file that one is on
// where it is still among them.
func (l *list) show() {
	was := ""
	if e := l.here(); e != nil {
		was = e.Path
	}
	l.shown = l.shown[:0]
	for i := range l.entries {
		if e := &l.entries[i]; e.Archived == l.archive && l.matches(e) {
			if e.Path == was {
				l.at = len(l.shown)
			}
			l.shown = append(l.shown, i)
		}
	}
	l.move(0)
}

func (l *list) matches(e *entry) bool {
	for _, w := range l.words {
		if !begins(e.hay, w) {
			return false
		}
	}
	return true
}

// begins tells whether a word of the text begins so; "cal" isn't in ethical.
func begins(text, word string) bool {
	for {
		i := strings.Index(text, word)
		if i < 0 {
			return false
		}
		if i == 0 || !letter(text[i-1]) || !letter(word[0]) {
			return true
		}
		text = text[i+1:]
	}
}

// letter tells of ASCII letters and digits: only they part words with blanks
// and signs.
func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// here is the file that one is on; nil where there is none.
func (l *list) here() *entry {
	if l.at >= len(l.shown) || l.shown[l.at] >= len(l.entries) {
		return nil
	}
	return &l.entries[l.shown[l.at]]
}

func (l *list) move(by int) { l.at = max(0, min(l.at+by, len(l.shown)-1)) }

// pile is where a file is counted.
func pile(archived bool) int {
	if archived {
		return 1
	}
	return 0
}

// none tells that the workspace is empty, as far as is known.
func (l *list) none() bool { return l.looked && l.err == nil && len(l.entries) == 0 }
