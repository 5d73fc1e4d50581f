package chart

// A Panel is one of several things over the same time.
type Panel struct {
	Name   string
	Text   string // the last value
	Note   string // below
	Values []Value
	Target Value // the last one
}

// Panels draws small pictures side by side, each a line over the same time on
// the same scale, with the target across and the last value at its end.
func Panels(panels []Panel, s Scale) Picture {
	columns := panelColumns(len(panels))
	lines := (len(panels) + columns - 1) / columns
	const tall, name, note = 0.21, 0.05, 0.03 // in widths
	p := Picture{Height: tall * float64(lines)}
	w := 1 / float64(columns)
	for i, x := range panels {
		left := float64(i%columns)*w + 0.003
		right := left + w - 0.026
		head := float64(i/columns) * tall
		top, bottom := (head+name+0.012)/p.Height, (head+tall-note-0.012)/p.Height
		p.Labels = append(p.Labels, Label{Text: x.Name, At: Point{left, (head + name) / p.Height}, H: Start, V: End, Role: Name, Width: w - 0.026})
		y := func(v float64) float64 { return bottom - (bottom-top)*s.Part(v) }
		p.line(Grid, Point{left, top}, Point{right, top})
		p.line(Axis, Point{left, bottom}, Point{right, bottom})
		if x.Target.Valid {
			p.line(TargetLine, Point{left, y(x.Target.V)}, Point{right - 0.03, y(x.Target.V)})
		}
		p.panelLine(x, left, right-0.03, y, p.Height)
		p.Labels = append(p.Labels, Label{Text: x.Note, At: Point{left, bottom + 0.008/p.Height}, H: Start, V: Start, Role: Tick, Width: w - 0.02})
	}
	return p
}

// panelColumns is how many panels stand side by side, so that no row is much
// shorter than the others.
func panelColumns(n int) int {
	const most = 5
	if n <= most {
		return max(3, n)
	}
	rows := (n + most - 1) / most
	return (n + rows - 1) / rows
}

func (p *Picture) panelLine(x Panel, left, right float64, y func(float64) float64, height float64) {
	step := (right - left) / float64(max(1, len(x.Values)-1))
	var way []Point
	var last *Point
	flush := func() {
		if len(way) > 1 {
			p.line(ScoreLine, way...)
		} else if len(way) == 1 {
			p.dot(ScoreDot, way[0])
		}
		way = nil
	}
	for i, v := range x.Values {
		if !v.Valid {
			flush()
			continue
		}
		at := Point{left + step*float64(i), y(v.V)}
		if len(x.Values) == 1 {
			at.X = right
		}
		way = append(way, at)
		if last = nil; i == len(x.Values)-1 {
			last = &at
		}
	}
	flush()
	if last != nil {
		p.dot(ScoreDot, *last)
		p.Labels = append(p.Labels, Label{Text: x.Text, At: Point{last.X + 0.01, last.Y}, H: Start, Role: Number, Width: 0.04})
	}
}
