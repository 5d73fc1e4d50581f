package compare

import (
	"fmt"
	"strings"

	"posture/assessment"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	margin    = 2
	sideFrom  = 132 // from this width on, more of the row stands at the side
	listMost  = 110
	textWidth = 88 // wider lines are hard to read
)

// View shows what changed, and at the right of a wide window more of what one
// stands on.
func (s *Screen) View(width, height int) screen.Frame {
	a := s.doc.Assessment()
	f := screen.Frame{Trail: []string{a.Head().Organisation, "Compare"}}
	p := widget.NewPage(s.th, width, height)
	c := s.compared()
	if c == nil {
		s.nothing(p, &f)
		f.Body = p.String()
		return s.above(f, width, height)
	}
	f.Right = s.earlier.Head.Date.String() + " → " + a.Head().Date.String()
	if width >= sideFrom {
		list := min(width*57/100, listMost)
		left := widget.NewPage(s.th, list, height)
		s.main(left, &f, true)
		for left.Left() > 0 {
			left.Blank(1)
		}
		right := widget.NewPage(s.th, min(width-list-5, textWidth), height)
		right.Blank(1)
		s.side(right)
		p.Beside(left, right, 3, "│")
	} else {
		s.main(p, &f, false)
	}
	f.Body = p.String()
	return s.above(f, width, height)
}

// above lays the list of others, or how the headline comes about, over the frame.
func (s *Screen) above(f screen.Frame, width, height int) screen.Frame {
	switch {
	case s.pick != nil:
		list, x, y := s.pick.View(s.th, min(width-8, 76), min(height-3, 18))
		body, left, top := widget.Centre(s.th, f.Body, widget.Box(s.th, "Compare with", list), width, height)
		f.Body, f.Zones, f.Cursor = body, nil, &screen.Cursor{X: left + 2 + x, Y: top + 1 + y}
	case s.sums && s.compared() != nil:
		text := min(width-8, 80)
		box := widget.NewPage(s.th, text, height-3)
		s.split(box)
		f.Body, _, _ = widget.Centre(s.th, f.Body, widget.Box(s.th, "How it comes about", box), width, height)
		f.Zones = nil
	}
	return f
}

// nothing says why nothing is compared: not yet, not possible, or no other is
// there.
func (s *Screen) nothing(p *widget.Page, f *screen.Frame) {
	th := s.th
	text := min(p.Width()-2*margin, textWidth)
	say := func(st theme.Style, words string) {
		if words != "" {
			p.Blank(1)
			p.Lines(st, margin, s.wraps.Lines(th, words, text))
		}
	}
	switch e := s.earlier; {
	case s.job != nil:
		done, all := s.job.Of()
		p.Blank(1)
		p.Row()
		p.Gap(margin).Put(th.Muted, "Looking for the earlier assessments …")
		if all > 0 {
			p.Row()
			p.Gap(margin).Gauge(done, all, min(text-16, 48))
		}
		return
	case s.err != nil:
		say(th.Bad, "The earlier assessments can't be found.")
		say(th.Text, s.err.Error())
		say(th.Muted, "Mend that and press ctrl+r.")
	case e == nil:
		say(th.Strong, "This is the first assessment of its series, so there is nothing to compare it with.")
		say(th.Muted, "A series is the assessments of one organisation and one scope in the workspace. N starts the next one from this; once some of it is answered, this page says what changed and why.")
	case e.a == nil:
		f.Right = e.Head.Date.String()
		say(th.Bad, "The assessment of "+dateWords(e.Head.Date)+" can't be read.")
		say(th.Text, e.err.Error())
		say(th.Muted, "o compares with another.")
	default:
		f.Right = e.Head.Date.String() + " → " + s.doc.Assessment().Head().Date.String()
		say(th.Strong, s.known.why())
		if s.known.c.OtherScale {
			then, now := e.a.Framework(), s.doc.Framework()
			say(th.Text, fmt.Sprintf("%s goes by %s %s, from %d to %d; this one by %s %s, from %d to %d.", e.Name, then.Title, then.Version, then.Scale.Min(), then.Scale.Max(),
				now.Title, now.Version, now.Scale.Min(), now.Scale.Max()))
		} else {
			say(th.Text, fmt.Sprintf("%s has %d of its questions answered, this one %d.", e.Name, s.known.c.Then.Overall.Answered, s.known.c.Now.Overall.Answered))
		}
		say(th.Muted, "o compares with another.")
	}
	for _, r := range s.series.Remarks() {
		say(th.Warn, r)
	}
}

// main draws the headline, the split and the rows.
func (s *Screen) main(p *widget.Page, f *screen.Frame, beside bool) {
	th, c := s.th, s.known.c
	high := p.Left() >= 19
	if high {
		p.Blank(1)
	}
	sign, style := s.sign(c.Overall.Verdict)
	p.Row()
	p.Gap(margin).Put(style, sign+" ").Put(th.Strong, s.known.headline)
	p.Row()
	p.Gap(margin+2).Put(th.Muted, s.known.rests)
	if high {
		p.Blank(1)
	}
	if p.Left() >= 26 && !beside {
		s.parts(p, margin)
	} else {
		p.Figures(margin, s.figures(p.Width() >= 72))
	}
	if remarks := s.series.Remarks(); len(remarks) > 0 && p.Left() > 10 {
		text := p.Width() - 2*margin
		p.Lines(th.Warn, margin, widget.Most(th, s.wraps.Lines(th, strings.Join(remarks, " "), text), 2, text))
	}
	if high {
		p.Blank(1)
	}
	s.rows(p, f, beside)
}

