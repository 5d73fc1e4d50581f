package assessment

import "posture/frameworks"

// A Measure is what the method says of a practice, a layer or the whole. There
// is no score without its range and its completeness.
//
// Score is on the framework's scale; null until a question under it has a
// level. Low and High are the same sums over all that is applicable, with each
// unknown or open question counted as the scale's lowest or highest level.
// Evidenced is the same sums as Score, with each level cut to what its
// evidence lets us believe. All are null where nothing is applicable.
type Measure struct {
	Score, Low, High, Evidenced Figure
	Target                      Figure // where something is applicable
	Gap                         Figure // where something is scored; for a layer or the whole the mean shortfall
	Level                       Level
	Questions                   int
	Answered                    int
	Applicable                  int
	Carried                     int // answered ones that are carried over and not looked at yet
}

// NotApplicable is how many questions don't apply.
func (m Measure) NotApplicable() int { return m.Questions - m.Applicable }

// Provisional tells whether an applicable question is open or unknown.
func (m Measure) Provisional() bool { return m.Answered < m.Applicable }

// Completeness is answered ÷ applicable questions, by plain count; 1 where
// nothing is applicable.
func (m Measure) Completeness() float64 { return ratio(m.Answered, m.Applicable) }

// CompletenessLooked is the completeness without what is carried over.
func (m Measure) CompletenessLooked() float64 { return ratio(m.Answered-m.Carried, m.Applicable) }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// A PracticeScore is what the method says of a practice.
type PracticeScore struct {
	Practice *frameworks.Practice
	Measure
	Weight float64 // the framework's times the profile's
	Share  Figure  // of the overall score; null without a score
	Lift   Figure  // what the overall score would gain at the target
	Cost   int     // points to the target; 0 without a gap

	atMin Figure // the score with each not-applicable question answered at the scale's lowest level
}

// A LayerScore is what the method says of a layer.
type LayerScore struct {
	Layer *frameworks.Layer
	Measure
	Weight     float64                // the framework's times the profile's
	HeldBackBy []*frameworks.Practice // what keeps the level below the score's step
	Practices  []PracticeScore

	atMin Figure
}

// Overall is what the method says of the whole.
type Overall struct {
	Measure
	HeldBackBy   []*frameworks.Layer // what keeps the level below the score's step
	NotAsked     []*frameworks.Layer // applicable layers without a score
	ScoreNAAtMin Figure              // the score if each not-applicable question were answered at the lowest level
	WayToTarget  Figure              // 1 less what is still missing; null where nothing is scored
}

// A Scorecard is everything that the method says about an assessment, as a
// tree of the framework's shape. It is computed by one call and never stored.
type Scorecard struct {
	Framework  *frameworks.Framework
	Profile    *frameworks.Profile // nil without one
	Overall    Overall
	Layers     []LayerScore
	Practices  []PracticeScore // all, in the framework's order; the layers' are parts of it
	Priorities []Priority
	Clauses    []Clause
	Outcomes   []OutcomeScore

	head Head
	own  map[string]Tracked[Target]
}

// Evaluate works out the whole scorecard. It takes the answers as they are:
// no clock, no file, no rounding.
func Evaluate(a *Assessment) *Scorecard {
	s := &Scorecard{
		Framework: a.fw, Profile: a.fw.Profile(a.c.Head.Value.Profile),
		Practices: make([]PracticeScore, len(a.fw.Practices())),
		head:      a.c.Head.Value, own: a.c.Targets,
	}
	t := newTally(a)
	for i, p := range a.fw.Practices() {
		s.Practices[i] = t.practice(p, a.c.Records[p.Questions[0].Index:])
	}
	s.combine()
	return s
}

// combine works out all that follows from the practices' own figures: layers,
// the whole, levels, shares, gaps, priorities and lenses.
func (s *Scorecard) combine() {
	s.Layers = make([]LayerScore, len(s.Framework.Layers))
	next := 0
	for i, l := range s.Framework.Layers {
		ps := s.Practices[next : next+len(l.Practices)]
		next += len(ps)
		for j := range ps {
			s.finish(&ps[j])
		}
		s.Layers[i] = s.layer(l, ps)
	}
	s.Overall = s.overall()
	s.shares()
	s.priorities()
	s.Clauses = s.clauses()
	s.Outcomes = s.outcomes()
}

