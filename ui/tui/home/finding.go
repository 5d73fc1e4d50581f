package home

import (
	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// A finding narrows the list by words, as they are typed.
type finding struct{ field *widget.Field }

func newFinding(query string) *finding {
	return &finding{widget.NewField(query, "an organisation, a scope, a date, a framework, a name")}
}

func (f *finding) table() []binding {
	stop := func(s *Screen) screen.Action { s.mode = nil; return nil }
	return []binding{
		key("up", "go to the assessment above", "", func(s *Screen) screen.Action { s.list.move(-1); return nil }),
		shown("↑↓", key("down", "go to the assessment below", "choose", func(s *Screen) screen.Action { s.list.move(1); return nil })),
		key("enter", "open the assessment", "open", func(s *Screen) screen.Action { s.mode = nil; return s.open() }),
		key("tab", "keep the words, and go to the list", "to the list", stop),
		key("esc", "show all again", "show all", func(s *Screen) screen.Action {
			s.list.narrow("")
			return stop(s)
		}),
	}
}

func (f *finding) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Find", Typing: true, List: screen.List(f.table())}
}

func (f *finding) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, c, ok := screen.Dispatch(f.table(), s, k); ok {
			return a, c
		}
	}
	before := f.field.Value()
	f.field.Update(msg)
	if v := f.field.Value(); v != before {
		s.list.narrow(v)
	}
	return nil, nil
}
