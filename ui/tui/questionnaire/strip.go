package questionnaire

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"posture/assessment"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A gauge is one of the scores that move as the answer is given.
type gauge struct {
	name   string
	m      assessment.Measure
	before *assessment.Measure
	asked  int // layers that aren't asked yet; for the whole
}

func (s *Screen) gauges() [3]gauge {
	now := s.doc.Card()
	p, l := s.q.Practice.Index, s.q.Practice.Layer.Index
	g := [3]gauge{
		{name: "Practice", m: now.Practices[p].Measure},
		{name: "Layer", m: now.Layers[l].Measure},
		{name: "Whole", m: now.Overall.Measure, asked: len(now.Overall.NotAsked)},
	}
	if was := s.doc.Before(assessment.Subject{Kind: assessment.AboutQuestion, ID: s.q.ID}); was != nil {
		g[0].before, g[1].before, g[2].before = &was.Practices[p].Measure, &was.Layers[l].Measure, &was.Overall.Measure
	}
	return g
}

// strip draws the scores of the practice, the layer and the whole, with what
// the answer changed and the range that is left.
func (s *Screen) strip(width int) *widget.Page {
	th := s.th
	p := widget.NewPage(th, width, 3)
	p.Rule(th.Line)
	each := width / 3
	g := s.gauges()
	p.Row()
	for i, x := range g {
		p.To(i*each).Put(th.Muted, x.name).Gap(1).Put(th.Strong, assessment.ShowScore(x.m.Score, x.m.Target))
		if text, style := s.delta(x); text != "" {
			p.Gap(1).Put(style, text)
		}
	}
	p.Row()
	for i, x := range g {
		p.To(i * each)
		p.PutWithin(th.Muted, rest(x, each-1), each-1)
	}
	return p
}

// delta says by how much the score has moved.
func (s *Screen) delta(g gauge) (string, theme.Style) {
	if g.before == nil || !g.m.Score.Valid {
		return "", s.th.Muted
	}
	if !g.before.Score.Valid {
		return "new", s.th.Good
	}
	d := assessment.ShowTwo(assessment.Figure{V: g.m.Score.V - g.before.Score.V, Valid: true})
	switch {
	case d == "0.00":
		return "", s.th.Muted
	case strings.HasPrefix(d, "-"):
		return "▼" + strings.TrimPrefix(d, "-"), s.th.Bad
	}
	return "▲" + d, s.th.Good
}

// rest says the level and the range, in the longest words that fit.
func rest(g gauge, cells int) string {
	m := g.m
	level := fmt.Sprintf("level %d", m.Level.V)
	switch {
	case m.Applicable == 0:
		return "not applicable"
	case !m.Score.Valid:
		return "not asked yet"
	case g.asked == 1:
		level = "1 layer not asked"
	case g.asked > 1:
		level = fmt.Sprintf("%d layers not asked", g.asked)
	case !m.Provisional():
		return level
	}
	low, high := assessment.ShowScore(m.Low, assessment.Figure{}), assessment.ShowScore(m.High, assessment.Figure{})
	if low == high && g.asked == 0 {
		return level + ", provisional"
	}
	provisional := ", provisional"
	if g.asked > 0 {
		provisional = ""
	}
	for _, words := range []string{
		level + provisional + ", range " + low + " to " + high,
		level + provisional + ", " + low + "–" + high,
		level + strings.Replace(provisional, "provisional", "prov.", 1) + ", " + low + "–" + high,
		short(g, level, low+"–"+high),
	} {
		if utf8.RuneCountInString(words) <= cells {
			return words
		}
	}
	return low + "–" + high
}

// short is the fewest words that still say it: of layers that weren't asked
// these, since a range is wide as long as there are any.
func short(g gauge, level, reach string) string {
	if g.asked > 0 {
		return level
	}
	return strings.TrimPrefix(level, "level ") + " prov., " + reach
}
