package reports

import (
	"slices"
	"strconv"

	"posture/assessment"
	"posture/frameworks"
)

// method is how to read the report: the scale, the way from answers to
// figures worked through once with this assessment's own numbers, levels,
// evidence and rounding.
func (b *builder) method() []Section {
	s := Section{ID: "method", Kind: KindMethod, Name: b.say("method.name"), Title: b.say("method.title")}
	s.Body = append(s.Body, Para{Text: b.say("method.lead"), Tone: Lead}, Heading{Text: b.say("method.scale")}, b.scaleTable())
	s.Body = append(s.Body, Heading{Text: b.say("method.worked")})
	s.Body = append(s.Body, b.worked()...)
	s.Body = append(s.Body, Heading{Text: b.say("method.levels")}, Para{Text: b.say("method.levels-text")})
	s.Body = append(s.Body, b.heldBackNow()...)
	s.Body = append(s.Body, Heading{Text: b.say("method.evidence")}, Para{Text: b.say("method.evidence-text")}, b.strengthTable())
	s.Body = append(s.Body, Heading{Text: b.say("method.gaps")}, Para{Text: b.say("method.gaps-text")},
		Heading{Text: b.say("method.rounding")}, Para{Text: b.say("method.rounding-text")})
	return []Section{s}
}

func (b *builder) scaleTable() Table {
	counts := map[int]int{}
	for _, q := range b.fw.Questions() {
		if r := b.a.Record(q); r.State == assessment.Levelled {
			counts[r.Level]++
		}
	}
	t := Table{Columns: []Column{
		{Title: b.say("head.level"), Width: 2.6}, {Title: b.say("head.meaning"), Width: 7.8}, {Title: b.say("head.answers"), Right: true, Width: 1.6},
	}}
	for _, x := range b.fw.Scale {
		_, text := b.level(x.Level, false)
		t.Rows = append(t.Rows, []Cell{
			{Text: text, Level: assessment.Level{V: x.Level, Valid: true}, Strong: true}, {Text: b.text(x.Meaning)}, {Text: strconv.Itoa(counts[x.Level])},
		})
	}
	return t
}

// strengthTable says how far each strength of evidence carries on this scale.
func (b *builder) strengthTable() Table {
	t := Table{Columns: []Column{
		{Title: b.say("head.strength"), Width: 2.6}, {Title: b.say("head.meaning"), Width: 7.8}, {Title: b.say("head.believed"), Right: true, Width: 1.6},
	}}
	for _, x := range assessment.Strengths() {
		t.Rows = append(t.Rows, []Cell{
			{Text: b.say("strength." + x.String()), Strong: true}, {Text: b.say("strength-means." + x.String())},
			{Text: exact(x.Bound(b.fw.Scale))},
		})
	}
	return t
}

// worked takes one practice, its layer and the whole through the method.
func (b *builder) worked() []Block {
	p := b.example()
	if p == nil {
		return []Block{Para{Text: b.say("method.no-example")}}
	}
	out := []Block{Para{Text: b.say("method.worked-lead")}}
	l := &b.s.Layers[p.Practice.Layer.Index]
	out = append(out, Para{Text: b.say("method.practice", "id", p.Practice.ID, "title", b.line(p.Practice.Title))})
	for _, q := range p.Practice.Questions {
		r := b.a.Record(q)
		fill := []string{"id", q.ID, "answer", b.mark(r.Answer), "strength", b.say("strength." + assessment.Strongest(r.Evidence, b.a.Head().Date).String()), "weight", exact(q.Weight)}
		key := "method.question"
		if r.State != assessment.Levelled {
			key = "method.question-no-level"
		}
		out = append(out, Para{Text: b.say(key, fill...), Tone: Working})
	}
	out = append(out, b.sums(p.Practice.ID, "score", "low", "high", "evidenced", "gap", "lift", "cost")...)
	out = append(out, Para{Text: b.w.Count("method.layer", scoredPractices(l), "id", l.Layer.ID, "title", b.line(l.Layer.Title))})
	out = append(out, b.sums(l.Layer.ID, "score", "low", "high", "evidenced", "mean shortfall")...)
	out = append(out, Para{Text: b.say("method.whole")})
	return append(out, b.sums(assessment.WholeID, "score", "low", "high", "evidenced", "target", "mean shortfall", "completeness")...)
}

// sums are the sums behind figures, a line each.
func (b *builder) sums(id string, names ...string) []Block {
	e, err := assessment.Explain(b.a, b.s, id)
	if err != nil {
		return nil
	}
	var out []Block
	for _, d := range e.Figures {
		if !slices.Contains(names, d.Name) || d.Sum == "" || len(d.Sum) > 600 {
			continue
		}
		exactly := exact(d.Value.V)
		key := "method.sum-rounded"
		switch {
		case exactly == d.Shown || d.Name == "completeness":
			key = "method.sum"
		case exactly == d.Sum:
			key = "method.sum-plain"
		}
		out = append(out, Para{Text: b.say(key, "name", b.say("figure."+d.Name), "sum", d.Sum, "exact", exactly, "shown", nobreak(d.Shown)), Tone: Working})
	}
	return out
}

// example is the practice that shows most: one with a score and a gap, best
// with questions that have no level, then with many.
func (b *builder) example() *assessment.PracticeScore {
	var best *assessment.PracticeScore
	worth := func(p *assessment.PracticeScore) int {
		n := min(p.Answered, 4)
		if p.Answered > 1 {
			n += 20
		}
		if p.Provisional() {
			n += 8
		}
		if p.Gap.V > 0 {
			n += 16
		}
		if p.Evidenced.V < p.Score.V {
			n += 4
		}
		if p.Questions > 6 {
			n -= 32
		}
		return n
	}
	for i := range b.s.Practices {
		if p := &b.s.Practices[i]; p.Score.Valid && (best == nil || worth(p) > worth(best)) {
			best = p
		}
	}
	return best
}

func scoredPractices(l *assessment.LayerScore) int {
	n := 0
	for i := range l.Practices {
		if l.Practices[i].Score.Valid {
			n++
		}
	}
	return n
}

// heldBackNow says where the caps bite in this assessment.
func (b *builder) heldBackNow() []Block {
	var items []string
	if o := &b.s.Overall; len(o.HeldBackBy) > 0 && b.levelShown() {
		items = append(items, b.w.Count("held-back.whole", len(o.HeldBackBy), "score", score(o.Measure), "level", strconv.Itoa(o.Level.V),
			"by", b.w.Some(b.layerTitles(o.HeldBackBy), 4)))
	}
	for i := range b.s.Layers {
		if l := &b.s.Layers[i]; len(l.HeldBackBy) > 0 {
			items = append(items, b.heldBackLayer(l))
		}
	}
	if len(items) == 0 {
		return []Block{Para{Text: b.say("held-back.nothing")}}
	}
	return []Block{List{Items: items}}
}

func (b *builder) heldBackLayer(l *assessment.LayerScore) string {
	return b.w.Count("held-back.layer", len(l.HeldBackBy), "layer", b.line(l.Layer.Title), "score", score(l.Measure),
		"level", strconv.Itoa(l.Level.V), "by", b.w.Some(b.practiceTitles(l.HeldBackBy), 4))
}

func (b *builder) practiceTitles(ps []*frameworks.Practice) []string {
	var out []string
	for _, p := range ps {
		out = append(out, b.say("practice.named", "id", p.ID, "title", b.line(p.Title)))
	}
	return out
}
