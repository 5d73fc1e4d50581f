package strict

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// tooDeep is how the library words that lists and maps stand too deep.
const tooDeep = "exceeded max depth"

// addLibrary words an error of the YAML library for people who write by hand.
func (f *File) addLibrary(err error, data []byte) {
	le, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		f.add(0, 0, "it isn't YAML: %v", err)
		return
	}
	line, column := le.Mark.Line, le.Mark.Column
	text := strings.TrimPrefix(strings.TrimSpace(le.ContextMsg+", "+le.Message), ", ")
	switch {
	case strings.Contains(text, "no documents"):
		f.add(1, 1, "the file is empty")
	case strings.Contains(text, "found multiple"):
		f.add(second(data), 1, "a second document begins; keep one document in a file")
	case strings.Contains(text, tooDeep):
		f.add(line, column, "lists and maps stand more than %d deep inside each other", MaxDepth)
	case strings.Contains(text, "unknown anchor"):
		_, rest, _ := strings.Cut(text, "'")
		name, _, _ := strings.Cut(rest, "'")
		f.add(line, column, "an alias (*%s) of nothing; put a text that begins with * in quotes", name)
	case strings.Contains(text, "mapping values are not allowed"):
		f.add(line, column, "a colon where no key can stand; put a text that holds one in quotes, or mend the indentation")
	case strings.Contains(text, "cannot start any token"):
		f.add(line, column, "%s", f.start(data, line, column))
	case strings.Contains(text, "quoted scalar, found unexpected end"):
		f.add(le.ContextMark.Line, le.ContextMark.Column, "a quote that is never closed; close it")
	case strings.Contains(text, "unknown escape"):
		f.add(line, column, `an escape that YAML doesn't know; in double quotes write \\ for a backslash`)
	case strings.Contains(text, "expected ',' or"):
		f.add(line, column, "the list or map that begins in line %d lacks a comma or its closing bracket here", le.ContextMark.Line)
	case strings.Contains(text, "could not find expected ':'"):
		f.add(le.ContextMark.Line, le.ContextMark.Column, "a key without a colon; write \"key: value\", or indent the line if it goes on with the text above")
	case strings.Contains(text, "did not find expected"):
		f.add(line, column, "this line belongs to nothing above it; mend its indentation, or put the text in quotes")
	default:
		f.add(line, column, "it isn't YAML: %s", text)
	}
}

// start says what is wrong with the letter by which a value begins.
func (f *File) start(data []byte, line, column int) string {
	for text := range strings.Lines(string(data)) {
		if line--; line > 0 {
			continue
		}
		letters := []rune(text)
		if column < 1 || column > len(letters) {
			break
		}
		if strings.TrimLeft(string(letters[:column]), " ") == "\t" {
			return "a tab at the line's beginning; indent with blanks"
		}
		return fmt.Sprintf("a text that begins with %q; put it in quotes", letters[column-1])
	}
	return "a value begins with a sign that has a meaning in YAML; put it in quotes"
}
