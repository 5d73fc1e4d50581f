package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"posture/reports"
)

// A page is a sheet in the making: rows from the top.
type page struct {
	*book
	name   string
	out    *excelize.StreamWriter
	widths []float64
	row    int // the last one written
}

// A view is how a sheet looks at first.
type view struct {
	widths     []float64 // of columns from A, in letters
	hidden     int       // the first of the columns that are hidden, or 0
	frozenRows int
	frozenCols int
	landscape  bool
	filter     string // the range with a filter, or ""
	printed    string // the range that is printed, or "" for all
}

// begin sets a sheet up; its rows follow.
func (b *book) begin(name string, v view) (*page, error) {
	if v.filter != "" {
		if err := b.file.AutoFilter(name, v.filter, nil); err != nil {
			return nil, err
		}
	}
	// After the filter, which would make the sheet forget how it is printed.
	if err := b.setPaper(name, v); err != nil {
		return nil, err
	}
	// The library would say that there is one cell, and some readers believe it.
	if err := b.file.SetSheetDimension(name, ""); err != nil {
		return nil, err
	}
	out, err := b.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	if err := columns(out, v); err != nil {
		return nil, err
	}
	if v.frozenRows > 0 {
		corner, err := excelize.CoordinatesToCellName(v.frozenCols+1, v.frozenRows+1)
		if err != nil {
			return nil, err
		}
		pane := "bottomLeft"
		if v.frozenCols > 0 {
			pane = "bottomRight"
		}
		if err := out.SetPanes(&excelize.Panes{Freeze: true, XSplit: v.frozenCols, YSplit: v.frozenRows, TopLeftCell: corner, ActivePane: pane}); err != nil {
			return nil, err
		}
	}
	return &page{book: b, name: name, out: out, widths: v.widths}, nil
}

// columns sets the columns' widths. The library puts each before those that it
// has, and a workbook wants them in order, so the last goes first.
func columns(out *excelize.StreamWriter, v view) error {
	for i := len(v.widths); i > 0; i-- {
		if err := out.SetColWidth(i, i, v.widths[i-1]); err != nil {
			return err
		}
		if v.hidden == 0 || i < v.hidden {
			continue
		}
		if err := out.SetColOutlineLevel(i, 1); err != nil {
			return err
		}
		if err := out.SetColVisible(i, i, false); err != nil {
			return err
		}
	}
	return nil
}

// setPaper makes a sheet print on the report's paper, as wide as it is, with
// its heads on each page.
func (b *book) setPaper(name string, v view) error {
	orientation, one, any, yes := "portrait", 1, 0, true
	if v.landscape {
		orientation = "landscape"
	}
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &b.paper, Orientation: &orientation, FitToWidth: &one, FitToHeight: &any}); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: b.foot()}); err != nil {
		return err
	}
	lines := false
	if err := b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &lines}); err != nil {
		return err
	}
	if v.frozenRows > 0 {
		err := b.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, v.frozenRows, v.frozenRows),
		})
		if err != nil {
			return err
		}
	}
	if v.printed == "" {
		return nil
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: name, RefersTo: fmt.Sprintf("'%s'!%s", name, v.printed)})
}

// foot is what each printed page bears: the sheet, the brand's classification,
// the page. A spreadsheet takes & for a sign to it, and two of them for one.
func (b *book) foot() string {
	middle := ""
	if b.r.Brand != nil && b.r.Brand.Classification != "" {
		letters := []rune(holdable(b.r.Brand.Classification))
		middle = "&C" + strings.ReplaceAll(string(letters[:min(len(letters), 80)]), "&", "&&")
	}
	return "&L&A" + middle + "&R&P / &N"
}

// add writes the next row, as high as its text needs.
func (p *page) add(cells ...excelize.Cell) error { return p.addHigh(p.height(cells), cells...) }

// addHigh writes the next row with a height in points.
func (p *page) addHigh(height float64, cells ...excelize.Cell) error {
	p.row++
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = c
	}
	at, err := excelize.CoordinatesToCellName(1, p.row)
	if err != nil {
		return err
	}
	return p.out.SetRow(at, values, excelize.RowOpts{Height: height})
}

// The height of a line, and the most that a row may have: a screen's worth.
const (
	lineHeight = 15.0
	mostHeight = 390.0
)

// height is about what a row's texts need in their columns.
func (p *page) height(cells []excelize.Cell) float64 {
	lines := 1
	for i, c := range cells {
		if s, ok := c.Value.(string); ok && i < len(p.widths) && p.wraps(c.StyleID) {
			lines = max(lines, linesOf(s, int(p.widths[i])))
		}
	}
	return min(mostHeight, lineHeight*float64(lines))
}

// linesOf is on how many lines of so many letters a text stands.
func linesOf(s string, letters int) int {
	lines := 0
	for line := range strings.Lines(s) {
		lines += max(1, (len([]rune(line))+letters-1)/letters)
	}
	return max(1, lines)
}

// skip leaves rows empty.
func (p *page) skip(n int) { p.row += n }

func (p *page) end() error { return p.out.Flush() }

// cell is a cell with a text that is shown and not read back.
func (b *book) cell(s string, style int) excelize.Cell {
	if s == "" {
		return excelize.Cell{StyleID: style}
	}
	return excelize.Cell{StyleID: style, Value: shown(s)}
}

// figure is a cell with a figure that doesn't change, shown as everywhere.
func (b *book) figure(f reports.Figure) excelize.Cell {
	return value(of(f), b.asWorded(f))
}

// value is a cell with a number, or an empty one.
func value(f figure, style int) excelize.Cell {
	if !f.valid {
		return excelize.Cell{StyleID: style}
	}
	return excelize.Cell{StyleID: style, Value: f.v}
}

// worked is a cell with a formula and the value that it has now.
func worked(formula string, f figure, style int) excelize.Cell {
	c := value(f, style)
	c.Formula = formula
	return c
}

// heads is a row of heads, as programs know them: small letters, no guard.
func (p *page) heads(names []string, right func(i int) bool) []excelize.Cell {
	var out []excelize.Cell
	for i, n := range names {
		style := p.head
		if right(i) {
			style = p.headRight
		}
		out = append(out, excelize.Cell{StyleID: style, Value: n})
	}
	return out
}
