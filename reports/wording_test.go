package reports_test

import (
	"strings"
	"testing"

	"posture/assessment"
	"posture/reports"
)

// A screen says the same as the report does.
func TestWordingIsTheReports(t *testing.T) {
	for seed := range int64(4) {
		a := random(t, seed, []float64{0, 0.1, 0.8, 1}[seed])
		s := assessment.Evaluate(a)
		w := reports.WordingOf(a, s)
		r := reports.Build(a, s, reports.Options{})
		if got := w.Overall(); got != r.Board.Gauge.LevelLine {
			t.Errorf("the level is %q, in the report %q", got, r.Board.Gauge.LevelLine)
		}
		for i, row := range r.Board.Layers {
			m := s.Layers[i].Measure
			if w.Level(m) != row.Measures.LevelText || w.Target(m.Target) != row.Measures.Target.Shown {
				t.Errorf("%s: %s, target %s; in the report %s, %s", row.ID, w.Level(m), w.Target(m.Target), row.Measures.LevelText, row.Measures.Target.Shown)
			}
		}
		n := 0
		for _, prefix := range w.Sources() {
			for _, c := range w.Clauses(prefix) {
				if !strings.HasPrefix(c.ID, prefix+":") {
					t.Errorf("%s is among the clauses of %s", c.ID, prefix)
				}
				n++
			}
		}
		if n != len(s.Clauses) {
			t.Errorf("%d clauses by their sources, %d in all", n, len(s.Clauses))
		}
	}
}
