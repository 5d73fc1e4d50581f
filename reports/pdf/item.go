package pdf

import (
	"posture/reports/chart"
	"posture/reports/palette"
)

// A role is what a thing on a page is to those who don't see it: an element of
// PDF's structure tree.
type role string

const (
	artifact   role = "" // decoration: heads, feet, rules, grids
	roleDoc    role = "Document"
	roleSect   role = "Sect"
	roleH1     role = "H1"
	roleH2     role = "H2"
	roleH3     role = "H3"
	roleP      role = "P"
	roleFigure role = "Figure"
	roleTable  role = "Table"
	roleTR     role = "TR"
	roleTH     role = "TH"
	roleTD     role = "TD"
	roleList   role = "L"
	roleItem   role = "LI"
	roleBody   role = "LBody"
	roleTOC    role = "TOC"
	roleTOCI   role = "TOCI"
	roleLink   role = "Link"
)

// A node is an element of the structure tree: other elements and runs of
// items, in the order in which they are to be read.
type node struct {
	role role
	alt  string // of a figure
	span int    // of a table cell, in columns, where it is more than one
	row  bool   // of a head: it is a row's, not a column's
	up   *node
	has  []part

	// Filled in while drawing.
	links []int // of annotations, by their number
	obj   int
}

// A part of a node is one of the two.
type part struct {
	kid *node
	run *run
}

// A run is items of one node that follow each other, and the marks that
// enclose them on their pages.
type run struct {
	node  *node
	marks []mark
}

// A mark is a marked piece of a page's content.
type mark struct{ page, id int }

func (n *node) add(r role) *node {
	k := &node{role: r, up: n}
	n.has = append(n.has, part{kid: k})
	return k
}

// current is the run that what is drawn now belongs to.
func (n *node) current() *run {
	if last := len(n.has) - 1; last >= 0 && n.has[last].run != nil {
		return n.has[last].run
	}
	r := &run{node: n}
	n.has = append(n.has, part{run: r})
	return r
}

// A page is items in the order of drawing.
type page struct {
	items []item
	head  string // what the running head says of it
	plain bool   // without running head: it has its own
	foot  string // of a plain page
}

// A kind is what an item draws.
type kind uint8

const (
	kindText kind = iota
	kindRect
	kindLine
	kindArea
	kindDot
	kindLink
	kindImage
)

// A dash is how a stroke is broken.
type dash uint8

const (
	solid dash = iota
	dashed
	dotted
)

// An item is one thing on a page. Lengths are millimetres from the page's top
// left; text stands on its baseline.
type item struct {
	kind   kind
	run    *run // nil for an artifact
	x, y   float64
	w, h   float64
	text   string
	style  style
	color  palette.Color
	points []chart.Point
	line   float64 // width of a stroke; 0 for none
	dash   dash
	alpha  float64 // 0 means opaque
	to     string  // of a link: an anchor in the report
	url    string  // of a link: an address
}

// box is the room that a text takes: from the height of its capitals, with
// accents, to its descenders.
func (t *item) box() (x1, y1, x2, y2 float64) {
	em := t.style.em()
	return t.x, t.y - 0.72*em, t.x + t.w, t.y + 0.21*em
}
