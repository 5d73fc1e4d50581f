package trend

import (
	"math"

	"posture/assessment"
	"posture/reports/chart"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	axisCells  = 4 // the scale's levels, at the left
	belowRows  = 2 // the like-for-like changes and the dates, below
	labelCells = 7 // apart from each other, scores and changes can be read
	dayCells   = 12
	baseDots   = 6 // between the dots of the baseline
)

// A plot is a chart that is being drawn.
type plot struct {
	*widget.Dots
	s             *Screen
	scale         chart.Scale
	width, height float64 // in dots
	from, span    float64 // days
}

// picture draws the scores over time.
func (s *Screen) picture(p *widget.Page) {
	width, height := p.Width()-axisCells-1, p.Left()-belowRows
	if width < 12 || height < 3 {
		return
	}
	scale := s.doc.Framework().Scale
	d := &plot{Dots: widget.NewDots(width, height), s: s, scale: chart.Scale{Min: float64(scale.Min()), Max: float64(scale.Max())}}
	w, h := d.Size()
	d.width, d.height = float64(w), float64(h)
	d.from = days(s.points[0].Head.Date)
	d.span = days(s.points[len(s.points)-1].Head.Date) - d.from
	marks := make([]int, height) // the level that stands at a row of the axis, and 1; 0 for none
	for _, step := range scale {
		y := d.y(float64(step.Level))
		d.Dashes(s.th.Track, 0, y, d.width-1, y, 4)
		if row := int(math.Round(y)) / 4; marks[row] == 0 {
			marks[row] = step.Level + 1
		}
	}
	d.target()
	d.baseline()
	if s.measure > 0 {
		d.line(0, s.th.Muted, 3)
	}
	d.ranges()
	d.line(s.measure, s.th.Chosen, 1)
	d.signs()
	for row := range height {
		p.Row()
		if marks[row] > 0 {
			p.Gap(1).Put(s.th.Muted, levelNames[marks[row]-1])
		}
		p.To(3).Put(s.th.Line, "│")
		d.Onto(p, row)
	}
	d.changes(p)
	d.dates(p)
}

// A level is a digit between 0 and 9.
var levelNames = [10]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

func days(d assessment.Date) float64 { return d.Time().Sub(assessment.Date(10101).Time()).Hours() / 24 }

// x is where a point stands: by its date; where all have the same one, by its
// place.
func (d *plot) x(i int) float64 {
	n := len(d.s.points)
	part := 0.5
	switch {
	case d.span > 0:
		part = (days(d.s.points[i].Head.Date) - d.from) / d.span
	case n > 1:
		part = float64(i) / float64(n-1)
	}
	const edge = 5
	return edge + part*(d.width-1-2*edge)
}

func (d *plot) y(v float64) float64 { return (1 - d.scale.Part(v)) * (d.height - 1) }

// cell is the column where a point stands.
func (d *plot) cell(i int) int { return int(math.Round(d.x(i))) / 2 }

// line draws the scores of a measure, every n-th dot of it. It breaks where
// there is no score, or another scale.
func (d *plot) line(measure int, style theme.Style, n int) {
	last := -1
	for i := range d.s.points {
		if !d.s.plotted(i, measure) {
			last = -1
			continue
		}
		y := d.y(d.s.points[i].m[measure].Score.V)
		if last >= 0 {
			d.Dashes(style, d.x(last), d.y(d.s.points[last].m[measure].Score.V), d.x(i), y, n)
		} else {
			d.Dot(style, int(math.Round(d.x(i))), int(math.Round(y)))
		}
		last = i
	}
}

// target draws the target, which may move from one assessment to the next.
func (d *plot) target() {
	last := -1
	for i := range d.s.points {
		p := &d.s.points[i]
		if p.err != nil || !d.s.sameScale(p) || !p.m[d.s.measure].Target.Valid {
			continue
		}
		x, y := d.x(i), d.y(p.m[d.s.measure].Target.V)
		if last >= 0 {
			d.Dashes(d.s.th.Target, d.x(last), d.y(d.s.points[last].m[d.s.measure].Target.V), x, y, 2)
		} else {
			d.Dashes(d.s.th.Target, 0, y, x, y, 2)
		}
		last = i
	}
	if last >= 0 {
		y := d.y(d.s.points[last].m[d.s.measure].Target.V)
		d.Dashes(d.s.th.Target, d.x(last), y, d.width-1, y, 2)
	}
}

// baseline draws the score at the baseline, from there on.
func (d *plot) baseline() {
	if !d.s.plotted(d.s.base, d.s.measure) {
		return
	}
	y := d.y(d.s.points[d.s.base].m[d.s.measure].Score.V)
	d.Dashes(d.s.th.Text, d.x(d.s.base), y, d.width-1, y, baseDots)
}

// ranges draws how far scores may still go while questions are open; where the
// points stand close, that of the chosen one alone.
func (d *plot) ranges() {
	room := d.room()
	for i := range d.s.points {
		if !d.s.plotted(i, d.s.measure) || room < 2 && i != d.s.at {
			continue
		}
		if m := &d.s.points[i].m[d.s.measure]; m.Provisional() && m.Low.V < m.High.V {
			d.Dashes(d.s.th.Muted, d.x(i), d.y(m.Low.V), d.x(i), d.y(m.High.V), 2)
		}
	}
}

// room is how many cells the points that stand closest lie apart.
func (d *plot) room() int {
	room := math.MaxInt
	for i := 1; i < len(d.s.points); i++ {
		room = min(room, d.cell(i)-d.cell(i-1))
	}
	return room
}
