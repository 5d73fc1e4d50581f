package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"posture/frameworks/visible"
)

// A MachineError tells of something that the machine didn't do: a full disk, a
// lost permission, a file that went away. Whatever was to be written, the file
// that was there is whole.
type MachineError struct {
	Op     string // what couldn't be done to the path: "read", "saved", "made"
	Path   string
	Err    error
	Advice string // what to do next
}

func (e *MachineError) Error() string {
	return visible.Line(fmt.Sprintf("%s: can't be %s, %v; %s", e.Path, e.Op, cause(e.Err), e.Advice))
}

func (e *MachineError) Unwrap() error { return e.Err }

// A LockedError tells that somebody else was saving the file all the while.
type LockedError struct {
	Path string
	Wait time.Duration // how long was waited
}

func (e *LockedError) Error() string {
	return visible.Line(fmt.Sprintf("%s: locked, another program has been saving it for %v; close that program, then try again", e.Path, e.Wait))
}

// An InputError tells that what was named can't be what was meant: it isn't
// there, is a folder, or is there already.
type InputError struct {
	Path   string
	Text   string // what it is, and what to do next
	Reason error  // fs.ErrNotExist, fs.ErrExist, or nil
}

func (e *InputError) Error() string { return visible.Line(e.Path + ": " + e.Text) }

func (e *InputError) Unwrap() error { return e.Reason }

func notThere(path string) error {
	return &InputError{path, "there is no such file; check the name, or make it with \"posture new\"", fs.ErrNotExist}
}

func thereAlready(path string) error {
	return &InputError{path, "is there already, and is never written over; choose another name", fs.ErrExist}
}

// notAFile tells what a path is that is no file; nil for a file.
func notAFile(path string, info Info) error {
	switch {
	case info.Mode.IsRegular():
		return nil
	case info.Mode.IsDir():
		return &InputError{path, "is a folder; name an assessment file in it", nil}
	}
	return &InputError{path, "is no ordinary file; name an assessment file", nil}
}

// ErrGone tells of a file that was there when it was opened.
var ErrGone = errors.New("it was moved or deleted")

// errNowhere tells of a symbolic link without a file at its end.
var errNowhere error = nowhere{}

type nowhere struct{}

func (nowhere) Error() string        { return "it is a link that leads nowhere" }
func (nowhere) Is(target error) bool { return target == fs.ErrNotExist }

// ErrEmpty tells of a file without a byte.
var ErrEmpty = errors.New("empty")

// errProtected tells of a file that nobody may write.
var errProtected = errors.New("it is write-protected")

// machine words an error of the disk for people.
func machine(op, path string, err error) error {
	return &MachineError{Op: op, Path: path, Err: err, Advice: advice(op, filepath.Dir(path), err)}
}

func advice(op, folder string, err error) string {
	switch {
	case errors.Is(err, ErrGone):
		return "put it back, or save under another name"
	case errors.Is(err, errNowhere):
		return "mend the link, or remove it"
	case errors.Is(err, errProtected):
		return "take the protection off, or save under another name"
	case isAny(err, errsFull) || errors.Is(err, io.ErrShortWrite):
		return "make room on that disk, then try again"
	case isAny(err, errsReadOnly):
		return "that disk takes no writing; work on a copy on another disk"
	case isAny(err, errsNoLocks):
		return "that folder has no locks, as some network folders; work on a copy on this computer's own disk"
	case isAny(err, errsFailing):
		return "that disk may be failing; work on a copy on another disk"
	case errors.Is(err, fs.ErrPermission) && op == opRead:
		return "ask its owner for the permission to read it"
	case errors.Is(err, fs.ErrPermission):
		return fmt.Sprintf("get the permission to write in %s, or use a file in another folder", folder)
	case isAny(err, errsTooLong):
		return "take a shorter name"
	case errors.Is(err, fs.ErrExist), isAny(err, errsNoFolder):
		return "name another folder, or move the file away that stands in its place"
	case errors.Is(err, fs.ErrNotExist), isAny(err, errsNoPath):
		return fmt.Sprintf("make the folder %s first, or use another", folder)
	}
	return "try again, or work on a copy on another disk"
}

// The words for what couldn't be done.
const (
	opRead  = "read"
	opSave  = "saved"
	opMake  = "made"
	opWrite = "written"
	opMove  = "moved"
)

func isAny(err error, targets []error) bool {
	for _, t := range targets {
		if errors.Is(err, t) {
			return true
		}
	}
	return false
}

// cause takes away what package os puts round an error: the path stands there
// already.
func cause(err error) error {
	for {
		switch e := err.(type) {
		case *fs.PathError:
			err = e.Err
		case *os.LinkError:
			err = e.Err
		case *os.SyscallError:
			err = e.Err
		default:
			return err
		}
	}
}
