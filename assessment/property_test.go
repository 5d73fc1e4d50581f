package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"posture/assessment"
	"posture/frameworks"
)

// randomFramework makes a framework by chance: scales, weights, critical
// practices, prerequisites, a profile.
func randomFramework(t testing.TB, r *rand.Rand) *frameworks.Framework {
	var b strings.Builder
	b.WriteString("schema: posture/framework/v1\nid: random\nversion: 1.0.0\ntitle: Random\n")
	lo := r.IntN(2)
	hi := lo + 1 + r.IntN(5)
	b.WriteString("scale:\n")
	for l := lo; l <= hi; l++ {
		fmt.Fprintf(&b, "  - {level: %d, name: L%d}\n", l, l)
	}
	b.WriteString("layers:\n")
	var practices []string
	weights := []float64{0.5, 1, 1, 1, 2, 3}
	for l := range 1 + r.IntN(4) {
		fmt.Fprintf(&b, "  - id: L%d\n    title: L\n    weight: %g\n    practices:\n", l, weights[r.IntN(len(weights))])
		for p := range 1 + r.IntN(4) {
			id := fmt.Sprintf("L%d-%d", l, p)
			fmt.Fprintf(&b, "      - id: %s\n        title: P\n        weight: %g\n        effort: %d\n        critical: %v\n", id, weights[r.IntN(len(weights))], 1+r.IntN(5), r.IntN(3) == 0)
			if len(practices) > 0 && r.IntN(2) == 0 {
				fmt.Fprintf(&b, "        requires: [%s]\n", practices[r.IntN(len(practices))])
			}
			fmt.Fprintf(&b, "        citations: [\"law:%d\"]\n        outcomes: [trust]\n        questions:\n", r.IntN(4))
			for q := range 1 + r.IntN(4) {
				fmt.Fprintf(&b, "          - {id: %s.%d, ask: \"?\", weight: %g}\n", id, q, weights[r.IntN(len(weights))])
			}
			practices = append(practices, id)
		}
	}
	fmt.Fprintf(&b, "profiles:\n  - {id: p, title: P, default: %d, targets: {L0: %d}, weights: {L0: 1.5}}\n", lo+r.IntN(hi-lo+1), hi)
	return load(t, b.String())
}

// randomAnswers gives every question a state by chance.
func randomAnswers(t testing.TB, r *rand.Rand, fw *frameworks.Framework) []string {
	var out []string
	for _, q := range fw.Questions() {
		switch r.IntN(8) {
		case 0:
		case 1:
			out = append(out, q.ID+"=unknown")
		case 2:
			out = append(out, q.ID+"=n/a")
		default:
			s := fmt.Sprintf("%s=%d", q.ID, fw.Scale.Min()+r.IntN(len(fw.Scale)))
			if r.IntN(2) == 0 {
				s += " " + assessment.Strengths()[r.IntN(4)].String()
			}
			out = append(out, s)
		}
	}
	return out
}

func forRandom(t *testing.T, check func(t *testing.T, r *rand.Rand, a *assessment.Assessment)) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		fw := randomFramework(t, r)
		a := newAssessment(t, fw)
		if r.IntN(2) == 0 {
			h := a.Head()
			h.Profile = "p"
			if _, err := a.Apply(assessment.Change{Before: a.Head(), After: h}); err != nil {
				t.Fatal(err)
			}
		}
		give(t, a, randomAnswers(t, r, fw)...)
		check(t, r, a)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// every gives all measures of a scorecard, in order.
func every(s *assessment.Scorecard) []assessment.Measure {
	m := []assessment.Measure{s.Overall.Measure}
	for _, l := range s.Layers {
		m = append(m, l.Measure)
	}
	for _, p := range s.Practices {
		m = append(m, p.Measure)
	}
	return m
}

