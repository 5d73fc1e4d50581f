package questionnaire

import (
	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// A filter is which questions one walks through.
type filter int

const (
	allQuestions filter = iota
	openOnes
	unknownOnes
	flaggedOnes
	notApplicableOnes
	withoutEvidence
	claimedAboveShown
	carriedOnes
)

// filters are all filters with their names.
func filters() []struct {
	filter
	name string
} {
	return []struct {
		filter
		name string
	}{
		{allQuestions, "all questions"}, {openOnes, "open"}, {unknownOnes, "unknown"}, {flaggedOnes, "flagged"},
		{notApplicableOnes, "not applicable"}, {withoutEvidence, "without evidence"},
		{claimedAboveShown, "claimed above shown"}, {carriedOnes, "carried over, not confirmed"},
	}
}

func (f filter) name() string { return filters()[f].name }

// takes tells whether a question is among the filter's.
func (s *Screen) takes(f filter, q *frameworks.Question) bool {
	r := s.doc.Record(q)
	switch f {
	case openOnes:
		return r.State == assessment.Open
	case unknownOnes:
		return r.State == assessment.Unknown
	case flaggedOnes:
		return r.Flag
	case notApplicableOnes:
		return r.State == assessment.NotApplicable
	case withoutEvidence:
		return r.State == assessment.Levelled && len(r.Evidence) == 0
	case claimedAboveShown:
		return s.above(r)
	case carriedOnes:
		return r.Carried
	}
	return true
}

// above tells whether more is claimed than the evidence shows.
func (s *Screen) above(r assessment.Record) bool {
	b := assessment.Believed(r, s.scale(), s.doc.Assessment().Head().Date)
	return b.Valid && assessment.Nine(b.V) < float64(r.Level)
}

// next is the first question from the current one on, in the direction, for
// which ok holds; round the end where that is asked for. Nil where there is
// none.
func (s *Screen) next(by int, round bool, ok func(*frameworks.Question) bool) *frameworks.Question {
	qs := s.doc.Framework().Questions()
	for n := 1; n < len(qs); n++ {
		i := s.q.Index + n*by
		if i < 0 || i >= len(qs) {
			if !round {
				return nil
			}
			i = (i + len(qs)) % len(qs)
		}
		if ok(qs[i]) {
			return qs[i]
		}
	}
	return nil
}

// passedState is how many of the shown questions there are up to each,
// worked out anew when the document or the filter has changed.
type passedState struct {
	version int
	filter  filter
	upTo    []int
}

// among says the question's place among those that are shown, and how many
// they are.
func (s *Screen) among() (at, n int) {
	p := &s.passed
	if p.upTo == nil || p.version != s.doc.Version() || p.filter != s.filter {
		*p = passedState{s.doc.Version(), s.filter, make([]int, len(s.doc.Framework().Questions()))}
		n := 0
		for i, q := range s.doc.Framework().Questions() {
			if s.filtered(q) {
				n++
			}
			p.upTo[i] = n
		}
	}
	return p.upTo[s.q.Index], p.upTo[len(p.upTo)-1]
}

func (s *Screen) filtered(q *frameworks.Question) bool { return s.takes(s.filter, q) }

func (s *Screen) step(by int) screen.Action {
	if q := s.next(by, false, s.filtered); q != nil {
		s.to(q)
		return nil
	}
	if none := s.noneLeft(); none != nil {
		return none
	}
	which := "question"
	if s.filter != allQuestions {
		which += " that is shown (" + s.filter.name() + "; esc shows all)"
	}
	if by < 0 {
		return screen.Toast{Text: "This is the first " + which + "."}
	}
	return screen.Toast{Text: "This is the last " + which + "."}
}

// noneLeft says that no question is shown any more, and what leads out.
func (s *Screen) noneLeft() screen.Action {
	if _, n := s.among(); n > 0 {
		return nil
	}
	return screen.Toast{Text: "No question is " + s.filter.name() + " any more: o chooses others, esc shows all."}
}

// nextOpen goes on to the next open question, round the end; with none left, to
// the next answer that is carried over and not confirmed; with none of those, to
// the overview. While only some questions are shown it goes on through those.
func (s *Screen) nextOpen() screen.Action {
	ok := func(q *frameworks.Question) bool { return s.takes(openOnes, q) }
	if s.filter != allQuestions {
		ok = s.filtered
	}
	if q := s.next(1, true, ok); q != nil {
		s.to(q)
		return nil
	}
	if none := s.noneLeft(); none != nil {
		return none
	}
	if s.filter != allQuestions {
		return screen.Toast{Text: "No other question is " + s.filter.name() + ". esc shows all."}
	}
	if s.takes(openOnes, s.q) {
		return screen.Toast{Text: "This is the only open question."}
	}
	if q := s.next(1, true, func(q *frameworks.Question) bool { return s.takes(carriedOnes, q) }); q != nil {
		s.to(q)
		return nil
	}
	if s.takes(carriedOnes, s.q) {
		return screen.Toast{Text: "This is the only answer that is carried over: c confirms it."}
	}
	said := "Every question has an answer."
	if n := s.unknowns(); n > 0 {
		said = "No question is open any more; " + widget.Counted(n, "is unknown.", "are unknown.")
	}
	return screen.All{screen.Toast{Text: said}, screen.Open{Route: screen.Overview{}}}
}

func (s *Screen) unknowns() (n int) {
	for _, q := range s.doc.Framework().Questions() {
		if s.takes(unknownOnes, q) {
			n++
		}
	}
	return n
}

func (s *Screen) firstOpen() *frameworks.Question {
	qs := s.doc.Framework().Questions()
	for _, q := range qs {
		if s.takes(openOnes, q) {
			return q
		}
	}
	return qs[0]
}

// all shows all questions again.
func (s *Screen) all() screen.Action {
	if s.filter == allQuestions {
		return nil
	}
	s.filter = allQuestions
	return screen.Toast{Text: "All questions are shown again."}
}
