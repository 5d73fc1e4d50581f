package plan

import (
	"strings"

	"posture/assessment"
	"posture/ui/tui/widget"
)

// right draws the scores now and then, where the plan leads, and what there is
// to know of the practice.
func (s *Screen) right(p *widget.Page) {
	th := s.th
	p.Blank(1)
	s.compare(p, true, p.Left()/2)
	p.Blank(1)
	r := s.row()
	if r != nil && p.Left() > 6 {
		facts := s.facts(r)
		text := min(p.Width()-2*margin, 76)
		p.Row()
		p.Gap(margin).PutWithin(th.Accent, r.practice.Practice.ID+"  "+r.practice.Practice.Title, text)
		for _, x := range facts {
			lines := s.wraps.Lines(th, x.text, text)
			p.Lines(x.style, margin, widget.Most(th, lines, min(6, p.Left()), text))
		}
		p.Blank(1)
	}
	s.way(p)
}

// compare draws the scores now, and beside them what would be: with what is
// raised, or else after the quarter that one stands on. The layers below are
// those that it moves, where not all have room.
func (s *Screen) compare(p *widget.Page, layers bool, most int) {
	th := s.th
	now, then, words := s.doc.Card(), s.known.whatIf, ""
	switch {
	case then != nil && s.known.raised == 1:
		words = "what if: 1 raised"
	case then != nil:
		words = "what if: " + itoa(s.known.raised) + " raised"
	default:
		i := s.period()
		if i < 0 {
			then, words = nil, ""
			break
		}
		then, words = s.afterPeriod(i), "after quarter "+itoa(s.known.plan.Periods[i].Number)
	}
	name := s.compareName(p.Width())
	p.Row()
	p.Gap(margin).Put(th.Accent, "Scores").To(margin+name).Put(th.Muted, "now")
	if then != nil {
		style := th.Muted
		if s.known.whatIf != nil {
			style = th.Chosen
		}
		p.To(margin+name+measureWidth+3).Put(style, words)
	}
	s.compareRow(p, name, "The whole", now.Overall.Measure, overall(then), len(now.Overall.NotAsked) == 0, then != nil && len(then.Overall.NotAsked) == 0, then != nil)
	if !layers {
		return
	}
	moved := make([]int, 0, most)
	hidden := 0
	for i := range now.Layers {
		same := then != nil && now.Layers[i].Measure == then.Layers[i].Measure
		if len(now.Layers) > most && (same || len(moved) == most-1) {
			hidden++
			continue
		}
		moved = append(moved, i)
	}
	for _, i := range moved {
		l := now.Layers[i].Layer
		title := l.Title
		if name < 18 {
			title = l.ID
		}
		var m assessment.Measure
		if then != nil {
			m = then.Layers[i].Measure
		}
		s.compareRow(p, name, title, now.Layers[i].Measure, m, true, true, then != nil)
	}
	if hidden > 0 {
		p.Row()
		p.Gap(margin).Put(th.Muted, "and "+itoa(hidden)+" more layers")
	}
}

func overall(card *assessment.Scorecard) assessment.Measure {
	if card == nil {
		return assessment.Measure{}
	}
	return card.Overall.Measure
}

// period is the index of the period that one stands on; else of the last one,
// or -1 without any.
func (s *Screen) period() int {
	k := &s.known
	if r := s.row(); r != nil && r.period > 0 {
		for i, q := range k.plan.Periods {
			if q.Number == r.period {
				return i
			}
		}
	}
	return len(k.plan.Periods) - 1
}

// The columns of a measure: the level, the score and the range.
const (
	levelWidth   = 5
	scoreWidth   = 5
	measureWidth = levelWidth + scoreWidth + 9
	deltaWidth   = 6
)

func (s *Screen) compareName(width int) int {
	return max(8, min(width-margin-2*measureWidth-3-deltaWidth, 30))
}

func (s *Screen) compareRow(p *widget.Page, name int, title string, now, then assessment.Measure, nowLevel, thenLevel, both bool) {
	th := s.th
	p.Row()
	p.Gap(margin).PutWithin(th.Text, title, name-1).To(margin + name)
	s.measure(p, now, nowLevel)
	if !both {
		return
	}
	p.To(margin+name+measureWidth).Put(th.Muted, "→").To(margin + name + measureWidth + 3)
	s.measure(p, then, thenLevel)
	p.To(margin + name + 2*measureWidth + 3)
	switch {
	case !then.Score.Valid || now.Score.Valid && now.Score.V == then.Score.V:
	case !now.Score.Valid:
		p.Put(th.Good, "new")
	default:
		d := assessment.ShowTwo(assessment.Figure{V: then.Score.V - now.Score.V, Valid: true})
		style := th.Good
		if strings.HasPrefix(d, "-") {
			style = th.Bad
		} else {
			d = "+" + d
		}
		p.Put(style, d)
	}
}

func (s *Screen) measure(p *widget.Page, m assessment.Measure, level bool) {
	th := s.th
	begin := p.At()
	known := m.Level.Valid && level
	if m.Applicable > 0 && known && m.Provisional() {
		p.Provisional(m.Level.V, s.scale().Min())
	} else {
		p.Standing(m.Applicable > 0, known, m.Level.V, s.scale().Min())
	}
	if m.Applicable == 0 {
		return
	}
	p.To(begin+levelWidth).Put(th.Strong, show(m.Score, m))
	if low, high := show(m.Low, m), show(m.High, m); m.Provisional() && low != high {
		p.To(begin+levelWidth+scoreWidth).Put(th.Muted, low+"–"+high)
	}
}

// way draws the overall score now and after each quarter.
func (s *Screen) way(p *widget.Page) {
	th, k, w := s.th, &s.known, s.wording()
	if len(k.plan.Periods) == 0 || p.Left() < 4 {
		return
	}
	p.Row()
	p.Gap(margin).Put(th.Accent, "Where the plan leads")
	bar := max(10, min(p.Width()-13-8-2*margin, 50))
	row := func(name string, m assessment.Measure) {
		p.Row()
		p.Gap(margin).Put(th.Text, name).To(margin+12).Bar(widget.BarOf(th, w.Bar(m)), bar).Gap(2).Put(th.Strong, show(m.Score, m))
	}
	row("Now", s.doc.Card().Overall.Measure)
	n := min(len(k.plan.Periods), projected)
	rows := p.Left()
	here := s.period()
	for i := widget.Window(here, n, rows); i < n && rows > 0; i++ {
		row("Quarter "+itoa(k.plan.Periods[i].Number), s.afterPeriod(i).Overall.Measure)
		rows--
		if i == here {
			p.Gap(1).Put(th.Muted, "‹")
		}
	}
}
