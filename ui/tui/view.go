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
	f, y := a.frame()
	content := a.window(f, y)
	cursor := f.Cursor
	if n := len(a.dialog); n > 0 {
		content, cursor = a.withDialog(content, a.dialog[n-1])
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
func (a *App) frame() (screen.Frame, int) {
	if a.top() == nil {
		return screen.Frame{}, 1
	}
	above, below := a.chrome()
	f := a.top().View(a.width, a.height-above-below)
	if f.Bare {
		return a.top().View(a.width, a.height), 0
	}
	return f, above
}

// chrome is how many lines the title and the footer take.
func (a *App) chrome() (above, below int) {
	if a.height >= airyHeight {
		return 2, 3
	}
	return 1, 2
}

func (a *App) window(f screen.Frame, y int) string {
	var b strings.Builder
	body, rows := f.Body, a.height
	if !f.Bare {
		above, below := a.chrome()
		rows -= above + below
		b.Grow(len(body) + 8*a.width)
		b.WriteString(a.title(f))
		b.WriteByte('\n')
	} else if a.notice.text != "" {
		rows--
	}
	left := rows
	for left > 0 && body != "" {
		line, rest, _ := strings.Cut(body, "\n")
		b.WriteString(line)
		b.WriteByte('\n')
		body = rest
		left--
	}
	for ; left > 0; left-- {
		b.WriteByte('\n')
	}
	switch {
	case !f.Bare:
		b.WriteString(a.footer())
	case a.notice.text != "":
		p := widget.NewPage(a.theme, a.width, 1)
		p.Row()
		a.notify(p, a.width)
		b.WriteString(p.String())
	}
	return strings.TrimSuffix(b.String(), "\n")
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

// footer is a notice or who is answering, how it stands with saving, and the
// keys.
func (a *App) footer() string {
	th := a.theme
	p := widget.NewPage(th, a.width, 3)
	if a.height >= airyHeight {
		p.Rule(th.Line)
	}
	p.Row()
	status, bad := a.status()
	style := th.Muted
	switch {
	case bad:
		style = th.Bad
	case strings.HasPrefix(status, "saved"):
		style = th.Good
	}
	if bad && a.notice.text == "" {
		p.Gap(1).PutWithin(style, status, a.width-2)
	} else {
		if bad {
			status = "NOT SAVED"
		}
		room := a.width - 3 - th.WidthOf(status)
		switch {
		case a.notice.text != "":
			a.notify(p, room)
		case a.doc != nil && a.doc.By != "":
			p.Gap(1).PutWithin(th.Muted, "answering: "+a.doc.By, room-1)
		}
		p.To(a.width-1-th.WidthOf(status)).Put(style, status)
	}
	p.Row()
	p.Gap(1).Hints(a.hints())
	return p.String()
}

// notify puts the notice into the row.
func (a *App) notify(p *widget.Page, room int) {
	th := a.theme
	sign := " "
	if a.notice.bad {
		sign = " ! "
	}
	p.PutWithin(th.Notice, sign+a.notice.text+" ", room)
}

// hints are the footer's keys: the dialog's or the screen's, then the
// application's.
func (a *App) hints() []widget.Hint {
	var keys []screen.Key
	n := len(a.dialog)
	switch {
	case n > 0:
		keys = a.dialog[n-1].keys().List
	case a.top() != nil:
		k := a.top().Keys()
		keys = k.List
		if k.Typing {
			keys = append(keys[:len(keys):len(keys)], screen.Key{Press: "f1", Brief: "help"})
		} else {
			keys = append(keys[:len(keys):len(keys)], screen.List(a.ownKeys())...)
		}
	}
	hints := make([]widget.Hint, 0, len(keys))
	for _, k := range keys {
		if k.Brief != "" {
			hints = append(hints, widget.Hint{Key: k.FooterLabel(), Word: k.Brief})
		}
	}
	return hints
}

func (a *App) withDialog(content string, d dialog) (string, *screen.Cursor) {
	title, page, cursor := d.page(a, a.width-2*widget.BoxWidth, a.height-2*widget.BoxHeight)
	text, x, y := widget.Centre(a.theme, content, widget.Box(a.theme, title, page), a.width, a.height)
	if cursor != nil {
		cursor = &screen.Cursor{X: x + 2 + cursor.X, Y: y + 1 + cursor.Y}
	}
	return text, cursor
}
