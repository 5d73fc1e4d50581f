package reports

import (
	"math"
	"strconv"

	"posture/assessment"
	"posture/reports/chart"
)

// profile is the pictures: the whole at a glance, from five sides.
func (b *builder) profile() []Section {
	s := Section{ID: "profile", Kind: KindProfile, Name: b.say("profile.name"), Title: b.say("profile.title-flat")}
	if strong, weak := b.extremes(); strong != nil {
		s.Title = b.say("profile.title", "strong", b.line(strong.Layer.Title), "weak", b.line(weak.Layer.Title))
	}
	if !b.s.Overall.Score.Valid {
		s.Title = b.say("profile.title-none")
		s.Body = []Block{Para{Text: b.say("profile.none")}}
		return []Section{s}
	}
	for _, picture := range []func() *Chart{b.radar, b.heatMap, b.claimed, b.distribution, b.quadrants} {
		if c := picture(); c != nil {
			s.Body = append(s.Body, *c)
		}
	}
	if parts := b.quadrantParts(); len(parts.Rows) > 0 {
		s.Body = append(s.Body, parts)
	}
	return []Section{s}
}

// The most of anything that a picture can show.
const (
	mostSpokes = 16
	mostRows   = 24
	mostCells  = 160
)

func (b *builder) radar() *Chart {
	scored := 0
	var spokes []chart.Spoke
	var bars []Bar
	for i := range b.s.Layers {
		l := &b.s.Layers[i]
		if l.Applicable == 0 {
			continue
		}
		if l.Score.Valid {
			scored++
		}
		m := b.measures(l.Measure)
		spokes = append(spokes, chart.Spoke{
			Name: b.say("radar.spoke", "layer", b.line(l.Layer.Title), "score", m.Score.Shown), Score: chart.Value(l.Score), Target: chart.Value(l.Target),
		})
		bars = append(bars, b.layerBar(l))
	}
	if scored < 3 || len(spokes) > mostSpokes {
		return nil
	}
	return &Chart{
		Title: b.say("radar.title"), Alt: b.say("radar.alt", "layers", b.barsInWords(bars)), Picture: chart.Radar(spokes, b.chartScale()), Bars: bars,
		Key: []Key{{Role: chart.ScoreArea, Text: b.say("key.score")}, {Role: chart.TargetLine, Text: b.say("key.target")}},
	}
}

func (b *builder) layerBar(l *assessment.LayerScore) Bar {
	m := b.measures(l.Measure)
	x := Bar{Label: b.line(l.Layer.Title), Shown: m.Score.Shown}
	if !l.Score.Valid {
		x.Shown = b.say("layer.not-asked")
		return x
	}
	x.Part = b.chartScale().Part(l.Score.V)
	x.Shown = b.say("bar.score-target", "score", m.Score.Shown, "target", m.Target.Shown)
	if m.Range != "" {
		x.Shown = b.say("bar.score-range-target", "score", m.Score.Shown, "range", m.Range, "target", m.Target.Shown)
	}
	return x
}

func (b *builder) barsInWords(bars []Bar) string {
	var items []string
	for _, x := range bars {
		items = append(items, b.say("bar.words", "label", x.Label, "shown", x.Shown))
	}
	return b.w.Some(items, 12)
}

// claimed sets the score beside what evidence bears out, layer by layer.
func (b *builder) claimed() *Chart {
	var rows []chart.PairRow
	var bars []Bar
	add := func(name string, m assessment.Measure) {
		x := b.measures(m)
		rows = append(rows, chart.PairRow{
			Name: name, Claimed: chart.Value(m.Score), Shown: chart.Value(m.Evidenced), Target: chart.Value(m.Target),
			ClaimedText: x.Score.Shown, ShownText: x.Evidenced.Shown,
		})
		bars = append(bars, Bar{Label: name, Part: b.chartScale().Part(m.Evidenced.V), Shown: b.say("bar.claimed", "score", x.Score.Shown, "evidenced", x.Evidenced.Shown)})
	}
	for i := range b.s.Layers {
		if l := &b.s.Layers[i]; l.Score.Valid {
			add(b.line(l.Layer.Title), l.Measure)
		}
	}
	if len(rows) > mostRows {
		return nil
	}
	add(b.say("overall"), b.s.Overall.Measure)
	return &Chart{
		Title: b.say("claimed.title"), Alt: b.say("claimed.alt", "layers", b.barsInWords(bars)), Note: b.say("claimed.note"), Bars: bars,
		Picture: chart.Pairs(rows, b.chartScale(), b.ticks()),
		Key: []Key{
			{Role: chart.ScoreDot, Text: b.say("key.claimed")}, {Role: chart.ShownDot, Text: b.say("key.shown")}, {Role: chart.TargetLine, Text: b.say("key.target")},
		},
	}
}

