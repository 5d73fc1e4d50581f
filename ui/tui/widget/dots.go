package widget

import (
	"math"

	"posture/ui/tui/theme"
)

// Dots is a canvas of small dots, two across and four down in each cell. A
// cell takes the style of what was drawn into it last.
type Dots struct {
	width, height int // in cells
	bits          []uint8
	styles        []theme.Style
}

// NewDots makes an empty canvas of so many cells.
func NewDots(width, height int) *Dots {
	return &Dots{width, height, make([]uint8, width*height), make([]theme.Style, width*height)}
}

// Size is how many dots there are across and down.
func (d *Dots) Size() (width, height int) { return d.width * 2, d.height * 4 }

// Dot sets one dot; one outside is passed over.
func (d *Dots) Dot(s theme.Style, x, y int) {
	if x < 0 || y < 0 || x >= d.width*2 || y >= d.height*4 {
		return
	}
	// The dots of a cell are numbered down the left side, then down the right,
	// but for the lowest two, which came later.
	bit := [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}[y%4][x%2]
	i := y/4*d.width + x/2
	d.bits[i] |= bit
	d.styles[i] = s
}

// Line draws a line between two points, in dots.
func (d *Dots) Line(s theme.Style, x0, y0, x1, y1 float64) {
	steps := max(1, math.Ceil(max(math.Abs(x1-x0), math.Abs(y1-y0))))
	for i := 0.0; i <= steps; i++ {
		t := i / steps
		d.Dot(s, int(math.Round(x0+t*(x1-x0))), int(math.Round(y0+t*(y1-y0))))
	}
}

// Onto draws the canvas's row into the page's row.
func (d *Dots) Onto(p *Page, row int) {
	for x := 0; x < d.width; x++ {
		i := row*d.width + x
		if d.bits[i] == 0 {
			p.Gap(1)
			continue
		}
		p.put(d.styles[i], string(rune(0x2800)+rune(d.bits[i])))
	}
}
