package tui

import (
	"testing"
	"time"

	"posture/assessment"
)

func TestACapacityThatNoFileCouldHoldIsToldAtTheField(t *testing.T) {
	r := newRig(t, "example.yaml", 80, 24, Options{})
	r.press("d down down down down down enter")
	r.text("99999999999")
	r.press("enter")
	r.sees("Give a whole number of points, 1 to 10000, or nothing.")
	r.press("ctrl+u")
	r.text("10000")
	r.press("enter")
	if n := r.a.doc.Assessment().Head().Capacity; n != 10000 {
		t.Errorf("the capacity is %d", n)
	}
}

func TestLastChangedIsOfTheWholeAssessment(t *testing.T) {
	r := questions(t)
	later := assessment.Stamp{By: "Ben", At: noon.Add(30 * time.Minute)}
	if _, err := r.a.doc.Assessment().Edit(later, "GOV-1.1", level(3)); err != nil {
		t.Fatal(err)
	}
	r.press("d")
	r.sees("Ben, 24 Nov 2026 12:34 UTC")
}
