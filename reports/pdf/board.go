package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// The board's page, measured from the top of the paper in millimetres.
const (
	boardBand   = 37.0 // the band with the overall score
	bandHeight  = 39.0
	boardLayers = 81.5 // the layers' bars, and what stands out
	boardGaps   = 152.2
	leftColumn  = 106.0 // of the two columns under the band
	rightColumn = 112.0 // where the second begins
)

// board draws the page that stands alone. Everything on it has its place;
// what could be too long is shortened with a mark, and stands in full further
// on.
func (l *layout) board(b *reports.Board) {
	l.head = b.Name
	l.newPage()
	l.page.plain, l.page.foot = true, b.Foot
	l.in(roleSect, func() {
		l.mark("board", b.Name, 0, true)
		l.boardTitle(b.Name, b.Head, b.Title)
		air := l.sheet.air
		l.gauge(&b.Gauge, boardBand)
		l.layerBars(barsOf(b), boardLayers+air)
		l.findings(b.FindingsTitle, b.Findings, boardLayers+air, 59.5)
		y := l.gaps(gapsOf(b), boardGaps+2.4*air)
		l.shares(b, y+2.6+2*air)
	})
}

// boardTitle is the head of a page for the board, and its finding.
func (l *layout) boardTitle(name, whose, finding string) {
	s := l.captionText()
	right := l.clean(name, s)
	l.decorate(func() {
		edge := l.left() + contentWidth - l.logo()
		l.text(l.left(), l.sheet.head, s, palette.Muted, s.fit(l.clean(whose, s), edge-l.left()-s.width(right)-6))
		l.right(edge, l.sheet.head, s, palette.Muted, right)
	})
	l.in(roleH1, func() {
		t := l.titleText()
		text := l.clean(finding, t)
		lines := t.balanced(text, contentWidth)
		if len(lines) > 2 {
			t = l.style(semibold, 13, 6)
			lines = t.fitLines(text, contentWidth, 2)
		}
		top := 24.5 - t.baseline()
		if len(lines) == 1 {
			top += 2
		}
		l.lines(l.left(), top, t, l.colour, lines)
	})
}

// boardHead is the head of a part of the page, under a rule.
func (l *layout) boardHead(x, y, w float64, text string) {
	s := l.headText()
	l.rule(x, y, w, 0.35, l.colour)
	l.in(roleH2, func() { l.text(x, y+5.2, s, palette.Ink, s.fit(l.clean(text, s), w)) })
}

// known is an anchor if the report has the section that it is in.
func (l *layout) known(to string) string {
	for i := range l.r.Sections {
		if l.r.Sections[i].ID == to {
			return to
		}
	}
	return ""
}

// findings is the paragraph of what stands out, in the size that it fits in.
func (l *layout) findings(title string, findings []string, top, height float64) {
	x, w := l.left()+rightColumn, contentWidth-rightColumn
	l.boardHead(x, top, w, title)
	text := strings.Join(findings, " ")
	for _, s := range []style{l.tightText(), l.style(regular, 9, 4), l.style(regular, 8.5, 3.8)} {
		text := l.clean(text, s)
		lines := s.wrap(text, w)
		if most := int(height / s.leading); len(lines) > most {
			if s.size > 8.5 {
				continue
			}
			lines = s.fitLines(text, w, most)
		}
		l.in(roleP, func() { l.lines(x, top+8.2, s, palette.Ink, lines) })
		return
	}
}
