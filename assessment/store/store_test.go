package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks/strict"
)

func newStore(t testing.TB) *store.Store { return store.New(carrying(short(t))) }

func checkLocked(t *testing.T, f *store.File, path string) {
	t.Helper()
	_, err := f.Save([]assessment.Change{level(t, f.Assessment(), stamp("Ben", 1), "GOV-1.1", 2)})
	if _, ok := errors.AsType[*store.LockedError](err); !ok {
		t.Fatalf("want it locked, got %v", err)
	}
	if s := err.Error(); !strings.HasPrefix(s, path+": locked") || strings.Contains(s, "\n") {
		t.Errorf("a poor message: %s", s)
	}
}

func TestTwoOnOneFileBothWin(t *testing.T) {
	ada, path := createShort(t)
	ben, err := newStore(t).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := ada.Save([]assessment.Change{level(t, ada.Assessment(), stamp("Ada", 1), "GOV-1.1", 3)})
	if err != nil || saved.Others || saved.Overwrote != nil {
		t.Fatal(saved, err)
	}
	stale := ben.Assessment()
	saved, err = ben.Save([]assessment.Change{level(t, stale, stamp("Ben", 2), "GOV-1.2", 4), level(t, stale, stamp("Ben", 2), "GOV-1.1", 1)})
	if err != nil || !saved.Others {
		t.Fatal(saved, err)
	}
	if o := saved.Overwrote; len(o) != 1 || o[0].Subject.ID != "GOV-1.1" || !slices.Equal(o[0].Facts, []string{"answer"}) {
		t.Errorf("overwrote %+v, want Ada's answer to GOV-1.1", o)
	}
	if changed, err := ada.Reload(); err != nil || !changed {
		t.Fatal(changed, err)
	}
	if changed, err := ada.Reload(); err != nil || changed {
		t.Fatal(changed, err)
	}
	want := store.Encode(saved.Assessment, nil)
	if got := store.Encode(ada.Assessment(), nil); string(got) != string(want) {
		t.Errorf("one has\n%s\nthe other\n%s", got, want)
	}
	if got, _ := os.ReadFile(path); string(got) != string(want) {
		t.Errorf("on disk is\n%s\nnot\n%s", got, want)
	}
}

func TestAFileThatIsAsItWasLeftIsNotReadAgain(t *testing.T) {
	disk := newRAM()
	s := newStore(t)
	s.FS = disk
	f, err := s.Create(ramPath, newAssessment(t, short(t)))
	if err != nil {
		t.Fatal(err)
	}
	b := &breaking{FS: disk}
	s.FS = b
	for i := range 3 {
		if _, err := f.Save([]assessment.Change{level(t, f.Assessment(), stamp("Ada", i), "GOV-1.1", i)}); err != nil {
			t.Fatal(err)
		}
	}
	if slices.Contains(b.calls, "read") {
		t.Errorf("it was read: %q", b.calls)
	}
}

func TestAnotherHolderOfTheLockIsWaitedForThenTold(t *testing.T) {
	f, path := createShort(t)
	other, err := quick(t, time.Millisecond).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	err = f.Update(func(*assessment.Assessment) error {
		checkLocked(t, other, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Save(nil); err != nil {
		t.Errorf("after the other has let go: %v", err)
	}
	waiting, err := newStore(t).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	err = f.Update(func(*assessment.Assessment) error {
		go func() {
			_, err := waiting.Save([]assessment.Change{level(t, waiting.Assessment(), stamp("Ben", 1), "GOV-1.1", 2)})
			done <- err
		}()
		return nil
	})
	if err := errors.Join(err, <-done); err != nil {
		t.Error(err)
	}
}

func TestAnUpdateThatIsGivenUpChangesNothing(t *testing.T) {
	f, path := createShort(t)
	old, _ := os.ReadFile(path)
	stop := errors.New("stop")
	err := f.Update(func(a *assessment.Assessment) error {
		level(t, a, stamp("Ada", 1), "GOV-1.1", 3)
		return stop
	})
	if err != stop {
		t.Errorf("got %v, want edit's error", err)
	}
	bad := assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutQuestion, ID: "GOV-9.9"}, Before: assessment.Record{}, After: assessment.Record{Flag: true}}
	good := level(t, f.Assessment(), stamp("Ada", 1), "GOV-1.1", 3)
	if _, err := f.Save([]assessment.Change{good, bad}); err == nil || !strings.Contains(err.Error(), "no question GOV-9.9") {
		t.Errorf("got %v", err)
	}
	if now, _ := os.ReadFile(path); string(now) != string(old) || string(store.Encode(f.Assessment(), nil)) != string(old) {
		t.Error("something changed")
	}
	panics(t, f)
	if _, err := f.Save(nil); err != nil {
		t.Errorf("after a panic in edit: %v", err)
	}
}

func panics(t *testing.T, f *store.File) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	f.Update(func(*assessment.Assessment) error { panic("in edit") })
}

func TestNothingIsEverMadeOverAFile(t *testing.T) {
	_, path := createShort(t)
	folder := filepath.Dir(path)
	old, _ := os.ReadFile(path)
	for _, taken := range []string{path, folder} {
		_, err := newStore(t).Create(taken, newAssessment(t, short(t)))
		if !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", taken, err)
		}
		if _, ok := errors.AsType[*store.InputError](err); !ok {
			t.Errorf("%T is no InputError", err)
		}
	}
	if now, _ := os.ReadFile(path); string(now) != string(old) {
		t.Error("the file changed")
	}
	// one that comes up between the look and the writing
	late := filepath.Join(folder, "late")
	if err := os.WriteFile(late, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := store.Disk().Place(path, late); !errors.Is(err, fs.ErrExist) {
		t.Errorf("placed over a file: %v", err)
	}
	if now, _ := os.ReadFile(late); string(now) != "theirs" {
		t.Errorf("it is %q now", now)
	}
}

