package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"posture/frameworks/visible"
)

// maxKey is how long a key may be to stand before its colon on one line; YAML
// gives up looking for the colon after 1024 characters.
const maxKey = 1000

// appendText writes a text as a value: plain where every YAML reader takes it
// for the same text, several lines as a block where that is exact, else
// quoted. Lines after the first are indented by indent spaces; the last line
// isn't ended.
func appendText(b []byte, s string, indent int) []byte {
	switch {
	case plain(s):
		return append(b, s...)
	case strings.IndexByte(s, '\n') < 0:
		return appendQuoted(b, s, -1, false)
	case blockable(s):
		return appendBlock(b, s, indent)
	}
	return appendQuoted(b, s, indent, false)
}

// appendVerbatim writes bytes of UTF-8 as they are, carriage returns too.
func appendVerbatim(b []byte, s string, indent int) []byte {
	if blockable(s) {
		return appendBlock(b, s, indent)
	}
	return appendQuoted(b, s, indent, true)
}

// appendKey writes a text as a key, always on one line.
func appendKey(b []byte, s string) []byte {
	if plain(s) {
		return append(b, s...)
	}
	return appendQuoted(b, s, -1, false)
}

// plain tells whether s can stand without quotes: one line in which nothing is
// special to YAML, and that no YAML 1.1 or 1.2 reader takes for a number, a
// date, a truth value or nothing.
func plain(s string) bool {
	if s == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !(first == '(' || unicode.IsLetter(first) || unicode.IsDigit(first) || first > 0xA0 && unicode.In(first, unicode.P, unicode.S)) {
		return false
	}
	if c := s[len(s)-1]; c == ' ' || c == ':' {
		return false
	}
	number := first < utf8.RuneSelf && unicode.IsDigit(first)
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if escaped(r, n) {
				return false
			}
			i, number = i+n, false
			continue
		}
		switch {
		case c < 0x20, c == 0x7f, c == ':' && s[i+1] == ' ', c == '#' && s[i-1] == ' ':
			return false
		case number && strings.IndexByte("0123456789abcdefABCDEFoOtTxXzZ_.,:+- ", c) < 0:
			number = false
		}
		i++
	}
	return !number && !reserved(s)
}

// reserved tells whether some YAML reader takes the word for something else
// than a text.
func reserved(s string) bool {
	if len(s) > 5 {
		return false
	}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	}
	return false
}

// escaped tells whether a character can stand in a file by its number only:
// what YAML forbids or takes for the end of a line, and what a terminal or an
// editor would obey. n is its length in bytes.
func escaped(r rune, n int) bool {
	return r == utf8.RuneError && n == 1 || visible.Hostile(r) || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// blockable tells whether a text of several lines survives as a block.
func blockable(s string) bool {
	if strings.Trim(s, " \t\n") == "" {
		return false
	}
	for i, r := range s {
		if r == '\n' || r == '\t' || r >= 0x20 && r < 0x7f {
			continue
		}
		if _, n := utf8.DecodeRuneInString(s[i:]); escaped(r, n) {
			return false
		}
	}
	return true
}

func appendBlock(b []byte, s string, indent int) []byte {
	b = append(b, '|')
	if c := s[0]; c == ' ' || c == '\t' || c == '\n' {
		b = append(b, '2') // how far it is indented, where the first line doesn't show it
	}
	body := strings.TrimSuffix(s, "\n")
	switch {
	case body == s:
		b = append(b, '-')
	case strings.HasSuffix(body, "\n"):
		b = append(b, '+')
	}
	for line := range strings.SplitSeq(body, "\n") {
		b = append(b, '\n')
		if line != "" {
			b = appendSpaces(b, indent)
			b = append(b, line...)
		}
	}
	return b
}

// appendQuoted writes s in double quotes, on one line or, where indent isn't
// below 0, on a line for each of its own. What no text may hold is left out,
// so that the file can be read again; cr keeps carriage returns.
func appendQuoted(b []byte, s string, indent int, cr bool) []byte {
	lines := indent >= 0 && strings.Contains(strings.TrimSuffix(s, "\n"), "\n")
	b = append(b, '"')
	fresh := lines
	for i, r := range s {
		if fresh {
			b = append(b, '\\', '\n')
			b = appendSpaces(b, indent)
			if r == ' ' {
				b = append(b, '\\')
			}
			fresh = false
		}
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
			fresh = lines && i+1 < len(s)
		case r == '\t':
			b = append(b, '\\', 't')
		case r == '\r' && cr:
			b = append(b, '\\', 'r')
		default:
			if _, n := utf8.DecodeRuneInString(s[i:]); !escaped(r, n) {
				b = utf8.AppendRune(b, r)
			} else if r != utf8.RuneError && !visible.Control(r) {
				const hex = "0123456789ABCDEF"
				b = append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
			}
		}
	}
	return append(b, '"')
}

func appendSpaces(b []byte, n int) []byte {
	const spaces = "                " // deeper than anything stands
	return append(b, spaces[:n]...)
}
