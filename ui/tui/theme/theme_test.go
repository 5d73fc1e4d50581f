package theme

import (
	"image/color"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"posture/reports/palette"
)

// backgrounds are what terminals commonly have.
func backgrounds(light bool) []palette.Color {
	if light {
		return []palette.Color{palette.White, palette.Wash, 0xFDF6E3}
	}
	return []palette.Color{palette.Black, palette.Dark, 0x1E1E2E, 0x282C34}
}

func asPalette(c color.Color) palette.Color {
	r, g, b, _ := c.RGBA()
	return palette.Color(r>>8)<<16 | palette.Color(g>>8)<<8 | palette.Color(b>>8)
}

func (t *Theme) texts() map[string]Style {
	m := map[string]Style{
		"text": t.Text, "strong": t.Strong, "muted": t.Muted, "accent": t.Accent, "focus": t.Focus, "chosen": t.Chosen,
		"good": t.Good, "warn": t.Warn, "bad": t.Bad, "target": t.Target, "key": t.Key, "notice": t.Notice,
	}
	for i := range t.chips {
		m["chip "+string(rune('0'+i))] = t.chips[i]
	}
	return m
}

func TestTextIsReadableInManyColours(t *testing.T) {
	for _, name := range []Name{Default, HighContrast} {
		for _, light := range []bool{false, true} {
			th := New(name, Terminal{Light: light}, 6)
			for what, s := range th.texts() {
				fg, bg := s.Colours()
				if fg == nil {
					t.Fatalf("%s, %s: no colour", name, what)
				}
				grounds := backgrounds(light)
				for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
					if bg != nil {
						grounds = []palette.Color{asPalette(p.Convert(bg))}
					}
					for _, g := range grounds {
						if c := palette.Contrast(asPalette(p.Convert(fg)), g); c < 4.5 {
							t.Errorf("%s, light %v, %s, %v: contrast %.2f on %s", name, light, what, p, c, g.Hex())
						}
					}
				}
			}
		}
	}
}

// Where there are no colours, what must be told from plain text is told by
// weight, line or inversion.
func TestWithoutColours(t *testing.T) {
	for _, th := range []*Theme{New(Mono, Terminal{}, 6), New(Default, Terminal{Colours: None}, 6)} {
		for what, s := range th.texts() {
			if fg, bg := s.Colours(); fg != nil || bg != nil {
				t.Errorf("%s has a colour", what)
			}
		}
		for what, s := range map[string]Style{"focus": th.Focus, "notice": th.Notice, "chosen": th.Chosen, "bad": th.Bad, "strong": th.Strong, "key": th.Key} {
			if s.On() == "" {
				t.Errorf("%s looks like plain text", what)
			}
		}
	}
}

func TestThemesByName(t *testing.T) {
	for s, want := range map[string]Name{"": Default, "Mono": Mono, "high-contrast": HighContrast} {
		if n, err := ParseName(s); n != want || err != nil {
			t.Errorf("%q is %s, %v", s, n, err)
		}
	}
	if _, err := ParseName("neon"); err == nil || err.Error() != `no theme "neon"; take default, high-contrast or mono` {
		t.Errorf("error %v", err)
	}
}