// The folder for temporary files may lie on another disk, where nothing can be
// renamed from, and it may be full or gone.
func TestABareNameIsMadeInItsOwnFolder(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "gone"))
	t.Chdir(t.TempDir())
	s := newStore(t)
	for _, name := range []string{"a.posture.yaml", "./b.posture.yaml"} {
		f, err := s.Create(name, newAssessment(t, short(t)))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Update(func(a *assessment.Assessment) error { return nil }); err != nil {
			t.Error(err)
		}
	}
	if err := s.WriteOver("report.pdf", []byte("pages")); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoFileIsTold(t *testing.T) {
	folder := t.TempDir()
	gone := filepath.Join(folder, "gone.posture.yaml")
	if _, err := newStore(t).Open(gone); !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), gone+": there is no such file; ") {
		t.Error(err)
	}
	if _, err := newStore(t).Open(folder); err == nil || !strings.HasPrefix(err.Error(), folder+": is a folder; ") {
		t.Error(err)
	}
	_, path := createShort(t)
	for _, bad := range []string{filepath.Join(path, "a"), strings.Repeat("a", 300), "a\x00"} {
		if _, err := newStore(t).Open(bad); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
	_, err := newStore(t).Create(filepath.Join(folder, "no", "a.posture.yaml"), newAssessment(t, short(t)))
	if _, ok := errors.AsType[*store.MachineError](err); !ok || !strings.Contains(err.Error(), "make the folder "+filepath.Join(folder, "no")) {
		t.Error(err)
	}
}

func TestAFileThatChangesUnderneathIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(path string) error
		want  string
	}{
		"deleted":         {os.Remove, "moved or deleted; put it back, or save under another name"},
		"a folder":        {func(p string) error { return errors.Join(os.Remove(p), os.Mkdir(p, 0o700)) }, "another program has changed it"},
		"cut off":         {func(p string) error { return os.Truncate(p, 100) }, "another program has changed it"},
		"write-protected": {func(p string) error { return os.Chmod(p, 0o400) }, "it is write-protected; take the protection off"},
	} {
		t.Run(name, func(t *testing.T) {
			f, path := createShort(t)
			memory := store.Encode(f.Assessment(), nil)
			change := level(t, f.Assessment(), stamp("Ada", 1), "GOV-1.1", 3)
			if err := c.spoil(path); err != nil {
				t.Fatal(err)
			}
			spoilt, _ := os.ReadFile(path)
			_, err := f.Save([]assessment.Change{change})
			if _, ok := errors.AsType[*store.MachineError](err); !ok || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want %s", err, c.want)
			}
			if now, _ := os.ReadFile(path); string(now) != string(spoilt) {
				t.Error("the file was touched")
			}
			if string(store.Encode(f.Assessment(), nil)) != string(memory) {
				t.Error("what is in memory changed")
			}
			elsewhere := filepath.Join(filepath.Dir(path), "b.posture.yaml")
			if _, err := newStore(t).Create(elsewhere, f.Assessment()); err != nil {
				t.Errorf("saving under another name: %v", err)
			}
		})
	}
}

func TestModesAndLinksStay(t *testing.T) {
	f, path := createShort(t)
	mode := func() fs.FileMode {
		info, err := os.Lstat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	if mode() != 0o600 {
		t.Errorf("a new file has the mode %v", mode())
	}
	if err := os.Chmod(path, 0o664); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link.posture.yaml")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	linked, err := newStore(t).Open(link)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := linked.Save([]assessment.Change{level(t, linked.Assessment(), stamp("Ada", 1), "GOV-1.1", 3)}); err != nil {
		t.Fatal(err)
	}
	if mode() != 0o664 {
		t.Errorf("after a save the mode is %v", mode())
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link became a file")
	}
	if changed, err := f.Reload(); err != nil || !changed {
		t.Error("the file behind the link wasn't saved", err)
	}
	if err := errors.Join(os.Remove(path)); err != nil {
		t.Fatal(err)
	}
	if _, err := newStore(t).Create(link, f.Assessment()); err == nil {
		t.Error("made over a link to nowhere")
	}
}

func TestAFolderWithoutLocksIsTold(t *testing.T) {
	disk := newRAM()
	s := newStore(t)
	s.FS = disk
	f, err := s.Create(ramPath, newAssessment(t, short(t)))
	if err != nil {
		t.Fatal(err)
	}
	s.FS = &breaking{FS: disk, at: 1, fault: fault{err: syscall.ENOLCK}}
	_, err = f.Save(nil)
	if _, ok := errors.AsType[*store.MachineError](err); !ok || !strings.Contains(err.Error(), "no locks") {
		t.Error(err)
	}
}

func TestAnAssessmentThatCouldNotBeReadAgainIsNotWritten(t *testing.T) {
	f, path := createShort(t)
	old, _ := os.ReadFile(path)
	c := edit(t, f.Assessment(), stamp("Ada", 1), "GOV-1.1", func(r *assessment.Record) { r.Note = strings.Repeat("a,", strict.MaxItems+1) })
	if _, err := f.Save([]assessment.Change{c}); err == nil || !strings.Contains(err.Error(), "shorten its notes") {
		t.Error(err)
	}
	if now, _ := os.ReadFile(path); string(now) != string(old) {
		t.Error("the file changed")
	}
}
