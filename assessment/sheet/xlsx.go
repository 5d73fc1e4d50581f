package sheet

import (
	"encoding/xml"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// errEnough ends reading where no more rows are wanted.
var errEnough = errors.New("enough")

// maxRow is the last row that a workbook can have.
const maxRow = 1 << 20

func (t *table) readXLSX(data []byte) {
	b, err := openBook(data)
	if err == nil {
		err = t.bookRows(b)
	}
	if err != nil {
		t.notes.mistake(0, "the workbook can't be read (%v); open it in a spreadsheet program and save its sheet %s as CSV UTF-8", err, t.sheet)
	}
}

func (t *table) bookRows(b *book) error {
	i := b.sheet(t.sheet)
	if i < 0 && b.sheet(t.other().sheet) >= 0 {
		t.notes.mistake(0, "no sheet %s; the sheet %s holds %s: take it with %s", t.sheet, t.other().sheet, t.other().holds, t.other().command)
		return nil
	}
	if i < 0 && len(b.sheets) != 1 {
		t.notes.mistake(0, "no sheet %s among the workbook's %d; give that name to the one that holds the %s", t.sheet, len(b.sheets), t.holds)
		return nil
	}
	line := 0
	err := b.each(b.sheets[max(i, 0)].part, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "row" {
			return nil
		}
		if line++; attr(e, "r") != "" {
			var err error
			if line, err = strconv.Atoi(attr(e, "r")); err != nil {
				return err
			}
		}
		if line > maxRow {
			return errTooLarge
		}
		cells, failed, err := t.bookCells(b, d)
		if err != nil {
			return err
		}
		if t.failed(line, cells, failed) {
			return nil
		}
		if len(cells) > maxCells {
			t.notes.mistake(line, "%s", tooManyCells)
			return errEnough
		}
		for t.columns != nil && len(t.columns) < len(cells) { // nothing has slipped to the right here
			t.columns, t.unnamed = append(t.columns, passedOver), append(t.unnamed, true)
		}
		if !t.add(line, cells) {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// sheet is the place of the sheet of that name, in any letter case; -1 where
// there is none.
func (b *book) sheet(name string) int {
	return slices.IndexFunc(b.sheets, func(l link) bool { return strings.EqualFold(l.name, name) })
}

// failed notes the cells of a row that should be read and hold an error, as a
// formula leaves it that can't be worked out.
func (t *table) failed(line int, cells []string, failed []int) (any bool) {
	for _, i := range failed {
		if t.columns == nil || t.column(i) != passedOver {
			t.notes.mistake(line, "cell %s%d holds the error %s; mend its formula, or write what it should say", columnName(i), line, short(cells[i]))
			any = true
		}
	}
	return any
}

// columnName is what a spreadsheet calls column i, counted from 0.
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// bookCells reads a row up to its end, and tells which of its cells hold an
// error. A row with too many cells is left where that shows.
func (t *table) bookCells(b *book, d *xml.Decoder) (cells []string, failed []int, err error) {
	for at := 0; ; at++ {
		start, err := child(d)
		if start == nil || err != nil {
			return cells, failed, err
		}
		if ref := attr(*start, "r"); ref != "" {
			at = columnIndex(ref)
		}
		if at < 0 {
			return nil, nil, errors.New("a cell stands in no column")
		}
		for len(cells) <= min(at, maxCells) {
			cells = append(cells, "")
		}
		if at >= maxCells {
			return cells, failed, nil
		}
		if attr(*start, "t") == "e" {
			failed = append(failed, at)
		}
		text, err := b.cell(d, *start, t.isDate(at))
		if err != nil {
			return nil, nil, err
		}
		cells[at] = strings.ReplaceAll(text, "\r\n", "\n")
	}
}

// columnIndex counts from 0, up to somewhat above maxCells; it is below 0 where
// a reference has no column.
func columnIndex(ref string) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' || n > maxCells {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}

// cell reads a cell up to its end, and gives what it says: a day as YYYY-MM-DD,
// with the time of day unless only the day counts, and a number with the 15
// digits that spreadsheets show.
func (b *book) cell(d *xml.Decoder, start xml.StartElement, onlyDay bool) (string, error) {
	value := ""
	for {
		part, err := child(d)
		if part == nil && err == nil {
			break
		}
		if err == nil && (part.Name.Local == "v" || part.Name.Local == "is") {
			value, err = text(d, part.Name.Local == "v")
		} else if err == nil {
			err = d.Skip()
		}
		if err != nil {
			return "", err
		}
	}
	switch attr(start, "t") {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(b.texts) {
			return b.texts[i], nil
		}
		return "", errors.New("a cell refers to a text that isn't there")
	case "b":
		return strings.ToUpper(strconv.FormatBool(value == "1")), nil
	case "", "n":
		return b.number(value, attr(start, "s"), onlyDay), nil
	}
	return value, nil
}

func (b *book) number(value, style string, onlyDay bool) string {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	if i, err := strconv.Atoi(style); err != nil || i < 0 || i >= len(b.days) || !b.days[i] || v < 0 || v >= 2958466 {
		return strconv.FormatFloat(v, 'g', 15, 64)
	}
	day := b.dayZero(v).AddDate(0, 0, int(v))
	if onlyDay || v == math.Trunc(v) {
		return day.Format(time.DateOnly)
	}
	return day.Add(time.Duration(math.Round((v-math.Trunc(v))*24*60)) * time.Minute).Format("2006-01-02 15:04")
}

// child is the next element inside the one that is being read; nil at its end.
func child(d *xml.Decoder) (*xml.StartElement, error) {
	for {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			return &token, nil
		case xml.EndElement:
			return nil, nil
		}
	}
}

// dayZero is from when days are counted. In the common count, 1900 has a 29
// February that never was, the 60th day.
func (b *book) dayZero(v float64) time.Time {
	switch {
	case b.date1904:
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v < 60:
		return time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
}