func (b *builder) ticks() []string {
	var out []string
	for _, s := range b.fw.Scale {
		out = append(out, strconv.Itoa(s.Level))
	}
	return out
}

// heatMap is each practice's level, layer by layer.
func (b *builder) heatMap() *Chart {
	if len(b.s.Practices) > mostCells || len(b.s.Layers) > mostRows {
		return nil
	}
	var rows []chart.HeatRow
	var bars []Bar
	for i := range b.s.Layers {
		l := &b.s.Layers[i]
		row := chart.HeatRow{Name: b.line(l.Layer.Title)}
		for j := range l.Practices {
			p := &l.Practices[j]
			cell := chart.HeatCell{ID: p.Practice.ID, Mark: none, Level: b.step(p.Level)}
			switch {
			case p.Level.Valid:
				cell.Mark = strconv.Itoa(p.Level.V)
			case p.Applicable > 0:
				cell.Mark = "?"
			}
			row.Cells = append(row.Cells, cell)
			bars = append(bars, Bar{Label: b.say("practice.named", "id", p.Practice.ID, "title", b.line(p.Practice.Title)), Part: b.chartScale().Part(p.Score.V), Shown: score(p.Measure)})
		}
		rows = append(rows, row)
	}
	return &Chart{
		Title: b.say("heat.title"), Alt: b.say("heat.alt", "levels", b.levelCounts()), Note: b.say("heat.note"), Bars: bars,
		Picture: chart.HeatMap(rows), Key: b.levelKeys(),
	}
}

// levelKeys explain the colours of levels.
func (b *builder) levelKeys() []Key {
	var keys []Key
	for i, s := range b.fw.Scale {
		_, text := b.level(s.Level, false)
		keys = append(keys, Key{Role: chart.LevelFill, Level: i, Text: text})
	}
	return keys
}

// levelCounts says how many practices stand at each level.
func (b *builder) levelCounts() string {
	counts := map[int]int{}
	unscored := 0
	for i := range b.s.Practices {
		if p := &b.s.Practices[i]; p.Level.Valid {
			counts[p.Level.V]++
		} else {
			unscored++
		}
	}
	var items []string
	for _, s := range b.fw.Scale {
		items = append(items, b.say("heat.count", "n", strconv.Itoa(counts[s.Level]), "level", strconv.Itoa(s.Level)))
	}
	if unscored > 0 {
		items = append(items, b.w.Count("heat.unscored", unscored))
	}
	return b.w.List(items)
}

// The kinds of part that are no level, in a distribution.
const (
	otherUnknown = iota
	otherOpen
	otherNotApplicable
)

