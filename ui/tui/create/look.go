package create

import (
	"image/color"
	"strings"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"posture/frameworks/visible"
	"posture/ui/tui/theme"
)

// A look is our theme for Huh. The theme changes in place, so the styles are
// made anew when it has.
type look struct {
	th     *theme.Theme
	name   theme.Name
	term   theme.Terminal
	styles *huh.Styles
}

// Theme gives the styles. What Huh knows of the background isn't asked: the
// theme knows it better.
func (l *look) Theme(bool) *huh.Styles {
	if l.styles == nil || l.name != l.th.Name || l.term != l.th.Terminal {
		l.name, l.term, l.styles = l.th.Name, l.th.Terminal, stylesOf(l.th)
	}
	return l.styles
}

func stylesOf(th *theme.Theme) *huh.Styles {
	s := huh.ThemeBase(!th.Terminal.Light)
	f := &s.Focused
	f.Base = lipgloss.NewStyle().PaddingLeft(1).BorderStyle(lipgloss.ThickBorder()).BorderLeft(true)
	if fg, _ := th.Accent.Colours(); fg != nil {
		f.Base = f.Base.BorderForeground(fg)
	}
	f.Title, f.Description = th.Key.Lip(), th.Muted.Lip()
	f.TextInput.Text, f.TextInput.Placeholder = th.Text.Lip(), th.Muted.Lip()
	f.TextInput.Prompt = th.Key.Lip()
	f.TextInput.Cursor = lipgloss.NewStyle().Foreground(cursorColour)
	s.Blurred = s.Focused
	return s
}

// Huh draws a cursor of its own, which no screen reader and no input method
// finds. It is drawn in a colour that nothing else has, found by that, and
// taken out again; the terminal's own cursor stands in its place.
var cursorColour = color.RGBA{R: 1, G: 2, B: 3, A: 0xFF}

// cursorIn takes Huh's cursor out of a view and gives its place; ok is false
// where there is none. What would steer the terminal goes too: such signs have
// no width.
func cursorIn(th *theme.Theme, view string) (lines []string, x, y int, ok bool) {
	begin, end, _ := strings.Cut(lipgloss.NewStyle().Foreground(cursorColour).Reverse(true).Inline(true).Render("x"), "x")
	lines = strings.Split(strings.Map(harmless, view), "\n")
	for i, line := range lines {
		before, rest, found := strings.Cut(line, begin)
		if !found {
			continue
		}
		letter, after, _ := strings.Cut(rest, end)
		lines[i] = before + letter + after
		return lines, th.Terminal.Width.StringWidth(before), i, true
	}
	return lines, 0, 0, false
}

func harmless(r rune) rune {
	if r != '\n' && r != 0x1b && visible.Hostile(r) {
		return -1
	}
	return r
}
