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
	l.stacked(&b.Coverage, frame{l.left() + 90, top, 84, 5.6}, openFills)
}

// openFills are the colours of parts of which the last aren't there.
var openFills = [4]palette.Color{palette.Ink, palette.Mid, palette.Hairline, palette.Paper}

func (l *layout) stacked(s *reports.Shares, f frame, fills [4]palette.Color) {
	l.boardHead(f.x, f.y, f.w, s.Title)
	caption := l.captionText()
	l.in(roleFigure, func() {
		bar := f.y + 7.8
		l.at.alt = l.clean(s.Title+": "+shareWords(*s), caption)
		l.stack(s, frame{f.x, bar, f.w, f.h}, fills)
		l.shareKeys(s, f, bar+f.h+4.2, fills)
	})
	l.in(roleP, func() {
		l.lines(f.x, f.y+18.7+0.4*l.sheet.air, caption, palette.Muted, caption.fitLines(l.clean(s.Note, caption), f.w, 3))
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

// shareWords are parts of a whole in words.
func shareWords(s reports.Shares) string {
	var words []string
	for _, p := range s.Parts {
		words = append(words, p.Label+" "+p.Shown)
	}
	return strings.Join(words, ", ")
}

// stack is a bar of parts of a whole, each with its figure where it has room.
func (l *layout) stack(s *reports.Shares, f frame, fills [4]palette.Color) {
	at, digit := f.x, l.digitText()
	for i, p := range s.Parts {
		w := p.Part * f.w
		c := fills[min(i, 3)]
		if w > 0 {
			l.rect(at, f.y, w, f.h, c)
			if c == palette.Paper {
				l.stroke(0.2, palette.Mid, solid, chart.Point{X: at, Y: f.y}, chart.Point{X: at + w, Y: f.y}, chart.Point{X: at + w, Y: f.y + f.h}, chart.Point{X: at, Y: f.y + f.h}, chart.Point{X: at, Y: f.y})
			}
		}
		if text := l.clean(p.Shown, digit); digit.width(text)+1.5 < w {
			l.middle(at+w/2, f.y+f.h/2+0.33*digit.em(), digit, palette.On(c), text)
		}
		at += w
	}
}
