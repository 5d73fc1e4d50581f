package chart

import "math"

// A Point is a place in the unit square.
type Point struct{ X, Y float64 }

// A Value is a number to draw, or none.
type Value struct {
	V     float64
	Valid bool
}

// At is a value that is there.
func At(v float64) Value { return Value{v, true} }

// finite is the number, or 0 where there is none that can be drawn.
func (v Value) finite() float64 {
	if !v.Valid || math.IsNaN(v.V) || math.IsInf(v.V, 0) {
		return 0
	}
	return v.V
}

// A Role says what a shape stands for.
type Role uint8

const (
	Grid       Role = iota // a hairline behind
	Axis                   // a line that something is measured from, or that divides
	LevelFill              // an area in the colour of Shape.Level
	OtherFill              // an area that is no level; Shape.Level tells the kinds apart
	ScoreArea              // what a score covers
	ScoreLine              // its outline, or its way
	ScoreDot               // a score
	ShownDot               // an evidenced score
	RangeLine              // from low to high
	TargetLine             // a target
	ThenLine               // where a score was before
	Rise                   // an area by which something went up
	Fall                   // an area by which something went down
	Distance               // between two things that belong together
)

// A Kind says how the points of a shape are joined.
type Kind uint8

const (
	Line Kind = iota // an open line through the points
	Area             // a closed outline, filled
	Dot              // each point by itself
)

// A Shape is points with a meaning.
type Shape struct {
	Kind   Kind
	Role   Role
	Level  int // the step of the scale, from 0, with LevelFill
	Points []Point
}

// A Place says which part of a label stands at its point.
type Place int8

const (
	Start  Place = -1 // left or top
	Middle Place = 0
	End    Place = 1 // right or bottom
)

// A TextRole says what a label is.
type TextRole uint8

const (
	Name    TextRole = iota // of a row, an axis, a point
	Number                  // a figure
	Tick                    // along an axis
	OnLevel                 // on an area in the colour of Label.Level
	OnOther                 // on an area of the kind Label.Level that is no level
	Caption                 // of a part of the picture
)

// A Label is a text with its place. Width is how much room it has, in widths
// of the picture.
type Label struct {
	Text  string
	At    Point
	H, V  Place
	Role  TextRole
	Level int
	Width float64
}

// A Picture is shapes in the order of drawing, and labels on top.
type Picture struct {
	Shapes []Shape
	Labels []Label
	Height float64 // for a width of 1
}

// A Scale is what values are measured on.
type Scale struct{ Min, Max float64 }

// Part is where on the scale a value stands, from 0 to 1. What isn't a number
// stands at 0.
func (s Scale) Part(v float64) float64 {
	if math.IsNaN(v) || s.Max <= s.Min {
		return 0
	}
	return max(0, min(1, (v-s.Min)/(s.Max-s.Min)))
}

func (p *Picture) line(role Role, points ...Point) {
	p.Shapes = append(p.Shapes, Shape{Kind: Line, Role: role, Points: points})
}

func (p *Picture) dot(role Role, at Point) {
	p.Shapes = append(p.Shapes, Shape{Kind: Dot, Role: role, Points: []Point{at}})
}

// box fills a rectangle from its top left to its bottom right.
func (p *Picture) box(role Role, level int, x1, y1, x2, y2 float64) {
	p.Shapes = append(p.Shapes, Shape{Kind: Area, Role: role, Level: level, Points: []Point{{x1, y1}, {x2, y1}, {x2, y2}, {x1, y2}}})
}
