package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"posture/frameworks/visible"
)

// An Area is several lines to type in, with the terminal's own cursor.
type Area struct {
	m     textarea.Model
	first string
	// Lost is how many control characters the last paste, or the text that was
	// set last, has lost.
	Lost int
}

// NewArea makes an area that holds a text.
func NewArea(text, hint string) *Area {
	m := textarea.New()
	m.Prompt, m.Placeholder, m.ShowLineNumbers, m.CharLimit, m.MaxHeight, m.MaxWidth = "", HintOf(hint), false, 0, 0, 0
	m.SetVirtualCursor(false)
	plain := textarea.StyleState{Selection: lipgloss.NewStyle().Reverse(true)}
	m.SetStyles(textarea.Styles{Focused: plain, Blurred: plain, Cursor: textarea.CursorStyle{Shape: tea.CursorBar, Blink: true}})
	m.KeyMap.Paste = key.NewBinding(key.WithDisabled())
	m.KeyMap.CopySelection = key.NewBinding(key.WithDisabled())
	m.SetValue(veil(text))
	m.Focus()
	return &Area{m: m, first: m.Value()}
}

// Update takes a key or a paste. What is pasted loses control characters.
func (a *Area) Update(msg tea.Msg) tea.Cmd {
	a.Lost = 0
	if p, ok := msg.(tea.PasteMsg); ok {
		p.Content, a.Lost = clean(p.Content)
		p.Content = veil(p.Content)
		msg = p
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		k.Text = veil(k.Text)
		msg = k
	}
	var cmd tea.Cmd
	a.m, cmd = a.m.Update(msg)
	return cmd
}

// Value is what was typed.
func (a *Area) Value() string { return unveil(a.m.Value()) }

// Touched tells whether something else stands there than at first.
func (a *Area) Touched() bool { return a.m.Value() != a.first }

// Set replaces the text, as an editor does. It loses what a paste would lose.
func (a *Area) Set(text string) {
	text, a.Lost = clean(text)
	a.m.SetValue(veil(text))
}

// View gives the area's lines, and the cursor's place in them. It lays the
// text out for the size, as it is laid out nowhere else.
func (a *Area) View(width, height int) (lines []string, x, y int) {
	if a.m.Width() != width || a.m.Height() != height {
		a.m.SetWidth(width)
		a.m.SetHeight(height)
	}
	lines = strings.Split(mute(a.m.View()), "\n")
	if c := a.m.Cursor(); c != nil {
		x, y = min(c.X, width-1), c.Y
	}
	return lines[:min(len(lines), height)], x, y
}

// Unseen names the signs in the text that nobody sees; each is shown as ¤.
func (a *Area) Unseen() string {
	text := a.Value()
	var names []string
	for _, r := range unseen {
		if strings.ContainsRune(text, r) {
			names = append(names, visible.Name(r))
		}
	}
	return strings.Join(names, " ")
}

// mute puts a mark for each sign that isn't seen, and takes out what would
// steer the terminal, should any of it be left.
func mute(s string) string {
	return strings.Map(func(r rune) rune {
		if veiled(r) {
			return mark
		}
		if r != '\n' && r != 0x1b && visible.Hostile(r) {
			return -1
		}
		return r
	}, s)
}
