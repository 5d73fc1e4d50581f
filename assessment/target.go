package assessment

import (
	"cmp"
	"math"
	"slices"

	"posture/frameworks"
)

// target is the assessment's own target for the practice, where one is set;
// else the profile's for the practice, else for its layer, else the profile's
// default, else the scale's middle level rounded up.
func (s *Scorecard) target(p *frameworks.Practice) int {
	if own := s.own[p.ID].Value; own.Set {
		return own.Level
	}
	return ProfileTarget(s.Framework, s.Profile, p)
}

// ProfileTarget is the target of a practice where the assessment sets none of
// its own. The profile may be nil.
func ProfileTarget(fw *frameworks.Framework, profile *frameworks.Profile, p *frameworks.Practice) int {
	if profile == nil {
		return fw.Scale.Middle()
	}
	if t, ok := profile.Targets[p.ID]; ok {
		return t
	}
	if t, ok := profile.Targets[p.Layer.ID]; ok {
		return t
	}
	return profile.Default
}

// gap is max(0, target − score); a difference below the ninth decimal is none.
func gap(target, score float64) float64 {
	if d := target - score; Nine(d) > 0 {
		return d
	}
	return 0
}

// A Priority is a practice with a gap, as worth doing: lift is share × gap,
// cost is effort per level × the gap rounded up to whole levels.
type Priority struct {
	*PracticeScore
	HoldsBack *frameworks.Layer // the layer whose level it holds back, or nil
	HighLift  bool              // at or above the median of all priorities
	LowCost   bool              // at or below the median of all priorities
}

// priorities gives lift and cost to the practices, the way to target to the
// whole, and orders the practices with a gap: those that hold a layer back
// first; then lift ÷ cost, high to low; then lift, high to low; then the
// framework's own order.
func (s *Scorecard) priorities() {
	var missing, way float64
	s.Priorities = nil
	scored := false
	for i := range s.Practices {
		p := &s.Practices[i]
		p.Lift, p.Cost = Figure{}, 0
		if !p.Score.Valid {
			continue
		}
		scored = true
		p.Lift = some(p.Share.V * p.Gap.V)
		missing += p.Share.V * p.Gap.V
		way += p.Share.V * (p.Target.V - float64(s.Framework.Scale.Min()))
		if p.Gap.V > 0 {
			p.Cost = p.Practice.Effort * int(math.Ceil(Nine(p.Gap.V)))
			s.Priorities = append(s.Priorities, Priority{PracticeScore: p, HoldsBack: s.heldBack(p.Practice)})
		}
	}
	switch {
	case !scored:
		s.Overall.WayToTarget = Figure{}
	case way == 0:
		s.Overall.WayToTarget = some(1.0)
	default:
		s.Overall.WayToTarget = some(1 - missing/way)
	}
	slices.SortStableFunc(s.Priorities, func(a, b Priority) int {
		return cmp.Or(
			holds(b)-holds(a),
			cmp.Compare(Nine(b.Lift.V/float64(b.Cost)), Nine(a.Lift.V/float64(a.Cost))),
			cmp.Compare(Nine(b.Lift.V), Nine(a.Lift.V)),
		)
	})
	s.quadrants()
}

func holds(p Priority) int {
	if p.HoldsBack != nil {
		return 1
	}
	return 0
}

func (s *Scorecard) heldBack(p *frameworks.Practice) *frameworks.Layer {
	if slices.Contains(s.Layers[p.Layer.Index].HeldBackBy, p) {
		return p.Layer
	}
	return nil
}

// quadrants splits the priorities at the medians of lift and of cost; what is
// on the line counts as high lift and as low cost.
func (s *Scorecard) quadrants() {
	lifts := make([]float64, len(s.Priorities))
	costs := make([]float64, len(s.Priorities))
	for i, p := range s.Priorities {
		lifts[i], costs[i] = p.Lift.V, float64(p.Cost)
	}
	lift, cost := Nine(median(lifts)), Nine(median(costs))
	for i := range s.Priorities {
		p := &s.Priorities[i]
		p.HighLift, p.LowCost = Nine(p.Lift.V) >= lift, float64(p.Cost) <= cost
	}
}

// median sorts its numbers; of an even number it is the mean of the two in the
// middle, of none 0.
func median(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	slices.Sort(xs)
	m := len(xs) / 2
	if len(xs)%2 == 1 {
		return xs[m]
	}
	return (xs[m-1] + xs[m]) / 2
}
