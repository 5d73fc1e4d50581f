package pdf

import (
	"math"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/reports"
)

// Every page of every assessment of the corpus, on both papers: nothing
// outside the margins, no text on another, no empty page, no heading alone at
// the foot, and every letter in its font.
func TestPages(t *testing.T) {
	for name, p := range corpus() {
		r := p.report(t, reports.Options{FileDigest: strings.Repeat("0f", 32)})
		for _, paper := range []Paper{A4, Letter} {
			t.Run(name+" "+string(paper), func(t *testing.T) {
				l, err := lay(r, &Options{Paper: paper})
				if err != nil {
					t.Fatal(err)
				}
				checkPages(t, l)
			})
		}
	}
}

func checkPages(t *testing.T, l *layout) {
	t.Helper()
	board := 0
	for n, p := range l.pages {
		if p.plain {
			board++
		}
		checkPage(t, l, n+1, p)
	}
	if l.r.Board != nil && board != 1 {
		t.Errorf("the board has %d pages, want 1", board)
	}
}

func checkPage(t *testing.T, l *layout, n int, p *page) {
	t.Helper()
	var texts []*item
	content := 0
	for i := range p.items {
		x := &p.items[i]
		inside(t, l, n, x)
		if x.kind != kindText {
			continue
		}
		texts = append(texts, x)
		if x.run != nil {
			content++
		}
		for _, r := range x.text {
			if !metricsOf()[x.style.face].has(r) {
				t.Errorf("page %d: %q in %q has no glyph", n, r, x.text)
			}
		}
	}
	if content == 0 {
		t.Errorf("page %d is empty", n)
	}
	slices.SortFunc(texts, func(a, b *item) int { return int(math.Copysign(1, a.y-b.y)) })
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			if b.y-a.y > 16 {
				break
			}
			ax1, ay1, ax2, ay2 := a.box()
			bx1, by1, bx2, by2 := b.box()
			const slack = 0.12
			if ax1+slack < bx2 && bx1+slack < ax2 && ay1+slack < by2 && by1+slack < ay2 {
				t.Errorf("page %d: %q and %q overlap at %.1f, %.1f", n, a.text, b.text, b.x, b.y)
			}
		}
	}
	if len(texts) > 0 {
		lonely(t, l, n, p)
	}
}

// lonely notes a heading that has nothing under it on its page.
func lonely(t *testing.T, l *layout, n int, p *page) {
	t.Helper()
	var last *item
	for i := range p.items {
		x := &p.items[i]
		if x.kind == kindText && x.run != nil && (last == nil || x.y >= last.y-0.01) {
			last = x
		}
	}
	if last == nil {
		return
	}
	for node := last.run.node; node != nil; node = node.up {
		if slices.Contains([]role{roleH1, roleH2, roleH3, roleTH}, node.role) && !node.row {
			t.Errorf("page %d ends with the heading %q", n, last.text)
		}
	}
}

func inside(t *testing.T, l *layout, n int, x *item) {
	t.Helper()
	const slack = 0.3
	left, right, top, bottom := l.left()-slack, l.left()+contentWidth+slack, l.sheet.head-4, l.sheet.foot+3.2
	if x.run != nil {
		top, bottom = 14, l.sheet.bottom+slack
	}
	out := func(px, py float64) bool { return px < left || px > right || py < top || py > bottom }
	switch x.kind {
	case kindText:
		x1, y1, x2, y2 := x.box()
		if out(x1, y1) || out(x2, y2) {
			t.Errorf("page %d: %q runs outside, from %.1f, %.1f to %.1f, %.1f", n, x.text, x1, y1, x2, y2)
		}
	case kindRect:
		if out(x.x, x.y) || out(x.x+x.w, x.y+x.h) {
			t.Errorf("page %d: a box runs outside at %.1f, %.1f", n, x.x, x.y)
		}
	case kindLine, kindArea:
		for _, p := range x.points {
			if out(p.X, p.Y) {
				t.Errorf("page %d: a line runs outside at %.1f, %.1f", n, p.X, p.Y)
			}
		}
	}
}

