package details

import (
	"fmt"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const column = 18

// View shows the head, and what the assessment is made with.
func (s *Screen) View(width, height int) screen.Frame {
	th := s.th
	text := min(width-4, 96)
	p := widget.NewPage(th, width, height)
	f := screen.Frame{Trail: []string{s.doc.Assessment().Head().Organisation, "Details"}}
	if height > 18 {
		p.Blank(1)
	}
	for i := range rows {
		if i == answering {
			p.Blank(1)
		}
		s.row(p, &f, i, text)
	}
	p.Blank(1)
	s.about(p, text)
	f.Body = p.String()
	if s.list != nil {
		page, x, y := s.list.View(th, min(width-8, 76), min(height-3, 16))
		body, left, top := widget.Centre(th, f.Body, widget.Box(th, "Profile", page), width, height)
		f.Body, f.Zones, f.Cursor = body, nil, &screen.Cursor{X: left + 2 + x, Y: top + 1 + y}
	}
	return f
}

func (s *Screen) row(p *widget.Page, f *screen.Frame, i, text int) {
	th := s.th
	p.Row()
	here := i == s.at
	f.Zones = append(f.Zones, screen.Zone{X: 0, Y: p.Rows() - 1, Width: p.Width(), Height: 1, Click: row(i)})
	if here && s.field != nil {
		p.Gap(2).Put(th.Key, "› ").PutWithin(th.Key, label(i), column-4).To(column + 2)
		x := s.field.Put(p, theme.Style{}, text-column)
		f.Cursor = &screen.Cursor{X: x, Y: p.Rows() - 1}
		if s.said != "" {
			p.Row()
			p.To(column+2).Put(th.Bad, s.said)
		}
		return
	}
	st, name, fill, mark := th.Text, th.Muted, theme.Style{}, "  "
	if here {
		st, name, fill, mark = th.Focus, th.Focus, th.Focus, "› "
	}
	value := s.value(i)
	if value == "" {
		value = widget.HintOf(s.hint(i))
		if !here {
			st = th.Muted
		}
	}
	p.Gap(2).Put(name, mark).PutWithin(name, label(i), column-4).Fill(fill, column+2).PutWithin(st, value, text-column).Fill(fill, text+2)
}

// about says what the assessment is made with.
func (s *Screen) about(p *widget.Page, text int) {
	th, fw, m := s.th, s.doc.Framework(), s.doc.Card().Overall
	line := func(name, value string) {
		if p.Row() {
			p.Gap(4).Put(th.Muted, name).To(column+2).PutWithin(th.Text, value, text-column)
		}
	}
	line("Framework", fmt.Sprintf("%s %s", fw.Title, fw.Version))
	line("Questions", fmt.Sprintf("%d, of which %s and %s", m.Questions, widget.Counted(m.Applicable, "applies", "apply"), widget.Counted(m.Answered, "is answered", "are answered")))
	if t := s.changed(); !t.At.IsZero() {
		by := t.By
		if by == "" {
			by = "no name given"
		}
		line("Last changed", fmt.Sprintf("%s, %s UTC", by, t.At.UTC().Format("2 Jan 2006 15:04")))
	}
	if pr := fw.Profile(s.doc.Assessment().Head().Profile); pr != nil && pr.Summary != "" && p.Left() > 2 {
		p.Blank(1)
		lines := s.wraps.Lines(th, pr.Summary, text)
		p.Lines(th.Muted, 4, widget.Most(th, lines, p.Left(), text))
	}
}
