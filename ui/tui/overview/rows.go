package overview

import (
	"posture/assessment"
	"posture/frameworks"
)

type kind uint8

const (
	rowSubject  kind = iota // what the page is about
	rowPart                 // a layer, practice or question that it is made of
	rowHolder               // what holds a level back
	rowHeading              // no row to stand on
	rowPractice             // the strip of a layer's practices; no row to stand on
	rowText                 // more of the row above
	rowBlank
)

// A row is something with figures that one can stand on.
type row struct {
	kind     kind
	layer    *frameworks.Layer
	practice *frameworks.Practice
	question *frameworks.Question
	whom     string // what a holder holds back
}

// id is the row's, as it is explained.
func (r row) id() string {
	switch {
	case r.question != nil:
		return r.question.ID
	case r.practice != nil:
		return r.practice.ID
	case r.layer != nil:
		return r.layer.ID
	}
	return assessment.WholeID
}

// listed are the rows as they were at a version of the document.
type listed struct {
	version int
	rows    []row
}

// rows are what one can stand on, worked out anew when the document has
// changed.
func (s *Screen) rows() []row {
	if s.known.rows != nil && s.known.version == s.doc.Version() {
		return s.known.rows
	}
	l, p := s.about()
	rows := []row{{kind: rowSubject, layer: l, practice: p}}
	switch {
	case p != nil:
		for _, q := range p.Questions {
			rows = append(rows, row{kind: rowPart, question: q})
		}
	case l != nil:
		for _, p := range l.Practices {
			rows = append(rows, row{kind: rowPart, practice: p})
		}
	default:
		for _, l := range s.doc.Framework().Layers {
			rows = append(rows, row{kind: rowPart, layer: l})
		}
		rows = append(rows, s.holders()...)
	}
	s.known = listed{s.doc.Version(), rows}
	return rows
}

// holders are what holds the whole and the layers back. The whole has a level
// only once every layer was asked.
func (s *Screen) holders() []row {
	var rows []row
	card := s.doc.Card()
	if len(card.Overall.NotAsked) == 0 {
		for _, l := range card.Overall.HeldBackBy {
			rows = append(rows, row{kind: rowHolder, layer: l, whom: "the whole"})
		}
	}
	for i := range card.Layers {
		for _, p := range card.Layers[i].HeldBackBy {
			rows = append(rows, row{kind: rowHolder, practice: p, whom: p.Layer.Title})
		}
	}
	return rows
}

// A line is one of the list: a row, or what stands between rows.
type line struct {
	kind kind
	row  int // the row that it is, or belongs to
	n    int // of a row's text, which line of it; of a question, whether the text goes on
}

// lines lays the rows out below the subject, with as much air as there is
// room for.
func (s *Screen) lines(width, room int) []line {
	for _, air := range [...]int{2, 1} {
		if len(s.rows()) > room {
			break
		}
		if ls := s.laid(width, air); len(ls) <= room {
			return ls
		}
	}
	return s.laid(width, 0)
}

func (s *Screen) laid(width, air int) []line {
	rows := s.rows()
	out := make([]line, 0, len(rows)*(air+1)+4)
	for i, r := range rows {
		switch {
		case r.kind == rowSubject:
			continue
		case r.kind == rowHolder && rows[i-1].kind != rowHolder:
			out = append(out, line{kind: rowBlank}, line{kind: rowHeading, row: i})
		case air == 2 && r.kind == rowPart && i > 1:
			out = append(out, line{kind: rowBlank})
		}
		out = append(out, line{kind: r.kind, row: i})
		if air == 0 {
			continue
		}
		switch {
		case r.question != nil:
			out[len(out)-1].n = 1
			for n := 1; n < len(s.ask(r.question, width)); n++ {
				out = append(out, line{rowText, i, n})
			}
		case r.kind == rowPart && r.layer != nil:
			out = append(out, line{kind: rowPractice, row: i})
		}
	}
	return out
}
