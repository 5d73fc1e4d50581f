package pdf

import (
	"posture/reports"
	"posture/reports/palette"
)

// The columns of the gaps: text, owner, levels, gain.
const (
	gapText  = 7.0
	gapOwner = 111.0
	gapNow   = 138.0
)

// gaps are the practices to see to first, with what to do; it gives where they
// end.
func (l *layout) gaps(b *reports.Board, top float64) float64 {
	x := l.left()
	l.boardHead(x, top, contentWidth, b.GapsTitle)
	y := top + 12.2
	if len(b.Gaps) > 0 {
		l.in(roleTable, func() {
			l.gapsHead(b, top+9.6)
			l.rule(x, top+11.2, contentWidth, 0.2, palette.Hairline)
			for i := range b.Gaps {
				y = l.gap(b, &b.Gaps[i], y)
			}
		})
	} else {
		y = top + 8
	}
	if b.GapsNote != "" {
		s := l.captionText()
		l.in(roleP, func() { l.text(x, y+0.8+s.baseline(), s, palette.Muted, s.fit(l.clean(b.GapsNote, s), contentWidth)) })
		y += s.leading + 0.8
	}
	return y
}

func (l *layout) gapsHead(b *reports.Board, y float64) {
	s, x := l.axisText(), l.left()
	cell := func(draw func()) { l.in(roleTH, draw) }
	l.in(roleTR, func() {
		cell(func() { l.text(x+gapText, y, s, palette.Muted, l.clean(b.GapsHead.What, s)) })
		if b.GapsHead.Owner != "" {
			cell(func() { l.text(x+gapOwner, y, s, palette.Muted, l.clean(b.GapsHead.Owner, s)) })
		}
		cell(func() { l.text(x+gapNow, y, s, palette.Muted, l.clean(b.GapsHead.Levels, s)) })
		cell(func() { l.right(x+contentWidth, y, s, palette.Muted, l.clean(b.GapsHead.Lift, s)) })
	})
}

func (l *layout) gap(b *reports.Board, g *reports.GapRow, y float64) float64 {
	x, height := l.left(), 12.6+0.7*l.sheet.air
	width := gapNow - gapText - 6
	if b.GapsHead.Owner != "" {
		width = gapOwner - gapText - 4
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
		if b.GapsHead.Owner != "" {
			l.in(roleTD, func() {
				l.lines(x+gapOwner, top+0.3, caption, palette.Ink, caption.fitLines(l.clean(g.Owner, caption), gapNow-gapOwner-3, 3))
			})
		}
		mid := top + 4.6
		l.in(roleTD, func() {
			l.chip(x+gapNow, mid-2.1, g.Now.V, g.NowMark)
			l.middle(x+gapNow+chipWidth+2.5, mid+0.9, l.smallText(), palette.Muted, l.clean("→", l.smallText()))
			l.chip(x+gapNow+chipWidth+5, mid-2.1, g.Plan.V, g.PlanMark)
		})
		l.in(roleTD, func() {
			s := l.strongText()
			l.right(x+contentWidth, mid+0.33*s.em(), s, palette.Ink, l.clean(g.Lift.Shown, s))
		})
	})
	l.rule(x, y+height, contentWidth, 0.2, palette.Hairline)
	return y + height
}
