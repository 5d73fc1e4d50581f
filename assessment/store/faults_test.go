package store_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
)

// breaking is a disk on which one call goes wrong.
type breaking struct {
	store.FS
	at    int // which call, from 1
	fault fault
	calls []string
}

type fault struct {
	err    error // nil: a write stops half-way without a word
	advice string
}

var faults = []fault{
	{syscall.ENOSPC, "make room"},
	{syscall.EIO, "may be failing"},
	{syscall.EROFS, "takes no writing"},
	{syscall.EACCES, "permission"},
	{nil, "make room"},
}

func (b *breaking) call(name string) error {
	b.calls = append(b.calls, name)
	if len(b.calls) != b.at {
		return nil
	}
	if b.fault.err == nil && name != "write" {
		return nil
	}
	return &fs.PathError{Op: name, Path: "there", Err: b.fault.err}
}

// hit names the call that went wrong, "" where none did.
func (b *breaking) hit() string {
	if len(b.calls) < b.at || b.fault.err == nil && b.calls[b.at-1] != "write" {
		return ""
	}
	return b.calls[b.at-1]
}

func (b *breaking) Real(path string) (string, error) {
	if err := b.call("real"); err != nil {
		return "", err
	}
	return b.FS.Real(path)
}

func (b *breaking) Stat(path string) (store.Info, error) {
	if err := b.call("stat"); err != nil {
		return store.Info{}, err
	}
	return b.FS.Stat(path)
}

func (b *breaking) Read(path string, most int) ([]byte, store.Info, error) {
	if err := b.call("read"); err != nil {
		return nil, store.Info{}, err
	}
	return b.FS.Read(path, most)
}

func (b *breaking) Folder(path string) (store.Folder, error) {
	if err := b.call("open folder"); err != nil {
		return nil, err
	}
	f, err := b.FS.Folder(path)
	return breakingFolder{f, b}, err
}

func (b *breaking) Temp(folder, prefix, suffix string, mode fs.FileMode) (store.Temp, error) {
	if err := b.call("create"); err != nil {
		return nil, err
	}
	t, err := b.FS.Temp(folder, prefix, suffix, mode)
	return breakingTemp{t, b}, err
}

func (b *breaking) MakeFolder(path string) error {
	if err := b.call("make folder"); err != nil {
		return err
	}
	return b.FS.MakeFolder(path)
}

func (b *breaking) Rename(from, to string) error {
	if err := b.call("rename"); err != nil {
		return err
	}
	return b.FS.Rename(from, to)
}

func (b *breaking) Place(from, to string) error {
	if err := b.call("place"); err != nil {
		return err
	}
	return b.FS.Place(from, to)
}

func (b *breaking) Remove(path string) error {
	if err := b.call("remove"); err != nil {
		return err
	}
	return b.FS.Remove(path)
}

func (b *breaking) Lock(path string, mode fs.FileMode, wait time.Duration) (io.Closer, error) {
	if err := b.call("lock"); err != nil {
		return nil, err
	}
	c, err := b.FS.Lock(path, mode, wait)
	return breakingCloser{c, b, "unlock"}, err
}

type breakingCloser struct {
	io.Closer
	b    *breaking
	name string
}

func (c breakingCloser) Close() error { return errors.Join(c.Closer.Close(), c.b.call(c.name)) }

type breakingFolder struct {
	store.Folder
	b *breaking
}

func (f breakingFolder) Names() ([]string, error) {
	if err := f.b.call("list"); err != nil {
		return nil, err
	}
	return f.Folder.Names()
}

func (f breakingFolder) Sync() error {
	if err := f.b.call("sync folder"); err != nil {
		return err
	}
	return f.Folder.Sync()
}

func (f breakingFolder) Close() error { return errors.Join(f.Folder.Close(), f.b.call("close folder")) }

type breakingTemp struct {
	store.Temp
	b *breaking
}

func (t breakingTemp) Write(p []byte) (int, error) {
	if err := t.b.call("write"); err != nil {
		n, e := t.Temp.Write(p[:len(p)/2])
		if e == nil && t.b.fault.err != nil {
			e = err
		}
		return n, e
	}
	return t.Temp.Write(p)
}

func (t breakingTemp) Sync() error {
	if err := t.b.call("sync"); err != nil {
		return err
	}
	return t.Temp.Sync()
}

func (t breakingTemp) Info() (store.Info, error) {
	if err := t.b.call("stat temp"); err != nil {
		return store.Info{}, err
	}
	return t.Temp.Info()
}

func (t breakingTemp) Close() error { return errors.Join(t.Temp.Close(), t.b.call("close")) }

// eachFault runs try with each call of it gone wrong once, in each way, and
// gives all calls that there are.
func eachFault(t *testing.T, try func(t *testing.T, b *breaking)) []string {
	t.Helper()
	var calls []string
	for _, f := range faults {
		for at := 1; ; at++ {
			b := &breaking{at: at, fault: f}
			try(t, b)
			if t.Failed() {
				t.Fatalf("with call %d of %q failing by %v", at, b.calls, f.err)
			}
			if len(b.calls) < at {
				calls = b.calls
				break
			}
		}
	}
	return calls
}

