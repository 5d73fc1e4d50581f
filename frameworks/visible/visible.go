// Package visible makes text safe to show: what a terminal would obey, or what
// would turn the direction of the text around it, becomes a sign that one sees.
//
// It is a leaf that every room may use; it imports nothing of ours.
package visible

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns s with control characters and direction marks as visible signs.
// Newlines and tabs stay.
func Text(s string) string { return replace(s, true) }

// Line is [Text] for what must stay on one line: newlines and tabs are shown
// as signs too.
func Line(s string) string { return replace(s, false) }

func replace(s string, multi bool) string {
	if clean(s, multi) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\n' || r == '\t':
			if multi {
				b.WriteRune(r)
			} else {
				b.WriteRune(0x2400 + r)
			}
		case r == utf8.RuneError && strings.HasPrefix(s[i:], "\uFFFD"):
			b.WriteRune(r)
		case r == utf8.RuneError:
			b.WriteRune('\uFFFD')
		case r < 0x20:
			b.WriteRune(0x2400 + r) // the control pictures, ␀ to ␟
		case r == 0x7f:
			b.WriteRune('␡')
		case Hostile(r):
			b.WriteString(Name(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func clean(s string, multi bool) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x20 && c < 0x7f || multi && (c == '\n' || c == '\t') {
			continue
		}
		if c < 0x80 {
			return false
		}
		if !utf8.ValidString(s[i:]) || strings.ContainsFunc(s[i:], func(r rune) bool {
			return Hostile(r) && !(multi && (r == '\n' || r == '\t'))
		}) {
			return false
		}
		return true
	}
	return true
}

// Control tells whether r is a control character that no text of ours may
// hold: all of them but tab and newline.
func Control(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// Hostile tells whether r is never to be sent to a terminal: a control
// character, a mark that turns the direction of writing, or a separator that
// some programs take for a newline.
func Hostile(r rune) bool {
	switch {
	case unicode.IsControl(r):
		return true
	case r == 0x061C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029:
		return true
	}
	return false
}

// Hidden tells whether r is a sign that nobody sees: it says where a line may
// be broken or mustn't, or nothing at all. Terminals don't agree on its width.
func Hidden(r rune) bool {
	return r == 0x00AD || r == 0x180E || r == 0x200B || r >= 0x2060 && r <= 0x2064 || r == 0xFEFF
}

// Name is how a sign that can't be sent is written: <U+202E>.
func Name(r rune) string {
	const hex = "0123456789ABCDEF"
	b := []byte("<U+0000>")
	for i := 6; i >= 3; i-- {
		b[i] = hex[r&15]
		r >>= 4
	}
	return string(b)
}

// Strip removes control characters other than tab and newline, turns CRLF and
// CR into newlines, and tells how many it took away. It is for text that a
// person typed or pasted.
func Strip(s string) (string, int) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	n := 0
	s = strings.Map(func(r rune) rune {
		if Control(r) {
			n++
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return s, n
}
