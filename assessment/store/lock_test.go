package store_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
)

func lockFiles(t *testing.T, path string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*.lock"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Who holds a lock may take its file away: then whoever comes locks a new one.
func TestALockOfAFileThatWasTakenAwayLocksNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), ".a.lock")
	first, err := store.Disk().Lock(path, 0o600, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	second, err := store.Disk().Lock(path, 0o600, 0)
	if err != nil {
		t.Fatal(err)
	}
	first.Close() // neither its lock nor its end touches the new file's
	if _, err := store.Disk().Lock(path, 0o600, 0); err == nil {
		t.Error("two have the lock")
	}
	second.Close()
}

func TestARewriteLeavesNoLockFile(t *testing.T) {
	f, path := createShort(t)
	other, err := quick(t, time.Millisecond).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, before := range []int{0, 1} {
		for _, l := range lockFiles(t, path)[before:] {
			os.Remove(l)
		}
		err := f.Rewrite(func(d *store.Document) error {
			checkLocked(t, other, path)
			d.Comments = store.Comments{"organisation": {"# ours"}}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if left := lockFiles(t, path); len(left) != before {
			t.Errorf("lock files %q, want %d", left, before)
		}
		if _, err := other.Save([]assessment.Change{level(t, other.Assessment(), stamp("Ben", before), "GOV-1.1", 2+before)}); err != nil {
			t.Fatal(err)
		}
	}
	if data, _ := os.ReadFile(path); !strings.Contains(string(data), "# ours\norganisation") {
		t.Errorf("the comment isn't there:\n%s", data)
	}
}

// full is a disk without room.
type full struct{ store.FS }

func (full) Temp(string, string, string, fs.FileMode) (store.Temp, error) {
	return nil, syscall.ENOSPC
}

func TestWhatWasNotMadeLeavesNoLockFile(t *testing.T) {
	s := newStore(t)
	s.FS = full{s.FS}
	path := filepath.Join(t.TempDir(), "a.posture.yaml")
	if _, err := s.Create(path, newAssessment(t, short(t))); err == nil {
		t.Fatal("made on a full disk")
	}
	if left := lockFiles(t, path); left != nil {
		t.Errorf("left over: %q", left)
	}
}
