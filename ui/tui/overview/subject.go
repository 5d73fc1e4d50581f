package overview

import (
	"strings"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const critical = "◆"

// From this width on figures have their longer words, and from this height on
// there are sentences under them.
const roomy, tall = 64, 26

// subject draws what the page is about: its name, its level, a bar and its
// figures.
func (s *Screen) subject(p *widget.Page, f *screen.Frame, height int) {
	th, w := s.th, s.wording()
	l, practice := s.about()
	m := s.measure()
	p.Row()
	f.Zones = append(f.Zones, screen.Zone{X: 0, Y: p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked(0)})
	name, mark := th.Strong, "  "
	if s.here() == 0 {
		name, mark = th.Focus, "› "
	}
	words := s.levelWords(m)
	room := p.Width() - th.WidthOf(words) - 9
	if !m.Level.Valid || len(s.doc.Card().Overall.NotAsked) > 0 {
		room = max(room, 24)
	}
	p.Put(name, mark).PutWithin(name, s.title(), room).Gap(2)
	if m.Level.Valid && !(l == nil && len(s.doc.Card().Overall.NotAsked) > 0) {
		step := m.Level.V - s.doc.Framework().Scale.Min()
		p.Put(th.Chip(step), " "+itoa(m.Level.V)+" ").Gap(1)
		_, words, _ = strings.Cut(words, " ")
	}
	style := th.Text
	if m.Provisional() {
		style = th.Warn
	}
	if th.WidthOf(words) > p.Width()-p.At() {
		words = "No level yet" // the sentence stands below
	}
	p.Put(style, words)
	if m.Applicable > 0 {
		p.Row()
		p.Gap(margin).Bar(widget.BarOf(th, w.Bar(m)), min(p.Width()-margin-2, 76))
	}
	if height >= 22 {
		p.Blank(1)
	}
	p.Figures(margin, s.figures(m, p.Width() >= roomy, height >= tall))
	for _, t := range s.remarks(practice, p.Width(), height) {
		p.Lines(t.style, margin, t.lines)
	}
}

// title is the name of what the page is about.
func (s *Screen) title() string {
	switch l, p := s.about(); {
	case p != nil && p.Critical:
		return p.ID + " " + critical + " " + p.Title
	case p != nil:
		return p.ID + "  " + p.Title
	case l != nil:
		return l.Title
	}
	return "The whole"
}

// levelWords are the level with its name, or why there is none.
func (s *Screen) levelWords(m assessment.Measure) string {
	w := s.wording()
	l, _ := s.about()
	switch {
	case l == nil && !(m.Level.Valid && len(s.doc.Card().Overall.NotAsked) == 0):
		return w.Overall()
	case m.Applicable == 0:
		return "not applicable"
	case !m.Score.Valid:
		return "not asked yet"
	}
	return w.Level(m)
}

// figures are those of what the page is about, each under its name.
func (s *Screen) figures(m assessment.Measure, roomy, tall bool) []widget.Labelled {
	th, w := s.th, s.wording()
	out := make([]widget.Labelled, 0, 10)
	add := func(label, value string, st theme.Style) {
		out = append(out, widget.Labelled{Label: label, Value: value, Style: st})
	}
	show := func(f assessment.Figure) string { return assessment.ShowScore(f, m.Target) }
	if m.Applicable > 0 {
		score := show(m.Score)
		if m.Score.Valid {
			score += " of " + itoa(s.doc.Framework().Scale.Max())
		}
		add("Score", score, th.Strong)
		if m.Provisional() {
			add("Range", show(m.Low)+" to "+show(m.High), th.Text)
		}
		shown := th.Text
		if show(m.Evidenced) != show(m.Score) {
			shown = th.Warn
		}
		add("Shown", show(m.Evidenced), shown)
		add("Target", w.Target(m.Target), th.Text)
	}
	_, practice := s.about()
	if practice != nil {
		if x := &s.doc.Card().Practices[practice.Index]; x.Score.Valid {
			add("Gap", assessment.ShowGap(x.Gap), th.Text)
			add("Gain", "+"+assessment.ShowTwo(x.Lift), th.Text)
			add("Cost", points(x.Cost), th.Text)
			add("Share", assessment.ShowPercent(x.Share.V), th.Text)
		}
	} else if m.Score.Valid {
		add("Shortfall", assessment.ShowGap(m.Gap), th.Text)
	}
	answered := assessment.ShowPercent(m.Completeness())
	if roomy {
		answered = itoa(m.Answered) + " of " + itoa(m.Applicable) + ", " + answered
	}
	add("Answered", answered, th.Text)
	if m.Carried > 0 {
		add("Confirmed", assessment.ShowPercent(m.CompletenessLooked()), th.Warn)
	}
	l, _ := s.about()
	if l != nil {
		if n := m.NotApplicable(); n > 0 {
			add("Not applicable", itoa(n), th.Text)
		}
		return out
	}
	o := &s.doc.Card().Overall
	add("Not applicable", notApplicable(o, tall), th.Text)
	if o.WayToTarget.Valid {
		add("Way to target", assessment.ShowPercent(o.WayToTarget.V), th.Text)
	}
	return out
}

// notApplicable is the share of all questions that don't apply, and what the
// score would be with these at the lowest level, unless a sentence says so.
func notApplicable(o *assessment.Overall, said bool) string {
	if o.Questions == 0 || o.NotApplicable() == 0 {
		return "0 %"
	}
	share := assessment.ShowPercent(float64(o.NotApplicable()) / float64(o.Questions))
	if said || !o.ScoreNAAtMin.Valid {
		return share
	}
	return share + ", " + assessment.ShowScore(o.ScoreNAAtMin, o.Target) + " if lowest"
}

func points(n int) string {
	if n == 1 {
		return "1 point"
	}
	return itoa(n) + " points"
}

// A remark is a text under the figures.
type remark struct {
	style theme.Style
	lines []string
}

// remarks say what holds a layer back, and what a practice is to bring.
func (s *Screen) remarks(p *frameworks.Practice, room, height int) []remark {
	th := s.th
	width := min(room-2*margin, textWidth)
	var out []remark
	add := func(st theme.Style, text string, most int) {
		if text != "" {
			out = append(out, remark{st, widget.Most(th, s.wraps.Lines(th, text, width), most, width)})
		}
	}
	l, _ := s.about()
	m := s.measure()
	if p == nil {
		if l == nil && th.WidthOf(s.levelWords(m)) > room-th.WidthOf(s.title())-4 {
			add(th.Warn, s.levelWords(m)+".", 2)
		}
		switch {
		case l == nil && m.Applicable > 0 && !m.Score.Valid:
			add(th.Muted, "Answer the first questions (a goes there), and this page says where things stand.", 2)
		case l == nil && height >= tall:
			add(th.Muted, s.setAside(), 2)
		}
		if l != nil {
			if held := s.doc.Card().Layers[l.Index].HeldBackBy; len(held) > 0 {
				add(th.Warn, "The level is held back by "+names(held)+".", 2)
			}
		}
		return out
	}
	most := 2
	switch {
	case height < 19:
		most = 1
	case height >= 30:
		most = 6
	}
	add(th.Muted, p.Intent, most)
	if s.holdsBack(p) {
		add(th.Warn, "It holds back the level of "+p.Layer.Title+".", 1)
	}
	if own := s.doc.Assessment().Content().Targets[p.ID].Value; own.Set {
		add(th.Text, "Own target "+itoa(own.Level)+": "+own.Reason, most)
	}
	return out
}

// setAside says what the questions that don't apply would make of the score.
func (s *Screen) setAside() string {
	o, w := &s.doc.Card().Overall, s.wording()
	if o.NotApplicable() == 0 || !o.ScoreNAAtMin.Valid {
		return ""
	}
	return w.Words().Count("board.na", o.NotApplicable(), "share", assessment.ShowPercent(float64(o.NotApplicable())/float64(o.Questions)),
		"score", assessment.ShowScore(o.ScoreNAAtMin, o.Target))
}

func names(ps []*frameworks.Practice) string {
	var b strings.Builder
	for i, p := range ps {
		switch {
		case i > 0 && i == len(ps)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(p.ID + " " + p.Title)
	}
	return b.String()
}

func (s *Screen) holdsBack(p *frameworks.Practice) bool {
	for _, h := range s.doc.Card().Layers[p.Layer.Index].HeldBackBy {
		if h == p {
			return true
		}
	}
	return false
}
