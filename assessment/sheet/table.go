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

const (
	// MaxSize is the size of a spreadsheet, in bytes.
	MaxSize = 16 << 20
	// What follows bounds the memory and the work that a file can ask for.
	maxCells = 1_000 // of a row
	maxLines = 1_000 // of a cell that holds several things, beyond those that are there

	tooManyCells = "the row has more than 1,000 cells; keep the columns that are read"
)

// A kind says what the rows of a table are about, and how they are read.
type kind struct {
	sheet   string   // of a workbook, unless that has no other
	holds   string   // what stands on it
	command string   // that takes it
	head    string   // how a first row may begin
	names   []string // of the columns that are read
	subject []column // those that say what a row is about; the table has one of them
	dates   []column
	ours    []string            // columns that are written beside them, for people to read
	along   map[column][]column // what isn't read where a cell has the mark
	most    int                 // rows
	titles  int                 // rows that may stand above the one with the columns' names
}

// A column is one of those of a kind, by its place there.
type column int

// passedOver is any other column.
const passedOver column = -1

// named is the column of a name in the first row.
func (k *kind) named(name string) column { return column(slices.Index(k.names, name)) }

// at names column i of a file, which is read as c.
func (k *kind) at(c column, i int) string {
	if c == passedOver {
		return fmt.Sprintf("column %d", i+1)
	}
	return k.names[c]
}

// known is how many of the columns that are read a first row names, and
// whether that is the row which names them.
func (k *kind) known(cells []string) (n int, head bool) {
	for _, cell := range cells {
		if c := k.named(headName(cell)); c != passedOver {
			n++
			head = head || slices.Contains(k.subject, c)
		}
	}
	return n, head
}

// subjects are the names of the columns of which a table has one.
func (k *kind) subjects() string {
	var names []string
	for _, c := range k.subject {
		names = append(names, k.names[c])
	}
	return strings.Join(names, " or ")
}

// heads is how many of its columns a first row names, if that is one.
func (k *kind) heads(cells []string) int {
	if n, head := k.known(cells); head {
		return n
	}
	return 0
}

// other is the kind of which a table may be by mistake.
func (k *kind) other() *kind {
	if k.sheet == actions.sheet {
		return &answers
	}
	return &actions
}

// elsewhere advises on a table of this kind that was given as the other.
func (k *kind) elsewhere() string {
	return fmt.Sprintf("it holds %s: take it with %s", k.holds, k.command)
}

func headNames(cells []string) []string {
	names := make([]string, len(cells))
	for i, cell := range cells {
		names[i] = headName(cell)
	}
	return names
}

// headName is a column's name as a cell of the first row has it.
func headName(cell string) string { return strings.ToLower(strings.TrimSpace(unguard(cell))) }

