package clauses

import (
	"strings"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	margin    = 2
	listMost  = 132
	textWidth = 88
	lowWindow = 19 // below, what can be left out is
)

// View draws what the page is about, its rows, what there is to know of the
// one that one stands on, and that all this is no statement of compliance.
func (s *Screen) View(width, height int) screen.Frame {
	f := screen.Frame{Trail: s.trail(), Right: reports.English().Date(s.doc.Assessment().Head().Date)}
	p := widget.NewPage(s.th, min(width-margin+1, listMost), height)
	if height >= lowWindow {
		p.Blank(1)
	}
	s.head(p, height)
	foot := s.foot(p.Width(), height)
	s.list(p, &f, p.Left()-foot.Rows())
	for p.Left() > foot.Rows() {
		p.Blank(1)
	}
	p.Under(foot, 0)
	f.Body = p.String()
	return f
}

func (s *Screen) trail() []string {
	t := []string{s.doc.Assessment().Head().Organisation, "Laws, standards and outcomes"}
	switch about, of := s.about(); about {
	case aboutSource:
		t = append(t, sourceName(of))
	case aboutClause:
		prefix, _, _ := strings.Cut(of, ":")
		found, _ := frameworks.FindClause(of)
		t = append(t, sourceName(prefix), found.Short())
	case aboutOutcome:
		t = append(t, outcomeName(of))
	}
	return t
}

func sourceName(prefix string) string {
	if x := frameworks.SourceOf(prefix); x != nil {
		return x.Short
	}
	return prefix
}

func outcomeName(id string) string { return reports.English().Say("outcome." + id) }

// head names what the page is about, with its figures.
func (s *Screen) head(p *widget.Page, height int) {
	th := s.th
	low := height < lowWindow
	width := min(p.Width()-2*margin, textWidth)
	title := func(text string, most int) {
		p.Lines(th.Strong, margin, widget.Most(th, s.wraps.Lines(th, text, width), most, width))
	}
	say := func(st theme.Style, text string) {
		p.Lines(st, margin, widget.Most(th, s.wraps.Lines(th, text, width), 3, width))
	}
	switch about, of := s.about(); about {
	case aboutAll:
		title(reports.English().Say("clauses.title"), 2)
		if !low {
			say(th.Muted, reports.English().Say("clauses.lead"))
		}
	case aboutSource:
		x := frameworks.SourceOf(of)
		if x == nil {
			title(of, 1)
			break
		}
		if low {
			title(x.Name, 1)
			break
		}
		title(x.Name, 2)
		say(th.Muted, strings.TrimSuffix(string(x.Kind)+" · "+x.URL, " · "))
	case aboutClause:
		s.clauseHead(p, of, title, say)
	case aboutOutcome:
		title(outcomeName(of), 1)
		say(th.Muted, reports.English().Say("outcome-means."+of))
		if o := s.outcome(of); o != nil {
			p.Blank(1)
			p.Figures(margin, s.means(o.Score, o.Evidenced, provisional(o.Practices)))
		}
	}
	p.Blank(1)
}

func (s *Screen) clauseHead(p *widget.Page, of string, title func(string, int), say func(theme.Style, string)) {
	th := s.th
	found, _ := frameworks.FindClause(of)
	title(found.Short(), 1)
	if found.Title != "" {
		say(th.Text, found.Title)
	}
	if u := found.URL(); u != "" && p.Left() > 14 {
		say(th.Muted, u)
	}
	c := s.clause(of)
	if c == nil {
		say(th.Bad, "No practice of this framework relates to it.")
		return
	}
	p.Blank(1)
	figures := append([]widget.Labelled{{Label: "Practices", Value: status(c), Style: th.Strong}}, s.means(c.Score, c.Evidenced, false)...)
	if c.Weakest != nil && len(c.Practices) > 1 {
		figures = append(figures, widget.Labelled{Label: "Weakest", Value: c.Weakest.Practice.ID, Style: th.Text})
	}
	p.Figures(margin, figures)
}

// means are what is claimed and what is shown of it.
func (s *Screen) means(score, evidenced assessment.Figure, provisional bool) []widget.Labelled {
	th := s.th
	show := func(f assessment.Figure) string { return assessment.ShowScore(f, assessment.Figure{}) }
	claimed, shown := show(score), th.Text
	if show(evidenced) != claimed {
		shown = th.Warn
	}
	if provisional {
		claimed += ", provisional"
	}
	return []widget.Labelled{{Label: "Claimed", Value: claimed, Style: th.Strong}, {Label: "Shown", Value: show(evidenced), Style: shown}}
}

// status says to people how the practices behind a clause stand.
func status(c *assessment.Clause) string {
	w := reports.English()
	words := w.Say("status." + string(c.Status))
	if c.Provisional && c.Score.Valid {
		return w.Say("status.provisional", "status", words)
	}
	return words
}

// foot says what there is to know of the row, and that nothing here states
// compliance.
func (s *Screen) foot(width, height int) *widget.Page {
	th := s.th
	text := min(width-2*margin, textWidth+24)
	p := widget.NewPage(th, width, height)
	if about, _ := s.about(); about == aboutSource && s.here() >= 0 {
		p.Rule(th.Line)
		r := s.rows()[s.here()]
		most := 2
		switch {
		case height < lowWindow:
			most = 1
		case height >= 26:
			most = 4
		}
		lines := widget.Most(th, s.wraps.Lines(th, r.found.Long(), text), most, text)
		p.Lines(th.Text, margin, lines)
		for n := len(lines); n < most && height >= 26; n++ {
			p.Blank(1) // so that the list keeps its place
		}
		p.Row()
		p.Gap(margin).Put(th.Muted, "Practices ")
		for i, x := range r.clause.Practices {
			if i > 0 {
				p.Put(th.Muted, ", ")
			}
			p.Put(th.Text, x.Practice.ID)
		}
		if w := r.clause.Weakest; w != nil && len(r.clause.Practices) > 1 {
			p.Put(th.Muted, "; the weakest is ").Put(th.Text, w.Practice.ID).Put(th.Muted, " with ").Put(th.Text, assessment.ShowScore(w.Score, w.Target))
		}
	}
	if about, _ := s.about(); about != aboutOutcome && len(s.rows()) > 0 {
		if height >= lowWindow || about != aboutSource {
			p.Blank(1)
		}
		p.Lines(th.Muted, margin, s.wraps.Lines(th, s.disclaimer(height), text))
	}
	return p
}

// disclaimer is the sentence that this is no statement of compliance, and in a
// higher window how the figures come about.
func (s *Screen) disclaimer(height int) string {
	words := reports.English().Say("clauses.no-compliance")
	if height >= 26 {
		return words
	}
	first, _, more := strings.Cut(words, ". ")
	if more {
		first += "."
	}
	return first
}
