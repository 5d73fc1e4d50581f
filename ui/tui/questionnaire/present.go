package questionnaire

import (
	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// presentation is the question for the back row: nothing but the question,
// the levels and the answer, over the whole window, in high contrast.
func (s *Screen) presentation(width, height int) screen.Frame {
	t := s.th.Terminal
	th := theme.New(theme.HighContrast, t, len(s.scale()))
	if s.th.Name == theme.Mono {
		th = s.th
	}
	f := screen.Frame{Bare: true}
	margin := max(2, width/14)
	if width > 140 {
		margin = (width - 120) / 2
	}
	text := width - 2*margin
	p := widget.NewPage(th, width, height)
	ask := widget.Wrap(th, s.q.Ask, text)
	room := height - len(ask) - 3
	names := s.names()
	lines, total := s.presentLines(th, text-4-names-3-2)
	if total > room { // the descriptions matter more than the names
		names = 0
		lines, total = s.presentLines(th, text-4-2)
	}
	column := 4
	if names > 0 {
		column += names + 3
	}
	for i := range lines { // where it still doesn't fit, only the card that one stands on is whole
		if total > room && i != s.card {
			total -= len(lines[i]) - 1
			lines[i] = widget.Most(th, lines[i], 1, text-column-2)
		}
	}
	if total > room {
		lines[s.card] = widget.Most(th, lines[s.card], max(1, len(lines[s.card])-(total-room)), text-column-2)
		total = room
	}
	between := 0
	if room-total >= len(lines)-1 {
		between = 1
		total += len(lines) - 1
	}
	p.Blank(max(0, (height-len(ask)-total-3)/2))
	p.Lines(th.Strong, margin, ask)
	p.Blank(1)
	for i := range lines {
		y := p.Rows()
		s.presentCard(p, th, i, lines[i], margin, names, column)
		f.Zones = append(f.Zones, screen.Zone{X: margin, Y: y, Width: text, Height: p.Rows() - y, Click: answer{s.scale()[i].Level}})
		if i < len(lines)-1 {
			p.Blank(between)
		}
	}
	p.Blank(1)
	p.Row()
	p.Gap(margin).Put(th.Strong, s.answerWords())
	f.Body = p.String()
	return f
}

// presentLines are the descriptions of the levels in lines, and how many lines
// that is in all.
func (s *Screen) presentLines(th *theme.Theme, width int) (lines [][]string, total int) {
	lines = make([][]string, len(s.scale()))
	for i := range lines {
		looks, _ := s.looks(i)
		if lines[i] = widget.Wrap(th, looks, width); len(lines[i]) == 0 {
			lines[i] = []string{""}
		}
		total += len(lines[i])
	}
	return lines, total
}

func (s *Screen) presentCard(p *widget.Page, th *theme.Theme, i int, lines []string, margin, names, column int) {
	step, r := s.scale()[i], s.record()
	st := th.Text
	given := r.State == assessment.Levelled && r.Level == step.Level
	if given {
		st = th.Focus
	}
	for n, line := range lines {
		p.Row()
		p.Gap(margin)
		if n == 0 {
			mark := "  "
			if i == s.card {
				mark = "› "
			}
			p.Put(st, mark+itoa(step.Level)+" ").PutWithin(st, step.Name, names)
		}
		p.Fill(st, margin+column).Put(st, line).Fill(st, p.Width()-margin)
	}
}

// answerWords says the answer in a few words.
func (s *Screen) answerWords() string {
	switch r := s.record(); r.State {
	case assessment.Levelled:
		return signDone + " " + s.levelName(r.Level)
	case assessment.Unknown:
		return signUnknown + " unknown"
	case assessment.NotApplicable:
		return signNone + " not applicable"
	}
	return " "
}
