package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/windows"
)

// noWaiting opens a pipe at once; here pipes are no files.
const noWaiting = 0

func statPath(path string) (Info, error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return Info{Mode: modeOf(info)}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return Info{}, err
	}
	defer f.Close()
	return statFile(f)
}

func modeOf(info os.FileInfo) fs.FileMode {
	if info == nil {
		return 0
	}
	return info.Mode()
}

func statFile(f *os.File) (Info, error) {
	info, err := f.Stat()
	if err != nil {
		return Info{}, err
	}
	var d syscall.ByHandleFileInformation
	if err := syscall.GetFileInformationByHandle(syscall.Handle(f.Fd()), &d); err != nil {
		return Info{}, &fs.PathError{Op: "stat", Path: f.Name(), Err: err}
	}
	return Info{
		Device: uint64(d.VolumeSerialNumber), Inode: uint64(d.FileIndexHigh)<<32 | uint64(d.FileIndexLow),
		Size: info.Size(), Modified: info.ModTime().UnixNano(), Mode: info.Mode(),
	}, nil
}

// syncFolder has nothing to do: NTFS keeps a journal of its names.
func syncFolder(*os.File) error { return nil }

// rename tries again for a while where another program, a virus scanner say,
// has the file open.
func rename(from, to string) error {
	for try := 0; ; try++ {
		err := os.Rename(from, to)
		busy := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !busy || try == 20 {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// What the system says of a full disk, of one that takes no writing, of one
// that fails, of one that has no locks, of a name that is too long, of a file in
// a folder's place, and of a path that can't be one.
var (
	errsFull     = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
	errsReadOnly = []error{windows.ERROR_WRITE_PROTECT}
	errsFailing  = []error{windows.ERROR_CRC, windows.ERROR_IO_DEVICE}
	errsNoLocks  = []error{windows.ERROR_NOT_SUPPORTED, windows.ERROR_INVALID_FUNCTION}
	errsTooLong  = []error{windows.ERROR_FILENAME_EXCED_RANGE}
	errsNoFolder = []error{windows.ERROR_DIRECTORY}
	errsNoPath   = []error{windows.ERROR_INVALID_NAME, windows.ERROR_FILENAME_EXCED_RANGE, windows.ERROR_DIRECTORY}
)
