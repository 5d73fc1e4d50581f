package compare

import (
	"strconv"
	"strings"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// side tells more of what one stands on.
func (s *Screen) side(p *widget.Page) {
	switch r := s.here(); r.kind {
	case theWhole:
		s.split(p)
	case aLayer:
		s.layer(p, r)
	case aPractice:
		s.practiceSide(p, r)
	case anAnswer:
		s.answerSide(p, r)
	case steadyOnes:
		s.say(p, s.th.Text, "Their answers to the questions that both have moved them by less than 0.05. enter unfolds them.", 4)
	case aPromise:
		s.promiseSide(p, r)
	}
}

// say puts a text, in so many lines at most.
func (s *Screen) say(p *widget.Page, st theme.Style, text string, most int) {
	if text != "" {
		p.Lines(st, 0, widget.Most(s.th, s.wraps.Lines(s.th, text, p.Width()), min(most, p.Left()), p.Width()))
	}
}

// heading puts a heading, with air above it.
func (s *Screen) heading(p *widget.Page, text string) {
	p.Blank(1)
	p.Row()
	p.Put(s.th.Accent, text)
}

// moved puts the movement of a layer or a practice.
func (s *Screen) moved(p *widget.Page, r *row) {
	_, style := s.sign(r.m.Verdict)
	p.Figures(0, []widget.Labelled{
		{Label: "Score", Value: r.then + " → " + r.now, Style: s.th.Strong},
		{Label: "Like for like", Value: r.like, Style: style},
		{Label: "Plain change", Value: assessment.ShowChange(r.m.Change), Style: s.th.Text},
		{Label: "Target", Value: assessment.ShowScore(r.target, assessment.Figure{}), Style: s.th.Text},
		{Label: "Verdict", Value: r.word, Style: style},
	})
}

func (s *Screen) layer(p *widget.Page, r *row) {
	s.say(p, s.th.Strong, r.name, 2)
	p.Blank(1)
	s.moved(p, r)
	for _, v := range []assessment.Verdict{assessment.Slipped, assessment.Improved, assessment.NewlyAssessed, assessment.Steady} {
		first := true
		for _, x := range moved(s.known.c, v) {
			if x.Practice.Layer != r.layer || p.Left() < 2 {
				continue
			}
			if first {
				s.heading(p, strings.ToUpper(string(v[:1]))+string(v[1:]))
				first = false
			}
			_, style := s.sign(v)
			p.Row()
			s.change(p, style, x.Answers)
			p.Gap(2).Put(s.th.Text, x.Practice.ID+"  ").Put(s.th.Text, x.Practice.Title)
		}
	}
}

func (s *Screen) practiceSide(p *widget.Page, r *row) {
	s.say(p, s.th.Strong, r.id+"  "+r.name, 2)
	s.say(p, s.th.Muted, r.practice.Practice.Intent, 3)
	p.Blank(1)
	s.moved(p, r)
	if len(r.practice.Questions) == 0 {
		p.Blank(1)
		s.say(p, s.th.Muted, "None of its answers differs.", 1)
		return
	}
	s.heading(p, "Answers that changed")
	for i := range r.practice.Questions {
		q := &r.practice.Questions[i]
		if p.Left() < 3 {
			p.Row()
			p.Put(s.th.Muted, "and "+strconv.Itoa(len(r.practice.Questions)-i)+" more")
			return
		}
		p.Row()
		p.Put(s.th.Strong, q.Question.ID).Gap(2)
		s.state(p, q.Then, q.Then.String(), s.th.Text, theme.Style{})
		p.Put(s.th.Text, " → ")
		s.state(p, q.Now, q.Now.String(), s.th.Text, theme.Style{})
		s.say(p, s.th.Text, q.Question.Ask, 2)
		s.say(p, s.th.Muted, s.given(q), 1)
	}
}

// answerSide shows an answer's levels as the framework describes them, then and
// now, and what it rests on.
func (s *Screen) answerSide(p *widget.Page, r *row) {
	th, q := s.th, r.answer
	s.say(p, th.Strong, r.id+"  "+r.name, 4)
	before := q.Before
	if before != nil && before.ID != r.id {
		s.say(p, th.Muted, "It was "+before.ID+" then.", 1)
	}
	s.heading(p, "Then, "+dateWords(s.earlier.Head.Date))
	s.level(p, s.earlier.a.Framework(), before, q.Then)
	s.heading(p, "Now, "+dateWords(s.doc.Assessment().Head().Date))
	s.level(p, s.doc.Framework(), q.Question, q.Now)
	s.heading(p, "Answered")
	who := q.Given.By
	if who == "" {
		who = "nobody named"
	}
	if !q.Given.At.IsZero() {
		who += ", " + q.Given.At.UTC().Format("2 Jan 2006 15:04") + " UTC"
	}
	s.say(p, th.Text, who, 1)
	record := s.doc.Record(q.Question)
	if len(record.Evidence) > 0 {
		s.heading(p, "Evidence")
		for _, e := range record.Evidence {
			s.say(p, th.Text, "· "+e.Name+" ("+s.weight(e)+")", 3)
		}
	}
	if record.Note != "" && p.Left() > 2 {
		s.heading(p, "Note")
		s.say(p, th.Text, record.Note, p.Left())
	}
}

// level says what an answer means in its framework.
func (s *Screen) level(p *widget.Page, fw *frameworks.Framework, q *frameworks.Question, a assessment.Answer) {
	th := s.th
	switch a.State {
	case assessment.Levelled:
		step := fw.Scale.Step(a.Level)
		looks := step.Meaning
		if q != nil && q.Levels[a.Level] != "" {
			looks = q.Levels[a.Level]
		}
		p.Row()
		p.Chip(a.Level, fw.Scale.Min()).Gap(1).Put(th.Text, step.Name)
		s.say(p, th.Text, looks, 4)
	case assessment.NotApplicable:
		s.say(p, th.Text, "Not applicable: "+a.Reason, 4)
	case assessment.Unknown:
		s.say(p, th.Text, "Unknown: nobody in the room could say.", 1)
	default:
		words := "It wasn't answered."
		if q == nil {
			words = "It wasn't asked."
		}
		s.say(p, th.Text, words, 1)
	}
}

func (s *Screen) promiseSide(p *widget.Page, r *row) {
	th, x := s.th, r.action
	s.say(p, th.Strong, r.name, 4)
	p.Blank(1)
	figures := []widget.Labelled{{Label: "Became", Value: r.word, Style: th.Strong}, {Label: "Said to be", Value: x.State.String(), Style: th.Text}}
	if x.Due != 0 {
		figures = append(figures, widget.Labelled{Label: "Due", Value: x.Due.String(), Style: th.Text})
	}
	if x.Owner != "" {
		figures = append(figures, widget.Labelled{Label: "Owner", Value: x.Owner, Style: th.Text})
	}
	p.Figures(0, figures)
	if x.Reason != "" {
		s.heading(p, "Reason")
		s.say(p, th.Text, x.Reason, 4)
	}
	if len(x.Practices) == 0 {
		return
	}
	s.heading(p, "What the answers say")
	for _, id := range x.Practices {
		practice := s.doc.Framework().Practice(id)
		if practice == nil || p.Left() < 2 {
			continue
		}
		m := s.doc.Card().Practices[practice.Index].Measure
		want := assessment.ShowScore(m.Target, assessment.Figure{})
		if x.Level.Valid {
			want = strconv.Itoa(x.Level.V)
		}
		p.Row()
		p.Put(th.Strong, assessment.ShowScore(m.Score, m.Target)).Put(th.Muted, ", promised "+want).To(20).Put(th.Text, id+"  ").Put(th.Text, practice.Title)
	}
}
