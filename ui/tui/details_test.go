package tui

import "testing"

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
