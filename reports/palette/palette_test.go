package palette

import (
	"math"
	"testing"
)

// Machado, Oliveira and Fernandes (2009), full severity, on linear RGB.
var deficiencies = map[string][3][3]float64{
	"normal": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protan": {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deutan": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritan": {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func seen(c Color, m [3][3]float64) lab {
	r, g, b := c.linear()
	v := [3]float64{r, g, b}
	var o [3]float64
	for i := range m {
		for j := range v {
			o[i] += m[i][j] * v[j]
		}
		o[i] = max(0, min(1, o[i]))
	}
	return labOfLinear(o[0], o[1], o[2])
}

func TestNeighbouringLevelsStayApart(t *testing.T) {
	for name, ramp := range map[string][]Color{"light": Levels(6), "dark": DarkLevels(6)} {
		for who, m := range deficiencies {
			for i := 1; i < len(ramp); i++ {
				if d := ciede2000(seen(ramp[i-1], m), seen(ramp[i], m)); d < 10 {
					t.Errorf("%s, %s: levels %d and %d are %.1f apart, want 10", name, who, i-1, i, d)
				}
			}
		}
	}
}

func TestLightnessIsStrictlyOrdered(t *testing.T) {
	for n := 2; n <= 10; n++ {
		least := 2.0
		if n <= 6 {
			least = 10
		}
		for i, c := range Levels(n) {
			if i > 0 && labOf(Levels(n)[i-1]).L-labOf(c).L < least {
				t.Errorf("of %d levels on paper, %d isn't clearly darker than the one below", n, i)
			}
		}
		for i, c := range DarkLevels(n) {
			if i > 0 && labOf(c).L-labOf(DarkLevels(n)[i-1]).L < least {
				t.Errorf("of %d levels on dark screens, %d isn't clearly lighter than the one below", n, i)
			}
		}
	}
}

func TestTextIsReadable(t *testing.T) {
	pairs := map[string][2]Color{
		"ink on paper": {Ink, Paper}, "ink on wash": {Ink, Wash}, "ink on mid": {Ink, Mid}, "ink on hairline": {Ink, Hairline},
		"muted on paper": {Muted, Paper}, "muted on wash": {Muted, Wash}, "paper on muted": {Paper, Muted},
		"accent on paper": {Accent, Paper}, "accent on wash": {Accent, Wash},
		"ink on dark": {DarkInk, Dark}, "muted on dark": {DarkMuted, Dark}, "accent on dark": {DarkAccent, Dark},
	}
	for what, p := range pairs {
		if c := Contrast(p[0], p[1]); c < 4.5 {
			t.Errorf("%s has a contrast of %.2f, want 4.5", what, c)
		}
	}
	for n := 2; n <= 10; n++ {
		for i, c := range append(Levels(n), DarkLevels(n)...) {
			if got := Contrast(On(c), c); got < 4.5 {
				t.Errorf("the digit on colour %d of %d (%s) has a contrast of %.2f, want 4.5", i, n, c.Hex(), got)
			}
		}
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	if c := Contrast(Black, White); math.Abs(c-21) > 1e-9 {
		t.Errorf("black on white has %.3f, want 21", c)
	}
	if c := Contrast(0x777777, White); math.Abs(c-4.48) > 0.01 {
		t.Errorf("#777 on white has %.3f, want 4.48", c)
	}
}

// ciede2000 is the CIE's colour difference, with weights 1; the check values
// below are from Sharma, Wu and Dalal (2005).
func ciede2000(a, b lab) float64 {
	rad := math.Pi / 180
	c1, c2 := math.Hypot(a.A, a.B), math.Hypot(b.A, b.B)
	m7 := math.Pow((c1+c2)/2, 7)
	g := 0.5 * (1 - math.Sqrt(m7/(m7+math.Pow(25, 7))))
	a1, a2 := (1+g)*a.A, (1+g)*b.A
	c1, c2 = math.Hypot(a1, a.B), math.Hypot(a2, b.B)
	hue := func(a, b float64) float64 {
		if a == 0 && b == 0 {
			return 0
		}
		h := math.Atan2(b, a) / rad
		if h < 0 {
			h += 360
		}
		return h
	}
	h1, h2 := hue(a1, a.B), hue(a2, b.B)
	dL, dC, dh, hm := b.L-a.L, c2-c1, h2-h1, h1+h2
	if c1*c2 == 0 {
		dh = 0
	} else {
		if dh > 180 {
			dh -= 360
		} else if dh < -180 {
			dh += 360
		}
		switch {
		case math.Abs(h1-h2) <= 180:
			hm /= 2
		case hm < 360:
			hm = (hm + 360) / 2
		default:
			hm = (hm - 360) / 2
		}
	}
	dH := 2 * math.Sqrt(c1*c2) * math.Sin(dh/2*rad)
	lm, cm := (a.L+b.L)/2, (c1+c2)/2
	t := 1 - 0.17*math.Cos((hm-30)*rad) + 0.24*math.Cos(2*hm*rad) + 0.32*math.Cos((3*hm+6)*rad) - 0.20*math.Cos((4*hm-63)*rad)
	m7 = math.Pow(cm, 7)
	rt := -math.Sin(60*math.Exp(-math.Pow((hm-275)/25, 2))*rad) * 2 * math.Sqrt(m7/(m7+math.Pow(25, 7)))
	sl := 1 + 0.015*math.Pow(lm-50, 2)/math.Sqrt(20+math.Pow(lm-50, 2))
	sc, sh := 1+0.045*cm, 1+0.015*cm*t
	return math.Sqrt(math.Pow(dL/sl, 2) + math.Pow(dC/sc, 2) + math.Pow(dH/sh, 2) + rt*dC/sc*dH/sh)
}

func TestColourDifferenceIsTheStandards(t *testing.T) {
	for _, c := range []struct {
		a, b lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{50, 2.5, 0}, lab{73, 25, -18}, 27.1492},
		{lab{60.2574, -34.0099, 36.2677}, lab{60.4626, -34.1751, 39.4387}, 1.2644},
	} {
		if d := ciede2000(c.a, c.b); math.Abs(d-c.want) > 1e-4 {
			t.Errorf("difference %.4f, want %.4f", d, c.want)
		}
	}
}
