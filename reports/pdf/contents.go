package pdf

import (
	"strconv"

	"posture/reports/chart"
	"posture/reports/palette"
)

// contents makes the pages that list what is where.
func (l *layout) contents(number func(*page) int) []*page {
	body, at := l.pages, l.at
	var listed []entry
	for _, e := range l.outline {
		if e.listed {
			listed = append(listed, e)
		}
	}
	l.pages, l.head = nil, l.r.Words.Say("contents")
	l.newPage()
	l.in(roleSect, func() {
		t := l.titleText()
		l.in(roleH1, func() { l.y = l.lines(l.left(), l.y, t, l.colour, []string{l.clean(l.head, t)}) })
		l.y += 5
		l.in(roleTOC, func() {
			for _, e := range listed {
				l.contentsLine(e, number)
			}
		})
	})
	pages := l.pages
	l.pages, l.at = body, at
	return pages
}

func (l *layout) contentsLine(e entry, number func(*page) int) {
	s, indent, before, height := l.strongText(), 0.0, 1.6, 5.2
	if e.level > 0 {
		s, indent, before, height = l.smallText(), 6, 0, 4.5
	}
	l.need(before + height)
	if l.y > l.sheet.top {
		l.y += before
	}
	right := l.left() + contentWidth
	l.in(roleTOCI, func() {
		l.in(roleLink, func() {
			y := l.y + s.baseline()
			text := s.fit(l.clean(e.text, s), contentWidth-indent-16)
			l.text(l.left()+indent, y, s, palette.Ink, text)
			n := strconv.Itoa(number(e.place.page))
			l.right(right, y, s, palette.Ink, n)
			from := l.left() + indent + s.width(text) + 2
			l.decorate(func() { l.leaders(from, right-s.width(n)-2, y) })
			l.link(l.left(), l.y, contentWidth, height, e.id, "")
		})
	})
	l.y += height
}

// leaders are dots from one place to another, in step on all lines.
func (l *layout) leaders(from, to, y float64) {
	right := l.left() + contentWidth - 10
	if from < to {
		l.stroke(0.32, palette.Mid, dotted, chart.Point{X: min(to, right), Y: y - 0.3}, chart.Point{X: from, Y: y - 0.3})
	}
}
