package palette

// The neutrals and the accent on paper. Ink and muted are for text, the accent
// for targets and large gaps, always with a shape or a weight beside it.
var (
	Ink      = Color{0x1B, 0x27, 0x33}
	Muted    = Color{0x5A, 0x67, 0x72}
	Mid      = Color{0xA3, 0xAF, 0xB9}
	Hairline = Color{0xD5, 0xDC, 0xE2}
	Wash     = Color{0xF4, 0xF6, 0xF8}
	Paper    = Color{0xFF, 0xFF, 0xFF}
	Accent   = Color{0xA6, 0x3A, 0x1B}
)

// Dark is what stands for paper on a dark screen, and the neutrals on it.
var (
	Dark       = Color{0x12, 0x18, 0x1F}
	DarkInk    = Color{0xE6, 0xEB, 0xF0}
	DarkMuted  = Color{0x9A, 0xA7, 0xB3}
	DarkAccent = Color{0xF0, 0x8A, 0x5D}
)

// light are the levels of a scale of six steps on paper and light screens, the
// lowest first; lightness falls by 11 to 17 at each.
func light() []Color {
	return []Color{{0xEF, 0xE1, 0xC1}, {0xE9, 0xB8, 0x7D}, {0xA9, 0x9F, 0x7F}, {0x1E, 0x81, 0x80}, {0x00, 0x60, 0x80}, {0x05, 0x3A, 0x6A}}
}

// dark are the same on dark screens, where lightness rises.
func dark() []Color {
	return []Color{{0x50, 0x30, 0x25}, {0x88, 0x4C, 0x23}, {0x9F, 0x7A, 0x5A}, {0x56, 0xB5, 0x98}, {0x4E, 0xDD, 0xFA}, {0xE4, 0xF9, 0xFF}}
}

// Levels gives n colours for the levels of a scale on paper and light screens,
// the lowest first: n equal steps along the ramp of six.
func Levels(n int) []Color { return along(light(), n) }

// DarkLevels gives n colours for the levels of a scale on dark screens.
func DarkLevels(n int) []Color { return along(dark(), n) }

// On is the colour for text on a fill: ink or paper where one can be read on
// it, and black on the few tones in the middle where neither can.
func On(fill Color) Color {
	ink, paper := Contrast(fill, Ink), Contrast(fill, Paper)
	switch {
	case ink < 4.5 && paper < 4.5:
		return Color{}
	case ink >= paper:
		return Ink
	}
	return Paper
}

func along(ramp []Color, n int) []Color {
	out := make([]Color, n)
	for i := range out {
		if n == 1 {
			out[i] = ramp[len(ramp)-1]
			continue
		}
		at := float64(i) * float64(len(ramp)-1) / float64(n-1)
		k := min(int(at), len(ramp)-2)
		if out[i] = ramp[k]; at > float64(k) {
			out[i] = Between(ramp[k], ramp[k+1], at-float64(k))
		}
	}
	return out
}
