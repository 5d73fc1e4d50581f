package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// answerStart is the height of a question and two lines of its answer.
func (l *layout) answerStart(a reports.Answer) float64 {
	s := l.strongText()
	h := s.height(l.clean(a.Ask, s), contentWidth-idWidth) + 2*l.smallText().leading + 1.5
	return min(h, 0.35*(l.sheet.bottom-l.sheet.top))
}

// answer is one question in the list of all.
func (l *layout) answer(a reports.Answer) {
	s := l.strongText()
	ask := s.wrap(l.clean(a.Ask, s), contentWidth-idWidth)
	l.need(l.answerStart(a))
	l.mark("question-"+a.ID, "", 0, false)
	l.rule(l.left(), l.y, contentWidth, 0.2, palette.Hairline)
	l.y += 1.1
	l.questionID(a.ID, a.Level.Valid, a.Level.V, a.Mark)
	l.in(roleP, func() { l.flow(l.left()+idWidth, s, palette.Ink, ask) })
	below := func(text string, s style, c palette.Color) {
		if text != "" {
			l.para(l.left()+idWidth, contentWidth-idWidth, s, c, text)
		}
	}
	below(a.Means, l.smallText(), palette.Ink)
	if a.Note.Text != "" {
		below(a.Note.Text, l.smallItalic(), palette.Ink)
	}
	below(strings.Join(a.Evidence, "; "), l.smallText(), palette.Muted)
	below(a.Flagged, l.smallStrong(), l.accent)
	below(a.Given, l.axisText(), palette.Muted)
	l.y += 1.2
}

// signOff is a text, and for each line the room to sign.
func (l *layout) signOff(b reports.SignOff) {
	l.need(14 + 24*float64(min(len(b.Lines), 6)))
	l.para(l.left(), contentWidth-14, l.bodyText(), palette.Ink, b.Text)
	l.y += 2
	s := l.captionText()
	for _, line := range b.Lines {
		l.need(22)
		l.y += 14
		l.in(roleP, func() {
			x := l.left()
			for i, part := range []struct {
				w    float64
				text string
			}{{72, line.Role}, {60, line.Signature}, {34, line.Date}} {
				l.rule(x, l.y, part.w, 0.3, palette.Ink)
				if i == 0 && line.Name != "" {
					l.text(x, l.y-1.6, l.bodyText(), palette.Ink, l.bodyText().fit(l.clean(line.Name, l.bodyText()), part.w))
				}
				l.text(x, l.y+0.8+s.baseline(), s, palette.Muted, s.fit(l.clean(part.text, s), part.w))
				x += part.w + 4
			}
		})
		l.y += 6
	}
}
