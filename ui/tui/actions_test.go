package tui

import (
	"testing"

	"posture/assessment"
)

// What is promised for a practice of the plan begins as the plan suggests it,
// is written, changed, dropped with a reason, and taken back.
func TestActionsArePromisedOnThePlan(t *testing.T) {
	r := planOf(t, 200, 60)
	r.press("n")
	r.sees("New action", "GOV-1", "Due", "2027-02-24") // the first quarter after 24 November 2026
	r.press("ctrl+u")
	r.press("ctrl+s")
	r.sees("Say what is to be done.")
	r.text("Draw the map")
	r.press("tab tab right right right right tab")
	r.text("Ben")
	r.press("ctrl+s")
	r.sees("The action is written down.", "Draw the map", "not due yet", "Ben", "4 actions")
	r.settled()
	x := r.action("draw-the-map")
	if want := (assessment.Action{Set: true, What: "Draw the map", Practices: []string{"GOV-1"}, Owner: "Ben", Due: 20270224, Level: assessment.Level{V: 3, Valid: true}}); !x.Equal(want) {
		t.Errorf("it is %+v, want %+v", x, want)
	}
	r.press("space")
	r.sees("It is in progress now.")
	r.press("x ctrl+s")
	r.sees("nothing is dropped without a reason")
	r.text("Bought instead.")
	r.press("enter ctrl+s")
	r.sees("dropped", "Reason: Bought instead.")
	r.press("z")
	if x := r.action("draw-the-map"); x.State != assessment.ActionInProgress || x.Reason != "" {
		t.Errorf("taken back, it is %+v", x)
	}
	r.press("delete")
	r.sees("Taken away; z brings it back.", "3 actions")
	r.press("z esc")
	r.sees("Plan", "Action, in progress, due 2027-02-24, Ben: Draw the map")
}

func TestAnActionsMistakesAreToldAtTheirFields(t *testing.T) {
	r := questions(t)
	r.press("A n")
	r.text("Draw it")
	r.press("tab")
	r.text("gov-1, GOV-11")
	r.press("tab tab tab")
	r.sees("No practice GOV-11 in") // though it isn't kept yet
	r.text("2027-02-30")
	r.press("ctrl+s")
	r.sees("No practice GOV-11 in")
	r.press("backspace")
	r.press("ctrl+s")
	r.sees("Write a day that exists as YYYY-MM-DD.")
	r.press("backspace backspace")
	r.text("28")
	r.press("tab tab")
	r.text("javascript:alert(1)")
	r.press("ctrl+s")
	r.sees("Write links that begin with")
	r.press("ctrl+u")
	r.text("https://tracker.example/7")
	r.press("esc")
	r.sees("Keep the action?")
	r.press("k")
	if x := r.action("draw-it"); x.Due != 20270228 || len(x.Practices) != 1 || x.Practices[0] != "GOV-1" {
		t.Errorf("it is %+v", x)
	}
	r.press("g")
	r.sees("Map of customer data")
}

func (r *rig) action(id string) assessment.Action {
	return r.a.doc.Assessment().Content().Actions[id].Value
}
