package reports

import (
	"math"

	"posture/reports/chart"
)

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
