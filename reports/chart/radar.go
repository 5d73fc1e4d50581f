package chart

import "math"

// A Spoke is one direction of a radar.
type Spoke struct {
	Name          string
	Score, Target Value
}

// Radar draws the scores and the targets on spokes from the middle, the first
// upwards and the others clockwise, over a ring for each step of the scale.
// It needs three spokes; with fewer it is empty.
func Radar(spokes []Spoke, s Scale) Picture {
	const aspect, r, middle = 0.645, 0.265, 0.33 // all in widths
	p := Picture{Height: aspect}
	if len(spokes) < 3 {
		return p
	}
	at := func(i int, part float64) Point {
		a := 2*math.Pi*float64(i)/float64(len(spokes)) - math.Pi/2
		return Point{0.5 + r*part*math.Cos(a), (middle + r*part*math.Sin(a)) / aspect}
	}
	ring := func(part float64) []Point {
		out := make([]Point, 0, len(spokes)+1)
		for i := range spokes {
			out = append(out, at(i, part))
		}
		return append(out, out[0])
	}
	for v := s.Min + 1; v <= s.Max; v++ {
		p.line(Grid, ring(s.Part(v))...)
	}
	for i := range spokes {
		p.line(Grid, at(i, 0), at(i, 1))
	}
	targets := outline(spokes, s, at, func(x Spoke) Value { return x.Target })
	scores := outline(spokes, s, at, func(x Spoke) Value { return x.Score })
	if len(scores) > 2 {
		p.Shapes = append(p.Shapes, Shape{Kind: Area, Role: ScoreArea, Points: scores})
		p.line(ScoreLine, append(scores, scores[0])...)
	}
	if len(targets) > 2 {
		p.line(TargetLine, append(targets, targets[0])...)
	}
	for _, x := range scores {
		p.dot(ScoreDot, x)
	}
	for i, x := range spokes {
		p.spokeName(x.Name, at(i, 1.1), at(i, 0))
	}
	return p
}

func outline(spokes []Spoke, s Scale, at func(int, float64) Point, of func(Spoke) Value) []Point {
	var out []Point
	for i, x := range spokes {
		if v := of(x); v.Valid {
			out = append(out, at(i, s.Part(v.V)))
		}
	}
	return out
}

func (p *Picture) spokeName(text string, at, centre Point) {
	l := Label{Text: text, At: at, Role: Name, Width: 0.24}
	switch dx := at.X - centre.X; {
	case dx > 0.02:
		l.H, l.Width = Start, 1-at.X
	case dx < -0.02:
		l.H, l.Width = End, at.X
	case at.Y < centre.Y:
		l.V = End
	default:
		l.V = Start
	}
	p.Labels = append(p.Labels, l)
}
