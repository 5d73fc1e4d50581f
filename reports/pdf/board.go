package pdf

import (
	"math"
	"strings"

	"posture/reports"
	"posture/reports/chart"
	"posture/reports/palette"
)

// The board's page, measured from the top of the paper in millimetres.
const (
	boardBand   = 37.0 // the band with the overall score
	bandHeight  = 39.0
	boardLayers = 81.5 // the layers' bars, and what stands out
	boardGaps   = 153.5
	leftColumn  = 106.0 // of the two columns under the band
	rightColumn = 112.0 // where the second begins
)

// board draws the page that stands alone. Everything on it has its place;
// what could be too long is shortened with a mark, and stands in full further
// on.
func (l *layout) board(b *reports.Board) {
	l.head = b.Name
	l.newPage()
	l.page.plain = true
	l.in(roleSect, func() {
		l.mark("board", b.Name, 0, true)
		l.boardTitle(b)
		air := l.sheet.air
		l.gauge(&b.Gauge, boardBand)
		l.layerBars(b, boardLayers+air)
		l.findings(b, boardLayers+air)
		y := l.gaps(b, boardGaps+2.4*air)
		l.shares(b, y+2.6+2*air)
	})
}

func (l *layout) boardTitle(b *reports.Board) {
	s := l.captionText()
	right := l.clean(b.Name, s)
	l.decorate(func() {
		edge := l.left() + contentWidth - l.logo()
		l.text(l.left(), l.sheet.head, s, palette.Muted, s.fit(l.clean(b.Head, s), edge-l.left()-s.width(right)-6))
		l.right(edge, l.sheet.head, s, palette.Muted, right)
	})
	l.in(roleH1, func() {
		t := l.titleText()
		text := l.clean(b.Title, t)
		lines := t.balanced(text, contentWidth)
		if len(lines) > 2 {
			t = l.style(semibold, 13, 6)
			lines = t.fitLines(text, contentWidth, 2)
		}
		top := 24.5 - t.baseline()
		if len(lines) == 1 {
			top += 2
		}
		l.lines(l.left(), top, t, l.colour, lines)
	})
}

