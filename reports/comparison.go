package reports

import (
	"cmp"
	"slices"

	"posture/assessment"
	"posture/reports/chart"
)

// BuildComparison makes the report of what changed from one assessment to a
// later one, and why. The caller has made sure that they are of the same
// organisation and scope, and that then is the earlier. Options.Sections and
// Options.Previous have no part in it.
func BuildComparison(then, now *assessment.Assessment, o Options) *Report {
	o.Previous, o.Sections = then, nil
	b := newBuilder(now, assessment.Evaluate(now), o, Compared)
	c := b.comparison()
	r := b.front()
	r.Title = b.say("document.comparison", "organisation", r.Organisation, "then", b.then(), "now", r.DateText)
	r.Keywords = append(r.Keywords, then.Head().Date.String())
	r.Comparison, r.Series = b.comparisonData(), b.seriesData()
	first := Section{ID: "since", Kind: KindSince, Name: b.say("since.name"), Title: b.sinceTitle(c), Body: b.hiddenParas()}
	first.Body = append(first.Body, b.change(c, b.say("change.label", "date", b.then()), ""))
	first.Body = append(first.Body, b.summary(c)...)
	second := Section{ID: "practices", Kind: KindSince, Name: b.say("practices.name"), Title: b.practicesTitle(c)}
	second.Body = append(b.practicesMoved(c), b.rewritten(c)...)
	r.Sections = []Section{first, second}
	return r
}

func (b *builder) practicesTitle(c *assessment.Comparison) string {
	if c.OtherScale {
		return b.say("practices.title-none")
	}
	return b.say("practices.title", "moved", b.countMoved(c))
}

// summary is what became of the whole and its layers.
func (b *builder) summary(c *assessment.Comparison) []Block {
	var out []Block
	if c.Overall.Answers.Valid {
		out = append(out, Para{Text: b.w.Count("since.lead", c.Common), Tone: Lead}, b.splitChart(c))
	} else {
		out = append(out, Para{Text: b.whyNoChange(c), Tone: Lead})
	}
	for _, s := range append(b.sameDate(), b.otherwise(c)...) {
		out = append(out, Para{Text: s})
	}
	if x := b.layersMoved(c); x != nil {
		return append(out, *x, b.layerMovements(c))
	}
	return append(out, Heading{Text: b.say("since.layers")}, b.layerMovements(c))
}

// sameDate says that the earlier assessment isn't earlier by its date.
func (b *builder) sameDate() []string {
	if date := b.a.Head().Date; b.o.Previous.Head().Date == date {
		return []string{b.say("trend.same-date", "date", b.w.Date(date))}
	}
	return nil
}

// The most layers that a picture of their moves has room for.
const mostMoves = 24

// layersMoved sets each layer's score beside what it was.
func (b *builder) layersMoved(c *assessment.Comparison) *Chart {
	if c.OtherScale || len(c.Layers) > mostMoves {
		return nil
	}
	var rows []chart.PairRow
	var bars []Bar
	for i, l := range c.Layers {
		if !l.Then.Valid || !l.Now.Valid {
			continue
		}
		m := c.Now.Layers[i].Measure
		row := chart.PairRow{
			Name: b.line(l.Layer.Title), Claimed: chart.Value(l.Now), Shown: chart.Value(l.Then), Target: chart.Value(m.Target),
			ClaimedText: score(m), ShownText: score(c.Then.Layers[l.Before.Index].Measure),
		}
		rows = append(rows, row)
		bars = append(bars, Bar{Label: row.Name, Part: b.chartScale().Part(l.Now.V),
			Shown: b.say("bar.moved", "now", b.scoreAndRange(m), "then", b.scoreAndRange(c.Then.Layers[l.Before.Index].Measure), "answers", signed(l.Answers))})
	}
	if len(rows) == 0 {
		return nil
	}
	return &Chart{
		Title: b.say("since.layers"), Alt: b.say("since.layers-alt", "layers", b.barsInWords(bars)), Bars: bars, Picture: chart.Pairs(rows, b.chartScale(), b.ticks()),
		Key: []Key{{Role: chart.ScoreDot, Text: b.say("key.now")}, {Role: chart.ShownDot, Text: b.say("key.then")}, {Role: chart.TargetLine, Text: b.say("key.target")}},
	}
}

