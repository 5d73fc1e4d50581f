package clauses

import (
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// What a page is about.
type about uint8

const (
	aboutAll about = iota
	aboutSource
	aboutClause
	aboutOutcome
)

// about says what the page is about, and which of them.
func (s *Screen) about() (about, string) {
	_, rest, colon := strings.Cut(s.of, ":")
	switch {
	case s.of == "":
		return aboutAll, ""
	case !colon:
		return aboutSource, s.of
	case s.of == assessment.OutcomeID(frameworks.Outcome(rest)):
		return aboutOutcome, rest
	}
	return aboutClause, s.of
}

type kind uint8

const (
	rowSource kind = iota
	rowOutcome
	rowClause
	rowPractice
)

// A row is something that one can stand on.
type row struct {
	kind     kind
	source   source
	outcome  *assessment.OutcomeScore
	clause   *assessment.Clause
	found    frameworks.Clause // what the clause's citation names
	practice *assessment.PracticeScore
}

// id is the row's, as it is opened and explained.
func (r row) id() string {
	switch r.kind {
	case rowSource:
		return r.source.prefix
	case rowOutcome:
		return assessment.OutcomeID(r.outcome.ID)
	case rowClause:
		return r.clause.ID
	}
	return r.practice.Practice.ID
}

// A source with how many of its clauses stand where.
type source struct {
	prefix, name string
	clauses      int
	of           [standings]int
}

// The words for clauses, in the order of the columns.
const (
	atTarget = iota
	someAtTarget
	noneAtTarget
	notAssessed
	notApplicable
	standings
)

func standing(s assessment.Status) int {
	switch s {
	case assessment.Met:
		return atTarget
	case assessment.PartlyMet:
		return someAtTarget
	case assessment.NotMet:
		return noneAtTarget
	case assessment.NoneApplicable:
		return notApplicable
	}
	return notAssessed
}

// listed are the rows as they were at a version of the document.
type listed struct {
	ready    bool
	version  int
	rows     []row
	number   int  // the widest number of a clause, in cells
	setAside bool // a clause isn't applicable
}

// rows are what one can stand on, worked out anew when the document has
// changed.
func (s *Screen) rows() []row {
	if s.known.ready && s.known.version == s.doc.Version() {
		return s.known.rows
	}
	s.known = listed{ready: true, version: s.doc.Version()}
	var rows []row
	card, w := s.doc.Card(), s.wording()
	switch about, of := s.about(); about {
	case aboutAll:
		for _, prefix := range w.Sources() {
			x := counted(prefix, w.Clauses(prefix))
			s.known.setAside = s.known.setAside || x.of[notApplicable] > 0
			rows = append(rows, row{kind: rowSource, source: x})
		}
		for i := range card.Outcomes {
			rows = append(rows, row{kind: rowOutcome, outcome: &card.Outcomes[i]})
		}
	case aboutSource:
		clauses := w.Clauses(of)
		for i := range clauses {
			found, _ := frameworks.FindClause(clauses[i].ID)
			rows = append(rows, row{kind: rowClause, clause: &clauses[i], found: found})
			s.known.number = max(s.known.number, s.th.WidthOf(number(&clauses[i])))
		}
	case aboutClause:
		if c := s.clause(of); c != nil {
			rows = practices(c.Practices)
		}
	case aboutOutcome:
		if o := s.outcome(of); o != nil {
			rows = practices(o.Practices)
		}
	}
	s.known.rows = rows
	return rows
}

func practices(ps []*assessment.PracticeScore) []row {
	rows := make([]row, len(ps))
	for i, p := range ps {
		rows[i] = row{kind: rowPractice, practice: p}
	}
	return rows
}

func counted(prefix string, clauses []assessment.Clause) source {
	x := source{prefix: prefix, name: prefix, clauses: len(clauses)}
	if known := frameworks.SourceOf(prefix); known != nil {
		x.name = known.Short
	}
	for i := range clauses {
		x.of[standing(clauses[i].Status)]++
	}
	return x
}

// clause finds a clause by its citation; nil where the framework cites no such.
func (s *Screen) clause(citation string) *assessment.Clause {
	card := s.doc.Card()
	for i := range card.Clauses {
		if card.Clauses[i].ID == citation {
			return &card.Clauses[i]
		}
	}
	return nil
}

func (s *Screen) outcome(id string) *assessment.OutcomeScore {
	card := s.doc.Card()
	for i := range card.Outcomes {
		if string(card.Outcomes[i].ID) == id {
			return &card.Outcomes[i]
		}
	}
	return nil
}

// number is a clause's within its source.
func number(c *assessment.Clause) string {
	_, n, _ := strings.Cut(c.ID, ":")
	return n
}

// provisional tells whether a question under one of the practices is open or
// unknown.
func provisional(ps []*assessment.PracticeScore) bool {
	for _, p := range ps {
		if p.Provisional() {
			return true
		}
	}
	return false
}
