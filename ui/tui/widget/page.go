// Package widget is what screens are drawn with: rows and pages of styled
// text, boxes, bars, a canvas of dots, lists to pick from, fields to type in.
//
// It is lean: a page is one buffer, and only what is seen is drawn. Text goes
// in plain; whatever would steer the terminal is made visible on the way.
package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"posture/ui/tui/theme"
)

const spaces = "                                                                                                                                "

// A Page is rows of one width, drawn from the top. Nothing on it is wider, and
// what doesn't fit in its height isn't taken.
type Page struct {
	th            *theme.Theme
	width, height int
	buf           []byte
	ends          []int // of each finished row in buf
	widths        []int // in cells
	at            int   // cells in the row that is being drawn
	drawing       bool
}

// NewPage makes an empty page.
func NewPage(th *theme.Theme, width, height int) *Page {
	return &Page{
		th: th, width: max(width, 0), height: max(height, 0), buf: make([]byte, 0, 64+max(width, 0)*max(height, 0)*3/2),
		ends: make([]int, 0, max(height, 0)), widths: make([]int, 0, max(height, 0)),
	}
}

// Width is how wide the page is.
func (p *Page) Width() int { return p.width }

// At is how many cells of the row are taken: the column that is put to next.
func (p *Page) At() int { return p.at }

// Rows is how many rows are on it.
func (p *Page) Rows() int {
	if p.drawing {
		return len(p.ends) + 1
	}
	return len(p.ends)
}

// Left is how many more rows fit.
func (p *Page) Left() int { return p.height - p.Rows() }

// Row begins a new row and ends the one before. On a full page it gives false,
// and what is put goes nowhere.
func (p *Page) Row() bool {
	p.end()
	p.drawing = len(p.ends) < p.height
	return p.drawing
}

func (p *Page) end() {
	if p.drawing {
		p.ends, p.widths = append(p.ends, len(p.buf)), append(p.widths, p.at)
		p.at, p.drawing = 0, false
	}
}

// Blank puts n empty rows.
func (p *Page) Blank(n int) *Page {
	for range n {
		p.Row()
	}
	return p
}

// Put puts text into the row. Where it doesn't fit it is cut, with "…".
func (p *Page) Put(s theme.Style, text string) *Page { return p.put(s, line(text)) }

// PutWithin is Put for a text that may take so many cells at most.
func (p *Page) PutWithin(s theme.Style, text string, cells int) *Page {
	return p.put(s, Cut(p.th, line(text), min(cells, p.width-p.at)))
}

func (p *Page) put(s theme.Style, text string) *Page {
	if !p.drawing || text == "" {
		return p
	}
	w := p.th.WidthOf(text)
	if w > p.width-p.at {
		text = Cut(p.th, text, p.width-p.at)
		w = p.th.WidthOf(text)
	}
	if on := s.On(); on != "" {
		p.buf = append(append(append(p.buf, on...), text...), theme.Off...)
	} else {
		p.buf = append(p.buf, text...)
	}
	p.at += w
	return p
}

// Gap puts n blanks.
func (p *Page) Gap(n int) *Page {
	for ; n > 0; n -= len(spaces) {
		p.put(theme.Style{}, spaces[:max(0, min(n, len(spaces), p.width-p.at))])
	}
	return p
}

// To puts blanks up to a column, counted from 0.
func (p *Page) To(column int) *Page { return p.Gap(column - p.at) }

// Fill puts blanks in a style up to a column, for rows with a background.
func (p *Page) Fill(s theme.Style, column int) *Page {
	for n := min(column, p.width) - p.at; n > 0; n -= len(spaces) {
		p.put(s, spaces[:min(n, len(spaces))])
	}
	return p
}

// Right puts text so that it ends at the page's right edge. It is what says
// that there is more, so the row gives way to it.
func (p *Page) Right(s theme.Style, text string) *Page {
	text = Cut(p.th, line(text), p.width)
	if text == "" {
		return p
	}
	column := p.width - p.th.WidthOf(text)
	room := column
	if !strings.HasPrefix(text, " ") {
		room = max(column-1, 0)
	}
	if p.at > room && p.drawing {
		p.yield(room)
	}
	return p.To(column).put(s, text)
}

