package widget

import (
	"math"
	"unicode/utf8"

	"posture/ui/tui/theme"
)

// Dots is a canvas of small dots, two across and four down in each cell. A
// cell takes the style of what was drawn into it last.
type Dots struct {
	width, height int // in cells
	bits          []uint8
	signs         []rune // what stands in a cell instead of its dots
	styles        []theme.Style
}

// NewDots makes an empty canvas of so many cells.
func NewDots(width, height int) *Dots {
	n := max(width, 0) * max(height, 0)
	return &Dots{max(width, 0), max(height, 0), make([]uint8, n), make([]rune, n), make([]theme.Style, n)}
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
func (d *Dots) Line(s theme.Style, x0, y0, x1, y1 float64) { d.Dashes(s, x0, y0, x1, y1, 1) }

// Dashes draws every n-th dot of a line, so that lines differ without colours.
func (d *Dots) Dashes(s theme.Style, x0, y0, x1, y1 float64, n int) {
	steps := max(1, math.Ceil(max(math.Abs(x1-x0), math.Abs(y1-y0))))
	for i := 0.0; i <= steps; i += float64(n) {
		t := i / steps
		d.Dot(s, int(math.Round(x0+t*(x1-x0))), int(math.Round(y0+t*(y1-y0))))
	}
}

// Sign puts a sign, one cell wide, into the cell of a dot.
func (d *Dots) Sign(s theme.Style, x, y int, sign rune) {
	if x < 0 || y < 0 || x >= d.width*2 || y >= d.height*4 {
		return
	}
	i := y/4*d.width + x/2
	d.signs[i], d.styles[i] = sign, s
}

// Onto draws the canvas's row into the page's row.
func (d *Dots) Onto(p *Page, row int) {
	if row < 0 || row >= d.height || !p.drawing {
		return
	}
	on := ""
	end := func() {
		if on != "" {
			p.buf = append(p.buf, theme.Off...)
		}
		on = ""
	}
	for x := 0; x < d.width && p.at < p.width; x++ {
		i := row*d.width + x
		sign := rune(0x2800) + rune(d.bits[i])
		switch {
		case d.signs[i] != 0:
			sign = d.signs[i]
		case d.bits[i] == 0:
			sign = ' '
		}
		if s := d.styles[i].On(); sign == ' ' || s != on {
			end()
			if sign != ' ' {
				on = s
				p.buf = append(p.buf, on...)
			}
		}
		p.buf = utf8.AppendRune(p.buf, sign)
		p.at++
	}
	end()
}
