package trend

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	return screen.Keys{Mode: "Over time", List: screen.List(s.bindings())}
}

type binding = screen.Binding[*Screen]

func key(press, does, brief, shown string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief, Shown: shown}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

func (s *Screen) bindings() []binding {
	again := binding{Key: screen.Key{Press: "ctrl+r", Does: "look for the series again"}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return nil, s.load() }}
	leave := key("esc", "go back", "back", "", func(*Screen) screen.Action { return screen.Back{} })
	if s.job != nil {
		return []binding{leave}
	}
	if len(s.points) == 0 {
		return []binding{leave, again}
	}
	move := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { s.at = max(0, min(s.at+n, len(s.points)-1)); return nil }
	}
	show := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { s.measure = n; return nil }
	}
	const far = 1 << 20
	layers := s.doc.Framework().Layers
	table := []binding{
		key("left up k", "go to the assessment before", "", "", move(-1)),
		key("right down j", "go to the assessment after", "choose", "← →", move(1)),
		key("tab", "show the next layer, or the whole again", "layer", "", func(s *Screen) screen.Action { return s.show(1) }),
		key("shift+tab", "show the layer before", "", "", func(s *Screen) screen.Action { return s.show(-1) }),
		key("enter", "compare the open assessment with this one", "compare", "", (*Screen).compare),
		key("b", "take this one as the baseline", "baseline", "", (*Screen).baseline),
		key("o", "open this assessment", "open it", "", (*Screen).open),
		key("pgup", "go ten assessments back", "", "", move(-10)), key("pgdown", "go ten assessments on", "", "", move(10)),
		key("home", "go to the first", "", "", move(-far)), key("end", "go to the last", "", "", move(far)),
		key("0", "show the whole", "", "", show(0)),
	}
	for i, l := range layers[:min(len(layers), 9)] {
		table = append(table, key(fmt.Sprint(i+1), "show "+widget.Cut(s.th, l.Title, 38), "", "", show(i+1)))
	}
	return append(table, leave, again)
}

// show goes on to what can be shown next.
func (s *Screen) show(by int) screen.Action {
	n := len(s.doc.Framework().Layers) + 1
	s.measure = (s.measure + by + n) % n
	return nil
}

// compare compares the open assessment with the one that one stands on.
func (s *Screen) compare() screen.Action {
	switch p := &s.points[s.at]; {
	case s.at > s.series.Here:
		return screen.Toast{Text: "It is later than the open one: o opens it, and from there this one can be compared."}
	case s.at == s.series.Here && s.at == 0:
		return screen.Toast{Text: "This is the first one; there is none before it to compare with."}
	case s.at == s.series.Here:
		return screen.Open{Route: screen.Compare{}}
	default:
		return screen.Open{Route: screen.Compare{Then: p.Path}}
	}
}

func (s *Screen) baseline() screen.Action {
	p := &s.points[s.at]
	if p.err != nil {
		return screen.Toast{Text: "It can't be read, so it is no baseline.", Bad: true}
	}
	s.base, s.table = s.at, table{}
	return screen.Toast{Text: "Progress is counted from " + dateWords(p.Head.Date) + " now."}
}

func (s *Screen) open() screen.Action {
	if s.at == s.series.Here {
		return screen.Toast{Text: "This is the one that is open."}
	}
	return screen.Open{Route: screen.File{Path: s.points[s.at].Path}}
}