func TestLowScoreHigh(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, a *assessment.Assessment) {
		for _, m := range every(assessment.Evaluate(a)) {
			const tiny = 1e-9
			if m.Score.Valid && m.Evidenced.V > m.Score.V+tiny {
				t.Errorf("evidenced %v above score %v", m.Evidenced.V, m.Score.V)
			}
			if m.Low.Valid && m.Low.V > m.High.V+tiny {
				t.Errorf("low %v above high %v", m.Low.V, m.High.V)
			}
			if m.Score.Valid && (m.Score.V < m.Low.V-tiny || m.Score.V > m.High.V+tiny) {
				t.Errorf("score %v outside %v to %v", m.Score.V, m.Low.V, m.High.V)
			}
			if m.Score.Valid && !m.Provisional() && m.High.V-m.Low.V > tiny {
				t.Errorf("all answered, and yet %v, %v, %v", m.Low.V, m.Score.V, m.High.V)
			}
		}
	})
}

func TestHigherAnswerLowersNothing(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, a *assessment.Assessment) {
		before := assessment.Evaluate(a)
		q := a.Framework().Questions()[r.IntN(len(a.Framework().Questions()))]
		x := a.Record(q).Answer
		if x.State != assessment.Levelled || x.Level == a.Framework().Scale.Max() {
			return
		}
		if _, err := a.Edit(assessment.Stamp{}, q.ID, func(r *assessment.Record) { r.Answer.Level++ }); err != nil {
			t.Fatal(err)
		}
		after := assessment.Evaluate(a)
		for i, m := range every(after) {
			b := every(before)[i]
			if m.Score.V < b.Score.V-1e-9 || m.Low.V < b.Low.V-1e-9 || m.High.V < b.High.V-1e-9 || m.Evidenced.V < b.Evidenced.V-1e-9 || m.Level.V < b.Level.V {
				t.Errorf("raising %s lowered %+v to %+v", q.ID, b, m)
			}
		}
	})
}

func TestEvidenceNeverLowersTheEvidencedScore(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, a *assessment.Assessment) {
		before := every(assessment.Evaluate(a))
		q := a.Framework().Questions()[r.IntN(len(a.Framework().Questions()))]
		piece := assessment.Evidence{Name: "More", Strength: assessment.Strengths()[r.IntN(4)]}
		if _, err := a.Edit(assessment.Stamp{}, q.ID, func(r *assessment.Record) { r.Evidence = assessment.Join(r.Evidence, piece) }); err != nil {
			t.Fatal(err)
		}
		for i, m := range every(assessment.Evaluate(a)) {
			if m.Evidenced.V < before[i].Evidenced.V-1e-9 || m.Score != before[i].Score {
				t.Errorf("evidence for %s turned %+v into %+v", q.ID, before[i], m)
			}
		}
	})
}

func TestOrderOfAnswersChangesNothing(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, a *assessment.Assessment) {
		answers := randomAnswers(t, r, a.Framework())
		one, two := newAssessment(t, a.Framework()), newAssessment(t, a.Framework())
		give(t, one, answers...)
		r.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		give(t, two, answers...)
		if !reflect.DeepEqual(one.Content(), two.Content()) {
			t.Error("the same answers in another order make another assessment")
		}
	})
}

func TestSharesAndLifts(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, a *assessment.Assessment) {
		s := assessment.Evaluate(a)
		var shares, lifts float64
		raise := map[*frameworks.Practice]int{}
		for _, p := range s.Practices {
			shares += p.Share.V
			lifts += p.Lift.V
			if p.Score.Valid {
				raise[p.Practice] = int(p.Target.V)
			}
		}
		if !s.Overall.Score.Valid {
			return
		}
		if !near(shares, 1) {
			t.Errorf("shares add up to %v", shares)
		}
		if gain := assessment.Raise(s, raise).Overall.Score.V - s.Overall.Score.V; !near(gain, lifts) {
			t.Errorf("raising all gains %v, their lifts add up to %v", gain, lifts)
		}
	})
}

