package next

import (
	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
)

// Keys are those of the mode.
func (s *Screen) Keys() screen.Keys {
	if s.mode != nil {
		return s.mode.keys(s)
	}
	return screen.Keys{Mode: "Next assessment", List: screen.List(s.bindings())}
}

type binding = screen.Binding[*Screen]

func key(press, does, brief string, f func(*Screen) (screen.Action, tea.Cmd)) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief}, Do: f}
}

func (s *Screen) bindings() []binding {
	leave := key("esc", "leave without starting it", "leave", func(*Screen) (screen.Action, tea.Cmd) { return screen.Back{}, nil })
	if s.last == nil || s.making {
		return []binding{leave}
	}
	move := func(n int) func(*Screen) (screen.Action, tea.Cmd) {
		return func(s *Screen) (screen.Action, tea.Cmd) { s.move(n); return nil, nil }
	}
	enter := key("enter space", "change this line", "change", (*Screen).enter)
	switch r := s.here(); {
	case s.at == start:
		enter.Does, enter.Brief = "start it and open its questions", "start it"
	case r != nil && s.unfolds(r):
		enter.Does, enter.Brief = "show or hide both wordings", "both wordings"
	case r != nil:
		enter.Does, enter.Brief = "nothing more is known of it", ""
	}
	down := key("down", "go to the line below", "choose", move(1))
	down.Shown = "↑↓"
	const far = 1 << 20
	table := []binding{
		key("up", "go to the line above", "", move(-1)), down, enter,
		key("ctrl+s", "start it now", "", (*Screen).start),
		key("pgup", "go up ten", "", move(-10)), key("pgdown", "go down ten", "", move(10)),
		key("home", "go to the first line", "", move(-far)), key("end", "go to the last line", "", move(far)),
	}
	return append(table, leave)
}
