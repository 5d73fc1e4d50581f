package example_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/example"
)

// want is what an assessment must come to. Practices are the levels in the
// framework's order, a bar between layers, and - where a practice doesn't apply.
type want struct {
	file        string
	practices   string
	layers      []float64
	overall     float64
	levels      []int
	level       int
	unknown, na int
	open        int
	expired     int // pieces of evidence past their last day
	evidenced   float64
}

var wants = []want{
	{
		file:      "brindlewick-2026-11",
		practices: "3 3 2 3 2 3 2 1 | 2 1 2 3 1 1 2 1 | 2 1 2 2 | 4 4 4 4 4 4 | 2 1 2 3 1 2",
		layers:    []float64{2.375, 1.625, 1.75, 4, 1.8333}, overall: 2.3617,
		levels: []int{2, 1, 1, 4, 1}, level: 2,
		unknown: 3, na: 1, expired: 2, evidenced: 2.2955,
	},
	{
		file:      "brindlewick-2026-08",
		practices: "2 2 2 2 2 2 3 0 | 2 1 1 2 1 1 2 1 | 1 1 2 2 | 3 3 3 4 3 2 | 1 0 1 2 1 2",
		layers:    []float64{1.875, 1.375, 1.5, 3, 1.1667}, overall: 1.8201,
		levels: []int{1, 1, 1, 3, 1}, level: 1,
		unknown: 3, na: 1, open: 2, evidenced: 1.8201,
	},
	{
		file:      "calderbeck-2026-11",
		practices: "4 4 4 4 4 3 3 3 | 3 4 3 4 3 3 3 3 | 4 1 4 4 | 4 4 3 3 3 4 | 1 1 1 2 2 3",
		layers:    []float64{3.625, 3.25, 3.25, 3.5, 1.6667}, overall: 3.0996,
		levels: []int{3, 3, 2, 3, 1}, level: 2,
		unknown: 2, na: 2, expired: 34, evidenced: 2.7283,
	},
	{
		file:      "calderbeck-2026-08",
		practices: "3 4 3 4 3 3 3 2 | 3 4 3 3 3 2 3 3 | 3 1 3 4 | 4 3 3 3 3 3 | 1 0 0 2 2 3",
		layers:    []float64{3.125, 3, 2.75, 3.1667, 1.3333}, overall: 2.7011,
		levels: []int{3, 3, 2, 3, 1}, level: 2,
		na: 2, expired: 12, evidenced: 2.6171,
	},
	{
		file:      "mossgrain-2026-11",
		practices: "1 2 1 1 0 1 1 0 | 2 2 2 2 1 1 - 0 | 2 1 1 0 | 2 2 2 1 1 1 | 0 - 1 - - 1",
		layers:    []float64{0.875, 1.4286, 1, 1.5, 0.6667}, overall: 1.1190,
		levels: []int{0, 1, 1, 1, 0}, level: 1,
		unknown: 15, na: 8, evidenced: 1.1190,
	},
}

