package store

import (
	"io"
	"io/fs"
	"time"
)

// FS is the store's door to the disk. Tests put others in its place, to break
// each call and to see what a power cut leaves.
//
// Its errors are those of package os; the store gives them their words.
type FS interface {
	// Real gives the file that a path stands for, with symbolic links followed.
	// What isn't there yet is as it is named.
	Real(path string) (string, error)
	// Stat tells what stands at a path, and follows symbolic links.
	Stat(path string) (Info, error)
	// Read gives the bytes of a file, those after the first most left out, and
	// what stood there when reading began.
	Read(path string, most int) ([]byte, Info, error)
	// Folder opens a folder.
	Folder(path string) (Folder, error)
	// MakeFolder makes a folder, mode 0700, and those above it, where they aren't
	// there, to last.
	MakeFolder(path string) error
	// Temp makes a new file in a folder, named prefix, some digits, suffix.
	Temp(folder, prefix, suffix string, mode fs.FileMode) (Temp, error)
	// Rename puts a file in the place of another.
	Rename(from, to string) error
	// Place renames a file to a name that is free; fs.ErrExist where it isn't.
	Place(from, to string) error
	// Remove takes a file away.
	Remove(path string) error
	// Lock waits for the lock on a file, which ends with the process at the
	// latest, and makes it where it isn't there. Its holder may take the file
	// away: who has the lock has that of the file that is there. Where somebody
	// else has it all the while, the error is errBusy.
	Lock(path string, mode fs.FileMode, wait time.Duration) (io.Closer, error)
}

// Info tells files apart, and a file from what it was before.
type Info struct {
	Device, Inode uint64
	Size          int64
	Modified      int64 // nanoseconds
	Changed       int64 // of its bytes, mode or names, which nobody can set back; 0 where the system doesn't tell
	Mode          fs.FileMode
}

// same tells whether the file is as it was. Its mode and names may have changed.
func (i Info) same(o Info) bool {
	i.Mode, o.Mode, i.Changed, o.Changed = 0, 0, 0, 0
	return i == o && i != Info{}
}

func (i Info) time() time.Time { return time.Unix(0, i.Modified).UTC() }

// A Folder is open, so that it can be synced whatever happens meanwhile.
type Folder interface {
	// Names are the names of what is in it.
	Names() ([]string, error)
	// Sync makes names given and taken in it last.
	Sync() error
	io.Closer
}

// A Temp is a new file that is being written.
type Temp interface {
	io.Writer
	// Path is where it stands.
	Path() string
	// Sync makes what was written last.
	Sync() error
	// Info tells what it is by now.
	Info() (Info, error)
	io.Closer
}
