package plan

import (
	"maps"

	"posture/assessment"
	"posture/frameworks"
)

// A row is a practice that one can stand on.
type row struct {
	practice *assessment.PracticeScore
	rank     int // among the priorities, from 1; 0 for none
	group    int
	period   int // the quarter that it is planned for; 0 for none
	pinned   bool
	waits    []*frameworks.Practice
	holds    *frameworks.Layer
}

type groupKind uint8

const (
	inQuarter groupKind = iota
	byPriority
	leftOut
	atTarget
	unscored
)

// A group is rows under one heading.
type group struct {
	kind  groupKind
	index int // of the period in the roadmap
	rows  int
}

// worked is what was worked out for a version of the document.
type worked struct {
	ready   bool
	version int
	order   bool
	plan    assessment.Roadmap
	places  map[*frameworks.Practice]placed
	groups  []group
	rows    []row
	after   map[int]*assessment.Scorecard // by the period's index; filled as it is needed
	raised  int                           // how many practices whatIf has raised
	whatIf  *assessment.Scorecard         // nil where nothing is raised
	actions []assessment.ActionStatus
}

// A placed practice has its quarter.
type placed struct {
	period int
	assessment.Planned
}

// projected is for how many quarters it is worked out beforehand where they
// lead.
const projected = 16

// work works out the plan where that isn't done yet.
func (s *Screen) work() *worked {
	k := &s.known
	version := s.doc.Version()
	if !k.ready || k.version != version {
		card := s.doc.Card()
		s.follow(card.Framework)
		*k = worked{ready: true, version: version, plan: s.doc.Assessment().Plan(card, 0), after: map[int]*assessment.Scorecard{},
			actions: s.doc.Assessment().Actions(card, nil)}
		k.place()
		s.gather()
		early := k.plan
		early.Periods = early.Periods[:min(projected, len(early.Periods))]
		for i, p := range early.Project(card) {
			k.after[i] = p.Card
		}
		s.whatIf()
	}
	if k.order != s.order {
		s.gather()
	}
	return k
}

// follow stays on the same practices where the document was read anew, with
// its framework.
func (s *Screen) follow(fw *frameworks.Framework) {
	if s.here != nil {
		s.here = fw.Practice(s.here.ID)
	}
	for p, level := range maps.Clone(s.raised) {
		if now := fw.Practice(p.ID); now != p {
			delete(s.raised, p)
			if now != nil {
				s.raised[now] = level
			}
		}
	}
}

func (k *worked) place() {
	k.places = map[*frameworks.Practice]placed{}
	for _, q := range k.plan.Periods {
		for _, x := range q.Practices {
			k.places[x.Practice] = placed{q.Number, x}
		}
	}
}

// gather makes the rows, group by group.
func (s *Screen) gather() {
	k, card := &s.known, s.doc.Card()
	k.order, k.rows, k.groups = s.order, nil, nil
	ranks := make(map[*frameworks.Practice]int, len(card.Priorities))
	holds := map[*frameworks.Practice]*frameworks.Layer{}
	for i, p := range card.Priorities {
		ranks[p.Practice] = i + 1
		if p.HoldsBack != nil {
			holds[p.Practice] = p.HoldsBack
		}
	}
	add := func(g group, ps []*assessment.PracticeScore) {
		if len(ps) == 0 {
			return
		}
		g.rows = len(ps)
		k.groups = append(k.groups, g)
		for _, p := range ps {
			x := k.places[p.Practice]
			k.rows = append(k.rows, row{p, ranks[p.Practice], len(k.groups) - 1, x.period, x.Pinned, x.WaitsFor, holds[p.Practice]})
		}
	}
	if s.order {
		all := make([]*assessment.PracticeScore, len(card.Priorities))
		for i, p := range card.Priorities {
			all[i] = p.PracticeScore
		}
		add(group{kind: byPriority}, all)
	} else {
		for i, q := range k.plan.Periods {
			ps := make([]*assessment.PracticeScore, len(q.Practices))
			for j, x := range q.Practices {
				ps[j] = x.PracticeScore
			}
			add(group{kind: inQuarter, index: i}, ps)
		}
		add(group{kind: leftOut}, k.plan.LeftOut)
	}
	var met, none []*assessment.PracticeScore
	for i := range card.Practices {
		switch p := &card.Practices[i]; {
		case p.Applicable == 0:
		case !p.Score.Valid:
			none = append(none, p)
		case p.Gap.V == 0:
			met = append(met, p)
		}
	}
	add(group{kind: atTarget}, met)
	add(group{kind: unscored}, none)
}

// afterPeriod is the scorecard after the i-th period.
func (s *Screen) afterPeriod(i int) *assessment.Scorecard {
	k := s.work()
	if k.after[i] == nil {
		k.after[i] = k.plan.After(s.doc.Card(), i)
	}
	return k.after[i]
}

// whatIf works out what would be with the practices that are raised. Those
// that don't apply any more are let go.
func (s *Screen) whatIf() {
	card := s.doc.Card()
	for p := range s.raised {
		if card.Practices[p.Index].Applicable == 0 {
			delete(s.raised, p)
		}
	}
	s.known.raised, s.known.whatIf = len(s.raised), nil
	if len(s.raised) > 0 {
		s.known.whatIf = assessment.Raise(card, s.raised)
	}
}
