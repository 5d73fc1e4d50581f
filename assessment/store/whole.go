package store

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"posture/frameworks/strict"
)

// checkFormat looks at a file before it is read, whatever else may be wrong
// with it: one of a newer format is left as it is, and one of ours without its
// last line was cut off.
func checkFormat(name string, data []byte) error {
	first, line := firstLine(data)
	n := format(first)
	if n > 1 {
		return mistake(name, line, "format %d was made by a newer posture, and this one reads up to format 1; get the newer one (the file is left as it is)", n)
	}
	if n > 0 || first != "" && strings.HasPrefix("schema: "+Schema, first) {
		return checkEnd(name, data)
	}
	return nil
}

// format gives the number of the format that a file's first line names; 0
// where it names none of ours.
func format(line string) int {
	value, isSchema := strings.CutPrefix(line, "schema:")
	value, _, _ = strings.Cut(value, " #")
	number, ours := strings.CutPrefix(strings.Trim(value, " \t\"'"), "posture/assessment/v")
	n, err := strconv.Atoi(number)
	if !isSchema || !ours || err != nil {
		return 0
	}
	return n
}

func checkEnd(name string, data []byte) error {
	if ended(data) {
		return nil
	}
	return mistake(name, bytes.Count(data, []byte("\n"))+1,
		"the file was cut off: its last line isn't %q; bring back a copy, or add that line if nothing is missing", End)
}

func mistake(name string, line int, format string, args ...any) error {
	return &strict.Mistakes{List: []strict.Mistake{{File: name, Line: line, Column: 1, Text: fmt.Sprintf(format, args...)}}}
}

// firstLine gives the first line that says something, and its number.
func firstLine(data []byte) (string, int) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	number := 0
	for text := range bytes.Lines(data) {
		number++
		s := strings.TrimRight(string(text[:min(len(text), 200)]), " \t\r\n")
		if s != "" && s[0] != '#' && s[0] != '%' && s != "---" {
			return s, number
		}
	}
	return "", number
}

// ended tells whether the last line that isn't blank or a comment ends the
// document.
func ended(data []byte) bool {
	for len(data) > 0 {
		i := bytes.LastIndexByte(data[:len(data)-1], '\n') + 1
		line := string(bytes.TrimRight(data[i:], " \t\r\n"))
		if text := strings.TrimLeft(line, " \t"); text != "" && text[0] != '#' {
			line, _, _ = strings.Cut(line, " #")
			return strings.TrimRight(line, " \t") == End
		}
		data = data[:i]
	}
	return false
}
