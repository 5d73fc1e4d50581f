package export

import (
	"fmt"
	"strings"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	textWidth = 96   // wider lines are hard to read
	few, many = 2, 3 // rows for what a row means, below the list
)

// View shows what can be chosen, and what was made.
func (s *Screen) View(width, height int) screen.Frame {
	f := screen.Frame{Trail: []string{s.doc.Assessment().Head().Organisation, "Report"}}
	text := min(width-4, textWidth)
	page := widget.NewPage(s.th, width, height)
	if height > 20 {
		page.Blank(1)
	}
	hints := many
	if text > 70 && height < 22 {
		hints = few
	}
	more := s.list(page, &f, text, page.Left()-hints-1)
	bottom := widget.NewPage(s.th, text, hints+1)
	s.bottom(bottom, more)
	if height > 30 {
		page.Blank(1)
	} else {
		for page.Left() > bottom.Rows() {
			page.Blank(1)
		}
	}
	page.Under(bottom, 2)
	f.Body = page.String()
	if c, ok := s.mode.(*choosing); ok {
		f.Body, _, _ = widget.Centre(s.th, f.Body, widget.Box(s.th, "Parts of the report", c.page(s, width-8, height-widget.BoxHeight)), width, height)
		f.Zones = nil
	}
	return f
}

// list draws the rows that there is room for, with their headings, and tells
// whether there are more above and below.
func (s *Screen) list(p *widget.Page, f *screen.Frame, text, room int) (more string) {
	rows := s.rows()
	at := max(0, min(s.at, len(rows)-1))
	type drawn struct {
		heading string
		row     int
	}
	all, here := make([]drawn, 0, len(rows)+6), 0
	for i, l := range rows {
		if h := l.heading(); h != "" {
			all = append(all, drawn{heading: s.headingWords(l, h)})
		}
		if i == at {
			here = len(all)
		}
		all = append(all, drawn{row: i})
	}
	air := room >= len(all)+5 // a blank line above each group but the first
	first := 0
	if !air {
		first = widget.Window(here, len(all), room)
		more = strings.TrimSpace(widget.Tally(at+1, len(rows), first, room+len(rows)-len(all)))
	}
	for i := first; i < len(all) && room > 0; i++ {
		room--
		if h := all[i].heading; h != "" {
			if air && i > 0 {
				p.Blank(1)
				room--
			}
			p.Row()
			p.Gap(2).PutWithin(s.th.Accent, h, text)
			continue
		}
		if air && rows[all[i].row].kind == write {
			p.Blank(1)
			room--
		}
		p.Row()
		f.Zones = append(f.Zones, screen.Zone{Y: p.Rows() - 1, Width: text + 2, Height: 1, Click: row(all[i].row)})
		s.row(p, f, rows[all[i].row], all[i].row == at, text)
	}
	return more
}

func (s *Screen) headingWords(l line, heading string) string {
	if l.kind == aReport {
		return heading + " in " + folderOf(s.made[0].Shown)
	}
	return heading
}

func (s *Screen) row(p *widget.Page, f *screen.Frame, l line, here bool, text int) {
	th := s.th
	if t, ok := s.mode.(*placing); ok && here {
		x := t.field.Put(p.Gap(2).Put(th.Key, "› "), theme.Style{}, text-4)
		f.Cursor = &screen.Cursor{X: x, Y: p.Rows() - 1}
		return
	}
	label, detail := s.label(l)
	style, muted, fill, mark := th.Text, th.Muted, theme.Style{}, "  "
	if l.kind == write {
		style = th.Strong
	}
	if here {
		style, muted, fill, mark = th.Focus, th.Focus, th.Focus, "› "
	}
	p.Gap(2).Put(style, mark).PutWithin(style, label, text-2)
	if detail != "" {
		p.Fill(fill, max(p.At()+2, min(36, text/2-6)))
		p.PutWithin(muted, detail, text+2-p.At())
	}
	p.Fill(fill, text+2)
}

// bottom is what the row means, or how far the writing is, below a line that
// tells of rows that aren't seen.
func (s *Screen) bottom(p *widget.Page, more string) {
	th := s.th
	p.Row()
	end := p.Width()
	if more != "" {
		end -= th.WidthOf(more) + 1
	}
	p.Put(th.Line, widget.Repeat("─", end)).Right(th.Muted, more)
	switch t, placing := s.mode.(*placing); {
	case s.job != nil:
		s.progress(p)
	case placing && len(t.field.Matches()) > 0:
		t.field.PutMatches(p, th.Muted, 0, p.Left())
	default:
		p.Lines(th.Muted, 0, widget.Most(th, s.wraps.Lines(th, s.explain(s.here()), p.Width()), p.Left(), p.Width()))
	}
	for p.Left() > 0 {
		p.Blank(1)
	}
}

func (s *Screen) progress(p *widget.Page) {
	done, all := int(s.job.done.Load()), max(1, int(s.job.all.Load()))
	p.Row()
	p.Put(s.th.Text, "Writing the report")
	p.Row()
	cells := min(p.Width()-12, 48)
	n := min(cells, cells*done/all)
	p.Put(s.th.Good, widget.Repeat("━", n)).Put(s.th.Track, widget.Repeat("┄", cells-n)).Gap(2).
		Put(s.th.Muted, fmt.Sprintf("%d of %d", done, all))
}
