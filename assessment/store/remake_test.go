package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
)

// A file that was moved or deleted is told, and made anew with its comments
// and its mode.
func TestAFileThatIsGoneIsToldAndMadeAnew(t *testing.T) {
	f, path := createShort(t)
	if err := os.WriteFile(path, append([]byte("# Ask Ben first.\n"), store.Encode(f.Assessment(), nil)...), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Reload(); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, filepath.Join(filepath.Dir(path), "elsewhere")); err != nil {
		t.Fatal(err)
	}
	a := f.Assessment()
	c := level(t, f.Assessment(), stamp("Ada", 1), "GOV-1.1", 3)
	if _, err := f.Reload(); !errors.Is(err, store.ErrGone) {
		t.Errorf("reading: %v", err)
	}
	if _, err := f.Save([]assessment.Change{c}); !errors.Is(err, store.ErrGone) {
		t.Errorf("saving: %v", err)
	}
	if err := f.Remake(a); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v, %v", info, err)
	}
	if got, _ := os.ReadFile(path); !bytes.Equal(got, old) {
		t.Errorf("made anew as\n%s\nit was\n%s", got, old)
	}
	if changed, err := f.Reload(); changed || err != nil {
		t.Errorf("what was made anew is read again: %v, %v", changed, err)
	}
	if _, err := f.Save([]assessment.Change{c}); err != nil {
		t.Error(err)
	}
}

func TestWhatStandsInPlaceOfAFileThatIsGoneStays(t *testing.T) {
	f, path := createShort(t)
	if err := os.WriteFile(path, []byte("somebody else's"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Remake(f.Assessment()); !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "somebody else's" {
		t.Errorf("it was written over:\n%s", got)
	}
}
