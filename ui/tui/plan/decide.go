package plan

import (
	"fmt"
	"maps"
	"math"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// change makes one change, and says what it was.
func (s *Screen) change(kind assessment.SubjectKind, id string, v assessment.Value, said string) screen.Action {
	if err := s.doc.Change(screen.Set{Subject: assessment.Subject{Kind: kind, ID: id}, Value: v}); err != nil {
		return screen.Toast{Text: err.Error(), Bad: true}
	}
	return screen.Toast{Text: said + " z takes that back."}
}

// planned tells whether the row has a place in the roadmap; else why not.
func planned(r *row) screen.Action {
	switch {
	case !r.practice.Score.Valid:
		return screen.Toast{Text: "It has no score yet, so there is nothing to plan. enter goes to its questions.", Bad: true}
	case r.rank == 0:
		return screen.Toast{Text: "It is at its target, so there is nothing to plan. t sets a higher one.", Bad: true}
	}
	return nil
}

// pin moves a practice to the quarter before or after, and pins it there.
func (s *Screen) pin(by int) screen.Action {
	r := s.row()
	if r == nil {
		return nil
	}
	if no := planned(r); no != nil {
		return no
	}
	id := r.practice.Practice.ID
	if r.period == 0 {
		return screen.Toast{Text: id + " is left out of the plan; x takes it back in.", Bad: true}
	}
	to := r.period + by
	switch {
	case to < 1 && r.pinned:
		return screen.Toast{Text: id + " is pinned to the first quarter already."}
	case to < 1:
		to = 1
	case to > assessment.MaxPeriod:
		return screen.Toast{Text: fmt.Sprintf("Quarter %d is the last one.", assessment.MaxPeriod)}
	}
	return s.change(assessment.AboutPlan, id, assessment.Placement{Period: to}, fmt.Sprintf("%s is pinned to quarter %d; u lets the plan place it.", id, to))
}

func (s *Screen) placement(p *frameworks.Practice) assessment.Placement {
	return s.doc.Assessment().Content().Plan[p.ID].Value
}

func (s *Screen) leaveOut() screen.Action {
	r := s.row()
	if r == nil {
		return nil
	}
	p := r.practice.Practice
	if s.placement(p).LeftOut {
		return s.change(assessment.AboutPlan, p.ID, assessment.Placement{}, p.ID+" is in the plan again.")
	}
	if no := planned(r); no != nil {
		return no
	}
	return s.change(assessment.AboutPlan, p.ID, assessment.Placement{LeftOut: true}, p.ID+" is left out of the plan.")
}

func (s *Screen) unpin() screen.Action {
	r := s.row()
	if r == nil {
		return nil
	}
	p := r.practice.Practice
	if s.placement(p) == (assessment.Placement{}) {
		return screen.Toast{Text: "The plan places " + p.ID + " already."}
	}
	return s.change(assessment.AboutPlan, p.ID, assessment.Placement{}, "The plan places "+p.ID+" again.")
}

// points changes the capacity.
func (s *Screen) points(by int) screen.Action {
	return s.setCapacity(s.work().plan.Capacity + by)
}

func (s *Screen) setCapacity(n int) screen.Action {
	if n < 1 {
		return screen.Toast{Text: "A quarter needs a point at least.", Bad: true}
	}
	if n > assessment.MaxCapacity {
		return screen.Toast{Text: fmt.Sprintf("A quarter takes %d points at most.", assessment.MaxCapacity), Bad: true}
	}
	h := s.doc.Assessment().Head()
	h.Capacity = n
	return s.change(assessment.AboutHead, "", h, fmt.Sprintf("A quarter has room for %d points.", n))
}

func (s *Screen) undo() screen.Action { return s.turned(s.doc.TakeBack()) }

func (s *Screen) redo() screen.Action { return s.turned(s.doc.MakeAgain()) }

// turned goes to what was undone or made again.
func (s *Screen) turned(t screen.Toast, about *assessment.Subject) screen.Action {
	if about != nil {
		fw := s.doc.Framework()
		if p := fw.Practice(about.ID); p != nil {
			s.here = p
		} else if q := fw.Question(about.ID); q != nil {
			s.here = q.Practice
		}
	}
	return t
}

// toTarget raises the practice to its target, to see what would be; once more
// lets it down again.
func (s *Screen) toTarget() screen.Action {
	r := s.row()
	if r == nil {
		return nil
	}
	p := r.practice.Practice
	if _, is := s.raised[p]; is {
		delete(s.raised, p)
		s.whatIf()
		return nil
	}
	return s.raise(int(math.Round(r.practice.Target.V)))
}

// raise raises the practice to a level, to see what would be; the same level
// once more lets it down again.
func (s *Screen) raise(level int) screen.Action {
	r := s.row()
	if r == nil {
		return nil
	}
	p := r.practice.Practice
	if is, ok := s.raised[p]; ok && is == level {
		delete(s.raised, p)
		s.whatIf()
		return nil
	}
	if r.practice.Score.Valid && assessment.Nine(r.practice.Score.V) >= float64(level) {
		delete(s.raised, p)
		s.whatIf()
		return screen.Toast{Text: fmt.Sprintf("%s is at %s already: %d changes nothing.", p.ID, assessment.ShowScore(r.practice.Score, r.practice.Target), level)}
	}
	s.raised[p] = level
	s.whatIf()
	return nil
}

// toQuarter raises all that is planned up to the end of the row's quarter;
// once more lets all down again.
func (s *Screen) toQuarter() screen.Action {
	r := s.row()
	if r == nil || r.period == 0 {
		return screen.Toast{Text: "Go to a practice that has a quarter.", Bad: true}
	}
	up := map[*frameworks.Practice]int{}
	for _, q := range s.work().plan.Periods {
		if q.Number <= r.period {
			for _, x := range q.Practices {
				up[x.Practice] = int(math.Round(x.Target.V))
			}
		}
	}
	if maps.Equal(up, s.raised) {
		return s.clear()
	}
	s.raised = up
	s.whatIf()
	return nil
}

func (s *Screen) clear() screen.Action {
	if len(s.raised) == 0 {
		return screen.Toast{Text: "No practice is raised."}
	}
	clear(s.raised)
	s.whatIf()
	return nil
}
