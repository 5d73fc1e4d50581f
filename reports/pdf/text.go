package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// substitute stands for a letter that the fonts don't have.
const substitute = '□'

// sanitise makes a text fit for drawing: valid UTF-8, composed, with LF and
// spaces for other line ends and tabs, without controls and invisible marks,
// and with a substitute for each letter that the face lacks; those are noted.
// Every text passes through here: on the page, in bookmarks, in metadata.
func sanitise(s string, m *metric, missing map[rune]bool) string {
	if plain(s, m) {
		return s
	}
	s = strings.ToValidUTF8(s, string(substitute))
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(visible, s) // before letters are composed: what is left out parts none
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\n' || r == zeroWidthSpace || m.has(r):
			b.WriteRune(r)
		default:
			missing[r] = true
			b.WriteRune(substitute)
		}
	}
	return b.String()
}

// visible keeps what is to be seen: tabs and separators become spaces, marks
// that aren't seen go.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == zeroWidthSpace:
		return r
	case r == '\t' || r == '\u2028' || r == '\u2029':
		return ' '
	case invisible(r):
		return -1
	}
	return r
}

// plain tells whether there is nothing to do for s: printable ASCII and other
// letters of the font that are no marks.
func plain(s string, m *metric) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' || c == 0x7f {
			return plainRunes(s[i:], m)
		}
	}
	return true
}

func plainRunes(s string, m *metric) bool {
	for _, r := range s {
		if r == utf8.RuneError || invisible(r) || r < ' ' && r != '\n' || !m.has(r) || unicode.Is(unicode.M, r) || r == '\u2028' || r == '\u2029' {
			return false
		}
	}
	return norm.NFC.IsNormalString(s)
}

const zeroWidthSpace = '\u200b'

// invisible are the marks that are left out: controls, soft hyphens, joiners,
// variation selectors, tags, and what turns the direction of writing.
func invisible(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u00ad', r == '\u034f', r == '\u061c', r == '\u180e', r == '\ufeff':
		return true
	case r >= '\u200c' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f':
		return true
	case r >= '\ufe00' && r <= '\ufe0f', r >= 0xE0000 && r <= 0xE0FFF, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	}
	return false
}