// finish adds what a practice's figures and its target imply.
func (s *Scorecard) finish(p *PracticeScore) {
	p.Weight = p.Practice.Weight * s.profileWeight(p.Practice.ID)
	p.Level = s.step(p.Score)
	p.Target, p.Gap = Figure{}, Figure{}
	if p.Applicable > 0 {
		p.Target = some(float64(s.target(p.Practice)))
	}
	if p.Score.Valid {
		p.Gap = some(gap(p.Target.V, p.Score.V))
	}
}

func (s *Scorecard) profileWeight(id string) float64 {
	if s.Profile != nil {
		if w, ok := s.Profile.Weights[id]; ok {
			return w
		}
	}
	return 1
}

// layer works out a layer from its practices.
func (s *Scorecard) layer(l *frameworks.Layer, ps []PracticeScore) LayerScore {
	x := LayerScore{Layer: l, Weight: l.Weight * s.profileWeight(l.ID), Practices: ps}
	var scored, applicable, all sums
	for i := range ps {
		p := &ps[i]
		x.add(p.Measure)
		scored.add(p.Weight, p.Measure)
		applicable.range_(p.Weight, p.Measure)
		all.atMin(p.Weight, p.atMin)
	}
	scored.into(&x.Measure)
	applicable.rangeInto(&x.Measure)
	x.atMin = all.score()
	x.Level, x.HeldBackBy = s.layerLevel(x.Score, ps)
	return x
}

// overall works out the whole from its layers.
func (s *Scorecard) overall() Overall {
	var x Overall
	var scored, applicable, all sums
	for i := range s.Layers {
		l := &s.Layers[i]
		x.add(l.Measure)
		scored.add(l.Weight, l.Measure)
		applicable.range_(l.Weight, l.Measure)
		all.atMin(l.Weight, l.atMin)
		if l.Applicable > 0 && !l.Score.Valid {
			x.NotAsked = append(x.NotAsked, l.Layer)
		}
	}
	scored.into(&x.Measure)
	applicable.rangeInto(&x.Measure)
	x.ScoreNAAtMin = all.score()
	x.Level, x.HeldBackBy = s.overallLevel(x.Score)
	return x
}

func (m *Measure) add(part Measure) {
	m.Questions += part.Questions
	m.Answered += part.Answered
	m.Applicable += part.Applicable
	m.Carried += part.Carried
}

// shares gives each scored practice its share of the overall score:
// (layer weight ÷ sum of the scored layers' weights) × (practice weight ÷ sum
// of that layer's scored practices' weights). Shares add up to 1.
func (s *Scorecard) shares() {
	var layers float64
	for i := range s.Layers {
		if s.Layers[i].Score.Valid {
			layers += s.Layers[i].Weight
		}
	}
	for i := range s.Layers {
		l := &s.Layers[i]
		var practices float64
		for j := range l.Practices {
			if l.Practices[j].Score.Valid {
				practices += l.Practices[j].Weight
			}
		}
		for j := range l.Practices {
			p := &l.Practices[j]
			p.Share = Figure{}
			if p.Score.Valid {
				p.Share = some(l.Weight / layers * (p.Weight / practices))
			}
		}
	}
}

// sums are weighted means in the making.
type sums struct {
	weight, low, high, evidenced, target, gap float64
	value                                     float64
}

func (t *sums) add(w float64, m Measure) {
	if m.Score.Valid {
		t.weight += w
		t.value += w * m.Score.V
		t.evidenced += w * m.Evidenced.V
		t.gap += w * m.Gap.V
	}
}

func (t *sums) into(m *Measure) {
	if t.weight > 0 {
		m.Score, m.Evidenced, m.Gap = some(t.value/t.weight), some(t.evidenced/t.weight), some(t.gap/t.weight)
	}
}

func (t *sums) range_(w float64, m Measure) {
	if m.Applicable > 0 {
		t.weight += w
		t.low += w * m.Low.V
		t.high += w * m.High.V
		t.target += w * m.Target.V
	}
}

func (t *sums) rangeInto(m *Measure) {
	if t.weight > 0 {
		m.Low, m.High, m.Target = some(t.low/t.weight), some(t.high/t.weight), some(t.target/t.weight)
	}
}

func (t *sums) atMin(w float64, score Figure) {
	if score.Valid {
		t.weight += w
		t.value += w * score.V
	}
}

func (t *sums) score() Figure {
	if t.weight == 0 {
		return Figure{}
	}
	return some(t.value / t.weight)
}
