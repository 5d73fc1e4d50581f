package chart

import "math"

// A Stop is one assessment of a series.
type Stop struct {
	Label string // its date
	Sub   string // what else is to be said of it, below the date
	Text  string // its score
	Step  string // what the answers brought since the stop before, or ""

	Value, Low, High, Target Value
}

// The most stops that a course draws one by one; with more it draws a line and
// a band.
const mostStops = 40

// Course draws a series: its scores with their ranges, the targets of each
// stop, and in a row below what lies between neighbours, which the caption
// names. Of many stops only some have a label; [Labelled] tells which. The
// line shows them all.
func Course(stops []Stop, s Scale, ticks []string, caption string, height float64) Picture {
	c := course{Picture: Picture{Height: height}, stops: stops, scale: s, step: (courseRight - courseLeft) / float64(max(1, len(stops)))}
	const line = 0.024 // of text, in widths
	rows := 1.0
	for _, x := range stops {
		if x.Sub != "" {
			rows = 2
		}
	}
	c.sub = rows > 1
	c.steps = rows
	between := c.step >= 0.055 && len(stops) > 1
	if between {
		rows++
	}
	c.row = line / height
	c.bottom = 1 - (rows*line+0.008)/height
	c.top = 0.026 / height
	for i, t := range ticks {
		y := c.y(s.Min + float64(i))
		c.line(Grid, Point{courseLeft, y}, Point{courseRight, y})
		c.Labels = append(c.Labels, Label{Text: t, At: Point{courseLeft - 0.01, y}, H: End, Role: Tick, Width: 0.03})
	}
	c.targets()
	c.ranges()
	c.way()
	c.texts()
	if between {
		c.between(caption)
	}
	return c.Picture
}

// RangeRole is what the ranges of so many stops are drawn as.
func RangeRole(n int) Role {
	if n > mostStops {
		return ScoreArea
	}
	return RangeLine
}

const courseLeft, courseRight = 0.05, 0.952

// Labelled tells which of so many stops have a label in a [Course]: the last,
// and as many before it as there is room for.
func Labelled(n int) []bool {
	const room = 0.1 // for a date, in widths
	every := max(1, int(math.Ceil(room*float64(n)/(courseRight-courseLeft)-1e-9)))
	out := make([]bool, n)
	for i := range out {
		out[i] = (n-1-i)%every == 0
	}
	return out
}

type course struct {
	Picture
	stops       []Stop
	scale       Scale
	step        float64 // from a stop to the next
	top, bottom float64 // of the scale
	row         float64 // the height of a line of text
	sub         bool    // there is a second line of text
	steps       float64 // the row of what lies between
}

func (c *course) x(i int) float64     { return courseLeft + c.step*(float64(i)+0.5) }
func (c *course) y(v float64) float64 { return c.bottom - (c.bottom-c.top)*c.scale.Part(v) }

// targets are the targets of the stops, one step after the other.
func (c *course) targets() {
	var way []Point
	flush := func() {
		if len(way) > 1 {
			c.line(TargetLine, way...)
		}
		way = nil
	}
	for i, x := range c.stops {
		if !x.Target.Valid {
			flush()
			continue
		}
		from, to, y := c.x(i)-c.step/2, c.x(i)+c.step/2, c.y(x.Target.V)
		if n := len(way); n > 0 && way[n-1].Y == y {
			way[n-1].X = to
			continue
		}
		way = append(way, Point{from, y}, Point{to, y})
	}
	flush()
}

func (c *course) ranges() {
	if len(c.stops) > mostStops {
		c.band()
		return
	}
	for i, x := range c.stops {
		if x.Low.Valid && x.High.Valid && x.Low.V < x.High.V {
			c.line(RangeLine, Point{c.x(i), c.y(x.Low.V)}, Point{c.x(i), c.y(x.High.V)})
		}
	}
}

// band is all ranges as one area; where a stop has none it ends, and begins anew.
func (c *course) band() {
	var high, low []Point
	flush := func() {
		if len(high) > 1 {
			for i := len(low) - 1; i >= 0; i-- {
				high = append(high, low[i])
			}
			c.Shapes = append(c.Shapes, Shape{Kind: Area, Role: ScoreArea, Points: high})
		}
		high, low = nil, nil
	}
	for i, x := range c.stops {
		if !x.Low.Valid || !x.High.Valid {
			flush()
			continue
		}
		high, low = append(high, Point{c.x(i), c.y(x.High.V)}), append(low, Point{c.x(i), c.y(x.Low.V)})
	}
	flush()
}

