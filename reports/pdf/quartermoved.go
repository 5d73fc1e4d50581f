package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// A tightness is how many lines texts on the second page may have at most.
type tightness struct{ action, evidence, note int }

// tightness is the loosest that fits into a room and leaves two lines to each
// note; where none does, the one with room for notes at all, or else the loosest
// without them.
func (l *layout) tightness(q *reports.Quarter, room float64) tightness {
	notes := 0
	for i := range q.Moved {
		for j := range q.Moved[i].Questions {
			if ownWords(&q.Moved[i].Questions[j]) != "" {
				notes++
			}
		}
	}
	tight := tightness{action: 2, evidence: 1}
	var fitting []tightness // the loosest first
	for _, t := range []tightness{{action: 4, evidence: 2}, {action: 3, evidence: 2}, {action: 3, evidence: 1}, tight} {
		spare := room - l.movedRoom(q, t) - l.promisesRoom(&q.Promises, t.action)
		if spare < 0 {
			continue
		}
		if notes > 0 {
			t.note = min(4, int(max(0, spare/float64(notes)-noteAir)/noteLeading))
		}
		fitting = append(fitting, t)
	}
	for _, least := range []int{2, 1, 0} {
		for _, t := range fitting {
			if notes == 0 || t.note >= least {
				return t
			}
		}
	}
	return tight
}

// The heights of a practice's head, of a line of an answer or of its note, and
// of the air below each.
const (
	movedHead   = 6.5
	noteLeading = 3.6
	answerAir   = 0.3
	noteAir     = 0.8
)

// movedRoom is the height that the practices take.
func (l *layout) movedRoom(q *reports.Quarter, t tightness) float64 {
	h := 8.2
	for i := range q.Moved {
		h += movedHead
		for j := range q.Moved[i].Questions {
			h += l.answerHeight(&q.Moved[i].Questions[j], t.evidence)
			if lines := l.noteLines(&q.Moved[i].Questions[j], t.note); len(lines) > 0 {
				h += float64(len(lines))*noteLeading + noteAir
			}
		}
	}
	if q.MovedNote != "" {
		s := l.movedNote()
		h += 0.6 + float64(len(s.fitLines(l.clean(q.MovedNote, s), contentWidth, 2)))*s.leading
	}
	return h
}

func (l *layout) movedNote() style { return l.style(regular, 8.5, 3.8) }

// ownWords is what an answer says in the client's words, or else what it means.
func ownWords(a *reports.MovedAnswer) string {
	if a.Note.Text != "" {
		return a.Note.Text
	}
	return a.Means
}

func (l *layout) noteLines(a *reports.MovedAnswer, most int) []string {
	text := ownWords(a)
	if most <= 0 || text == "" {
		return nil
	}
	s := l.style(italic, 8.5, noteLeading)
	return s.fitLines(l.clean(strings.ReplaceAll(text, "\n", " "), s), contentWidth-answerAsk, most)
}

// quarterMoved are the practices that slipped or improved, each with its
// answers; it gives where they end.
func (l *layout) quarterMoved(q *reports.Quarter, top float64, t tightness) float64 {
	l.boardHead(l.left(), top, contentWidth, q.MovedTitle)
	y := top + 8.2
	for i := range q.Moved {
		y = l.quarterPractice(&q.Moved[i], y, i > 0, t)
	}
	if q.MovedNote == "" {
		return y
	}
	s := l.movedNote()
	lines := s.fitLines(l.clean(q.MovedNote, s), contentWidth, 2)
	l.in(roleP, func() { y = l.lines(l.left(), y+0.6, s, palette.Ink, lines) })
	return y
}

func (l *layout) quarterPractice(m *reports.Moved, y float64, follows bool, t tightness) float64 {
	x, strong, caption, from := l.left(), l.strongText(), l.captionText(), y
	if follows {
		l.rule(x, y, contentWidth, 0.2, palette.Hairline)
	}
	y += 0.9
	l.in(roleH3, func() {
		title := strong.fit(l.clean(m.ID+"  "+m.Title, strong), 92)
		l.text(x, y+strong.baseline(), strong, palette.Ink, title+" ")
		at := x + strong.width(title) + 2.4
		note := m.Layer
		if m.More != "" {
			note += " · " + m.More
		}
		l.text(at, y+strong.baseline(), caption, palette.Muted, caption.fit(l.clean(note, caption), x+gapNow-4-at))
	})
	l.in(roleP, func() {
		if m.Then.Valid && m.Now.Valid {
			l.levelsPair(x+gapNow, y+0.1, m.Then.V, m.Levels[0], m.Now.V, m.Levels[1])
		}
		colour := palette.Ink
		if m.Slipped() {
			colour = l.accent
		}
		l.right(x+contentWidth, y+strong.baseline(), strong, colour, l.clean(m.Answers.Shown, strong))
	})
	y = from + movedHead - 0.6
	for i := range m.Questions {
		y = l.quarterAnswer(&m.Questions[i], y, t)
	}
	return y + 0.6
}

// The columns of answers: levels, what is asked, and who says so.
const (
	answerLevels = 20.0
	answerAsk    = 40.0
	answerSays   = 116.0
)

func (l *layout) answerStrong() style { return l.style(semibold, 8, noteLeading) }

// answerLines are the lines of an answer's columns: two at most, and so many for
// the evidence.
func (l *layout) answerLines(a *reports.MovedAnswer, evidence int) (levels, ask, says []string) {
	strong, small, caption := l.answerStrong(), l.style(regular, 8.5, noteLeading), l.captionText()
	levels = strong.fitLines(l.clean(a.ThenMark+" → "+a.NowMark, strong), answerAsk-answerLevels-2, 2)
	ask = small.fitLines(l.clean(a.Ask, small), answerSays-answerAsk-4, 2)
	if a.Given != "" {
		says = append(says, caption.fit(l.clean(a.Given, caption), contentWidth-answerSays))
	}
	if len(a.Evidence) > 0 {
		says = append(says, caption.fitLines(l.clean(strings.Join(a.Evidence, "; "), caption), contentWidth-answerSays, evidence)...)
	}
	return levels, ask, says
}

func (l *layout) answerHeight(a *reports.MovedAnswer, evidence int) float64 {
	levels, ask, says := l.answerLines(a, evidence)
	return float64(max(len(levels), len(ask), len(says)))*noteLeading + answerAir
}

// quarterAnswer is an answer: what is asked, and beside it who says so and on
// what evidence; and below what they say.
func (l *layout) quarterAnswer(a *reports.MovedAnswer, y float64, t tightness) float64 {
	x, small, caption := l.left(), l.style(regular, 8.5, 3.6), l.captionText()
	l.in(roleP, func() {
		base := y + small.baseline()
		l.text(x, base, caption, palette.Muted, caption.fit(l.clean(a.ID, caption), answerLevels-2)+" ")
		levels, ask, says := l.answerLines(a, t.evidence)
		l.lines(x+answerLevels, y, l.answerStrong(), palette.Ink, levels)
		l.lines(x+answerAsk, y, small, palette.Ink, ask)
		for i, text := range says {
			l.text(x+answerSays, base+float64(i)*small.leading, caption, palette.Muted, text)
		}
	})
	y += l.answerHeight(a, t.evidence)
	if lines := l.noteLines(a, t.note); len(lines) > 0 {
		s := l.style(italic, 8.5, noteLeading)
		l.in(roleP, func() { y = l.lines(x+answerAsk, y, s, palette.Ink, lines) + noteAir })
	}
	return y
}
