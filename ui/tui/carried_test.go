package tui

import (
	"testing"

	"posture/assessment"
)

// nextOf is the application on an assessment whose answers are all carried over.
func nextOf(t *testing.T, width, height int) *rig {
	t.Helper()
	a := fresh(t, framework(t, "example.yaml"))
	for i, q := range a.Framework().Questions() {
		set(t, a, "Ben", q.ID, level(i%5))
	}
	next, _, err := assessment.Next(a, a.Framework(), 20270224, by("Ada Marsh"))
	if err != nil {
		t.Fatal(err)
	}
	f := &memory{a: next.Clone()}
	r := newRig(t, "example.yaml", width, height, Options{Open: func(string) (File, *assessment.Assessment, error) { return f, next, nil }})
	r.file = f
	return r
}

func TestCarriedAnswersAreMarkedUntilConfirmedOrChanged(t *testing.T) {
	r := nextOf(t, 120, 40)
	r.sees("↻ carried over: c confirms it", "↻ 6 to confirm · 1 of 6", "100 %, confirmed 0 %", "c confirm")
	r.press("c")
	r.misses("carried over: c confirms it")
	r.sees("↻ 5 to confirm", "100 %, confirmed 17 %")
	r.press("right 5")
	r.sees("↻ 4 to confirm", "100 %, confirmed 33 %")
	r.press("z")
	r.sees("↻ 5 to confirm")
	if r.record("GOV-1.1").Carried || !r.record("GOV-1.2").Carried {
		t.Error("the wrong one is marked")
	}
	if g := r.a.doc.Assessment().Given(r.a.doc.Framework().Question("GOV-1.1")); g.By != "Ada Marsh" {
		t.Errorf("what was confirmed was given by %s", g.By)
	}
}

func TestEnterGoesThroughWhatIsCarried(t *testing.T) {
	r := nextOf(t, 80, 24)
	r.press("c enter")
	if r.at() != "GOV-1.2" {
		t.Errorf("at %s", r.at())
	}
	r.press("backspace right right enter") // an open one comes first
	if r.at() != "GOV-1.2" {
		t.Errorf("at %s", r.at())
	}
	r.press("3 enter c enter c enter c enter enter")
	r.sees("This is the only answer that is carried over: c confirms it.")
	r.press("c enter")
	r.sees("Every question has an answer.", "Overview")
}

func TestOnlyTheCarriedOnes(t *testing.T) {
	r := nextOf(t, 80, 24)
	r.press("c right c o")
	r.text("carried")
	r.press("enter")
	r.sees("1 of 4 carried over, not confirmed")
}
