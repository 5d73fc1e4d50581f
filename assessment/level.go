package assessment

import (
	"math"

	"posture/frameworks"
)

// step is the greatest level of the scale that isn't above the number; null
// without one.
func (s *Scorecard) step(x Figure) Level {
	if !x.Valid {
		return Level{}
	}
	scale := s.Framework.Scale
	return some(max(scale.Min(), min(scale.Max(), int(math.Floor(Nine(x.V))))))
}

// layerLevel is the step of the layer's score, but never more than one step
// above the lowest step among its critical practices; an applicable critical
// practice with no score counts as the lowest level. Where that cap bites, the
// critical practices at that lowest step are named.
func (s *Scorecard) layerLevel(score Figure, ps []PracticeScore) (Level, []*frameworks.Practice) {
	level := s.step(score)
	if !level.Valid {
		return level, nil
	}
	critical := func(p *PracticeScore) bool { return p.Practice.Critical && p.Applicable > 0 }
	lowest := s.Framework.Scale.Max()
	for i := range ps {
		if critical(&ps[i]) {
			lowest = min(lowest, s.orMin(ps[i].Level))
		}
	}
	if level.V <= lowest+1 {
		return level, nil
	}
	var held []*frameworks.Practice
	for i := range ps {
		if critical(&ps[i]) && s.orMin(ps[i].Level) == lowest {
			held = append(held, ps[i].Practice)
		}
	}
	return some(lowest + 1), held
}

// overallLevel is the step of the overall score, but never more than one step
// above the lowest layer level; an applicable layer with no score counts as
// the lowest level. Where that cap bites, the layers at that level are named.
func (s *Scorecard) overallLevel(score Figure) (Level, []*frameworks.Layer) {
	level := s.step(score)
	if !level.Valid {
		return level, nil
	}
	lowest := s.Framework.Scale.Max()
	for i := range s.Layers {
		if s.Layers[i].Applicable > 0 {
			lowest = min(lowest, s.orMin(s.Layers[i].Level))
		}
	}
	if level.V <= lowest+1 {
		return level, nil
	}
	var held []*frameworks.Layer
	for i := range s.Layers {
		if l := &s.Layers[i]; l.Applicable > 0 && s.orMin(l.Level) == lowest {
			held = append(held, l.Layer)
		}
	}
	return some(lowest + 1), held
}

// orMin is a level, or the scale's lowest where there is none.
func (s *Scorecard) orMin(l Level) int {
	if l.Valid {
		return l.V
	}
	return s.Framework.Scale.Min()
}
