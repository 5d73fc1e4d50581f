package sheet

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"posture/assessment"
	"posture/frameworks"
)

// Head is the first row of a written sheet: first the columns to be filled in,
// then those that say what is asked, which reading passes over.
func Head() []string {
	head := Columns()[:colBy]
	return append(head, answers.ours...)
}

// Cells is the row of a question below [Head]. The texts are as they are, so
// that each writer guards them; [Write] does it with [Guard].
func Cells(a *assessment.Assessment, q *frameworks.Question) []string {
	r, l, p := a.Record(q), q.Practice.Layer, q.Practice
	cells := []string{q.ID, "", r.Reason, r.Note, "", "", "", ""}
	if r.State != assessment.Open {
		cells[colAnswer] = r.Answer.String()
	}
	pieces(cells, r.Evidence)
	return append(cells, l.ID+" "+l.Title, p.ID+" "+p.Title, q.Ask, levels(q, a.Framework().Scale), strings.Join(q.Evidence, "\n"))
}

func pieces(cells []string, evidence []assessment.Evidence) {
	if len(evidence) == 0 {
		return
	}
	var names, strengths, dated, until []string
	for _, e := range evidence {
		names = append(names, lineName(e.Name))
		strengths = append(strengths, e.Strength.String())
		dated = append(dated, e.Dated.String())
		until = append(until, e.ValidUntil.String())
	}
	for c, lines := range map[column][]string{colEvidence: names, colStrength: strengths, colDated: dated, colValidUntil: until} {
		if cell := strings.Join(lines, "\n"); strings.Trim(cell, "\n") != "" {
			cells[c] = cell
		}
	}
}

// levels says what each level looks like, a line each: in the question's words,
// else in the scale's.
func levels(q *frameworks.Question, scale frameworks.Scale) string {
	var b strings.Builder
	for i, step := range scale {
		text := q.Levels[step.Level]
		if text == "" {
			text = step.Meaning
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%d %s: %s", step.Level, step.Name, text)
	}
	return b.String()
}

// Write writes all questions, in the framework's order, as the CSV that is
// sent out. It begins with a byte order mark where there is any letter beyond
// ASCII, since Excel takes it for another encoding without one. Its texts are
// as they are: what goes to a terminal is the caller's to make visible.
func Write(w io.Writer, a *assessment.Assessment) error {
	rows := make([][]string, 0, len(a.Framework().Questions())+1)
	rows = append(rows, Head())
	for _, q := range a.Framework().Questions() {
		rows = append(rows, Cells(a, q))
	}
	return writeRows(w, rows)
}

func writeRows(w io.Writer, rows [][]string) error {
	out := bufio.NewWriter(w)
	if slices.ContainsFunc(rows, func(row []string) bool { return slices.ContainsFunc(row, beyondASCII) }) {
		out.WriteString("\ufeff")
	}
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteByte(',')
			}
			writeCell(out, Guard(cell))
		}
		out.WriteString("\r\n")
	}
	return out.Flush()
}

func beyondASCII(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

// writeCell quotes what needs it. A semicolon does too: some spreadsheets take
// it for the separator.
func writeCell(out *bufio.Writer, cell string) {
	if !strings.ContainsAny(cell, ",;\"\n\t") && strings.TrimSpace(cell) == cell {
		out.WriteString(cell)
		return
	}
	out.WriteByte('"')
	out.WriteString(strings.ReplaceAll(cell, `"`, `""`))
	out.WriteByte('"')
}

// Guard puts a ' before a cell that a spreadsheet could run as a formula, and
// before one that looks so guarded already. Reading takes it off again.
func Guard(cell string) string {
	if risky(cell) {
		return "'" + cell
	}
	return cell
}

func unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && risky(cell) {
		return cell[1:]
	}
	return cell
}

// risky tells whether a cell begins with '=', '+', '-', '@' or a tab, or with
// quotes ' and then one of these.
func risky(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.IndexByte("=+-@\t", rest[0]) >= 0
}