// yield cuts what stands in the row, down to so many cells.
func (p *Page) yield(cells int) {
	begin := 0
	if n := len(p.ends); n > 0 {
		begin = p.ends[n-1]
	}
	row, width := string(p.buf[begin:]), p.th.Terminal.Width
	sign := "…"
	if strings.TrimSpace(ansi.Strip(width.TruncateLeft(row, cells, ""))) == "" {
		sign = "" // nothing but blanks is lost
	}
	row = width.Truncate(row, cells, sign)
	p.buf = append(p.buf[:begin], row...)
	p.at = width.StringWidth(row)
}

// Rule puts a row that is a line.
func (p *Page) Rule(s theme.Style) {
	if p.Row() {
		p.put(s, Repeat("─", p.width))
	}
}

// Lines puts a row for each line.
func (p *Page) Lines(s theme.Style, indent int, lines []string) *Page {
	for _, l := range lines {
		if p.Row() {
			p.Gap(indent).Put(s, l)
		}
	}
	return p
}

// Beside puts the two pages side by side with a gap, as high as the higher.
func (p *Page) Beside(left, right *Page, gap int, between string) {
	left.end()
	right.end()
	for i := range max(len(left.ends), len(right.ends)) {
		if !p.Row() {
			return
		}
		p.raw(left, i)
		p.To(left.width)
		if between != "" {
			p.Gap(gap/2).Put(p.th.Line, between)
		}
		p.To(left.width + gap)
		p.raw(right, i)
	}
}

// RowOf puts a row of another page into this row, if there is room for it.
func (p *Page) RowOf(o *Page, row int) *Page {
	o.end()
	if p.drawing && row >= 0 {
		p.raw(o, row)
	}
	return p
}

// Theme is what the page is drawn with.
func (p *Page) Theme() *theme.Theme { return p.th }

// Under puts the rows of another page below, indented.
func (p *Page) Under(o *Page, indent int) {
	o.end()
	for i := range o.ends {
		if !p.Row() {
			return
		}
		p.Gap(indent).raw(o, i)
	}
}

func (p *Page) raw(o *Page, i int) {
	if i < len(o.ends) && o.widths[i] <= p.width-p.at {
		p.buf = append(p.buf, o.row(i)...)
		p.at += o.widths[i]
	}
}

func (p *Page) row(i int) []byte {
	begin := 0
	if i > 0 {
		begin = p.ends[i-1]
	}
	return p.buf[begin:p.ends[i]]
}

// String gives the rows, parted by newlines.
func (p *Page) String() string {
	p.end()
	var b strings.Builder
	b.Grow(len(p.buf) + len(p.ends))
	for i := range p.ends {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.Write(p.row(i))
	}
	return b.String()
}

// Cut cuts a plain text to so many cells, with "…" where something is lost. A
// text with signs whose width terminals don't agree on is cut a cell early.
func Cut(th *theme.Theme, s string, cells int) string {
	if cells <= 0 {
		return ""
	}
	w := th.WidthOf(s)
	if w == len(s) {
		if w <= cells {
			return s
		}
		return s[:cells-1] + "…"
	}
	if ansi.StringWidth(s) != ansi.StringWidthWc(s) {
		cells--
	}
	if w <= cells {
		return s
	}
	return head(th, s, cells-1) + "…"
}

// head is as many whole letters of a text as fit into so many cells.
func head(th *theme.Theme, s string, cells int) string {
	end, w := 0, 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		w += th.Terminal.Width.StringWidth(g.Str())
		if w > cells {
			break
		}
		_, end = g.Positions()
	}
	return s[:end]
}

// Repeat is strings.Repeat for the signs of lines.
func Repeat(s string, n int) string { return strings.Repeat(s, max(n, 0)) }
