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
