package html

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"posture/reports"
	"posture/reports/chart"
)

// A drawing is an SVG in the making, so many units wide and high.
type drawing struct {
	strings.Builder
	w, h float64
}

func (d *drawing) put(format string, args ...any) { fmt.Fprintf(d, format, args...) }

func (d *drawing) points(points []chart.Point) string {
	var b strings.Builder
	for i, p := range points {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s,%s", short(p.X*d.w), short(p.Y*d.h))
	}
	return b.String()
}

// short is a coordinate with up to one decimal.
func short(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0") }

// begin opens the picture with a name and a description for those who don't
// see it, or hides it from them where both stand beside it as text.
func (d *drawing) begin(class, id, title, alt string) {
	if title == "" {
		d.put(`<svg class="%s" viewBox="0 0 %s %s" preserveAspectRatio="none" aria-hidden="true" focusable="false">`, class, short(d.w), short(d.h))
		return
	}
	d.put(`<svg class="%s" viewBox="0 0 %s %s" role="img" aria-labelledby="%s-t" aria-describedby="%s-d">`, class, short(d.w), short(d.h), id, id)
	d.put(`<title id="%s-t">%s</title><desc id="%s-d">%s</desc>`, id, html.EscapeString(title), id, html.EscapeString(alt))
}

func (d *drawing) end() template.HTML {
	d.put(`</svg>`)
	return template.HTML(d.String())
}

// chart draws a chart's picture with its text.
func (p *page) chart(c reports.Chart) template.HTML {
	if c.Picture.Height > 0.6 {
		return p.figure(c, 560, "chart round")
	}
	return p.figure(c, 860, "chart")
}

// half draws one for half the width of a page.
func (p *page) half(c reports.Chart) template.HTML { return p.figure(c, 440, "chart half") }

func (p *page) figure(c reports.Chart, wide float64, class string) template.HTML {
	p.drawn++
	d := &drawing{w: wide, h: wide * c.Picture.Height}
	d.begin(class, fmt.Sprintf("chart-%d", p.drawn), c.Title, c.Alt)
	d.picture(c.Picture)
	return d.end()
}

// bar is a layer's bar over the scale's steps; its figures stand beside it.
func (p *page) bar(picture chart.Picture, scale chart.Scale) template.HTML {
	d := &drawing{w: 1000, h: 100}
	d.begin("bar", "", "", "")
	for v := scale.Min; v <= scale.Max; v++ {
		x := scale.Part(v)
		d.line("g", chart.Point{X: x, Y: 0}, chart.Point{X: x, Y: 1})
	}
	d.picture(picture)
	return d.end()
}

// share is a bar of parts of a whole; their names and figures stand beside it.
func (p *page) share(s reports.Shares) template.HTML {
	d := &drawing{w: 1000, h: 100}
	d.begin("bar", "", "", "")
	at := 0.0
	for i, part := range s.Parts {
		if part.Part > 0 {
			d.area(fmt.Sprintf("part p%d", min(i, 3)), chart.Point{X: at, Y: 0}, chart.Point{X: at + part.Part, Y: 0}, chart.Point{X: at + part.Part, Y: 1}, chart.Point{X: at, Y: 1})
		}
		at += part.Part
	}
	return d.end()
}

func (d *drawing) picture(p chart.Picture) {
	for _, s := range p.Shapes {
		switch s.Kind {
		case chart.Area:
			d.area(areaClass(s), s.Points...)
		case chart.Line:
			d.stroke(s)
		case chart.Dot:
			for _, x := range s.Points {
				d.dot(s.Role, x)
			}
		}
	}
	for _, l := range p.Labels {
		d.label(l)
	}
}

func areaClass(s chart.Shape) string {
	switch s.Role {
	case chart.LevelFill:
		return fmt.Sprintf("lf l%d", max(0, s.Level))
	case chart.ScoreArea:
		return "sa"
	case chart.Rise:
		return "up"
	case chart.Fall:
		return "dn"
	}
	return fmt.Sprintf("of o%d", min(max(0, s.Level), 2))
}

func (d *drawing) area(class string, points ...chart.Point) {
	d.put(`<polygon class="%s" points="%s"/>`, class, d.points(points))
}

func (d *drawing) line(class string, points ...chart.Point) {
	d.put(`<polyline class="%s" points="%s"/>`, class, d.points(points))
}

func (d *drawing) stroke(s chart.Shape) {
	switch s.Role {
	case chart.Axis:
		d.line("ax", s.Points...)
	case chart.ScoreLine:
		d.line("sl", s.Points...)
	case chart.RangeLine:
		d.line("halo", s.Points...)
		d.line("rl", s.Points...)
	case chart.TargetLine:
		if len(s.Points) > 2 || s.Points[0].Y == s.Points[1].Y {
			d.line("tl dash", s.Points...)
			return
		}
		d.line("halo", s.Points...)
		d.line("tl", s.Points...)
	case chart.ThenLine:
		d.line("halo", s.Points...)
		d.line("th", s.Points...)
	case chart.Distance:
		d.line("di", s.Points...)
	default:
		d.line("g", s.Points...)
	}
}

func (d *drawing) dot(r chart.Role, at chart.Point) {
	class := "sd"
	if r == chart.ShownDot {
		class = "hd"
	}
	d.put(`<circle class="%s" cx="%s" cy="%s" r="5.5"/>`, class, short(at.X*d.w), short(at.Y*d.h))
}

// label writes a text at its place, on as many lines as its room asks for.
func (d *drawing) label(l chart.Label) {
	class, most := labelClass(l), 1
	if l.Role == chart.Name {
		most = 2
		if d.w < 600 {
			most = 3
		}
	}
	lines := wrap(l.Text, max(l.Width*d.w, 30), most, labelSize(l.Role))
	first := 0.35 - float64(len(lines)-1)*0.575
	switch l.V {
	case chart.Start:
		first = 0.85
	case chart.End:
		first = -0.25 - float64(len(lines)-1)*1.15
	}
	d.text(class, l.At.X*d.w, l.At.Y*d.h, l.H, first, lines...)
}

// text writes lines, the first so many em below a place.
func (d *drawing) text(class string, x, y float64, h chart.Place, first float64, lines ...string) {
	anchor := map[chart.Place]string{chart.Start: "start", chart.End: "end"}[h]
	if anchor == "" {
		anchor = "middle"
	}
	d.put(`<text class="%s" text-anchor="%s" x="%s" y="%s">`, class, anchor, short(x), short(y))
	for i, line := range lines {
		if i > 0 {
			first = 1.15
		}
		d.put(`<tspan x="%s" dy="%.3gem">%s</tspan>`, short(x), first, html.EscapeString(line))
	}
	d.put(`</text>`)
}

func labelClass(l chart.Label) string {
	switch l.Role {
	case chart.Number:
		return "n b"
	case chart.Tick:
		return "n m"
	case chart.OnLevel:
		if l.H == chart.Start {
			return fmt.Sprintf("on l%d", max(0, l.Level))
		}
		return fmt.Sprintf("b on l%d", max(0, l.Level))
	case chart.OnOther:
		return "b"
	case chart.Caption:
		return "n b m"
	}
	return "n"
}
