package assessment

import (
	"math"
	"slices"

	"posture/frameworks"
)

// DefaultCapacity is how many points fit into a period where nobody says so.
const DefaultCapacity = 12

// MaxCapacity is how many points an assessment can give a period at most: more
// than any plan costs.
const MaxCapacity = 10_000

// MaxPeriod is the last period that a practice can be pinned to.
const MaxPeriod = 400

// A Period is what is planned for a quarter.
type Period struct {
	Number    int // from 1
	Points    int
	Practices []Planned // in the order of their placing
}

// A Planned practice has its place in the roadmap.
type Planned struct {
	*PracticeScore
	Pinned   bool
	WaitsFor []*frameworks.Practice // its unmet prerequisites, in the framework's order
}

// A Roadmap is the priorities placed into periods.
type Roadmap struct {
	Capacity int
	Periods  []Period         // those that hold something, in order
	LeftOut  []*PracticeScore // priorities that people left out, in order of priority
}

// Plan places the priorities into periods with a capacity in points, 1 or
// more. Pinned practices are placed first, wherever people put them. Then, in
// order of priority, each goes into the earliest period that is not before any
// of its unmet prerequisites' and has room for its cost; those that aren't
// placed yet are placed first, by the same rule, in the framework's order. One
// that costs more than the capacity takes an empty period of its own.
func Plan(s *Scorecard, capacity int, decided map[string]Placement) Roadmap {
	p := planner{s: s, capacity: capacity, decided: decided, gaps: map[*frameworks.Practice]*PracticeScore{}, in: map[*frameworks.Practice]int{}}
	for i := range s.Priorities {
		p.gaps[s.Priorities[i].Practice] = s.Priorities[i].PracticeScore
	}
	out := Roadmap{Capacity: capacity}
	for _, x := range s.Priorities {
		if n := decided[x.Practice.ID].Period; n > 0 {
			p.put(x.PracticeScore, n)
		}
	}
	for _, x := range s.Priorities {
		if decided[x.Practice.ID].LeftOut {
			out.LeftOut = append(out.LeftOut, x.PracticeScore)
			continue
		}
		p.place(x.PracticeScore)
	}
	for i := range p.periods {
		if len(p.periods[i].Practices) > 0 {
			out.Periods = append(out.Periods, p.periods[i])
		}
	}
	return out
}

// Plan is the assessment's own roadmap: its capacity, or the given one where
// that is above 0, and what people pinned or left out.
func (a *Assessment) Plan(s *Scorecard, capacity int) Roadmap {
	if capacity == 0 {
		capacity = a.Head().Capacity
	}
	if capacity == 0 {
		capacity = DefaultCapacity
	}
	decided := make(map[string]Placement, len(a.c.Plan))
	for id, t := range a.c.Plan {
		decided[id] = t.Value
	}
	return Plan(s, capacity, decided)
}

type planner struct {
	s        *Scorecard
	capacity int
	decided  map[string]Placement
	gaps     map[*frameworks.Practice]*PracticeScore
	in       map[*frameworks.Practice]int // the period of what is placed
	periods  []Period
	full     int // periods 1 to full have no room for even one point
}

// unmet are the prerequisites of p that have a gap.
func (p *planner) unmet(x *frameworks.Practice) []*frameworks.Practice {
	var out []*frameworks.Practice
	for _, r := range x.Requires {
		if p.gaps[r] != nil {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b *frameworks.Practice) int { return a.Index - b.Index })
	return out
}

func (p *planner) place(x *PracticeScore) {
	if p.in[x.Practice] > 0 {
		return
	}
	earliest := 1
	for _, r := range p.unmet(x.Practice) {
		if !p.decided[r.ID].LeftOut {
			p.place(p.gaps[r])
			earliest = max(earliest, p.in[r])
		}
	}
	for n := max(earliest, p.full+1); ; n++ {
		if p.fits(n, x.Cost) {
			p.put(x, n)
			return
		}
	}
}

func (p *planner) fits(n, cost int) bool {
	points := p.period(n).Points
	return points == 0 || points+cost <= p.capacity
}

func (p *planner) period(n int) *Period {
	for len(p.periods) < n {
		p.periods = append(p.periods, Period{Number: len(p.periods) + 1})
	}
	return &p.periods[n-1]
}

func (p *planner) put(x *PracticeScore, n int) {
	q := p.period(n)
	q.Points += x.Cost
	q.Practices = append(q.Practices, Planned{x, p.decided[x.Practice.ID].Period > 0, p.unmet(x.Practice)})
	p.in[x.Practice] = n
	for p.full < len(p.periods) && p.periods[p.full].Points >= p.capacity {
		p.full++
	}
}

// A Projection is where the whole would stand after a period of the roadmap.
type Projection struct {
	Period int
	Card   *Scorecard
}

// After gives the scorecard after the i-th of the periods, counted from 0: the
// same as the i-th of Project.
func (r Roadmap) After(s *Scorecard, i int) *Scorecard {
	raise := map[*frameworks.Practice]int{}
	for _, q := range r.Periods[:i+1] {
		for _, x := range q.Practices {
			raise[x.Practice] = int(math.Round(x.Target.V))
		}
	}
	return Raise(s, raise)
}

// Project gives the scorecard after each period: its practices, and those of
// the periods before, raised to their targets.
func (r Roadmap) Project(s *Scorecard) []Projection {
	raise := map[*frameworks.Practice]int{}
	var out []Projection
	for _, q := range r.Periods {
		for _, x := range q.Practices {
			raise[x.Practice] = int(math.Round(x.Target.V))
		}
		out = append(out, Projection{q.Number, Raise(s, raise)})
	}
	return out
}
