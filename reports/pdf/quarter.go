package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// The first of the quarter's pages, measured from the top of the paper in
// millimetres.
const (
	quarterTrend  = 81.5
	trendHeight   = 0.3 * contentWidth
	quarterLayers = quarterTrend + 9 + trendHeight + 8
	quarterFoot   = 224.0 // the two parts at the foot
)

// quarter draws the two pages for the board. Everything on them has its place;
// what could be too long is shortened with a mark.
func (l *layout) quarter(q *reports.Quarter) {
	l.quarterPage(q, "quarter", q.Name, q.Title, l.quarterFirst)
	l.quarterPage(q, "quarter-2", q.Follow, q.Follow, l.quarterSecond)
}

func (l *layout) quarterPage(q *reports.Quarter, id, name, finding string, draw func(*reports.Quarter)) {
	l.head = q.Name
	l.newPage()
	l.page.plain, l.page.foot = true, q.Foot
	l.in(roleSect, func() {
		l.mark(id, name, 0, true)
		l.boardTitle(q.Name, q.Head, finding)
		draw(q)
	})
}

func (l *layout) quarterFirst(q *reports.Quarter) {
	air := l.sheet.air
	if q.Change != nil {
		l.changeBand(q.Change, boardBand)
	} else {
		l.gauge(&q.Gauge, boardBand)
	}
	l.quarterCourse(&q.Trend, quarterTrend+0.6*air)
	top := quarterLayers + 5.4*air
	l.layerBars(bars{q.LayersTitle, q.LayersHead, q.Layers, q.LayersNote, 46, 82, 90, leftColumn}, top)
	l.findings(q.FindingsTitle, q.Findings, top, 56)
	top = quarterFoot + 7.4*air
	l.stacked(&q.Fresh, frame{l.left(), top, 84, 5.6}, openFills)
	x := l.left() + 90
	if q.Split == nil {
		l.stacked(q.Evidence, frame{x, top, 84, 5.6}, [4]palette.Color{palette.Ink, palette.Muted, palette.Mid, palette.Hairline})
		return
	}
	l.boardHead(x, top, 84, q.Split.Title)
	l.figure(q.Split, frame{x, top + 7.4, 84, 21})
}

// figure is a picture with its text, in its place.
func (l *layout) figure(c *reports.Chart, f frame) {
	l.in(roleFigure, func() {
		l.at.alt = l.clean(c.Alt, l.bodyText())
		l.picture(c.Picture, f)
	})
}

// quarterCourse is the trend, its key, and what it leaves out.
func (l *layout) quarterCourse(c *reports.Chart, top float64) {
	l.boardHead(l.left(), top, contentWidth, c.Title)
	f := frame{l.left(), top + 8, contentWidth, trendHeight + 4*l.sheet.air}
	l.in(roleFigure, func() {
		l.at.alt = l.clean(c.Alt, l.bodyText())
		l.picture(c.Picture, f)
		l.y = f.y + f.h + 0.6
		l.keys(c.Key)
	})
	if c.Note != "" {
		s := l.captionText()
		l.in(roleP, func() { l.right(l.left()+contentWidth, top+5, s, palette.Muted, s.fit(l.clean(c.Note, s), 90)) })
	}
}

// partGap is between two parts of the second page.
const partGap = 4.2

func (l *layout) quarterSecond(q *reports.Quarter) {
	air := 1.2 * l.sheet.air
	top := 38.6 + air
	next := gaps{q.NextTitle, "", q.NextHead, q.Next, q.NextNote, 105}
	room := l.quarterBottom(q) - top - l.gapsRoom(next) - 2*(partGap+air)
	t := l.tightness(q, room)
	y := l.quarterMoved(q, top, t)
	y = l.promises(&q.Promises, y+partGap+air, t.action)
	l.gaps(next, y+partGap+air)
	if lines := l.hiddenLines(q); len(lines) > 0 {
		s := l.axisText()
		l.in(roleP, func() {
			l.lines(l.left(), l.sheet.bottom-float64(len(lines))*s.leading, s, palette.Muted, lines)
		})
	}
}

// hiddenLines say at the foot what is left out.
func (l *layout) hiddenLines(q *reports.Quarter) []string {
	if len(q.Hidden) == 0 {
		return nil
	}
	s := l.axisText()
	return s.fitLines(l.clean(strings.Join(q.Hidden, " "), s), contentWidth, 3)
}

// quarterBottom is where the second page's content ends: above what is left out,
// and a line for letters that the fonts lack.
func (l *layout) quarterBottom(q *reports.Quarter) float64 {
	return l.sheet.bottom - float64(len(l.hiddenLines(q))+1)*l.axisText().leading
}

// quarterSubstitutes says on the second page how many letters the fonts lack.
func (l *layout) quarterSubstitutes() {
	if len(l.missing) == 0 {
		return
	}
	s := l.axisText()
	l.in(roleP, func() {
		l.text(l.left(), l.quarterBottom(l.r.Quarter)+s.baseline(), s, palette.Muted, s.fit(l.r.Words.Count("missing", len(l.missing)), contentWidth))
	})
}
