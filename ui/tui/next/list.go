package next

import (
	"fmt"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A laid list is its lines at a width.
type laid struct {
	of, width int
	lines     []listLine
}

type listLine struct {
	row   int // in the plan's rows; -1 for a remark
	style lineStyle
	label string
	text  string
}

type lineStyle uint8

const (
	plain lineStyle = iota
	warning
	heading
	question
	wording
)

const labelWidth = 13 // "level 3 then "

func (s *Screen) layOut(width int) []listLine {
	if s.laid.lines != nil && s.laid.of == s.plan.number && s.laid.width == width {
		return s.laid.lines
	}
	var out []listLine
	for _, r := range s.plan.remarks {
		style := plain
		if r.warn {
			style = warning
		}
		for n, l := range s.wraps.Lines(s.th, r.text, width-3) {
			mark := ""
			if r.warn {
				mark = "  "
			}
			if r.warn && n == 0 {
				mark = "! "
			}
			out = append(out, listLine{row: -1, style: style, label: mark, text: l})
		}
	}
	for i, r := range s.plan.rows {
		if r.heading != "" {
			out = append(out, listLine{row: -1}, listLine{row: -1, style: heading, text: r.heading})
			continue
		}
		out = append(out, listLine{row: i, style: question, label: r.id, text: r.ask})
		if !r.open {
			continue
		}
		for _, w := range wordings(r) {
			for n, l := range widget.Wrap(s.th, w[1], width-labelWidth-6) {
				name := ""
				if n == 0 {
					name = w[0]
				}
				out = append(out, listLine{row: i, style: wording, label: name, text: l})
			}
		}
	}
	s.laid = laid{s.plan.number, width, out}
	return out
}

// list draws what comes along and what is new, gone or reworded.
func (s *Screen) list(p *widget.Page, f *screen.Frame, x, y int) {
	th := s.th
	all := s.layOut(p.Width())
	at, room := 0, p.Left()
	if s.here() != nil {
		for i, l := range all {
			if l.row == s.at-lines {
				at = i
				break
			}
		}
	}
	first := 0
	if len(all) > room {
		first = widget.Window(at, len(all), room)
	}
	for i := first; i < min(first+room, len(all)); i++ {
		l := all[i]
		p.Row()
		here := l.row >= 0 && l.row == s.at-lines
		if l.row >= 0 {
			f.Zones = append(f.Zones, screen.Zone{X: x, Y: y + p.Rows() - 1, Width: p.Width(), Height: 1, Click: row(lines + l.row)})
		}
		switch l.style {
		case warning:
			p.Put(th.Warn, l.label).Put(th.Warn, l.text)
		case heading:
			p.Put(th.Accent, l.text)
		case question:
			s.question(p, l, here)
		case wording:
			p.Gap(4).Put(th.Muted, l.label).To(labelWidth+4).Put(th.Text, l.text)
		default:
			p.Put(th.Text, l.text)
		}
		switch {
		case i == first && first > 0:
			p.Right(th.Muted, " ↑ more")
		case i == first+room-1 && i < len(all)-1:
			p.Right(th.Muted, fmt.Sprintf(" ↓ %d more", len(all)-1-i))
		}
	}
}

func (s *Screen) question(p *widget.Page, l listLine, here bool) {
	th := s.th
	st, id, mark, fill := th.Text, th.Strong, "  ", theme.Style{}
	if here {
		st, id, mark, fill = th.Focus, th.Focus, "› ", th.Focus
	}
	p.Put(st, mark).PutWithin(id, l.label, 24).Put(st, "  ").PutWithin(st, l.text, p.Width()-p.At()-9).Fill(fill, p.Width()-9)
}