// sign is a verdict's sign and style.
func (s *Screen) sign(v assessment.Verdict) (string, theme.Style) {
	switch v {
	case assessment.Improved:
		return "▲", s.th.Good
	case assessment.Slipped:
		return "▼", s.th.Bad
	case assessment.Steady:
		return "=", s.th.Text
	}
	return "+", s.th.Muted
}

// figures are the split, each part under its name.
func (s *Screen) figures(roomy bool) []widget.Labelled {
	th, c := s.th, s.known.c
	plain := "Plain"
	if roomy {
		plain = "Plain change"
	}
	whole := &s.known.rows[0]
	_, style := s.sign(c.Overall.Verdict)
	return []widget.Labelled{
		{Label: "Score", Value: whole.then + " → " + whole.now, Style: th.Strong},
		{Label: "Like for like", Value: whole.like, Style: style},
		{Label: "Weighting", Value: assessment.ShowChange(c.Weighting), Style: th.Text},
		{Label: "Coverage", Value: assessment.ShowChange(c.Coverage), Style: th.Text},
		{Label: plain, Value: assessment.ShowChange(c.Overall.Change), Style: th.Text},
	}
}

// A part is one of those that a change is made of.
type part struct {
	key    string
	figure assessment.Figure
}

func (s *Screen) threeParts() [3]part {
	c := s.known.c
	return [3]part{{"answers", c.Overall.Answers}, {"weighting", c.Weighting}, {"coverage", c.Coverage}}
}

const partColumn, partBar = 24, 17

// parts draws the split as bars from a middle line, each with what it means.
func (s *Screen) parts(p *widget.Page, indent int) {
	th, w := s.th, reports.English()
	most := 0.25
	for _, x := range s.threeParts() {
		most = max(most, x.figure.V, -x.figure.V)
	}
	for _, x := range s.threeParts() {
		p.Row()
		style := th.Text
		if x.key == "answers" {
			_, style = s.sign(s.known.c.Overall.Verdict)
		}
		p.Gap(indent).Put(th.Text, w.Say("part."+x.key)).To(indent + 16)
		s.change(p, style, x.figure)
		p.To(indent + partColumn)
		half := partBar / 2
		n := min(int(max(x.figure.V, -x.figure.V)/most*float64(half)+0.5), half)
		if x.figure.V < 0 {
			p.Gap(half-n).Put(style, widget.Repeat("█", n)).Put(th.Line, "│")
		} else {
			p.Gap(half).Put(th.Line, "│").Put(style, widget.Repeat("█", n))
		}
		p.To(indent+partColumn+partBar+2).PutWithin(th.Muted, w.Say("part-means."+x.key), p.Width()-p.At()-1)
	}
	p.Row()
	whole := &s.known.rows[0]
	p.Gap(indent).Put(th.Strong, w.Say("part.change")).To(indent + 16)
	s.change(p, th.Strong, s.known.c.Overall.Change)
	p.To(indent+partColumn+partBar+2).Put(th.Text, "From "+whole.then+" to "+whole.now)
}

// change puts a change at the right end of its six cells.
func (s *Screen) change(p *widget.Page, style theme.Style, f assessment.Figure) {
	text := assessment.ShowChange(f)
	p.Gap(6-s.th.WidthOf(text)).Put(style, text)
}

// split explains the headline: the two scores that it is the difference of, and
// the other parts.
func (s *Screen) split(p *widget.Page) {
	th, w, c := s.th, reports.English(), s.known.c
	text := p.Width()
	say := func(st theme.Style, words string) { p.Lines(st, 0, s.wraps.Lines(th, words, text)) }
	say(th.Text, w.Count("since.lead", c.Common))
	p.Blank(1)
	two := func(f assessment.Figure) string { return assessment.ShowTwo(f) }
	o := c.Overall
	say(th.Strong, fmt.Sprintf("Like for like %s = %s − %s", assessment.ShowChange(o.Answers), two(o.Is), two(o.Was)))
	say(th.Muted, "The overall score over the questions that both have answered, at today's weights: with today's levels, less with the earlier ones.")
	p.Blank(1)
	say(th.Strong, "Weighting "+assessment.ShowChange(c.Weighting))
	say(th.Muted, w.Say("part-means.weighting")+" The earlier levels over the same questions, at today's weights less at the weights of then.")
	p.Blank(1)
	say(th.Strong, "Coverage "+assessment.ShowChange(c.Coverage))
	say(th.Muted, w.Say("part-means.coverage")+" What the other two leave of the plain change.")
	p.Blank(1)
	say(th.Strong, fmt.Sprintf("Plain change %s = %s − %s", assessment.ShowChange(o.Change), two(o.Now), two(o.Then)))
}
