package reports

import (
	"slices"
	"strconv"

	"posture/assessment"
)

// layers are a section each.
func (b *builder) layers() []Section {
	var out []Section
	for i := range b.s.Layers {
		out = append(out, b.layer(&b.s.Layers[i]))
	}
	return out
}

func (b *builder) layer(l *assessment.LayerScore) Section {
	name := b.line(l.Layer.Title)
	s := Section{ID: layerAnchor(l.Layer), Kind: KindLayers, Name: name, Title: b.layerTitle(l, name)}
	if l.Layer.Summary != "" {
		s.Body = append(s.Body, Para{Text: b.text(l.Layer.Summary), Tone: Lead})
	}
	if l.Applicable > 0 {
		s.Body = append(s.Body, b.layerFigures(l)...)
	}
	s.Body = append(s.Body, b.practiceTable(l))
	if l.Provisional() || slices.ContainsFunc(l.Practices, func(p assessment.PracticeScore) bool { return p.Practice.Critical }) {
		s.Body = append(s.Body, Para{Text: b.say("layer.signs"), Tone: Aside})
	}
	below, unscored := 0, 0
	for i := range l.Practices {
		p := &l.Practices[i]
		switch {
		case p.Gap.Valid && p.Gap.V > 0:
			if below == 0 {
				s.Body = append(s.Body, Heading{Text: b.say("layer.below")})
			}
			below++
			s.Body = append(s.Body, b.practice(p))
		case p.Applicable > 0 && !p.Score.Valid:
			unscored++
		}
	}
	if unscored > 0 {
		s.Body = append(s.Body, Para{Text: b.w.Count("layer.unscored", unscored), Tone: Aside})
	}
	return s
}

func (b *builder) layerTitle(l *assessment.LayerScore, name string) string {
	switch {
	case l.Applicable == 0:
		return b.say("layer.title-na", "layer", name)
	case !l.Score.Valid:
		return b.say("layer.title-not-asked", "layer", name)
	}
	below := 0
	for i := range l.Practices {
		if l.Practices[i].Gap.V > 0 {
			below++
		}
	}
	_, level := b.level(l.Level.V, l.Provisional())
	return b.w.Count("layer.title", below, "layer", name, "level", level, "of", strconv.Itoa(len(l.Practices)))
}

// layerFigures are the layer's figures, what holds it back, its strengths and
// its gaps.
func (b *builder) layerFigures(l *assessment.LayerScore) []Block {
	m := b.measures(l.Measure)
	rows := []Field{{Label: b.say("head.score"), Value: b.scoreLine(m)}, {Label: b.say("head.level"), Value: m.LevelText}}
	if len(l.HeldBackBy) > 0 {
		rows = append(rows, Field{Label: b.say("layer.held-back"), Value: b.heldBackLayer(l)})
	}
	if strong := b.named(l, func(p *assessment.PracticeScore) bool { return p.Score.Valid && p.Gap.V == 0 }); strong != "" {
		rows = append(rows, Field{Label: b.say("layer.strengths"), Value: strong})
	}
	if gaps := b.widest(l); gaps != "" {
		rows = append(rows, Field{Label: b.say("layer.gaps"), Value: gaps})
	}
	rows = append(rows, Field{Label: b.say("layer.coverage"), Value: b.w.Count("layer.answered", l.Answered, "of", strconv.Itoa(l.Applicable))})
	return []Block{Fields{rows}}
}

// scoreLine is a score with all that belongs beside it.
func (b *builder) scoreLine(m Measures) string {
	fill := []string{"score", m.Score.Shown, "range", m.Range, "evidenced", m.Evidenced.Shown, "target", m.Target.Shown, "gap", m.Gap.Shown}
	switch {
	case !m.Score.Value.Valid:
		return b.say("score.none", fill...)
	case m.Range != "":
		return b.say("score.line-range", fill...)
	}
	return b.say("score.line", fill...)
}

func (b *builder) named(l *assessment.LayerScore, which func(*assessment.PracticeScore) bool) string {
	var items []string
	for i := range l.Practices {
		if p := &l.Practices[i]; which(p) {
			items = append(items, b.say("practice.at", "title", b.line(p.Practice.Title), "score", score(p.Measure)))
		}
	}
	return b.w.Some(items, 5)
}

// widest names the practices with the largest gaps.
func (b *builder) widest(l *assessment.LayerScore) string {
	var below []*assessment.PracticeScore
	for i := range l.Practices {
		if l.Practices[i].Gap.V > 0 {
			below = append(below, &l.Practices[i])
		}
	}
	slices.SortStableFunc(below, func(x, y *assessment.PracticeScore) int {
		switch dx, dy := assessment.Nine(x.Gap.V), assessment.Nine(y.Gap.V); {
		case dx > dy:
			return -1
		case dx < dy:
			return 1
		}
		return 0
	})
	var items []string
	for _, p := range below[:min(3, len(below))] {
		items = append(items, b.say("practice.short-of", "title", b.line(p.Practice.Title), "gap", assessment.ShowGap(p.Gap)))
	}
	return b.w.List(items)
}

func (b *builder) practiceTable(l *assessment.LayerScore) Table {
	t := Table{Columns: []Column{
		{Title: b.say("head.practice"), Width: 4.3}, {Title: b.say("head.score"), Right: true, Width: 1},
		{Title: b.say("head.range"), Right: true, Width: 1.5}, {Title: b.say("head.shown"), Right: true, Width: 1.1},
		{Title: b.say("head.level"), Right: true, Width: 1.1}, {Title: b.say("head.target"), Right: true, Width: 1},
		{Title: b.say("head.gap"), Right: true, Width: 0.9}, {Title: b.say("head.answered"), Right: true, Width: 1.1},
	}, Total: true}
	for i := range l.Practices {
		p := &l.Practices[i]
		m := b.measures(p.Measure)
		title := Cell{Text: p.Practice.ID + "  " + b.line(p.Practice.Title)}
		if p.Practice.Critical {
			title.Text = b.say("practice.critical", "practice", title.Text)
		}
		if p.Gap.V > 0 {
			title.To = practiceAnchor(p.Practice)
		}
		t.Rows = append(t.Rows, append([]Cell{title}, b.figureCells(m)...))
		if p.Applicable == 0 {
			t.Rows[i][1].Text = b.say("state.na")
		}
	}
	row := append([]Cell{{Text: b.say("layer.whole"), Strong: true}}, b.figureCells(b.measures(l.Measure))...)
	for i := range row {
		row[i].Strong = true
	}
	t.Rows = append(t.Rows, row)
	return t
}

func (b *builder) figureCells(m Measures) []Cell {
	short := none
	if m.Level.Valid {
		short = strconv.Itoa(m.Level.V)
		if m.Provisional {
			short += "*"
		}
	}
	rng := none
	if m.Range != "" {
		rng = b.say("range.short", "low", m.Low.Shown, "high", m.High.Shown)
	}
	return []Cell{
		{Text: m.Score.Shown, Strong: true}, {Text: rng}, {Text: m.Evidenced.Shown}, {Text: short, Level: m.Level},
		{Text: m.Target.Shown}, {Text: m.Gap.Shown}, {Text: m.Coverage},
	}
}
