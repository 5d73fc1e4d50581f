package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ReadFile reads a file of at most max bytes that isn't an assessment: a
// spreadsheet, a framework, a report's brand. The error is [*InputError] or
// [*MachineError].
func (s *Store) ReadFile(path string, max int) ([]byte, error) {
	info, err := s.FS.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &InputError{path, "there is no such file; check the name", fs.ErrNotExist}
	case err != nil:
		return nil, machine(opRead, path, err)
	case info.Mode.IsDir():
		return nil, &InputError{path, "is a folder; name a file in it", nil}
	}
	if info.Size > int64(max) {
		return nil, &InputError{path, fmt.Sprintf("is larger than %d MiB; make it smaller", max>>20), nil}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, machine(opRead, path, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(max)+1))
	if err != nil {
		return nil, machine(opRead, path, err)
	}
	if len(data) > max {
		return nil, &InputError{path, fmt.Sprintf("is larger than %d MiB; make it smaller", max>>20), nil}
	}
	return data, nil
}

// Head gives the first bytes of a file, n at most; nil where there is no file.
func (s *Store) Head(path string, n int) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, machine(opRead, path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, &InputError{path, "is a folder; name a file in it", nil}
	}
	data, err := io.ReadAll(io.LimitReader(f, int64(n)))
	if err != nil {
		return nil, machine(opRead, path, err)
	}
	return data, nil
}

// WriteNew writes a file, mode 0600, never over something that is there.
func (s *Store) WriteNew(path string, data []byte) error {
	return s.put(path, data, s.FS.Place)
}

// WriteOver writes a file, mode 0600, whole or not at all: what was there stays
// until the new one is on disk.
func (s *Store) WriteOver(path string, data []byte) error {
	return s.put(path, data, s.FS.Rename)
}

func (s *Store) put(path string, data []byte, place func(from, to string) error) error {
	real, err := s.FS.Real(path)
	if err != nil {
		return machine(opMake, path, err)
	}
	f := &File{store: s, path: path, real: real}
	folder, err := s.FS.Folder(filepath.Dir(real))
	if err != nil {
		return machine(opMake, path, err)
	}
	defer folder.Close()
	f.clear(folder)
	from, _, err := f.beside(data, newMode)
	if err != nil {
		return machine(opMake, path, err)
	}
	if err := place(from, real); err != nil {
		s.FS.Remove(from)
		if errors.Is(err, fs.ErrExist) {
			return thereAlready(path)
		}
		return machine(opMake, path, err)
	}
	if err := folder.Sync(); err != nil {
		return machine(opMake, path, err)
	}
	return nil
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