// A table is what a file holds, not judged yet.
type table struct {
	*kind
	notes   notes
	columns []column // of the file, in its order; nil before the first row
	unnamed []bool   // by the file's columns: without a name, not told yet
	passed  []string // the columns that aren't read, safe to show
	rows    []row
	titled  int      // rows above the one with the columns' names
	begins  int      // the line of the first of them
	title   []string // that one's cells, as names of columns
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

// wrong notes a mistake in a row.
func (n *notes) wrong(r *row, format string, args ...any) {
	n.mistake(r.line, "%s%s", r.about(), fmt.Sprintf(format, args...))
}

// A row is what one row says in the columns that are read.
type row struct {
	kind  *kind
	line  int      // where it begins, from 1
	cells []string // by the kind's columns
}

// about begins a mistake with what the row is about, if it says so.
func (r *row) about() string {
	for _, c := range r.kind.subject {
		if s := strings.TrimSpace(r.cells[c]); s != "" {
			return short(s) + ": "
		}
	}
	return ""
}

// read reads a CSV or an Excel workbook; the bytes say which.
func (k *kind) read(name string, data []byte) table {
	t := table{kind: k, notes: notes{file: name}}
	switch {
	case len(data) > MaxSize:
		t.notes.mistake(0, "the file is larger than %d MiB; split it", MaxSize>>20)
	case isWorkbook(data):
		t.readXLSX(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		t.notes.mistake(0, "an old Excel workbook (.xls) or one with a password; save it as .xlsx without a password, or as CSV UTF-8")
	default:
		t.readCSV(data)
	}
	switch {
	case t.columns != nil || len(t.notes.List) > 0:
	case t.titled > 0:
		t.noSubject(t.begins, t.title)
	default:
		t.notes.mistake(0, "it is empty; begin with a row that names the columns, as in %s", k.head)
	}
	return t
}

func isWorkbook(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// add takes a row of the file, the one that names the columns first. It keeps
// the strings, not the slice, and tells whether more rows are wanted.
func (t *table) add(line int, cells []string) (more bool) {
	if !slices.ContainsFunc(cells, filled) {
		return true
	}
	if t.columns == nil {
		return t.header(line, cells)
	}
	if len(t.rows) == t.most {
		t.notes.mistake(line, "more than %d rows; split the file", t.most)
		return false
	}
	r := row{t.kind, line, make([]string, len(t.names))}
	var marked []column
	for i, cell := range cells {
		c := t.column(i)
		if i >= len(t.columns) && filled(cell) {
			t.notes.wrong(&r, "the row has more cells than the header has columns; put a cell that holds a comma, a semicolon or a newline into quotes")
			return true
		}
		switch {
		case c == passedOver:
			t.pass(i, cell)
		case strings.HasPrefix(strings.TrimSpace(unguard(cell)), Mark):
			marked = append(marked, c)
		default:
			r.cells[c] = unguard(cell)
		}
	}
	for i, cell := range cells {
		if bad := unfit(cell); bad != "" {
			t.notes.wrong(&r, "%s holds %s", t.at(t.column(i), i), bad)
		}
	}
	for _, c := range marked {
		for _, other := range t.along[c] {
			r.cells[other] = ""
		}
	}
	if slices.ContainsFunc(r.cells, filled) {
		t.rows = append(t.rows, r)
	}
	return true
}

// pass names a column without a name once there is something in it.
func (t *table) pass(i int, cell string) {
	if i < len(t.unnamed) && t.unnamed[i] && filled(cell) {
		t.unnamed[i] = false
		t.passed = append(t.passed, t.at(passedOver, i))
	}
}

// column is how column i of the file is read.
func (t *table) column(i int) column {
	if i < len(t.columns) {
		return t.columns[i]
	}
	return passedOver
}

func (t *table) isDate(i int) bool { return slices.Contains(t.dates, t.column(i)) }

// header takes the row that names the columns, and those above it.
func (t *table) header(line int, cells []string) (more bool) {
	if _, head := t.known(cells); !head && t.titled < t.titles {
		if t.titled++; t.titled == 1 {
			t.begins, t.title = line, headNames(cells)
		}
		return true
	}
	names := headNames(cells)
	t.columns, t.unnamed = make([]column, len(cells)), make([]bool, len(cells))
	for i, cell := range cells {
		t.columns[i] = passedOver
		switch c := t.named(names[i]); {
		case unfit(cell) != "":
			t.notes.mistake(line, "the name of column %d holds %s", i+1, unfit(cell))
		case c != passedOver && slices.Contains(t.columns[:i], c):
			t.notes.mistake(line, "the column %s stands here a second time; keep one", names[i])
		case c != passedOver:
			t.columns[i] = c
		case names[i] == "":
			t.unnamed[i] = true
		case !slices.Contains(t.ours, names[i]):
			t.passed = append(t.passed, visible.Line(short(strings.TrimSpace(unguard(cell)))))
		}
	}
	if slices.ContainsFunc(t.subject, func(c column) bool { return slices.Contains(t.columns, c) }) {
		return true
	}
	if t.begins > 0 {
		line, names = t.begins, t.title
	}
	t.noSubject(line, names)
	return false
}

// noSubject notes that no column says what the rows are about.
func (t *table) noSubject(line int, names []string) {
	advice := "begin with a row that names the columns, as in " + t.head
	if n, _ := t.known(names); n < t.other().heads(names) {
		advice = t.other().elsewhere()
	} else if len(t.subject) == 1 {
		if near := strict.Nearest(t.names[t.subject[0]], names); near != "" {
			advice = fmt.Sprintf("rename the column %q", short(near))
		}
	}
	t.notes.mistake(line, "no column %s; %s", t.subjects(), advice)
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
