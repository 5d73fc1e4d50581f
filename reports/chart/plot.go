package chart

// A Spot is something with a cost and a gain.
type Spot struct {
	Label      string
	Cost, Gain float64
}

// Quadrants draws spots by cost, to the right, and gain, upwards, divided by a
// line in each direction. The captions name the parts: top left, top right,
// bottom left, bottom right. Spots at one place share a label.
func Quadrants(spots []Spot, splitCost, splitGain float64, captions [4]string, cost, gain string) Picture {
	const aspect = 0.45
	p := Picture{Height: aspect}
	const left, right, top, bottom = 0.05, 0.99, 0.02, 0.9
	var maxCost, maxGain float64
	for _, s := range spots {
		maxCost, maxGain = max(maxCost, s.Cost), max(maxGain, s.Gain)
	}
	across := Scale{0, maxCost * 1.08}
	up := Scale{0, maxGain * 1.12}
	at := func(c, g float64) Point {
		return Point{left + (right-left)*across.Part(c), bottom - (bottom-top)*up.Part(g)}
	}
	o := at(0, 0)
	p.line(Axis, Point{left, top}, o, Point{right, bottom})
	m := at(splitCost, splitGain)
	p.line(Grid, Point{m.X, top}, Point{m.X, bottom})
	p.line(Grid, Point{left, m.Y}, Point{right, m.Y})
	for i, c := range captions {
		l := Label{Text: c, At: Point{left + 0.01, top + 0.01}, H: Start, V: Start, Role: Caption, Width: m.X - left - 0.02}
		if i%2 == 1 {
			l.At.X, l.H, l.Width = right-0.005, End, right-m.X-0.02
		}
		if i >= 2 {
			l.At.Y, l.V = bottom-0.015, End
		}
		p.Labels = append(p.Labels, l)
	}
	p.Labels = append(p.Labels,
		Label{Text: cost, At: Point{right, 0.92}, H: End, V: Start, Role: Tick, Width: 0.5},
		Label{Text: gain, At: Point{left, 0.92}, H: Start, V: Start, Role: Tick, Width: 0.45})
	p.spots(spots, at)
	return p
}

// spots draws dots, and beside each a label where there is room for one.
func (p *Picture) spots(spots []Spot, at func(c, g float64) Point) {
	const w, h = 0.013, 0.05 // of a letter
	type rect struct{ x1, y1, x2, y2 float64 }
	var taken []rect
	free := func(r rect) bool {
		for _, t := range taken {
			if r.x1 < t.x2 && t.x1 < r.x2 && r.y1 < t.y2 && t.y1 < r.y2 {
				return false
			}
		}
		return r.x1 >= 0.06 && r.x2 <= 0.985 && r.y1 >= 0.08 && r.y2 <= 0.83
	}
	var places []Point
	labels := map[Point]string{}
	for _, s := range spots {
		x := at(s.Cost, s.Gain)
		if labels[x] == "" {
			places, labels[x] = append(places, x), s.Label
		} else {
			labels[x] += ", " + s.Label
		}
	}
	for _, x := range places {
		p.dot(ScoreDot, x)
		taken = append(taken, rect{x.X - 0.01, x.Y - 0.02, x.X + 0.01, x.Y + 0.02})
	}
	for _, x := range places {
		long := w * float64(len(labels[x]))
		right := rect{x.X + 0.012, x.Y - h/2, x.X + 0.012 + long, x.Y + h/2}
		left := rect{x.X - 0.012 - long, x.Y - h/2, x.X - 0.012, x.Y + h/2}
		l := Label{Text: labels[x], At: Point{x.X + 0.012, x.Y}, H: Start, Role: Number, Width: long}
		switch {
		case free(right):
			taken = append(taken, right)
		case free(left):
			l.At.X, l.H = x.X-0.012, End
			taken = append(taken, left)
		default:
			continue
		}
		p.Labels = append(p.Labels, l)
	}
}

// A Moment is a value at a time, with its range.
type Moment struct {
	Label, Text      string
	Value, Low, High Value
}

// Trend draws values one after the other, with ranges, and a target across.
func Trend(moments []Moment, target Value, s Scale, ticks []string) Picture {
	p := Picture{Height: 0.36}
	const left, right, top, bottom = 0.04, 0.96, 0.06, 0.86
	y := func(v float64) float64 { return bottom - (bottom-top)*s.Part(v) }
	for i, t := range ticks {
		v := s.Min + float64(i)
		p.line(Grid, Point{left, y(v)}, Point{right, y(v)})
		p.Labels = append(p.Labels, Label{Text: t, At: Point{left - 0.01, y(v)}, H: End, Role: Tick, Width: 0.03})
	}
	if target.Valid {
		p.line(TargetLine, Point{left, y(target.V)}, Point{right, y(target.V)})
	}
	step := (right - left) / float64(max(1, len(moments)))
	var way []Point
	var dots []Shape
	for i, m := range moments {
		x := left + step*(float64(i)+0.5)
		if labelEvery := 1 + len(moments)/12; i%labelEvery == 0 {
			p.Labels = append(p.Labels, Label{Text: m.Label, At: Point{x, bottom + 0.03}, V: Start, Role: Tick, Width: step * float64(labelEvery)})
			if m.Value.Valid {
				l := Label{Text: m.Text, At: Point{x, y(m.Value.V) - 0.035}, V: End, Role: Number, Width: step}
				if t := y(target.V); target.Valid && t < l.At.Y+0.01 && t > l.At.Y-0.075 { // below, not on the target's line
					l.At.Y, l.V = y(m.Value.V)+0.035, Start
				}
				p.Labels = append(p.Labels, l)
			}
		}
		if m.Low.Valid && m.High.Valid && m.Low.V < m.High.V {
			p.line(RangeLine, Point{x, y(m.Low.V)}, Point{x, y(m.High.V)})
		}
		if m.Value.Valid {
			way = append(way, Point{x, y(m.Value.V)})
			dots = append(dots, Shape{Kind: Dot, Role: ScoreDot, Points: way[len(way)-1:]})
		}
	}
	if len(way) > 1 {
		p.line(ScoreLine, way...)
	}
	p.Shapes = append(p.Shapes, dots...)
	return p
}
