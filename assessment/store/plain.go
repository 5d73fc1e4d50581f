package store

import (
	"errors"
	"fmt"
	"io/fs"
)

// ReadFile reads a file of at most max bytes that isn't an assessment: a
// framework, a report's brand. The error is [*InputError] or [*MachineError].
func (s *Store) ReadFile(path string, max int) ([]byte, error) {
	return s.whole(path, max, 0)
}

// ReadStream is ReadFile for what may also come out of a pipe, as a shell's
// <(…) makes it: a spreadsheet. It waits for whoever writes into the pipe, but
// not for somebody to begin.
func (s *Store) ReadStream(path string, max int) ([]byte, error) {
	data, err := s.whole(path, max, fs.ModeNamedPipe)
	if err != nil || len(data) > 0 {
		return data, err
	}
	if info, err := s.FS.Stat(path); err == nil && info.Mode&fs.ModeNamedPipe != 0 {
		return nil, &InputError{path, "is a pipe, and nothing comes out of it; start what writes into it first, or name a file", nil}
	}
	return data, nil
}

func (s *Store) whole(path string, max int, also fs.FileMode) ([]byte, error) {
	data, err := s.head(path, max+1, also)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &InputError{path, "there is no such file; check the name", fs.ErrNotExist}
	case err != nil:
		return nil, err
	case len(data) > max:
		return nil, &InputError{path, fmt.Sprintf("is larger than %d MiB; make it smaller", max>>20), nil}
	}
	return data, nil
}

// Head gives the first bytes of a file, n at most; nil where there is no file.
func (s *Store) Head(path string, n int) ([]byte, error) {
	data, err := s.head(path, n, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// head reads the first bytes of an ordinary file, or of one of the type also.
func (s *Store) head(path string, n int, also fs.FileMode) ([]byte, error) {
	info, err := s.FS.Stat(path)
	switch {
	case err != nil:
		return nil, readError(path, err)
	case info.Mode.IsDir():
		return nil, &InputError{path, "is a folder; name a file in it", nil}
	case info.Mode.Type() != 0 && info.Mode.Type() != also:
		return nil, &InputError{path, "is no ordinary file; name another", nil}
	}
	data, _, err := s.FS.Read(path, n)
	if err != nil {
		return nil, readError(path, err)
	}
	return data, nil
}

// WriteNew writes a file, mode 0600, never over something that is there.
func (s *Store) WriteNew(path string, data []byte) error {
	return s.writePlain(path, data, opMake, s.FS.Place)
}

// WriteOver writes a file, mode 0600 where it is new, whole or not at all: what
// was there stays until the new one is on disk.
func (s *Store) WriteOver(path string, data []byte) error {
	return s.writePlain(path, data, opWrite, s.FS.Rename)
}

func (s *Store) writePlain(path string, data []byte, op string, place func(from, to string) error) error {
	real, err := s.FS.Real(path)
	if err != nil {
		return machine(op, path, err)
	}
	mode := newMode
	switch info, err := s.FS.Stat(real); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return machine(op, path, err)
	case op == opMake:
		return thereAlready(path)
	case info.Mode.IsDir():
		return &InputError{path, "is a folder; name a file in it", nil}
	case !info.Mode.IsRegular():
		return &InputError{path, "is no ordinary file; name another", nil}
	case info.Mode.Perm()&0o222 == 0:
		return machine(op, path, errProtected)
	default:
		mode = info.Mode.Perm()
	}
	f := &File{store: s, path: path, real: real}
	_, err = f.put(data, op, mode, place)
	return err
}

// Same tells whether two paths stand for the same file.
func (s *Store) Same(a, b string) bool {
	x, errX := s.FS.Stat(a)
	y, errY := s.FS.Stat(b)
	return errX == nil && errY == nil && x.Device == y.Device && x.Inode == y.Inode && x != Info{}
}

// MakeFolder makes a folder, and those above it, where they aren't there.
func (s *Store) MakeFolder(path string) error {
	if err := s.FS.MakeFolder(path); err != nil {
		return machine(opMake, path, err)
	}
	return nil
}
