package compare

import (
	"slices"

	"posture/ui/tui/screen"
)

// unfolded tells whether what belongs to a row is shown.
func (s *Screen) unfolded(r *row) bool { return s.open[r.id] }

// visible are the rows that aren't folded away, as places among all.
func (s *Screen) visible() []int {
	if s.compared() == nil {
		return nil
	}
	if s.laid.rows != nil {
		return s.laid.rows
	}
	all := s.known.rows
	hidden := make([]bool, len(all))
	out := make([]int, 0, len(all))
	for i := range all {
		if p := all[i].parent; p >= 0 {
			hidden[i] = hidden[p] || !s.unfolded(&all[p])
		}
		if !hidden[i] {
			out = append(out, i)
		}
	}
	s.laid = laid{rows: out}
	return out
}

// here is the row that one stands on.
func (s *Screen) here() *row {
	v := s.visible()
	return &s.known.rows[v[max(0, min(s.at, len(v)-1))]]
}

func (s *Screen) move(by int) screen.Action {
	v := s.visible()
	to := max(0, min(max(0, min(s.at, len(v)-1))+by, len(v)-1))
	step := 1
	if by < 0 {
		step = -1
	}
	for to > 0 && to < len(v)-1 && s.known.rows[v[to]].kind == aHeading {
		to += step
	}
	if s.known.rows[v[to]].kind != aHeading {
		s.at = to
	}
	return nil
}

// enter goes into what one stands on, or unfolds it.
func (s *Screen) enter() screen.Action {
	switch r := s.here(); r.kind {
	case theWhole:
		return screen.Open{Route: screen.Overview{}}
	case aLayer:
		return screen.Open{Route: screen.Overview{Of: r.id}}
	case aPractice, steadyOnes:
		return s.fold(s.unfolded(r))
	case anAnswer:
		return screen.Open{Route: screen.Questionnaire{At: r.id}}
	case aPromise:
		return screen.Open{Route: screen.Plan{}}
	}
	return nil
}

// fold folds or unfolds the row that one stands on. Where there is nothing to
// fold, one goes to what the row belongs to.
func (s *Screen) fold(shut bool) screen.Action {
	r := s.here()
	foldable := r.kind == aPractice || r.kind == steadyOnes
	switch {
	case foldable && s.unfolded(r) == shut:
		if r.kind == aPractice && len(r.practice.Questions) == 0 && !shut {
			return screen.Toast{Text: "None of its answers differs."}
		}
		s.open[r.id] = !shut
		s.laid = laid{}
	case shut && r.parent >= 0:
		s.at = slices.Index(s.visible(), r.parent)
	}
	return nil
}

// foldAll unfolds all practices, or folds them where one is unfolded. One stays
// at the row that one is at, or at what it belongs to.
func (s *Screen) foldAll() screen.Action {
	any := len(s.open) > 0
	at := s.visible()[max(0, min(s.at, len(s.visible())-1))]
	for any && s.known.rows[at].parent >= 0 {
		at = s.known.rows[at].parent
	}
	clear(s.open)
	for i := range s.known.rows {
		if r := &s.known.rows[i]; !any && r.kind == aPractice && len(r.practice.Questions) > 0 && r.parent < 0 {
			s.open[r.id] = true
		}
	}
	s.laid = laid{}
	s.at = max(0, slices.Index(s.visible(), at))
	return nil
}