// checkMachine looks at the error of a call that went wrong: one line that
// says what, where and what to do.
func checkMachine(t *testing.T, err error, advice string) {
	t.Helper()
	if _, ok := errors.AsType[*store.MachineError](err); !ok {
		t.Errorf("%T isn't the machine's: %v", err, err)
		return
	}
	s := err.Error()
	if strings.Contains(s, "\n") || !strings.HasPrefix(s, ramPath+": can't be ") || !strings.Contains(s, advice) {
		t.Errorf("a poor message: %s", s)
	}
}

// leftOvers are the files on the disk that aren't the assessment.
func (r *ram) leftOvers() []string {
	var left []string
	for path := range r.names {
		if path != ramPath {
			left = append(left, path)
		}
	}
	return left
}

func TestASaveThatFailsLosesNothing(t *testing.T) {
	calls := eachFault(t, func(t *testing.T, b *breaking) {
		disk := newRAM()
		s := newStore(t)
		s.FS = disk
		f, err := s.Create(ramPath, newAssessment(t, short(t)))
		if err != nil {
			t.Fatal(err)
		}
		other, err := s.Open(ramPath) // so that the file isn't as f left it
		if err != nil {
			t.Fatal(err)
		}
		if _, err := other.Save([]assessment.Change{level(t, other.Assessment(), stamp("Ben", 1), "GOV-1.2", 2)}); err != nil {
			t.Fatal(err)
		}
		old, memory := disk.names[ramPath].data, store.Encode(f.Assessment(), nil)
		changes := []assessment.Change{level(t, f.Assessment(), stamp("Ada", 2), "GOV-1.1", 3)}

		b.FS, s.FS = disk, b
		_, err = f.Save(changes)
		now := disk.names[ramPath].data
		switch hit := b.hit(); {
		case err != nil && hit == "":
			t.Errorf("nothing was broken, and yet %v", err)
		case err == nil && bytes.Equal(now, old):
			t.Errorf("reported as saved, and isn't there")
		case err != nil:
			checkMachine(t, err, b.fault.advice)
			if !bytes.Equal(now, old) && hit != "sync folder" {
				t.Errorf("the file changed:\n%s", now)
			}
			if got := store.Encode(f.Assessment(), nil); !bytes.Equal(got, memory) {
				t.Errorf("what is in memory changed:\n%s", got)
			}
		}
		if left := disk.leftOvers(); left != nil {
			t.Errorf("left over: %q", left)
		}
		s.FS = disk // it is well again
		saved, err := f.Save(changes)
		if err != nil {
			t.Fatal(err)
		}
		want := store.Encode(saved.Assessment, nil)
		if got := disk.names[ramPath].data; !bytes.Equal(got, want) || !strings.Contains(string(got), "by: Ada\n") || !strings.Contains(string(got), "by: Ben\n") {
			t.Errorf("after another try:\n%s", got)
		}
	})
	want := []string{"lock", "stat", "stat", "read", "open folder", "list", "create", "write", "sync", "stat temp", "close", "rename", "sync folder", "close folder", "unlock"}
	if !slices.Equal(calls, want) {
		t.Errorf("a save is the calls\n%q, want\n%q", calls, want)
	}
}

func TestACreationThatFailsLeavesNothing(t *testing.T) {
	eachFault(t, func(t *testing.T, b *breaking) {
		disk := newRAM()
		s := newStore(t)
		b.FS, s.FS = disk, b
		a := newAssessment(t, short(t))
		if _, err := s.Create(ramPath, a); err != nil {
			checkMachine(t, err, b.fault.advice)
			if len(disk.names) > 0 {
				t.Errorf("not made, and yet %d files are there", len(disk.names))
			}
			s.FS = disk
			if _, err := s.Create(ramPath, a); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(disk.names[ramPath].data, store.Encode(a, nil)) {
			t.Errorf("made otherwise:\n%s", disk.names[ramPath].data)
		}
		if left := disk.leftOvers(); left != nil {
			t.Errorf("left over: %q", left)
		}
	})
}

func TestReadingThatFailsChangesNothing(t *testing.T) {
	disk := newRAM()
	s := newStore(t)
	s.FS = disk
	f, err := s.Create(ramPath, newAssessment(t, short(t)))
	if err != nil {
		t.Fatal(err)
	}
	for _, read := range []func() error{
		func() error { _, err := s.Open(ramPath); return err },
		func() error { // the file has changed, so it is read again
			disk.names[ramPath].clock++
			_, err := f.Reload()
			return err
		},
	} {
		eachFault(t, func(t *testing.T, b *breaking) {
			old, memory := disk.names[ramPath].data, store.Encode(f.Assessment(), nil)
			b.FS, s.FS = disk, b
			if err := read(); err != nil {
				checkMachine(t, err, b.fault.advice)
			} else if b.hit() != "" {
				t.Errorf("%s failed without a word", b.hit())
			}
			if !bytes.Equal(disk.names[ramPath].data, old) || !bytes.Equal(store.Encode(f.Assessment(), nil), memory) {
				t.Error("something changed")
			}
		})
	}
}
