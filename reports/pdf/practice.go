package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// The columns of a practice and of an answer: the question's id and its level,
// then labels, then texts.
const (
	idWidth   = 20.0
	tagWidth  = 22.0
	textWidth = contentWidth - idWidth - tagWidth
)

// practice is one below its target: its head, then question by question what
// is true now and what comes next.
func (l *layout) practice(p reports.Practice) {
	l.need(l.practiceStart(p))
	if l.y > l.sheet.top {
		l.y += 2.4
	}
	l.mark(p.Anchor, p.ID+" "+p.Title, 2, false)
	l.practiceHead(p)
	l.para(l.left(), contentWidth, l.smallText(), palette.Muted, p.Summary)
	for _, text := range []string{p.HoldsBack, p.WaitsFor} {
		if text != "" {
			l.para(l.left(), contentWidth, l.smallStrong(), l.accent, capital(text)+".")
		}
	}
	l.y += 1.6
	for i := range p.Steps {
		if i > 0 {
			l.need(l.stepHeight(p, i))
		}
		l.step(&p.Steps[i])
	}
	l.clauses(p)
	l.y += 2
}

// practiceStart is the height of a practice's head and its first step.
func (l *layout) practiceStart(p reports.Practice) float64 {
	h := 7 + l.headText().height(l.clean(p.ID+"  "+p.Title, l.headText()), contentWidth-24) + l.smallText().height(l.clean(p.Summary, l.smallText()), contentWidth)
	for _, text := range []string{p.HoldsBack, p.WaitsFor} {
		if text != "" {
			h += l.smallStrong().height(l.clean(text, l.smallStrong()), contentWidth)
		}
	}
	return min(h+l.stepHeight(p, 0), 0.55*(l.sheet.bottom-l.sheet.top))
}

// stepHeight is the height of a step, to keep it on one page where that leaves
// no large hole; the last has the practice's clauses with it.
func (l *layout) stepHeight(p reports.Practice, i int) float64 {
	if i >= len(p.Steps) {
		return 0
	}
	x := &p.Steps[i]
	h := l.strongText().height(l.clean(x.Ask, l.strongText()), contentWidth-idWidth) + 2.3
	add := func(texts []reports.Labelled, s style) {
		for _, t := range texts {
			h += s.height(l.clean(t.Text, s), textWidth) + 0.7
		}
	}
	add(x.Now, l.tightText())
	add(x.Next, l.tightText())
	add(x.Seen, l.smallText())
	if x.Note.Text != "" {
		add([]reports.Labelled{x.Note}, l.smallItalic())
	}
	if i == len(p.Steps)-1 && len(p.Clauses) > 0 {
		h += 2 * l.captionText().leading
	}
	return min(h, 0.35*(l.sheet.bottom-l.sheet.top))
}

func (l *layout) practiceHead(p reports.Practice) {
	l.rule(l.left(), l.y, contentWidth, 0.35, palette.Mid)
	l.y += 1.6
	s, small := l.headText(), l.smallText()
	width := contentWidth
	if p.Critical != "" {
		width -= small.width(l.clean(p.Critical, small)) + 8
	}
	lines := s.wrap(l.clean(p.ID+"  "+p.Title, s), width)
	top := l.y
	page := l.page
	l.in(roleH3, func() { l.flow(l.left(), s, palette.Ink, lines) })
	if l.page == page && p.Critical != "" {
		l.in(roleP, func() {
			l.right(l.left()+contentWidth, top+s.baseline(), small, palette.Muted, l.clean("◆ "+p.Critical, small))
		})
	}
	l.y += 0.4
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// step is a question: its id and level at the left, what is asked, what is
// true, what comes next, what was seen.
func (l *layout) step(x *reports.Step) {
	s := l.strongText()
	ask := s.wrap(l.clean(x.Ask, s), contentWidth-idWidth)
	l.need(float64(len(ask))*s.leading + 2*l.tightText().leading)
	l.questionID(x.ID, x.Level.Valid, x.Level.V, x.Mark)
	l.in(roleP, func() { l.flow(l.left()+idWidth, s, palette.Ink, ask) })
	l.y += 0.5
	for _, t := range x.Now {
		l.tagged(t, l.tightText(), palette.Ink)
	}
	for _, t := range x.Next {
		l.tagged(t, l.tightText(), palette.Ink)
	}
	for _, t := range x.Seen {
		l.tagged(t, l.smallText(), palette.Muted)
	}
	if x.Note.Text != "" {
		l.tagged(x.Note, l.smallItalic(), palette.Ink)
	}
	if x.Flagged != "" {
		l.tagged(reports.Labelled{Text: x.Flagged}, l.smallStrong(), l.accent)
	}
	l.y += 1.8
}

// questionID draws a question's id and its level, or the word for its state,
// left of what follows.
func (l *layout) questionID(id string, has bool, level int, mark string) {
	s, small := l.captionText(), l.axisText()
	y := l.y + l.strongText().baseline()
	l.in(roleP, func() {
		l.text(l.left(), y, s, palette.Muted, s.fit(l.clean(id, s), idWidth-chipWidth-2))
		if has {
			l.chip(l.left()+idWidth-chipWidth-2, l.y, level, mark)
			return
		}
		for i, line := range small.fitLines(l.clean(mark, small), idWidth-2, 2) {
			l.text(l.left(), y+float64(i+1)*small.leading+0.3, small, palette.Muted, line)
		}
	})
}

// tagged is a text with a label before it.
func (l *layout) tagged(t reports.Labelled, s style, c palette.Color) {
	label := l.captionBold()
	lines := s.wrap(l.clean(t.Text, s), textWidth)
	l.need(min(2, float64(len(lines))) * s.leading)
	l.in(roleP, func() {
		y := l.y + s.baseline()
		l.text(l.left()+idWidth, y, label, palette.Muted, label.fit(l.clean(t.Label, label), tagWidth-1))
		l.flow(l.left()+idWidth+tagWidth, s, c, lines)
	})
	l.y += 0.7
}

// clauses are what a practice relates to, each a link where its text is known.
func (l *layout) clauses(p reports.Practice) {
	if len(p.Clauses) == 0 {
		return
	}
	s, label := l.captionText(), l.captionBold()
	l.need(2 * s.leading)
	l.in(roleP, func() {
		x, right := l.left()+idWidth+tagWidth, l.left()+contentWidth
		l.text(l.left()+idWidth, l.y+s.baseline(), label, palette.Muted, label.fit(l.clean(p.Relates, label), tagWidth-1))
		for i, c := range p.Clauses {
			text := s.fit(l.clean(c.Text, s), right-l.left()-idWidth-tagWidth-2)
			if i < len(p.Clauses)-1 {
				text += " · "
			}
			w := s.width(text)
			if x+s.width(strings.TrimRight(text, " ·")) > right {
				x, l.y = l.left()+idWidth+tagWidth, l.y+s.leading
				l.need(s.leading)
			}
			draw := func() { l.text(x, l.y+s.baseline(), s, palette.Muted, text) }
			if !safe(c.URL) {
				draw()
			} else {
				l.in(roleLink, func() {
					draw()
					l.link(x, l.y, s.width(strings.TrimRight(text, " ·")), s.leading, "", c.URL)
				})
			}
			x += w
		}
		l.y += s.leading
	})
}
