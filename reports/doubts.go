package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// doubts are where the room didn't know, or didn't agree.
func (b *builder) doubts() []Section {
	s := Section{ID: "doubts", Kind: KindDoubts, Name: b.say("doubts.name"), Title: b.say("doubts.title")}
	unknown := b.questionsThat(func(r assessment.Record) bool { return r.State == assessment.Unknown })
	flagged := b.questionsThat(func(r assessment.Record) bool { return r.Flag })
	open := b.questionsThat(func(r assessment.Record) bool { return r.State == assessment.Open })
	split := b.split()
	if len(unknown)+len(flagged)+len(split)+len(open) == 0 {
		s.Body = []Block{Para{Text: b.say("doubts.none")}}
		return []Section{s}
	}
	s.Body = append(s.Body, Para{Text: b.say("doubts.lead"), Tone: Lead})
	if len(unknown) > 0 {
		s.Body = append(s.Body, Heading{Text: b.w.Count("doubts.unknown", len(unknown))}, b.questionTable(unknown, "head.why-it-matters",
			func(q *frameworks.Question, _ assessment.Record) string { return b.text(q.Why) }))
	}
	if len(split) > 0 {
		s.Body = append(s.Body, Heading{Text: b.w.Count("doubts.votes", len(split))}, Para{Text: b.say("doubts.votes-lead", "alpha", b.alpha())}, b.voteTable(split))
	}
	if len(flagged) > 0 {
		s.Body = append(s.Body, Heading{Text: b.w.Count("doubts.flagged", len(flagged))}, b.questionTable(flagged, "head.note",
			func(_ *frameworks.Question, r assessment.Record) string { return orNone(b.note(r.Note)) }))
	}
	if len(open) > 0 {
		s.Body = append(s.Body, Heading{Text: b.w.Count("doubts.open", len(open))}, b.openTable(open))
	}
	return []Section{s}
}

func (b *builder) questionsThat(which func(assessment.Record) bool) []*frameworks.Question {
	var out []*frameworks.Question
	for _, q := range b.fw.Questions() {
		if which(b.a.Record(q)) {
			out = append(out, q)
		}
	}
	return out
}

func (b *builder) questionTable(qs []*frameworks.Question, head string, last func(*frameworks.Question, assessment.Record) string) Table {
	t := Table{Columns: []Column{
		{Title: b.say("head.question"), Width: 1.3}, {Title: b.say("head.asked"), Width: 5.2}, {Title: b.say(head), Width: 5.5},
	}}
	for _, q := range qs {
		t.Rows = append(t.Rows, []Cell{b.questionCell(q), {Text: b.text(q.Ask)}, {Text: last(q, b.a.Record(q))}})
	}
	return t
}

// questionCell is a question's id, and leads to its answer where that is there.
func (b *builder) questionCell(q *frameworks.Question) Cell {
	c := Cell{Text: q.ID}
	if b.wants(KindAppendix) {
		c.To = questionAnchor(q)
	}
	return c
}

// openTable names open questions practice by practice.
func (b *builder) openTable(qs []*frameworks.Question) Table {
	t := Table{Columns: []Column{{Title: b.say("head.practice"), Width: 5}, {Title: b.say("head.questions"), Width: 7}}}
	var last *frameworks.Practice
	for _, q := range qs {
		if q.Practice != last {
			last = q.Practice
			t.Rows = append(t.Rows, []Cell{{Text: last.ID + "  " + b.line(last.Title)}, {Text: q.ID}})
			continue
		}
		t.Rows[len(t.Rows)-1][1].Text += ", " + q.ID
	}
	return t
}

// split are the questions whose votes differ, those with the least consensus
// first.
func (b *builder) split() []*frameworks.Question {
	out := b.questionsThat(func(r assessment.Record) bool { return assessment.Spread(r.Votes).V > 0 })
	consensus := func(q *frameworks.Question) float64 {
		return assessment.Nine(assessment.Consensus(b.a.Record(q).Votes, b.fw.Scale).V)
	}
	slices.SortStableFunc(out, func(x, y *frameworks.Question) int { return cmp.Compare(consensus(x), consensus(y)) })
	return out
}

// alpha is the agreement of the whole session.
func (b *builder) alpha() string {
	var votes [][]assessment.Vote
	for _, q := range b.fw.Questions() {
		if v := b.a.Record(q).Votes; len(v) > 0 {
			votes = append(votes, v)
		}
	}
	return strings.Replace(assessment.ShowTwo(assessment.Alpha(votes, b.fw.Scale)), "-", minus, 1)
}

func (b *builder) voteTable(qs []*frameworks.Question) Table {
	t := Table{Columns: []Column{
		{Title: b.say("head.question"), Width: 1.2}, {Title: b.say("head.asked"), Width: 4.5}, {Title: b.say("head.votes"), Width: 3.1},
		{Title: b.say("head.consensus"), Right: true, Width: 1.3}, {Title: b.say("head.spread"), Right: true, Width: 0.9}, {Title: b.say("head.agreed"), Right: true, Width: 1},
	}}
	for _, q := range qs {
		r := b.a.Record(q)
		t.Rows = append(t.Rows, []Cell{
			b.questionCell(q), {Text: b.text(q.Ask)}, {Text: b.votes(r.Votes)}, {Text: assessment.ShowTwo(assessment.Consensus(r.Votes, b.fw.Scale))},
			{Text: strconv.Itoa(assessment.Spread(r.Votes).V)}, {Text: b.mark(r.Answer), Level: levelOf(r.Answer)},
		})
	}
	return t
}

// votes counts equal votes, the highest first, and names nobody.
func (b *builder) votes(votes []assessment.Vote) string {
	counts := map[string]int{}
	var order []string
	sorted := slices.Clone(votes)
	slices.SortStableFunc(sorted, func(x, y assessment.Vote) int {
		return cmp.Or(cmp.Compare(x.Answer.State, y.Answer.State), cmp.Compare(y.Answer.Level, x.Answer.Level))
	})
	for _, v := range sorted {
		m := b.mark(v.Answer)
		if counts[m] == 0 {
			order = append(order, m)
		}
		counts[m]++
	}
	for i, m := range order {
		key := "votes.level"
		if _, err := strconv.Atoi(m); err != nil {
			key = "votes.other"
		}
		order[i] = b.say(key, "n", strconv.Itoa(counts[m]), "answer", m)
	}
	return strings.Join(order, ", ")
}
