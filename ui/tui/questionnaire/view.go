package questionnaire

import (
	"fmt"
	"strconv"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// The signs of states. Each is one cell wide everywhere.
const (
	signOpen    = "○"
	signPart    = "◐"
	signDone    = "●"
	signUnknown = "?"
	signNone    = "–"
	signFlag    = "⚑"
)

// From these widths on there is a rail at the left, and what belongs to the
// question at the right.
const (
	railFrom  = 100
	railWidth = 32
	sideFrom  = 150
	sideWidth = 50
	textWidth = 88 // wider lines are hard to read
)

func itoa(n int) string { return strconv.Itoa(n) }

// View draws the question with all that belongs to it.
func (s *Screen) View(width, height int) screen.Frame {
	if s.present {
		return s.presentation(width, height)
	}
	f := screen.Frame{Trail: s.trail(), Right: s.position()}
	page := widget.NewPage(s.th, width, height)
	main, left := width-2, 1
	if width >= railFrom {
		main, left = width-railWidth-5, railWidth+4
	}
	side := width >= sideFrom
	if side {
		main -= sideWidth + 4
	}
	body := s.question(min(main, textWidth+14), height, around{side: side, rail: width >= railFrom}, &f, left)
	switch {
	case side:
		right := widget.NewPage(s.th, main+4+sideWidth, height)
		right.Beside(padded(body, main), s.aside(sideWidth, height), 4, "")
		page.Beside(s.railPage(railWidth+1, height, &f), right, 3, "│")
	case width >= railFrom:
		page.Beside(s.railPage(railWidth+1, height, &f), body, 3, "│")
	default:
		page.Under(body, left)
	}
	f.Body = page.String()
	if s.mode != nil {
		s.overlay(&f, width, height)
	}
	return f
}

// padded is a page that takes that much width, whatever is on it.
func padded(p *widget.Page, width int) *widget.Page {
	if p.Width() >= width {
		return p
	}
	o := widget.NewPage(p.Theme(), width, p.Rows())
	o.Under(p, 0)
	return o
}

// overlay lays the mode over the lower part, so that the question stays seen.
func (s *Screen) overlay(f *screen.Frame, width, height int) {
	title, page, cursor := s.mode.box(s, width-2*widget.BoxWidth, height-widget.BoxHeight-1)
	box := widget.Box(s.th, title, page)
	x, y := (width-box.Width())/2, max(0, (height-box.Rows())*3/4)
	f.Body = widget.Over(s.th, f.Body, box, x, y)
	f.Zones = nil
	if cursor != nil {
		f.Cursor = &screen.Cursor{X: x + 2 + cursor.X, Y: y + 1 + cursor.Y}
	}
}

func (s *Screen) trail() []string {
	return []string{s.q.Practice.Layer.Title, s.q.Practice.Title, s.q.ID}
}

// position says which question of how many this is.
func (s *Screen) position() string {
	all := s.doc.Framework().Questions()
	if s.filter == allQuestions {
		return fmt.Sprintf("%d of %d", s.q.Index+1, len(all))
	}
	at, n := s.among()
	return fmt.Sprintf("%d of %d %s", at, n, s.filter.name())
}

// around is what the window has room for beside the question.
type around struct{ side, rail bool }

// question draws what is asked, the cards, the answer and the scores. What
// there is room for is given out in the order of its worth.
func (s *Screen) question(width, height int, has around, f *screen.Frame, left int) *widget.Page {
	th := s.th
	text := min(width-1, textWidth)
	p := widget.NewPage(th, width, height)
	ask := s.wraps.Lines(th, s.q.Ask, text)
	why := []string(nil)
	if !has.side && s.q.Why != "" {
		why = s.wraps.Lines(th, s.q.Why, text)
	}
	notes := s.remarks(text, !has.side)
	strip := s.strip(width)

	// What must be there: the question, a line for each card, the answer, the
	// scores, and air between them.
	room := height - len(ask) - 1 - len(s.scale()) - 1 - 1 - strip.Rows()
	take := func(n int) int {
		n = max(0, min(n, room))
		room -= n
		return n
	}
	top := 0
	if height >= 24 {
		top = take(1)
	}
	small := 0 // the rail in one row, where there is none at the side
	if !has.rail && height >= 19 {
		small = take(1)
	}
	focus := take(len(s.cardLines(width, s.card)) - 1)
	air := take(1) // above the scores
	whyLines := 0
	if len(why) > 0 && room >= 2 {
		whyLines = take(min(len(why), 2)+1) - 1
	}
	noteLines := take(min(len(notes), 2))
	all := s.cardExtra(width)
	full := all <= room
	if full {
		room -= all
	}
	if whyLines > 0 {
		whyLines += take(len(why) - whyLines)
	}
	noteLines += take(len(notes) - noteLines)
	between := 0
	if full && room >= len(s.scale())+2 {
		between = 1
		room -= len(s.scale()) - 1
	}

	after := 0 // more air under the question in a high window
	if between > 0 && room > 10 {
		after = take(1)
		top += take(1)
	}

	extra := 0
	if !full {
		extra = take(all)
	}

	if small > 0 {
		s.smallRail(p)
	}
	p.Blank(top)
	p.Lines(th.Strong, 0, ask)
	p.Blank(1 + after)
	if whyLines > 0 {
		p.Lines(th.Muted, 0, widget.Most(th, why, whyLines, text))
		p.Blank(1 + after)
	}
	s.cards(p, f, left, cardRoom{focus: focus, extra: extra, full: full, between: between, height: p.Left() - 2 - noteLines - air - strip.Rows()})
	p.Blank(1)
	s.answerRow(p)
	for i := range noteLines {
		p.Row()
		line := notes[i]
		if i == noteLines-1 && len(notes) > noteLines {
			line.text = widget.More(th, line.text, text-line.indent)
		}
		p.Gap(line.indent).Put(line.style, line.text)
	}
	for p.Left() > strip.Rows() {
		p.Blank(1)
	}
	p.Under(strip, 0)
	return p
}

// answerRow says how the question is answered.
func (s *Screen) answerRow(p *widget.Page) {
	th, r := s.th, s.record()
	p.Row()
	if r.Flag {
		p.Put(th.Warn, signFlag+" to discuss").Gap(2)
	}
	switch r.State {
	case assessment.Open:
		p.Put(th.Muted, signOpen+" not answered yet")
	case assessment.Unknown:
		p.Put(th.Chosen, signUnknown+" unknown").Put(th.Muted, "  nobody in the room can say")
	case assessment.NotApplicable:
		p.Put(th.Chosen, signNone+" not applicable").Put(th.Muted, "  "+r.Reason)
	case assessment.Levelled:
		p.Put(th.Chosen, signDone+" "+s.levelName(r.Level))
		switch {
		case s.above(r):
			p.Gap(2).Put(th.Warn, s.claimed(r))
		case len(r.Evidence) > 0:
			p.Gap(2).Put(th.Good, "shown by what was "+assessment.Strongest(r.Evidence, s.doc.Assessment().Head().Date).String())
		}
	}
	if r.Carried {
		p.Gap(2).Put(th.Warn, "carried over: c confirms it")
	}
}

// claimed says what is claimed above what the evidence shows.
func (s *Screen) claimed(r assessment.Record) string {
	date := s.doc.Assessment().Head().Date
	b := assessment.Believed(r, s.scale(), date)
	text := fmt.Sprintf("claimed %d, shown %s", r.Level, strconv.FormatFloat(assessment.Round(b.V, 1), 'g', -1, 64))
	if len(r.Evidence) == 0 {
		return text + " (no evidence: e)"
	}
	return text + " (" + assessment.Strongest(r.Evidence, date).String() + ")"
}

// A remark is a line under the answer.
type remark struct {
	indent int
	style  theme.Style
	text   string
}

// remarks are evidence, the note and who answered, as they are where there is
// no room for them at the side.
func (s *Screen) remarks(width int, whole bool) []remark {
	if !whole {
		return nil
	}
	th, r := s.th, s.record()
	var out []remark
	add := func(label, text string, st theme.Style) {
		for i, l := range s.wraps.Lines(th, text, width-10) {
			if i == 0 {
				l = fmt.Sprintf("%-10s", label) + l
				out = append(out, remark{0, st, l})
			} else {
				out = append(out, remark{10, st, l})
			}
		}
	}
	for i, e := range r.Evidence {
		label := ""
		if i == 0 {
			label = "Evidence"
		}
		add(label, e.Name+" ("+s.weight(e)+")", th.Text)
	}
	if r.Note != "" {
		add("Note", r.Note, th.Text)
	}
	return out
}
