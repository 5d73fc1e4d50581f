package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"posture/assessment/store"
)

// shelf is a workspace with one assessment, to which somebody has added a
// comment.
func shelf(t *testing.T) (w *store.Workspace, path, text string) {
	t.Helper()
	dir := t.TempDir()
	path = filepath.Join(dir, "client", "a"+store.Ending)
	text = "# a comment of somebody's\n" + string(store.Encode(newAssessment(t, short(t)), nil))
	put(t, path, text)
	return newStore(t).Workspace(dir), path, text
}

func holds(t *testing.T, path, text string) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || string(b) != text {
		t.Errorf("%s holds %q, %v", path, b, err)
	}
}

func TestACopyIsTheSameByteForByte(t *testing.T) {
	w, path, text := shelf(t)
	to, err := w.Copy(path, "b")
	if err != nil || to != filepath.Join(filepath.Dir(path), "b"+store.Ending) {
		t.Fatal(to, err)
	}
	holds(t, to, text)
	holds(t, path, text)
	if _, err := w.Copy(path, "b"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a copy over another file: %v", err)
	}
	holds(t, to, text)
}

func TestARenamedFileIsWhole(t *testing.T) {
	w, path, text := shelf(t)
	other := filepath.Join(filepath.Dir(path), "b"+store.Ending)
	put(t, other, "another")
	if _, err := w.Rename(path, "b"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("renamed over another file: %v", err)
	}
	holds(t, other, "another")
	to, err := w.Rename(path, " c.posture.yaml ")
	if err != nil || to != filepath.Join(filepath.Dir(path), "c"+store.Ending) {
		t.Fatal(to, err)
	}
	holds(t, to, text)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the old name is still there: %v", err)
	}
}

func TestNamesStayInTheirFolder(t *testing.T) {
	w, path, _ := shelf(t)
	for _, name := range []string{"", " ", "../x", "a/b", `a\b`, ".hidden", "..", "c:x"} {
		if to, err := w.Rename(path, name); err == nil {
			t.Errorf("%q was taken as a name: %s", name, to)
		}
		if to, err := w.Copy(path, name); err == nil {
			t.Errorf("%q was taken as a name: %s", name, to)
		}
	}
}

func TestAnAssessmentIsTakenIn(t *testing.T) {
	w, inside, text := shelf(t)
	outside := filepath.Join(t.TempDir(), "q3.yaml")
	put(t, outside, text)
	to, err := w.TakeIn(outside)
	if err != nil || to != filepath.Join(w.Dir(), "q3"+store.Ending) {
		t.Fatal(to, err)
	}
	holds(t, to, text)
	if _, err := w.TakeIn(outside); !errors.Is(err, fs.ErrExist) {
		t.Errorf("taken in over another: %v", err)
	}
	put(t, outside, text[:200])
	if _, err := w.TakeIn(outside); err == nil {
		t.Error("a broken one was taken in")
	}
	if _, err := w.TakeIn(to); err == nil {
		t.Error("one that is there was taken in again")
	}
	if _, err := w.TakeIn(filepath.Join(w.Dir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("one that isn't there: %v", err)
	}
	holds(t, inside, text)
}
