package chart

// A Piece is a part of a change.
type Piece struct {
	Name, Text string
	Value      Value
}

// Split draws what a change is made of, a piece below the other, each from
// where the one before ended; the last row is their sum, from nothing.
func Split(pieces []Piece, sum Piece) Picture {
	n := len(pieces) + 1
	p := Picture{Height: rowHeight * float64(n)}
	h := 1 / float64(n)
	low, high, at := 0.0, 0.0, 0.0
	for _, x := range pieces {
		at += x.Value.finite()
		low, high = min(low, at), max(high, at)
	}
	if high-low < 1e-9 {
		high = 1
	}
	s := Scale{low, high}
	const room = 0.1 // for a figure at either end
	x := func(v float64) float64 { return nameWidth + room + (1-nameWidth-2*room)*s.Part(v) }
	p.line(Axis, Point{x(0), 0}, Point{x(0), 1})
	draw := func(row int, from, to float64, piece Piece) {
		top, mid := float64(row)*h, (float64(row)+0.5)*h
		p.name(piece.Name, mid)
		a, b, role := x(from), x(to), Rise
		l := Label{Text: piece.Text, At: Point{max(a, b) + 0.012, mid}, H: Start, Role: Number, Width: room}
		if to < from {
			role = Fall
			l.At.X, l.H = min(a, b)-0.012, End
		}
		if a != b {
			p.box(role, 0, min(a, b), top+0.2*h, max(a, b), top+0.8*h)
		}
		p.Labels = append(p.Labels, l)
	}
	at = 0
	for i, piece := range pieces {
		draw(i, at, at+piece.Value.finite(), piece)
		at += piece.Value.finite()
	}
	p.line(Grid, Point{0, 1 - h}, Point{1, 1 - h})
	draw(n-1, 0, at, sum)
	return p
}
