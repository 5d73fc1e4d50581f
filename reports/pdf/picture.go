package pdf

import (
	"posture/reports"
	"posture/reports/chart"
	"posture/reports/palette"
)

// A frame is where a picture is drawn.
type frame struct{ x, y, w, h float64 }

func (f frame) at(p chart.Point) chart.Point { return chart.Point{X: f.x + p.X*f.w, Y: f.y + p.Y*f.h} }

// scoreColor is the colour of scores that are no level of their own.
const scoreColor palette.Color = 0x006080

// picture draws a picture's shapes, then its labels.
func (l *layout) picture(p chart.Picture, f frame) {
	for _, s := range p.Shapes {
		points := make([]chart.Point, len(s.Points))
		for i, x := range s.Points {
			points[i] = f.at(x)
		}
		switch s.Kind {
		case chart.Area:
			l.fill(s, points)
		case chart.Line:
			l.line(s, points)
		case chart.Dot:
			for _, x := range points {
				l.spot(s.Role, x)
			}
		}
	}
	for _, x := range p.Labels {
		l.label(x, f)
	}
}

func (l *layout) fill(s chart.Shape, points []chart.Point) {
	switch s.Role {
	case chart.LevelFill:
		l.area(points, l.levels[min(max(s.Level, 0), len(l.levels)-1)], 0)
	case chart.ScoreArea:
		l.area(points, scoreColor, 0.18)
	case chart.Rise:
		l.area(points, scoreColor, 0)
	case chart.Fall:
		l.area(points, l.accent, 0)
	default:
		l.area(points, otherFill(s.Level), 0)
		l.stroke(0.2, palette.Mid, solid, append(points, points[0])...)
	}
}

// otherFill is the grey of a kind that is no level: the first is unknown, then
// open, then not applicable.
func otherFill(kind int) palette.Color {
	return [...]palette.Color{palette.Hairline, palette.Wash, palette.Paper}[min(max(kind, 0), 2)]
}

func (l *layout) line(s chart.Shape, points []chart.Point) {
	switch s.Role {
	case chart.Axis:
		l.stroke(0.35, palette.Ink, solid, points...)
	case chart.ScoreLine:
		l.stroke(0.7, scoreColor, solid, points...)
	case chart.RangeLine:
		l.stroke(1.3, palette.Paper, solid, points...)
		l.stroke(0.4, palette.Ink, solid, points...)
	case chart.TargetLine:
		if len(points) > 2 || points[0].Y == points[1].Y {
			l.stroke(0.45, l.accent, dashed, points...)
			return
		}
		l.stroke(1.5, palette.Paper, solid, points...)
		l.stroke(0.7, l.accent, solid, points...)
	case chart.ThenLine:
		l.stroke(1.5, palette.Paper, solid, points...)
		l.stroke(0.6, palette.Ink, solid, points...)
	case chart.Distance:
		l.stroke(0.9, palette.Mid, solid, points...)
	default:
		l.stroke(0.2, palette.Hairline, solid, points...)
	}
}

func (l *layout) spot(r chart.Role, at chart.Point) {
	switch r {
	case chart.ShownDot:
		l.dot(at.X, at.Y, 1.35, palette.Ink)
		l.dot(at.X, at.Y, 0.95, palette.Paper)
	default:
		l.dot(at.X, at.Y, 1.6, palette.Paper)
		l.dot(at.X, at.Y, 1.25, palette.Ink)
	}
}

func (l *layout) label(x chart.Label, f frame) {
	s, c := l.smallText(), palette.Ink
	most := 2
	switch x.Role {
	case chart.Number:
		s, most = l.captionBold(), 1
	case chart.Tick:
		s, c, most = l.axisText(), palette.Muted, 1
	case chart.OnLevel:
		s, c, most = l.captionBold(), palette.On(l.levels[min(max(x.Level, 0), len(l.levels)-1)]), 1
	case chart.OnOther:
		s, most = l.captionText(), 1
	case chart.Caption:
		s, c, most = l.captionBold(), palette.Muted, 1
	}
	at := f.at(x.At)
	lines := s.fitLines(l.clean(x.Text, s), max(x.Width*f.w, 6), most)
	if x.Role == chart.Name && x.At.X == 0 && len(lines) > 1 { // a row's name has a row's height
		s = l.axisText()
		lines = s.fitLines(l.clean(x.Text, s), max(x.Width*f.w, 6), most)
	}
	top := at.Y - float64(len(lines))*s.leading/2
	switch x.V {
	case chart.Start:
		top = at.Y
	case chart.End:
		top = at.Y - float64(len(lines))*s.leading
	}
	for i, line := range lines {
		y := top + float64(i)*s.leading + s.baseline()
		switch x.H {
		case chart.Start:
			l.text(at.X, y, s, c, line)
		case chart.End:
			l.right(at.X, y, s, c, line)
		default:
			l.middle(at.X, y, s, c, line)
		}
	}
}

