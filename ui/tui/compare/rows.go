package compare

import (
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// laid is which rows are seen, and the lines they take.
type laid struct {
	rows  []int // the visible ones, as places among all
	lines []line
	under bool // each answer has a line below it
}

// A line is one of the list.
type line struct {
	row int // in laid.rows
	n   int // of an answer: its first line or the one below
}

func (s *Screen) lines(under bool) []line {
	v := s.visible()
	l := &s.laid
	if l.lines != nil && l.under == under {
		return l.lines
	}
	l.under, l.lines = under, make([]line, 0, 2*len(v))
	for i, at := range v {
		switch r := &s.known.rows[at]; {
		case r.kind == aHeading || r.kind == steadyOnes || r.kind == aPractice && i > 0 && s.known.rows[v[i-1]].kind <= aLayer:
			l.lines = append(l.lines, line{row: -1})
		}
		l.lines = append(l.lines, line{row: i})
		if under && s.known.rows[at].kind == anAnswer {
			l.lines = append(l.lines, line{row: i, n: 1})
		}
	}
	return l.lines
}

// Columns of a row with scores: the name, a track, then, now, like for like,
// and the verdict.
type columns struct{ name, track, word int }

const (
	scoreCells = 6
	likeCells  = 8
)

func columnsFor(width int) columns {
	c := columns{word: 3}
	rest := width - margin - 2*scoreCells - likeCells - c.word
	if rest > 44 {
		c.track = min(max(rest-32, 26), 31)
	}
	c.name = rest - c.track
	if c.name >= 52 {
		c.word += 12
		c.name -= 12
	}
	return c
}

// rows draws the heads of the columns and the rows that are seen.
func (s *Screen) rows(p *widget.Page, f *screen.Frame, beside bool) {
	th := s.th
	c := columnsFor(p.Width() - 1)
	p.Row()
	like := "Like/like"
	if c.word > 3 {
		like = " Like for like"
	}
	if c.track >= 25 {
		p.To(margin+c.name).Put(th.Muted, "○ then  ● now  ").Put(th.Target, "┃").Put(th.Muted, " target")
	}
	p.To(margin+c.name+c.track).Gap(scoreCells-4).Put(th.Muted, "Then").Gap(scoreCells-3).Put(th.Muted, "Now").Gap(1).Put(th.Muted, like)
	lines := s.lines(!beside)
	room, at := p.Left(), 0
	here := max(0, min(s.at, len(s.laid.rows)-1))
	for i, l := range lines {
		if l.row == here {
			at = i
			break
		}
	}
	first := widget.Window(at, len(lines), room)
	for i := first; i < min(first+room, len(lines)); i++ {
		p.Row()
		l := lines[i]
		if l.row >= 0 {
			r := &s.known.rows[s.laid.rows[l.row]]
			if r.kind != aHeading {
				f.Zones = append(f.Zones, screen.Zone{Y: p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked(l.row)})
			}
			s.row(p, c, r, l.n, l.row == here)
		}
		switch {
		case i == first && first > 0:
			p.Right(th.Muted, " ↑")
		case i == first+room-1 && i < len(lines)-1:
			p.Right(th.Muted, " ↓")
		}
	}
}
