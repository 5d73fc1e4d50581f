package store

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// Disk is the computer's own file system.
func Disk() FS { return disk{} }

type disk struct{}

func (disk) Real(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return real, nil
	}
	if _, e := os.Stat(path); errors.Is(err, fs.ErrNotExist) || isAny(e, errsNoPath) {
		if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return "", &fs.PathError{Op: "open", Path: path, Err: errNowhere}
		}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	return filepath.Join(folder, filepath.Base(path)), err
}

func (disk) Stat(path string) (Info, error) { return statPath(path) }

func (disk) Read(path string, most int) ([]byte, Info, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|noWaiting, 0)
	if err != nil {
		return nil, Info{}, err
	}
	defer f.Close()
	info, err := statFile(f)
	if err != nil {
		return nil, Info{}, err
	}
	var b bytes.Buffer
	b.Grow(int(min(info.Size, int64(most))) + bytes.MinRead)
	_, err = b.ReadFrom(io.LimitReader(f, int64(most)))
	return b.Bytes(), info, err
}

func (disk) Folder(path string) (Folder, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return folder{f}, nil
}

type folder struct{ *os.File }

func (f folder) Names() ([]string, error) { return f.Readdirnames(-1) }
func (f folder) Sync() error              { return syncFolder(f.File) }

func (d disk) MakeFolder(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	above := filepath.Dir(path)
	if above != path {
		if err := d.MakeFolder(above); err != nil {
			return err
		}
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		if info, e := os.Stat(path); e == nil && info.IsDir() {
			return nil // somebody else was quicker
		}
		return err
	}
	f, err := os.Open(above)
	if err != nil {
		return err
	}
	defer f.Close()
	return syncFolder(f)
}

func (disk) Temp(folder, prefix, suffix string, mode fs.FileMode) (Temp, error) {
	if folder == "" { // of a bare name; os.CreateTemp would take the system's own
		folder = "."
	}
	f, err := os.CreateTemp(folder, prefix+"*"+suffix)
	if err != nil {
		return nil, err
	}
	if mode != 0o600 {
		err = f.Chmod(mode)
	}
	if err != nil {
		f.Close()
		os.Remove(f.Name())
		return nil, err
	}
	return temp{f}, nil
}

type temp struct{ *os.File }

func (t temp) Path() string        { return t.Name() }
func (t temp) Info() (Info, error) { return statFile(t.File) }

func (disk) Rename(from, to string) error { return rename(from, to) }

func (disk) Place(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	// A disk without hard links: the lock keeps out whoever asks for it.
	if _, err := os.Lstat(to); err == nil {
		return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	}
	return rename(from, to)
}

func (disk) Remove(path string) error { return os.Remove(path) }

// errBusy tells of a lock that somebody else had all the while.
var errBusy = errors.New("locked")

// lockPause is the time between two looks at a lock that somebody else has.
const lockPause = 10 * time.Millisecond

func (disk) Lock(path string, mode fs.FileMode, wait time.Duration) (io.Closer, error) {
	for until := time.Now().Add(wait); ; time.Sleep(lockPause) {
		lock, err := tryLock(path, mode)
		if lock != nil || err != nil {
			return lock, err
		}
		if !time.Now().Before(until) {
			return nil, errBusy
		}
	}
}

// tryLock gives nil where somebody else has the lock, or had it and has taken
// the file away: then this one locks nothing.
func tryLock(path string, mode fs.FileMode) (io.Closer, error) {
	if f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode); err == nil {
		err = errors.Join(f.Chmod(mode), f.Close()) // whoever may write the file may lock it
		if err != nil {
			return nil, err
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	lock := flock.New(path, flock.SetPermissions(mode))
	if ok, err := lock.TryLock(); !ok || err != nil {
		return nil, err
	}
	mine, err := lock.Stat()
	if err == nil {
		there, e := os.Stat(path)
		if e == nil && os.SameFile(mine, there) {
			return lock, nil
		}
		if !errors.Is(e, fs.ErrNotExist) {
			err = e
		}
	}
	lock.Close()
	return nil, err
}
