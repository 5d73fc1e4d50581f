package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A style is how text is set: face, size in points, leading in millimetres,
// and the widths of its letters.
type style struct {
	face    face
	size    float64
	leading float64
	m       *metric
}

// mm is a point in millimetres.
const mm = 25.4 / 72

// em is the size in millimetres.
func (s style) em() float64 { return s.size * mm }

// baseline is how far below the top of a line its baseline stands, so that
// capitals are in the middle.
func (s style) baseline() float64 { return (s.leading + 0.66*s.em()) / 2 }

// width is how wide a text is in millimetres. Letters without a glyph have no
// width; the sanitiser has replaced them.
func (s style) width(text string) float64 {
	m := s.m
	n := 0
	for _, r := range text {
		if r < 0x10000 {
			n += int(m.widths[r])
		}
	}
	return float64(n) / 1000 * s.em()
}

// wrap breaks a sanitised text into lines no wider than width: at spaces,
// after hyphens, dashes and slashes between words, and at zero-width spaces,
// never at no-break spaces. A word that is wider is cut, with a hyphen between
// letters. Each line but the last of a paragraph ends with the space that it
// was broken at, so that words stay apart for those who read the text alone.
func (s style) wrap(text string, width float64) []string {
	var lines []string
	for para := range strings.SplitSeq(text, "\n") {
		lines = s.wrapLine(lines, para, width)
	}
	return lines
}

func (s style) wrapLine(lines []string, text string, width float64) []string {
	m := s.m
	room := int(width / s.em() * 1000)
	start, used := 0, 0    // of the line in the making
	cut, usedAtCut := 0, 0 // the last place where it may end
	for i, r := range text {
		w := 0
		if r < 0x10000 {
			w = int(m.widths[r])
		}
		if r == zeroWidthSpace {
			w = 0
		}
		for used+w > room && r != ' ' && i > start {
			if cut <= start {
				cut, usedAtCut = s.within(text, start, i, room), 0
				for _, x := range text[start:cut] {
					usedAtCut += int(m.widths[min(x, 0xFFFF)])
				}
				lines = append(lines, clean(text[start:cut]+hyphen(text[:cut], text[cut:])))
			} else {
				lines = append(lines, clean(text[start:cut]))
			}
			start, used = cut, used-usedAtCut
		}
		used += w
		if next := i + utf8.RuneLen(r); mayBreak(r, text[:i], text[next:]) {
			cut, usedAtCut = next, used
		}
	}
	return append(lines, clean(text[start:]))
}

// within finds where to cut a word that is too long, leaving room for a hyphen
// and marks with the letter that they belong to.
func (s style) within(text string, start, end, room int) int {
	m := s.m
	used, last := 0, start
	for i, r := range text[start:end] {
		if i > 0 && !unicode.Is(unicode.M, r) {
			last = start + i
		}
		used += int(m.widths[min(r, 0xFFFF)])
		if used+int(m.widths['-']) > room && last > start {
			return last
		}
	}
	return end
}

// hyphen is what a cut word gets at its end: a hyphen between letters, and
// nothing in numbers, codes and addresses, where it would be read as theirs.
func hyphen(before, after string) string {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	word := before[strings.LastIndexAny(before, " \n")+1:]
	if len(word) > 200 {
		word = word[len(word)-200:]
	}
	if unicode.IsLetter(a) && unicode.IsLetter(b) && !strings.ContainsAny(word, "0123456789@:_") {
		return "-"
	}
	return ""
}

// mayBreak tells whether a line may end after r.
func mayBreak(r rune, before, after string) bool {
	switch r {
	case ' ', zeroWidthSpace:
		return true
	case '-', '/', '–', '—':
		a, _ := utf8.DecodeLastRuneInString(before)
		b, _ := utf8.DecodeRuneInString(after)
		return before != "" && after != "" && a != ' ' && b != ' ' && !unicode.IsDigit(b) && unicode.IsLetter(b)
	}
	return false
}

func clean(s string) string {
	if strings.ContainsRune(s, zeroWidthSpace) {
		return strings.ReplaceAll(s, string(zeroWidthSpace), "")
	}
	return s
}

// height is how high a text is in a width.
func (s style) height(text string, width float64) float64 {
	return float64(len(s.wrap(text, width))) * s.leading
}

// balanced is wrap with lines about equally long: the width is narrowed as far
// as there are no more lines by it.
func (s style) balanced(text string, width float64) []string {
	lines := s.wrap(text, width)
	if len(lines) < 2 || len(lines) > 6 {
		return lines
	}
	low, high := width/2, width
	for range 7 {
		mid := (low + high) / 2
		if got := s.wrap(text, mid); len(got) > len(lines) {
			low = mid
		} else {
			high, lines = mid, got
		}
	}
	return lines
}

// fit shortens a text to one line of a width, with … where it is cut.
func (s style) fit(text string, width float64) string {
	text = clean(strings.ReplaceAll(text, "\n", " "))
	if s.width(text) <= width {
		return text
	}
	return s.cut(text, width)
}

// cut ends a text with … within a width.
func (s style) cut(text string, width float64) string {
	m := s.m
	room := int(width/s.em()*1000) - int(m.widths['…'])
	for i, r := range text {
		if room -= int(m.widths[min(r, 0xFFFF)]); room < 0 {
			text = text[:i]
			break
		}
	}
	return strings.TrimRight(text, " ") + "…"
}

// fitLines is wrap to so many lines at most, the last of them ending with …
// where the text goes on.
func (s style) fitLines(text string, width float64, most int) []string {
	lines := s.wrap(text, width)
	if len(lines) <= most {
		return lines
	}
	last := strings.TrimRight(lines[most-1], " ") + " " + lines[most]
	return append(lines[:most-1:most-1], s.cut(last, width))
}
