package pdf

import (
	"math"
	"strings"

	"posture/reports"
	"posture/reports/chart"
	"posture/reports/palette"
)

// shares are what the answers rest on, and how much was answered.
func (l *layout) shares(b *reports.Board, top float64) {
	top = math.Min(top, l.sheet.bottom-25.5)
	l.stacked(&b.Evidence, frame{l.left(), top, 84, 5.6}, [4]palette.Color{palette.Ink, palette.Muted, palette.Mid, palette.Hairline})
	l.stacked(&b.Coverage, frame{l.left() + 90, top, 84, 5.6}, [4]palette.Color{palette.Ink, palette.Mid, palette.Hairline, palette.Paper})
}

func (l *layout) stacked(s *reports.Shares, f frame, fills [4]palette.Color) {
	l.boardHead(f.x, f.y, f.w, s.Title)
	digit, caption := l.digitText(), l.captionText()
	l.in(roleFigure, func() {
		var words []string
		for _, p := range s.Parts {
			words = append(words, p.Label+" "+p.Shown)
		}
		l.at.alt = l.clean(s.Title+": "+strings.Join(words, ", "), caption)
		at, bar := f.x, f.y+7.8
		for i, p := range s.Parts {
			w := p.Part * f.w
			c := fills[min(i, 3)]
			if w > 0 {
				l.rect(at, bar, w, f.h, c)
				if c == palette.Paper {
					l.stroke(0.2, palette.Mid, solid, chart.Point{X: at, Y: bar}, chart.Point{X: at + w, Y: bar}, chart.Point{X: at + w, Y: bar + f.h}, chart.Point{X: at, Y: bar + f.h}, chart.Point{X: at, Y: bar})
				}
			}
			if text := l.clean(p.Shown, digit); digit.width(text)+1.5 < w {
				l.middle(at+w/2, bar+f.h/2+0.33*digit.em(), digit, palette.On(c), text)
			}
			at += w
		}
		l.shareKeys(s, f, bar+f.h+4.2, fills)
	})
	l.in(roleP, func() {
		l.lines(f.x, f.y+19.4, caption, palette.Muted, caption.fitLines(l.clean(s.Note, caption), f.w, 3))
	})
}

func (l *layout) shareKeys(s *reports.Shares, f frame, y float64, fills [4]palette.Color) {
	caption, x := l.captionText(), f.x
	for i, p := range s.Parts {
		text := l.clean(p.Label, caption)
		if x+3.4+caption.width(text) > f.x+f.w {
			return
		}
		c := fills[min(i, 3)]
		l.rect(x, y-2, 2.2, 2.2, c)
		if c == palette.Paper {
			l.stroke(0.2, palette.Mid, solid, chart.Point{X: x, Y: y - 2}, chart.Point{X: x + 2.2, Y: y - 2}, chart.Point{X: x + 2.2, Y: y + 0.2}, chart.Point{X: x, Y: y + 0.2}, chart.Point{X: x, Y: y - 2})
		}
		l.text(x+3.4, y, caption, palette.Ink, text+" ")
		x += 3.4 + caption.width(text) + 4.4
	}
}
