package assessment_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"posture/assessment"
)

func figure(t *testing.T, e assessment.Explanation, name string) assessment.Derivation {
	t.Helper()
	for _, d := range e.Figures {
		if d.Name == name {
			return d
		}
	}
	t.Fatalf("%s explains no %s", e.ID, name)
	return assessment.Derivation{}
}

func TestExplainTheWorkedExample(t *testing.T) {
	a := workedExample(t)
	s := assessment.Evaluate(a)
	for _, c := range []struct{ id, figure, sum, shown string }{
		{"A-2", "score", "(3 × 5 + 1 × 3) ÷ 4", "4.5"},
		{"A", "score", "(2 × 1 + 1 × 4.5) ÷ 3", "2.2"},
		{"overall", "low", "(2.1667 + 2) ÷ 2", "2.1"},
		{"A-1", "lift", "0.3333 × 2", "0.67"},
		{"A-1", "cost", "2 × 2, rounded up", "4"},
		{"A-2", "level", "the step of 4.5 is 4", "4"},
		{"A-1", "share", "1 ÷ 2 × 2 ÷ 3", "33 %"},
		{"overall", "score with not applicable at the lowest level", "(2.1667 + 2) ÷ 2", "2.1"},
		{"B-2", "score with not applicable at the lowest level", "0", "0.0"},
		{"overall", "completeness", "4 ÷ 5", "80 %"},
		{"A-2.1", "believed", "the lower of 5 and 5", "5"},
		{"B-1.1", "believed", "the lower of 4 and 3", "3"},
	} {
		e, err := assessment.Explain(a, s, c.id)
		if err != nil {
			t.Fatal(err)
		}
		if d := figure(t, e, c.figure); d.Sum != c.sum || d.Shown != c.shown {
			t.Errorf("%s of %s: %q shown as %s, want %q, %s", c.figure, c.id, d.Sum, d.Shown, c.sum, c.shown)
		}
	}
}

// People are shown an overall level only once every layer has a score.
func TestNoOverallLevelWhileALayerIsNotAsked(t *testing.T) {
	a := workedExample(t)
	for _, id := range []string{"B-1.1", "B-1.2"} {
		if _, err := a.Edit(assessment.Stamp{}, id, func(r *assessment.Record) { r.Answer = assessment.Answer{} }); err != nil {
			t.Fatal(err)
		}
	}
	e, err := assessment.Explain(a, assessment.Evaluate(a), assessment.WholeID)
	if err != nil {
		t.Fatal(err)
	}
	if d := figure(t, e, "level"); d.Shown != "–" || d.Sum != "not asked yet: B" {
		t.Errorf("the level is shown as %s: %s", d.Shown, d.Sum)
	}
}

// What is written out must come to the figure that it explains.
func TestSumsComeToTheirFigures(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, a *assessment.Assessment) {
		s := assessment.Evaluate(a)
		ids := []string{assessment.WholeID}
		for _, p := range a.Framework().Practices() {
			ids = append(ids, p.ID, p.Layer.ID)
		}
		for _, id := range ids {
			e, err := assessment.Explain(a, s, id)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range e.Figures {
				if !strings.HasPrefix(d.Sum, "(") {
					continue
				}
				if got := compute(t, d.Sum); math.Abs(got-d.Value.V) > 0.0005 {
					t.Errorf("%s of %s: %s is %v, not %v", d.Name, id, d.Sum, got, d.Value.V)
				}
			}
		}
	})
}

// compute works out "(a × b + c × d) ÷ e".
func compute(t *testing.T, sum string) float64 {
	t.Helper()
	top, bottom, _ := strings.Cut(strings.TrimPrefix(sum, "("), ") ÷ ")
	value := func(s string) float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatalf("%s: %v", sum, err)
		}
		return x
	}
	var total float64
	for _, part := range strings.Split(top, " + ") {
		x := 1.0
		for _, f := range strings.Split(part, " × ") {
			x *= value(f)
		}
		total += x
	}
	return total / value(bottom)
}

// Clauses and outcomes are means over practices, weighted by their shares.
func TestExplainLenses(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, a *assessment.Assessment) {
		s := assessment.Evaluate(a)
		check := func(id string, score, evidenced assessment.Figure) {
			e, err := assessment.Explain(a, s, id)
			if err != nil {
				t.Fatal(err)
			}
			for name, want := range map[string]assessment.Figure{"score": score, "evidenced": evidenced} {
				d := figure(t, e, name)
				if d.Value != want {
					t.Errorf("%s of %s is %v, want %v", name, id, d.Value, want)
				}
				if strings.HasPrefix(d.Sum, "(") && math.Abs(compute(t, d.Sum)-d.Value.V) > 0.05 { // shares have four decimals
					t.Errorf("%s of %s: %s isn't %v", name, id, d.Sum, d.Value.V)
				}
			}
		}
		for _, c := range s.Clauses {
			check(c.ID, c.Score, c.Evidenced)
		}
		for _, o := range s.Outcomes {
			check(assessment.OutcomeID(o.ID), o.Score, o.Evidenced)
		}
	})
}
