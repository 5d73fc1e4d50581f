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
	column := 4 + s.names() + 3
	ask := widget.Wrap(th, s.q.Ask, text)
	lines := make([][]string, len(s.scale()))
	total := 0
	for i := range s.scale() {
		looks, _ := s.looks(i)
		lines[i] = widget.Wrap(th, looks, text-column-2)
		if len(lines[i]) == 0 {
			lines[i] = []string{""}
		}
		total += len(lines[i])
	}
	room := height - len(ask) - 4
	for i := range lines { // where it doesn't all fit, only the card that one stands on is whole
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
	p.Blank(max(0, (height-len(ask)-total-4)/2))
	if th.Name != theme.Mono && len(ask) <= 2 && height > 30 {
		p.Blank(1)
	}
	p.Lines(th.Strong, margin, ask)
	p.Blank(1)
	for i := range lines {
		y := p.Rows()
		s.presentCard(p, th, i, lines[i], margin, column)
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

func (s *Screen) presentCard(p *widget.Page, th *theme.Theme, i int, lines []string, margin, column int) {
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
			p.Put(st, mark+itoa(step.Level)+" ").PutWithin(st, step.Name, s.names())
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
