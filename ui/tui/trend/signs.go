package trend

import (
	"math"

	"posture/ui/tui/widget"
)

// signs puts a sign at each point, the baseline's and the chosen one's being
// others, and its score beside it where there is room.
func (d *plot) signs() {
	s := d.s
	room := d.room()
	for pass := range 2 { // the chosen one lies on top
		for i := range s.points {
			if (i == s.at) != (pass == 1) || !s.plotted(i, s.measure) {
				continue
			}
			x, y := int(math.Round(d.x(i))), int(math.Round(d.y(s.points[i].m[s.measure].Score.V)))
			switch {
			case i == s.at:
				d.Sign(s.th.Focus, x, y, '◉')
			case i == s.base:
				d.Sign(s.th.Chosen, x, y, '◆')
			case room >= 2:
				d.Sign(s.th.Chosen, x, y, '●')
			}
			if i == s.at || room >= labelCells {
				d.score(i, x/2, y/4)
			}
		}
	}
}

// score writes a point's score above it, or below where there is no row above.
// In a low chart the next row is another level's, so there it stands beside the
// point.
func (d *plot) score(i, column, row int) {
	text := d.s.rows()[i].score
	style := d.s.th.Strong
	if i == d.s.at {
		style = d.s.th.Focus
	}
	const apart = 3 // rows from a level to the next
	cells := int(d.width) / 2
	switch {
	case d.height/4 < apart*(d.scale.Max-d.scale.Min):
		if column++; column+len(text) > cells {
			column -= len(text) + 1
		}
	case row == 0:
		row = 1
		column = max(0, min(column-len(text)/2, cells-len(text)))
	default:
		row--
		column = max(0, min(column-len(text)/2, cells-len(text)))
	}
	for _, c := range text {
		d.Sign(style, column*2, row*4, c)
		column++
	}
}

// changes writes what the answers brought between neighbours, where there is
// room for it.
func (d *plot) changes(p *widget.Page) {
	s := d.s
	p.Row()
	p.Put(s.th.Muted, "   ").Put(s.th.Line, "└")
	rows := s.rows()
	for i := 1; i < len(s.points); i++ {
		text := rows[i].like
		from, to := axisCells+d.cell(i-1), axisCells+d.cell(i)
		w := s.th.WidthOf(text)
		if text == "" || to-from < w+1 {
			continue
		}
		if at := (from + to + 1 - w) / 2; at > p.At() {
			p.To(at).Put(s.change(s.points[i].since[s.measure]), text)
		}
	}
}

// dates writes the dates below the points that have room for them, the chosen
// one's always.
func (d *plot) dates(p *widget.Page) {
	s := d.s
	p.Row()
	place := func(i int) int {
		return max(0, min(axisCells+d.cell(i)-5, p.Width()-10))
	}
	own := place(s.at)
	for i := range s.points {
		at := place(i)
		switch {
		case i == s.at:
			p.To(at).Put(s.th.Focus, s.rows()[i].date)
		case at > p.At() && (at+dayCells <= own || at >= own+dayCells) || p.At() == 0 && at+dayCells <= own:
			if p.At() > 0 && at < p.At()+2 {
				continue
			}
			p.To(at).Put(s.th.Muted, s.rows()[i].date)
		}
	}
}
