package next

import (
	"strings"

	"posture/frameworks/visible"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	column    = 14  // where what was filled in begins
	sideFrom  = 120 // from this width on the list stands at the side
	formWidth = 60
	textWidth = 92 // wider lines are hard to read
)

func label(line int) string {
	return [lines]string{"Date", "Framework", "File", "Start it"}[line]
}

// View shows the form, and what becomes of the last assessment's answers.
func (s *Screen) View(width, height int) screen.Frame {
	f := screen.Frame{Trail: []string{"Next assessment"}}
	page := widget.NewPage(s.th, width, height)
	if s.last == nil {
		s.before(page)
		f.Body = page.String()
		return f
	}
	h := s.last.Head()
	f.Trail = []string{h.Organisation, "Next assessment"}
	f.Right = "after " + shownDate(h.Date)
	if width >= sideFrom {
		left := widget.NewPage(s.th, formWidth, height)
		left.Blank(1)
		s.form(left, &f, formWidth-2)
		right := widget.NewPage(s.th, min(width-formWidth-5, textWidth), height)
		right.Blank(1)
		s.list(right, &f, formWidth+5, 0)
		page.Beside(pad(left), right, 5, "│")
	} else {
		if height > 18 {
			page.Blank(1)
		}
		s.form(page, &f, min(width-4, textWidth))
		page.Row()
		page.Gap(2).Put(s.th.Line, widget.Repeat("─", min(width-4, textWidth)))
		list := widget.NewPage(s.th, min(width-2, textWidth), page.Left())
		s.list(list, &f, 2, page.Rows())
		page.Under(list, 2)
	}
	f.Body = page.String()
	if m, ok := s.mode.(*picking); ok {
		list, x, y := m.list.View(s.th, min(width-8, 84), min(height-3, 14))
		body, left, top := widget.Centre(s.th, f.Body, widget.Box(s.th, "Framework", list), width, height)
		f.Body, f.Zones, f.Cursor = body, nil, &screen.Cursor{X: left + 2 + x, Y: top + 1 + y}
	}
	return f
}

// pad fills a page up with empty rows, so that a line beside it goes on.
func pad(p *widget.Page) *widget.Page {
	for p.Left() > 0 {
		p.Blank(1)
	}
	return p
}

func (s *Screen) before(p *widget.Page) {
	p.Blank(1)
	p.Row()
	if s.err == nil {
		p.Gap(2).Put(s.th.Muted, "Reading the last assessment …")
		return
	}
	p.Gap(2).Put(s.th.Bad, "The last assessment can't be read, so none can follow it.")
	p.Blank(1)
	for m := range strings.SplitSeq(s.err.Error(), "\n") {
		p.Lines(s.th.Text, 2, s.wraps.Lines(s.th, m, min(p.Width()-4, textWidth)))
	}
}

func (s *Screen) form(p *widget.Page, f *screen.Frame, text int) {
	for i := range lines {
		if i == start && p.Left() > 12 {
			p.Blank(1)
		}
		s.formLine(p, f, i, text)
	}
	if t, ok := s.mode.(*typing); ok && t.line == file && t.said == "" {
		t.field.PutMatches(p, s.th.Muted, column+2, min(2, p.Left()-3))
	}
	if p.Left() > 16 {
		p.Blank(1)
		p.Lines(s.th.Muted, 4, s.wraps.Lines(s.th, s.hint(), text-2))
	}
}

// formLine draws a line of the form; what is wrong with it stands below.
func (s *Screen) formLine(p *widget.Page, f *screen.Frame, i, text int) {
	th := s.th
	p.Row()
	f.Zones = append(f.Zones, screen.Zone{Y: p.Rows() - 1, Width: text + 2, Height: 1, Click: row(i)})
	if t, ok := s.mode.(*typing); ok && t.line == i {
		p.Gap(2).Put(th.Key, "› ").Put(th.Key, label(i)).To(column + 2)
		x := t.field.Put(p, theme.Style{}, text-column)
		f.Cursor = &screen.Cursor{X: x, Y: p.Rows() - 1}
		s.wrong(p, t.said, text)
		return
	}
	style, name, fill, mark := th.Text, th.Muted, theme.Style{}, "  "
	if i == start {
		name = th.Strong
	}
	if s.at == i && s.mode == nil {
		style, name, fill, mark = th.Focus, th.Focus, th.Focus, "› "
	}
	p.Gap(2).Put(name, mark).Put(name, label(i)).Fill(fill, column+2).Put(style, s.value(i, text-column)).Fill(fill, text+2)
	switch {
	case i == date && s.plan.err != "":
		s.wrong(p, s.plan.err, text)
	case i == file && s.said != "":
		s.wrong(p, s.said, text)
	}
}

func (s *Screen) wrong(p *widget.Page, said string, text int) {
	p.Lines(s.th.Bad, column+2, widget.Most(s.th, s.wraps.Lines(s.th, said, text-column), 2, text-column))
}

// value is what stands in a line, in at most so many cells.
func (s *Screen) value(i, cells int) string {
	switch i {
	case date:
		return s.date
	case version:
		words := s.versionWords(s.version)
		return widget.Cut(s.th, s.title(s.version), cells-s.th.WidthOf(words)-1) + " " + words
	case file:
		if s.path == "" {
			return "looking for a place …"
		}
		return s.tail(s.path, cells)
	}
	if s.making || s.wanted {
		return "making it …"
	}
	return "and open its questions"
}

// tail cuts a path at its beginning, since its end tells more.
func (s *Screen) tail(path string, cells int) string {
	path = visible.Line(path)
	if s.th.WidthOf(path) <= cells {
		return path
	}
	letters := []rune(path)
	for len(letters) > 0 && s.th.WidthOf("…"+string(letters)) > cells {
		letters = letters[1:]
	}
	return "…" + string(letters)
}

// hint says what the line that one stands on is for.
func (s *Screen) hint() string {
	switch s.at {
	case date:
		return "The day that the new answers are of. Evidence counts by it."
	case version:
		return "By which questions is asked. What another version changes is listed before anything is written."
	case file:
		return "Where it is going to be kept. A file that is there is never written over."
	case start:
		return "Nothing is written before this. The last assessment stays as it is."
	}
	if i := s.here(); i != nil && s.unfolds(i) && !i.open {
		return "enter shows both wordings."
	}
	return ""
}
