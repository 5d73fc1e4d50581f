package assessment_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/frameworks"
)

const exampleYAML = `schema: posture/framework/v1
id: example
version: 1.0.0
title: Worked example
layers:
  - id: A
    title: Layer A
    practices:
      - {id: A-1, title: One, critical: true, weight: 2, questions: [{id: A-1.1, ask: "?"}]}
      - {id: A-2, title: Two, questions: [{id: A-2.1, ask: "?", weight: 3}, {id: A-2.2, ask: "?"}]}
  - id: B
    title: Layer B
    practices:
      - {id: B-1, title: One, questions: [{id: B-1.1, ask: "?"}, {id: B-1.2, ask: "?"}]}
      - {id: B-2, title: Two, questions: [{id: B-2.1, ask: "?"}]}
`

func load(t testing.TB, yaml string) *frameworks.Framework {
	t.Helper()
	fw, err := frameworks.Load("test.yaml", []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func newAssessment(t testing.TB, fw *frameworks.Framework) *assessment.Assessment {
	t.Helper()
	a, err := assessment.New(fw, assessment.Head{Organisation: "Test", Date: 20261124}, assessment.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// give sets answers as "id=answer" or "id=answer strength".
func give(t testing.TB, a *assessment.Assessment, answers ...string) {
	t.Helper()
	for _, s := range answers {
		id, rest, _ := strings.Cut(s, "=")
		word, strength, proven := strings.Cut(rest, " ")
		x, err := assessment.ParseAnswer(word, a.Framework().Scale)
		if err != nil {
			t.Fatal(err)
		}
		if x.State == assessment.NotApplicable {
			x.Reason = "no such data"
		}
		_, err = a.Edit(assessment.Stamp{By: "T"}, id, func(r *assessment.Record) {
			r.Answer = x
			if proven {
				st, err := assessment.ParseStrength(strength)
				if err != nil {
					t.Fatal(err)
				}
				r.Evidence = assessment.Join(r.Evidence, assessment.Evidence{Name: "E", Strength: st})
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func workedExample(t testing.TB) *assessment.Assessment {
	a := newAssessment(t, load(t, exampleYAML))
	give(t, a, "A-1.1=1 documented", "A-2.1=5 tested", "A-2.2=3", "B-1.1=4 documented", "B-1.2=unknown", "B-2.1=n/a")
	return a
}

// The worked example of the method, with its figures as they are printed there.
func TestWorkedExample(t *testing.T) {
	a := workedExample(t)
	s := assessment.Evaluate(a)
	A, B := s.Layers[0], s.Layers[1]
	for _, c := range []struct {
		what string
		got  assessment.Figure
		want float64
	}{
		{"score A-1", A.Practices[0].Score, 1}, {"score A-2", A.Practices[1].Score, 4.5}, {"score B-1", B.Practices[0].Score, 4},
		{"score A", A.Score, 2.1667}, {"score B", B.Score, 4}, {"low B", B.Low, 2}, {"high B", B.High, 4.5},
		{"score", s.Overall.Score, 3.0833}, {"low", s.Overall.Low, 2.0833}, {"high", s.Overall.High, 3.3333},
		{"evidenced A-1", A.Practices[0].Evidenced, 1}, {"evidenced A-2", A.Practices[1].Evidenced, 4.25},
		{"evidenced A", A.Evidenced, 2.0833}, {"evidenced B", B.Evidenced, 3}, {"evidenced", s.Overall.Evidenced, 2.5417},
		{"gap A-1", A.Practices[0].Gap, 2}, {"gap A-2", A.Practices[1].Gap, 0}, {"gap B-1", B.Practices[0].Gap, 0},
		{"gap A", A.Gap, 1.3333}, {"gap B", B.Gap, 0}, {"gap", s.Overall.Gap, 0.6667}, {"lift A-1", A.Practices[0].Lift, 0.6667},
	} {
		if !c.got.Valid || math.Abs(c.got.V-c.want) > 0.00005 {
			t.Errorf("%s is %v, want %g", c.what, c.got, c.want)
		}
	}
	if A.Level.V != 2 || len(A.HeldBackBy) != 0 || A.Provisional() {
		t.Errorf("layer A: level %v, held back by %v", A.Level, A.HeldBackBy)
	}
	if B.Level.V != 4 || !B.Provisional() || s.Overall.Level.V != 3 || !s.Overall.Provisional() {
		t.Errorf("layer B: level %v; overall %v", B.Level, s.Overall.Level)
	}
	if got := s.Overall.Completeness(); got != 0.8 {
		t.Errorf("completeness %v", got)
	}
	if b2 := B.Practices[1]; b2.Score.Valid || b2.Low.Valid || b2.High.Valid || b2.Target.Valid || b2.Gap.Valid || b2.Level.Valid {
		t.Errorf("a practice that isn't applicable has figures: %+v", b2)
	}
	if len(s.Priorities) != 1 || s.Priorities[0].Cost != 4 {
		t.Errorf("priorities %+v", s.Priorities)
	}
}

func TestCapNamesWhatHoldsBack(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	give(t, a, "A-2.1=5", "A-2.2=5", "B-1.1=5", "B-1.2=5", "B-2.1=5")
	s := assessment.Evaluate(a)
	// A-1 is critical and unscored, so it counts as 0: layer A is at most 1.
	if l := s.Layers[0]; l.Level.V != 1 || len(l.HeldBackBy) != 1 || l.HeldBackBy[0].ID != "A-1" {
		t.Errorf("layer A: level %v held back by %v", l.Level, l.HeldBackBy)
	}
	if o := s.Overall; o.Level.V != 2 || len(o.HeldBackBy) != 1 || o.HeldBackBy[0].ID != "A" {
		t.Errorf("overall: level %v held back by %v", o.Level, o.HeldBackBy)
	}
}

func TestNotAskedLayersAreNamed(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	give(t, a, "A-1.1=3")
	s := assessment.Evaluate(a)
	if len(s.Overall.NotAsked) != 1 || s.Overall.NotAsked[0].ID != "B" {
		t.Errorf("not asked: %v", s.Overall.NotAsked)
	}
	if s.Overall.Level.V != 1 || s.Overall.HeldBackBy[0].ID != "B" {
		t.Errorf("a layer without a score must count as the lowest level: %v", s.Overall.Level)
	}
}

func TestEvidenceIsBelievedUpToItsBound(t *testing.T) {
	scale := frameworks.Scale{{Level: 1, Name: "a"}, {Level: 2, Name: "b"}, {Level: 3, Name: "c"}, {Level: 4, Name: "d"}}
	const day = 20261124
	piece := func(s assessment.Strength, dated, until assessment.Date) assessment.Record {
		return assessment.Record{Answer: assessment.Answer{State: assessment.Levelled, Level: 4},
			Evidence: []assessment.Evidence{{Name: "E", Strength: s, Dated: dated, ValidUntil: until}}}
	}
	for _, c := range []struct {
		what string
		r    assessment.Record
		want float64
	}{
		{"none", assessment.Record{Answer: assessment.Answer{State: assessment.Levelled, Level: 4}}, 2.2},
		{"stated", piece(assessment.Stated, 0, 0), 2.2},
		{"documented", piece(assessment.Documented, 0, 0), 2.8},
		{"observed", piece(assessment.Observed, 0, 0), 3.4},
		{"tested", piece(assessment.Tested, 0, 0), 4},
		{"valid to the day", piece(assessment.Tested, 0, day), 4},
		{"expired the day before", piece(assessment.Tested, 0, day-1), 2.2},
		{"dated on the day", piece(assessment.Tested, day, 0), 4},
		{"dated after", piece(assessment.Tested, day+1, 0), 2.2},
	} {
		if got := assessment.Believed(c.r, scale, day); !near(got.V, c.want) {
			t.Errorf("%s: believed to %v, want %v", c.what, got.V, c.want)
		}
	}
}

func TestRaise(t *testing.T) {
	a := workedExample(t)
	s := assessment.Evaluate(a)
	fw := a.Framework()
	r := assessment.Raise(s, map[*frameworks.Practice]int{fw.Practice("A-1"): 3, fw.Practice("B-2"): 5, fw.Practice("A-2"): 1})
	if got := r.Layers[0].Practices[0].Score.V; got != 3 {
		t.Errorf("A-1 raised to 3 is %v", got)
	}
	if r.Layers[0].Practices[1].Score.V != 4.5 {
		t.Error("raising below the score must leave it")
	}
	if r.Layers[1].Practices[1].Score.Valid {
		t.Error("what isn't applicable can't be raised")
	}
	if gain := r.Overall.Score.V - s.Overall.Score.V; !near(gain, s.Priorities[0].Lift.V) {
		t.Errorf("raising A-1 alone to its target gains %v, its lift is %v", gain, s.Priorities[0].Lift.V)
	}
	if s.Layers[0].Practices[0].Score.V != 1 || len(s.Priorities) != 1 {
		t.Error("raising changed the scorecard that it started from")
	}
}

func TestOwnTargetGoesFirst(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML+`profiles:
  - {id: p, title: P, default: 2, targets: {A: 4, A-2: 5}}
`))
	set := func(c assessment.Change) {
		t.Helper()
		if _, err := a.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	h := a.Head()
	h.Profile = "p"
	set(assessment.Change{Subject: assessment.Subject{}, Before: a.Head(), After: h})
	targets := func() []float64 {
		var out []float64
		for _, p := range assessment.Evaluate(a).Practices {
			out = append(out, p.Target.V)
		}
		return out
	}
	if got := targets(); !slices.Equal(got, []float64{4, 5, 2, 2}) {
		t.Errorf("targets %v", got)
	}
	set(assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutTarget, ID: "A-2"}, Before: assessment.Target{},
		After: assessment.Target{Set: true, Level: 1, Reason: "agreed with the board"}})
	if got := targets(); !slices.Equal(got, []float64{4, 1, 2, 2}) {
		t.Errorf("targets %v", got)
	}
}

func TestClauseStatus(t *testing.T) {
	fw := load(t, strings.NewReplacer(
		"{id: A-1, ", `{id: A-1, citations: ["l:1", "l:2"], `,
		"{id: A-2, ", `{id: A-2, citations: ["l:1", "l:3"], `,
		"{id: B-2, ", `{id: B-2, citations: ["l:4"], `).Replace(exampleYAML))
	a := newAssessment(t, fw)
	status := func() string {
		var out []string
		for _, c := range assessment.Evaluate(a).Clauses {
			out = append(out, string(c.Status))
		}
		return strings.Join(out, ", ")
	}
	for _, step := range []struct{ answers, want string }{
		{"", "not assessed, not assessed, not assessed, not assessed"},
		{"A-1.1=1", "not met, not met, not assessed, not assessed"},
		{"A-2.1=4", "partly met, not met, met, not assessed"},
		{"A-1.1=3 B-2.1=n/a", "met, met, met, not applicable"},
	} {
		give(t, a, strings.Fields(step.answers)...)
		if got := status(); got != step.want {
			t.Errorf("after %q: %s, want %s", step.answers, got, step.want)
		}
	}
}

func TestShownFigures(t *testing.T) {
	f := func(x float64) assessment.Figure { return assessment.Figure{V: x, Valid: true} }
	for _, c := range []struct {
		score, target float64
		want          string
	}{
		{2.04, 4, "2.0"}, {2.05, 4, "2.1"}, {2.949999, 4, "2.9"}, {2.96, 4, "2.96"}, {2.996, 4, "2.99"}, {2.9999999999, 4, "3.0"},
		{3, 3, "3.0"}, {3.28, 3.3, "3.28"}, {3.299, 3.3, "3.29"}, {0, 3, "0.0"}, {4.97, 3, "4.97"}, {0.25, 3, "0.3"},
	} {
		if got := assessment.ShowScore(f(c.score), f(c.target)); got != c.want {
			t.Errorf("score %v with target %v is shown as %s, want %s", c.score, c.target, got, c.want)
		}
	}
	for _, c := range []struct {
		gap  float64
		want string
	}{{0, "0.0"}, {0.04, "0.04"}, {0.05, "0.1"}, {0.001, "<0.01"}, {0.006, "0.01"}, {1.25, "1.3"}, {0.00000000001, "0.0"}} {
		if got := assessment.ShowGap(f(c.gap)); got != c.want {
			t.Errorf("gap %v is shown as %s, want %s", c.gap, got, c.want)
		}
	}
	for x, want := range map[float64]string{-0.001: "0.00", -0.055: "-0.06", 0.125: "0.13"} {
		if got := assessment.ShowTwo(f(x)); got != want {
			t.Errorf("%v is shown as %s, want %s", x, got, want)
		}
	}
	for x, want := range map[float64]string{-0.001: "0.00", 0.004: "0.00", 0: "0.00", -0.055: "−0.06", 0.125: "+0.13"} {
		if got := assessment.ShowChange(f(x)); got != want {
			t.Errorf("the change %v is shown as %s, want %s", x, got, want)
		}
	}
	if assessment.ShowChange(assessment.Figure{}) != "–" {
		t.Error("no change must not look like one")
	}
	if assessment.ShowScore(assessment.Figure{}, f(3)) != "–" {
		t.Error("no score must not look like one")
	}
}

func TestGroups(t *testing.T) {
	scale := frameworks.DefaultScale()
	votes := func(words ...string) []assessment.Vote {
		var v []assessment.Vote
		for i, w := range words {
			x, err := assessment.ParseAnswer(w, scale)
			if err != nil {
				t.Fatal(err)
			}
			v = append(v, assessment.Vote{By: string(rune('a' + i)), Answer: x})
		}
		return v
	}
	if c := assessment.Consensus(votes("3", "3", "3"), scale); c.V != 1 {
		t.Errorf("all agree: %v", c)
	}
	if c := assessment.Consensus(votes("0", "0", "5", "5"), scale); !near(c.V, 0) {
		t.Errorf("an even split between the ends: %v", c)
	}
	// Two at 3 and two at 1: mean 2, each 1 off; 1 + log2(1 − 1/5).
	if c := assessment.Consensus(votes("3", "3", "1", "1"), scale); !near(c.V, 1+math.Log2(0.8)) {
		t.Errorf("legal 3, marketing 3, engineering 1, support 1: %v", c)
	}
	if assessment.Consensus(votes("unknown"), scale).Valid || assessment.Spread(votes("n/a")).Valid {
		t.Error("no level vote, no consensus and no spread")
	}
	for _, c := range []struct {
		votes []assessment.Vote
		want  string
	}{{votes("3", "3", "1", "1"), "1"}, {votes("4", "unknown", "2", "3"), "3"}, {votes("unknown", "n/a"), "unknown"}, {votes("n/a"), "open"}, {nil, "open"}} {
		if got := assessment.Agreed(c.votes).String(); got != c.want {
			t.Errorf("agreed on %s, want %s", got, c.want)
		}
	}
	if a := assessment.Alpha([][]assessment.Vote{votes("1", "1"), votes("4", "4")}, scale); !near(a.V, 1) {
		t.Errorf("alpha where all agree: %v", a)
	}
	if assessment.Alpha([][]assessment.Vote{votes("1", "1"), votes("3")}, scale).Valid {
		t.Error("alpha must be null where no vote differs")
	}
	// Four observers and twelve units, from K. Krippendorff, "Computing
	// Krippendorff's alpha-reliability" (2011), where the ordinal alpha is 0.815.
	units := make([][]assessment.Vote, 12)
	for o, row := range []string{"123321412---", "1233224125-3", "-3332342251-", "12332441251-"} {
		for u, c := range row {
			if c != '-' {
				x := assessment.Answer{State: assessment.Levelled, Level: int(c - '0')}
				units[u] = append(units[u], assessment.Vote{By: string(rune('a' + o)), Answer: x})
			}
		}
	}
	if got := assessment.Alpha(units, scale); math.Abs(got.V-0.815) > 0.0005 {
		t.Errorf("alpha %v, want 0.815", got.V)
	}
}
