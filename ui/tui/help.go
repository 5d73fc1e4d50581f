package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// help shows the keys that do something now: the screen's, then the
// application's own.
func (a *App) help() tea.Cmd {
	if a.small() || a.top() == nil || len(a.dialog) > 0 {
		return nil
	}
	keys := a.top().Keys()
	mode := keys.Mode
	if mode == "" {
		mode = "Here"
	}
	a.dialog = append(a.dialog, &helpPage{groups: []keyGroup{
		{mode, keys.List}, {"Everywhere", a.everywhere()},
	}})
	return nil
}

// everywhere are the application's own keys. Those that do the same are one.
func (a *App) everywhere() []screen.Key {
	var keys []screen.Key
	for _, k := range append(screen.List(a.ownKeys()), screen.List(urgentKeys())...) {
		same := func(x screen.Key) bool { return x.Does == k.Does }
		if i := slices.IndexFunc(keys, same); i >= 0 {
			keys[i].Press += " " + k.Press
		} else {
			keys = append(keys, k)
		}
	}
	return keys
}

// label names a key in help and palette: the help key with both of its
// keystrokes, as letters may be text where one wants to see it.
func label(k screen.Key) string {
	if k.Has("f1") && k.First() != "f1" {
		return k.Label() + ", f1"
	}
	return k.Label()
}

// A helpPage lists keys and what they do.
type helpPage struct {
	groups []keyGroup
	top    int // rows passed over
	most   int // of them that there were to pass over, as it was last drawn
}

type keyGroup struct {
	heading string
	keys    []screen.Key
}

func (h *helpPage) update(a *App, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		screen.Dispatch(helpKeys(a), h, k)
	}
	return nil
}

func helpKeys(a *App) []screen.Binding[*helpPage] {
	move := func(n int) func(*helpPage) (screen.Action, tea.Cmd) {
		return func(h *helpPage) (screen.Action, tea.Cmd) {
			h.top = max(0, min(h.top+n, h.most))
			return nil, nil
		}
	}
	const far = 1 << 20
	return []screen.Binding[*helpPage]{
		{Key: screen.Key{Press: "up", Does: "go up"}, Do: move(-1)},
		{Key: screen.Key{Press: "down", Does: "go down", Brief: "more", Shown: "↑↓"}, Do: move(1)},
		{Key: screen.Key{Press: "pgup", Does: "go up a page"}, Do: move(-10)},
		{Key: screen.Key{Press: "pgdown space", Does: "go down a page"}, Do: move(10)},
		{Key: screen.Key{Press: "home", Does: "go to the top"}, Do: move(-far)},
		{Key: screen.Key{Press: "end", Does: "go to the end"}, Do: move(far)},
		{Key: screen.Key{Press: "esc q ? enter", Does: "close help", Brief: "close"}, Do: func(*helpPage) (screen.Action, tea.Cmd) {
			a.closeDialog()
			return nil, nil
		}},
	}
}

func (h *helpPage) keys() screen.Keys {
	return screen.Keys{Mode: "Help", List: screen.List(helpKeys(nil))}
}

const helpColumn = 54

func (h *helpPage) page(a *App, width, height int) (string, *widget.Page, *screen.Cursor) {
	th, n := a.theme, -1
	for _, g := range h.groups {
		n += len(g.keys) + 2
	}
	columns := max(1, min((width+3)/(helpColumn+3), 3, (n+height-2)/(height-1)))
	each := min(helpColumn, width)
	all := widget.NewPage(th, each, n)
	for i, g := range h.groups {
		if i > 0 {
			all.Blank(1)
		}
		all.Row()
		all.Put(th.Accent, g.heading)
		for _, k := range g.keys {
			all.Row()
			all.Put(th.Key, label(k)).Gap(1).To(11).Put(th.Text, k.Does)
		}
	}
	rows := min(height-1, (n+columns-1)/columns)
	h.most = max(0, n-rows*columns)
	top := min(h.top, h.most)
	p := widget.NewPage(th, each*columns+3*(columns-1), rows+1)
	for i := range rows {
		p.Row()
		for c := range columns {
			p.To(c*(each+3)).RowOf(all, top+c*rows+i)
		}
	}
	p.Row()
	p.Right(th.Muted, strings.TrimSpace("esc closes  "+widget.Tally(top+1, n, top, rows*columns)))
	return "Keys", p, nil
}
