package reports

import (
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
