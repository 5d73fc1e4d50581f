package questionnaire

import (
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// around is what the window has room for beside the question.
type around struct {
	side, rail bool
	unseen     bool // the side has no room for all that is kept with the answer
}

// A layout is how many lines each part of the question gets.
type layout struct {
	rail, top, after    int // the rail in one row; air above and under the question
	why, notes          int
	focus, extra        int // more lines for the card that one stands on, and for the others
	full                bool
	between, aboveStrip int
}

// question draws what is asked, the cards, the answer and the scores.
func (s *Screen) question(width, height int, has around, f *screen.Frame, left int) *widget.Page {
	th, text := s.th, min(width-1, textWidth)
	p := widget.NewPage(th, width, height)
	ask := s.wraps.Lines(th, s.q.Ask, text)
	var why []string
	if !has.side && s.q.Why != "" {
		why = s.wraps.Lines(th, s.q.Why, text)
	}
	var own remarks
	if !has.side {
		own = s.remarks(text)
	}
	strip := s.strip(width)
	l := s.layOut(width, height, height-len(ask)-1-len(s.scale())-1-1-strip.Rows(), !has.rail, len(why), own.rows())
	if l.rail > 0 {
		s.smallRail(p)
	}
	p.Blank(l.top)
	p.Lines(th.Strong, 0, ask)
	p.Blank(1 + l.after)
	if l.why > 0 {
		p.Lines(th.Muted, 0, widget.Most(th, why, l.why, text))
		p.Blank(1 + l.after)
	}
	s.cards(p, f, left, l, p.Left()-2-l.notes-l.aboveStrip-strip.Rows())
	p.Blank(1)
	s.answerRow(p, has.unseen || l.notes == 0 && own.rows() > 0)
	p.Lines(th.Text, 0, s.most(own, l.notes, text))
	for p.Left() > strip.Rows() {
		p.Blank(1)
	}
	p.Under(strip, 0)
	return p
}

// layOut gives out the lines that are left once the question, a line for each
// card, the answer and the scores have theirs, in the order of their worth.
func (s *Screen) layOut(width, height, room int, rail bool, why, notes int) (l layout) {
	take := func(n int) int {
		n = max(0, min(n, room))
		room -= n
		return n
	}
	if height >= 24 {
		l.top = take(1)
	}
	if rail && height >= 19 {
		l.rail = take(1)
	}
	l.focus = take(len(s.cardLines(width, s.card)) - 1)
	l.aboveStrip = take(1)
	all := s.cardExtra(width)
	if l.full = all <= room; l.full {
		room -= all
	}
	l.notes = take(min(notes, 2)) // what was said here goes before why it is asked
	if why > 0 && room >= 2 {
		l.why = take(min(why, 2)+1) - 1
	}
	if !l.full {
		l.extra = take(all)
	}
	if l.why > 0 {
		l.why += take(why - l.why)
	}
	l.notes += take(notes - l.notes)
	if l.full && room >= len(s.scale())+2 {
		l.between = 1
		room -= len(s.scale()) - 1
		if room > 10 { // more air in a high window
			l.after = take(1)
			l.top += take(1)
		}
	}
	return l
}
