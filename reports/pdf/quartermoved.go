package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// notesFor is how many lines of notes each answer may have in a room.
func (l *layout) notesFor(q *reports.Quarter, spare float64) int {
	n := 0
	for i := range q.Moved {
		for j := range q.Moved[i].Questions {
			if ownWords(&q.Moved[i].Questions[j]) != "" {
				n++
			}
		}
	}
	if n == 0 || spare <= 0 {
		return 0
	}
	return min(4, int((spare/float64(n)-noteAir)/noteLeading))
}

// The heights of a practice's head, of a line of an answer or of its note, and
// of the air below each.
const (
	movedHead   = 6.5
	noteLeading = 3.6
	answerAir   = 0.3
	noteAir     = 0.8
)

// movedRoom is the height that the practices take with so many lines of notes.
func (l *layout) movedRoom(q *reports.Quarter, notes int) float64 {
	h := 8.2
	for i := range q.Moved {
		h += movedHead
		for j := range q.Moved[i].Questions {
			h += l.answerHeight(&q.Moved[i].Questions[j])
			if lines := l.noteLines(&q.Moved[i].Questions[j], notes); len(lines) > 0 {
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
// answers and so many lines of their notes; it gives where they end.
func (l *layout) quarterMoved(q *reports.Quarter, top float64, notes int) float64 {
	l.boardHead(l.left(), top, contentWidth, q.MovedTitle)
	y := top + 8.2
	for i := range q.Moved {
		y = l.quarterPractice(&q.Moved[i], y, i > 0, notes)
	}
	if q.MovedNote == "" {
		return y
	}
	s := l.movedNote()
	lines := s.fitLines(l.clean(q.MovedNote, s), contentWidth, 2)
	l.in(roleP, func() { y = l.lines(l.left(), y+0.6, s, palette.Ink, lines) })
	return y
}

func (l *layout) quarterPractice(m *reports.Moved, y float64, follows bool, notes int) float64 {
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
		y = l.quarterAnswer(&m.Questions[i], y, notes)
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

// answerLines are the lines of an answer's columns, two at most.
func (l *layout) answerLines(a *reports.MovedAnswer) (levels, ask, says []string) {
	strong, small, caption := l.answerStrong(), l.style(regular, 8.5, noteLeading), l.captionText()
	levels = strong.fitLines(l.clean(a.ThenMark+" → "+a.NowMark, strong), answerAsk-answerLevels-2, 2)
	ask = small.fitLines(l.clean(a.Ask, small), answerSays-answerAsk-4, 2)
	for _, text := range []string{a.Given, strings.Join(a.Evidence, "; ")} {
		if text != "" {
			says = append(says, caption.fit(l.clean(text, caption), contentWidth-answerSays))
		}
	}
	return levels, ask, says
}

func (l *layout) answerHeight(a *reports.MovedAnswer) float64 {
	levels, ask, says := l.answerLines(a)
	return float64(max(len(levels), len(ask), len(says)))*noteLeading + answerAir
}

// quarterAnswer is an answer on two lines: what is asked, and beside it who says
// so and on what evidence; and below so many lines of what they say.
func (l *layout) quarterAnswer(a *reports.MovedAnswer, y float64, notes int) float64 {
	x, small, caption := l.left(), l.style(regular, 8.5, 3.6), l.captionText()
	l.in(roleP, func() {
		base := y + small.baseline()
		l.text(x, base, caption, palette.Muted, caption.fit(l.clean(a.ID, caption), answerLevels-2)+" ")
		levels, ask, says := l.answerLines(a)
		l.lines(x+answerLevels, y, l.answerStrong(), palette.Ink, levels)
		l.lines(x+answerAsk, y, small, palette.Ink, ask)
		for i, text := range says {
			l.text(x+answerSays, base+float64(i)*small.leading, caption, palette.Muted, text)
		}
	})
	y += l.answerHeight(a)
	if lines := l.noteLines(a, notes); len(lines) > 0 {
		s := l.style(italic, 8.5, noteLeading)
		l.in(roleP, func() { y = l.lines(x+answerAsk, y, s, palette.Ink, lines) + noteAir })
	}
	return y
}
