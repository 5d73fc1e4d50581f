package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
)

// planOf is the plan of a document in which every practice is below its target:
// GOV-1 0.5 (target 3, 6 points), GOV-2 2.25 (own target 4, waits for GOV-1),
// CON-1 3.0 (target 4, pinned to quarter 3).
func planOf(t *testing.T, width, height int) *rig {
	r := newRig(t, "example.yaml", width, height, Options{})
	below(t, r)
	r.press("p")
	return r
}

func (r *rig) placed(id string) assessment.Placement {
	return r.a.doc.Assessment().Content().Plan[id].Value
}

func (r *rig) targetOf(id string) assessment.Target {
	return r.a.doc.Assessment().Content().Targets[id].Value
}

func TestPlanShowsQuartersAndWhereTheyLead(t *testing.T) {
	r := planOf(t, 80, 24)
	r.sees("3 practices to bring to their targets, in 3 quarters of 12 points",
		"Quarter 1  10 of 12 points", "GOV-1 ◆ Map of customer data", "0.5 → 3", "2.3 → 4", "Quarter 3", "pinned: Notices")
	s := r.a.doc.Card()
	for i, p := range r.a.doc.Assessment().Plan(s, 0).Project(s) {
		o := p.Card.Overall
		r.sees("then  " + assessment.ShowScore(o.Score, o.Target))
		if i == 0 { // 3.25 after the first: (3.5 + 3) ÷ 2, from (3.5 + 1.5) ÷ 2 to (3.5 + 4) ÷ 2
			r.sees("level 3*  2.5–3.8")
		}
	}
	r.press("down down down")
	r.sees("after quarter 3")
}

func TestCapacityIsKept(t *testing.T) {
	r := planOf(t, 80, 24)
	r.press("- -")
	if n := r.a.doc.Assessment().Head().Capacity; n != 10 {
		t.Errorf("the capacity is %d", n)
	}
	r.press("z")
	r.sees("Taken back: the details, capacity")
	r.press("c ctrl+u")
	r.text("0")
	r.press("enter")
	r.sees("Give a whole number of points, 1 to 10000.")
	r.press("ctrl+u")
	r.text("99999999999")
	r.press("enter")
	r.sees("Give a whole number of points, 1 to 10000.")
	if n := r.a.doc.Assessment().Head().Capacity; n != 11 {
		t.Errorf("a capacity that no file could hold was taken: %d", n)
	}
	r.press("ctrl+u")
	r.text("6")
	r.press("enter")
	r.sees("Quarter 1  6 of 6 points", "A quarter has room for 6 points. z takes that back.")
	r.press("- - - - - -")
	r.sees("A quarter needs a point at least.")
	r.settled()
	if n := r.file.a.Head().Capacity; n != 1 {
		t.Errorf("on disk it is %d", n)
	}
}

func TestPinningAndLeavingOut(t *testing.T) {
	r := planOf(t, 80, 24)
	r.press("right right left")
	if p := r.placed("GOV-1"); p.Period != 2 {
		t.Errorf("GOV-1 is placed at %+v", p)
	}
	r.sees("GOV-1 is pinned to quarter 2", "› [ ] GOV-1 ◆ pinned: ")
	r.press("u")
	if p := r.placed("GOV-1"); p != (assessment.Placement{}) {
		t.Errorf("GOV-1 is placed at %+v", p)
	}
	r.press("left")
	r.sees("GOV-1 is pinned to quarter 1")
	r.press("left")
	r.sees("pinned to the first quarter already")
	r.press("x")
	if p := r.placed("GOV-1"); !p.LeftOut || p.Period != 0 {
		t.Errorf("GOV-1 is placed at %+v", p)
	}
	r.sees("Left out of the plan", "2 practices to bring")
	r.press("right")
	r.sees("GOV-1 is left out of the plan; x takes it back in.")
	r.press("x")
	if p := r.placed("GOV-1"); p != (assessment.Placement{}) {
		t.Errorf("GOV-1 is placed at %+v", p)
	}
	r.press("z")
	r.sees("Taken back: the place of GOV-1.", "Left out of the plan")
	r.press("Z")
	r.misses("Left out of the plan")
}

