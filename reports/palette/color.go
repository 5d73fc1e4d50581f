package palette

import (
	"fmt"
	"math"
)

// A Color is an opaque sRGB colour, as 0xRRGGBB.
type Color uint32

// Black and white.
const (
	Black Color = 0x000000
	White Color = 0xFFFFFF
)

// Hex gives the colour as #RRGGBB.
func (c Color) Hex() string { return fmt.Sprintf("#%06X", uint32(c)) }

// RGB gives the three parts, each from 0 to 255.
func (c Color) RGB() (r, g, b int) { return int(c >> 16), int(c >> 8 & 0xFF), int(c & 0xFF) }

// Contrast is the contrast ratio of two colours as WCAG 2.2 defines it, from 1
// to 21. Text needs 4.5, text from 14 points semibold up 3.
func Contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Between gives the colour at part t, from 0 to 1, of the way from a to b,
// straight through CIELAB, so that equal steps look equal.
func Between(a, b Color, t float64) Color {
	x, y := labOf(a), labOf(b)
	return lab{x.L + t*(y.L-x.L), x.A + t*(y.A-x.A), x.B + t*(y.B-x.B)}.color()
}

// lab is a colour in CIELAB under D65.
type lab struct{ L, A, B float64 }

// The white of D65 and the bounds of CIELAB's straight part near black.
const (
	whiteX, whiteZ = 0.95047, 1.08883
	epsilon        = 216.0 / 24389
	kappa          = 24389.0 / 27
)

func luminance(c Color) float64 {
	r, g, b := c.linear()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

func (c Color) linear() (r, g, b float64) {
	x, y, z := c.RGB()
	return linear(x), linear(y), linear(z)
}

func linear(part int) float64 {
	x := float64(part) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func gamma(x float64) Color {
	if x <= 0.0031308 {
		x *= 12.92
	} else {
		x = 1.055*math.Pow(x, 1/2.4) - 0.055
	}
	return Color(math.Round(255 * max(0, min(1, x))))
}

func labOf(c Color) lab {
	return labOfLinear(c.linear())
}

func labOfLinear(r, g, b float64) lab {
	f := func(t float64) float64 {
		if t > epsilon {
			return math.Cbrt(t)
		}
		return (kappa*t + 16) / 116
	}
	x := f((0.4124564*r + 0.3575761*g + 0.1804375*b) / whiteX)
	y := f(0.2126729*r + 0.7151522*g + 0.0721750*b)
	z := f((0.0193339*r + 0.1191920*g + 0.9503041*b) / whiteZ)
	return lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func (c lab) color() Color {
	inverse := func(t float64) float64 {
		if c3 := t * t * t; c3 > epsilon {
			return c3
		}
		return (116*t - 16) / kappa
	}
	fy := (c.L + 16) / 116
	x, y, z := whiteX*inverse(fy+c.A/500), inverse(fy), whiteZ*inverse(fy-c.B/200)
	r := gamma(3.2404542*x - 1.5371385*y - 0.4985314*z)
	g := gamma(-0.9692660*x + 1.8760108*y + 0.0415560*z)
	b := gamma(0.0556434*x - 0.2040259*y + 1.0572252*z)
	return r<<16 | g<<8 | b
}
