package questionnaire

import (
	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A slide is the question for the back row, laid out: nothing but the
// question, the levels and the answer, over the whole window, in high contrast.
type slide struct {
	th      *theme.Theme
	margin  int // at either side
	text    int // cells between the margins
	ask     []string
	large   bool // the question is in large letters
	names   int  // width of the levels' names; 0 without them
	cards   [][]string
	between int // empty lines between cards
	rows    int // of the cards, with what is between them
}

// Lines longer than these are hard to read, in letters of either size.
const (
	slideWidth = 120
	largeWidth = 168
)

func (s *Screen) presentation(width, height int) screen.Frame {
	d := s.lay(width, height)
	f := screen.Frame{Bare: true}
	p := widget.NewPage(d.th, width, height)
	after, style := 1, d.th.Strong
	if d.large {
		after, style = 3, d.th.Text
	}
	p.Blank(max(0, (height-len(d.ask)-after-d.rows-2)/2))
	p.Lines(style, d.margin, d.ask)
	p.Blank(after)
	for i := range d.cards {
		y := p.Rows()
		s.presentCard(p, d, i)
		f.Zones = append(f.Zones, screen.Zone{X: d.margin, Y: y, Width: d.text, Height: p.Rows() - y, Click: answer{s.scale()[i].Level}})
		if i < len(d.cards)-1 {
			p.Blank(d.between)
		}
	}
	p.Blank(1)
	p.Row()
	p.Gap(d.margin).Put(d.th.Strong, s.answerWords())
	f.Body = p.String()
	return f
}

// lay gives the room to the question first, in large letters where all the
// rest still fits, then to the descriptions, then to air.
func (s *Screen) lay(width, height int) slide {
	d := slide{th: s.th, margin: max(2, width/14, (width-slideWidth)/2)}
	if s.th.Name != theme.Mono {
		d.th = theme.New(theme.HighContrast, s.th.Terminal, len(s.scale()))
	}
	d.text = width - 2*d.margin
	d.ask = widget.Wrap(d.th, s.q.Ask, d.text)
	room := height - len(d.ask) - 3
	d.names = s.names()
	total := s.describe(&d)
	if total > room { // the descriptions matter more than the names
		d.names = 0
		total = s.describe(&d)
	}
	wide := min(width-8, largeWidth)
	if large := widget.Large(s.q.Ask, wide); large != nil && len(large)+total+len(d.cards)+5 <= height {
		d.large, d.ask, d.text, d.margin = true, large, wide, (width-wide)/2
		room = height - len(large) - 5
	}
	s.shorten(&d, total, room)
	return d
}

// describe breaks the levels' descriptions into lines, and tells how many.
func (s *Screen) describe(d *slide) (total int) {
	d.cards = make([][]string, len(s.scale()))
	for i := range d.cards {
		looks, _ := s.looks(i)
		if d.cards[i] = widget.Wrap(d.th, looks, min(d.text, slideWidth)-d.column()-2); len(d.cards[i]) == 0 {
			d.cards[i] = []string{""}
		}
		total += len(d.cards[i])
	}
	return total
}

// column is where the descriptions begin, within the margin.
func (d *slide) column() int {
	if d.names == 0 {
		return 4
	}
	return 4 + d.names + 3
}

// shorten cuts descriptions where they don't all fit: first those that one
// doesn't stand on.
func (s *Screen) shorten(d *slide, total, room int) {
	w := min(d.text, slideWidth) - d.column() - 2
	for i := range d.cards {
		if total > room && i != s.card {
			total -= len(d.cards[i]) - 1
			d.cards[i] = widget.Most(d.th, d.cards[i], 1, w)
		}
	}
	if here := d.cards[s.card]; total > room {
		fits := max(1, len(here)-(total-room))
		total -= len(here) - fits
		d.cards[s.card] = widget.Most(d.th, here, fits, w)
	}
	if room-total >= len(d.cards)-1 {
		d.between = 1
		total += len(d.cards) - 1
	}
	d.rows = total
}

func (s *Screen) presentCard(p *widget.Page, d slide, i int) {
	step, r := s.scale()[i], s.record()
	st := d.th.Text
	if r.State == assessment.Levelled && r.Level == step.Level {
		st = d.th.Focus
	}
	for n, line := range d.cards[i] {
		p.Row()
		p.Gap(d.margin)
		if n == 0 {
			mark := "  "
			if i == s.card {
				mark = "› "
			}
			p.Put(st, mark+itoa(step.Level)+" ").PutWithin(st, step.Name, d.names)
		}
		p.Fill(st, d.margin+d.column()).Put(st, line).Fill(st, p.Width()-d.margin)
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
