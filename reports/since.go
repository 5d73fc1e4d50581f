package reports

import (
	"strconv"
	"strings"

	"posture/assessment"
)

// since is what became of the scores since the earlier assessment that the
// options name. The headline is the like-for-like change; the plain one never
// stands alone.
func (b *builder) since() []Section {
	if b.o.Previous == nil {
		return nil
	}
	c := b.comparison()
	s := Section{ID: "since", Kind: KindSince, Name: b.say("since.name"), Title: b.sinceTitle(c)}
	if !c.Overall.Answers.Valid {
		s.Body = []Block{Para{Text: b.whyNoChange(c)}}
		return []Section{s}
	}
	s.Body = append(s.Body, Para{Text: b.w.Count("since.lead", c.Common), Tone: Lead}, b.splitTable(c))
	s.Body = append(s.Body, Heading{Text: b.say("since.layers")}, b.layerMovements(c))
	for _, v := range []assessment.Verdict{assessment.Slipped, assessment.Improved, assessment.NewlyAssessed} {
		if t := b.practiceMovements(c, v); len(t.Rows) > 0 {
			s.Body = append(s.Body, Heading{Text: b.w.Count("since."+verdictKey(v), len(t.Rows))}, t)
		}
	}
	return []Section{s}
}

// verdictKey is a verdict without blanks.
func verdictKey(v assessment.Verdict) string { return strings.ReplaceAll(string(v), " ", "-") }

func (b *builder) comparison() *assessment.Comparison {
	if b.compared == nil {
		b.compared = assessment.Compare(b.o.Previous, b.a)
	}
	return b.compared
}

// signed is a change with two decimals and its sign.
func signed(f assessment.Figure) string {
	s := assessment.ShowTwo(f)
	switch {
	case !f.Valid:
		return none
	case strings.HasPrefix(s, "-"):
		return minus + s[1:]
	case strings.Trim(s, "0.") != "":
		return "+" + s
	}
	return s
}

func (b *builder) then() string { return b.w.Date(b.o.Previous.Head().Date) }

func (b *builder) sinceTitle(c *assessment.Comparison) string {
	if !c.Overall.Answers.Valid {
		return b.say("since.title-none", "date", b.then())
	}
	return b.say("since.title", "answers", signed(c.Overall.Answers), "date", b.then())
}

// whyNoChange says why the two can't be compared.
func (b *builder) whyNoChange(c *assessment.Comparison) string {
	if c.OtherScale {
		return b.say("since.other-scale")
	}
	return b.say("since.nothing-common")
}

// sinceSentence is the board's sentence on the change, or "".
func (b *builder) sinceSentence() string {
	if b.o.Previous == nil {
		return ""
	}
	c := b.comparison()
	if !c.Overall.Answers.Valid {
		return b.sinceTitle(c) + "."
	}
	return b.w.Count("since.sentence", c.Common, "answers", signed(c.Overall.Answers), "date", b.then())
}

// splitTable says what the plain change is made of.
func (b *builder) splitTable(c *assessment.Comparison) Table {
	t := Table{Columns: []Column{
		{Title: b.say("head.part"), Width: 3}, {Title: b.say("head.meaning"), Width: 7.4}, {Title: b.say("head.change"), Right: true, Width: 1.6},
	}, Total: true}
	for _, x := range []struct {
		key    string
		figure assessment.Figure
	}{{"answers", c.Overall.Answers}, {"weighting", c.Weighting}, {"coverage", c.Coverage}} {
		t.Rows = append(t.Rows, []Cell{{Text: b.say("part." + x.key), Strong: true}, {Text: b.say("part-means." + x.key)}, {Text: signed(x.figure)}})
	}
	o := c.Overall
	t.Rows = append(t.Rows, []Cell{
		{Text: b.say("part.change"), Strong: true},
		{Text: b.say("part-means.change", "then", assessment.ShowScore(o.Then, c.Then.Overall.Target), "now", assessment.ShowScore(o.Now, c.Now.Overall.Target)), Strong: true},
		{Text: signed(o.Change), Strong: true},
	})
	return t
}

func (b *builder) movementColumns(first string) []Column {
	return []Column{
		{Title: b.say(first), Width: 5.2}, {Title: b.say("head.then"), Right: true, Width: 1.1}, {Title: b.say("head.now"), Right: true, Width: 1.1},
		{Title: b.say("head.change"), Right: true, Width: 1.2}, {Title: b.say("head.like-for-like"), Right: true, Width: 1.5}, {Title: b.say("head.verdict"), Width: 1.9},
	}
}

func (b *builder) movementCells(m assessment.Movement) []Cell {
	show := func(f assessment.Figure) Cell { return Cell{Text: assessment.ShowScore(f, assessment.Figure{})} }
	return []Cell{
		show(m.Then), show(m.Now), {Text: signed(m.Change)}, {Text: signed(m.Answers), Strong: true}, {Text: b.say("verdict." + verdictKey(m.Verdict))},
	}
}

func (b *builder) layerMovements(c *assessment.Comparison) Table {
	t := Table{Columns: b.movementColumns("head.layer"), Total: true}
	for _, l := range c.Layers {
		t.Rows = append(t.Rows, append([]Cell{{Text: b.line(l.Layer.Title), To: layerAnchor(l.Layer)}}, b.movementCells(l.Movement)...))
	}
	t.Rows = append(t.Rows, append([]Cell{{Text: b.say("overall"), Strong: true}}, b.movementCells(c.Overall)...))
	return t
}

// practiceMovements are the practices of a verdict, each with the answers that
// differ; steady ones aren't listed.
func (b *builder) practiceMovements(c *assessment.Comparison, v assessment.Verdict) Table {
	t := Table{Columns: []Column{
		{Title: b.say("head.practice"), Width: 4}, {Title: b.say("head.then"), Right: true, Width: 1}, {Title: b.say("head.now"), Right: true, Width: 1},
		{Title: b.say("head.like-for-like"), Right: true, Width: 1.4}, {Title: b.say("head.answers-changed"), Width: 4.6},
	}}
	for _, p := range c.Practices {
		if p.Verdict != v || !p.Now.Valid && !p.Then.Valid {
			continue
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: p.Practice.ID + "  " + b.line(p.Practice.Title)}, {Text: assessment.ShowScore(p.Then, assessment.Figure{})},
			{Text: assessment.ShowScore(p.Now, assessment.Figure{})}, {Text: signed(p.Answers), Strong: true}, {Text: orNone(b.answersChanged(p.Questions))},
		})
	}
	return t
}

// answersChanged says which answers differ, and who changed them when.
func (b *builder) answersChanged(qs []assessment.QuestionMovement) string {
	var out []string
	for _, q := range qs {
		text := b.say("since.answer", "id", q.Question.ID, "then", b.mark(q.Then), "now", b.mark(q.Now))
		if by := b.person(q.Given.By); by != "" {
			text = b.say("since.answer-by", "answer", text, "by", by)
		}
		out = append(out, text)
	}
	if most := 6; len(out) > most {
		return strings.Join(out[:most], "; ") + "; " + b.say("since.more", "n", strconv.Itoa(len(out)-most))
	}
	return strings.Join(out, "; ")
}
