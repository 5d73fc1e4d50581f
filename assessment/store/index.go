package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"posture/frameworks/strict"
)

// maxIndex is the size of an index that is still read, in bytes.
const maxIndex = 64 << 20

// maxNotedMistakes is how many mistakes a file has at most that an index knows.
const maxNotedMistakes = 20

// racy is how old a file must have been when it was looked at for an index to
// know it: a younger one may be changed again without another time. It is the
// coarsest time of a common file system, FAT's.
const racy = 2 * time.Second

// An index is what was found in a workspace's files when it was last listed. It
// is a cache and no more: what stands in it follows from the files.
type index struct {
	store *Store
	path  string // "" where none is kept
	there bool   // there is one, whatever it is
	known map[string]*noted
}

// A noted file is one that was looked at. Its Path, Archived and Modified say
// nothing in an index.
type noted struct {
	name  string // its path within the workspace
	info  Info   // what it was when it was read
	fresh bool   // the index didn't know it so
	Entry
}

// index reads the workspace's index. One that is missing, broken, of another
// format or of another program knows nothing.
func (w *Workspace) index() *index {
	x := &index{store: w.store}
	dir, err := filepath.Abs(w.dir)
	if err == nil {
		dir, err = w.store.FS.Real(dir)
	}
	if w.store.Cache == "" || err != nil {
		return x
	}
	sum := sha256.Sum256([]byte(dir))
	x.path = filepath.Join(w.store.Cache, hex.EncodeToString(sum[:12])+".index")
	data, _, err := w.store.FS.Read(x.path, maxIndex)
	if err != nil {
		return x
	}
	x.there = true
	files := decodeIndex(data, x.program())
	x.known = make(map[string]*noted, len(files))
	for i := range files {
		x.known[files[i].name] = &files[i]
	}
	return x
}

func (x *index) program() string { return cmp.Or(x.store.Program, thisProgram()) }

// thisProgram tells builds of the program apart: by what is built in, and, as
// two that aren't released may be the same in that, by the size and time of the
// program's own file.
func thisProgram() string {
	var s strings.Builder
	if info, ok := debug.ReadBuildInfo(); ok {
		s.WriteString(info.String())
	}
	if path, err := os.Executable(); err == nil {
		if info, err := os.Stat(path); err == nil {
			fmt.Fprintf(&s, "%d %d", info.Size(), info.ModTime().UnixNano())
		}
	}
	sum := sha256.Sum256([]byte(s.String()))
	return hex.EncodeToString(sum[:])
}

// keep brings the index up to date with what was found by a look that began at
// a time, where that differs.
func (x *index) keep(found []*noted, began time.Time) {
	if x.path == "" {
		return
	}
	var known []*noted
	changed := false
	for _, n := range found {
		if n.lasting() && n.info.time().Before(began.Add(-racy)) {
			known = append(known, n)
			changed = changed || n.fresh
		}
	}
	switch {
	case len(known) == 0 && x.there:
		x.store.FS.Remove(x.path)
	case changed || len(known) < len(x.known):
		if data := encodeIndex(known, x.program()); len(data) < maxIndex {
			x.store.putCache(x.path, data)
		}
	}
}

// named gives a noted file's error in the words for a path.
func (n *noted) named(path string) error {
	known, broken := n.Err.(*strict.Mistakes)
	if !broken {
		return nil
	}
	m := &strict.Mistakes{List: slices.Clone(known.List), More: known.More}
	for i := range m.List {
		m.List[i].File = path
	}
	return m
}

// lasting tells whether the file's bytes alone made it what it is here, and
// not, say, a permission.
func (n *noted) lasting() bool {
	if n.info == (Info{}) {
		return false
	}
	if n.Err == nil {
		return true
	}
	m, ok := n.Err.(*strict.Mistakes)
	if !ok || len(m.List) > maxNotedMistakes {
		return false
	}
	for _, x := range m.List {
		if x.File != n.Path || strings.Contains(x.Text, n.Path) { // the index doesn't know by what path it will be asked
			return false
		}
	}
	return true
}

// putCache puts bytes into a file of the cache, whole or not at all, unless
// somebody else is doing the same. Nothing is synced: what a power cut leaves
// is found to be broken. Errors are passed over.
func (s *Store) putCache(path string, data []byte) {
	dir := filepath.Dir(path)
	if s.FS.MakeFolder(dir) != nil {
		return
	}
	f := &File{store: s, path: path, real: path}
	lock, err := s.FS.Lock(f.lockPath(), newMode, 0)
	if err != nil {
		return
	}
	defer lock.Close()
	folder, err := s.FS.Folder(dir)
	if err != nil {
		return
	}
	defer folder.Close()
	f.clear(folder)
	from, _, err := f.beside(data, newMode, false)
	if err != nil {
		return
	}
	if s.FS.Rename(from, path) != nil {
		s.FS.Remove(from)
	}
}
