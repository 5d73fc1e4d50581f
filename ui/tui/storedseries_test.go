package tui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// kept puts an assessment into a folder, changed as asked, and gives its path.
func kept(t *testing.T, st *store.Store, path string, date assessment.Date, change func(*assessment.Head)) string {
	t.Helper()
	a := fresh(t, framework(t, "example.yaml"))
	h := a.Head()
	h.Date = date
	if change != nil {
		change(&h)
	}
	a, err := assessment.New(a.Framework(), h, by("Ada Marsh"))
	if err != nil {
		t.Fatal(err)
	}
	set(t, a, "Ada Marsh", "GOV-1.1", level(3))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := st.Create(path, a); err != nil {
		t.Fatal(err)
	}
	return path
}

func names(s screen.Series) string {
	var out []string
	for _, x := range s.List {
		out = append(out, x.Name)
	}
	return strings.Join(out, " ")
}

func TestASeriesIsFoundByOrganisationAndScope(t *testing.T) {
	st := store.New(frameworks.BuiltinVersion)
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)+store.Ending) }
	now := kept(t, st, in("client/q3"), 20260825, nil)
	kept(t, st, in("q1"), 20260224, nil)
	kept(t, st, in("q2"), 20260526, nil)
	kept(t, st, in("client/q4"), 20261124, nil)
	kept(t, st, in("archive/q0"), 20251125, nil)
	kept(t, st, in("other"), 20260526, func(h *assessment.Head) { h.Organisation = "Calderbeck" })
	kept(t, st, in("app"), 20260526, func(h *assessment.Head) { h.Scope = "App" })
	if err := os.WriteFile(in("broken"), []byte("schema: nope\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	nist, err := frameworks.Builtin("nist-ai-rmf")
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := assessment.New(nist, assessment.Head{Organisation: "Brindlewick Outfitters", Scope: "Online shop, US and Canada", Date: 20260601}, by("Ada"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Create(in("stranger"), stranger); err != nil {
		t.Fatal(err)
	}
	series := StoredSeries(st, st.Workspace(dir), "")
	open, err := series.Read(now)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	s, err := series.Find(now, open, func(done, all int) { told = max(told, done) })
	if err != nil {
		t.Fatal(err)
	}
	if names(s) != "q1 q2 client/q3 client/q4" || s.Here != 2 || s.Unread != 1 || len(s.Strange) != 1 || told < 7 {
		t.Errorf("found %s, here %d, %d unread, %d strange; %d were told", names(s), s.Here, s.Unread, len(s.Strange), told)
	}
	if r := s.Remarks(); !slices.ContainsFunc(r, func(x string) bool { return strings.Contains(x, "nist-ai-rmf") }) {
		t.Errorf("it says %q", r)
	}

	outside := filepath.Join(t.TempDir(), "own"+store.Ending)
	kept(t, st, outside, 20261124, nil)
	if s, err = series.Find(outside, open, func(int, int) {}); err != nil || names(s) != "own" {
		t.Errorf("outside of the workspace it found %s, %v", names(s), err)
	}
}

func TestTheNextOneStandsBesideTheLast(t *testing.T) {
	st := store.New(frameworks.BuiltinVersion)
	dir := t.TempDir()
	series := StoredSeries(st, st.Workspace(dir), filepath.Dir(dir))
	for last, want := range map[string]string{
		"client/q3.posture.yaml":  "client/brindlewick-outfitters-2026-11-24.posture.yaml",
		"archive/q3.posture.yaml": "brindlewick-outfitters-2026-11-24.posture.yaml",
	} {
		got := series.Place(filepath.Join(dir, filepath.FromSlash(last)), "Brindlewick Outfitters", 20261124)
		if want = filepath.Join("~", filepath.Base(dir), filepath.FromSlash(want)); got != want {
			t.Errorf("after %s comes %s, want %s", last, got, want)
		}
	}
	a := fresh(t, framework(t, "example.yaml"))
	path, err := series.Make("~/"+filepath.Base(dir)+"/deep/x", a)
	if want := filepath.Join(dir, "deep", "x"+store.Ending); err != nil || path != want {
		t.Fatalf("made %s, %v; want %s", path, err, want)
	}
	if _, err := series.Make(path, a); err == nil {
		t.Error("it was written over")
	}
}
