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
	promiseAir    = 1.1 // of a row
	promiseBecame = contentWidth
)

// promises are how many were kept, and the rows that a board must hear of, each
// action in so many lines at most; it gives where they end.
func (l *layout) promises(p *reports.Promises, top float64, most int) float64 {
	x, caption := l.left(), l.captionText()
	l.boardHead(x, top, contentWidth, p.Title)
	y := top + 7.8
	if len(p.Rows) > 0 {
		l.promiseBar(p, y)
		l.in(roleP, func() {
			l.lines(x+90, y+0.6, caption, palette.Muted, caption.fitLines(l.clean(p.Counts.Note, caption), 84, 3))
		})
		y = l.promiseTable(p, y+12, most)
	}
	if p.Note != "" {
		l.in(roleP, func() { y = l.lines(x, y+0.6, caption, palette.Muted, l.promisesNote(p)) })
	}
	return y
}

// promiseBar are those that came due, by what became of them.
func (l *layout) promiseBar(p *reports.Promises, y float64) {
	if len(p.Counts.Parts) == 0 {
		return
	}
	x, caption := l.left(), l.captionText()
	l.in(roleFigure, func() {
		fills := [4]palette.Color{palette.Ink, palette.Mid, palette.Hairline, l.accent}
		l.at.alt = l.clean(shareWords(p.Counts), caption)
		l.stack(&p.Counts, frame{x, y, 84, 5.6}, fills)
		l.shareKeys(&p.Counts, frame{x, y, 84, 5.6}, y+9.8, fills)
	})
}

// promisesRoom is the height that promises take.
func (l *layout) promisesRoom(p *reports.Promises, most int) float64 {
	h := 7.8
	if len(p.Rows) > 0 {
		h += 16
		for i := range p.Rows {
			h += l.promiseCells(&p.Rows[i], p.Head.Owner != "", most).height
		}
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

// promiseLines are the lines of a promise's columns.
type promiseLines struct {
	what, says, owner []string
	height            float64
}

func (l *layout) promiseCells(r *reports.PromiseRow, owners bool, most int) promiseLines {
	small, caption := l.promiseText(), l.captionText()
	says := float64(promiseDue - promiseSays - 3)
	c := promiseLines{what: small.fitLines(l.clean(r.What, small), promiseSays-4, most)}
	if owners {
		says = promiseOwner - promiseSays - 3
		c.owner = caption.fitLines(l.clean(r.Owner, caption), promiseDue-promiseOwner-3, 2)
	}
	c.says = caption.fitLines(l.clean(strings.Join(r.Says, "\n"), caption), says, 2)
	c.height = promiseAir + max(float64(len(c.what))*small.leading, float64(max(1, len(c.says), len(c.owner)))*caption.leading)
	return c
}

func (l *layout) promiseText() style { return l.style(regular, 8.5, 3.6) }

func (l *layout) promiseTable(p *reports.Promises, top float64, most int) float64 {
	y := top + 4
	l.in(roleTable, func() {
		l.promiseHead(&p.Head, top)
		l.rule(l.left(), y, contentWidth, 0.2, palette.Hairline)
		for i := range p.Rows {
			r := &p.Rows[i]
			c := l.promiseCells(r, p.Head.Owner != "", most)
			l.in(roleTR, func() { l.promiseRow(r, c, y+0.6, p.Head.Owner != "") })
			y += c.height
			l.rule(l.left(), y, contentWidth, 0.2, palette.Hairline)
		}
	})
	return y
}

func (l *layout) promiseHead(h *reports.PromiseHead, top float64) {
	x, s := l.left(), l.axisText()
	head := func(at float64, text string) {
		l.in(roleTH, func() { l.text(x+at, top+2.6, s, palette.Muted, l.clean(text, s)) })
	}
	l.in(roleTR, func() {
		head(0, h.What)
		head(promiseSays, h.Says)
		if h.Owner != "" {
			head(promiseOwner, h.Owner)
		}
		head(promiseDue, h.Due)
		l.in(roleTH, func() { l.right(x+promiseBecame, top+2.6, s, palette.Muted, l.clean(h.Became, s)) })
	})
}

func (l *layout) promiseRow(r *reports.PromiseRow, c promiseLines, y float64, owners bool) {
	x, caption := l.left(), l.captionText()
	cell := func(at float64, s style, lines []string) {
		l.in(roleTD, func() { l.lines(x+at, y, s, palette.Ink, lines) })
	}
	cell(0, l.promiseText(), c.what)
	cell(promiseSays, caption, c.says)
	if owners {
		cell(promiseOwner, caption, c.owner)
	}
	cell(promiseDue, caption, caption.fitLines(l.clean(r.Due, caption), 16, 2))
	l.in(roleTD, func() {
		s, colour := l.captionBold(), palette.Ink
		if r.Late {
			colour = l.accent
		}
		l.right(x+promiseBecame, y+s.baseline(), s, colour, s.fit(l.clean(r.Became, s), 14))
	})
}
