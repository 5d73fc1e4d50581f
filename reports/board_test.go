package reports_test

import (
	"strings"
	"testing"

	"posture/assessment"
	"posture/reports"
)

// A layer's figure is the mean shortfall, and not target less score: it is
// called that, has no sign, and says what it is.
func TestLayersHaveAShortfall(t *testing.T) {
	a := newSample(t, simpleFramework)
	for _, q := range a.Framework().Questions() {
		answerSample(t, a, q.ID, "1")
	}
	b := reports.Build(a, assessment.Evaluate(a), reports.Options{}).Board
	if b.LayersHead.Gap != "Shortfall" || !strings.Contains(b.LayersNote, "not target less score") {
		t.Errorf("%q, %q", b.LayersHead.Gap, b.LayersNote)
	}
	for _, row := range b.Layers {
		if row.Less != row.Measures.Gap.Shown {
			t.Errorf("%s lacks %s, and the page says %s", row.ID, row.Measures.Gap.Shown, row.Less)
		}
	}
}

const threeLayers = `schema: posture/framework/v1
id: three
version: 1.0.0
title: Three layers
layers:
  - {id: A, title: First, practices: [{id: A-1, title: One, questions: [{id: A-1.1, ask: "Who?"}]}]}
  - {id: B, title: Second, practices: [{id: B-1, title: Two, questions: [{id: B-1.1, ask: "When?"}]}]}
  - {id: C, title: Third, practices: [{id: C-1, title: Three, questions: [{id: C-1.1, ask: "How?"}]}]}
`

// Only what stands at its target is called strong, and only what is clearly
// below it, and below the whole, weak.
func TestStrongAndWeakAreEarned(t *testing.T) {
	for answers, want := range map[string]string{ // the target is 3
		"222": "Level 2 Developing: 3 practices are below their targets",
		"221": "Level 1 Initial: weak in Third, with 3 practices below target",
		"334": "Level 3 Defined: every practice is at its target",
		"234": "Level 3 Defined: strong in Third, weak in First",
	} {
		a := newSample(t, threeLayers)
		for i, q := range a.Framework().Questions() {
			answerSample(t, a, q.ID, answers[i:i+1])
		}
		if got := reports.Build(a, assessment.Evaluate(a), reports.Options{}).Board.Title; got != want {
			t.Errorf("answers %s: %q, want %q", answers, got, want)
		}
	}
}