func TestOwnTargetNeedsAReason(t *testing.T) {
	r := planOf(t, 80, 24)
	r.press("t 5 enter enter")
	r.sees("Say why: an own target without a reason isn't taken.")
	if r.targetOf("GOV-1").Set {
		t.Error("a target without a reason was taken")
	}
	r.text("  ")
	r.press("enter")
	r.sees("Say why")
	r.text("q3 audit")
	r.press("esc")
	r.sees("Keep the target?")
	r.press("esc enter")
	if got := r.targetOf("GOV-1"); got != (assessment.Target{Set: true, Level: 5, Reason: "q3 audit"}) {
		t.Errorf("target %+v", got)
	}
	r.sees("0.5 → 5", "The target of GOV-1 is 5.")
	r.press("t backspace enter")
	if r.targetOf("GOV-1").Set {
		t.Error("the target is still the own one")
	}
	r.sees("0.5 → 3", "has the profile's target again")
	r.press("z")
	r.sees("0.5 → 5", "Taken back: the target of GOV-1.")
}

func TestWhatIsTypedForATargetIsKeptWhenTheProgramMustEnd(t *testing.T) {
	r := planOf(t, 80, 24)
	r.press("t right enter")
	r.text("a reason")
	r.send(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
	if got := r.targetOf("GOV-1"); got.Reason != "a reason" || got.Level != 4 {
		t.Errorf("target %+v", got)
	}
}

// What would be stands beside what is, for the whole and each layer, and
// changes nothing in the assessment.
func TestWhatIf(t *testing.T) {
	for _, width := range []int{60, 80, 200} {
		r := planOf(t, width, 24)
		version := r.a.doc.Version()
		fw := r.a.doc.Framework()
		r.press("space")
		card := assessment.Raise(r.a.doc.Card(), map[*frameworks.Practice]int{fw.Practice("GOV-1"): 3})
		gov, o := card.Layers[0], card.Overall
		r.sees("what if: 1 raised", "[3] GOV-1", "+0.63", "+1.25", assessment.ShowScore(o.Score, o.Target), assessment.ShowScore(gov.Score, gov.Target),
			assessment.ShowScore(o.Low, o.Target)+"–"+assessment.ShowScore(o.High, o.Target))
		r.press("5")
		r.sees("[5] GOV-1", "+1.13")
		r.press("down 2")
		r.sees("GOV-2 is at 2.3 already: 2 changes nothing.", "what if: 1 raised")
		r.press("down space")
		r.sees("what if: 2 raised")
		r.press("space backspace")
		r.misses("raised")
		r.press("backspace")
		r.sees("No practice is raised.")
		r.press("end w")
		r.sees("what if: 3 raised")
		r.press("w")
		r.misses("what if:")
		if r.a.doc.Version() != version {
			t.Error("trying what would be has changed the assessment")
		}
	}
}

// A practice that nobody has looked at counts as scored at the level that it
// is raised to.
func TestWhatIfOfAnUnscoredPractice(t *testing.T) {
	r := newRig(t, "example.yaml", 80, 24, Options{})
	r.press("p")
	r.sees("Nothing to plan yet", "Without a score")
	r.press("space")
	r.sees("[3] GOV-1", "new")
	r.press("x")
	r.sees("It has no score yet")
}

func TestPlanLeadsToTheQuestions(t *testing.T) {
	r := planOf(t, 80, 24)
	r.press("enter")
	r.sees("Overview › Governance › GOV-1")
	r.press("enter 3 q q")
	r.sees("2.0 → 3")
	if r.at() != "GOV-1.1" {
		t.Errorf("at %s", r.at())
	}
	r.press("down z")
	r.sees("Taken back: GOV-1.1, answer", "› [ ] GOV-1", "0.5 → 3")
}

func TestOrderOfPriority(t *testing.T) {
	r := planOf(t, 80, 24)
	r.press("o")
	r.sees("In order of priority", "› [ ]   3 GOV-1", "quarter", "3 of 3")
	r.press("x")
	r.sees("+0.63      6      out")
}
