package widget

import "strings"

// Large letters are eight dots high, the last for what hangs below the line,
// and are drawn with half blocks: four rows of text. It is for the back row,
// where the terminal has no larger font.
const (
	LargeRows   = 4
	letterDots  = 8
	letterWidth = 5
	wordGap     = 3
)

// A letter is its rows of dots from the top, the leftmost dot the highest of
// five bits.
type letter [letterDots]uint8

// Large sets a text in large letters, wrapped at so many cells: [LargeRows]
// rows for each line, and an empty one between lines. It gives nil where the
// text has a letter that isn't drawn here, or a word that is wider.
func Large(text string, cells int) []string {
	var rows []string
	var line []letter
	used := 0
	flush := func() {
		if len(rows) > 0 {
			rows = append(rows, "")
		}
		rows = append(rows, draw(line)...)
		line, used = nil, 0
	}
	for word := range strings.FieldsSeq(text) {
		var drawn []letter
		width := 0
		for _, r := range word {
			l, ok := letters5x8(r)
			if !ok {
				return nil
			}
			drawn = append(drawn, l)
			_, w := l.extent()
			width += w + 1
		}
		if width > cells {
			return nil
		}
		if used > 0 && used+wordGap+width > cells {
			flush()
		}
		if used > 0 {
			line = append(line, letter{})
			used += wordGap
		}
		line = append(line, drawn...)
		used += width
	}
	if len(line) > 0 {
		flush()
	}
	return rows
}

// extent is the first dot and the number of dots that a letter is wide.
func (l letter) extent() (first, width int) {
	var all uint8
	for _, row := range l {
		all |= row
	}
	if all == 0 {
		return 0, 0
	}
	for first = 0; all&(1<<(letterWidth-1-first)) == 0; first++ {
	}
	width = letterWidth - first
	for ; all&1 == 0; all >>= 1 {
		width--
	}
	return first, width
}

func draw(line []letter) []string {
	rows := make([]string, LargeRows)
	for y := range rows {
		var b strings.Builder
		for _, l := range line {
			first, width := l.extent()
			if width == 0 {
				b.WriteString(spaces[:wordGap])
				continue
			}
			for x := first; x < first+width; x++ {
				bit := uint8(1) << (letterWidth - 1 - x)
				switch up, low := l[2*y]&bit != 0, l[2*y+1]&bit != 0; {
				case up && low:
					b.WriteString("█")
				case up:
					b.WriteString("▀")
				case low:
					b.WriteString("▄")
				default:
					b.WriteByte(' ')
				}
			}
			b.WriteByte(' ')
		}
		rows[y] = strings.TrimRight(b.String(), " ")
	}
	return rows
}
