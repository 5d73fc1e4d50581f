package store

import (
	"errors"
	"io"
	"io/fs"
)

// isUnlocked tells whether there is no lock file yet.
func (f *File) isUnlocked() bool {
	_, err := f.store.FS.Stat(f.lockPath())
	return errors.Is(err, fs.ErrNotExist)
}

// unlock lets go of the lock, and takes its file away where it would be litter.
//
// Taking it away while the lock is held, as the last thing done under it, is
// sound on a disk of this computer: who waits for it looks, once it has the
// lock, whether that file is still the one at the path, and else begins anew
// ([FS.Lock]). On a network folder that look may be seconds old, and then two
// could save at once. So a save leaves the file, and only what was never made
// and what a version control would pick up is tidied. Windows keeps open files,
// so there it stays.
func (f *File) unlock(lock io.Closer, tidy bool) {
	if tidy {
		f.store.FS.Remove(f.lockPath())
	}
	lock.Close()
}
