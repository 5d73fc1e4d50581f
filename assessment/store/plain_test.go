package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"posture/assessment/store"
)

func TestAReportThatCannotBeWrittenLeavesTheOldOne(t *testing.T) {
	eachFault(t, func(t *testing.T, b *breaking) {
		disk := newRAM()
		s := newStore(t)
		s.FS = disk
		if err := s.WriteNew(ramPath, []byte("the old report")); err != nil {
			t.Fatal(err)
		}
		b.FS, s.FS = disk, b
		err := s.WriteOver(ramPath, []byte("the new report"))
		got := string(disk.names[ramPath].data)
		switch {
		case err == nil && got != "the new report":
			t.Errorf("reported as written, and it is %q", got)
		case err != nil:
			checkMachine(t, err, b.fault.advice)
			if got != "the old report" && b.hit() != "sync folder" {
				t.Errorf("it is %q now", got)
			}
		}
		if left := disk.leftOvers(); left != nil {
			t.Errorf("left over: %q", left)
		}
	})
}

func TestAnotherFileThatCannotBeReadIsTold(t *testing.T) {
	eachFault(t, func(t *testing.T, b *breaking) {
		disk := newRAM()
		s := newStore(t)
		s.FS = disk
		if err := s.WriteNew(ramPath, []byte("question,answer\n")); err != nil {
			t.Fatal(err)
		}
		b.FS, s.FS = disk, b
		data, err := s.ReadFile(ramPath, 100)
		if err != nil {
			checkMachine(t, err, b.fault.advice)
		} else if string(data) != "question,answer\n" {
			t.Errorf("read %q", data)
		}
	})
}

func TestOtherFilesHaveLimitsAndPlaces(t *testing.T) {
	dir := t.TempDir()
	s := newStore(t)
	path := filepath.Join(dir, "a.pdf")
	if err := s.WriteOver(path, []byte("12345")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode() != 0o600 {
		t.Error(info, err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.WriteOver(path, []byte("123456")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode() != 0o644 || info.Size() != 6 {
		t.Error(info, err)
	}
	if err := s.WriteNew(path, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("written over by WriteNew: %v", err)
	}
	if data, err := s.ReadFile(path, 6); err != nil || string(data) != "123456" {
		t.Error(data, err)
	}
	if _, err := s.ReadFile(path, 5); err == nil || !strings.Contains(err.Error(), "is larger than") {
		t.Error(err)
	}
	if head, err := s.Head(path, 2); err != nil || string(head) != "12" {
		t.Error(head, err)
	}
	if head, err := s.Head(filepath.Join(dir, "gone"), 2); err != nil || head != nil {
		t.Error(head, err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if !s.Same(link, path) || s.Same(path, dir) || s.Same(path, filepath.Join(dir, "gone")) {
		t.Error("which files are the same is told wrongly")
	}
	for _, strange := range []string{dir, os.DevNull} {
		var input *store.InputError
		if err := s.WriteOver(strange, nil); !errors.As(err, &input) {
			t.Errorf("%s: %v", strange, err)
		}
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := s.WriteOver(path, nil); err == nil || !strings.Contains(err.Error(), "write-protected") {
		t.Error(err)
	}
}
