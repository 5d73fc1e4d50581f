package pdf

import (
	"strconv"
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// The measures of tables.
const (
	cellGap = 3.0 // between two columns
	cellAir = 1.0 // above and below the text of a row
)

// A grid is a table with its columns' places.
type grid struct {
	table reports.Table
	x, w  []float64 // of the text of each column
	node  *node
}

func (l *layout) grid(t reports.Table) *grid {
	g := &grid{table: t}
	total := 0.0
	for _, c := range t.Columns {
		total += c.Width
	}
	x := l.left()
	for i, c := range t.Columns {
		w := c.Width / total * contentWidth
		g.x = append(g.x, x)
		if x += w; i < len(t.Columns)-1 {
			w -= cellGap
		}
		g.w = append(g.w, w)
	}
	return g
}

// A row is a table's row, broken into lines.
type row struct {
	cells  []reports.Cell
	lines  [][]string
	styles []style
	chips  []string // the digit of a cell's level, "" without one
	height float64
}

// chipWidth is the room of a level's digit on its colour.
const chipWidth = 5.2

func (l *layout) row(g *grid, cells []reports.Cell) row {
	r := row{cells: cells, height: l.cellText().leading}
	for i, c := range cells {
		s, width, text, chip := l.cellText(), g.w[i], c.Text, ""
		if c.Strong {
			s = l.cellStrong()
		}
		if digit := strconv.Itoa(c.Level.V); c.Level.Valid && strings.HasPrefix(text, digit) {
			chip, text = digit, strings.TrimPrefix(text, digit)
			width -= chipWidth + 1
		}
		lines := s.wrap(strings.TrimSpace(l.clean(text, s)), width)
		r.lines, r.styles, r.chips = append(r.lines, lines), append(r.styles, s), append(r.chips, chip)
		r.height = max(r.height, float64(len(lines))*s.leading)
	}
	r.height += 2 * cellAir
	return r
}

// tableStart is the height of what can't be parted at a table's beginning: its
// title, its head and its first row.
func (l *layout) tableStart(t reports.Table) float64 {
	g := l.grid(t)
	h := l.headHeight(g)
	if t.Title != "" {
		h += titleAir
	}
	if len(t.Rows) > 0 {
		h += l.rowNeeds(g, 0)
	}
	return h
}

// rowNeeds is the room that a row asks for where it begins: all of it, with a
// short last row after it, since none is left alone on a page. A row that is
// torn in any case asks for a few lines.
func (l *layout) rowNeeds(g *grid, i int) float64 {
	rows, most := g.table.Rows, tornFrom*(l.sheet.bottom-l.sheet.top)
	h := l.row(g, rows[i]).height
	if h > most {
		return tornStart
	}
	if i == len(rows)-2 {
		if last := l.row(g, rows[i+1]).height; (g.table.Total || last < shortRow) && h+last <= most {
			h += last
		}
	}
	return h
}

func (l *layout) headHeight(g *grid) float64 {
	s := l.captionBold()
	lines := 1
	for i, c := range g.table.Columns {
		lines = max(lines, len(s.wrap(l.clean(c.Title, s), g.w[i])))
	}
	h := float64(lines)*s.leading + 1.6
	if g.table.Title != "" {
		h += 5.6
	}
	return h
}

const (
	titleAir  = 1.8  // above a table's title
	shortRow  = 30.0 // the height of a last row that isn't left alone on a page
	tornFrom  = 0.6  // of a page: a row that is higher is torn where it stands
	tornStart = 30.0 // how much of it stands together at least
)

// table sets rows whole, with the head on each page.
func (l *layout) table(t reports.Table) {
	g := l.grid(t)
	if t.Title != "" && l.y > l.sheet.top {
		l.y += titleAir
	}
	l.need(l.tableStart(t))
	l.in(roleTable, func() {
		g.node = l.at
		l.tableHead(g, t.Title)
		for i, cells := range t.Rows {
			r := l.row(g, cells)
			if l.rowNeeds(g, i) > l.room()+0.01 && l.y > l.sheet.top {
				l.newPage()
				l.headAgain(g)
			}
			if r.height > l.room()+0.01 {
				l.tornRow(g, r)
				continue
			}
			l.drawRow(g, r)
			weight, c := 0.2, palette.Hairline
			if t.Total && i == len(t.Rows)-2 {
				weight, c = 0.35, palette.Ink
			}
			l.rule(l.left(), l.y, contentWidth, weight, c)
		}
	})
	l.y += 3
}

// headAgain repeats a table's head on a new page, for the eye alone: in the
// tree the table has one head.
func (l *layout) headAgain(g *grid) {
	title := ""
	if g.table.Title != "" {
		title = l.r.Words.Say("continued", "title", g.table.Title)
	}
	l.decorate(func() { l.tableHead(g, title) })
}

func (l *layout) tableHead(g *grid, title string) {
	if title != "" {
		s := l.strongText()
		l.within(roleTR, func() {
			l.within(roleTH, func() {
				l.text(l.left(), l.y+s.baseline(), s, palette.Ink, s.fit(l.clean(title, s), contentWidth))
				if l.at != nil {
					l.at.span = len(g.table.Columns)
				}
			})
		})
		l.y += 5.6
	}
	s := l.captionBold()
	bottom := l.y + l.headHeight(g) - 1.6
	if title != "" {
		bottom -= 5.6
	}
	l.within(roleTR, func() {
		for i, c := range g.table.Columns {
			lines := s.wrap(l.clean(c.Title, s), g.w[i])
			top := bottom - float64(len(lines))*s.leading
			l.within(roleTH, func() {
				for j, line := range lines {
					l.cellLine(g, i, g.x[i], top+float64(j)*s.leading, s, palette.Muted, line)
				}
			})
		}
	})
	l.y = bottom + 1.6
	l.rule(l.left(), l.y, contentWidth, 0.35, palette.Ink)
}

// within is in, but for artifacts, which have no elements.
func (l *layout) within(r role, draw func()) {
	if l.at == nil {
		draw()
		return
	}
	l.in(r, draw)
}

func (l *layout) cellLine(g *grid, i int, x, top float64, s style, c palette.Color, line string) {
	if g.table.Columns[i].Right {
		line = strings.TrimRight(line, " ")
		x = g.x[i] + g.w[i] - s.width(line)
	}
	l.text(x, top+s.baseline(), s, c, line)
}

func (l *layout) drawRow(g *grid, r row) {
	top := l.y + cellAir
	l.in(roleTR, func() {
		for i := range r.cells {
			l.in(roleTD, func() { l.drawCell(g, r, i, top, r.lines[i]) })
		}
	})
	l.y += r.height
}

func (l *layout) drawCell(g *grid, r row, i int, top float64, lines []string) {
	x, s, c := g.x[i], r.styles[i], r.cells[i]
	if r.chips[i] != "" {
		at := x
		if g.table.Columns[i].Right {
			at = x + g.w[i] - chipWidth
			if len(lines) > 0 && lines[0] != "" {
				at -= s.width(lines[0]) + 0.4
			}
		}
		l.chip(at, top+(s.leading-4.2)/2, c.Level.V, r.chips[i])
		x += chipWidth + 1.6
	}
	draw := func() {
		for j, line := range lines {
			l.cellLine(g, i, x, top+float64(j)*s.leading, s, palette.Ink, line)
		}
	}
	if c.To == "" && c.URL == "" || len(lines) == 0 {
		draw()
		return
	}
	l.in(roleLink, func() {
		draw()
		l.link(g.x[i], top, g.w[i], float64(len(lines))*s.leading, c.To, c.URL)
	})
}

// chip is a level's digit on its colour.
func (l *layout) chip(x, y float64, level int, digit string) {
	step := min(max(level-l.r.Scale[0].Level, 0), len(l.levels)-1)
	fill := l.levels[step]
	l.decorate(func() { l.rect(x, y, chipWidth, 4.2, fill) })
	s := l.digitText()
	l.middle(x+chipWidth/2, y+2.1+0.33*s.em(), s, palette.On(fill), digit)
}

// tornRow sets a row that is too high for a page, line by line, with two lines
// at least on either side.
func (l *layout) tornRow(g *grid, r row) {
	l.in(roleTR, func() {
		cells := make([]*node, len(r.cells))
		for i := range r.cells {
			cells[i] = l.at.add(roleTD)
		}
		outer := l.at
		rest := r.lines
		for first := true; ; first = false {
			leading := l.cellText().leading
			fit := int((l.room() - 2*cellAir) / leading)
			most := 0
			for _, lines := range rest {
				most = max(most, len(lines))
			}
			take := min(fit, most)
			if take < most {
				take = min(take, most-2)
			}
			if take < 2 && most > 1 && l.y > l.sheet.top+20 {
				l.newPage()
				l.headAgain(g)
				continue
			}
			take = max(take, 1)
			top := l.y + cellAir
			for i := range r.cells {
				l.at = cells[i]
				n := min(take, len(rest[i]))
				if !first {
					r.chips[i] = ""
				}
				l.drawCell(g, r, i, top, rest[i][:n])
				rest[i] = rest[i][n:]
			}
			l.at = outer
			l.y = top + float64(take)*leading + cellAir
			if take >= most {
				break
			}
			l.newPage()
			l.headAgain(g)
		}
		l.rule(l.left(), l.y, contentWidth, 0.2, palette.Hairline)
	})
}
