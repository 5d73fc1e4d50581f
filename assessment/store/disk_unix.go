//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
)

// noWaiting opens a pipe at once, whether or not somebody writes into it.
const noWaiting = syscall.O_NONBLOCK

func statPath(path string) (Info, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Info{}, err
	}
	return identify(info), nil
}

func statFile(f *os.File) (Info, error) {
	info, err := f.Stat()
	if err != nil {
		return Info{}, err
	}
	return identify(info), nil
}

func identify(info os.FileInfo) Info {
	i := Info{Size: info.Size(), Modified: info.ModTime().UnixNano(), Mode: info.Mode()}
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		i.Device, i.Inode, i.Changed = uint64(s.Dev), uint64(s.Ino), changed(s)
	}
	return i
}

// syncFolder makes names given and taken in a folder last. Some file systems
// have nothing to do for that, and say so by an error.
func syncFolder(f *os.File) error {
	err := f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return err
}

func rename(from, to string) error { return os.Rename(from, to) }

// What the system says of a full disk, of one that takes no writing, of one
// that fails, of one that has no locks, of a name that is too long, of a file in
// a folder's place, and of a path that can't be one.
var (
	errsFull     = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	errsReadOnly = []error{syscall.EROFS}
	errsFailing  = []error{syscall.EIO, syscall.ENXIO}
	errsNoLocks  = []error{syscall.ENOLCK, syscall.ENOSYS, syscall.ENOTSUP, syscall.EOPNOTSUPP}
	errsTooLong  = []error{syscall.ENAMETOOLONG}
	errsNoFolder = []error{syscall.ENOTDIR}
	errsNoPath   = []error{syscall.ENOTDIR, syscall.ENAMETOOLONG, syscall.ELOOP, syscall.EINVAL}
)
