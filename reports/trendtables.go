package reports

import (
	"fmt"
	"strconv"
	"strings"

	"posture/assessment"
)

// pointLevel is the overall level of a point as a digit, with a star where it is
// provisional; a dash while a layer isn't asked.
func pointLevel(p assessment.Point) string {
	o := p.Card.Overall
	if !o.Level.Valid || len(o.NotAsked) > 0 {
		return none
	}
	level := strconv.Itoa(o.Level.V)
	if o.Provisional() {
		level += "*"
	}
	return level
}

// pointTable is every assessment, with what its change is made of.
func (b *seriesBuilder) pointTable() []Block {
	right := func(key string, width float64) Column { return Column{Title: b.say(key), Right: true, Width: width} }
	t := Table{Columns: []Column{
		{Title: b.say("head.date"), Width: 1.75}, right("head.score", 1.9), right("head.level", 1), right("head.target", 1), right("head.change", 1.1),
		right("head.like-for-like", 1.15), right("head.weighting", 1.3), right("head.coverage", 1.2), right("head.rests", 1.3), right("head.progress", 1.3),
	}}
	for i, p := range b.points {
		row := []Cell{
			{Text: b.w.ShortDate(p.Assessment.Head().Date)}, {Text: b.pointScore(p), Strong: true}, {Text: pointLevel(p)},
			{Text: b.target(p.Card.Overall.Target).Shown},
		}
		if c := p.Since; c != nil {
			row = append(row, Cell{Text: signed(c.Overall.Change)}, Cell{Text: signed(c.Overall.Answers), Strong: true}, Cell{Text: signed(c.Weighting)}, Cell{Text: signed(c.Coverage)}, Cell{Text: strconv.Itoa(c.Common)})
		} else {
			row = append(row, Cell{}, Cell{}, Cell{}, Cell{}, Cell{})
		}
		progress := ""
		switch {
		case i == b.series.Baseline:
			progress = b.say("trend.baseline")
		case p.Progress.Valid:
			progress = signedPercent(p.Progress)
		}
		t.Rows = append(t.Rows, append(row, Cell{Text: progress}))
	}
	out := []Block{Para{Text: b.say("points.lead"), Tone: Lead}, t}
	return append(out, Para{Text: b.say("points.signs"), Tone: Aside})
}

// layersAcross is how many layers a table has room for side by side.
const layersAcross = 6

// layerTables are the layers' scores at every assessment, and what the answers
// brought since the one before.
func (b *seriesBuilder) layerTables() []Block {
	out := []Block{Heading{Text: b.say("points.layers")}, Para{Text: b.say("points.layers-lead")}}
	for from := 0; from < len(b.fw.Layers); from += layersAcross {
		layers := b.fw.Layers[from:min(from+layersAcross, len(b.fw.Layers))]
		t := Table{Columns: []Column{{Title: b.say("head.date"), Width: 1.75}}}
		for _, l := range layers {
			t.Columns = append(t.Columns, Column{Title: b.line(l.Title), Right: true, Width: 10.25 / float64(len(layers))})
		}
		for _, p := range b.points {
			row := []Cell{{Text: b.w.ShortDate(p.Assessment.Head().Date)}}
			for _, l := range layers {
				text := none
				if old := p.Card.Framework.Layer(l.ID); old != nil {
					text = b.onItsScale(p, p.Card.Layers[old.Index].Measure)
					if p.Since != nil {
						text += "\n" + signed(p.Since.Layers[old.Index].Answers)
					}
				}
				row = append(row, Cell{Text: text})
			}
			t.Rows = append(t.Rows, row)
		}
		out = append(out, t)
	}
	return out
}

// otherwiseOverTime says what else became different on the way, and when.
func (b *seriesBuilder) otherwiseOverTime() []Block {
	var items []string
	for i, p := range b.points {
		if p.Since == nil {
			continue
		}
		if s := b.otherwise(p.Since); len(s) > 0 {
			items = append(items, fmt.Sprintf("%s: %s", b.date(i), strings.Join(s, " ")))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{Heading{Text: b.say("points.otherwise")}, List{Items: items}}
}
