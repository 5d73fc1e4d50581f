package trend

import (
	"math"

	"posture/assessment"
	"posture/reports/chart"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// Where there is room, all measures stand below the chart, each as a small line
// of so many rows.
const (
	smallRows  = 2
	smallName  = 28
	smallCells = 44
)

// small draws a small line for the whole and for each layer. Top is the line of
// the screen's body at which the page begins.
func (s *Screen) small(p *widget.Page, f *screen.Frame, top int) {
	for measure := range len(s.doc.Framework().Layers) + 1 {
		if p.Left() < smallRows {
			return
		}
		s.smallOne(p, measure)
		f.Zones = append(f.Zones, screen.Zone{Y: top + p.Rows() - smallRows, Width: smallName + smallCells, Height: smallRows, Click: chosen(measure)})
	}
}

func (s *Screen) smallOne(p *widget.Page, measure int) {
	th := s.th
	scale := s.doc.Framework().Scale
	cells := min(smallCells, p.Width()-smallName-14)
	d := &plot{Dots: widget.NewDots(max(cells, 0), smallRows), s: s, scale: chart.Scale{Min: float64(scale.Min()), Max: float64(scale.Max())}}
	w, h := d.Size()
	d.width, d.height = float64(w), float64(h)
	d.from = days(s.points[0].Head.Date)
	d.span = days(s.points[len(s.points)-1].Head.Date) - d.from
	style, name, mark := th.Text, th.Text, "  "
	if measure == s.measure {
		style, name, mark = th.Chosen, th.Focus, "› "
	}
	d.line(measure, style, 1)
	m := assessment.Measure{}
	if x := &s.points[s.at]; x.err == nil {
		m = x.m[measure]
	}
	if s.plotted(s.at, measure) {
		d.Dot(th.Focus, int(math.Round(d.x(s.at))), int(math.Round(d.y(m.Score.V))))
	}
	for row := range smallRows {
		p.Row()
		if row == 0 {
			key := "  "
			if measure <= 9 {
				key = levelNames[measure] + " "
			}
			p.Gap(margin).Put(name, mark).Put(th.Key, key).PutWithin(name, s.what(measure), smallName-8).To(smallName)
		} else {
			p.To(smallName)
		}
		d.Onto(p, row)
		if row == 0 {
			p.Gap(2).Put(th.Strong, assessment.ShowScore(m.Score, m.Target))
			if x := &s.points[s.at]; x.since != nil && x.since[measure].Answers.Valid {
				p.Gap(2).Put(s.change(x.since[measure]), assessment.ShowChange(x.since[measure].Answers))
			}
		}
	}
}
