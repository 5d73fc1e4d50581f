package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// text is a PDF string of any letters.
func text(s string) string {
	if ascii(s) {
		return "(" + escape(s) + ")"
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}

// escape marks what a string in parentheses can't have as it is.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\()\n") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; c {
		case '\n':
			b.WriteString(`\n`)
		case '\\', '(', ')':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] > 0x7e || s[i] < 0x20 && s[i] != '\n' {
			return false
		}
	}
	return true
}
