package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"posture/ui/tui/theme"
)

// What a box adds to its content: a border and a cell of air at either side.
const (
	BoxWidth  = 4
	BoxHeight = 2
)

// Box frames a page, with a title in its border.
func Box(th *theme.Theme, title string, inner *Page) *Page {
	inner.end()
	p := NewPage(th, inner.width+BoxWidth, len(inner.ends)+BoxHeight)
	p.Row()
	p.put(th.Line, "╭─")
	if title != "" {
		p.put(theme.Style{}, " ").PutWithin(th.Strong, title, p.width-6).put(theme.Style{}, " ")
	}
	p.put(th.Line, Repeat("─", p.width-1-p.at)+"╮")
	for i := range inner.ends {
		p.Row()
		p.put(th.Line, "│").Gap(1).raw(inner, i)
		p.To(p.width-1).put(th.Line, "│")
	}
	p.Row()
	p.put(th.Line, "╰"+Repeat("─", p.width-2)+"╯")
	return p
}

// Over lays a page over a frame's text, its corner at x and y. Rows of the
// text that are missing are made.
func Over(th *theme.Theme, under string, top *Page, x, y int) string {
	top.end()
	m := th.Terminal.Width
	lines := strings.Split(under, "\n")
	for i := range top.ends {
		for len(lines) <= y+i {
			lines = append(lines, "")
		}
		base := lines[y+i]
		w := m.StringWidth(base)
		left := m.Truncate(base, x, "")
		pad := strings.Repeat(" ", max(0, x-m.StringWidth(left)))
		right := ""
		if w > x+top.width {
			right = m.TruncateLeft(base, x+top.width, "")
			if m.StringWidth(right) > w-x-top.width { // a wide letter lies across the edge
				right = m.TruncateLeft(base, x+top.width+1, "")
			}
			right = strings.Repeat(" ", max(0, w-x-top.width-m.StringWidth(right))) + right
		}
		fill := strings.Repeat(" ", max(0, top.width-top.widths[i]))
		if m.StringWidth(left)+len(pad) != x || right != "" && m.StringWidth(right) != w-x-top.width {
			left, pad, right = "", strings.Repeat(" ", x), "" // a row that can't be cut exactly gives way
		}
		lines[y+i] = left + ansi.ResetStyle + pad + string(top.row(i)) + fill + right
	}
	return strings.Join(lines, "\n")
}

// Centre lays a page over the middle of a frame's text, somewhat above it, and
// gives the place of its corner.
func Centre(th *theme.Theme, under string, top *Page, width, height int) (text string, x, y int) {
	x, y = max(0, (width-top.width)/2), max(0, (height-top.Rows())*2/5)
	return Over(th, under, top, x, y), x, y
}