// A table's head stands on each page that has rows of it.
func TestTableHeadsRepeat(t *testing.T) {
	r := corpus()["wide"].report(t, reports.Options{Sections: []reports.Kind{reports.KindLayers}})
	l, err := lay(r, &Options{Paper: A4})
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for n, p := range l.pages {
		rows, heads := 0, 0
		for i := range p.items {
			switch x := &p.items[i]; {
			case x.kind != kindText:
			case strings.HasSuffix(x.text, "of 1"):
				rows++
			case x.text == "Answered" && x.style.face == semibold:
				heads++
			}
		}
		if rows > 1 {
			pages++
			if heads != 1 {
				t.Errorf("page %d has %d rows and %d heads", n+1, rows, heads)
			}
		}
	}
	if pages < 3 {
		t.Errorf("the table is on %d pages, want several", pages)
	}
}

// A note of any length and a row higher than a page go on over pages, and
// nothing of them is lost.
func TestLongTextsFlow(t *testing.T) {
	p := corpus()["one"]
	p.note = strings.Repeat("word ", 10_000) + "end"
	r := p.report(t, reports.Options{})
	l, err := lay(r, &Options{Paper: A4})
	if err != nil {
		t.Fatal(err)
	}
	checkPages(t, l)
	all := 0
	for _, p := range l.pages {
		for i := range p.items {
			if x := &p.items[i]; x.run != nil && strings.HasPrefix(x.text, "word") {
				all += strings.Count(x.text, "word")
			}
		}
	}
	if all < 20_000 {
		t.Errorf("%d words are left of a note and a reason of 10,000 each and more", all)
	}
}

func TestFiguresAreThoseOfTheReport(t *testing.T) {
	r := corpus()["plain"].report(t, reports.Options{})
	l, err := lay(r, &Options{Paper: A4})
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, p := range l.pages {
		for i := range p.items {
			all.WriteString(p.items[i].text + "\n")
		}
	}
	text := all.String()
	for _, layer := range r.Data.Layers {
		for _, m := range append([]reports.Measures{layer.Measures}, practiceMeasures(layer)...) {
			for _, f := range []reports.Figure{m.Score, m.Evidenced, m.Target, m.Gap} {
				if !strings.Contains(text, "\n"+f.Shown+"\n") && !strings.Contains(text, "\n"+f.Shown+" \n") {
					t.Errorf("%s stands nowhere by itself", f.Shown)
				}
			}
		}
	}
}

func practiceMeasures(l reports.LayerData) []reports.Measures {
	var out []reports.Measures
	for _, p := range l.Practices {
		out = append(out, p.Measures)
	}
	return out
}

// No word of a table's head is cut for want of room.
func TestTableHeadsHaveRoom(t *testing.T) {
	a := corpus()["plain"].assessment(t)
	r := reports.Build(a, assessment.Evaluate(a), reports.Options{Previous: a.Clone()})
	l := newLayout(r, A4)
	tables := 0
	for _, s := range r.Sections {
		for _, b := range s.Body {
			table, ok := b.(reports.Table)
			if !ok {
				continue
			}
			tables++
			g := l.grid(table)
			for i, c := range table.Columns {
				for _, word := range strings.Fields(c.Title) {
					if w := l.captionBold().width(word); w > g.w[i] {
						t.Errorf("%s: the head %q needs %.1f mm and has %.1f", s.ID, c.Title, w, g.w[i])
					}
				}
			}
		}
	}
	if tables < 10 {
		t.Errorf("%d tables", tables)
	}
}

// Wherever on a page a short table begins, its heading and its head have rows
// under them.
func TestNoTableHeadStandsAlone(t *testing.T) {
	r := corpus()["one"].report(t, reports.Options{Sections: []reports.Kind{reports.KindMethod}})
	r.Board, r.Sections = nil, r.Sections[:1]
	tall := strings.Repeat("A cell that takes several lines of its column. ", 12)
	for _, rows := range [][]string{{"one"}, {"one", "two"}, {tall, "two"}, {tall + tall, tall}, {"one", tall, "three"}} {
		table := reports.Table{Columns: []reports.Column{{Title: "What", Width: 1}, {Title: "Why", Width: 3}}}
		for _, text := range rows {
			table.Rows = append(table.Rows, []reports.Cell{{Text: "Row"}, {Text: text}})
		}
		for lead := range 60 {
			body := make([]reports.Block, 0, lead+2)
			for range lead {
				body = append(body, reports.Para{Text: "A line before it."})
			}
			r.Sections[0].Body = append(body, reports.Heading{Text: "A table"}, table)
			l, err := lay(r, &Options{Paper: Letter})
			if err != nil {
				t.Fatal(err)
			}
			checkPages(t, l)
		}
	}
}
