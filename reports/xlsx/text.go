package xlsx

import (
	"strings"
	"unicode/utf16"

	"posture/assessment/sheet"
	"posture/frameworks/visible"
)

// mark begins a cell that isn't read back.
const mark = sheet.Mark

// longest is how long a text in a cell may be, in UTF-16 units: a spreadsheet
// holds 32,767 of them.
const longest = 32_000

// kept is a text as a cell that is read back holds it: as it is, guarded where
// a spreadsheet could run it; with the mark where a cell can't hold it.
func kept(s string) string {
	if (len(s) <= longest || units(s) <= longest) && holdable(s) == s {
		return sheet.Guard(s)
	}
	return mark + " " + shorten(holdable(s))
}

// left is a cell whose text was left out.
func left(why string) string { return mark + " " + why }

// shown is a text on a sheet that isn't read back.
func shown(s string) string { return kept(visible.Text(s)) }

// holdable is a text with a sign for each letter that XML can't hold.
func holdable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xFFFE || r == 0xFFFF || r < 0x20 && r != '\t' && r != '\n' {
			return '\uFFFD'
		}
		return r
	}, s)
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// shorten cuts a text to what a cell holds, with room for the mark.
func shorten(s string) string {
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > longest-100 {
			return s[:i] + "…"
		}
	}
	return s
}