func load(t *testing.T, file string) *assessment.Assessment {
	t.Helper()
	a, err := example.File{Name: file + ".posture.yaml"}.Load()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// levels are the framework's practices as want has them.
func levels(s *assessment.Scorecard) string {
	var b strings.Builder
	for i, l := range s.Layers {
		if i > 0 {
			b.WriteString("| ")
		}
		for _, p := range l.Layer.Practices {
			if x := s.Practices[p.Index].Score; x.Valid {
				fmt.Fprintf(&b, "%v ", x.V)
			} else {
				b.WriteString("- ")
			}
		}
	}
	return strings.TrimSpace(b.String())
}

func near(x assessment.Figure, want float64) bool {
	return x.Valid && math.Abs(x.V-want) < 0.00005
}

func TestFigures(t *testing.T) {
	for _, w := range wants {
		t.Run(w.file, func(t *testing.T) {
			a := load(t, w.file)
			s := assessment.Evaluate(a)
			if got := levels(s); got != w.practices {
				t.Errorf("practices stand at\n%s, not\n%s", got, w.practices)
			}
			var layerLevels []int
			for i, l := range s.Layers {
				if !near(l.Score, w.layers[i]) {
					t.Errorf("%s is %.4f, not %.4f", l.Layer.ID, l.Score.V, w.layers[i])
				}
				layerLevels = append(layerLevels, l.Level.V)
			}
			if !slices.Equal(layerLevels, w.levels) || s.Overall.Level.V != w.level {
				t.Errorf("levels are %v and %d, not %v and %d", layerLevels, s.Overall.Level.V, w.levels, w.level)
			}
			if !near(s.Overall.Score, w.overall) || !near(s.Overall.Evidenced, w.evidenced) {
				t.Errorf("claimed %.4f and shown %.4f, not %.4f and %.4f", s.Overall.Score.V, s.Overall.Evidenced.V, w.overall, w.evidenced)
			}
			if got := count(a); got != (counts{w.unknown, w.na, w.open, w.expired}) {
				t.Errorf("unknown, not applicable, open, expired: %v", got)
			}
		})
	}
}

type counts struct{ unknown, na, open, expired int }

func count(a *assessment.Assessment) counts {
	var c counts
	for _, q := range a.Framework().Questions() {
		r := a.Record(q)
		switch r.State {
		case assessment.Unknown:
			c.unknown++
		case assessment.NotApplicable:
			c.na++
		case assessment.Open:
			c.open++
		}
		for _, e := range r.Evidence {
			if e.Expired(a.Head().Date) {
				c.expired++
			}
		}
	}
	return c
}

// TestHeldBack: Calderbeck's new technology holds the whole at 2, and purposes
// that drift hold minimisation at 2.
func TestHeldBack(t *testing.T) {
	s := assessment.Evaluate(load(t, "calderbeck-2026-11"))
	if h := s.Overall.HeldBackBy; len(h) != 1 || h[0].ID != "TEC" {
		t.Errorf("the whole is held back by %d layers", len(h))
	}
	for _, l := range s.Layers {
		if l.Layer.ID == "MIN" && (len(l.HeldBackBy) != 1 || l.HeldBackBy[0].ID != "MIN-2") {
			t.Errorf("minimisation is held back by %d practices", len(l.HeldBackBy))
		}
	}
}

// TestProfiles: the same answers lead to other priorities under another
// profile, for each of the organisations.
func TestProfiles(t *testing.T) {
	first := map[string][]string{}
	for _, o := range example.List() {
		a, err := o.Now().Load()
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]string{}
		for _, p := range a.Framework().Profiles {
			top := priorities(t, a, p.ID)
			key := strings.Join(top, " ")
			if other, ok := seen[key]; ok {
				t.Errorf("%s: %s and %s have the same first ten: %s", o.ID, p.ID, other, key)
			}
			seen[key] = p.ID
			first[o.ID+" "+p.ID] = top
		}
	}
	for _, w := range []struct{ profile, practice string }{
		{"gaming", "CON-7"}, {"utilities", "SEC-6"}, {"maritime", "SEC-3"}, {"health-supplements", "CON-2"},
	} {
		if !slices.Contains(first["brindlewick "+w.profile], w.practice) {
			t.Errorf("brindlewick as %s has no %s among its first ten", w.profile, w.practice)
		}
		if slices.Contains(first["brindlewick baseline"], w.practice) {
			t.Errorf("brindlewick as any organisation has %s among its first ten", w.practice)
		}
	}
}

// priorities are the first ten under this profile.
func priorities(t *testing.T, a *assessment.Assessment, profile string) []string {
	t.Helper()
	a = a.Clone()
	before := a.Head()
	after := before
	after.Profile = profile
	if _, err := a.Apply(assessment.Change{Before: before, After: after}); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, p := range assessment.Evaluate(a).Priorities {
		if ids = append(ids, p.Practice.ID); len(ids) == 10 {
			break
		}
	}
	return ids
}
