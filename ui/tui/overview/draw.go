package overview

import (
	"strconv"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// The columns of a row with figures: the mark, the level, the name, a bar, the
// score and the range.
const (
	nameColumn  = 7
	scoreWidth  = 4
	rangeWidth  = 9
	figureWidth = 2 + scoreWidth + 2 + rangeWidth + 1
)

// barWidth is how wide the bars are: first come the names.
func barWidth(width int) int {
	const names = 34
	return max(10, min(width-nameColumn-figureWidth-names, 40))
}

// mark begins a row and gives the style of its name.
func (s *Screen) mark(p *widget.Page, row int) theme.Style {
	if row == s.here() {
		p.Put(s.th.Focus, "› ")
		return s.th.Focus
	}
	p.Gap(2)
	return s.th.Text
}

// level puts a level as a digit on its colour, and a sign where it is
// provisional.
func (s *Screen) level(p *widget.Page, m assessment.Measure) {
	lowest := s.doc.Framework().Scale.Min()
	if m.Applicable > 0 && m.Level.Valid && m.Provisional() {
		p.Provisional(m.Level.V, lowest).Gap(1)
		return
	}
	p.Standing(m.Applicable > 0, m.Level.Valid, m.Level.V, lowest).Gap(1)
}

// part draws a layer or a practice.
func (s *Screen) part(p *widget.Page, row int, r row) {
	th, w := s.th, s.wording()
	width := p.Width()
	var m assessment.Measure
	var name string
	if r.practice != nil {
		m = s.doc.Card().Practices[r.practice.Index].Measure
		name = named(r.practice)
	} else {
		m, name = s.doc.Card().Layers[r.layer.Index].Measure, r.layer.Title
	}
	st := s.mark(p, row)
	s.level(p, m)
	bar := barWidth(width)
	figures := width - figureWidth
	p.Gap(1).PutWithin(st, name, figures-bar-nameColumn-1).To(figures - bar)
	switch {
	case m.Applicable == 0:
		p.Put(th.Muted, "not applicable")
		return
	case !m.Score.Valid:
		p.Put(th.Muted, "not asked yet")
		return
	}
	p.Bar(widget.BarOf(th, w.Bar(m)), bar)
	score := assessment.ShowScore(m.Score, m.Target)
	p.To(figures+2+scoreWidth-len(score)).Put(th.Strong, score)
	if low, high := assessment.ShowScore(m.Low, m.Target), assessment.ShowScore(m.High, m.Target); m.Provisional() && low != high {
		p.Gap(2).Put(th.Muted, low+"–"+high)
	}
}

// named is a practice's id and title, with a sign between them where it is
// critical.
func named(p *frameworks.Practice) string {
	if p.Critical {
		return p.ID + " " + critical + " " + p.Title
	}
	return p.ID + "   " + p.Title
}

// strip draws the levels of a layer's practices side by side.
func (s *Screen) strip(p *widget.Page, l *frameworks.Layer) {
	th := s.th
	p.Gap(nameColumn)
	ps := s.doc.Card().Layers[l.Index].Practices
	for i := range ps {
		if p.Width()-p.At() < 5 && i < len(ps)-1 {
			p.Put(th.Muted, "…")
			return
		}
		m := ps[i].Measure
		p.Standing(m.Applicable > 0, m.Level.Valid, m.Level.V, s.doc.Framework().Scale.Min()).Gap(1)
	}
}

// holder draws what holds a level back.
func (s *Screen) holder(p *widget.Page, row int, r row) {
	th := s.th
	m, name := assessment.Measure{}, ""
	if r.practice != nil {
		m, name = s.doc.Card().Practices[r.practice.Index].Measure, named(r.practice)
	} else {
		m, name = s.doc.Card().Layers[r.layer.Index].Measure, r.layer.Title
	}
	st := s.mark(p, row)
	s.level(p, m)
	whom := max(p.Width()*2/5, 20)
	p.Gap(1).PutWithin(st, name, p.Width()-nameColumn-whom).To(p.Width()-whom+1).Put(th.Muted, "holds back ").Put(th.Muted, r.whom)
}

// askColumn is where a question's text begins: after its id.
func (s *Screen) askColumn(q *frameworks.Question) int {
	id := 0
	for _, x := range q.Practice.Questions[:min(len(q.Practice.Questions), 40)] {
		id = max(id, min(s.th.WidthOf(x.ID), 14))
	}
	return nameColumn + id + 2
}

// stateWidth is how much room the words for an answer have.
func stateWidth(width int) int {
	if width < 70 {
		return 13
	}
	return 24
}

func (s *Screen) ask(q *frameworks.Question, width int) []string {
	return s.wraps.Lines(s.th, q.Ask, max(width-s.askColumn(q)-stateWidth(width)-3, 12))
}

// question draws a question, its answer, and what of it evidence shows. Where
// its text goes on below, whole is true.
func (s *Screen) question(p *widget.Page, row int, q *frameworks.Question, whole bool) {
	th, r := s.th, s.doc.Record(q)
	width := p.Width()
	st := s.mark(p, row)
	if r.State == assessment.Levelled {
		p.Chip(r.Level, s.doc.Framework().Scale.Min()).Gap(1)
	} else {
		p.Put(th.Muted, map[assessment.State]string{assessment.Open: " ○ ", assessment.Unknown: " ? ", assessment.NotApplicable: " – "}[r.State]).Gap(1)
	}
	column := s.askColumn(q)
	p.Gap(1).PutWithin(st, q.ID, column-nameColumn-2).To(column)
	lines := s.ask(q, width)
	text := width - column - stateWidth(width) - 3
	if len(lines) > 0 {
		line := lines[0]
		if len(lines) > 1 && !whole {
			line = widget.More(th, line, text)
		}
		p.Put(s.textStyle(row), line)
	}
	words, style := s.answerWords(r, stateWidth(width) > 13)
	p.To(width-stateWidth(width)).PutWithin(style, words, stateWidth(width))
}

// answerWords say how a question stands, and what of a level evidence shows.
func (s *Screen) answerWords(r assessment.Record, roomy bool) (string, theme.Style) {
	th := s.th
	flag := ""
	if r.Flag {
		flag = "⚑ "
	}
	switch r.State {
	case assessment.Open:
		return flag + "open", th.Muted
	case assessment.Unknown:
		return flag + "unknown", th.Muted
	case assessment.NotApplicable:
		if !roomy {
			return flag + "n/a", th.Muted
		}
		return flag + "not applicable", th.Muted
	}
	date := s.doc.Assessment().Head().Date
	b := assessment.Believed(r, s.doc.Framework().Scale, date)
	strength := assessment.Strongest(r.Evidence, date).String()
	if assessment.Nine(b.V) < float64(r.Level) {
		words := flag + "shown " + strconv.FormatFloat(assessment.Round(b.V, 1), 'g', -1, 64)
		if roomy {
			words += ", " + strength
		}
		return words, th.Warn
	}
	return flag + strength, th.Good
}

// aside is what there is to know of a practice.
func (s *Screen) aside(x *frameworks.Practice, width, height int) *widget.Page {
	th, w := s.th, s.wording()
	width = min(width, 56)
	p := widget.NewPage(th, width, height)
	p.Blank(2)
	section := func(heading, text string) {
		if text == "" || p.Left() < 3 {
			return
		}
		p.Row()
		p.Put(th.Accent, heading)
		p.Lines(th.Text, 0, widget.Most(th, s.wraps.Lines(th, text, width), p.Left()-1, width))
		p.Blank(1)
	}
	if score := s.doc.Card().Practices[x.Index]; score.Score.Valid && score.Gap.V > 0 {
		section("What comes next", w.NextStep(x))
	}
	section("Stands on", names(x.Requires))
	section("Serves", s.outcomes(x))
	section("Relates to", clauses(x))
	return p
}

func (s *Screen) outcomes(x *frameworks.Practice) string {
	text := ""
	for i, o := range x.Outcomes {
		if i > 0 {
			text += ", "
		}
		text += string(o)
	}
	return text
}

func clauses(x *frameworks.Practice) string {
	text := ""
	for i, id := range x.Citations {
		if i > 0 {
			text += ", "
		}
		c, _ := frameworks.FindClause(id)
		text += c.Short()
	}
	return text
}
