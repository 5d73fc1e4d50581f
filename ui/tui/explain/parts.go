package explain

import (
	"strconv"
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// A column of the table of parts. What doesn't fit is left out from the end.
type column struct {
	head  string
	width int
	left  bool // texts begin at the left, numbers end at the right
}

func scoreColumns(weight string) []column {
	return []column{{weight, 7, false}, {"score", 7, false}, {"low", 7, false}, {"high", 7, false}, {"shown", 7, false}, {"target", 7, false}}
}

func answerColumns() []column {
	return []column{{"weight", 7, false}, {"answer", 8, false}, {"shown", 6, false}, {"evidence", 12, true}, {"given by", 32, true}}
}

// columns are those of the table of parts.
func (s *Screen) columns() []column {
	switch {
	case s.doc.Framework().Practice(s.id) != nil:
		return answerColumns()
	case strings.Contains(s.id, ":"): // a clause or an outcome
		return scoreColumns("share")
	}
	return scoreColumns("weight")
}

func (s *Screen) part(id string) part {
	fw, card := s.doc.Framework(), s.doc.Card()
	if q := fw.Question(id); q != nil {
		return s.answered(q)
	}
	if l := fw.Layer(id); l != nil {
		return part{id: id, name: l.Title, cells: measured(card.Layers[l.Index].Weight, card.Layers[l.Index].Measure)}
	}
	p := fw.Practice(id)
	if p == nil {
		return part{id: id}
	}
	x := &card.Practices[p.Index]
	weight := x.Weight
	if strings.Contains(s.id, ":") {
		weight = x.Share.V
	}
	return part{id: id, name: id + "  " + p.Title, cells: measured(weight, x.Measure)}
}

func measured(weight float64, m assessment.Measure) []string {
	show := func(f assessment.Figure) string {
		if !f.Valid {
			return "–"
		}
		return exact(f.V)
	}
	return []string{exact(weight), show(m.Score), show(m.Low), show(m.High), show(m.Evidenced), show(m.Target)}
}

func (s *Screen) answered(q *frameworks.Question) part {
	r := s.doc.Record(q)
	date := s.doc.Assessment().Head().Date
	cells := []string{exact(q.Weight), r.Answer.String(), "–", "", ""}
	if b := assessment.Believed(r, s.doc.Framework().Scale, date); b.Valid {
		cells[2] = strconv.FormatFloat(assessment.Round(b.V, 4), 'f', -1, 64)
		cells[3] = assessment.Strongest(r.Evidence, date).String()
	}
	if g := s.doc.Assessment().Given(q); r.State != assessment.Open {
		cells[4] = given(g)
	}
	return part{id: q.ID, name: q.ID + "  " + q.Ask, cells: cells}
}

// given says who gave an answer, and on which day.
func given(g assessment.Stamp) string {
	who := g.By
	if who == "" {
		who = "no name given"
	}
	if g.At.IsZero() {
		return who
	}
	return who + ", " + g.At.UTC().Format("2 Jan 2006")
}
