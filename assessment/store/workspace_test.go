package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/frameworks/strict"
)

func put(t testing.TB, path, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// listed gives the workspace's list in a few words.
func listed(t *testing.T, w *store.Workspace) []string {
	t.Helper()
	told := 0
	entries, err := w.List(func(done, all int) { told += all - done })
	if err != nil {
		t.Fatal(err)
	}
	if n := len(entries); told != n*(n-1)/2 {
		t.Errorf("progress was told wrongly for %d", n)
	}
	var out []string
	for _, e := range entries {
		rest, _ := filepath.Rel(w.Dir(), e.Path)
		s := filepath.ToSlash(rest) + ": " + e.Head.Organisation + " " + e.Framework + " " + e.Version
		if e.Err != nil {
			s = filepath.ToSlash(rest) + ": broken"
		}
		if e.Archived {
			s += " archived"
		}
		if e.Modified.IsZero() {
			s += " without a time"
		}
		out = append(out, s)
	}
	return out
}

func TestAWorkspaceListsItsAssessments(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "posture")
	w := newStore(t).Workspace(dir)
	if got := listed(t, w); got != nil {
		t.Errorf("a workspace that isn't there yet has %q", got)
	}
	if err := w.Make(); err != nil {
		t.Fatal(err)
	}
	text := string(store.Encode(newAssessment(t, short(t)), nil))
	for _, name := range []string{
		"a" + store.Ending, "client/b" + store.Ending, "archive/c" + store.Ending, "archive/client/d" + store.Ending,
		"frameworks/x" + store.Ending, "client/deep/x" + store.Ending, ".hidden/x" + store.Ending, "client/.x" + store.Ending, "x.yaml", "x.pdf",
	} {
		put(t, filepath.Join(dir, name), text)
	}
	put(t, filepath.Join(dir, "cut"+store.Ending), text[:200])
	is := ": Brindlewick Outfitters short 1.2.0"
	want := []string{
		"a.posture.yaml" + is, "archive/c.posture.yaml" + is + " archived", "archive/client/d.posture.yaml" + is + " archived",
		"client/b.posture.yaml" + is, "cut.posture.yaml: broken",
	}
	if got := listed(t, w); !slices.Equal(got, want) {
		t.Errorf("listed\n%q, want\n%q", got, want)
	}
}

