package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"posture/frameworks/strict"
	"posture/frameworks/visible"
)

// Mark begins a cell that isn't read back: one in which a workbook shows a text
// shortened, hidden, or without the letters that it can't hold.
const Mark = "[not read back]"

const (
	// MaxSize is the size of a spreadsheet, in bytes.
	MaxSize = 16 << 20
	// What follows bounds the memory and the work that a file can ask for.
	maxRows   = 100_000
	maxCells  = 1_000 // of a row
	maxPieces = 1_000 // of evidence in a row, beyond those that are there

	tooManyCells = "the row has more than 1,000 cells; keep the columns that answers need"
)

// A column is one of those that are read.
type column uint8

const (
	colQuestion column = iota
	colAnswer
	colReason
	colNote
	colEvidence
	colStrength
	colDated
	colValidUntil
	colBy
	columnCount
	passedOver = columnCount // any other column
)

var columnNames = [columnCount]string{"question", "answer", "reason", "note", "evidence", "strength", "dated", "valid_until", "by"}

func (c column) String() string { return columnNames[c] }

// at names column i of a file, which is read as c.
func (c column) at(i int) string {
	if c == passedOver {
		return fmt.Sprintf("column %d", i+1)
	}
	return c.String()
}

func (c column) isDate() bool { return c == colDated || c == colValidUntil }

// Columns are the names of the columns that are read.
func Columns() []string { return slices.Clone(columnNames[:]) }

// A Sheet is what a file holds, not judged yet.
type Sheet struct {
	// PassedOver names the columns that aren't read, safe to show.
	PassedOver []string

	notes   notes
	columns []column // of the file, in its order; nil before the header
	unnamed []bool   // by the file's columns: without a name, not told yet
	rows    []row
}

// notes are the mistakes found in a file so far.
type notes struct {
	file string
	strict.Mistakes
}

func (n *notes) mistake(line int, format string, args ...any) {
	if len(n.List) == strict.MaxMistakes {
		n.More++ // without the work of wording it
		return
	}
	n.Add(strict.Mistake{File: n.file, Line: line, Text: fmt.Sprintf(format, args...)})
}

// A row is what one row says in the columns that are read.
type row struct {
	line           int // where it begins, from 1
	cells          [columnCount]string
	evidenceMarked bool
}

// set keeps a cell unless it begins with [Mark].
func (r *row) set(c column, cell string) {
	if strings.HasPrefix(strings.TrimSpace(cell), Mark) {
		r.evidenceMarked = r.evidenceMarked || c == colEvidence
		return
	}
	r.cells[c] = cell
}

// Read reads a CSV or an Excel workbook; the bytes say which. The name stands
// in the mistakes, which [Sheet.Apply] tells together with its own.
func Read(name string, data []byte) *Sheet {
	s := &Sheet{notes: notes{file: name}}
	switch {
	case len(data) > MaxSize:
		s.notes.mistake(0, "the file is larger than %d MiB; split it", MaxSize>>20)
		return s
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		s.readXLSX(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		s.notes.mistake(0, "an old Excel workbook (.xls) or one with a password; save it as .xlsx without a password, or as CSV UTF-8")
		return s
	default:
		s.readCSV(data)
	}
	if s.columns == nil && len(s.notes.List) == 0 {
		s.notes.mistake(0, "it is empty; begin with a row that names the columns, as in question,answer,reason,note")
	}
	return s
}

// add takes a row of the file, the header first. It keeps the strings, not the
// slice, and tells whether more rows are wanted.
func (s *Sheet) add(line int, cells []string) (more bool) {
	if !slices.ContainsFunc(cells, filled) {
		return true
	}
	if s.columns == nil {
		return s.header(line, cells)
	}
	if len(s.rows) == maxRows {
		s.notes.mistake(line, "more than %d rows; split the file", maxRows)
		return false
	}
	r := row{line: line}
	for i, cell := range cells {
		c := s.column(i)
		if i >= len(s.columns) && filled(cell) {
			s.notes.mistake(line, "%sthe row has more cells than the header has columns; put a cell that holds a comma, a semicolon or a newline into quotes", r.id())
			return true
		}
		if c != passedOver {
			r.set(c, unguard(cell))
		} else if i < len(s.unnamed) && s.unnamed[i] && filled(cell) {
			s.unnamed[i] = false
			s.PassedOver = append(s.PassedOver, c.at(i))
		}
	}
	for i, cell := range cells {
		if bad := unfit(cell); bad != "" {
			s.notes.mistake(line, "%s%s holds %s", r.id(), s.column(i).at(i), bad)
		}
	}
	if r.evidenceMarked {
		r.cells[colStrength], r.cells[colDated], r.cells[colValidUntil] = "", "", ""
	}
	if slices.ContainsFunc(r.cells[:], filled) {
		s.rows = append(s.rows, r)
	}
	return true
}

// column is how column i of the file is read.
func (s *Sheet) column(i int) column {
	if i < len(s.columns) {
		return s.columns[i]
	}
	return passedOver
}

func (s *Sheet) header(line int, cells []string) (more bool) {
	names := make([]string, len(cells))
	s.columns, s.unnamed = make([]column, len(cells)), make([]bool, len(cells))
	for i, cell := range cells {
		names[i] = strings.ToLower(strings.TrimSpace(unguard(cell)))
		s.columns[i] = passedOver
		switch c := slices.Index(columnNames[:], names[i]); {
		case unfit(cell) != "":
			s.notes.mistake(line, "the name of column %d holds %s", i+1, unfit(cell))
		case c >= 0 && slices.Contains(s.columns[:i], column(c)):
			s.notes.mistake(line, "the column %s stands here a second time; keep one", names[i])
		case c >= 0:
			s.columns[i] = column(c)
		case names[i] == "":
			s.unnamed[i] = true
		default:
			s.PassedOver = append(s.PassedOver, visible.Line(short(strings.TrimSpace(unguard(cell)))))
		}
	}
	if slices.Contains(s.columns, colQuestion) {
		return true
	}
	advice := "begin with a row that names the columns, as in question,answer,reason,note"
	if near := strict.Nearest(colQuestion.String(), names); near != "" {
		advice = fmt.Sprintf("rename the column %q", short(near))
	}
	s.notes.mistake(line, "no column question; %s", advice)
	return false
}

// id begins a mistake with the question that the row is about, if it says so.
func (r *row) id() string {
	if id := strings.TrimSpace(r.cells[colQuestion]); id != "" {
		return short(id) + ": "
	}
	return ""
}

func filled(cell string) bool { return strings.TrimSpace(cell) != "" }

// unfit says what no text may hold and this one does, and what to do; else "".
func unfit(cell string) string {
	for i := 0; i < len(cell); {
		r, n := utf8.DecodeRuneInString(cell[i:])
		if r == utf8.RuneError && n == 1 {
			return fmt.Sprintf("a byte that isn't UTF-8 (%#x); save the file as CSV UTF-8", cell[i])
		}
		if visible.Control(r) {
			return fmt.Sprintf("a control character (%s, U+%04X); take it out", visible.Line(cell[i:i+n]), r)
		}
		i += n
	}
	return ""
}

// short cuts what a message quotes.
func short(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
