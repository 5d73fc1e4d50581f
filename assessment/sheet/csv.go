package sheet

import (
	"bytes"
	"slices"
	"strings"
)

func (t *table) readCSV(data []byte) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		t.notes.mistake(1, "the file is UTF-16; save it as CSV UTF-8")
		return
	}
	text := newlines(string(bytes.TrimPrefix(data, []byte("\ufeff"))))
	rows := scanner{text: text, line: 1}
	if separator, rest, ok := declared(text); ok {
		rows.separator, rows.text, rows.line = separator, rest, 2
	} else {
		rows.separator = t.separator(text)
	}
	for {
		line, cells, wrong, ok := rows.next()
		if !ok {
			return
		}
		if wrong != "" {
			t.notes.mistake(line, "%s", wrong)
			if t.columns == nil {
				return
			}
		} else if !t.add(line, cells) {
			return
		}
	}
}

// newlines turns CRLF into a newline, and CR too in a file whose first line
// ends with one; elsewhere a CR is a control character.
func newlines(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if i := strings.IndexAny(text, "\r\n"); i >= 0 && text[i] == '\r' {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text
}

// declared reads a first line like sep=; with which some spreadsheets say what
// separates the cells.
func declared(text string) (separator byte, rest string, ok bool) {
	const word = "sep="
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.Trim(line, `"`)
	if len(line) != len(word)+1 || !strings.EqualFold(line[:len(word)], word) || !strings.Contains(",;\t", line[len(word):]) {
		return 0, "", false
	}
	return line[len(word)], rest, true
}

// separator is the one of comma, semicolon and tab by which the first row names
// more of the columns that are read.
func (k *kind) separator(text string) byte {
	known := func(separator byte) int {
		rows, most, titles := scanner{text: text, separator: separator}, 0, k.titles
		for {
			_, cells, wrong, ok := rows.next()
			if !ok || wrong != "" {
				return most
			}
			if !slices.ContainsFunc(cells, filled) {
				continue
			}
			n, head := k.known(cells)
			if most = max(most, n); head || titles == 0 {
				return most
			}
			titles--
		}
	}
	best := byte(',')
	for _, separator := range []byte(";\t") {
		if known(separator) > known(best) {
			best = separator
		}
	}
	return best
}

// A scanner cuts a CSV into rows. Its newlines are \n.
type scanner struct {
	text      string // what is still to be cut
	separator byte
	line      int // where text begins
	cells     []string
}

// next gives the line on which a row begins, its cells, good until the next
// call, and what is wrong with it, if anything; ok is false at the end.
func (s *scanner) next() (line int, cells []string, wrong string, ok bool) {
	if s.text == "" {
		return 0, nil, "", false
	}
	line, s.cells = s.line, s.cells[:0]
	for {
		cell, w := s.cell()
		if len(s.cells) < maxCells {
			s.cells = append(s.cells, cell)
		} else {
			w = tooManyCells
		}
		if wrong == "" {
			wrong = w
		}
		if s.text == "" {
			break
		}
		end := s.text[0] == '\n'
		s.text = s.text[1:]
		if end {
			s.line++
			break
		}
	}
	return line, s.cells, wrong, true
}

// cell takes a cell off the text, up to the separator or newline after it.
func (s *scanner) cell() (cell, wrong string) {
	if !strings.HasPrefix(s.text, `"`) {
		cell = s.plain()
		if strings.Contains(cell, `"`) {
			wrong = `a quote (") inside a cell that doesn't begin with one; put the whole cell into quotes and double those inside`
		}
		return cell, wrong
	}
	var before strings.Builder // up to the last doubled quote
	rest := s.text[1:]
	for {
		i := strings.IndexByte(rest, '"')
		if i < 0 {
			s.text = ""
			return "", `a quote (") opens a cell and none closes it; close it, or double it where it belongs to the text`
		}
		if !strings.HasPrefix(rest[i+1:], `"`) {
			cell, s.text = rest[:i], rest[i+1:]
			break
		}
		before.WriteString(rest[:i+1])
		rest = rest[i+2:]
	}
	if before.Len() > 0 {
		before.WriteString(cell)
		cell = before.String()
	}
	s.line += strings.Count(cell, "\n")
	if s.plain() != "" {
		wrong = `text after the quote (") that closes a cell; double the quotes inside a cell`
	}
	return cell, wrong
}

func (s *scanner) plain() string {
	i := 0
	for i < len(s.text) && s.text[i] != s.separator && s.text[i] != '\n' {
		i++
	}
	plain := s.text[:i]
	s.text = s.text[i:]
	return plain
}
