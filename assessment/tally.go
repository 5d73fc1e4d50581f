package assessment

import "posture/frameworks"

// A tally sums up the answers of practices. What doesn't change from one
// question to the next is worked out once.
type tally struct {
	min, max float64
	bounds   [len(strengthNames)]float64
	date     Date
}

func newTally(a *Assessment) tally {
	s := a.fw.Scale
	t := tally{min: float64(s.Min()), max: float64(s.Max()), date: a.c.Head.Value.Date}
	for _, strength := range Strengths() {
		t.bounds[strength] = strength.Bound(s)
	}
	return t
}

// practice works out the practice's own figures from the records of its
// questions, which stand first in records.
func (t *tally) practice(p *frameworks.Practice, records []Tracked[Record]) PracticeScore {
	s := PracticeScore{Practice: p}
	s.Questions = len(p.Questions)
	var answered, applicable, na, value, evidenced, low, high float64
	for i, q := range p.Questions {
		r := &records[i].Value
		w := q.Weight
		switch r.State {
		case Levelled:
			level := float64(r.Level)
			answered += w
			value += w * level
			believed := level
			if bound := t.bounds[Stated]; level > bound {
				believed = min(level, t.bounds[Strongest(r.Evidence, t.date)])
			}
			evidenced += w * believed
			applicable += w
			low += w * level
			high += w * level
			s.Answered++
			s.Applicable++
			if r.Carried {
				s.Carried++
			}
		case NotApplicable:
			na += w
		default:
			applicable += w
			low += w * t.min
			high += w * t.max
			s.Applicable++
		}
	}
	if answered > 0 {
		s.Score, s.Evidenced = some(value/answered), some(evidenced/answered)
	}
	if applicable > 0 {
		s.Low, s.High = some(low/applicable), some(high/applicable)
	}
	if answered+na > 0 {
		s.atMin = some((value + na*t.min) / (answered + na))
	}
	return s
}
