package assessment

import (
	"slices"

	"posture/frameworks"
)

// Raise gives the scorecard as it would be with practices raised to levels of
// the scale. Raising replaces a practice's score, low, high and evidenced score
// by max(itself, level); its answers stay. An unscored practice counts as
// scored at the level; one that isn't applicable can't be raised, and stays.
// All else, shares too, is worked out anew. s itself stays as it is.
func Raise(s *Scorecard, levels map[*frameworks.Practice]int) *Scorecard {
	r := *s
	r.Practices = slices.Clone(s.Practices)
	for i := range r.Practices {
		p := &r.Practices[i]
		level, ok := levels[p.Practice]
		if !ok || p.Applicable == 0 {
			continue
		}
		for _, f := range []*Figure{&p.Score, &p.Low, &p.High, &p.Evidenced, &p.atMin} {
			*f = atLeast(*f, float64(level))
		}
	}
	r.combine()
	return &r
}

func atLeast(f Figure, level float64) Figure {
	if !f.Valid {
		return some(level)
	}
	return some(max(f.V, level))
}
