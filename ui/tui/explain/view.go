package explain

import (
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// From this width on the parts stand beside the figures.
const (
	besideFrom  = 144
	figureWidth = 74
	valueColumn = 24
	margin      = 2
)

// View draws the figures and what they are made of.
func (s *Screen) View(width, height int) screen.Frame {
	f := screen.Frame{Trail: s.trail()}
	beside := width >= besideFrom && s.doc.Framework().Question(s.id) == nil
	text := width - 2*margin
	if beside {
		text = figureWidth
	}
	s.fit(text)
	p := widget.NewPage(s.th, width, height)
	if height >= 19 {
		p.Blank(1)
	}
	if s.known.err != nil {
		p.Lines(s.th.Bad, margin, s.wraps.Lines(s.th, s.known.err.Error(), text))
		f.Body = p.String()
		return f
	}
	s.head(p, min(width-2*margin, textWidth))
	p.Blank(1)
	top, room := p.Rows(), p.Left()
	if !beside {
		s.single(p, &f, width, room)
		f.Body = p.String()
		return f
	}
	left, right := widget.NewPage(s.th, figureWidth+margin, room), widget.NewPage(s.th, width-figureWidth-2*margin-3, room)
	s.list(left, &f, margin-2, top, false)
	s.list(right, &f, figureWidth+margin+3, top, true)
	p.Beside(left, right, 3, "│")
	f.Body = p.String()
	return f
}

func (s *Screen) trail() []string {
	t := []string{s.doc.Assessment().Head().Organisation, "How it comes about"}
	fw := s.doc.Framework()
	p := fw.Practice(s.id)
	q := fw.Question(s.id)
	l := fw.Layer(s.id)
	if q != nil {
		p = q.Practice
	}
	if p != nil {
		l = p.Layer
	}
	if l != nil {
		t = append(t, l.Title)
	}
	if p != nil {
		t = append(t, p.ID)
	}
	if q != nil {
		t = append(t, q.ID)
	}
	return t
}

// head names what is explained.
func (s *Screen) head(p *widget.Page, width int) {
	title := s.known.e.Title
	fw := s.doc.Framework()
	if fw.Practice(s.id) != nil || fw.Question(s.id) != nil {
		title = s.id + "  " + title
	}
	p.Lines(s.th.Strong, margin, widget.Most(s.th, s.wraps.Lines(s.th, title, width), 3, width))
}

// list draws the figures or the parts alone.
func (s *Screen) list(p *widget.Page, f *screen.Frame, x, y int, parts bool) {
	k := &s.known
	here := k.stops[s.here()]
	room := p.Left()
	if !parts {
		at := len(k.figures) - 1
		if here.part == "" {
			at = here.line
		}
		first := s.window(at, s.height(here), len(k.figures), room)
		for i := first; i < min(first+room, len(k.figures)); i++ {
			s.figureLine(p, f, x, y, i)
			s.more(p, i == first && first > 0, i == first+room-1 && i < len(k.figures)-1)
		}
		return
	}
	s.partHead(p)
	room--
	at := 0
	if here.part != "" {
		at = here.line
	}
	first := widget.Window(at, len(k.parts), room)
	for i := first; i < min(first+room, len(k.parts)); i++ {
		s.partLine(p, f, x, y, i)
	}
}

// single draws the figures, then the parts.
func (s *Screen) single(p *widget.Page, f *screen.Frame, width, room int) {
	k := &s.known
	if len(k.stops) == 0 {
		return
	}
	here := k.stops[s.here()]
	all := len(k.figures)
	if len(k.parts) > 0 {
		all += 2 + len(k.parts)
	}
	at := here.line
	if here.part != "" {
		at += len(k.figures) + 2
	}
	first := s.window(at, s.height(here), all, room)
	for i := first; i < min(first+room, all); i++ {
		switch n := i - len(k.figures); {
		case n < 0:
			s.figureLine(p, f, 0, 0, i)
		case n == 0:
			p.Row()
		case n == 1:
			s.partHead(p)
		default:
			s.partLine(p, f, 0, 0, n-2)
		}
		s.more(p, i == first && first > 0, i == first+room-1 && i < all-1)
	}
}

// height is how many lines a stop has.
func (s *Screen) height(x stop) int {
	n := 0
	if x.part == "" {
		for i := x.line; i < len(s.known.figures) && s.known.figures[i].stop == s.known.figures[x.line].stop; i++ {
			n++
		}
	}
	return max(n, 1)
}

// window is the first line to show so that n lines from at on are seen.
func (s *Screen) window(at, n, all, room int) int {
	return widget.Window(at+n/2, all, room)
}

func (s *Screen) more(p *widget.Page, above, below bool) {
	switch {
	case above:
		p.Right(s.th.Muted, "↑ more ")
	case below:
		p.Right(s.th.Muted, "↓ more ")
	}
}

func (s *Screen) figureLine(p *widget.Page, f *screen.Frame, x, y, i int) {
	th, l := s.th, s.known.figures[i]
	p.Row()
	if l.role != blank {
		f.Zones = append(f.Zones, screen.Zone{X: x, Y: y + p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked(l.stop)})
	}
	st, mark := th.Accent, "  "
	if l.stop == s.here() {
		st = th.Focus
		if i == s.known.stops[l.stop].line {
			mark = "› "
		}
	}
	switch l.role {
	case name:
		p.Put(st, mark).Put(st, l.text)
		if column := max(valueColumn, p.At()+2); l.more != "" {
			p.To(column).Put(th.Strong, l.more)
		}
	case rule:
		p.Put(theme.Style{}, mark).Gap(2).Put(th.Muted, l.text)
	case sum:
		p.Put(th.Key, mark).Gap(2).Put(th.Text, l.text)
	}
}

// columnsThatFit are as many of the table's columns as leave room for names.
func (s *Screen) columnsThatFit(width int) (columns []column, names int) {
	columns = s.columns()
	const least = 22
	names = width - 3
	for i, c := range columns {
		if names-c.width-1 < least {
			return columns[:i], names
		}
		names -= c.width + 1
	}
	return columns, min(names, 60)
}

func (s *Screen) partHead(p *widget.Page) {
	th := s.th
	columns, names := s.columnsThatFit(p.Width())
	p.Row()
	p.Gap(2).Put(th.Accent, "What it is made of")
	at := 2 + names
	for _, c := range columns {
		at = s.cell(p, at, c, th.Muted, c.head)
	}
}

func (s *Screen) cell(p *widget.Page, at int, c column, st theme.Style, text string) int {
	text = widget.Cut(s.th, text, c.width)
	column := at + 1 + c.width - s.th.WidthOf(text)
	if c.left {
		column = at + 2
	}
	p.To(column).PutWithin(st, text, c.width-1+1)
	return at + c.width + 1
}

func (s *Screen) partLine(p *widget.Page, f *screen.Frame, x, y, i int) {
	th, k := s.th, &s.known
	columns, names := s.columnsThatFit(p.Width())
	p.Row()
	row := len(k.stops) - len(k.parts) + i
	f.Zones = append(f.Zones, screen.Zone{X: x, Y: y + p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked(row)})
	st, mark := th.Text, "  "
	if row == s.here() {
		st, mark = th.Focus, "› "
	}
	p.Put(st, mark).PutWithin(st, k.parts[i].name, names-1)
	at := 2 + names
	for n, c := range columns {
		style := th.Text
		if c.head == "score" || c.head == "answer" {
			style = th.Strong
		}
		at = s.cell(p, at, c, style, k.parts[i].cells[n])
	}
}
