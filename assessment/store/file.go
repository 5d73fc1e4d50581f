package store

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"sync"
	"sync/atomic"

	"posture/assessment"
)

// A File is an assessment file that was opened. Its methods may be called from
// several goroutines.
type File struct {
	store *Store
	path  string // as messages name it
	real  string // with symbolic links followed

	saving sync.Mutex
	now    atomic.Pointer[state]
}

// A state is what a file held when it was last read or written.
type state struct {
	a     *assessment.Assessment // read only
	notes Comments
	info  Info
	size  int
}

// Path is the file's path, as messages name it.
func (f *File) Path() string { return f.path }

// Document gives a copy of what the file held when it was last read or written,
// comments and all.
func (f *File) Document() *Document {
	now := f.now.Load()
	return &Document{now.a.Clone(), maps.Clone(now.notes)}
}

// Assessment gives a copy of what the file held when it was last read or
// written. It never waits for the disk.
func (f *File) Assessment() *assessment.Assessment { return f.now.Load().a.Clone() }

// Saved is what came of a save.
type Saved struct {
	Assessment *assessment.Assessment // as it is on disk; the caller's
	Others     bool                   // what others had saved meanwhile was taken in
	Overwrote  []Overwrite            // what others had set and these changes set otherwise
}

// An Overwrite names facts of a subject, as [assessment.Assessment.Apply] does.
type Overwrite struct {
	Subject assessment.Subject
	Facts   []string
}

// Save makes changes to what is on disk, whoever put it there: it waits for
// the lock, reads the file unless it is as this File left it, applies the
// changes, writes, and lets go. When it returns without an error, they are
// stored for good. On an error none of them is, and the file is as it was
// before, but for a folder that couldn't be synced: then the changes are there,
// and may not outlast a power cut; saving them again does no harm. Where the
// file isn't there any more the error wraps [ErrGone], and Remake is what helps.
func (f *File) Save(changes []assessment.Change) (Saved, error) {
	var saved Saved
	var err error
	saved.Others, err = f.change(func(d *Document) error {
		for _, c := range changes {
			facts, err := d.Assessment.Apply(c)
			if err != nil {
				return fmt.Errorf("%s: %w", f.path, err)
			}
			if len(facts) > 0 {
				saved.Overwrote = append(saved.Overwrote, Overwrite{c.Subject, facts})
			}
		}
		return nil
	}, false)
	if err != nil {
		return Saved{}, err
	}
	saved.Assessment = f.Assessment()
	return saved, nil
}

// Update is [File.Save] for changes that depend on what is on disk: edit gets
// that, and applies changes to it. Where edit gives an error, Update gives the
// same, and nothing is written.
func (f *File) Update(edit func(a *assessment.Assessment) error) error {
	_, err := f.change(func(d *Document) error { return edit(d.Assessment) }, false)
	return err
}

// Rewrite is [File.Update] for changes of comments too, or of the whole. It
// leaves no lock file where there was none, as in a folder that is under
// version control.
func (f *File) Rewrite(edit func(d *Document) error) error {
	_, err := f.change(edit, true)
	return err
}

// Reload takes in what others have saved. It tells whether the file was read
// anew; where it is as it was left it is only looked at. Where it isn't there
// any more the error wraps [ErrGone].
func (f *File) Reload() (changed bool, err error) {
	f.saving.Lock()
	defer f.saving.Unlock()
	info, err := f.store.FS.Stat(f.real)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, machine(opRead, f.path, ErrGone)
	case err != nil:
		return false, readError(f.path, err)
	case info.same(f.now.Load().info):
		return false, nil
	}
	now, err := f.read()
	if err != nil {
		return false, err
	}
	f.now.Store(now)
	return true, nil
}

// Remake writes the whole assessment anew where the file was moved or deleted.
// What stands there again is not written over: then the error is an
// [*InputError] with fs.ErrExist, and Save is what helps.
func (f *File) Remake(a *assessment.Assessment) error {
	f.saving.Lock()
	defer f.saving.Unlock()
	base := f.now.Load()
	mode := base.info.Mode.Perm()
	lock, err := f.lock(opSave, mode)
	if err != nil {
		return err
	}
	defer lock.Close()
	next := &state{a: a.Clone(), notes: base.notes, size: base.size}
	if err := f.write(next, opSave, mode, f.store.FS.Place); err != nil {
		return err
	}
	f.now.Store(next)
	return nil
}

func (f *File) change(edit func(d *Document) error, tidy bool) (others bool, err error) {
	f.saving.Lock()
	defer f.saving.Unlock()
	base := f.now.Load()
	tidy = tidy && f.isUnlocked()
	lock, err := f.lock(opSave, base.info.Mode.Perm())
	if err != nil {
		return false, err
	}
	defer func() { f.unlock(lock, tidy) }()
	info, err := f.store.FS.Stat(f.real)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, machine(opSave, f.path, ErrGone)
	case err != nil:
		return false, machine(opSave, f.path, err)
	case info.Mode.Perm()&0o222 == 0:
		return false, machine(opSave, f.path, errProtected)
	case !info.same(base.info):
		if base, err = f.read(); err != nil {
			return false, f.spoilt(err)
		}
		others = true
	}
	doc := &Document{base.a.Clone(), maps.Clone(base.notes)}
	if err := edit(doc); err != nil {
		return false, err
	}
	next := &state{a: doc.Assessment, notes: doc.Comments, size: base.size}
	if err := f.write(next, opSave, info.Mode.Perm(), f.store.FS.Rename); err != nil {
		return false, err
	}
	f.now.Store(next)
	return others, nil
}

// spoilt words an error of reading what was fine when it was opened.
func (f *File) spoilt(err error) error {
	if m, ok := errors.AsType[*MachineError](err); ok {
		m.Op = opSave
		return m
	}
	if errors.Is(err, fs.ErrNotExist) {
		return machine(opSave, f.path, ErrGone)
	}
	return &MachineError{opSave, f.path, errSpoilt{err}, "mend it, or save under another name"}
}

// errSpoilt tells of a file that another program has made unreadable.
type errSpoilt struct{ error }

func (errSpoilt) Error() string   { return "another program has changed it so that it can't be read" }
func (e errSpoilt) Unwrap() error { return e.error }