func TestRoadmapKeepsItsRules(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, a *assessment.Assessment) {
		s := assessment.Evaluate(a)
		capacity := 1 + r.IntN(15)
		decided := map[string]assessment.Placement{}
		for _, p := range s.Priorities {
			switch r.IntN(8) {
			case 0:
				decided[p.Practice.ID] = assessment.Placement{Period: 1 + r.IntN(4)}
			case 1:
				decided[p.Practice.ID] = assessment.Placement{LeftOut: true}
			}
		}
		m := assessment.Plan(s, capacity, decided)
		in := map[string]int{}
		for _, q := range m.Periods {
			points, pinned := 0, false
			for _, p := range q.Practices {
				in[p.Practice.ID] = q.Number
				points += p.Cost
				pinned = pinned || p.Pinned
			}
			if points != q.Points || points > capacity && len(q.Practices) > 1 && !pinned {
				t.Errorf("period %d holds %d of %d points", q.Number, points, capacity)
			}
		}
		for i, p := range m.Project(s) {
			if one := m.After(s, i); !reflect.DeepEqual(one.Overall, p.Card.Overall) {
				t.Errorf("after period %d the whole stands at %+v, not at %+v", p.Period, one.Overall.Measure, p.Card.Overall.Measure)
			}
		}
		for _, p := range s.Priorities {
			id, d := p.Practice.ID, decided[p.Practice.ID]
			if d.LeftOut != (in[id] == 0) || d.Period > 0 && in[id] != d.Period {
				t.Errorf("%s stands in period %d, people decided %+v", id, in[id], d)
			}
			for _, q := range p.Practice.Requires {
				if in[q.ID] > in[id] && in[id] > 0 && d.Period == 0 {
					t.Errorf("%s in period %d comes before its prerequisite %s in %d", id, in[id], q.ID, in[q.ID])
				}
			}
		}
	})
}

func TestThePartsAddUpToTheChange(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, now *assessment.Assessment) {
		then := newAssessment(t, now.Framework())
		give(t, then, randomAnswers(t, r, now.Framework())...)
		c := assessment.Compare(then, now)
		if c.Overall.Answers.Valid != c.Weighting.Valid || c.Weighting.Valid != c.Coverage.Valid {
			t.Error("the three parts must be null together")
		}
		if c.Weighting.Valid && !near(c.Overall.Answers.V+c.Weighting.V+c.Coverage.V, c.Overall.Change.V) {
			t.Errorf("%v + %v + %v isn't %v", c.Overall.Answers, c.Weighting, c.Coverage, c.Overall.Change)
		}
		same := assessment.Compare(now, now)
		if len(same.Questions) > 0 || same.Overall.Change.V != 0 {
			t.Error("an assessment differs from itself")
		}
	})
}

func TestEvaluateDoesNotAllocatePerAnswer(t *testing.T) {
	allocations := func(n int) float64 {
		a := manyAnswers(t, n)
		return testing.AllocsPerRun(3, func() { assessment.Evaluate(a) })
	}
	if few, many := allocations(1000), allocations(100_000); many > few+10 {
		t.Errorf("%v allocations for 1,000 answers, %v for 100,000", few, many)
	}
}

// manyAnswers makes an assessment of n answers in 100 practices, half of them
// with evidence.
func manyAnswers(t testing.TB, n int) *assessment.Assessment {
	fw := &strings.Builder{}
	fw.WriteString("schema: posture/framework/v1\nid: many\nversion: 1.0.0\ntitle: Many\nlayers:\n")
	for l := range 10 {
		fmt.Fprintf(fw, "- id: L%d\n  title: L\n  practices:\n", l)
		for p := range 10 {
			fmt.Fprintf(fw, "  - id: L%d-%d\n    title: P\n    questions:\n", l, p)
			for q := range n / 100 {
				fmt.Fprintf(fw, "    - {id: L%d-%d.%d, ask: a}\n", l, p, q)
			}
		}
	}
	a := newAssessment(t, load(t, fw.String()))
	c := *a.Content()
	for i := range c.Records {
		c.Records[i].Value.Answer = assessment.Answer{State: assessment.Levelled, Level: i % 6}
		if i%2 == 0 {
			c.Records[i].Value.Evidence = []assessment.Evidence{{Name: "E", Strength: assessment.Strengths()[i%4], Dated: 20260101}}
		}
	}
	a, err := assessment.Restore(a.Framework(), c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func BenchmarkEvaluate(b *testing.B) {
	for _, n := range []int{100, 5000, 300_000} {
		a := manyAnswers(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				assessment.Evaluate(a)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/answer")
		})
	}
}
