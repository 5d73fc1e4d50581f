package tui

import (
	"path/filepath"
	"strings"
	"testing"

	"posture/assessment/store"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

func TestNothingIsWrittenBeforeTheNextOneIsStarted(t *testing.T) {
	r, q := quartersOn(t, 80, 24, nil)
	r.answers(map[string]int{"GOV-1.1": 3, "GOV-1.2": 4})
	r.press("N")
	r.loaded()
	r.sees("after 24 November 2026", "2027-02-24", "2 answers are carried over", "The questions are the same as last time.", "~/posture/brindlewick-2027-02-24.posture.yaml")
	if len(q.made) > 0 {
		t.Error("something is written already")
	}
	r.press("enter")
	r.until("the next one is open", func() bool { return r.a.doc != nil && r.a.doc.Assessment().Head().Date == 20270224 })
	if got := r.file.record("GOV-1.1"); got.Level != 3 {
		t.Errorf("the last one was left with %+v on disk", got)
	}
	if !r.record("GOV-1.2").Carried || r.record("GOV-1.2").Level != 4 {
		t.Errorf("carried over is %+v", r.record("GOV-1.2"))
	}
	if len(r.a.screen) != 1 {
		t.Errorf("%d screens are open", len(r.a.screen))
	}
}

func TestTheNextOneIsLater(t *testing.T) {
	r, q := quartersOn(t, 80, 24, nil)
	r.press("N")
	r.loaded()
	r.press("up up up enter ctrl+u")
	r.text("2026-11-24")
	r.press("enter")
	r.sees("The last one is of 2026-11-24; give a later day.")
	r.press("ctrl+u")
	r.text("2026-02-30")
	r.press("enter")
	r.sees("Write a day that exists as YYYY-MM-DD.")
	r.press("esc down down enter")
	r.until("the next one is open", func() bool { return q.isMade("~/posture/brindlewick-2027-02-24.posture.yaml") != nil })
}

func TestAFileThatIsThereIsNotWrittenOver(t *testing.T) {
	r, q := quartersOn(t, 80, 24, func(q *quarters) { q.made["~/posture/brindlewick-2027-02-24.posture.yaml"] = q.list[0] })
	r.press("N")
	r.loaded()
	r.press("enter")
	r.until("it is told", func() bool {
		return strings.Contains(r.shown(), "There is a file of this name already. Give another.")
	})
	r.press("enter ctrl+u")
	r.text("~/elsewhere.posture.yaml")
	r.press("enter enter")
	r.until("it is made elsewhere", func() bool { return q.isMade("~/elsewhere.posture.yaml") != nil })
}

func TestWhatAnotherVersionChangesIsListedFirst(t *testing.T) {
	text := string(framework(t, "example.yaml").File)
	for old, now := range map[string]string{
		"version: 1.0.0":  "version: 1.1.0",
		"- id: GOV-1.2\n": "- id: GOV-1.3\n            replaces: [GOV-1.2]\n",
		"ask: When does a new customer first read what their data will be used for?": "ask: Where does a new customer first read what their data is for?",
		"- id: CON-1.2\n": "- id: CON-1.9\n",
	} {
		text = strings.Replace(text, old, now, 1)
	}
	newer, err := frameworks.Load("newer.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, q := quartersOn(t, 120, 40, func(q *quarters) { q.versions = []*frameworks.Framework{newer} })
	r.answers(map[string]int{"GOV-1.2": 4, "CON-1.2": 1})
	r.press("N")
	r.loaded()
	r.sees("1.0.0, as last time")
	r.press("up up enter")
	r.sees("1.1.0, newer")
	r.press("down enter")
	r.sees("New in this version: 1", "CON-1.9", "Gone in this version: 1", "CON-1.2", "Under another id: 1", "GOV-1.2 → GOV-1.3", "Reworded: 1", "CON-1.1")
	r.press("end enter")
	r.sees("asked then", "When does a new customer", "asked now", "Where does a new customer")
	if len(q.made) > 0 {
		t.Error("something is written already")
	}
	r.press("ctrl+s")
	r.until("the next one is open", func() bool { return r.a.doc != nil && r.a.doc.Framework().Version == "1.1.0" })
	if got := r.record("GOV-1.3"); got.Level != 4 || !got.Carried {
		t.Errorf("what was renamed is %+v", got)
	}
}

// From the list of assessments one starts the next from the chosen one.
func TestNextFromHome(t *testing.T) {
	st := store.New(frameworks.BuiltinVersion)
	dir := t.TempDir()
	kept(t, st, filepath.Join(dir, "q3"+store.Ending), 20260825, nil)
	w := st.Workspace(dir)
	a := New(Options{
		First: screen.Home{}, Now: clock, Every: 1 << 40, Open: Opener(st), Create: Creator(st),
		Workspace: StoredWorkspace(st, w, ""), Series: StoredSeries(st, w, ""),
	})
	r := rigOf(t, a, 80, 24)
	r.until("the list is there", func() bool { return strings.Contains(r.shown(), "2026-08-25") })
	r.press("n")
	r.loaded()
	r.sees("after 25 August 2026", "2026-11-24", "1 answer is carried over")
	r.press("enter")
	r.until("it is open", func() bool { return r.a.doc != nil })
	r.sees("↻ 1 to confirm")
	r.press("q")
	r.until("the list is there again", func() bool {
		return strings.Contains(r.shown(), "2 assessments") && strings.Contains(r.shown(), "2026-11-24")
	})
}
