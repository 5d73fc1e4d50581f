package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/frameworks/visible"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// From this height on there are lines between title, screen and footer.
const airyHeight = 24

// View draws the whole window.
func (a *App) View() (v tea.View) {
	v.AltScreen = true
	v.WindowTitle = "posture"
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.width == 0 || a.crash != "" {
		return v
	}
	if a.small() {
		v.Content = widget.Cut(a.theme, fmt.Sprintf("posture needs a window of %d × %d; this one has %d × %d.", MinWidth, MinHeight, a.width, a.height), a.width)
		return v
	}
	t := a.told()
	f, y := a.frame(t)
	content := a.window(f, t)
	cursor := f.Cursor
	if n := len(a.dialog); n > 0 {
		content, cursor = a.withDialog(content, a.height-len(t.lines)+1, a.dialog[n-1])
	} else if cursor != nil {
		cursor = &screen.Cursor{X: cursor.X, Y: cursor.Y + y}
	}
	if cursor != nil {
		v.Cursor = tea.NewCursor(cursor.X, cursor.Y)
		v.Cursor.Shape = tea.CursorBar
	}
	v.Content = content
	return v
}

// frame draws the top screen, and says at which line of the window it begins.
// It gives way to what is told.
func (a *App) frame(t told) (screen.Frame, int) {
	if a.top() == nil {
		return screen.Frame{}, 1
	}
	above, below := a.chrome(t)
	f := a.top().View(a.width, a.height-above-below)
	if f.Bare {
		return a.top().View(a.width, a.height-t.overBare()), 0
	}
	return f, above
}

// chrome is how many lines the title and the footer take.
func (a *App) chrome(t told) (above, below int) {
	if a.height >= airyHeight {
		return 2, 2 + len(t.lines)
	}
	return 1, 1 + len(t.lines)
}

func (a *App) window(f screen.Frame, t told) string {
	if f.Bare {
		return a.bare(f, t)
	}
	var b strings.Builder
	above, below := a.chrome(t)
	b.Grow(len(f.Body) + 8*a.width)
	b.WriteString(a.title(f))
	b.WriteByte('\n')
	rows(&b, f.Body, a.height-above-below)
	b.WriteString(a.footer(t))
	return strings.TrimSuffix(b.String(), "\n")
}

// bare is a screen that takes the whole window. What is told stands below it
// all the same, and that something isn't saved yet in its last line.
func (a *App) bare(f screen.Frame, t told) string {
	var b strings.Builder
	n := t.overBare()
	rows(&b, f.Body, a.height-n)
	if n > 0 {
		p := widget.NewPage(a.theme, a.width, n)
		t.put(p)
		b.WriteString(p.String())
	}
	content := strings.TrimSuffix(b.String(), "\n")
	if n == 0 && a.saving() {
		p := widget.NewPage(a.theme, a.theme.WidthOf(t.status)+1, 1)
		p.Row()
		p.Gap(1).Put(t.standing, t.status)
		content = widget.Over(a.theme, content, p, a.width-1-p.Width(), a.height-1)
	}
	return content
}

// rows writes so many lines of a body, each with its end.
func rows(b *strings.Builder, body string, n int) {
	for ; n > 0 && body != ""; n-- {
		line, rest, _ := strings.Cut(body, "\n")
		b.WriteString(line)
		b.WriteByte('\n')
		body = rest
	}
	for ; n > 0; n-- {
		b.WriteByte('\n')
	}
}

// title is where one is, and at the right end the place among the questions.
func (a *App) title(f screen.Frame) string {
	th := a.theme
	p := widget.NewPage(th, a.width, 2)
	p.Row()
	room := a.width - 2
	if f.Right != "" {
		room -= th.WidthOf(f.Right) + 2
	}
	p.Gap(1)
	for i, t := range f.Trail {
		t = visible.Line(t)
		if i > 0 {
			p.Put(th.Muted, " › ")
			room -= 3
		}
		style := th.Accent
		if i == len(f.Trail)-1 {
			style = th.Strong
		}
		// The last part of the trail is what one looks for, so those before it give way.
		rest := 0
		for _, r := range f.Trail[i+1:] {
			rest += min(th.WidthOf(r), 24) + 3
		}
		t = widget.Cut(th, t, max(min(room-rest, room), min(8, room)))
		p.Put(style, t)
		room -= th.WidthOf(t)
	}
	if f.Right != "" {
		p.To(a.width-1-th.WidthOf(f.Right)).Put(th.Muted, f.Right)
	}
	if a.height >= airyHeight {
		p.Rule(th.Line)
	}
	return p.String()
}

// withDialog lays a dialog over a window, of which it may take so many lines.
func (a *App) withDialog(content string, height int, d dialog) (string, *screen.Cursor) {
	title, page, cursor := d.page(a, a.width-2*widget.BoxWidth, height-2*widget.BoxHeight)
	text, x, y := widget.Centre(a.theme, content, widget.Box(a.theme, title, page), a.width, height)
	if cursor != nil {
		cursor = &screen.Cursor{X: x + 2 + cursor.X, Y: y + 1 + cursor.Y}
	}
	return text, cursor
}