func (b *builder) movementColumns(first string) []Column {
	return []Column{
		{Title: b.say(first), Width: 4}, {Title: b.say("head.then"), Right: true, Width: 1.8}, {Title: b.say("head.now"), Right: true, Width: 1.8},
		{Title: b.say("head.change"), Right: true, Width: 1.2}, {Title: b.say("head.like-for-like"), Right: true, Width: 1.4}, {Title: b.say("head.verdict"), Width: 1.8},
	}
}

func (b *builder) movementCells(m assessment.Movement, then, now string) []Cell {
	return []Cell{{Text: then}, {Text: now}, {Text: signed(m.Change)}, {Text: signed(m.Answers), Strong: true}, {Text: b.verdict(m)}}
}

// verdict is where something went, or a dash where nothing can be compared.
func (b *builder) verdict(m assessment.Movement) string {
	if !m.Answers.Valid && (!m.Now.Valid || b.comparison().OtherScale) {
		return none
	}
	return b.say("verdict." + verdictKey(m.Verdict))
}

func (b *builder) layerMovements(c *assessment.Comparison) Table {
	t := Table{Columns: b.movementColumns("head.layer"), Total: true}
	for i, l := range c.Layers {
		then := none
		if l.Before != nil {
			then = b.scoreAndRange(c.Then.Layers[l.Before.Index].Measure)
		}
		t.Rows = append(t.Rows, append([]Cell{{Text: b.line(l.Layer.Title), To: layerAnchor(l.Layer)}}, b.movementCells(l.Movement, then, b.scoreAndRange(c.Now.Layers[i].Measure))...))
	}
	whole := b.movementCells(c.Overall, b.scoreAndRange(c.Then.Overall.Measure), b.scoreAndRange(c.Now.Overall.Measure))
	t.Rows = append(t.Rows, append([]Cell{{Text: b.say("overall"), Strong: true}}, whole...))
	return t
}

// practicesMoved are the practices by where they went, the slipped first, each
// unfolding to the answers that differ.
func (b *builder) practicesMoved(c *assessment.Comparison) []Block {
	var out []Block
	if c.OtherScale {
		return []Block{Para{Text: b.say("practices.other-scale")}}
	}
	for _, v := range verdicts() {
		list := byVerdict(c, v)
		if len(list) == 0 {
			continue
		}
		out = append(out, Heading{Text: b.w.Count("since."+verdictKey(v), len(list))})
		plain := Table{Columns: b.movementColumns("head.practice")}
		for _, p := range list {
			if len(p.Questions) == 0 || b.o.Short {
				plain.Rows = append(plain.Rows, b.practiceMovement(c, p))
				continue
			}
			out = append(out, b.moved(c, p))
		}
		if len(plain.Rows) > 0 {
			out = append(out, plain)
		}
	}
	if len(out) == 0 {
		out = []Block{Para{Text: b.say("practices.none")}}
	}
	return out
}

// verdicts are where practices can go, in the order in which they are told.
func verdicts() []assessment.Verdict {
	return []assessment.Verdict{assessment.Slipped, assessment.Improved, assessment.NewlyAssessed, assessment.Steady}
}

func (b *builder) practiceMovement(c *assessment.Comparison, p assessment.PracticeMovement) []Cell {
	then, now := b.practiceScores(c, p)
	return append([]Cell{{Text: b.say("practice.named", "id", p.Practice.ID, "title", b.line(p.Practice.Title))}}, b.movementCells(p.Movement, then, now)...)
}

// practiceScores are a practice's scores then and now, with their ranges.
func (b *builder) practiceScores(c *assessment.Comparison, p assessment.PracticeMovement) (then, now string) {
	then = none
	if p.Before != nil {
		then = b.scoreAndRange(c.Then.Practices[p.Before.Index].Measure)
	}
	return then, b.scoreAndRange(c.Now.Practices[p.Practice.Index].Measure)
}

// byVerdict are the practices that went one way, those that went farthest
// first; those of which nothing is known then or now are left out.
func byVerdict(c *assessment.Comparison, v assessment.Verdict) []assessment.PracticeMovement {
	var out []assessment.PracticeMovement
	for _, p := range c.Practices {
		if p.Verdict == v && (p.Now.Valid || p.Then.Valid || len(p.Questions) > 0) {
			out = append(out, p)
		}
	}
	far := func(p assessment.PracticeMovement) float64 {
		if v == assessment.Slipped {
			return -assessment.Nine(p.Answers.V)
		}
		return assessment.Nine(p.Answers.V)
	}
	if v == assessment.Slipped || v == assessment.Improved {
		slices.SortStableFunc(out, func(x, y assessment.PracticeMovement) int { return cmp.Compare(far(y), far(x)) })
	}
	return out
}
