package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A dialog lies above the screen and takes all keys. Dialogs are the
// application's own; esc closes each.
type dialog interface {
	update(*App, tea.Msg) tea.Cmd
	// page gives the dialog's title and content in at most that much room.
	page(a *App, width, height int) (title string, p *widget.Page, cursor *screen.Cursor)
	keys() screen.Keys
}

func (a *App) closeDialog() {
	a.dialog = a.dialog[:len(a.dialog)-1]
}

// A question asks to choose.
type question struct {
	ask  screen.Confirm
	from screen.Screen // nil: the application itself
}

func (q *question) update(a *App, msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	choices := q.ask.Choices
	for i, c := range choices {
		if pressFor(c).Has(k.String()) || i == len(choices)-1 && k.String() == "esc" {
			a.closeDialog()
			switch {
			case c.Answer == nil:
				return nil
			case q.from == nil:
				return a.answered(c.Answer)
			}
			act, cmd := q.from.Update(c.Answer)
			return tea.Batch(cmd, a.do(q.from, act))
		}
	}
	return nil
}

func (q *question) page(a *App, width, height int) (string, *widget.Page, *screen.Cursor) {
	th := a.theme
	width = min(width, 56)
	p := widget.NewPage(th, width, height)
	p.Lines(th.Text, 0, widget.Most(th, widget.Wrap(th, q.ask.Text, width), height-len(q.ask.Choices)-1, width))
	p.Blank(1)
	for _, c := range q.ask.Choices {
		p.Row()
		p.Put(th.Key, pressFor(c).First()).To(7).Put(th.Text, c.Label)
	}
	return q.ask.Title, p, nil
}

func (q *question) keys() screen.Keys {
	k := screen.Keys{Mode: q.ask.Title}
	for _, c := range q.ask.Choices {
		k.List = append(k.List, pressFor(c))
	}
	return k
}

// pressFor is what to press for a choice.
func pressFor(c screen.Choice) screen.Key {
	return screen.Key{Press: c.Key, Does: c.Label, Brief: c.Label}
}

// A pathPrompt asks where a copy is to be saved.
type pathPrompt struct{ field *widget.Field }

func newPathPrompt(path string) *pathPrompt { return &pathPrompt{widget.NewField(path, "a file")} }

func (p *pathPrompt) update(a *App, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			a.closeDialog()
			a.leave = leaving{}
			return nil
		case "enter":
			path := strings.TrimSpace(p.field.Value())
			if path == "" || path == a.disk.path && !a.gone() {
				a.tell("Give another file than the one that it can't be saved in.", true)
				return nil
			}
			a.closeDialog()
			return a.saveCopy(path)
		}
	}
	p.field.Update(msg)
	return nil
}

func (p *pathPrompt) page(a *App, width, height int) (string, *widget.Page, *screen.Cursor) {
	th := a.theme
	width = min(width, 70)
	pg := widget.NewPage(th, width, height)
	pg.Row()
	pg.Put(th.Muted, "Where shall the copy be saved?")
	pg.Blank(1)
	pg.Row()
	x := p.field.Put(pg, theme.Style{}, width)
	pg.Blank(1)
	pg.Row()
	pg.Hints([]widget.Hint{{Key: "enter", Word: "save there"}, {Key: "esc", Word: "stay"}})
	return "Another place", pg, &screen.Cursor{X: x, Y: 2}
}

func (p *pathPrompt) keys() screen.Keys {
	return screen.Keys{Mode: "Another place", Typing: true, List: []screen.Key{
		{Press: "enter", Does: "save a copy there and leave", Brief: "save"}, {Press: "esc", Does: "stay here", Brief: "stay"},
	}}
}
