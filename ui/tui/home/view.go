package home

import (
	"strconv"
	"strings"
	"time"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	sideFrom  = 180 // from this width on, what one is on stands at the side
	sideWidth = 50
	paneRows  = 6 // below the list, where there is no room at the side
)

// View shows the list, and more of what one is on.
func (s *Screen) View(width, height int) screen.Frame {
	f := screen.Frame{Trail: []string{"Assessments"}, Right: s.tally()}
	if s.list.archive {
		f.Trail = append(f.Trail, "Archive")
	}
	if f.Right != "" && width >= 80 {
		f.Right += " in " + s.means.Dir
	}
	page := widget.NewPage(s.th, width, height)
	switch {
	case s.list.err != nil:
		s.unreadable(page)
	case !s.list.looked:
		page.Blank(1)
		page.Row()
		page.Gap(2).Put(s.th.Muted, "Looking at "+s.means.Dir+" …")
	case s.list.none():
		s.nothing(page, &f)
	default:
		s.all(page, &f)
	}
	f.Body = page.String()
	if b, ok := s.mode.(boxed); ok {
		title, inner, cursor := b.box(s, width-2*widget.BoxWidth, height-2)
		body, x, y := widget.Centre(s.th, f.Body, widget.Box(s.th, title, inner), width, height)
		f.Body, f.Zones, f.Cursor = body, nil, nil
		if cursor != nil {
			f.Cursor = &screen.Cursor{X: x + 2 + cursor.X, Y: y + 1 + cursor.Y}
		}
	}
	return f
}

// all draws the list with what one is on below or at the side.
func (s *Screen) all(p *widget.Page, f *screen.Frame) {
	height := p.Left()
	if p.Width() < sideFrom {
		pane := widget.NewPage(s.th, p.Width()-4, min(paneRows, max(0, height-8)))
		s.pane(pane)
		rows := height - pane.Rows() - 1
		list := widget.NewPage(s.th, p.Width()-2, rows)
		s.rows(list, f)
		p.Under(list, 1)
		for p.Rows() < rows {
			p.Blank(1)
		}
		p.Row()
		p.Gap(2).Put(s.th.Line, widget.Repeat("─", p.Width()-4))
		p.Under(pane, 2)
		return
	}
	list := widget.NewPage(s.th, p.Width()-sideWidth-6, height)
	s.rows(list, f)
	for list.Left() > 0 {
		list.Blank(1)
	}
	side := widget.NewPage(s.th, sideWidth, height)
	side.Blank(1)
	s.pane(side)
	inner := widget.NewPage(s.th, p.Width()-2, height)
	inner.Beside(list, side, 3, "│")
	p.Under(inner, 1)
}

// Columns of the list, as many as there is room for.
type columns struct {
	organisation, scope, framework int // widths; 0 is left out
	bar, level, span, changed      int
}

const (
	dateCells  = 12
	shareCells = 7
	levelCells = 6
	scoreCells = 7
	enough     = 24 // for an organisation's name
)

func columnsFor(width int) columns {
	c := columns{level: levelCells}
	left := width - 2 - dateCells - shareCells - scoreCells - c.level
	take := func(cells, keep int) int {
		if left-cells < keep {
			return 0
		}
		left -= cells
		return cells
	}
	c.changed = take(14, enough)
	c.level += take(11, enough)
	c.bar = take(11, enough)
	c.span = take(11, 2*enough)
	if left >= 5*enough {
		c.framework = take(left/3, 0)
	}
	c.organisation = left
	if left >= 2*enough {
		c.organisation = max(enough, left*2/5)
		c.scope = left - c.organisation
	}
	return c
}

// rows draws the heads of the columns and the files that are seen. There is air
// above them where they all fit, and below the tally where they don't.
func (s *Screen) rows(p *widget.Page, f *screen.Frame) {
	th, l := s.th, &s.list
	if p.Left() > 14 && len(l.shown)+3 <= p.Left() {
		p.Blank(1)
	}
	if t, ok := s.mode.(*finding); ok {
		p.Row()
		x := t.field.Put(p.Put(th.Key, " / "), theme.Style{}, p.Width()-4)
		f.Cursor = &screen.Cursor{X: x + 1, Y: p.Rows() - 1}
	} else if l.query != "" {
		p.Row()
		p.Put(th.Key, " / ").PutWithin(th.Text, l.query, p.Width()-30).Put(th.Muted, "   esc shows all")
	}
	c := columnsFor(p.Width())
	if len(l.shown) > 0 {
		s.heads(p, c)
	}
	rows := p.Left()
	if len(l.shown) > rows {
		rows -= 2 // for the tally and the air
	}
	first := widget.Window(l.at, len(l.shown), rows)
	for i := first; i < min(first+rows, len(l.shown)); i++ {
		f.Zones = append(f.Zones, screen.Zone{X: 1, Y: p.Rows(), Width: p.Width(), Height: 1, Click: row(i)})
		s.row(p, c, &l.entries[l.shown[i]], i == l.at)
	}
	switch {
	case len(l.shown) > rows:
		p.Row()
		p.Put(th.Muted, "  "+widget.Tally(l.at+1, len(l.shown), first, rows))
	case len(l.shown) == 0:
		p.Blank(1)
		p.Row()
		p.Gap(2).Put(th.Muted, s.whyNone())
	}
}

