package assessment

import (
	"errors"

	"posture/frameworks"
)

// A Verdict says in a word where a practice, a layer or the whole went,
// judged by the answers part of its change.
type Verdict string

const (
	Improved      Verdict = "improved" // +0.05 or more
	Slipped       Verdict = "slipped"  // −0.05 or less
	Steady        Verdict = "steady"
	NewlyAssessed Verdict = "newly assessed" // no question in common
)

// A Movement is what became of a score. Change is the plain difference;
// Answers is the part of it that the answers to common questions made, at
// now's weights: Is less Was, which are the score worked out over these
// questions alone, with now's and with then's levels. Null where METHOD has none.
type Movement struct {
	Then, Now, Change, Answers Figure
	Was, Is                    Figure
	Verdict                    Verdict
}

// A LayerMovement is what became of a layer.
type LayerMovement struct {
	Layer  *frameworks.Layer // now's
	Before *frameworks.Layer // then's; nil where it is new
	Movement
}

// A PracticeMovement is what became of a practice.
type PracticeMovement struct {
	Practice *frameworks.Practice // now's
	Before   *frameworks.Practice // then's; nil where it is new
	Movement
	Questions []QuestionMovement // those of its answers that differ
}

// A QuestionMovement is an answer that differs.
type QuestionMovement struct {
	Question  *frameworks.Question // now's
	Then, Now Answer
	Before    *frameworks.Question // then's; nil where it is new
	Given     Stamp                // who gave the present answer, and when
}

// A Comparison is what changed between two assessments of a series, and why.
// Overall.Change = Overall.Answers + Weighting + Coverage.
type Comparison struct {
	Then, Now *Scorecard
	Common    int // questions with a level in both
	Overall   Movement
	Weighting Figure // another framework version or profile
	Coverage  Figure // questions newly answered, dropped, not applicable any more, or put in
	Layers    []LayerMovement
	Practices []PracticeMovement
	Questions []QuestionMovement // all that differ, in now's order
	Rewriting                    // what is asked otherwise
	// OtherScale tells that the two have different scales: nothing can be compared.
	OtherScale bool
}

// ErrOtherSeries tells that two assessments are of different organisations or scopes.
var ErrOtherSeries = errors.New("they are of different organisations or scopes")

// Compare says what changed from then to now and why. The versions of the
// framework in between, oldest first, help to follow what was replaced twice.
func Compare(then, now *Assessment, between ...*frameworks.Framework) *Comparison {
	c := &Comparison{Then: Evaluate(then), Now: Evaluate(now), OtherScale: !sameScale(then.fw.Scale, now.fw.Scale)}
	m := Match(then.fw, now.fw, between...)
	c.Rewriting = m.rewriting(then.fw, now.fw)
	thenOnly, thenAtNow, nowOnly := then.blank(), now.blank(), now.blank()
	for _, q := range now.fw.Questions() {
		old := m.Questions[q.Index]
		c.question(then, now, old, q)
		if old == nil || c.OtherScale {
			continue
		}
		a, b := then.Record(old).Answer, now.Record(q).Answer
		if a.State == Levelled && b.State == Levelled {
			c.Common++
			thenOnly.c.Records[old.Index].Value.Answer = a
			thenAtNow.c.Records[q.Index].Value.Answer = a
			nowOnly.c.Records[q.Index].Value.Answer = b
		}
	}
	was, is := Evaluate(thenAtNow), Evaluate(nowOnly)
	c.Overall = c.movement(c.Then.Overall.Score, c.Now.Overall.Score, was.Overall.Score, is.Overall.Score)
	if c.Overall.Answers.Valid && c.Overall.Change.Valid {
		c.Weighting = some(was.Overall.Score.V - Evaluate(thenOnly).Overall.Score.V)
		c.Coverage = some(c.Overall.Change.V - c.Overall.Answers.V - c.Weighting.V)
	}
	for i, l := range c.Now.Layers {
		var old Figure
		x := then.fw.Layer(l.Layer.ID)
		if x != nil {
			old = c.Then.Layers[x.Index].Score
		}
		c.Layers = append(c.Layers, LayerMovement{l.Layer, x, c.movement(old, l.Score, was.Layers[i].Score, is.Layers[i].Score)})
	}
	for i, p := range c.Now.Practices {
		var old Figure
		x := m.Practices[i]
		if x != nil {
			old = c.Then.Practices[x.Index].Score
		}
		v := PracticeMovement{Practice: p.Practice, Before: x, Movement: c.movement(old, p.Score, was.Practices[i].Score, is.Practices[i].Score)}
		for _, q := range c.Questions {
			if q.Question.Practice == p.Practice {
				v.Questions = append(v.Questions, q)
			}
		}
		c.Practices = append(c.Practices, v)
	}
	return c
}

