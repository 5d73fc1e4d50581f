package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/chart"
	"posture/reports/palette"
)

// layerBars are the layers as bars with range and target.
func (l *layout) layerBars(b *reports.Board, top float64) {
	x := l.left()
	l.boardHead(x, top, leftColumn, b.LayersTitle)
	const from, width = 36.0, 53.0
	rows := float64(len(b.Layers))
	pitch := min(9.6, 48/max(1, rows))
	first := top + 12.5
	axis := l.axisText()
	l.decorate(func() {
		l.right(x+98, top+9.6, axis, palette.Muted, l.clean(b.LayersHead.Score, axis))
		l.right(x+leftColumn, top+9.6, axis, palette.Muted, l.clean(b.LayersHead.Gap, axis))
		for i, step := range l.r.Scale {
			at := x + from + width*float64(i)/float64(len(l.r.Scale)-1)
			l.stroke(0.2, palette.Hairline, solid, chart.Point{X: at, Y: first - 1.6}, chart.Point{X: at, Y: first + rows*pitch - 1.6})
			digit, _, _ := strings.Cut(reports.LevelName(step), " ")
			l.middle(at, first+rows*pitch+1.6, axis, palette.Muted, digit)
		}
	})
	l.in(roleTable, func() {
		for i := range b.Layers {
			l.layerBar(&b.Layers[i], frame{x + from, first + float64(i)*pitch, width, min(5.6, 0.62*pitch)}, pitch)
		}
	})
	l.barKeys(b, first+rows*pitch+6)
}

func (l *layout) layerBar(r *reports.LayerRow, f frame, pitch float64) {
	x, mid := l.left(), f.y+f.h/2
	l.in(roleTR, func() {
		l.in(roleTH, func() {
			l.at.row = true
			l.in(roleLink, func() {
				s := l.style(regular, 9, 3.7)
				most := 2
				if pitch < 8 {
					most = 1
				}
				lines := s.fitLines(l.clean(r.Title, s), 34, most)
				top := mid - float64(len(lines))*s.leading/2
				l.lines(x, top, s, palette.Ink, lines)
				l.link(x, top, 34, float64(len(lines))*s.leading, l.known(r.Anchor), "")
			})
		})
		l.in(roleTD, func() {
			if r.NotAsked != "" {
				s := l.smallItalic()
				l.text(f.x+2, mid+0.33*s.em(), s, palette.Muted, s.fit(l.clean(r.NotAsked, s), f.w-4))
				return
			}
			l.decorate(func() { l.picture(r.Bar, frame{f.x, mid - 3.9*f.h/5.6, f.w, 7.8 * f.h / 5.6}) })
			s := l.headText()
			l.right(x+98, mid+0.33*s.em(), s, palette.Ink, l.clean(r.Measures.Score.Shown, s)+" ")
		})
		l.in(roleTD, func() {
			if r.NotAsked != "" {
				return
			}
			s, c := l.smallText(), palette.Muted
			if r.Large {
				s, c = l.smallStrong(), l.accent
			}
			l.right(x+leftColumn, mid+0.33*s.em(), s, c, l.clean(r.Less, s))
		})
	})
}

// barKeys explain the signs on the bars.
func (l *layout) barKeys(b *reports.Board, y float64) {
	s := l.axisText()
	l.in(roleP, func() {
		x := l.left()
		l.decorate(func() {
			l.line(chart.Shape{Role: chart.RangeLine}, []chart.Point{{X: x, Y: y - 0.9}, {X: x + 4.4, Y: y - 0.9}})
			for _, at := range []float64{x, x + 4.4} {
				l.stroke(0.4, palette.Ink, solid, chart.Point{X: at, Y: y - 1.8}, chart.Point{X: at, Y: y})
			}
		})
		text := s.fit(l.clean(b.LayersHead.Range, s), 84)
		l.text(x+6, y, s, palette.Muted, text+" ")
		at := x + 6 + s.width(text) + 4
		l.decorate(func() {
			l.stroke(0.7, l.accent, solid, chart.Point{X: at, Y: y - 2.4}, chart.Point{X: at, Y: y + 0.4})
		})
		l.text(at+1.6, y, s, palette.Muted, l.clean(b.LayersHead.Mark, s))
		if b.LayersNote != "" {
			l.text(x, y+3.4, s, palette.Muted, s.fit(l.clean(b.LayersNote, s), leftColumn))
		}
	})
}
