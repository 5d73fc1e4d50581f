package cli

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"posture/frameworks/visible"
)

// A table prints rows in columns. On a terminal it fits the width: the one
// wide column is wrapped; where that isn't enough, a table of loose rows becomes
// a paragraph for each. In a pipe nothing is wrapped or cut.
type table struct {
	head  []string // nil prints none
	right []bool   // columns that are aligned to the right
	wide  int      // the column that gives way first; -1 for none
	loose bool     // a row reads well as a paragraph
	rows  [][]string
}

const gutter = 2

func (t *table) add(cells ...string) {
	for i, c := range cells {
		cells[i] = visible.Line(c)
	}
	t.rows = append(t.rows, cells)
}

// print writes the table, at most width columns wide; 0 is any width.
func (t *table) print(w io.Writer, width int) {
	rows := t.rows
	if t.head != nil {
		rows = append([][]string{t.head}, rows...)
	}
	if len(rows) == 0 {
		return
	}
	widths := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			widths[i] = max(widths[i], columns(c))
		}
	}
	if width == 0 {
		for i := range widths {
			widths[i] = min(widths[i], mostPadding)
		}
	}
	var b strings.Builder
	if !t.fit(widths, width) && t.loose {
		t.paragraphs(&b, width)
		rows = nil
	}
	for _, r := range rows {
		t.row(&b, r, widths, width)
	}
	io.WriteString(w, b.String())
}

// mostPadding is up to which width cells are filled up in a pipe: one that is
// longer stands whole, and doesn't push all others aside.
const mostPadding = 80

// fit narrows the wide column, and tells whether a row fits the terminal then.
func (t *table) fit(widths []int, width int) bool {
	if t.wide < 0 || width == 0 {
		return true
	}
	const least = 16
	others := gutter * (len(widths) - 1)
	for i, n := range widths {
		if i != t.wide {
			others += n
		}
	}
	widths[t.wide] = min(widths[t.wide], max(width-others, least))
	return others+widths[t.wide] <= width
}

// paragraphs writes each row as its first cell and below it the others with
// their names.
func (t *table) paragraphs(b *strings.Builder, width int) {
	for _, cells := range t.rows {
		var facts []string
		for i, c := range cells[1:] {
			if c != "" {
				facts = append(facts, t.head[i+1]+": "+c)
			}
		}
		b.WriteString(ansi.Wrap(cells[0], width, "") + "\n")
		for line := range strings.SplitSeq(ansi.Wrap(strings.Join(facts, " · "), width-2, ""), "\n") {
			b.WriteString("  " + line + "\n")
		}
	}
}

func (t *table) row(b *strings.Builder, cells []string, widths []int, width int) {
	lines := [][]string{cells}
	if t.wide >= 0 && width > 0 && columns(cells[t.wide]) > widths[t.wide] {
		lines = nil
		for i, part := range strings.Split(ansi.Wrap(cells[t.wide], widths[t.wide], ""), "\n") {
			line := make([]string, len(cells))
			if i == 0 {
				copy(line, cells)
			}
			line[t.wide] = part
			lines = append(lines, line)
		}
	}
	for _, line := range lines {
		var s strings.Builder
		for i, c := range line {
			pad := strings.Repeat(" ", max(0, widths[i]-columns(c)))
			if i < len(t.right) && t.right[i] {
				s.WriteString(pad + c)
			} else {
				s.WriteString(c + pad)
			}
			if i < len(line)-1 {
				s.WriteString(strings.Repeat(" ", gutter))
			}
		}
		b.WriteString(strings.TrimRight(s.String(), " ") + "\n")
	}
}

// columns is the width of a cell. Most are plain, and thousands are quickly
// told.
func columns(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}