func (c *Comparison) question(then, now *Assessment, old, q *frameworks.Question) {
	var before Answer
	if old != nil {
		before = then.Record(old).Answer
	}
	if after := now.Record(q).Answer; before != after {
		c.Questions = append(c.Questions, QuestionMovement{q, before, after, old, now.Given(q)})
	}
}

// movement gives a score's change, and its answers part: now's less then's
// levels over the common questions, at now's weights.
func (c *Comparison) movement(then, now, was, is Figure) Movement {
	m := Movement{Then: then, Now: now, Was: was, Is: is, Verdict: NewlyAssessed}
	if then.Valid && now.Valid && !c.OtherScale {
		m.Change = some(now.V - then.V)
	}
	if !was.Valid || !is.Valid {
		return m
	}
	m.Answers = some(is.V - was.V)
	switch x := Nine(m.Answers.V); {
	case x >= 0.05:
		m.Verdict = Improved
	case x <= -0.05:
		m.Verdict = Slipped
	default:
		m.Verdict = Steady
	}
	return m
}

// blank is an assessment with a's framework, head and targets, and no answers.
func (a *Assessment) blank() *Assessment {
	c := Content{Head: a.c.Head, Targets: a.c.Targets, Records: make([]Tracked[Record], len(a.c.Records))}
	return &Assessment{fw: a.fw, c: c}
}

func sameScale(a, b frameworks.Scale) bool { return a.Min() == b.Min() && a.Max() == b.Max() }

// Progress is how much of the way from the baseline to now's target is done:
// (now − baseline) ÷ (target − baseline). It is neither cut at 0 nor at 1, and
// null where the target isn't above the baseline or a score is null.
func Progress(baseline, now, target Figure) Figure {
	if !baseline.Valid || !now.Valid || !target.Valid || Nine(target.V-baseline.V) <= 0 {
		return Figure{}
	}
	return some((now.V - baseline.V) / (target.V - baseline.V))
}

// A Point is an assessment of a series, with what became of it since the one
// before and since the baseline.
type Point struct {
	Assessment *Assessment
	Card       *Scorecard
	Since      *Comparison // with the one before; nil for the first
	Progress   Figure      // from the baseline towards now's target; null at the baseline and before
}

// Trend is a series in the order of its dates: what each brought, like for
// like, and how far it has come since the baseline, which is the first unless
// another is named. The list is in that order.
func Trend(list []*Assessment, baseline int) []Point {
	out := make([]Point, len(list))
	for i, a := range list {
		out[i] = Point{Assessment: a, Card: Evaluate(a)}
		if i > 0 {
			out[i].Since = Compare(list[i-1], a)
		}
		if i > baseline && sameScale(list[baseline].fw.Scale, a.fw.Scale) {
			now := out[i].Card.Overall
			out[i].Progress = Progress(out[baseline].Card.Overall.Score, now.Score, now.Target)
		}
	}
	return out
}

// SameSeries tells whether two assessments are of the same organisation and
// scope.
func SameSeries(a, b *Assessment) bool {
	x, y := a.Head(), b.Head()
	return x.Organisation == y.Organisation && x.Scope == y.Scope
}
