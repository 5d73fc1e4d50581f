package cli

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"posture/frameworks/visible"
)

// A table prints rows in columns. On a terminal it fits the width: the one
// wide column is wrapped. In a pipe nothing is wrapped or cut.
type table struct {
	head  []string // nil prints none
	right []bool   // columns that are aligned to the right
	wide  int      // the column that gives way; -1 for none
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
	if t.wide >= 0 && width > 0 {
		others := gutter * (len(widths) - 1)
		for i, n := range widths {
			if i != t.wide {
				others += n
			}
		}
		widths[t.wide] = min(widths[t.wide], max(width-others, 16))
	}
	var b strings.Builder
	for _, r := range rows {
		t.row(&b, r, widths, width)
	}
	io.WriteString(w, b.String())
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
