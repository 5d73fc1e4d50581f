package history

import (
	"fmt"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	margin    = 2
	sideFrom  = 132 // from this width on, what one stands on is told at the side
	listMost  = 130
	textWidth = 88
	timeCells = 7
	whoMost   = 18
	whatCells = 15
)

// View shows the changes, and more of what one stands on.
func (s *Screen) View(width, height int) screen.Frame {
	k := s.work()
	f := screen.Frame{Trail: []string{s.doc.Assessment().Head().Organisation, "History"}, Right: s.tally()}
	p := widget.NewPage(s.th, width, height)
	if width >= sideFrom {
		list := min(width*58/100, listMost)
		left := widget.NewPage(s.th, list, height)
		s.list(left, &f)
		for left.Left() > 0 {
			left.Blank(1)
		}
		right := widget.NewPage(s.th, min(width-list-5, textWidth), height)
		right.Blank(1)
		if len(k.shown) > 0 {
			s.detail(right, s.here())
		}
		p.Beside(left, right, 3, "│")
		f.Body = p.String()
		return f
	}
	below := 0
	if len(k.shown) > 0 && height >= 15 {
		below = min(7, height/3)
	}
	list := widget.NewPage(s.th, width, height-below)
	s.list(list, &f)
	p.Under(list, 0)
	if below > 0 {
		for p.Left() > below {
			p.Blank(1)
		}
		p.Row()
		p.Gap(margin).Put(s.th.Line, widget.Repeat("─", width-2*margin))
		detail := widget.NewPage(s.th, min(width-2*margin, textWidth), below-1)
		s.detail(detail, s.here())
		p.Under(detail, margin)
	}
	f.Body = p.String()
	return f
}

func (s *Screen) tally() string {
	k := &s.known
	switch n := len(k.all); {
	case len(k.shown) < n:
		return fmt.Sprintf("%d of %d changes, in UTC", len(k.shown), n)
	case n == 1:
		return "1 change, in UTC"
	default:
		return fmt.Sprintf("%d changes, in UTC", n)
	}
}

// list draws the changes that are seen, day by day.
func (s *Screen) list(p *widget.Page, f *screen.Frame) {
	th, k := s.th, &s.known
	if p.Left() > 14 {
		p.Blank(1)
	}
	switch {
	case s.field != nil:
		p.Row()
		x := s.field.Put(p.Put(th.Key, " / "), theme.Style{}, p.Width()-4)
		f.Cursor = &screen.Cursor{X: x, Y: p.Rows() - 1}
	case s.query != "":
		p.Row()
		p.Put(th.Key, " / ").PutWithin(th.Text, s.query, p.Width()-30).Put(th.Muted, "   esc shows all")
	}
	if len(k.shown) == 0 {
		p.Blank(1)
		p.Row()
		p.Gap(margin).Put(th.Muted, "Nothing is found. Take a word out.")
		return
	}
	here := max(0, min(s.at, len(k.shown)-1))
	at := 0
	for i := here; i < len(k.lines); i++ { // a change's line comes no sooner than its place
		if k.lines[i].change == here {
			at = i
			break
		}
	}
	room := p.Left()
	first := widget.Window(at, len(k.lines), room)
	for i := first; i < min(first+room, len(k.lines)); i++ {
		p.Row()
		l := k.lines[i]
		if l.change < 0 {
			p.Put(th.Accent, l.day)
		} else {
			f.Zones = append(f.Zones, screen.Zone{Y: p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked(l.change)})
			s.row(p, k.shown[l.change], l.change == here)
		}
		switch {
		case i == first && first > 0:
			p.Right(th.Muted, " ↑")
		case i == first+room-1 && i < len(k.lines)-1:
			p.Right(th.Muted, " ↓")
		}
	}
}

func (s *Screen) row(p *widget.Page, i int, here bool) {
	th, c := s.th, &s.known.all[i]
	text, muted, strong, fill, mark := th.Text, th.Muted, th.Strong, theme.Style{}, "  "
	if here {
		text, muted, strong, fill, mark = th.Focus, th.Focus, th.Focus, th.Focus, "› "
	}
	names := min(s.known.who, whoMost)
	if p.Width() < 76 {
		names = min(names, 10)
	}
	p.Put(text, mark).Put(muted, timeOf(c)).Fill(fill, margin+timeCells)
	p.PutWithin(text, who(c), names).Fill(fill, margin+timeCells+names+2)
	p.PutWithin(strong, s.about(c), whatCells-2).Fill(fill, margin+timeCells+names+2+whatCells)
	p.PutWithin(text, s.words(i), p.Width()-p.At()-3).Fill(fill, p.Width()-2)
}
