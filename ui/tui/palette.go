package tui

import (
	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// palette finds an action by its name and does it. Every action has a key, so
// doing one is pressing its key.
func (a *App) palette() tea.Cmd {
	if a.small() || a.top() == nil || len(a.dialog) > 0 {
		return nil
	}
	keys := a.top().Keys().List
	for _, k := range a.everywhere() {
		if !k.Has("ctrl+p") {
			keys = append(keys, k)
		}
	}
	items := make([]widget.Item, len(keys))
	for i, k := range keys {
		items[i] = widget.Item{Label: k.Does, Detail: label(k), Value: i}
	}
	a.dialog = append(a.dialog, &palette{all: keys, list: widget.NewPicker("type what you want to do", items)})
	return nil
}

type palette struct {
	all  []screen.Key
	list *widget.Picker
}

func (p *palette) update(a *App, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			a.closeDialog()
			return nil
		case "up":
			p.list.Move(-1)
			return nil
		case "down":
			p.list.Move(1)
			return nil
		case "enter":
			x, ok := p.list.Picked()
			if !ok {
				return nil
			}
			a.closeDialog()
			return a.key(screen.Press(p.all[x.Value].First()))
		}
	}
	p.list.Type(msg)
	return nil
}

func (p *palette) page(a *App, width, height int) (string, *widget.Page, *screen.Cursor) {
	page, x, y := p.list.View(a.theme, min(width, 72), min(height, 24))
	return "What do you want to do?", page, &screen.Cursor{X: x, Y: y}
}

func (p *palette) keys() screen.Keys {
	return screen.Keys{Mode: "Find an action", Typing: true, List: []screen.Key{
		{Press: "up", Does: "go up"}, {Press: "down", Does: "go down", Brief: "choose", Shown: "↑↓"},
		{Press: "enter", Does: "do it", Brief: "do it"}, {Press: "esc", Does: "close", Brief: "close"},
	}}
}
