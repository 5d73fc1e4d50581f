package history

import (
	"fmt"

	"posture/assessment"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// detail tells a change in full.
func (s *Screen) detail(p *widget.Page, i int) {
	th, c := s.th, &s.known.all[i]
	roomy := p.Left() > 8
	say := func(st theme.Style, text string, most int) {
		if text != "" {
			p.Lines(st, 0, widget.Most(th, s.wraps.Lines(th, text, p.Width()), min(most, p.Left()), p.Width()))
		}
	}
	air := func() {
		if roomy {
			p.Blank(1)
		}
	}
	title, most := s.title(c), 1
	if roomy {
		most = 4
	}
	say(th.Strong, title, most)
	when := who(c)
	if !c.At.IsZero() {
		when += ", " + c.At.UTC().Format("2 January 2006 15:04:05") + " UTC"
	}
	say(th.Muted, when, 1)
	air()
	for _, w := range c.Words() {
		say(th.Text, "· "+w, 2)
	}
	before, _ := c.Before.(assessment.Record)
	after, ok := c.After.(assessment.Record)
	if !ok {
		return
	}
	text := func(heading, words string) {
		if words == "" || p.Left() < 2 {
			return
		}
		air()
		if roomy {
			say(th.Accent, heading, 1)
			say(th.Text, words, p.Left())
			return
		}
		say(th.Text, heading+": "+words, p.Left())
	}
	if before.Answer != after.Answer {
		s.levels(c, before, after, text)
	}
	if before.Note != after.Note {
		text("Note before", before.Note)
		text("Note after", after.Note)
	}
}

// levels say what the answers before and after mean here.
func (s *Screen) levels(c *assessment.Change, before, after assessment.Record, text func(heading, words string)) {
	q, scale := s.question(c), s.doc.Framework().Scale
	if q == nil {
		return
	}
	say := func(what string, r assessment.Record) {
		switch {
		case r.State == assessment.NotApplicable:
			text("Reason "+what, r.Reason)
		case r.State == assessment.Levelled && scale.Has(r.Level):
			looks := q.Levels[r.Level]
			if looks == "" {
				looks = scale.Step(r.Level).Meaning
			}
			text(fmt.Sprintf("%s, %d %s", what, r.Level, scale.Step(r.Level).Name), looks)
		}
	}
	say("Before", before)
	say("After", after)
}

// title names what a change is about, in full.
func (s *Screen) title(c *assessment.Change) string {
	fw := s.doc.Framework()
	switch c.Subject.Kind {
	case assessment.AboutQuestion:
		if q := fw.Question(c.Subject.ID); q != nil {
			return q.ID + "  " + q.Ask
		}
	case assessment.AboutTarget, assessment.AboutPlan:
		what := "Target of "
		if c.Subject.Kind == assessment.AboutPlan {
			what = "Plan of "
		}
		if x := fw.Practice(c.Subject.ID); x != nil {
			return what + x.ID + "  " + x.Title
		}
	case assessment.AboutAction:
		if x, _ := c.After.(assessment.Action); x.Set {
			return "Action: " + x.What
		}
		x, _ := c.Before.(assessment.Action)
		return "Action: " + x.What
	case assessment.AboutHead:
		return "The details of the assessment"
	}
	return c.Subject.ID
}
