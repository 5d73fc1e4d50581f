// Package theme is how screens look: some fourteen meanings, each with a style,
// in three themes, on dark and on light terminals, in many colours, in sixteen
// and in none. A screen names a meaning and never a colour; what a colour says
// a sign, a word or a place says too.
package theme

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"posture/reports/palette"
)

// A Name is one of the themes.
type Name string

// The themes.
const (
	Default      Name = "default"
	HighContrast Name = "high-contrast"
	Mono         Name = "mono"
)

// Names are all themes.
func Names() []Name { return []Name{Default, HighContrast, Mono} }

// ParseName reads a theme's name; "" is the default.
func ParseName(s string) (Name, error) {
	for _, n := range Names() {
		if strings.EqualFold(s, string(n)) {
			return n, nil
		}
	}
	if s == "" {
		return Default, nil
	}
	return "", fmt.Errorf("no theme %q; take default, high-contrast or mono", s)
}

// Colours is how many colours the terminal has.
type Colours int

// What terminals have; 256 colours count as many.
const (
	Many Colours = iota
	Sixteen
	None
)

// Terminal is what is known of the terminal.
type Terminal struct {
	Colours Colours
	Light   bool        // a light background
	Width   ansi.Method // how it counts the cells of a text
}

// A Theme is a style for each meaning.
type Theme struct {
	Name     Name
	Terminal Terminal

	Text   Style // what is read
	Strong Style // the question, headings, figures
	Muted  Style // explanations, what is less important
	Line   Style // rules and borders; never text
	Accent Style // where one is: the trail, the names of parts
	Focus  Style // the row or field that keys act on
	Chosen Style // the answer given, the thing switched on
	Good   Style // done, saved, risen
	Warn   Style // look here: provisional, claimed above shown, carried
	Bad    Style // mistakes, not saved, fallen
	Target Style // target marks
	Key    Style // names of keys
	Notice Style // what the program says of itself
	Track  Style // the empty part of a bar
	levels []Style
	chips  []Style
}

// New makes a theme for a terminal. The levels' colours are for a scale of
// that many steps.
func New(name Name, t Terminal, steps int) *Theme {
	th := &Theme{Name: name, Terminal: t}
	switch {
	case name == Mono || t.Colours == None:
		th.mono()
	case t.Colours == Sixteen:
		th.sixteen(name)
	case name == HighContrast:
		th.high()
	default:
		th.many()
	}
	th.ramp(steps)
	return th
}

// Level is for text or bars of the i-th step of the scale, counted from 0.
// It is for shapes; text on it is Chip.
func (t *Theme) Level(i int) Style { return t.levels[max(0, min(i, len(t.levels)-1))] }

// Chip is for the digit of the i-th step of the scale on its colour.
func (t *Theme) Chip(i int) Style { return t.chips[max(0, min(i, len(t.chips)-1))] }

// many are the colours of reports, on either background.
func (t *Theme) many() {
	if t.Terminal.Light {
		ink, muted, accent := rgb(palette.Ink), rgb(palette.Muted), rgb(0x8F2D12)
		blue, green := rgb(0x0B5C86), rgb(0x1F6B33)
		t.set(ink, muted, rgb(palette.Mid), blue, green, rgb(0x7A5200), accent)
		t.Focus = style(ink, rgb(0xDCEAF2), bold)
		t.Notice = style(ink, rgb(palette.Hairline))
		return
	}
	ink, muted, accent := rgb(palette.DarkInk), rgb(palette.DarkMuted), rgb(palette.DarkAccent)
	blue, green := rgb(0x6CC3EE), rgb(0x7FD69A)
	t.set(ink, muted, rgb(0x46525E), blue, green, rgb(0xF2C66B), accent)
	t.Focus = style(rgb(0xFFFFFF), rgb(0x1E4E6B), bold)
	t.Notice = style(ink, rgb(0x2B3743))
}

// high is black and white with as few colours as meanings need, all of them
// far from the background.
func (t *Theme) high() {
	paper, ink := rgb(palette.Black), rgb(palette.White)
	yellow, cyan, green, red := rgb(0xFFE14D), rgb(0x6FE7FF), rgb(0x8CFF9B), rgb(0xFFA08A)
	if t.Terminal.Light {
		paper, ink = ink, paper
		yellow, cyan, green, red = rgb(0x5C3A00), rgb(0x003C66), rgb(0x004D14), rgb(0x8A0F00)
	}
	t.set(ink, ink, ink, cyan, green, yellow, red)
	t.Focus = style(paper, ink, bold)
	t.Notice = style(paper, ink)
}

// sixteen leaves the exact colours to the terminal; muted is its default
// colour, since its grey may not be readable.
func (t *Theme) sixteen(name Name) {
	const red, green, yellow, blue, cyan = ansi.Red, ansi.Green, ansi.Yellow, ansi.Blue, ansi.Cyan
	if t.Terminal.Light || name == HighContrast {
		t.set(nil, nil, nil, color.Color(blue), color.Color(green), nil, color.Color(red))
		t.Warn = style(nil, nil, bold)
	} else {
		t.set(nil, nil, ansi.BrightBlack, color.Color(cyan), color.Color(green), color.Color(yellow), color.Color(red))
	}
	t.Focus = style(nil, nil, bold, reverse)
	t.Notice = style(nil, nil, reverse)
}

func (t *Theme) mono() {
	t.Strong = style(nil, nil, bold)
	t.Accent = style(nil, nil, bold)
	t.Chosen = style(nil, nil, bold)
	t.Warn = style(nil, nil, underline)
	t.Bad = style(nil, nil, bold, underline)
	t.Key = style(nil, nil, bold)
	t.Focus = style(nil, nil, bold, reverse)
	t.Notice = style(nil, nil, reverse)
}

func (t *Theme) set(ink, muted, line, accent, good, warn, bad color.Color) {
	t.Text = style(ink, nil)
	t.Strong = style(ink, nil, bold)
	t.Muted = style(muted, nil)
	t.Line = style(line, nil)
	t.Accent = style(accent, nil)
	t.Chosen = style(accent, nil, bold)
	t.Good = style(good, nil)
	t.Warn = style(warn, nil)
	t.Bad = style(bad, nil, bold)
	t.Target = style(bad, nil)
	t.Key = style(accent, nil, bold)
	t.Track = style(line, nil)
}

// ramp gives the levels their colours.
func (t *Theme) ramp(steps int) {
	t.levels, t.chips = make([]Style, steps), make([]Style, steps)
	colours := palette.DarkLevels(steps)
	if t.Terminal.Light {
		colours = palette.Levels(steps)
	}
	for i := range steps {
		switch {
		case t.Name == Mono || t.Terminal.Colours != Many:
			t.levels[i], t.chips[i] = t.Strong, style(nil, nil, bold, reverse)
		case t.Name == HighContrast:
			t.levels[i], t.chips[i] = t.Strong, t.Focus
		default:
			t.levels[i], t.chips[i] = style(rgb(colours[i]), nil), style(rgb(on(colours[i])), rgb(colours[i]), bold)
		}
	}
}

// on is the colour for a digit on a fill: black or white, whichever stands
// out more, with room to spare for terminals that only come near the fill.
func on(fill palette.Color) palette.Color {
	if palette.Contrast(palette.Black, fill) >= palette.Contrast(palette.White, fill)-0.5 {
		return palette.Black
	}
	return palette.White
}

// WidthOf is how many cells a text takes.
func (t *Theme) WidthOf(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c > 0x7e {
			return t.Terminal.Width.StringWidth(s)
		}
	}
	return len(s)
}
