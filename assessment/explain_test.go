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
