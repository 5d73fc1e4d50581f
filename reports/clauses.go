package reports

import (
	"strconv"
	"strings"

	"posture/assessment"
)

// clauses are a table for each law or standard, then the outcomes.
func (b *builder) clauses() []Section {
	s := Section{ID: "clauses", Kind: KindClauses, Name: b.say("clauses.name"), Title: b.say("clauses.title")}
	if len(b.s.Clauses) > 0 {
		s.Body = append(s.Body, Para{Text: b.say("clauses.lead"), Tone: Lead}, Para{Text: b.say("clauses.no-compliance")})
	} else {
		s.Body = append(s.Body, Para{Text: b.say("clauses.none")})
	}
	for _, prefix := range b.prefixes() {
		s.Body = append(s.Body, Heading{ID: "source-" + prefix, Text: b.source(prefix)}, b.clauseTable(b.clausesOf(prefix)))
	}
	s.Body = append(s.Body, b.outcomes()...)
	return []Section{s}
}

func (b *builder) clauseTable(clauses []assessment.Clause) Table {
	t := Table{Columns: []Column{
		{Title: b.say("head.clause"), Width: 5.2}, {Title: b.say("head.practices"), Width: 1.7}, {Title: b.say("head.status"), Width: 2.2},
		{Title: b.say("head.claimed"), Right: true, Width: 1}, {Title: b.say("head.shown"), Right: true, Width: 0.9}, {Title: b.say("head.weakest"), Width: 1},
	}}
	for i := range clauses {
		c := b.clauseData(&clauses[i])
		t.Rows = append(t.Rows, []Cell{
			{Text: c.Text, URL: c.URL}, {Text: strings.Join(c.Practices, ", ")}, {Text: c.Stand},
			{Text: c.Claimed.Shown, Strong: true}, {Text: c.Shown.Shown}, {Text: orNone(c.Weakest)},
		})
	}
	return t
}

func (b *builder) clauseData(c *assessment.Clause) ClauseData {
	name := b.clauseInFull(c.ID)
	score := func(f assessment.Figure) Figure { return Figure{f, assessment.ShowScore(f, assessment.Figure{})} }
	out := ClauseData{
		ID: c.ID, Text: name.Text, URL: name.URL, Practices: []string{}, Stand: b.say("status." + string(c.Status)),
		Claimed: score(c.Score), Shown: score(c.Evidenced),
	}
	for _, p := range c.Practices {
		out.Practices = append(out.Practices, p.Practice.ID)
	}
	if c.Provisional && c.Score.Valid {
		out.Stand = b.say("status.provisional", "status", out.Stand)
	}
	if c.Weakest != nil {
		out.Weakest = c.Weakest.Practice.ID
	}
	return out
}

// outcomes are what the practices are good for.
func (b *builder) outcomes() []Block {
	t := Table{Columns: []Column{
		{Title: b.say("head.outcome"), Width: 2.2}, {Title: b.say("head.meaning"), Width: 6.2}, {Title: b.say("head.practices"), Right: true, Width: 1.4},
		{Title: b.say("head.claimed"), Right: true, Width: 1.1}, {Title: b.say("head.shown"), Right: true, Width: 1.1},
	}}
	for _, o := range b.s.Outcomes {
		n := strconv.Itoa(len(o.Practices))
		t.Rows = append(t.Rows, []Cell{
			{Text: b.say("outcome." + string(o.ID)), Strong: true}, {Text: b.say("outcome-means." + string(o.ID))}, {Text: n},
			{Text: assessment.ShowScore(o.Score, assessment.Figure{}), Strong: true}, {Text: assessment.ShowScore(o.Evidenced, assessment.Figure{})},
		})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Heading{ID: "outcomes", Text: b.say("outcomes.title")}, Para{Text: b.say("outcomes.lead")}, t}
}