// The widths of pictures: the full measure, or less for those that are high.
func pictureWidth(p chart.Picture) float64 {
	if p.Height > 0.6 {
		return 128
	}
	return contentWidth
}

// chartHeight is the height of a chart with its key and note, under its title.
func (l *layout) chartHeight(c reports.Chart) float64 {
	return pictureWidth(c.Picture)*c.Picture.Height + 9 + l.noteHeight(c)
}

func (l *layout) noteHeight(c reports.Chart) float64 {
	if c.Note == "" {
		return 0
	}
	s := l.captionText()
	return float64(len(s.wrap(l.clean(c.Note, s), contentWidth)))*s.leading + 1
}

// chart draws a titled picture whole, as one figure with its text.
//
// What explains it in a few lines stays on its page.
func (l *layout) chart(c reports.Chart, rest []reports.Block) {
	keep := l.chartHeight(c)
	if len(rest) > 0 {
		if f, ok := rest[0].(reports.Fields); ok && len(f.Rows) < 5 {
			keep += 6.4 * float64(len(f.Rows))
		}
	}
	l.heading(reports.Heading{Text: c.Title}, keep)
	w := pictureWidth(c.Picture)
	h := w * c.Picture.Height
	l.in(roleFigure, func() {
		l.at.alt = l.clean(c.Alt, l.bodyText())
		l.y += 1
		l.picture(c.Picture, frame{l.left() + (contentWidth-w)/2, l.y, w, h})
		l.y += h + 2
		l.keys(c.Key)
	})
	if c.Note != "" {
		l.para(l.left(), contentWidth, l.captionText(), palette.Muted, c.Note)
		l.y += 1
	}
	l.y += 1.5
}

// keys are the signs of a picture and what they mean, on as many lines as it
// takes.
func (l *layout) keys(keys []reports.Key) {
	if len(keys) == 0 {
		return
	}
	s := l.captionText()
	x := l.left()
	for _, k := range keys {
		text := s.fit(l.clean(k.Text, s), contentWidth-10)
		w := 5.6 + s.width(text) + 5
		if x > l.left() && x+w > l.left()+contentWidth {
			x, l.y = l.left(), l.y+s.leading+0.6
		}
		l.sign(k, x, l.y+s.leading/2)
		l.text(x+5.6, l.y+s.baseline(), s, palette.Ink, text)
		x += w
	}
	l.y += s.leading + 1.6
}

// sign draws what a key explains, 4 mm wide, its middle at y.
func (l *layout) sign(k reports.Key, x, y float64) {
	p := func(dx, dy float64) chart.Point { return chart.Point{X: x + dx, Y: y + dy} }
	square := []chart.Point{p(0.6, -1.4), p(3.4, -1.4), p(3.4, 1.4), p(0.6, 1.4)}
	switch k.Role {
	case chart.LevelFill, chart.OtherFill, chart.ScoreArea, chart.Rise, chart.Fall:
		l.fill(chart.Shape{Role: k.Role, Level: k.Level}, square)
	case chart.ScoreDot, chart.ShownDot:
		l.spot(k.Role, p(2, 0))
	case chart.TargetLine:
		l.stroke(0.7, l.accent, solid, p(2, -1.6), p(2, 1.6))
	case chart.ThenLine:
		l.stroke(0.6, palette.Ink, solid, p(2, -1.4), p(2, 1.4))
	case chart.RangeLine:
		l.stroke(0.4, palette.Ink, solid, p(2, -1.7), p(2, 1.7))
	default:
		l.line(chart.Shape{Role: k.Role}, []chart.Point{p(0, 0), p(4, 0)})
	}
}