func TestAnAssessmentGoesIntoTheArchiveAndBack(t *testing.T) {
	dir := t.TempDir()
	s := newStore(t)
	w := s.Workspace(dir)
	path := filepath.Join(dir, "client", "a"+store.Ending)
	put(t, path, string(store.Encode(newAssessment(t, short(t)), nil)))
	f, err := s.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	away, err := w.Archive(path)
	if err != nil || away != filepath.Join(dir, "archive", "client", "a"+store.Ending) {
		t.Fatal(away, err)
	}
	if _, err := f.Save(nil); err == nil || !strings.Contains(err.Error(), "moved or deleted") {
		t.Errorf("whoever has it open is told %v", err)
	}
	if _, err := w.Archive(away); err == nil {
		t.Error("archived twice")
	}
	put(t, path, "another")
	if _, err := w.Restore(away); !errors.Is(err, fs.ErrExist) {
		t.Errorf("restored over a file: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if back, err := w.Restore(away); err != nil || back != path {
		t.Fatal(back, err)
	}
	if _, err := f.Save(nil); err != nil {
		t.Errorf("after it came back: %v", err)
	}
	for _, strange := range []string{filepath.Join(t.TempDir(), "x"+store.Ending), filepath.Join(dir, "gone"+store.Ending)} {
		if _, err := w.Archive(strange); err == nil {
			t.Errorf("archived %s", strange)
		}
	}
	if _, err := w.Restore(path); err == nil {
		t.Error("restored what isn't in the archive")
	}
}

// A move that fails leaves the file in one place, whole.
func TestAMoveThatFailsLosesNothing(t *testing.T) {
	const from, to = "/w/q.posture.yaml", "/w/archive/q.posture.yaml"
	eachFault(t, func(t *testing.T, b *breaking) {
		disk := newRAM()
		s := newStore(t)
		s.FS = disk
		a := newAssessment(t, short(t))
		if _, err := s.Create(from, a); err != nil {
			t.Fatal(err)
		}
		b.FS, s.FS = disk, b
		_, err := s.Workspace("/w").Archive(from)
		if err != nil {
			checkMachine(t, err, b.fault.advice)
		}
		there := disk.names[from]
		if there == nil {
			there = disk.names[to]
		}
		if len(disk.names) != 1 || there == nil || !bytes.Equal(there.data, store.Encode(a, nil)) {
			t.Errorf("%v, and on the disk are %d files", err, len(disk.names))
		}
	})
}

func TestFrameworksAreFoundByIDOrPath(t *testing.T) {
	dir := t.TempDir()
	w := newStore(t).Workspace(dir)
	newer := strings.Replace(shortYAML, "version: 1.2.0", "version: 1.10.0", 1)
	put(t, filepath.Join(dir, "frameworks", "old.yaml"), shortYAML)
	put(t, filepath.Join(dir, "frameworks", "new.yml"), newer)
	put(t, filepath.Join(dir, "frameworks", "broken.yaml"), strings.Replace(shortYAML, "title: Consent", "titel: Consent", 1))
	put(t, filepath.Join(dir, "frameworks", "notes.txt"), "not one")
	put(t, filepath.Join(dir, "mine"), shortYAML)
	for ref, want := range map[string]string{
		frameworks.DefaultID: frameworks.DefaultID,
		"short":              "short 1.10.0",
		filepath.Join(dir, "frameworks", "old.yaml"): "short 1.2.0",
		filepath.Join(dir, "mine"):                   "short 1.2.0",
	} {
		fw, err := w.Framework(ref)
		if err != nil {
			t.Errorf("%s: %v", ref, err)
		} else if got := fw.ID + " " + fw.Version; !strings.HasPrefix(got, want) {
			t.Errorf("%s is %s, want %s", ref, got, want)
		} else if fw.BuiltIn != (ref == frameworks.DefaultID) {
			t.Errorf("%s: built in is %v", ref, fw.BuiltIn)
		}
	}
	for ref, want := range map[string]string{
		"shrot":                         "shrot: no framework of this id is built in or stands in " + filepath.Join(dir, "frameworks") + "; did you mean short?",
		"zzzzzzzzz":                     "; take " + frameworks.DefaultID,
		filepath.Join(dir, "gone.yaml"): filepath.Join(dir, "gone.yaml") + ": there is no such file; check the name",
		dir + "/":                       ": is a folder; name a file in it",
	} {
		_, err := w.Framework(ref)
		if _, ok := errors.AsType[*store.InputError](err); !ok || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := w.Framework("broken"); err == nil || !strings.Contains(err.Error(), `unknown key "titel"`) {
		t.Errorf("a broken one that is named by its file: %v", err)
	}
	all, err := w.Frameworks()
	if _, ok := errors.AsType[*strict.Mistakes](err); !ok {
		t.Errorf("the broken file isn't told: %v", err)
	}
	var ids []string
	for _, fw := range all {
		ids = append(ids, fw.ID)
	}
	if want := append(frameworks.BuiltinIDs(), "short"); !slices.Equal(ids, want) {
		t.Errorf("listed %q, want %q", ids, want)
	}
}

func TestNewFilesGetAFreeNameOfPlainLetters(t *testing.T) {
	dir := t.TempDir()
	w := newStore(t).Workspace(dir)
	date := assessment.Date(20261124)
	for name, want := range map[string]string{
		"Brindlewick Outfitters":   "brindlewick-outfitters-2026-11-24.posture.yaml",
		"  ../A&B: \"Größe\" / x ": "a-b-größe-x-2026-11-24.posture.yaml",
		"…":                        "assessment-2026-11-24.posture.yaml",
		strings.Repeat("ab ", 60):  strings.Repeat("ab-", 20) + "a-2026-11-24.posture.yaml",
	} {
		if got := w.NewPath(name, date); got != filepath.Join(dir, want) {
			t.Errorf("%q: %s, want %s", name, filepath.Base(got), want)
		}
	}
	put(t, filepath.Join(dir, "x-2026-11-24"+store.Ending), "")
	if got := filepath.Base(w.NewPath("X", date)); got != "x-2026-11-24-2"+store.Ending {
		t.Errorf("beside another of the name: %s", got)
	}
}
