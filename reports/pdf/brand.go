package pdf

import (
	"fmt"
	"slices"

	"posture/reports"
	"posture/reports/palette"
)

// Readable tells whether a colour may be a brand's: text in it can be read on
// paper and on the light grey of bands.
func Readable(rgb uint32) bool {
	c := palette.Color(rgb)
	return palette.Contrast(c, palette.Paper) >= 4.5 && palette.Contrast(c, palette.Wash) >= 4.5
}

// CheckFont tells whether a font can be used for letters that the report's own
// fonts lack: a whole TrueType font with a table of Unicode letters.
func CheckFont(ttf []byte) error {
	_, err := readMetric(ttf)
	return err
}

// brand takes colours and the extra font from the report's brand and the
// options.
func (l *layout) brand(o *Options) error {
	if b := l.r.Brand; b != nil {
		for _, c := range []struct {
			from reports.Colour
			to   *palette.Color
		}{{b.Colour, &l.colour}, {b.Accent, &l.accent}} {
			if rgb, ok := c.from.RGB(); ok {
				if !Readable(rgb) {
					return fmt.Errorf("the brand's colour %s is too light to be read on paper", c.from)
				}
				*c.to = palette.Color(rgb)
			}
		}
		if o.Font == nil {
			o.Font = b.Font
		}
	}
	if o.Font == nil {
		return nil
	}
	extra, err := readMetric(o.Font)
	if err != nil {
		return fmt.Errorf("the extra font can't be used: %w", err)
	}
	l.extra = extra
	for f, m := range l.fonts {
		l.fonts[f] = m.with(extra)
	}
	return nil
}

// with is a font's letters, and another's where it has none.
func (m *metric) with(extra *metric) *metric {
	out := *m
	for r := range out.widths {
		if !m.has(rune(r)) && extra.has(rune(r)) {
			out.widths[r] = extra.widths[r]
			out.known[r>>6] |= 1 << (r & 63)
		}
	}
	return &out
}

// logo draws the brand's logo at the right of the head, and gives the room
// that it takes.
func (l *layout) logo() float64 {
	if l.r.Brand == nil || l.r.Brand.Logo == nil {
		return 0
	}
	const most, high = 42.0, 9.0
	p := l.r.Brand.Logo
	w, h := high*float64(p.Width)/float64(p.Height), high
	if w > most {
		w, h = most, most*float64(p.Height)/float64(p.Width)
	}
	l.put(item{kind: kindImage, x: l.left() + contentWidth - w, y: l.sheet.head + 2.4 - h, w: w, h: h})
	return w + 4
}

// heads are the running head's left text and the footer's, as the brand has
// them.
func (l *layout) heads() (head, foot string, middle string) {
	head, foot = l.r.Title, l.r.DateText
	if b := l.r.Brand; b != nil {
		if b.Header != "" {
			head = b.Header
		}
		parts := slices.DeleteFunc([]string{b.Footer, b.Firm, l.r.DateText}, func(s string) bool { return s == "" })
		if b.Footer != "" && len(parts) > 2 {
			parts = slices.Delete(parts, 1, 2) // a footer of the brand's own says who it is
		}
		foot = parts[0]
		for _, p := range parts[1:] {
			foot += " · " + p
		}
		middle = b.Classification
	}
	return head, foot, middle
}
