package home

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// longest is how many bytes a name may have: disks take 255, and a file that is
// being saved has for a moment a longer name than its own.
const longest = 200

// A naming asks for a file's name, to duplicate or to rename it.
type naming struct {
	title string
	what  what
	path  string
	first string
	field *widget.Field
	said  string // what is wrong with the name
}

func newNaming(title string, w what, e *entry) *naming {
	name := filepath.Base(e.Name)
	if w == copied {
		name += "-copy"
	}
	return &naming{title: title, what: w, path: e.Path, first: filepath.Base(e.Name), field: widget.NewField(name, "a name")}
}

func (n *naming) table() []binding {
	does := "give it this name"
	if n.what == copied {
		does = "duplicate it under this name"
	}
	return []binding{
		slow("enter", does, strings.ToLower(n.title), n.give),
		key("esc", "leave everything as it is", "leave", func(s *Screen) screen.Action { s.mode = nil; return nil }),
	}
}

func (n *naming) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: n.title, Typing: true, List: screen.List(n.table())}
}

func (n *naming) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, c, ok := screen.Dispatch(n.table(), s, k); ok {
			return a, c
		}
	}
	if n.field.Update(msg) {
		n.said = ""
	}
	return nil, nil
}

func (n *naming) give(s *Screen) (screen.Action, tea.Cmd) {
	name := strings.TrimSpace(n.field.Value())
	switch {
	case name == "":
		n.said = "Give it a name."
		return nil, nil
	case strings.ContainsAny(name, `/\:`):
		n.said = `A name has none of / \ and : in it.`
		return nil, nil
	case len(name) > longest:
		n.said = "This name is too long. Give a shorter one."
		return nil, nil
	case strings.HasPrefix(name, "."):
		n.said = "A name that begins with a dot would hide the file."
		return nil, nil
	case name == n.first:
		if n.what == renamed {
			s.mode = nil
			return nil, nil
		}
		n.said = "That is its own name. Give the copy another."
		return nil, nil
	}
	path, f, busy := n.path, s.means.Rename, "renaming it"
	if n.what == copied {
		f, busy = s.means.Copy, "duplicating it"
	}
	return s.on(busy, n.what, path, n, func() (string, error) { return f(path, name) })
}

func (n *naming) box(s *Screen, width, height int) (string, *widget.Page, *screen.Cursor) {
	th := s.th
	width = min(width, 64)
	p := widget.NewPage(th, width, height)
	p.Row()
	if n.what == copied {
		p.Put(th.Muted, "With all answers, notes and evidence. Its file's name:")
	} else {
		p.Put(th.Muted, "The file's name. Details hold the organisation's.")
	}
	p.Blank(1)
	p.Row()
	x := n.field.Put(p, theme.Style{}, width)
	p.Blank(1)
	said := widget.Most(th, widget.Wrap(th, n.said, width), max(1, p.Left()), width)
	p.Lines(th.Bad, 0, said)
	return n.title, p, &screen.Cursor{X: x, Y: 2}
}
