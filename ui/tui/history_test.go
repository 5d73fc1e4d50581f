package tui

import (
	"testing"
)

func TestEveryChangeIsInTheHistory(t *testing.T) {
	r := questions(t)
	r.press("3")
	r.press("d down down down down enter ctrl+u")
	r.text("Ben")
	r.press("enter q H")
	r.sees("24 November 2026", "details", "assessor Ada Marsh → Ben", "GOV-1.1", "answer open → 3", "3 changes")
	r.press("/")
	r.text("answer")
	r.sees("1 of 3 changes")
	r.misses("assessor Ada Marsh")
	r.press("enter enter")
	if r.at() != "GOV-1.1" {
		t.Errorf("it led to %s", r.at())
	}
}
