package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/chart"
	"posture/reports/palette"
)

// bars are layers as bars with range and target, in the left column of a page
// for the board.
type bars struct {
	title string
	head  reports.LayersHead
	rows  []reports.LayerRow
	note  string
	most  float64 // the height that all rows together may take
	// Where the bars end, and where the scores and the last column do.
	bar, score, last float64
}

// barsFrom is where bars begin.
const barsFrom = 36.0

func barsOf(b *reports.Board) bars {
	return bars{b.LayersTitle, b.LayersHead, b.Layers, b.LayersNote, 46, 84, 92.5, leftColumn}
}

func (l *layout) layerBars(b bars, top float64) {
	x, width := l.left(), b.bar-barsFrom
	l.boardHead(x, top, leftColumn, b.title)
	rows := float64(len(b.rows))
	pitch := min(9.6, b.most/max(1, rows))
	first := top + 12.5
	axis := l.axisText()
	l.decorate(func() {
		l.right(x+b.score, top+9.6, axis, palette.Muted, l.clean(b.head.Score, axis))
		l.right(x+b.last, top+9.6, axis, palette.Muted, l.clean(b.head.Gap, axis))
		for i, step := range l.r.Scale {
			at := x + barsFrom + width*float64(i)/float64(len(l.r.Scale)-1)
			l.stroke(0.2, palette.Hairline, solid, chart.Point{X: at, Y: first - 1.6}, chart.Point{X: at, Y: first + rows*pitch - 1.6})
			digit, _, _ := strings.Cut(reports.LevelName(step), " ")
			l.middle(at, first+rows*pitch+1.6, axis, palette.Muted, digit)
		}
	})
	l.in(roleTable, func() {
		for i := range b.rows {
			l.layerBar(b, &b.rows[i], frame{x + barsFrom, first + float64(i)*pitch, width, min(5.6, 0.62*pitch)}, pitch)
		}
	})
	l.barKeys(b, first+rows*pitch+6)
}

func (l *layout) layerBar(b bars, r *reports.LayerRow, f frame, pitch float64) {
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
			l.right(x+b.score, mid+0.33*s.em(), s, palette.Ink, l.clean(r.Measures.Score.Shown, s)+" ")
		})
		l.in(roleTD, func() {
			if r.NotAsked != "" {
				return
			}
			s, c := l.smallText(), palette.Muted
			if r.Large {
				s, c = l.smallStrong(), l.accent
			}
			l.right(x+b.last, mid+0.33*s.em(), s, c, l.clean(r.Less, s))
		})
	})
}

// barKeys explain the signs on the bars.
func (l *layout) barKeys(b bars, y float64) {
	s := l.axisText()
	l.in(roleP, func() {
		x := l.left()
		l.decorate(func() {
			l.line(chart.Shape{Role: chart.RangeLine}, []chart.Point{{X: x, Y: y - 0.9}, {X: x + 4.4, Y: y - 0.9}})
			for _, at := range []float64{x, x + 4.4} {
				l.stroke(0.4, palette.Ink, solid, chart.Point{X: at, Y: y - 1.8}, chart.Point{X: at, Y: y})
			}
		})
		text := s.fit(l.clean(b.head.Range, s), 84)
		l.text(x+6, y, s, palette.Muted, text+" ")
		at := x + 6 + s.width(text) + 4
		l.decorate(func() {
			l.stroke(0.7, l.accent, solid, chart.Point{X: at, Y: y - 2.4}, chart.Point{X: at, Y: y + 0.4})
		})
		mark := l.clean(b.head.Mark, s)
		l.text(at+1.6, y, s, palette.Muted, mark+" ")
		below := x
		if b.head.Then != "" {
			l.decorate(func() {
				l.stroke(0.6, palette.Ink, solid, chart.Point{X: x + 2.2, Y: y + 1.6}, chart.Point{X: x + 2.2, Y: y + 4})
			})
			then := s.fit(l.clean(b.head.Then, s), leftColumn-6)
			l.text(x+6, y+3.8, s, palette.Muted, then+" ")
			below += 6 + s.width(then) + 4
		}
		if b.note != "" {
			l.lines(below, y+3.8-s.baseline(), s, palette.Muted, s.fitLines(l.clean(b.note, s), x+leftColumn-below, 2))
		}
	})
}
