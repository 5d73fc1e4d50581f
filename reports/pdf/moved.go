package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// The columns of a practice that moved: a question's id, its levels then and
// now, then texts.
const (
	moveWidth = 21.0
	moveText  = idWidth + moveWidth
)

// changeBand is the band with what became of the whole: the like-for-like
// change, and the score on its scale with what it was.
func (l *layout) changeBand(c *reports.Change, top float64) {
	x := l.left()
	l.decorate(func() {
		l.rect(x, top, contentWidth, bandHeight, palette.Wash)
		l.rect(x, top, 1.6, bandHeight, l.levelColor(c.Gauge.Measures))
	})
	small, muted := l.smallText(), palette.Muted
	l.in(roleP, func() {
		l.text(x+7, top+7.4, small, muted, small.fit(l.clean(c.Label, small), 50)+" ")
		hero := l.style(semibold, 36, 14)
		figure := l.clean(c.Answers.Shown, hero)
		l.text(x+7, top+21.6, hero, palette.Ink, figure)
		word := l.headText()
		colour := palette.Ink
		if c.Slipped() {
			colour = l.accent
		}
		l.text(x+7+hero.width(figure)+1.8, top+21.6, word, colour, word.fit(l.clean(" "+c.Word, word), 51-hero.width(figure)))
	})
	l.in(roleP, func() {
		s := l.smallStrong()
		y := l.lines(x+7, top+29.4-s.baseline(), s, palette.Ink, s.fitLines(l.clean(c.Rests, s), 50, 2))
		line := l.clean(c.Gauge.LevelLine, small)
		l.text(x+7, max(y+small.baseline()+0.4, top+34.6), small, muted, small.fit(line, 50))
	})
	l.gaugeSide(&c.Gauge, top)
}

// moved is a practice and what became of it: its head, then answer by answer
// what it was and is, on what evidence, and who says so.
func (l *layout) moved(m reports.Moved) {
	l.need(l.movedStart(m))
	if l.y > l.sheet.top {
		l.y += 1.6
	}
	l.mark("", m.ID+" "+m.Title, 2, false)
	l.rule(l.left(), l.y, contentWidth, 0.35, palette.Mid)
	l.y += 1.4
	l.movedHead(m)
	l.para(l.left(), contentWidth, l.smallText(), palette.Muted, l.clean(m.Summary, l.smallText()))
	l.y += 1
	for i := range m.Questions {
		if i > 0 {
			l.need(l.movedHeight(&m.Questions[i]))
		}
		l.movedAnswer(&m.Questions[i])
	}
	if m.More != "" {
		l.para(l.left()+moveText, contentWidth-moveText, l.smallText(), palette.Muted, m.More)
	}
	l.y += 1.2
}

// movedHead is a practice's name, its levels, and its verdict at the right.
func (l *layout) movedHead(m reports.Moved) {
	s, small := l.headText(), l.smallStrong()
	word := l.clean(strings.TrimSpace(m.Word+" "+m.Answers.Shown), small)
	lines := s.wrap(l.clean(m.ID+"  "+m.Title, s), contentWidth-small.width(word)-8)
	top, page := l.y, l.page
	l.in(roleH3, func() { l.flow(l.left(), s, palette.Ink, lines) })
	colour := palette.Ink
	if m.Slipped() {
		colour = l.accent
	}
	if l.page == page {
		l.in(roleP, func() { l.right(l.left()+contentWidth, top+s.baseline(), small, colour, word) })
	}
}

// movedStart is the height of a practice's head and its first answer.
func (l *layout) movedStart(m reports.Moved) float64 {
	s, small := l.headText(), l.smallText()
	h := 5 + s.height(l.clean(m.ID+"  "+m.Title, s), contentWidth-40) + small.height(l.clean(m.Summary, small), contentWidth)
	if len(m.Questions) > 0 {
		h += l.movedHeight(&m.Questions[0])
	}
	return min(h, 0.5*(l.sheet.bottom-l.sheet.top))
}

func (l *layout) movedHeight(q *reports.MovedAnswer) float64 {
	const width = contentWidth - moveText
	h := l.strongText().height(l.clean(q.Ask, l.strongText()), width) + 1.6
	for _, x := range movedTexts(l, q) {
		h += x.style.height(l.clean(x.text, x.style), width)
	}
	return min(h, 0.35*(l.sheet.bottom-l.sheet.top))
}

// A toned text has its style and its colour.
type toned struct {
	text  string
	style style
	color palette.Color
}

// movedTexts are the texts below what is asked, in their order.
func movedTexts(l *layout, q *reports.MovedAnswer) []toned {
	out := []toned{
		{q.Was, l.smallStrong(), palette.Muted}, {q.Means, l.smallText(), palette.Ink}, {q.Note.Text, l.smallItalic(), palette.Ink},
		{strings.Join(q.Evidence, "; "), l.smallText(), palette.Muted}, {q.Given, l.axisText(), palette.Muted},
	}
	kept := out[:0]
	for _, x := range out {
		if x.text != "" {
			kept = append(kept, x)
		}
	}
	return kept
}

func (l *layout) movedAnswer(q *reports.MovedAnswer) {
	s := l.strongText()
	ask := s.wrap(l.clean(q.Ask, s), contentWidth-moveText)
	l.need(min(float64(len(ask))*s.leading+l.smallText().leading, 40))
	l.in(roleP, func() {
		c := l.captionText()
		l.text(l.left(), l.y+s.baseline(), c, palette.Muted, c.fit(l.clean(q.ID, c), idWidth-2)+" ")
		l.levelsMoved(l.left()+idWidth, l.y, q)
	})
	l.in(roleP, func() { l.flow(l.left()+moveText, s, palette.Ink, ask) })
	for _, x := range movedTexts(l, q) {
		l.para(l.left()+moveText, contentWidth-moveText, x.style, x.color, x.text)
	}
	l.y += 1.4
}

// levelsMoved is what an answer was and is: digits on their colours, or words
// for other states.
func (l *layout) levelsMoved(x, top float64, q *reports.MovedAnswer) {
	if q.Then.Valid && q.Now.Valid {
		l.levelsPair(x, top, q.Then.V, q.ThenMark, q.Now.V, q.NowMark)
		return
	}
	s := l.axisText()
	text := s.wrap(l.clean(q.ThenMark+" → "+q.NowMark, s), moveWidth-2)
	l.lines(x, top+0.4, s, palette.Ink, text)
}

// levelsPair is one level, an arrow and another level.
func (l *layout) levelsPair(x, top float64, then int, thenMark string, now int, nowMark string) {
	l.chip(x, top, then, thenMark)
	arrow := l.smallText()
	l.middle(x+chipWidth+2.5, top+2.1+0.33*arrow.em(), arrow, palette.Muted, l.clean("→", arrow))
	l.chip(x+chipWidth+5, top, now, nowMark)
}
