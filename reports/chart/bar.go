package chart

// A BarData is a score on a scale, with its range and its target.
type BarData struct {
	Scale                    Scale
	Score, Low, High, Target Value
	Level                    int // the step whose colour the bar has
}

// Bar draws a score as a bar from the left over the middle of the picture, its
// range as a line with caps, its target as a line across.
func Bar(d BarData) Picture {
	p := Picture{Height: 0.1}
	if d.Score.Valid {
		p.box(LevelFill, d.Level, 0, 0.2, d.Scale.Part(d.Score.V), 0.8)
	}
	if d.Target.Valid {
		x := d.Scale.Part(d.Target.V)
		p.line(TargetLine, Point{x, 0}, Point{x, 1})
	}
	if d.Low.Valid && d.High.Valid && d.Low.V < d.High.V {
		a, b := d.Scale.Part(d.Low.V), d.Scale.Part(d.High.V)
		p.line(RangeLine, Point{a, 0.5}, Point{b, 0.5})
		p.line(RangeLine, Point{a, 0.3}, Point{a, 0.7})
		p.line(RangeLine, Point{b, 0.3}, Point{b, 0.7})
	}
	return p
}

// A StackPart is a part of a stacked bar: a level, or another kind.
type StackPart struct {
	Count int
	IsA   Role // LevelFill or OtherFill
	Level int  // the step, or the kind
}

// A StackRow is a name and the parts of its bar.
type StackRow struct {
	Name  string
	Parts []StackPart
}

// Stack draws rows of bars that are divided by counts, each bar of full
// length. A part that is wide enough bears its count.
func Stack(rows []StackRow, text func(count int) string) Picture {
	p := Picture{Height: rowHeight * float64(len(rows))}
	h := 1 / float64(max(1, len(rows)))
	for i, r := range rows {
		top := float64(i) * h
		mid := top + h/2
		p.name(r.Name, mid)
		total := 0
		for _, x := range r.Parts {
			total += x.Count
		}
		at := nameWidth
		for _, x := range r.Parts {
			if x.Count <= 0 {
				continue
			}
			w := (1 - nameWidth) * float64(x.Count) / float64(total)
			p.box(x.IsA, x.Level, at, top+0.18*h, at+w, top+0.82*h)
			if w > 0.025 {
				role := OnLevel
				if x.IsA == OtherFill {
					role = OnOther
				}
				p.Labels = append(p.Labels, Label{Text: text(x.Count), At: Point{at + w/2, mid}, Role: role, Level: x.Level, Width: w})
			}
			at += w
		}
	}
	return p
}

// A PairRow is what is claimed and what is shown of one thing.
type PairRow struct {
	Name                   string
	Claimed, Shown, Target Value
	ClaimedText, ShownText string
}

// Pairs draws, row by row, the distance between what is claimed and what is
// shown, over a grid with the scale's whole numbers.
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
		if b-a > 0.001 {
			left := a - 0.012
			if t := x(r.Target.V); r.Target.Valid && t > left-0.035 && t <= a {
				left = t - 0.012 // beside the target's mark, not on it
			}
			p.Labels = append(p.Labels, Label{Text: r.ShownText, At: Point{left, mid}, H: End, Role: Number, Width: 0.1})
		}
		right := b + 0.012
		if t := x(r.Target.V); r.Target.Valid && t >= b && t < right+0.035 {
			right = max(right, t+0.012)
		}
		p.Labels = append(p.Labels, Label{Text: r.ClaimedText, At: Point{min(right, 1), mid}, H: Start, Role: Number, Width: 0.1})
	}
	return p
}

// The room for names at the left of rows, and the height of a row.
const (
	nameWidth = 0.27
	rowHeight = 0.04
)

func (p *Picture) name(text string, y float64) {
	p.Labels = append(p.Labels, Label{Text: text, At: Point{0, y}, H: Start, Role: Name, Width: nameWidth - 0.015})
}