func (s *Screen) whyNone() string {
	l := &s.list
	switch {
	case len(l.words) > 0:
		return "Nothing is found. Take a word out."
	case l.archive:
		return "The archive is empty. tab shows the assessments."
	case l.count[1] == 1:
		return "No assessment stands here; 1 is in the archive: tab."
	}
	return "No assessment stands here; " + strconv.Itoa(l.count[1]) + " are in the archive: tab."
}

func (s *Screen) heads(p *widget.Page, c columns) {
	p.Row()
	at, answered := 2, "Done"
	if c.bar > 0 {
		answered = "Answered"
	}
	for _, h := range []struct {
		text  string
		cells int
	}{
		{"Organisation", c.organisation}, {"Scope", c.scope}, {"Framework", c.framework}, {"Date", dateCells},
		{answered, shareCells + c.bar}, {"Level", c.level}, {"Score", scoreCells}, {"Range", c.span}, {"Changed", c.changed},
	} {
		if h.cells > 0 {
			p.To(at).PutWithin(s.th.Muted, h.text, h.cells-1)
			at += h.cells
		}
	}
}

// row draws a file.
func (s *Screen) row(p *widget.Page, c columns, e *entry, here bool) {
	th := s.th
	p.Row()
	text, muted, fill, mark := th.Text, th.Muted, theme.Style{}, "  "
	if here {
		text, muted, fill, mark = th.Focus, th.Focus, th.Focus, "› "
	}
	at := 2
	cell := func(style theme.Style, words string, cells int) {
		if cells > 0 {
			p.PutWithin(style, words, cells-2)
			at += cells
			p.Fill(fill, at)
		}
	}
	p.Put(text, mark)
	if !e.read || e.err != nil {
		bad := th.Bad
		if here {
			bad = th.Focus
		}
		rest := p.Width() - c.organisation - 2 - c.changed
		if e.err == nil {
			cell(muted, e.Name, c.organisation)
			cell(muted, "reading …", rest)
		} else {
			cell(bad, "! "+e.Name, c.organisation)
			cell(bad, "can't be read: "+mistakes(e)[0], rest)
		}
		cell(muted, when(s.means.Now(), e.Changed), c.changed)
		return
	}
	m := &e.Overall
	cell(text, e.Head.Organisation, c.organisation)
	cell(muted, e.Head.Scope, c.scope)
	cell(muted, e.Framework, c.framework)
	cell(text, e.Head.Date.String(), dateCells)
	if c.bar > 0 {
		n := int(assessment.Round(m.Completeness()*float64(c.bar-2), 0))
		track := th.Track
		if here {
			track = th.Focus
		}
		p.Put(text, widget.Repeat("━", n)).Put(track, widget.Repeat("┄", c.bar-2-n)).Fill(fill, at+c.bar-1)
		at += c.bar - 1
		cell(text, " "+assessment.ShowPercent(m.Completeness()), shareCells+1)
	} else {
		cell(text, assessment.ShowPercent(m.Completeness()), shareCells)
	}
	s.level(p, c, e, text, muted)
	at += c.level
	p.Fill(fill, at)
	cell(text, assessment.ShowScore(m.Score, m.Target), scoreCells)
	cell(muted, span(m), c.span)
	cell(muted, when(s.means.Now(), e.Changed), c.changed)
}

// level draws the level as its digit on its colour, and its name.
func (s *Screen) level(p *widget.Page, c columns, e *entry, text, muted theme.Style) {
	l := e.Overall.Level
	if !l.Valid || e.NotAsked > 0 {
		p.Put(muted, "–")
		return
	}
	step := e.Scale.Step(l.V)
	p.Put(s.th.Chip(l.V-e.Scale.Min()), " "+strconv.Itoa(l.V)+" ")
	if c.level > levelCells {
		p.Put(text, " ").PutWithin(text, step.Name, c.level-5)
	}
}

// span is the range of a score that isn't settled yet.
func span(m *assessment.Measure) string {
	if !m.Provisional() || !m.Low.Valid {
		return ""
	}
	return assessment.ShowScore(m.Low, m.Target) + "–" + assessment.ShowScore(m.High, m.Target)
}

// mistakes are what is wrong with a file, without its path, which stands
// beside: "line 14: no question CON-9.1".
func mistakes(e *entry) []string {
	lines := strings.Split(strings.TrimSpace(e.err.Error()), "\n")
	for i, l := range lines {
		l = strings.TrimPrefix(strings.TrimPrefix(l, e.Path+":"), " ")
		if row, rest, ok := strings.Cut(l, ":"); ok && isNumber(row) {
			if column, rest, ok := strings.Cut(rest, ":"); ok && isNumber(column) {
				l = "line " + row + ":" + rest
			}
		}
		lines[i] = l
	}
	return lines
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// when words a time as people do: today's with the hour, others with the day.
func when(now, t time.Time) string {
	t = t.In(now.Location())
	switch {
	case t.IsZero():
		return ""
	case t.YearDay() == now.YearDay() && t.Year() == now.Year():
		return "today " + t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("2 January")
	}
	return t.Format("2 Jan 2006")
}

// unreadable says why the workspace can't be read.
func (s *Screen) unreadable(p *widget.Page) {
	text := min(p.Width()-4, 88)
	p.Blank(1)
	p.Row()
	p.Gap(2).Put(s.th.Bad, "The assessments can't be listed.")
	p.Blank(1)
	p.Lines(s.th.Text, 2, s.wraps.Lines(s.th, s.list.err.Error(), text))
	p.Blank(1)
	p.Lines(s.th.Muted, 2, s.wraps.Lines(s.th, "Mend that and press ctrl+r, or leave and name another folder with --dir.", text))
}
