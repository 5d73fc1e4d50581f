package html

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// scoreColor is the colour of scores in pictures, where they are no level;
// darkScore on dark screens.
const (
	scoreColor palette.Color = 0x006080
	darkScore  palette.Color = 0x4EDDFA
)

// The neutrals that the palette has for paper alone, on dark screens.
const (
	darkMid  palette.Color = 0x5A6772
	darkLine palette.Color = 0x2E3A46
	darkWash palette.Color = 0x1A232C
)

// style is the whole stylesheet: the colours of this report's scale and brand,
// the widths of its tables' columns, and what stands in style.css.
func style(r *reports.Report) (string, error) {
	light := paint{palette.Ink, palette.Muted, palette.Mid, palette.Hairline, palette.Wash, palette.Paper, palette.Accent, palette.Ink, scoreColor}
	if err := light.brand(r.Brand); err != nil {
		return "", err
	}
	dark := paint{palette.DarkInk, palette.DarkMuted, darkMid, darkLine, darkWash, palette.Dark, palette.DarkAccent, palette.DarkInk, darkScore}
	var b strings.Builder
	n := max(1, len(r.Scale))
	b.WriteString("\n:root{")
	light.write(&b, palette.Levels(n))
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;")
	dark.write(&b, palette.DarkLevels(n))
	b.WriteString("}}\n")
	for i := range n {
		fmt.Fprintf(&b, ".l%d{--level:var(--l%d);--on:var(--on%d)}\n", i, i, i)
	}
	for _, w := range slices.Sorted(maps.Keys(widths(r))) {
		fmt.Fprintf(&b, ".%s{width:%.2f%%}\n", widthClass(w), w/12*100)
	}
	css, err := files.ReadFile("style.css")
	if err != nil {
		return "", err
	}
	b.Write(css)
	return b.String(), nil
}

// A paint is the colours of a page that are no level's.
type paint struct{ ink, muted, mid, line, wash, paper, accent, title, score palette.Color }

// brand takes the brand's colours for titles and for the accent. On dark
// screens the report's own stay.
func (p *paint) brand(b *reports.Brand) error {
	if b == nil {
		return nil
	}
	for _, x := range []struct {
		from reports.Colour
		to   *palette.Color
	}{{b.Colour, &p.title}, {b.Accent, &p.accent}} {
		rgb, ok := x.from.RGB()
		if !ok {
			continue
		}
		c := palette.Color(rgb)
		if palette.Contrast(c, palette.Paper) < 4.5 || palette.Contrast(c, palette.Wash) < 4.5 {
			return fmt.Errorf("the brand's colour %s is too light to be read on paper", x.from)
		}
		*x.to = c
	}
	return nil
}

// write gives the colours their names in the stylesheet.
func (p *paint) write(b *strings.Builder, levels []palette.Color) {
	for _, x := range []struct {
		name string
		c    palette.Color
	}{
		{"ink", p.ink}, {"muted", p.muted}, {"mid", p.mid}, {"line", p.line}, {"wash", p.wash}, {"paper", p.paper},
		{"accent", p.accent}, {"title", p.title}, {"score", p.score},
	} {
		fmt.Fprintf(b, "--%s:%s;", x.name, x.c.Hex())
	}
	for i, c := range levels {
		fmt.Fprintf(b, "--l%d:%s;--on%d:%s;", i, c.Hex(), i, palette.On(c).Hex())
	}
}

// widths are all widths of columns in the report, in twelfths.
func widths(r *reports.Report) map[float64]bool {
	out := map[float64]bool{}
	for _, s := range r.Sections {
		for _, b := range s.Body {
			if t, ok := b.(reports.Table); ok {
				for _, c := range t.Columns {
					out[c.Width] = true
				}
			}
		}
	}
	return out
}

func widthClass(w float64) string { return fmt.Sprintf("w%.0f", w*100) }

// digest is how a content security policy names a stylesheet.
func digest(css string) string {
	sum := sha256.Sum256([]byte(css))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
