package widget

import (
	"math"
	"unicode/utf8"

	"posture/reports/chart"
	"posture/ui/tui/theme"
)

// The spokes that a radar can be read with, and the least room for it.
const (
	fewestSpokes, mostSpokes   = 3, 12
	radarWidth, radarHeight    = 26, 9
	radarLabel, radarLabelRows = 12, 1
	ringsFrom                  = 90 // dots in height
)

// Radar draws scores and targets on spokes, with the spokes' names round it;
// nil where it couldn't be read. Scores are a line with a sign at each spoke,
// targets are dashed, and the rings of the scale are dotted.
func Radar(th *theme.Theme, spokes []chart.Spoke, scale chart.Scale, width, height int) *Page {
	label := 0
	for _, s := range spokes {
		label = max(label, min(th.WidthOf(s.Name), radarLabel))
	}
	if len(spokes) < fewestSpokes || len(spokes) > mostSpokes || width < radarWidth || height < radarHeight {
		return nil
	}
	across, down := float64(width-2*(label+1)-1)*2, float64(height-2*radarLabelRows)*4-1
	r := radarOf(chart.Radar(spokes, scale), across, down)
	d := NewDots(width, height)
	w, h := d.Size()
	dx, dy := (float64(w)-r.width)/2, math.Floor((float64(h)-r.height)/2)
	rings := 0
	for _, s := range r.picture.Shapes {
		if s.Role == chart.Grid && len(s.Points) > 2 {
			if rings++; r.height < ringsFrom && float64(rings) < scale.Max-scale.Min {
				continue // a small picture has the outermost ring alone
			}
		}
		d.shape(th, s, func(p chart.Point) (x, y float64) { x, y = r.at(p); return x + dx, y + dy })
	}
	for i, l := range r.picture.Labels {
		x, y := r.at(l.At)
		d.label(th, Cut(th, spokes[i].Name, radarLabel), l, x+dx, y+dy)
	}
	page := NewPage(th, width, height)
	for i := range height {
		page.Row()
		d.Onto(page, i)
	}
	return page
}

// A radar is a picture brought to a size in dots.
type radar struct {
	picture       chart.Picture
	width, height float64
	left, top     float64 // of the outermost ring, in the picture's widths
	scale         float64
}

func radarOf(p chart.Picture, across, down float64) radar {
	left, right, top, bottom := 1.0, 0.0, 1.0, 0.0
	for _, s := range p.Shapes {
		if s.Role != chart.Grid {
			continue
		}
		for _, q := range s.Points {
			left, right = min(left, q.X), max(right, q.X)
			top, bottom = min(top, q.Y*p.Height), max(bottom, q.Y*p.Height)
		}
	}
	scale := min(across/(right-left), down/(bottom-top))
	return radar{p, (right - left) * scale, (bottom - top) * scale, left, top, scale}
}

func (r *radar) at(p chart.Point) (x, y float64) {
	return (p.X - r.left) * r.scale, (p.Y*r.picture.Height - r.top) * r.scale
}

func (d *Dots) shape(th *theme.Theme, s chart.Shape, at func(chart.Point) (x, y float64)) {
	style, every := th.Track, 4
	switch s.Role {
	case chart.ScoreLine:
		style, every = th.Chosen, 1
	case chart.TargetLine:
		style, every = th.Target, 2
	case chart.ScoreDot:
		for _, p := range s.Points {
			x, y := at(p)
			d.Sign(th.Chosen, int(math.Round(x)), int(math.Round(y)), '●')
		}
		return
	case chart.Grid:
	default:
		return
	}
	for i := 1; i < len(s.Points); i++ {
		x0, y0 := at(s.Points[i-1])
		x1, y1 := at(s.Points[i])
		d.Dashes(style, x0, y0, x1, y1, every)
	}
}

// label writes a spoke's name at its end, where the picture has it.
func (d *Dots) label(th *theme.Theme, name string, l chart.Label, x, y float64) {
	cells := th.WidthOf(name)
	column, row := int(math.Round(x/2)), int(math.Round(y/4-0.5))
	if row > d.height/2 {
		row++ // clear of the ring
	}
	switch l.H {
	case chart.Middle:
		column -= cells / 2
	case chart.End:
		column -= cells
	}
	column, row = max(0, min(column, d.width-cells)), max(0, min(row, d.height-1))
	if cells != utf8.RuneCountInString(name) { // a sign is a cell; other letters have no place here
		return
	}
	for _, c := range name {
		d.Sign(th.Text, column*2, row*4, c)
		column++
	}
}
