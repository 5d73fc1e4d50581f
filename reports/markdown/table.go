package markdown

import (
	"math"
	"slices"
	"strings"

	"posture/reports"
)

// A grid is a table; its cells are Markdown already, its heads aren't.
type grid struct {
	heads []string
	right []bool
	rows  [][]string
}

func (d *document) grid(t grid) {
	heads := make([]string, len(t.heads))
	rules := make([]string, len(t.heads))
	for i, h := range t.heads {
		heads[i], rules[i] = text(h), "---"
		if t.right[i] {
			rules[i] = "---:"
		}
	}
	d.out.WriteByte('\n')
	for _, row := range slices.Concat([][]string{heads, rules}, t.rows) {
		d.line("| " + strings.Join(row, " | ") + " |")
	}
}

func (d *document) table(t reports.Table) {
	d.paragraph(bold(t.Title))
	var g grid
	for _, c := range t.Columns {
		g.heads, g.right = append(g.heads, c.Title), append(g.right, c.Right)
	}
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, d.cell(c))
		}
		g.rows = append(g.rows, cells)
	}
	d.grid(g)
}

func (d *document) cell(c reports.Cell) string {
	s := text(c.Text)
	switch {
	case c.URL != "":
		s = link(c.Text, c.URL)
	case c.To != "":
		s = d.to(c.Text, c.To)
	}
	if c.Strong && s != "" {
		return "**" + s + "**"
	}
	return s
}

// to leads to an anchor, where the report has it.
func (d *document) to(s, to string) string {
	if !d.anchors[to] || s == "" {
		return text(s)
	}
	return inside(s, to)
}

func (d *document) toBold(s, to string) string { return "**" + d.to(s, to) + "**" }

// chart is a table with a bar for each value.
func (d *document) chart(c reports.Chart) {
	d.paragraph("### " + text(c.Title))
	// A bar that is full in every row says nothing.
	drawn := slices.ContainsFunc(c.Bars, func(b reports.Bar) bool { return b.Part < 1 })
	t := grid{heads: []string{"", ""}, right: []bool{false, false}}
	if drawn {
		t = grid{heads: []string{"", "", ""}, right: []bool{false, false, false}}
	}
	for _, b := range c.Bars {
		row := []string{text(b.Label)}
		if drawn {
			row = append(row, d.bar(b.Part))
		}
		t.rows = append(t.rows, append(row, text(b.Shown)))
	}
	d.grid(t)
	d.paragraph(text(c.Note))
}

// bar draws a part of a whole with letters.
func (d *document) bar(part float64) string {
	const long = 20
	n := int(math.Round(part * long))
	return strings.Repeat("█", n) + strings.Repeat("░", long-n)
}
