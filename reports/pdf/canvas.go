package pdf

import (
	"math"
	"strings"

	"posture/reports"
	"posture/reports/chart"
	"posture/reports/palette"
)

// A layout makes pages of items out of a report.
type layout struct {
	sheet   sheet
	r       *reports.Report
	levels  []palette.Color
	missing map[rune]bool
	fonts   [faces]*metric // with the letters of the extra font
	extra   *metric        // of the font for letters that ours lack, or nil
	colour  palette.Color  // of titles and rules
	accent  palette.Color  // of targets and warnings

	pages   []*page
	page    *page
	y       float64 // top of what comes next
	root    *node
	at      *node // the element that items belong to
	head    string
	anchors map[string]anchor
	outline []entry
	fail    string // the first thing that can't be drawn

	afterWorking bool // the last block was a line of arithmetic
}

// An anchor is a place that links lead to.
type anchor struct {
	page *page
	y    float64
}

// An entry is a line of the bookmarks, and of the contents where it is wanted.
type entry struct {
	text   string
	level  int
	place  anchor
	listed bool
	id     string
}

func newLayout(r *reports.Report, p Paper) *layout {
	l := &layout{
		sheet: p.sheet(), r: r, levels: palette.Levels(len(r.Scale)), missing: map[rune]bool{},
		root: &node{role: roleDoc}, anchors: map[string]anchor{}, fonts: *metricsOf(), colour: palette.Ink, accent: palette.Accent,
	}
	l.at = l.root
	return l
}

// newPage begins a page.
func (l *layout) newPage() {
	l.page = &page{head: l.head, items: make([]item, 0, 160)}
	l.pages = append(l.pages, l.page)
	l.y = l.sheet.top
}

// used tells whether anything stands on the page.
func (l *layout) used() bool { return l.page != nil && len(l.page.items) > 0 }

// left is the content's left edge.
func (l *layout) left() float64 { return l.sheet.left }

// room is what is left of the page.
func (l *layout) room() float64 { return l.sheet.bottom - l.y }

// need begins a page where there is less room than h.
func (l *layout) need(h float64) {
	if l.page == nil || l.y > l.sheet.top && l.y+h > l.sheet.bottom+0.01 {
		l.newPage()
	}
}

// in makes an element that holds what draw draws.
func (l *layout) in(r role, draw func()) *node {
	outer := l.at
	l.at = outer.add(r)
	n := l.at
	draw()
	l.at = outer
	return n
}

// decorate draws what is no content.
func (l *layout) decorate(draw func()) {
	outer := l.at
	l.at = nil
	draw()
	l.at = outer
}

func (l *layout) put(x item) {
	for _, v := range []float64{x.x, x.y, x.w, x.h, x.line} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			l.fail = "a place that is no number, at " + x.text
			return
		}
	}
	for _, p := range x.points {
		if math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) {
			l.fail = "a point that is no number"
			return
		}
	}
	if l.at != nil {
		x.run = l.at.current()
	}
	l.page.items = append(l.page.items, x)
}

// clean sanitises a text for a face.
func (l *layout) clean(text string, s style) string {
	return sanitise(text, s.m, l.missing)
}

// text draws a sanitised line on its baseline.
func (l *layout) text(x, y float64, s style, c palette.Color, text string) {
	if text == "" {
		return
	}
	l.put(item{kind: kindText, x: x, y: y, w: s.width(strings.TrimRight(text, " ")), text: text, style: s, color: c})
}

// right and middle draw a line that ends, or has its middle, at x.
func (l *layout) right(x, y float64, s style, c palette.Color, text string) {
	l.text(x-s.width(text), y, s, c, text)
}

func (l *layout) middle(x, y float64, s style, c palette.Color, text string) {
	l.text(x-s.width(text)/2, y, s, c, text)
}

// lines draws lines from a top, and gives where they end.
func (l *layout) lines(x, top float64, s style, c palette.Color, lines []string) float64 {
	for _, line := range lines {
		l.text(x, top+s.baseline(), s, c, line)
		top += s.leading
	}
	return top
}

func (l *layout) rect(x, y, w, h float64, c palette.Color) {
	l.put(item{kind: kindRect, x: x, y: y, w: w, h: h, color: c})
}

// rule draws a horizontal line as an artifact.
func (l *layout) rule(x, y, w, width float64, c palette.Color) {
	l.decorate(func() { l.stroke(width, c, solid, chart.Point{X: x, Y: y}, chart.Point{X: x + w, Y: y}) })
}

func (l *layout) stroke(width float64, c palette.Color, dash dash, points ...chart.Point) {
	l.put(item{kind: kindLine, points: points, line: width, color: c, dash: dash})
}

func (l *layout) area(points []chart.Point, c palette.Color, alpha float64) {
	l.put(item{kind: kindArea, points: points, color: c, alpha: alpha})
}

func (l *layout) dot(x, y, r float64, c palette.Color) {
	l.put(item{kind: kindDot, x: x, y: y, w: r, color: c})
}

// link makes a place lead to an anchor or an address. What it says belongs to
// the element around.
func (l *layout) link(x, y, w, h float64, to, url string) {
	if to != "" || safe(url) {
		l.put(item{kind: kindLink, x: x, y: y, w: w, h: h, to: to, url: url})
	}
}

// safe tells whether an address may be a link.
func safe(url string) bool {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(url), scheme) {
			return true
		}
	}
	return false
}

// mark makes the present place an anchor, and a line of the bookmarks.
func (l *layout) mark(id, text string, level int, listed bool) {
	place := anchor{l.page, l.y}
	if id != "" {
		l.anchors[id] = place
	}
	if text != "" {
		l.outline = append(l.outline, entry{text, level, place, listed, id})
	}
}
