package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// The columns of promises.
const (
	promiseSays   = 76.0
	promiseOwner  = 122.0
	promiseDue    = 144.0
	promiseLine   = 8.3
	promiseBecame = contentWidth
)

// promises are how many were kept, and the rows that a board must hear of; it
// gives where they end.
func (l *layout) promises(p *reports.Promises, top float64) float64 {
	x, caption := l.left(), l.captionText()
	l.boardHead(x, top, contentWidth, p.Title)
	y := top + 7.8
	if len(p.Rows) > 0 {
		l.in(roleFigure, func() {
			fills := [4]palette.Color{palette.Ink, palette.Mid, palette.Hairline, l.accent}
			l.at.alt = l.clean(shareWords(p.Counts), caption)
			l.stack(&p.Counts, frame{x, y, 84, 5.6}, fills)
			l.shareKeys(&p.Counts, frame{x, y, 84, 5.6}, y+9.8, fills)
		})
		l.in(roleP, func() {
			l.lines(x+90, y+0.6, caption, palette.Muted, caption.fitLines(l.clean(p.Counts.Note, caption), 84, 3))
		})
		y = l.promiseTable(p, y+12)
	}
	if p.Note != "" {
		l.in(roleP, func() { y = l.lines(x, y+0.6, caption, palette.Muted, l.promisesNote(p)) })
	}
	return y
}

// promisesRoom is the height that promises take.
func (l *layout) promisesRoom(p *reports.Promises) float64 {
	h := 7.8
	if len(p.Rows) > 0 {
		h += 16 + float64(len(p.Rows))*promiseLine
	}
	if p.Note != "" {
		h += 0.6 + float64(len(l.promisesNote(p)))*l.captionText().leading
	}
	return h
}

func (l *layout) promisesNote(p *reports.Promises) []string {
	s, note := l.captionText(), p.Note
	if len(p.Rows) == 0 && p.Counts.Note != "" {
		note += " " + p.Counts.Note
	}
	return s.fitLines(l.clean(note, s), contentWidth, 2)
}

func (l *layout) promiseTable(p *reports.Promises, top float64) float64 {
	x, axis, small, caption := l.left(), l.axisText(), l.style(regular, 8.5, 3.6), l.captionText()
	y := top + 4
	l.in(roleTable, func() {
		l.in(roleTR, func() {
			head := func(at float64, text string) {
				l.in(roleTH, func() { l.text(x+at, top+2.6, axis, palette.Muted, l.clean(text, axis)) })
			}
			head(0, p.Head.What)
			head(promiseSays, p.Head.Says)
			if p.Head.Owner != "" {
				head(promiseOwner, p.Head.Owner)
			}
			head(promiseDue, p.Head.Due)
			l.in(roleTH, func() { l.right(x+promiseBecame, top+2.6, axis, palette.Muted, l.clean(p.Head.Became, axis)) })
		})
		l.rule(x, y, contentWidth, 0.2, palette.Hairline)
		for i := range p.Rows {
			r := &p.Rows[i]
			l.in(roleTR, func() {
				cell := func(at, width float64, s style, text string) {
					l.in(roleTD, func() { l.lines(x+at, y+0.6, s, palette.Ink, s.fitLines(l.clean(text, s), width, 2)) })
				}
				cell(0, promiseSays-4, small, r.What)
				cell(promiseSays, promiseOwner-promiseSays-3, caption, strings.Join(r.Says, "\n"))
				if p.Head.Owner != "" {
					cell(promiseOwner, promiseDue-promiseOwner-3, caption, r.Owner)
				}
				cell(promiseDue, 16, caption, r.Due)
				l.in(roleTD, func() {
					s, c := l.captionBold(), palette.Ink
					if r.Late {
						c = l.accent
					}
					l.right(x+promiseBecame, y+0.6+s.baseline(), s, c, s.fit(l.clean(r.Became, s), 14))
				})
			})
			y += promiseLine
			l.rule(x, y, contentWidth, 0.2, palette.Hairline)
		}
	})
	return y
}
