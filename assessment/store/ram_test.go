package store_test

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"posture/assessment/store"
)

// ram is a disk in memory that knows what of it would outlast a power cut: the
// bytes that were synced, and the names that were given and taken before the
// folder was synced. All of its folders are synced as one.
type ram struct {
	names   map[string]*inode // as programs see them
	durable map[string]*inode // as of the last sync of the folder
	unsafe  []nameChange      // since then
	inodes  uint64
	changed func() // called after each change, if set
	drop    int    // the sync, counted from 1, that does nothing; 0 for none
	syncs   int
}

type inode struct {
	number uint64
	data   []byte
	synced []byte // nil where no sync was done
	mode   fs.FileMode
	clock  int64
}

// A nameChange happens whole or not at all.
type nameChange struct {
	set    string // gets the inode
	inode  *inode
	remove string // is taken away; "" for none
}

func (c nameChange) apply(names map[string]*inode) {
	if c.remove != "" {
		delete(names, c.remove)
	}
	if c.set != "" {
		names[c.set] = c.inode
	}
}

func newRAM() *ram { return &ram{names: map[string]*inode{}, durable: map[string]*inode{}} }

func (r *ram) rename(c nameChange) {
	c.apply(r.names)
	r.unsafe = append(r.unsafe, c)
	r.touched()
}

func (r *ram) touched() {
	if r.changed != nil {
		r.changed()
	}
}

// dropped counts a sync, and tells whether it is the one that does nothing.
func (r *ram) dropped() bool {
	r.syncs++
	return r.syncs == r.drop
}

func missing(path string) error { return &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist} }

func (r *ram) Real(path string) (string, error) { return path, nil }

func (r *ram) Stat(path string) (store.Info, error) {
	n := r.names[path]
	if n == nil {
		return store.Info{}, missing(path)
	}
	return n.info(), nil
}

func (n *inode) info() store.Info {
	return store.Info{Device: 1, Inode: n.number, Size: int64(len(n.data)), Modified: n.clock, Mode: n.mode}
}

func (r *ram) Read(path string, most int) ([]byte, store.Info, error) {
	n := r.names[path]
	if n == nil {
		return nil, store.Info{}, missing(path)
	}
	return slices.Clone(n.data[:min(most, len(n.data))]), n.info(), nil
}

func (r *ram) Temp(folder, prefix, suffix string, mode fs.FileMode) (store.Temp, error) {
	r.inodes++
	n := &inode{number: r.inodes, mode: mode}
	path := fmt.Sprintf("%s%s%d%s", folder, prefix, r.inodes, suffix)
	r.rename(nameChange{set: path, inode: n})
	return ramTemp{r, n, path}, nil
}

type ramTemp struct {
	r    *ram
	n    *inode
	path string
}

func (t ramTemp) Path() string              { return t.path }
func (t ramTemp) Info() (store.Info, error) { return t.n.info(), nil }
func (t ramTemp) Close() error              { return nil }

func (t ramTemp) Write(p []byte) (int, error) {
	t.n.data = append(t.n.data, p...)
	t.n.clock++
	t.r.touched()
	return len(p), nil
}

func (t ramTemp) Sync() error {
	if !t.r.dropped() {
		t.n.synced = slices.Clone(t.n.data)
	}
	t.r.touched()
	return nil
}

func (r *ram) Rename(from, to string) error {
	r.rename(nameChange{set: to, inode: r.names[from], remove: from})
	return nil
}

func (r *ram) Place(from, to string) error {
	if r.names[to] != nil {
		return &fs.PathError{Op: "link", Path: to, Err: fs.ErrExist}
	}
	r.rename(nameChange{set: to, inode: r.names[from]})
	r.rename(nameChange{remove: from})
	return nil
}

func (r *ram) Remove(path string) error {
	if r.names[path] == nil {
		return missing(path)
	}
	r.rename(nameChange{remove: path})
	return nil
}

func (r *ram) Lock(string, fs.FileMode, time.Duration) (io.Closer, error) {
	return io.NopCloser(nil), nil
}

func (r *ram) MakeFolder(string) error { return nil }

func (r *ram) Folder(path string) (store.Folder, error) { return ramFolder{r, path}, nil }

type ramFolder struct {
	r    *ram
	path string
}

func (f ramFolder) Close() error { return nil }

func (f ramFolder) Names() ([]string, error) {
	var names []string
	for path := range f.r.names {
		if filepath.Dir(path) == filepath.Clean(f.path) {
			names = append(names, filepath.Base(path))
		}
	}
	return names, nil
}

func (f ramFolder) Sync() error {
	if !f.r.dropped() {
		f.r.durable, f.r.unsafe = maps.Clone(f.r.names), nil
	}
	f.r.touched()
	return nil
}

// afterPowerCut gives every disk that a power cut may leave now: each of the
// changes of names since the last sync done or not, in any combination, and of
// bytes that weren't synced all, none, some, or zeros in their place.
func (r *ram) afterPowerCut() iter.Seq[*ram] {
	return func(yield func(*ram) bool) {
		for done := range 1 << len(r.unsafe) {
			names := maps.Clone(r.durable)
			for i, c := range r.unsafe {
				if done>>i&1 == 1 {
					c.apply(names)
				}
			}
			for kept := range 5 {
				after := newRAM()
				after.inodes = r.inodes
				for path, n := range names {
					after.names[path] = n.afterPowerCut(kept)
				}
				after.durable = maps.Clone(after.names)
				if !yield(after) {
					return
				}
			}
		}
	}
}

func (n *inode) afterPowerCut(kept int) *inode {
	data := n.synced
	if len(n.data) > len(n.synced) {
		switch rest := n.data[len(n.synced):]; kept {
		case 0:
			data = n.data
		case 1:
			data = append(slices.Clone(data), make([]byte, len(rest))...)
		case 2:
			data = append(slices.Clone(data), rest[:len(rest)/2]...)
		case 3:
			data = append(slices.Clone(data), rest[:len(rest)-1]...)
		}
	}
	return &inode{n.number, data, data, n.mode, n.clock}
}
