package widget

import (
	"math"
	"strconv"

	"posture/reports/chart"
	"posture/ui/tui/theme"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A Bar is a figure on a scale with its range and its target.
type Bar struct {
	Min, Max   float64 // the scale's ends
	Score      float64
	Low, High  float64 // the range; equal to the score where there is none
	Target     float64
	HasScore   bool
	HasTarget  bool
	Level      theme.Style // of the score's part
	Unanswered bool        // no range either: nothing is applicable
}

// BarOf is a bar of what charts are drawn from.
func BarOf(th *theme.Theme, d chart.BarData) Bar {
	return Bar{
		Min: d.Scale.Min, Max: d.Scale.Max, Score: d.Score.V, Low: d.Low.V, High: d.High.V, Target: d.Target.V,
		HasScore: d.Score.Valid, HasTarget: d.Target.Valid, Level: th.Level(d.Level), Unanswered: !d.High.Valid,
	}
}

// Bar draws a bar into the row: solid up to the low end, shaded up to the
// score, light up to the high end, and the target as a line across.
func (p *Page) Bar(b Bar, cells int) *Page {
	cells = min(cells, p.width-p.at)
	if cells < 1 {
		return p
	}
	place := func(v float64) int {
		return int(math.Round((v - b.Min) / (b.Max - b.Min) * float64(cells)))
	}
	low, score, high, target := 0, 0, 0, -1
	if !b.Unanswered {
		low, high = place(b.Low), place(b.High)
	}
	if b.HasScore {
		score = place(b.Score)
	}
	if b.HasTarget {
		target = max(0, min(place(b.Target), cells-1))
	}
	if !b.HasScore {
		low = 0
	}
	for i := 0; i < cells; {
		end := cells
		for _, stop := range []int{low, score, high, target, target + 1} {
			if stop > i && stop < end {
				end = stop
			}
		}
		switch {
		case i == target:
			p.put(p.th.Target, "┃")
		case i < low && i < score:
			p.put(b.Level, Repeat("█", end-i))
		case i < score:
			p.put(b.Level, Repeat("▓", end-i))
		case i < high:
			p.put(p.th.Muted, Repeat("░", end-i))
		default:
			p.put(p.th.Track, Repeat("·", end-i))
		}
		i = end
	}
	return p
}
