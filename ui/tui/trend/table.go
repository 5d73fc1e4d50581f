package trend

import (
	"fmt"
	"strings"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A table is what is written of the points, for one measure.
type table struct {
	rows    []written
	measure int
}

// written is a point in words.
type written struct {
	date, score, span, target string
	like, on, plain, progress string
	name                      string
}

func (s *Screen) rows() []written {
	t := &s.table
	if t.rows != nil && t.measure == s.measure {
		return t.rows
	}
	*t = table{make([]written, len(s.points)), s.measure}
	for i := range s.points {
		t.rows[i] = s.write(i)
	}
	return t.rows
}

func (s *Screen) write(i int) written {
	p := &s.points[i]
	w := written{date: p.Head.Date.String(), name: p.Name}
	if p.err != nil {
		w.score, _, _ = strings.Cut(p.err.Error(), "\n")
		return w
	}
	m := p.m[s.measure]
	w.score, w.target = assessment.ShowScore(m.Score, m.Target), assessment.ShowScore(m.Target, assessment.Figure{})
	if m.Provisional() && m.Low.Valid {
		w.span = assessment.ShowScore(m.Low, m.Target) + "–" + assessment.ShowScore(m.High, m.Target)
	}
	if p.since != nil {
		x := p.since[s.measure]
		w.like, w.plain = assessment.ShowChange(x.Answers), assessment.ShowChange(x.Change)
		if x.Answers.Valid && s.measure == 0 {
			w.on = fmt.Sprintf("on %d", p.common)
		}
	}
	switch x := s.progress(i, s.measure); {
	case i == s.base:
		w.progress = "baseline"
	case x.Valid:
		w.progress = assessment.ShowPercent(x.V)
	case i > s.base:
		w.progress = "–"
	}
	return w
}

// Columns of the table, as many as there is room for.
type columns struct{ span, on, plain, name int }

const (
	dateCells     = 12
	scoreCells    = 6
	levelCells    = 7
	targetCells   = 7
	likeCells     = 8
	progressCells = 10
	onCells       = 7
	plainCells    = 8
	spanCells     = 11
)

func columnsFor(width int) columns {
	var c columns
	left := width - 2 - dateCells - scoreCells - levelCells - targetCells - likeCells - progressCells
	take := func(cells int) int {
		if left < cells {
			return 0
		}
		left -= cells
		return cells
	}
	c.on, c.plain, c.span = take(onCells), take(plainCells), take(spanCells)
	if left > 14 {
		c.name = left
	}
	return c
}

// list draws the table's rows that are seen.
func (s *Screen) list(p *widget.Page, f *screen.Frame, x, y int) {
	th := s.th
	c := columnsFor(p.Width() - 1)
	p.Row()
	head := func(words string, cells int, right bool) {
		switch {
		case cells == 0:
		case right:
			p.Gap(cells-th.WidthOf(words)).Put(th.Muted, words)
		default:
			p.Put(th.Muted, words).Gap(cells - th.WidthOf(words))
		}
	}
	p.Gap(2)
	head("Date", dateCells, false)
	head("Score", scoreCells, true)
	head("  Range", c.span, false)
	head("  Level", levelCells, false)
	head("Target", targetCells, true)
	like := "Like"
	if c.on > 0 {
		like = "  Like for like"
	}
	head(like, likeCells+c.on, c.on == 0)
	head("Plain", c.plain, true)
	head("Progress", progressCells, true)
	head("  File", c.name, false)
	rows := s.rows()
	room := p.Left()
	if len(rows) > room {
		room--
	}
	first := widget.Window(s.at, len(rows), room)
	for i := first; i < min(first+room, len(rows)); i++ {
		f.Zones = append(f.Zones, screen.Zone{X: x, Y: y + p.Rows(), Width: p.Width(), Height: 1, Click: clicked(i)})
		s.row(p, c, i)
	}
	if len(rows) > room {
		p.Row()
		p.Put(th.Muted, "  "+widget.Tally(s.at+1, len(rows), first, room))
	}
}

func (s *Screen) row(p *widget.Page, c columns, i int) {
	th, w, x := s.th, &s.table.rows[i], &s.points[i]
	p.Row()
	text, strong, muted, fill, mark := th.Text, th.Strong, th.Muted, theme.Style{}, "  "
	here := i == s.at
	if here {
		text, strong, muted, fill, mark = th.Focus, th.Focus, th.Focus, th.Focus, "› "
	}
	p.Put(text, mark)
	day := w.date
	if s.twice(i) {
		day += "!"
	}
	p.Put(text, day).Fill(fill, 2+dateCells)
	if x.err != nil {
		bad := th.Bad
		if here {
			bad = th.Focus
		}
		p.Put(bad, "can't be read: ").PutWithin(bad, w.score, p.Width()-p.At()-1).Fill(fill, p.Width()-1)
		return
	}
	right := func(style theme.Style, words string, cells int) {
		if cells > 0 {
			p.Fill(fill, p.At()+cells-th.WidthOf(words)).Put(style, words)
		}
	}
	right(strong, w.score, scoreCells)
	if c.span > 0 {
		at := p.At() + c.span
		p.Put(muted, "  ").Put(muted, w.span).Fill(fill, at)
	}
	s.level(p, i, muted, fill)
	right(text, w.target, targetCells)
	like := text
	if x.since != nil && !here {
		like = s.change(x.since[s.measure])
	}
	right(like, w.like, likeCells)
	if c.on > 0 {
		at := p.At() + c.on
		p.Put(muted, " ").Put(muted, w.on).Fill(fill, at)
	}
	right(muted, w.plain, c.plain)
	right(text, w.progress, progressCells)
	if c.name > 0 {
		open := ""
		if i == s.series.Here {
			open = " (open)"
		}
		p.Fill(fill, p.At()+2).PutWithin(muted, w.name, c.name-3-len(open)).Put(muted, open)
	}
	p.Fill(fill, p.Width()-1)
}

// level puts a level as a digit on its colour.
func (s *Screen) level(p *widget.Page, i int, muted, fill theme.Style) {
	x := &s.points[i]
	l := x.m[s.measure].Level
	at := p.At() + levelCells
	p.Put(fill, "   ")
	switch {
	case !l.Valid:
		p.Put(muted, " –")
	case s.sameScale(x):
		p.Chip(l.V, x.scale.Min())
	default:
		p.Digit(muted, l.V)
	}
	p.Fill(fill, at)
}

// change is the style of a change like for like.
func (s *Screen) change(m assessment.Movement) theme.Style {
	switch m.Verdict {
	case assessment.Improved:
		return s.th.Good
	case assessment.Slipped:
		return s.th.Bad
	}
	return s.th.Text
}

// twice tells whether another assessment claims the same date.
func (s *Screen) twice(i int) bool {
	d := s.points[i].Head.Date
	return i > 0 && s.points[i-1].Head.Date == d || i+1 < len(s.points) && s.points[i+1].Head.Date == d
}
