package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"posture/reports/palette"
)

// Off ends what a style's On began.
const Off = ansi.ResetStyle

// A Style is how a piece of text looks. The zero Style is the terminal's own.
type Style struct {
	on        string
	fg, bg    color.Color
	bold      bool
	faint     bool
	underline bool
	reverse   bool
}

// On is the sequence that begins the style; "" for the zero Style.
func (s Style) On() string { return s.on }

// Lip gives the style to Lip Gloss, for widgets that are made of it.
func (s Style) Lip() lipgloss.Style {
	l := lipgloss.NewStyle().Bold(s.bold).Faint(s.faint).Underline(s.underline).Reverse(s.reverse)
	if s.fg != nil {
		l = l.Foreground(s.fg)
	}
	if s.bg != nil {
		l = l.Background(s.bg)
	}
	return l
}

// Colours are the style's two colours; nil is the terminal's own.
func (s Style) Colours() (fg, bg color.Color) { return s.fg, s.bg }

// style makes a style; nil is the terminal's own colour.
func style(fg, bg color.Color, attributes ...attribute) Style {
	s := Style{fg: fg, bg: bg}
	a := ansi.NewStyle()
	for _, x := range attributes {
		switch x {
		case bold:
			s.bold, a = true, a.Bold()
		case faint:
			s.faint, a = true, a.Faint()
		case underline:
			s.underline, a = true, a.Underline(true)
		case reverse:
			s.reverse, a = true, a.Reverse(true)
		}
	}
	if fg != nil {
		a = a.ForegroundColor(fg)
	}
	if bg != nil {
		a = a.BackgroundColor(bg)
	}
	if len(a) > 0 {
		s.on = a.String()
	}
	return s
}

type attribute int

const (
	bold attribute = iota
	faint
	underline
	reverse
)

func rgb(c palette.Color) color.Color {
	r, g, b := c.RGB()
	return color.RGBA{uint8(r), uint8(g), uint8(b), 0xFF}
}
