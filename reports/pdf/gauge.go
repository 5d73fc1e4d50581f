package pdf

import (
	"math"
	"strings"

	"posture/reports"
	"posture/reports/chart"
	"posture/reports/palette"
)

// gauge is the band with the overall score on its scale.
func (l *layout) gauge(g *reports.Gauge, top float64) {
	x := l.left()
	l.decorate(func() {
		l.rect(x, top, contentWidth, bandHeight, palette.Wash)
		l.rect(x, top, 1.6, bandHeight, l.levelColor(g.Measures))
	})
	small, muted := l.smallText(), palette.Muted
	l.in(roleP, func() {
		l.text(x+7, top+8, small, muted, l.clean(g.Label, small)+" ")
		hero := l.heroText()
		score := l.clean(g.Measures.Score.Shown, hero)
		l.text(x+7, top+23.2, hero, palette.Ink, score)
		of := l.style(regular, 13, 6)
		l.text(x+7+hero.width(score)+1.5, top+23.2, of, muted, l.clean(" "+g.Of, of))
	})
	l.in(roleP, func() {
		s := l.headText()
		lines := s.wrap(l.clean(g.LevelLine, s), 50)
		if len(lines) > 1 {
			s = l.style(semibold, 8.5, 3.7)
			lines = s.fitLines(l.clean(g.LevelLine, s), 50, 2)
		}
		y := l.lines(x+7, top+30.6-s.baseline(), s, palette.Ink, lines)
		l.text(x+7, max(y+0.6+small.baseline()-0.4, top+35.4), small, muted, small.fit(l.clean(g.ScoreLine, small), 50))
	})
	l.gaugeSide(g, top)
}

// gaugeSide is the right of the band: the scale with what stands on it, and
// what is said about it.
func (l *layout) gaugeSide(g *reports.Gauge, top float64) {
	x, small := l.left(), l.smallText()
	l.in(roleFigure, func() {
		l.at.alt = l.clean(strings.Join([]string{g.Label, g.Measures.Score.Shown, g.Of, g.LevelLine, g.ScoreLine}, ", "), small)
		l.gaugeScale(g, x+60, top+18.6, 108)
	})
	l.in(roleP, func() {
		l.text(x+60, top+7, l.smallStrong(), palette.Ink, l.smallStrong().fit(l.clean(g.Claimed, l.smallStrong()), 108))
	})
	l.in(roleP, func() {
		s := l.style(regular, 8.5, 3.6)
		l.lines(x+60, top+31.2, s, palette.Muted, s.fitLines(l.clean(g.Sentence, s), 108, 2))
	})
}

// levelColor is the colour of a level, or a grey for none.
func (l *layout) levelColor(m reports.Measures) palette.Color {
	if !m.Level.Valid {
		return palette.Mid
	}
	return l.levels[min(max(m.Level.V-l.r.Scale[0].Level, 0), len(l.levels)-1)]
}

// gaugeScale draws the scale as a segment from each level to the next, and on
// it the score with its range, what is shown, and the target.
func (l *layout) gaugeScale(g *reports.Gauge, x, top, width float64) {
	const h = 6
	n := len(l.r.Scale) - 1
	seg := width / float64(n)
	s := l.smallText()
	for i, step := range l.r.Scale[:n] {
		at := x + float64(i)*seg
		l.rect(at+0.2, top, seg-0.4, h, l.levels[i])
		text := l.clean(reports.LevelName(step), s)
		if s.width(text) > seg-2 {
			text, _, _ = strings.Cut(text, " ")
		}
		l.middle(at+seg/2, top+h/2+0.33*s.em(), s, palette.On(l.levels[i]), text)
	}
	part := func(v float64) float64 { return x + width*g.Bar.Part(v) }
	y, m := top-3.4, g.Measures
	last := l.clean(reports.LevelName(l.r.Scale[n]), l.axisText())
	lastFrom := x + width - l.axisText().width(last)
	if m.Target.Value.Valid {
		at := part(m.Target.Value.V)
		for _, from := range []float64{top - 1.6, top + h - 1} { // above and below the names in the segments
			l.stroke(1.5, palette.Wash, solid, chart.Point{X: at, Y: from}, chart.Point{X: at, Y: from + 2.6})
			l.stroke(0.6, l.accent, solid, chart.Point{X: at, Y: from}, chart.Point{X: at, Y: from + 2.6})
		}
		l.area([]chart.Point{{X: at - 1.3, Y: top + h + 2.9}, {X: at + 1.3, Y: top + h + 2.9}, {X: at, Y: top + h + 1}}, l.accent, 0)
		t := l.smallStrong()
		tag := l.clean(g.TargetTag, t)
		from := min(max(at-t.width(tag)/2, x), x+width-t.width(tag))
		l.text(from, top+h+6.1, t, l.accent, tag)
		if from+t.width(tag)+2 > lastFrom {
			last = ""
		}
	}
	l.text(lastFrom, top+h+3.2, l.axisText(), palette.Muted, last)
	if !m.Score.Value.Valid {
		return
	}
	if m.Range != "" {
		a, b := part(m.Low.Value.V), part(m.High.Value.V)
		l.stroke(0.45, palette.Ink, solid, chart.Point{X: a, Y: y}, chart.Point{X: b, Y: y})
		for _, at := range []float64{a, b} {
			l.stroke(0.45, palette.Ink, solid, chart.Point{X: at, Y: y - 1.1}, chart.Point{X: at, Y: y + 1.1})
		}
	}
	at := part(m.Score.Value.V)
	strong := l.strongText()
	l.middle(at, y-2.6, strong, palette.Ink, l.clean(m.Score.Shown, strong))
	if g.Then.Value.Valid {
		l.otherMark(g.Then, g.ThenTag, part(g.Then.Value.V), at, y, strong.width(m.Score.Shown), x, x+width)
	} else if m.Evidenced.Value.Valid {
		l.otherMark(m.Evidenced, g.Shown, part(m.Evidenced.Value.V), at, y, strong.width(m.Score.Shown), x, x+width)
	}
	l.dot(at, y, 1.35, palette.Ink)
}

// otherMark is what else stands on the scale beside the score: what is shown,
// or what it was. Wide is the room of the score's own figure, and the scale goes
// from one place to another.
func (l *layout) otherMark(f reports.Figure, tag string, x, score, y, wide, from, to float64) {
	if math.Abs(x-score) < 0.3 {
		return
	}
	l.spot(chart.ShownDot, chart.Point{X: x, Y: y})
	s := l.axisText()
	text := l.clean(f.Shown+" "+tag, s)
	w := s.width(text)
	switch left, right := score-wide/2-1.5, score+wide/2+1.5; {
	case x < score && left-w >= from:
		l.text(max(from, min(x+2, left)-w), y-2.6, s, palette.Muted, text)
	case x > score && right+w <= to:
		l.text(min(to-w, max(x-2, right)), y-2.6, s, palette.Muted, text)
	}
}
