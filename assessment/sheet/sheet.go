package sheet

import "slices"

// Mark begins a cell that isn't read back: one in which a workbook shows a text
// shortened, hidden, or without the letters that it can't hold.
const Mark = "[not read back]"

// SheetName is the sheet of a workbook that holds the answers, unless it is
// the only one.
const SheetName = "Answers"

// The columns of answers.
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
)

var answers = kind{
	sheet:   SheetName,
	holds:   "answers",
	command: "posture answer FILE --from SHEET",
	head:    "question,answer,reason,note",
	names:   []string{"question", "answer", "reason", "note", "evidence", "strength", "dated", "valid_until", "by"},
	subject: []column{colQuestion},
	dates:   []column{colDated, colValidUntil},
	ours:    []string{"layer", "practice", "ask", "levels", "look_for"},
	along:   map[column][]column{colEvidence: {colStrength, colDated, colValidUntil}},
	most:    100_000,
}

// Columns are the names of the columns of answers that are read.
func Columns() []string { return slices.Clone(answers.names) }

// A Sheet is what a file says about questions, not judged yet.
type Sheet struct {
	// PassedOver names the columns that aren't read, safe to show; not those
	// that [Write] puts beside them.
	PassedOver []string

	table table
}

// Read reads answers from a CSV or an Excel workbook; the bytes say which. The
// name stands in the mistakes, which [Sheet.Apply] tells together with its own.
func Read(name string, data []byte) *Sheet {
	t := answers.read(name, data)
	return &Sheet{t.passed, t}
}
