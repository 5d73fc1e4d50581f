package assessment_test

import (
	"slices"
	"strings"
	"testing"

	"posture/assessment"
)

func TestHistoryTellsEveryChangeTheNewestFirst(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	edit(t, a, at("Ann", 1), level(1))
	edit(t, a, at("Ben", 2), level(2))
	edit(t, a, at("Ben", 2), note("seen live"))
	head := a.Head()
	head.Date = 20261201
	for i, c := range []assessment.Change{
		{Subject: assessment.Subject{Kind: assessment.AboutHead}, Before: a.Head(), After: head},
		{Subject: assessment.Subject{Kind: assessment.AboutTarget, ID: "A-1"}, Before: assessment.Target{}, After: assessment.Target{Set: true, Level: 4, Reason: "The board asks for it."}},
		{Subject: assessment.Subject{Kind: assessment.AboutPlan, ID: "A-1"}, Before: assessment.Placement{}, After: assessment.Placement{Period: 2}},
		{Subject: assessment.Subject{Kind: assessment.AboutPlan, ID: "A-1"}, Before: assessment.Placement{Period: 2}, After: assessment.Placement{LeftOut: true}},
		{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: "map"}, Before: assessment.Action{}, After: assessment.Action{Set: true, What: "Draw the map", Owner: "Cleo", Due: 20270131}},
		{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: "map"}, Before: assessment.Action{Set: true, What: "Draw the map", Owner: "Cleo", Due: 20270131}, After: assessment.Action{Set: true, What: "Draw the map", Owner: "Cleo", Due: 20270228, State: assessment.ActionInProgress}},
		{Subject: assessment.Subject{Kind: assessment.AboutTarget, ID: "A-1"}, Before: assessment.Target{Set: true, Level: 4, Reason: "The board asks for it."}, After: assessment.Target{}},
	} {
		c.Stamp = at("Dan", 3+i)
		if _, err := a.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, c := range a.History() {
		got = append(got, strings.TrimSpace(c.By+" "+c.Subject.ID)+": "+strings.Join(c.Words(), "; "))
	}
	want := []string{
		"Dan A-1: own target 4 taken back",
		"Dan map: due 2027-01-31 → 2027-02-28; state open → in progress",
		"Dan map: action: Draw the map; owner Cleo; due 2027-01-31",
		"Dan A-1: pinned to quarter 2 → left out of the plan",
		"Dan A-1: placed by the plan → pinned to quarter 2",
		"Dan A-1: own target 4",
		"Dan: date " + a.Content().Head.Past[0].Value.Date.String() + " → 2026-12-01",
		"Ben A-1.1: note added",
		"Ben A-1.1: answer 1 → 2",
		"Ann A-1.1: answer open → 1",
	}
	if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
		t.Errorf("the history is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if last := a.History()[len(got)-1]; last.Subject.Kind != assessment.AboutHead || last.Words()[0] != "begun" {
		t.Errorf("it ends with %+v", last)
	}
}

func TestAChangedPieceOfEvidenceSaysWhatDiffers(t *testing.T) {
	before := assessment.Record{Evidence: []assessment.Evidence{{Name: "Register", Strength: assessment.Stated}}}
	after := assessment.Record{Evidence: []assessment.Evidence{{Name: "Register", Strength: assessment.Tested, ValidUntil: 20270331}}}
	got := strings.Join(assessment.Words(before, after), "; ")
	if want := "evidence Register: strength stated → tested, valid until 2027-03-31"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTheLastChangeIsTheNewestOfAll(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	practice := a.Framework().Practices()[0].ID
	for i, c := range []assessment.Change{
		{Subject: assessment.Subject{Kind: assessment.AboutPlan, ID: practice}, Before: assessment.Placement{}, After: assessment.Placement{Period: 2}},
		{Subject: assessment.Subject{Kind: assessment.AboutQuestion, ID: "A-1.1"}, Before: assessment.Record{}, After: assessment.Record{Flag: true}},
		{Subject: assessment.Subject{Kind: assessment.AboutTarget, ID: practice}, Before: assessment.Target{}, After: assessment.Target{Set: true, Level: 2, Reason: "why"}},
		{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: "x"}, Before: assessment.Action{}, After: assessment.Action{Set: true, What: "do it"}},
		{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: "x"}, Before: assessment.Action{Set: true, What: "do it"}, After: assessment.Action{}},
	} {
		c.Stamp = at("Ann", 10+i)
		if _, err := a.Apply(c); err != nil {
			t.Fatal(err)
		}
		if got := a.Changed(); got != c.Stamp || got != a.History()[0].Stamp {
			t.Errorf("last changed %v, want %v", got, c.Stamp)
		}
	}
}
