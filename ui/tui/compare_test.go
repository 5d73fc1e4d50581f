package tui

import (
	"errors"
	"strings"
	"testing"

	"posture/assessment"
	"posture/frameworks"
)

// words of the whole series, worked out apart from the screens.
func (q *quarters) compared(r *rig, then int) *assessment.Comparison {
	return assessment.Compare(q.list[then], r.a.doc.Assessment())
}

func TestCompareHasTheHeadlineTheSplitAndTheSlippedFirst(t *testing.T) {
	r, q := quartersOn(t, 120, 50, nil)
	r.answers(map[string]int{"GOV-1.1": 5, "GOV-1.2": 5, "GOV-2.1": 0, "GOV-2.2": 0, "CON-1.1": 2, "CON-1.2": 4})
	r.press("C")
	r.loaded()
	c := q.compared(r, 2)
	r.sees("2026-08-25 → 2026-11-24",
		assessment.ShowChange(c.Overall.Answers)+" like for like since 25 August 2026", "on the 5 questions that both have answered",
		"Weighting", assessment.ShowChange(c.Weighting), "Coverage", assessment.ShowChange(c.Coverage), assessment.ShowChange(c.Overall.Change),
		"1 practice slipped", "2 practices improved")
	s := r.shown()
	if strings.Index(s, "slipped") > strings.Index(s, "2 practices improved") || strings.Index(s, "GOV-2  Owners") > strings.Index(s, "GOV-1  Map") {
		t.Errorf("what slipped doesn't come first:\n%s", s)
	}
	if c.Overall.Verdict != assessment.Improved && c.Overall.Verdict != assessment.Slipped {
		t.Fatalf("the test is about nothing: %+v", c.Overall)
	}
}

func TestAPracticeUnfoldsToItsAnswersAndLeadsToTheQuestion(t *testing.T) {
	r, _ := quartersOn(t, 100, 40, nil)
	err := r.a.doc.Edit(r.a.doc.Framework().Question("GOV-2.1"), func(x *assessment.Record) {
		level(0)(x)
		x.Evidence = []assessment.Evidence{{Name: "Minutes of the board", Strength: assessment.Documented}}
	})
	if err != nil {
		t.Fatal(err)
	}
	r.press("C")
	r.loaded()
	r.press("down down down enter")
	r.sees("▾ GOV-2", "GOV-2.1   2  →  0", "Ada Marsh, 24 Nov 2026 · Minutes of the board (documented)")
	r.press("down enter")
	if r.at() != "GOV-2.1" {
		t.Errorf("it led to %s", r.at())
	}
	r.press("2 q")
	r.misses("GOV-2.1   2  →")
}

func TestCompareWithAnotherOne(t *testing.T) {
	r, q := quartersOn(t, 80, 24, nil)
	r.answers(map[string]int{"GOV-1.1": 5, "GOV-1.2": 5})
	r.press("C")
	r.loaded()
	r.press("o down down enter")
	r.loaded()
	r.sees("2026-02-24 → 2026-11-24", assessment.ShowChange(q.compared(r, 0).Overall.Answers)+" like for like since 24 February 2026")
}

// otherScale has the one before go by another scale.
func otherScale(q *quarters) {
	fw, err := frameworks.Load("other.yaml", []byte(`schema: posture/framework/v1
id: example
version: 0.9.0
title: Old
scale: [{level: 1, name: No}, {level: 2, name: Yes}]
layers: [{id: GOV, title: G, practices: [{id: GOV-1, title: P, questions: [{id: GOV-1.1, ask: Who?}]}]}]
`))
	if err != nil {
		q.t.Fatal(err)
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Brindlewick Outfitters", Scope: "Online shop, US and Canada", Date: 20260825}, by("Ada"))
	if err != nil {
		q.t.Fatal(err)
	}
	set(q.t, a, "Ada", "GOV-1.1", level(2))
	q.list[2] = a
}

func TestWhatCannotBeComparedSaysWhy(t *testing.T) {
	r, _ := quartersOn(t, 80, 24, nil)
	r.press("C")
	r.loaded()
	r.sees("No question has a level in both", "has 5 of its questions answered, this one 0", "o compares with another")

	r, _ = quartersOn(t, 80, 24, otherScale)
	r.answers(map[string]int{"GOV-1.1": 5})
	r.press("C")
	r.loaded()
	r.sees("have different scales", "0.9.0, from 1 to 2", "from 0 to 5")

	r, _ = quartersOn(t, 80, 24, func(q *quarters) { q.list = nil })
	r.press("C")
	r.loaded()
	r.sees("This is the first assessment of its series")

	r, _ = quartersOn(t, 80, 24, func(q *quarters) { q.failed[pathOf(q.list[2])] = errors.New("q2.posture.yaml: was cut off") })
	r.press("C")
	r.loaded()
	r.sees("The assessment of 25 August 2026 can't be read.", "was cut off")
	r.press("o down enter")
	r.loaded()
	r.sees("2026-05-26 → 2026-11-24")
}
