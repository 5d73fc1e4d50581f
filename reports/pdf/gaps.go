package pdf

import (
	"posture/reports"
	"posture/reports/palette"
)

// The columns of the gaps: text, owner, levels, gain.
const (
	gapText = 7.0
	gapNow  = 138.0
)

// gaps are practices with a gap, with what to do, on a page for the board.
type gaps struct {
	title string
	order string // why they stand in this order, or ""
	head  reports.GapsHead
	rows  []reports.GapRow
	note  string
	owner float64 // where the column of owners begins
}

func gapsOf(b *reports.Board) gaps {
	return gaps{b.GapsTitle, b.GapsOrder, b.GapsHead, b.Gaps, b.GapsNote, 111}
}

// gapsRoom is the height that they take.
func (l *layout) gapsRoom(b gaps) float64 {
	h := 8.0
	if n := len(b.rows); n > 0 {
		h = 12.2 + float64(n)*l.gapHeight()
	}
	if b.note != "" {
		h += l.captionText().leading + 0.8
	}
	return h
}

func (l *layout) gapHeight() float64 { return 12.6 + 0.7*l.sheet.air }

// gaps draws them, and gives where they end.
func (l *layout) gaps(b gaps, top float64) float64 {
	x := l.left()
	l.boardHead(x, top, contentWidth, b.title)
	if b.order != "" {
		s := l.captionText()
		l.in(roleP, func() { l.right(x+contentWidth, top+5, s, palette.Muted, s.fit(l.clean(b.order, s), 110)) })
	}
	y := top + 12.2
	if len(b.rows) > 0 {
		l.in(roleTable, func() {
			l.gapsHead(b, top+9.6)
			l.rule(x, top+11.2, contentWidth, 0.2, palette.Hairline)
			for i := range b.rows {
				y = l.gap(b, &b.rows[i], y)
			}
		})
	} else {
		y = top + 8
	}
	if b.note != "" {
		s := l.captionText()
		l.in(roleP, func() { l.text(x, y+0.8+s.baseline(), s, palette.Muted, s.fit(l.clean(b.note, s), contentWidth)) })
		y += s.leading + 0.8
	}
	return y
}

func (l *layout) gapsHead(b gaps, y float64) {
	s, x := l.axisText(), l.left()
	cell := func(draw func()) { l.in(roleTH, draw) }
	l.in(roleTR, func() {
		cell(func() { l.text(x+gapText, y, s, palette.Muted, l.clean(b.head.What, s)) })
		if b.head.Owner != "" {
			cell(func() { l.text(x+b.owner, y, s, palette.Muted, l.clean(b.head.Owner, s)) })
		}
		cell(func() { l.text(x+gapNow, y, s, palette.Muted, l.clean(b.head.Levels, s)) })
		cell(func() { l.right(x+contentWidth, y, s, palette.Muted, l.clean(b.head.Lift, s)) })
	})
}

func (l *layout) gap(b gaps, g *reports.GapRow, y float64) float64 {
	x, height := l.left(), l.gapHeight()
	width := gapNow - gapText - 6
	if b.head.Owner != "" {
		width = b.owner - gapText - 4
	}
	top := y + 0.9 + 0.3*l.sheet.air
	strong, small, caption := l.strongText(), l.style(regular, 8.5, 3.6), l.captionText()
	l.in(roleTR, func() {
		l.in(roleTH, func() {
			l.at.row = true
			l.right(x+4, top+strong.baseline(), strong, palette.Muted, g.Rank)
			title := strong.fit(l.clean(g.Title, strong), 0.72*width)
			l.in(roleLink, func() {
				l.text(x+gapText, top+strong.baseline(), strong, palette.Ink, title+" ")
				l.link(x+gapText, top, strong.width(title), strong.leading, l.known("layer-"+g.LayerID), "")
			})
			note := g.Layer
			c := palette.Muted
			if g.HoldsBack != "" {
				note, c = g.HoldsBack, l.accent
			}
			at := x + gapText + strong.width(title) + 2.4
			l.text(at, top+strong.baseline(), caption, c, caption.fit(l.clean(note, caption), x+gapText+width-at))
			l.lines(x+gapText, top+strong.leading-0.1, small, palette.Ink, small.fitLines(l.clean(g.What, small), width, 2))
		})
		if b.head.Owner != "" {
			l.in(roleTD, func() {
				l.owner(g, x+b.owner, top+0.3, gapNow-b.owner-3)
			})
		}
		mid := top + 4.6
		l.in(roleTD, func() {
			l.levelsPair(x+gapNow, mid-2.1, g.Now.V, g.NowMark, g.Plan.V, g.PlanMark)
		})
		l.in(roleTD, func() {
			s := l.strongText()
			l.right(x+contentWidth, mid+0.33*s.em(), s, palette.Ink, l.clean(g.Lift.Shown, s))
		})
	})
	l.rule(x, y+height, contentWidth, 0.2, palette.Hairline)
	return y + height
}

// owner is who sees to it, and where it is told by when.
func (l *layout) owner(g *reports.GapRow, x, top, width float64) {
	s, most := l.captionText(), 3
	if g.Due != "" {
		most = 2
	}
	if g.Owner != "" {
		top = l.lines(x, top, s, palette.Ink, s.fitLines(l.clean(g.Owner, s), width, most))
	}
	if g.Due != "" {
		c := palette.Muted
		if g.Late {
			s, c = l.captionBold(), l.accent
		}
		l.lines(x, top, s, c, s.fitLines(l.clean(g.Due, s), width, 1))
	}
}
