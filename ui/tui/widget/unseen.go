package widget

import (
	"strings"
	"unicode/utf8"

	"posture/frameworks/visible"
)

// line is a text as it may stand in a row: what would steer the terminal is
// made visible, and signs that nobody sees are left out.
func line(s string) string { return unhidden(visible.Line(s)) }

func unhidden(s string) string {
	if strings.IndexFunc(s, visible.Hidden) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if visible.Hidden(r) {
			return -1
		}
		return r
	}, s)
}

// marked is a letter as it stands in a text that is being typed, where what
// isn't seen must be, or nobody could take it out.
func marked(letter string) string {
	if r, n := utf8.DecodeRuneInString(letter); n == len(letter) && visible.Hidden(r) {
		return visible.Name(r)
	}
	return visible.Line(letter)
}

// unseen are the signs that stand in a text without being seen. In an area,
// whose rows are laid out by a library, each has a letter of one cell that
// stands for it, from standIn on: no text that people write has those.
const (
	unseen  = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"
	standIn = 0x10F800
	mark    = '¤'
)

func veil(s string) string {
	return strings.Map(func(r rune) rune {
		if i := strings.IndexRune(unseen, r); i >= 0 {
			return standIn + rune(i)
		}
		return r
	}, s)
}

func unveil(s string) string {
	return strings.Map(func(r rune) rune {
		if veiled(r) {
			r, _ = utf8.DecodeRuneInString(unseen[r-standIn:])
		}
		return r
	}, s)
}

func veiled(r rune) bool { return r >= standIn && r < standIn+rune(len(unseen)) }
