package home

import (
	"fmt"
	"strings"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// pane tells more of what one is on, in as many rows as there are.
func (s *Screen) pane(p *widget.Page) {
	e := s.list.here()
	switch {
	case e == nil:
	case e.err != nil:
		s.broken(p, e)
	case !e.read:
		p.Row()
		p.Put(s.th.Muted, e.Name)
	default:
		s.facts(p, e)
	}
	if s.busy != "" && p.Left() > 0 {
		p.Row()
		p.Put(s.th.Muted, strings.ToUpper(s.busy[:1])+s.busy[1:]+" …")
	}
}

func (s *Screen) broken(p *widget.Page, e *entry) {
	th := s.th
	p.Row()
	p.Put(th.Strong, e.Name)
	room := p.Left() - 1
	for _, mistake := range mistakes(e) {
		if room < 1 {
			break
		}
		lines := widget.Most(th, s.wraps.Lines(th, mistake, p.Width()), room, p.Width())
		p.Lines(th.Text, 0, lines)
		room -= len(lines)
	}
	p.Row()
	p.Put(th.Muted, "enter shows all that is wrong; nothing was changed.")
}

func (s *Screen) facts(p *widget.Page, e *entry) {
	th, m := s.th, &e.Overall
	wide := p.Left() > 2*paneRows // at the side there is room for air
	air := func() {
		if wide {
			p.Blank(1)
		}
	}
	p.Row()
	p.PutWithin(th.Strong, e.Head.Organisation, p.Width())
	if wide {
		p.Lines(th.Text, 0, widget.Most(th, s.wraps.Lines(th, e.Head.Scope, p.Width()), 3, p.Width()))
	} else if e.Head.Scope != "" {
		p.Put(th.Muted, " · ").Put(th.Text, e.Head.Scope)
	}
	air()
	p.Lines(th.Muted, 0, s.wraps.Lines(th, s.standing(e), p.Width()))
	if m.Applicable > 0 {
		p.Row()
		s.scoreBar(p, e)
	}
	air()
	p.Row()
	p.Put(th.Text, counts(m))
	if wide {
		p.Blank(1)
		p.Row()
		p.Put(th.Text, e.Framework+" "+e.Version)
		p.Row()
		p.Put(th.Muted, profileWords(e))
		p.Row()
		p.Put(th.Muted, assessorWords(e))
		p.Blank(1)
		p.Row()
		p.Put(th.Muted, "Changed "+when(s.means.Now(), e.Changed))
		p.Row()
		p.Put(th.Muted, e.Name)
		return
	}
	p.Row()
	p.Put(th.Muted, e.Framework+" "+e.Version+" · "+profileWords(e))
	p.Row()
	p.Put(th.Muted, e.Name+" · changed "+when(s.means.Now(), e.Changed))
}

// standing says the level and the score in words, with the range.
func (s *Screen) standing(e *entry) string {
	m := &e.Overall
	switch {
	case m.Applicable == 0:
		return "No question applies."
	case !m.Score.Valid:
		return "No question has an answer yet."
	}
	score := "score " + assessment.ShowScore(m.Score, m.Target)
	if r := span(m); r != "" {
		score += " (" + r + ")"
	}
	switch {
	case e.NotAsked == 1:
		return "No level yet, 1 layer isn't asked; " + score
	case e.NotAsked > 1 || !m.Level.Valid:
		return fmt.Sprintf("No level yet, %d layers aren't asked; %s", e.NotAsked, score)
	}
	level := fmt.Sprintf("%d %s", m.Level.V, e.Scale.Step(m.Level.V).Name)
	if m.Provisional() {
		level += ", provisional"
	}
	return level + "; " + score
}

func (s *Screen) scoreBar(p *widget.Page, e *entry) {
	m := &e.Overall
	b := widget.Bar{
		Min: float64(e.Scale.Min()), Max: float64(e.Scale.Max()), Low: m.Low.V, High: m.High.V, Score: m.Score.V, Target: m.Target.V,
		HasScore: m.Score.Valid, HasTarget: m.Target.Valid, Unanswered: !m.Low.Valid, Level: s.th.Strong,
	}
	if m.Level.Valid {
		b.Level = s.th.Level(m.Level.V - e.Scale.Min())
	}
	target := "  target " + assessment.ShowScore(m.Target, assessment.Figure{})
	p.Bar(b, min(p.Width()-len(target), 60)).Put(s.th.Muted, target)
}

func counts(m *assessment.Measure) string {
	s := fmt.Sprintf("%d of %d answered", m.Answered, m.Applicable)
	if n := m.NotApplicable(); n > 0 {
		s += fmt.Sprintf(", %d not applicable", n)
	}
	if m.Carried > 0 {
		s += fmt.Sprintf(", %d carried over", m.Carried)
	}
	return s
}

func profileWords(e *entry) string {
	if e.Profile == "" {
		return "no profile"
	}
	return e.Profile
}

func assessorWords(e *entry) string {
	if e.Head.Assessor == "" {
		return "no assessor named"
	}
	return "Assessor: " + e.Head.Assessor
}

// The choices where there is nothing yet.
var choices = [3]struct{ key, name, does string }{
	{"c", "Start an assessment", "choose what is asked, name the organisation, begin"},
	{"e", "Look at the example", "an invented shop, answered, ready to open"},
	{"i", "Import", "an assessment that lies elsewhere is copied in"},
}

// nothing says what this is, and offers the ways to begin.
func (s *Screen) nothing(p *widget.Page, f *screen.Frame) {
	th := s.th
	f.Right = s.means.Dir
	indent := 2
	if p.Width() > 100 {
		indent = min((p.Width()-76)/2, 24)
	}
	text := min(p.Width()-2*indent, 76)
	p.Blank(max(1, min((p.Left()-12)/3, 8)))
	for _, l := range []string{
		"posture asks how an organisation treats customers' data,",
		"works out scores that can be followed to each answer,",
		"and makes the report. Everything stays on this computer.",
	} {
		p.Row()
		p.Gap(indent).PutWithin(th.Strong, l, text)
	}
	p.Blank(2)
	for i, c := range choices {
		p.Row()
		f.Zones = append(f.Zones, screen.Zone{X: indent, Y: p.Rows() - 1, Width: text, Height: 2, Click: choice(i)})
		style, mark, fill := th.Text, "  ", theme.Style{}
		if i == s.start {
			style, mark, fill = th.Focus, "› ", th.Focus
		}
		p.Gap(indent).Put(style, mark+c.name).Fill(fill, indent+26)
		if i == s.start {
			p.Put(style, c.key+" ")
		} else {
			p.Put(th.Key, c.key+" ")
		}
		if p.Left() > 2*(len(choices)-i)-1 {
			p.Row()
			p.Gap(indent+2).PutWithin(th.Muted, c.does, text-2)
		}
		if p.Left() > 3*(len(choices)-i-1) {
			p.Blank(1)
		}
	}
	if s.busy != "" {
		p.Row()
		p.Gap(indent).Put(th.Muted, strings.ToUpper(s.busy[:1])+s.busy[1:]+" …")
	}
}
