package html

import (
	"html/template"
	"math"
	"strconv"

	"posture/reports"
	"posture/reports/chart"
)

// The gauge's places: the scale's left, width, top and height, and the line on
// which the score and its range stand.
const (
	gaugeLeft, gaugeWidth = 14.0, 612.0
	gaugeTop, gaugeHeight = 44.0, 20.0
	gaugeLine             = 28.0
)

// gauge draws the whole on its scale: a field from each level to the next, the
// score with its range above, the target across. The same stands beside it as
// text.
func (p *page) gauge(g reports.Gauge) template.HTML {
	d := &drawing{w: 640, h: 116}
	p.drawn++
	d.put(`<svg class="gauge" viewBox="0 0 640 116" aria-hidden="true" focusable="false">`)
	x := func(v float64) float64 { return gaugeLeft + gaugeWidth*g.Bar.Part(v) }
	for i, s := range p.Scale {
		at := x(float64(s.Level))
		name := strconv.Itoa(s.Level) + " " + s.Name
		if i == len(p.Scale)-1 {
			d.text("m", at, gaugeTop+gaugeHeight, chart.End, 1.25, strconv.Itoa(s.Level))
			continue
		}
		next := x(float64(p.Scale[i+1].Level))
		d.put(`<rect class="lf l%d" x="%s" y="%s" width="%s" height="%s"/>`, i, short(at+1), short(gaugeTop), short(next-at-2), short(gaugeHeight))
		if wide(name, 12) > next-at-4 {
			name = strconv.Itoa(s.Level)
		}
		d.text("m long", at+1, gaugeTop+gaugeHeight, chart.Start, 1.25, name)
		d.text("m short", at+1, gaugeTop+gaugeHeight, chart.Start, 1.25, strconv.Itoa(s.Level))
	}
	m := g.Measures
	if t := m.Target.Value; t.Valid {
		at := x(t.V)
		d.put(`<path class="halo" d="M%[1]s %[2]sV%[3]s"/><path class="tl" d="M%[1]s %[2]sV%[3]s"/>`, short(at), short(gaugeTop-4), short(gaugeTop+gaugeHeight+4))
		d.put(`<path class="tip" d="M%s %sl5 -8h-10z"/>`, short(at), short(gaugeTop))
		d.text("a b", max(40, min(at, 600)), gaugeTop+gaugeHeight+24, chart.Middle, 0.95, g.TargetTag)
	}
	if m.Score.Value.Valid {
		d.score(g, x)
	}
	return d.end()
}

// score draws the score with its range, and what else is marked: what is shown,
// or what it was.
func (d *drawing) score(g reports.Gauge, x func(float64) float64) {
	m := g.Measures
	low, high, at := x(m.Low.Value.V), x(m.High.Value.V), x(m.Score.Value.V)
	if high > low {
		d.put(`<path class="rl" d="M%s %sH%sM%s %sv8M%s %sv8"/>`, short(low), short(gaugeLine), short(high), short(low), short(gaugeLine-4), short(high), short(gaugeLine-4))
	}
	other := m.Evidenced
	if g.Then.Value.Valid {
		other = g.Then
	}
	if e := x(other.Value.V); other.Value.Valid && math.Abs(at-e) > 14 {
		d.put(`<path class="di" d="M%s %sH%s"/>`, short(e), short(gaugeLine), short(at))
		d.put(`<circle class="hd" cx="%s" cy="%s" r="5"/>`, short(e), short(gaugeLine))
		if math.Abs(at-e) > 40 {
			d.text("m long", e, gaugeLine-10, chart.Middle, 0, other.Shown)
		}
	}
	d.put(`<circle class="sd" cx="%s" cy="%s" r="6"/>`, short(at), short(gaugeLine))
	d.text("b", at, gaugeLine-11, chart.Middle, 0, m.Score.Shown)
}

// sign draws the sign of a range, of what was before, or of a target.
func sign(of string) template.HTML {
	switch of {
	case "range":
		return keyed(reports.Key{Role: chart.RangeLine})
	case "then":
		return keyed(reports.Key{Role: chart.ThenLine})
	}
	return keyed(reports.Key{Role: chart.TargetLine})
}

// keyed draws the sign that a key explains.
func keyed(k reports.Key) template.HTML {
	d := &drawing{w: 24, h: 16}
	d.put(`<svg class="sign" viewBox="0 0 24 16" aria-hidden="true" focusable="false">`)
	switch k.Role {
	case chart.LevelFill, chart.OtherFill, chart.ScoreArea, chart.Rise, chart.Fall:
		d.put(`<rect class="%s" x="4" y="1" width="14" height="14"/>`, areaClass(chart.Shape{Role: k.Role, Level: k.Level}))
	case chart.ScoreDot, chart.ShownDot:
		d.dot(k.Role, chart.Point{X: 0.5, Y: 0.5})
	case chart.TargetLine:
		d.put(`<path class="tl" d="M12 1V15"/>`)
	case chart.ThenLine:
		d.put(`<path class="th" d="M12 2V14"/>`)
	case chart.RangeLine:
		d.put(`<path class="rl" d="M2 8H22M2 4v8M22 4v8"/>`)
	default:
		d.put(`<path class="sl" d="M2 8H22"/>`)
	}
	return d.end()
}
