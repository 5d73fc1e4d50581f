package chart

// A PairRow is what is claimed and what is shown of one thing; or what it is,
// and what it was.
type PairRow struct {
	Name                   string
	Claimed, Shown, Target Value
	ClaimedText, ShownText string
}

// Pairs draws, row by row, the distance between what is claimed and what is
// shown, over a grid with the scale's whole numbers. Either may be the greater.
func Pairs(rows []PairRow, s Scale, ticks []string) Picture {
	n := float64(len(rows)) + 0.7 // the ticks take part of a row
	p := Picture{Height: rowHeight * n}
	x := func(v float64) float64 { return nameWidth + (1-nameWidth-0.055)*s.Part(v) }
	bottom := float64(len(rows)) / n
	for i, t := range ticks {
		at := x(s.Min + float64(i))
		p.line(Grid, Point{at, 0}, Point{at, bottom})
		p.Labels = append(p.Labels, Label{Text: t, At: Point{at, bottom + 0.2/n}, V: Start, Role: Tick, Width: 0.1})
	}
	for i, r := range rows {
		top, mid := float64(i)/n, (float64(i)+0.5)/n
		p.name(r.Name, mid)
		if r.Target.Valid {
			at := x(r.Target.V)
			p.line(TargetLine, Point{at, top + 0.22/n}, Point{at, top + 0.78/n})
		}
		if !r.Claimed.Valid || !r.Shown.Valid {
			continue
		}
		a, b := x(r.Shown.V), x(r.Claimed.V)
		p.line(Distance, Point{a, mid}, Point{b, mid})
		p.dot(ShownDot, Point{a, mid})
		p.dot(ScoreDot, Point{b, mid})
		lesser, greater := r.ShownText, r.ClaimedText
		if a > b {
			a, b, lesser, greater = b, a, greater, lesser
		}
		if b-a > 0.001 {
			left := a - 0.012
			if t := x(r.Target.V); r.Target.Valid && t > left-0.035 && t <= a {
				left = t - 0.012 // beside the target's mark, not on it
			}
			p.Labels = append(p.Labels, Label{Text: lesser, At: Point{left, mid}, H: End, Role: Number, Width: 0.1})
		} else {
			greater = r.ClaimedText
		}
		right := b + 0.012
		if t := x(r.Target.V); r.Target.Valid && t >= b && t < right+0.035 {
			right = max(right, t+0.012)
		}
		p.Labels = append(p.Labels, Label{Text: greater, At: Point{min(right, 1), mid}, H: Start, Role: Number, Width: 0.1})
	}
	return p
}
