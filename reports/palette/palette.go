package palette

// The neutrals and the accent on paper. Ink and muted are for text, the accent
// for targets and large gaps, always with a shape or a weight beside it.
const (
	Ink      Color = 0x1B2733
	Muted    Color = 0x5A6772
	Mid      Color = 0xA3AFB9
	Hairline Color = 0xD5DCE2
	Wash     Color = 0xF4F6F8
	Paper    Color = 0xFFFFFF
	Accent   Color = 0xA63A1B
)

// Dark is what stands for paper on a dark screen, and the neutrals on it.
const (
	Dark       Color = 0x12181F
	DarkInk    Color = 0xE6EBF0
	DarkMuted  Color = 0x9AA7B3
	DarkAccent Color = 0xF08A5D
)

// light are the levels of a scale of six steps on paper and light screens, the
// lowest first; lightness falls by 11 to 17 at each.
func light() []Color {
	return []Color{0xEFE1C1, 0xE9B87D, 0xA99F7F, 0x1E8180, 0x006080, 0x053A6A}
}

// dark are the same on dark screens, where lightness rises.
func dark() []Color {
	return []Color{0x503025, 0x884C23, 0x9F7A5A, 0x56B598, 0x4EDDFA, 0xE4F9FF}
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
		return Black
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