// distribution is how the answers of each layer spread over the levels.
func (b *builder) distribution() *Chart {
	if len(b.s.Layers) > mostRows {
		return nil
	}
	var rows []chart.StackRow
	var bars []Bar
	whole := make([]int, len(b.fw.Scale)+3)
	add := func(name string, counts []int) {
		row := chart.StackRow{Name: name}
		var words []string
		for i, n := range counts {
			part := chart.StackPart{Count: n, IsA: chart.LevelFill, Level: i}
			if i >= len(b.fw.Scale) {
				part.IsA, part.Level = chart.OtherFill, i-len(b.fw.Scale)
			}
			row.Parts = append(row.Parts, part)
			if n > 0 {
				words = append(words, b.say("distribution.part", "n", strconv.Itoa(n), "what", b.partName(i)))
			}
		}
		rows = append(rows, row)
		bars = append(bars, Bar{Label: name, Part: 1, Shown: b.w.List(words)})
	}
	for _, l := range b.fw.Layers {
		counts := make([]int, len(whole))
		for _, p := range l.Practices {
			for _, q := range p.Questions {
				counts[b.partOf(b.a.Record(q).Answer)]++
			}
		}
		for i, n := range counts {
			whole[i] += n
		}
		add(b.line(l.Title), counts)
	}
	add(b.say("overall"), whole)
	keys := b.levelKeys()
	for i := range 3 {
		if whole[len(b.fw.Scale)+i] > 0 {
			keys = append(keys, Key{Role: chart.OtherFill, Level: i, Text: b.partName(len(b.fw.Scale) + i)})
		}
	}
	return &Chart{
		Title: b.say("distribution.title"), Alt: b.say("distribution.alt", "layers", b.barsInWords(bars)), Bars: bars, Key: keys,
		Picture: chart.Stack(rows, strconv.Itoa),
	}
}

func (b *builder) partOf(a assessment.Answer) int {
	n := len(b.fw.Scale)
	switch a.State {
	case assessment.Levelled:
		return a.Level - b.fw.Scale.Min()
	case assessment.Unknown:
		return n + otherUnknown
	case assessment.NotApplicable:
		return n + otherNotApplicable
	}
	return n + otherOpen
}

func (b *builder) partName(part int) string {
	n := len(b.fw.Scale)
	switch part - n {
	case otherUnknown:
		return b.say("state.unknown")
	case otherOpen:
		return b.say("state.open")
	case otherNotApplicable:
		return b.say("state.na")
	}
	return b.say("level.at", "level", strconv.Itoa(part+b.fw.Scale.Min()))
}

// quadrants set what practices gain against what they cost.
func (b *builder) quadrants() *Chart {
	if len(b.s.Priorities) < 2 || len(b.s.Priorities) > mostCells {
		return nil
	}
	var spots []chart.Spot
	for _, p := range b.s.Priorities {
		spots = append(spots, chart.Spot{Label: p.Practice.ID, Cost: float64(p.Cost), Gain: p.Lift.V})
	}
	var bars []Bar
	for _, row := range b.quadrantParts().Rows {
		bars = append(bars, Bar{Label: row.Label, Shown: row.Value})
	}
	cost, gain := b.splits()
	return &Chart{
		Title: b.say("quadrant.title"), Alt: b.say("quadrant.alt", "parts", b.barsInWords(bars)), Bars: bars,
		Picture: chart.Quadrants(spots, cost, gain, b.quadrantNames(), b.say("quadrant.cost"), b.say("quadrant.lift")),
	}
}

func (b *builder) quadrantNames() [4]string {
	return [4]string{b.say("quadrant.first"), b.say("quadrant.large"), b.say("quadrant.small"), b.say("quadrant.last")}
}

// quadrantParts are the practices in each part.
func (b *builder) quadrantParts() Fields {
	var parts [4][]string
	if len(b.s.Priorities) > 1 {
		for _, p := range b.s.Priorities {
			i := 0
			if !p.LowCost {
				i++
			}
			if !p.HighLift {
				i += 2
			}
			parts[i] = append(parts[i], p.Practice.ID)
		}
	}
	var out Fields
	for i, name := range b.quadrantNames() {
		if len(parts[i]) > 0 {
			out.Rows = append(out.Rows, Field{Label: name, Value: b.w.Some(parts[i], 40)})
		}
	}
	return out
}

// splits are where the parts meet: between what counts as low and as high.
func (b *builder) splits() (cost, gain float64) {
	cheap, dear, low, high := 0.0, math.Inf(1), 0.0, math.Inf(1)
	for _, p := range b.s.Priorities {
		if c := float64(p.Cost); p.LowCost {
			cheap = max(cheap, c)
		} else {
			dear = min(dear, c)
		}
		if p.HighLift {
			high = min(high, p.Lift.V)
		} else {
			low = max(low, p.Lift.V)
		}
	}
	if math.IsInf(dear, 0) {
		dear = cheap
	}
	if math.IsInf(high, 0) {
		high = low
	}
	return (cheap + dear) / 2, (low + high) / 2
}
