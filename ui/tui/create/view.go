package create

import (
	"strings"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	column    = 18  // where what was filled in begins
	textWidth = 88  // wider lines are hard to read
	sideFrom  = 112 // from this width on, what a choice means stands at its side
)

// View shows the lines; the one that is open has all its rows.
func (s *Screen) View(width, height int) screen.Frame {
	f := screen.Frame{Trail: []string{"New assessment"}}
	if s.form == nil {
		f.Body = s.before(width, height).String()
		return f
	}
	left, side := width-4, 0
	if width >= sideFrom {
		left = min(textWidth, width/2-2)
		side = min(textWidth, width-left-8)
	}
	page := widget.NewPage(s.th, width, height)
	if height > 20 {
		page.Blank(1)
	}
	text := min(left, textWidth)
	s.layOut(text, height-page.Rows(), side > 0)
	var above, below []int
	for i := range lines {
		if i < s.form.at() {
			above = append(above, i)
		} else if i > s.form.at() {
			below = append(below, i)
		}
	}
	s.closed(page, &f, above, text)
	open, x, y, typing := s.form.fields[s.form.at()].draw()
	first := page.Rows()
	page.Under(open, 2)
	rest := widget.NewPage(s.th, width, height-page.Rows())
	s.mistakes(rest, text)
	if side == 0 && s.form.at() <= profile {
		s.explain(rest, 4, text-2, max(0, rest.Left()-len(below)-3))
		rest.Blank(1)
	}
	s.closed(rest, &f, below, text)
	for i := range f.Zones {
		if z := &f.Zones[i]; int(z.Click.(line)) > s.form.at() {
			z.Y += page.Rows()
		}
	}
	rest.Blank(1)
	s.where(rest, text)
	page.Under(rest, 0)
	f.Body = page.String()
	if typing {
		f.Cursor = &screen.Cursor{X: min(2+x, width-1), Y: first + y}
	}
	s.rowZones(&f, first)
	if side > 0 {
		s.beside(&f, left+6, side, height)
	}
	if s.reading != nil {
		s.whole(&f, width, height)
	}
	return f
}

// before is the screen until the frameworks are there, or where there are none.
func (s *Screen) before(width, height int) *widget.Page {
	p := widget.NewPage(s.th, width, height)
	p.Blank(1)
	p.Row()
	if s.err == nil {
		p.Gap(2).Put(s.th.Muted, "Reading the frameworks …")
		return p
	}
	p.Gap(2).Put(s.th.Bad, "There is no framework to choose.")
	p.Blank(1)
	for m := range strings.SplitSeq(s.err.Error(), "\n") {
		p.Lines(s.th.Text, 2, s.wraps.Lines(s.th, m, min(width-4, textWidth)))
	}
	return p
}

// layOut gives the fields their room, as they are laid out nowhere else.
func (s *Screen) layOut(width, height int, side bool) {
	rows := height - lines - 3 // the other lines, the title, and where the file goes
	if !side {
		rows -= 2 + min(4, max(0, height-14)) // some of what the choice means
	}
	for _, f := range s.form.fields {
		f.fit(width, rows)
	}
}

// closed draws the lines that aren't open.
func (s *Screen) closed(p *widget.Page, f *screen.Frame, which []int, text int) {
	th := s.th
	for _, i := range which {
		if !p.Row() {
			return
		}
		f.Zones = append(f.Zones, screen.Zone{Y: p.Rows() - 1, Width: text + 4, Height: 1, Click: line(i)})
		value, style := s.value(i), th.Text
		if value == "" {
			value, style = widget.HintOf(s.hint(i)), th.Muted
		}
		p.Gap(4).PutWithin(th.Muted, title(i), column-2).To(column+2).PutWithin(style, value, text-column)
	}
}

// value is what was filled into a line, as it is to be read.
func (s *Screen) value(i int) string {
	if i <= profile {
		return s.form.choice[i].label()
	}
	return strings.TrimSpace(s.form.filled[i])
}

func (s *Screen) hint(i int) string {
	if i == organisation {
		return "needed"
	}
	return "may be left empty"
}

// mistakes says what is wrong with the open line.
func (s *Screen) mistakes(p *widget.Page, text int) {
	for _, err := range s.form.huh.Errors() {
		for _, l := range s.wraps.Lines(s.th, sentence(err.Error()), text-2) {
			p.Row()
			p.Gap(2).Put(s.th.Accent, bar).Put(s.th.Bad, l)
		}
	}
}

func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }

// where says where the assessment is going to be kept, or why it isn't.
func (s *Screen) where(p *widget.Page, text int) {
	th := s.th
	put := func(style theme.Style, words string) {
		lines := widget.Most(th, s.wraps.Lines(th, words, text-column), max(1, p.Left()), text-column)
		for i, l := range lines {
			if !p.Row() {
				return
			}
			if i == 0 {
				p.Gap(4).Put(th.Muted, "File")
			}
			p.To(column+2).Put(style, l)
		}
	}
	switch {
	case s.said != "":
		put(th.Bad, "Not made: "+s.said)
	case s.making:
		put(th.Muted, "Making it …")
	case s.place.shown != "":
		put(th.Text, s.place.shown)
	default:
		put(th.Muted, "named after the organisation and the date")
	}
}

// rowZones are the rows of the open choice, for the mouse.
func (s *Screen) rowZones(f *screen.Frame, first int) {
	at := s.form.at()
	if at > profile {
		return
	}
	c := s.form.choice[at]
	for i := range min(c.height, len(c.rows)) {
		f.Zones = append(f.Zones, screen.Zone{X: 2, Y: first + 1 + i, Width: c.width, Height: 1, Click: row{at, c.first() + i}})
	}
}

// beside draws what the open choice means at its side.
func (s *Screen) beside(f *screen.Frame, x, width, height int) {
	if s.form.at() > profile {
		return
	}
	p := widget.NewPage(s.th, width, height)
	p.Blank(1)
	s.explain(p, 0, width, height-1)
	f.Body = widget.Over(s.th, f.Body, p, x, 0)
}
