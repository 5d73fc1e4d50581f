package html

import (
	"strings"
	"unicode"

	"posture/reports/chart"
)

// The sizes of labels, in units of a drawing. Labels that are no part of an
// area grow on narrow screens, so their lines are broken for the larger size.
const (
	plainSize = 13
	grownSize = 17
)

func labelSize(r chart.TextRole) float64 {
	if r == chart.OnLevel || r == chart.OnOther {
		return plainSize
	}
	return grownSize
}

// wide is about how wide a text is in a sans serif, in units.
func wide(s string, size float64) float64 {
	em := 0.0
	for _, r := range s {
		switch {
		case r >= 0x1100 && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic):
			em += 1
		case strings.ContainsRune("iljtfrI.,:;'|!()[] ", r):
			em += 0.3
		case strings.ContainsRune("mwMW@%—", r):
			em += 0.86
		case unicode.IsUpper(r):
			em += 0.66
		case unicode.Is(unicode.Mn, r):
		default:
			em += 0.54
		}
	}
	return em * size
}

// wrap breaks a text into lines that fit, at most so many; what doesn't fit
// then is cut with an ellipsis, since the description has it in full.
func wrap(s string, room float64, most int, size float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case wide(line+" "+word, size) <= room:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	lines = append(lines, line)
	if len(lines) > most {
		lines[most-1] = strings.Join(lines[most-1:], " ")
		lines = lines[:most]
	}
	for i := range lines {
		lines[i] = cut(lines[i], room, size)
	}
	return lines
}

func cut(s string, room, size float64) string {
	if wide(s, size) <= room*1.1 {
		return s
	}
	letters := []rune(s)
	for len(letters) > 1 && wide(string(letters)+"…", size) > room {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimSpace(string(letters)) + "…"
}