// boardHead is the head of a part of the page, under a rule.
func (l *layout) boardHead(x, y, w float64, text string) {
	s := l.headText()
	l.rule(x, y, w, 0.35, l.colour)
	l.in(roleH2, func() { l.text(x, y+5.2, s, palette.Ink, s.fit(l.clean(text, s), w)) })
}

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
	l.in(roleFigure, func() {
		l.at.alt = l.clean(strings.Join([]string{g.Label, g.Measures.Score.Shown, g.Of, g.LevelLine, g.ScoreLine}, ", "), small)
		l.gaugeScale(g, x+60, top+18.6, 108)
	})
	l.in(roleP, func() {
		l.text(x+60, top+7, l.smallStrong(), palette.Ink, l.smallStrong().fit(l.clean(g.Claimed, l.smallStrong()), 108))
	})
	l.in(roleP, func() {
		s := l.style(regular, 8.5, 3.6)
		l.lines(x+60, top+31.2, s, muted, s.fitLines(l.clean(g.Sentence, s), 108, 2))
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
	at, shown := part(m.Score.Value.V), part(m.Evidenced.Value.V)
	strong := l.strongText()
	l.middle(at, y-2.6, strong, palette.Ink, l.clean(m.Score.Shown, strong))
	if at-shown > 0.3 {
		l.spot(chart.ShownDot, chart.Point{X: shown, Y: y})
		if w := strong.width(m.Score.Shown); at-shown > w/2+3 {
			l.right(min(shown+2, at-w/2-1.5), y-2.6, l.axisText(), palette.Muted, l.clean(m.Evidenced.Shown+" "+g.Shown, l.axisText()))
		}
	}
	l.dot(at, y, 1.35, palette.Ink)
}

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

// known is an anchor if the report has the section that it is in.
func (l *layout) known(to string) string {
	for i := range l.r.Sections {
		if l.r.Sections[i].ID == to {
			return to
		}
	}
	return ""
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

// findings is the paragraph of what stands out, in the size that it fits in.
func (l *layout) findings(b *reports.Board, top float64) {
	x, w := l.left()+rightColumn, contentWidth-rightColumn
	l.boardHead(x, top, w, b.FindingsTitle)
	text := strings.Join(b.Findings, " ")
	const height = 59.5
	for _, s := range []style{l.tightText(), l.style(regular, 9, 4), l.style(regular, 8.5, 3.8)} {
		text := l.clean(text, s)
		lines := s.wrap(text, w)
		if most := int(height / s.leading); len(lines) > most {
			if s.size > 8.5 {
				continue
			}
			lines = s.fitLines(text, w, most)
		}
		l.in(roleP, func() { l.lines(x, top+8.2, s, palette.Ink, lines) })
		return
	}
}

// gaps are the practices to see to first, with what to do; it gives where they
// end.
func (l *layout) gaps(b *reports.Board, top float64) float64 {
	x := l.left()
	l.boardHead(x, top, contentWidth, b.GapsTitle)
	y := top + 12.2
	if len(b.Gaps) > 0 {
		l.in(roleTable, func() {
			l.gapsHead(b, top+9.6)
			l.rule(x, top+11.2, contentWidth, 0.2, palette.Hairline)
			for i := range b.Gaps {
				y = l.gap(b, &b.Gaps[i], y)
			}
		})
	} else {
		y = top + 8
	}
	if b.GapsNote != "" {
		s := l.captionText()
		l.in(roleP, func() { l.text(x, y+0.8+s.baseline(), s, palette.Muted, s.fit(l.clean(b.GapsNote, s), contentWidth)) })
		y += s.leading + 0.8
	}
	return y
}

// The columns of the gaps: text, owner, levels, gain.
const (
	gapText  = 7.0
	gapOwner = 111.0
	gapNow   = 138.0
)

func (l *layout) gapsHead(b *reports.Board, y float64) {
	s, x := l.axisText(), l.left()
	cell := func(draw func()) { l.in(roleTH, draw) }
	l.in(roleTR, func() {
		cell(func() { l.text(x+gapText, y, s, palette.Muted, l.clean(b.GapsHead.What, s)) })
		if b.GapsHead.Owner != "" {
			cell(func() { l.text(x+gapOwner, y, s, palette.Muted, l.clean(b.GapsHead.Owner, s)) })
		}
		cell(func() { l.text(x+gapNow, y, s, palette.Muted, l.clean(b.GapsHead.Levels, s)) })
		cell(func() { l.right(x+contentWidth, y, s, palette.Muted, l.clean(b.GapsHead.Lift, s)) })
	})
}

func (l *layout) gap(b *reports.Board, g *reports.GapRow, y float64) float64 {
	x, height := l.left(), 12.6+0.7*l.sheet.air
	width := gapNow - gapText - 6
	if b.GapsHead.Owner != "" {
		width = gapOwner - gapText - 4
	}
	top := y + 0.9 + 0.3*l.sheet.air
	strong, small, caption := l.strongText(), l.style(regular, 8.5, 3.6), l.captionText()
	l.in(roleTR, func() {
		l.in(roleTH, func() {
			l.at.row = true
			l.right(x+4, top+strong.baseline(), strong, palette.Muted, g.Rank)
			title := strong.fit(l.clean(g.Title, strong), 0.72*width)
			l.in(roleLink, func() {
				l.text(x+gapText, top+strong.baseline(), strong, palette.Ink, title+" ")
				l.link(x+gapText, top, strong.width(title), strong.leading, l.known("layer-"+g.LayerID), "")
			})
			note := g.Layer
			c := palette.Muted
			if g.HoldsBack != "" {
				note, c = g.HoldsBack, l.accent
			}
			at := x + gapText + strong.width(title) + 2.4
			l.text(at, top+strong.baseline(), caption, c, caption.fit(l.clean(note, caption), x+gapText+width-at))
			l.lines(x+gapText, top+strong.leading-0.1, small, palette.Ink, small.fitLines(l.clean(g.What, small), width, 2))
		})
		if b.GapsHead.Owner != "" {
			l.in(roleTD, func() {
				l.lines(x+gapOwner, top+0.3, caption, palette.Ink, caption.fitLines(l.clean(g.Owner, caption), gapNow-gapOwner-3, 3))
			})
		}
		mid := top + 4.6
		l.in(roleTD, func() {
			l.chip(x+gapNow, mid-2.1, g.Now.V, g.NowMark)
			l.middle(x+gapNow+chipWidth+2.5, mid+0.9, l.smallText(), palette.Muted, l.clean("→", l.smallText()))
			l.chip(x+gapNow+chipWidth+5, mid-2.1, g.Plan.V, g.PlanMark)
		})
		l.in(roleTD, func() {
			s := l.strongText()
			l.right(x+contentWidth, mid+0.33*s.em(), s, palette.Ink, l.clean(g.Lift.Shown, s))
		})
	})
	l.rule(x, y+height, contentWidth, 0.2, palette.Hairline)
	return y + height
}

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
		l.lines(f.x, f.y+19.4, caption, palette.Muted, caption.fitLines(l.clean(s.Note, caption), f.w, 2))
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