// way is the line through the scores; where a stop has none it ends, and begins
// anew.
func (c *course) way() {
	var way, dots []Point
	flush := func() {
		if len(way) > 1 {
			c.line(ScoreLine, way...)
		}
		dots = append(dots, way...)
		way = nil
	}
	for i, x := range c.stops {
		if !x.Value.Valid {
			flush()
			continue
		}
		way = append(way, Point{c.x(i), c.y(x.Value.V)})
	}
	flush()
	if len(c.stops) > mostStops && len(dots) > 0 {
		dots = dots[len(dots)-1:]
	}
	for _, x := range dots {
		c.dot(ScoreDot, x)
	}
}

// texts are dates below, and scores beside their dots.
func (c *course) texts() {
	labelled := Labelled(len(c.stops))
	every := 1
	for i := len(labelled) - 2; i >= 0 && !labelled[i]; i-- {
		every++
	}
	wide := min(1, c.step*float64(every))
	for i, x := range c.stops {
		if labelled[i] {
			y := c.bottom + 0.008/c.Height
			w := max(0.05, min(wide, 2*min(c.x(i), 1-c.x(i)))-0.004)
			c.Labels = append(c.Labels, Label{Text: x.Label, At: Point{c.x(i), y}, V: Start, Role: Tick, Width: w})
			if x.Sub != "" {
				c.Labels = append(c.Labels, Label{Text: x.Sub, At: Point{c.x(i), y + c.row}, V: Start, Role: Tick, Width: w})
			}
		}
		if last := i == len(c.stops)-1; x.Value.Valid && (c.step >= 0.03 || labelled[i] && len(c.stops) <= mostStops || last) {
			c.Labels = append(c.Labels, c.number(i, x))
		}
	}
}

// number is a score above its dot; below it where the target's line runs above;
// and beside it where a long range stands above, out of the way of the line.
func (c *course) number(i int, x Stop) Label {
	off, tall := 0.011/c.Height, 0.024/c.Height
	dot, high, low := c.y(x.Value.V), c.y(x.Value.V), c.y(x.Value.V)
	if x.Low.Valid && x.High.Valid && len(c.stops) <= mostStops {
		high, low = min(high, c.y(x.High.V)), max(low, c.y(x.Low.V))
	}
	l := Label{Text: x.Text, At: Point{c.x(i), high - off}, V: End, Role: Number, Width: max(c.step, 0.05)}
	target := c.y(x.Target.V)
	if dot-high > 0.5*tall && c.step > 0.06 {
		l.At, l.H, l.Width = Point{c.x(i) + 0.009, dot - 0.6*off}, Start, c.step/2
		rises := i+1 < len(c.stops) && c.stops[i+1].Value.V > x.Value.V
		if above := x.Target.Valid && target < dot && target > dot-off-tall; above || rises && !(x.Target.Valid && target > dot && target < dot+off+tall) {
			l.At.Y, l.V = dot+0.6*off, Start
		}
		return l
	}
	if x.Target.Valid && target < high && target > l.At.Y-tall-0.5*off && low+off+tall < c.bottom || l.At.Y-tall < 0 {
		l.At.Y, l.V = low+off, Start
	}
	return l
}

// between is the row of what the answers brought between neighbours.
func (c *course) between(caption string) {
	y := c.bottom + 0.008/c.Height + c.steps*c.row
	any := false
	for i, x := range c.stops {
		if x.Step == "" || i == 0 {
			continue
		}
		any = true
		c.Labels = append(c.Labels, Label{Text: x.Step, At: Point{(c.x(i-1) + c.x(i)) / 2, y}, V: Start, Role: Number, Width: c.step})
	}
	if any {
		c.Labels = append(c.Labels, Label{Text: caption, At: Point{0, y}, H: Start, V: Start, Role: Tick, Width: max(0.05, courseLeft+c.step-0.03)})
	}
}
