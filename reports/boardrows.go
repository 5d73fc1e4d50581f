package reports

import (
	"cmp"
	"slices"
	"strconv"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports/chart"
)

// layerRows are the layers in the framework's order; of more than there is
// room for, those with the largest shortfall.
func (b *builder) layerRows() ([]LayerRow, string) {
	order := make([]int, len(b.s.Layers))
	for i := range order {
		order[i] = i
	}
	note := b.say("board.shortfall")
	if len(order) > mostLayers {
		note = b.say("board.some-layers", "n", strconv.Itoa(mostLayers), "of", strconv.Itoa(len(order))) + " " + note
		slices.SortStableFunc(order, func(x, y int) int {
			return cmp.Compare(assessment.Nine(b.s.Layers[y].Gap.V), assessment.Nine(b.s.Layers[x].Gap.V))
		})
		order = order[:mostLayers]
		slices.Sort(order)
	}
	var rows []LayerRow
	for _, i := range order {
		rows = append(rows, b.layerRow(&b.s.Layers[i]))
	}
	return rows, note
}

func (b *builder) layerRow(l *assessment.LayerScore) LayerRow {
	m := b.measures(l.Measure)
	row := LayerRow{ID: l.Layer.ID, Anchor: layerAnchor(l.Layer), Title: b.line(l.Layer.Title), Measures: m, Less: none, LevelLine: m.LevelText}
	row.Bar = chart.Bar(b.bar(l.Measure))
	switch {
	case l.Applicable == 0:
		row.NotAsked = b.say("layer.not-applicable")
	case !l.Score.Valid:
		row.NotAsked = b.say("layer.not-asked")
	default:
		row.Less, row.Large = m.Gap.Shown, assessment.Nine(l.Gap.V) >= 1
	}
	return row
}

// bar gives what a bar is drawn from.
func (b *builder) bar(m assessment.Measure) chart.BarData {
	return chart.BarData{
		Scale: b.chartScale(), Score: chart.Value(m.Score), Low: chart.Value(m.Low), High: chart.Value(m.High),
		Target: chart.Value(m.Target), Level: b.step(m.Level),
	}
}

// step is a level as a step of the scale from 0, or -1 for none.
func (b *builder) step(l assessment.Level) int {
	if !l.Valid {
		return -1
	}
	return l.V - b.fw.Scale.Min()
}

func (b *builder) chartScale() chart.Scale {
	return chart.Scale{Min: float64(b.fw.Scale.Min()), Max: float64(b.fw.Scale.Max())}
}

func (b *builder) gapRow(i int) GapRow {
	p := b.s.Priorities[i]
	row := GapRow{
		Rank: strconv.Itoa(i + 1), ID: p.Practice.ID, Anchor: practiceAnchor(p.Practice), Title: b.line(p.Practice.Title),
		Layer: b.line(p.Practice.Layer.Title), LayerID: p.Practice.Layer.ID, What: b.nextStep(p.Practice), Now: p.Level, NowMark: strconv.Itoa(p.Level.V),
		Plan: assessment.Level{V: int(p.Target.V), Valid: true}, PlanMark: strconv.Itoa(int(p.Target.V)), Lift: lift(p.Lift),
		Owner: b.owner(p.Practice),
	}
	if p.HoldsBack != nil {
		row.HoldsBack = b.say("holds-back", "layer", b.line(p.HoldsBack.Title))
	}
	return row
}

// owner is who has promised to see to the practice, if anybody.
func (b *builder) owner(p *frameworks.Practice) string {
	var names []string
	for _, x := range b.actions() {
		if x.State != assessment.ActionDropped && slices.Contains(x.Practices, p.ID) && x.Owner != "" && !b.o.Anonymous {
			names = append(names, b.line(x.Owner))
		}
	}
	slices.Sort(names)
	return b.w.Some(slices.Compact(names), 2)
}

// nextStep is what the weakest question of a practice takes to reach its next
// level.
func (b *builder) nextStep(p *frameworks.Practice) string {
	var weakest *frameworks.Question
	for _, q := range p.Questions {
		r := b.a.Record(q)
		if r.State == assessment.Levelled && (weakest == nil || r.Level < b.a.Record(weakest).Level) {
			weakest = q
		}
	}
	if weakest == nil {
		return b.text(p.Intent)
	}
	if _, advice := b.advice(weakest, b.a.Record(weakest).Level); advice != "" {
		return advice
	}
	return b.text(p.Intent)
}

// advice is what it takes to get above a level: the framework's advice for the
// next level that has any, else the description of the next level.
func (b *builder) advice(q *frameworks.Question, level int) (next int, text string) {
	for n := level + 1; n <= b.fw.Scale.Max(); n++ {
		if q.Advice[n] != "" {
			return n, b.text(q.Advice[n])
		}
	}
	return level + 1, b.text(q.Levels[level+1])
}
