package store

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"posture/assessment"
	"posture/frameworks/strict"
)

// Wait is how long the store waits for somebody else's lock, unless told.
const Wait = 10 * time.Second

// A Store reads and writes assessment files.
type Store struct {
	FS   FS            // Disk()
	Find Finder        // the frameworks that the program carries
	Wait time.Duration // for somebody else's lock

	// Cache is the folder of workspaces' indexes, made on first use; "" for none.
	// It belongs into the system's cache folder: names of organisations stand in
	// an index, and no other place should hold them for longer than need be.
	Cache string
	// Program tells apart programs that make different figures of the same file:
	// by their method, or by what Find carries. An index that another one made is
	// made anew. "" is this program's build.
	Program string

	known library
}

// New gives a store on the computer's own disk.
func New(find Finder) *Store { return &Store{FS: Disk(), Find: find, Wait: Wait} }

// Open reads an assessment file. It takes no lock. The error is [*InputError],
// [*strict.Mistakes] or [*MachineError].
func (s *Store) Open(path string) (*File, error) { return s.OpenAs(path, path) }

// OpenAs is [Store.Open] for a file that people know under another name, which
// messages then give.
func (s *Store) OpenAs(path, name string) (*File, error) {
	real, err := s.FS.Real(path)
	if err != nil {
		return nil, readError(name, err)
	}
	f := &File{store: s, path: name, real: real}
	now, err := f.read()
	if err != nil {
		return nil, err
	}
	f.now.Store(now)
	return f, nil
}

// Create makes an assessment file, mode 0600, never over something that is
// there. The file keeps a copy of the assessment. The error is [*InputError],
// [*LockedError] or [*MachineError].
func (s *Store) Create(path string, a *assessment.Assessment) (*File, error) {
	real, err := s.FS.Real(path)
	if err != nil {
		return nil, machine(opMake, path, err)
	}
	switch _, err := s.FS.Stat(real); {
	case err == nil:
		return nil, thereAlready(path)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, machine(opMake, path, err)
	}
	f := &File{store: s, path: path, real: real}
	tidy := f.isUnlocked()
	lock, err := f.lock(opMake, newMode)
	if err != nil {
		return nil, err
	}
	now := &state{a: a.Clone()}
	err = f.write(now, opMake, newMode, s.FS.Place)
	f.unlock(lock, tidy && err != nil)
	if err != nil {
		return nil, err
	}
	f.now.Store(now)
	return f, nil
}

// newMode is the mode of a new file: assessments are lists of weaknesses.
const newMode fs.FileMode = 0o600

func readError(path string, err error) error {
	if errors.Is(err, errNowhere) {
		return &InputError{path, "is a link that leads nowhere; mend the link, or remove it", fs.ErrNotExist}
	}
	if errors.Is(err, fs.ErrNotExist) || isAny(err, errsNoPath) {
		return notThere(path)
	}
	return machine(opRead, path, err)
}

// read reads the file as it is now.
func (f *File) read() (*state, error) {
	info, err := f.store.FS.Stat(f.real)
	if err != nil {
		return nil, readError(f.path, err)
	}
	if err := notAFile(f.path, info); err != nil {
		return nil, err
	}
	data, info, err := f.store.FS.Read(f.real, MaxSize+1)
	if err != nil {
		return nil, readError(f.path, err)
	}
	if len(data) == 0 {
		return nil, &InputError{f.path, "is empty; bring back a copy, or make it with \"posture new\"", ErrEmpty}
	}
	doc, err := decode(f.path, data, f.store.find, f.store.load)
	if err != nil {
		return nil, err
	}
	return &state{doc.Assessment, doc.Comments, info, len(data)}, nil
}

// lock takes the file's lock.
func (f *File) lock(op string, mode fs.FileMode) (io.Closer, error) {
	lock, err := f.store.FS.Lock(f.lockPath(), mode, f.store.Wait)
	switch {
	case errors.Is(err, errBusy):
		return nil, &LockedError{f.path, f.store.Wait}
	case err != nil:
		return nil, machine(op, f.path, err)
	}
	return lock, nil
}

func (f *File) lockPath() string {
	folder, name := filepath.Split(f.real)
	return folder + "." + name + ".lock"
}

// write puts the state on disk. The caller has the lock. What is known of the
// file afterwards is set in next.
func (f *File) write(next *state, op string, mode fs.FileMode, place func(from, to string) error) error {
	data, notes := encode(next.a, next.notes, next.size)
	if len(data) > MaxSize || strict.Items(data) > strict.MaxItems {
		return &InputError{f.path, "the assessment has grown too large to be read again; shorten its notes", nil}
	}
	info, err := f.put(data, op, mode, place)
	if err != nil {
		return err
	}
	next.notes, next.info, next.size = notes, info, len(data)
	return nil
}

// put puts bytes into the file, whole or not at all: they are written beside
// it, synced, and put in its place, and then the folder is synced.
func (f *File) put(data []byte, op string, mode fs.FileMode, place func(from, to string) error) (Info, error) {
	folder, err := f.store.FS.Folder(filepath.Dir(f.real))
	if err != nil {
		return Info{}, machine(op, f.path, err)
	}
	defer folder.Close()
	f.clear(folder)
	from, info, err := f.beside(data, mode, true)
	if err != nil {
		return Info{}, machine(op, f.path, err)
	}
	if err := place(from, f.real); err != nil {
		f.store.FS.Remove(from)
		if errors.Is(err, fs.ErrExist) {
			return Info{}, thereAlready(f.path)
		}
		return Info{}, machine(op, f.path, err)
	}
	if err := folder.Sync(); err != nil {
		if op == opMake {
			f.store.FS.Remove(f.real) // so that it can be made again
		}
		return Info{}, machine(op, f.path, err)
	}
	return info, nil
}

// beside writes a new file next to the one that it will become, and makes it
// last where that is asked.
func (f *File) beside(data []byte, mode fs.FileMode, last bool) (path string, _ Info, err error) {
	folder, name := filepath.Split(f.real)
	t, err := f.store.FS.Temp(folder, "."+name+".", tempSuffix, mode)
	if err != nil {
		return "", Info{}, err
	}
	n, err := t.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err == nil && last {
		err = t.Sync()
	}
	var info Info
	if err == nil {
		info, err = t.Info()
	}
	if e := t.Close(); err == nil {
		err = e
	}
	if err != nil {
		f.store.FS.Remove(t.Path())
	}
	return t.Path(), info, err
}

const tempSuffix = ".tmp"

// clear takes away what dead programs left beside the file. Those of living
// ones aren't there: the caller has the lock. A save doesn't fail for it.
func (f *File) clear(folder Folder) {
	names, err := folder.Names()
	if err != nil {
		return
	}
	dir, name := filepath.Split(f.real)
	for _, n := range names {
		rest, ours := strings.CutPrefix(n, "."+name+".")
		digits, temp := strings.CutSuffix(rest, tempSuffix)
		if ours && temp && digits != "" && strings.Trim(digits, "0123456789") == "" {
			f.store.FS.Remove(dir + n)
		}
	}
}
