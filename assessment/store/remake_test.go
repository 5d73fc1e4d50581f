package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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

// What the disk says is followed by what helps against it.
func TestAdviceFitsTheError(t *testing.T) {
	dir := t.TempDir()
	s := newStore(t)
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink("link", link); err != nil {
		t.Fatal(err)
	}
	a := newAssessment(t, short(t))
	create := func(path string) error { _, err := s.Create(path, a); return err }
	open := func(path string) error { _, err := s.Open(path); return err }
	for what, c := range map[string]struct {
		err  error
		want string
	}{
		"a name of 300 letters":         {create(filepath.Join(dir, strings.Repeat("a", 300))), "file name too long; take a shorter name"},
		"a folder where a file is":      {s.MakeFolder(file), "file exists; name another folder, or move the file away that stands in its place"},
		"a folder below a file":         {s.MakeFolder(filepath.Join(file, "x")), "file exists; name another folder, or move the file away that stands in its place"},
		"a file's list":                 {func() error { _, err := s.Workspace(file).Look(); return err }(), "not a directory; name another folder, or move the file away that stands in its place"},
		"a link to itself":              {open(link), "is a link that leads nowhere; mend the link, or remove it"},
		"making one over a link":        {create(link), "it is a link that leads nowhere; mend the link, or remove it"},
		"a folder that isn't there yet": {create(filepath.Join(dir, "none", "x")), "no such file or directory; make the folder " + filepath.Join(dir, "none") + " first, or use another"},
	} {
		if c.err == nil || !strings.HasSuffix(c.err.Error(), c.want) {
			t.Errorf("%s: %v, want … %s", what, c.err, c.want)
		}
	}
}
