package overview

import (
	"strconv"

	"posture/assessment"
	"posture/reports"
	"posture/reports/chart"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// From this width on there is a side; the list takes no more than that.
const (
	sideFrom  = 108
	listMost  = 104
	textWidth = 88
	margin    = 2
)

// View draws what the page is about, what it is made of, and at the right of a
// wide window a radar or what there is to know of a practice.
func (s *Screen) View(width, height int) screen.Frame {
	f := screen.Frame{Trail: s.trail(), Right: reports.English().Date(s.doc.Assessment().Head().Date)}
	p := widget.NewPage(s.th, width, height)
	list := min(width-2*margin+1, listMost)
	side := (*widget.Page)(nil)
	if width >= sideFrom {
		list = min(width*58/100, listMost)
		side = s.side(width-list-2*margin-3, height)
	}
	main := s.main(list, height, &f)
	if side != nil {
		p.Beside(main, side, 3, "")
	} else {
		p.Under(main, 0)
	}
	f.Body = p.String()
	return f
}

func (s *Screen) trail() []string {
	t := []string{s.doc.Assessment().Head().Organisation, "Overview"}
	l, p := s.about()
	if l != nil {
		t = append(t, l.Title)
	}
	if p != nil {
		t = append(t, p.ID)
	}
	return t
}

// main draws the subject and the list under it.
func (s *Screen) main(width, height int, f *screen.Frame) *widget.Page {
	p := widget.NewPage(s.th, width, height)
	if height >= 19 {
		p.Blank(1)
	}
	s.subject(p, f, height)
	p.Blank(1)
	room := p.Left()
	starred := s.starred() && room > 4
	if starred { // what * means is told however many rows there are
		room--
	}
	lines := s.lines(width, room)
	legend := starred || len(lines)+2 <= room
	at := 0
	for i, l := range lines {
		if l.row == s.here() && l.kind != rowHeading && l.kind != rowBlank {
			at = i
			break
		}
	}
	first := widget.Window(at, len(lines), room)
	for i := first; i < min(first+room, len(lines)); i++ {
		s.line(p, f, lines[i], i == first && first > 0, i == first+room-1 && i < len(lines)-1)
	}
	if legend {
		for p.Left() > 1 {
			p.Blank(1)
		}
		s.legend(p)
	}
	return p
}

// starred tells whether some row may have the sign of a provisional level.
func (s *Screen) starred() bool {
	m := s.measure()
	_, practice := s.about()
	return practice == nil && m.Score.Valid && m.Applicable > 0 && m.Provisional()
}

// line draws one line of the list; the first and the last one say where there
// are more.
func (s *Screen) line(p *widget.Page, f *screen.Frame, l line, above, below bool) {
	p.Row()
	rows := s.rows()
	switch r := rows[l.row]; l.kind {
	case rowHeading:
		p.Gap(margin).Put(s.th.Accent, "What holds levels back")
	case rowPractice:
		s.strip(p, r.layer)
	case rowText:
		p.Gap(s.askColumn(r.question)).Put(s.textStyle(l.row), s.ask(r.question, p.Width())[l.n])
	case rowPart, rowHolder:
		f.Zones = append(f.Zones, screen.Zone{X: 0, Y: p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked(l.row)})
		switch {
		case r.question != nil:
			s.question(p, l.row, r.question, l.n > 0)
		case l.kind == rowHolder:
			s.holder(p, l.row, r)
		default:
			s.part(p, l.row, r)
		}
	}
	switch {
	case above:
		p.Right(s.th.Muted, "↑ more")
	case below:
		p.Right(s.th.Muted, "↓ more")
	}
}

func (s *Screen) textStyle(row int) theme.Style {
	if row == s.here() {
		return s.th.Strong
	}
	return s.th.Text
}

// legend says what the signs mean.
func (s *Screen) legend(p *widget.Page) {
	th := s.th
	p.Row()
	p.Gap(margin)
	put := func(st theme.Style, sign, words string) bool {
		fits := p.Width()-p.At() > th.WidthOf(sign)+th.WidthOf(words)+3
		if fits {
			p.Put(st, sign).Put(th.Muted, " "+words).Gap(3)
		}
		return fits
	}
	m := s.measure()
	_, practice := s.about()
	put(th.Target, "┃", "target")
	if s.starred() {
		put(th.Warn, "*", "provisional")
	}
	if m.Provisional() && m.Applicable > 0 {
		if !put(th.Muted, "▓░", "range, while questions are open") {
			put(th.Muted, "▓░", "range")
		}
	}
	if l, _ := s.about(); l != nil && practice == nil {
		put(th.Text, critical, "critical")
	}
}

// side is a radar, or what there is to know of a practice; nil where neither
// fits.
func (s *Screen) side(width, height int) *widget.Page {
	l, practice := s.about()
	if practice != nil {
		return s.aside(practice, width, height)
	}
	scale := s.doc.Framework().Scale
	var spokes []chart.Spoke
	add := func(id string, m assessment.Measure) {
		spokes = append(spokes, chart.Spoke{Name: id + " " + assessment.ShowScore(m.Score, m.Target), Score: chart.Value(m.Score), Target: chart.Value(m.Target)})
	}
	card := s.doc.Card()
	if l != nil {
		for i := range card.Layers[l.Index].Practices {
			x := &card.Layers[l.Index].Practices[i]
			add(x.Practice.ID, x.Measure)
		}
	} else {
		for i := range card.Layers {
			add(card.Layers[i].Layer.ID, card.Layers[i].Measure)
		}
	}
	if !s.measure().Score.Valid {
		return nil
	}
	r := widget.Radar(s.th, spokes, chart.Scale{Min: float64(scale.Min()), Max: float64(scale.Max())}, width, min(height-4, width/2))
	if r == nil {
		return nil
	}
	p := widget.NewPage(s.th, width, height)
	p.Blank(min(1+(height-4-r.Rows())/4, 4))
	p.Under(r, 0)
	p.Blank(1)
	p.Row()
	const words = "● score   ┄ target"
	p.Gap((width-s.th.WidthOf(words))/2).Put(s.th.Chosen, "●").Put(s.th.Muted, " score   ").Put(s.th.Target, "┄").Put(s.th.Muted, " target")
	return p
}

func itoa(n int) string { return strconv.Itoa(n) }
