package compare

import (
	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

type binding = screen.Binding[*Screen]

func key(press, does, brief, shown string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief, Shown: shown}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

func (s *Screen) bindings() []binding {
	switch {
	case s.pick != nil:
		return s.choosing()
	case s.sums:
		return []binding{key("esc q enter =", "close", "close", "esc", func(s *Screen) screen.Action { s.sums = false; return nil })}
	}
	again := binding{Key: screen.Key{Press: "ctrl+r", Does: "look for the series again"}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return nil, s.load() }}
	leave := key("esc", "go back", "back", "", func(*Screen) screen.Action { return screen.Back{} })
	if s.job != nil {
		return []binding{leave}
	}
	if s.earlier == nil {
		return []binding{leave, again}
	}
	other := key("o", "compare with another assessment", "with another", "", (*Screen).choose)
	if s.compared() == nil {
		return []binding{other, leave, again}
	}
	move := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { return s.move(n) }
	}
	const far = 1 << 20
	table := []binding{
		key("up k", "go to the row above", "", "", move(-1)),
		key("down j", "go to the row below", "choose", "↑↓", move(1)),
		s.enterKey(), other,
		key("tab", "unfold or fold all practices", "unfold all", "", (*Screen).foldAll),
		key("right", "unfold the row", "", "", func(s *Screen) screen.Action { return s.fold(false) }),
		key("left", "fold the row, or go to what it belongs to", "", "", func(s *Screen) screen.Action { return s.fold(true) }),
		key("=", "show how the headline comes about", "how it comes about", "", func(s *Screen) screen.Action { s.sums = true; return nil }),
		key("pgup", "go up ten", "", "", move(-10)), key("pgdown", "go down ten", "", "", move(10)),
		key("home", "go to the first row", "", "", move(-far)), key("end", "go to the last row", "", "", move(far)),
	}
	return append(table, leave, again)
}

// enterKey is the key for what the row that one stands on is for.
func (s *Screen) enterKey() binding {
	b := key("enter", "go into it", "go in", "", (*Screen).enter)
	switch r := s.here(); r.kind {
	case aPractice, steadyOnes:
		b.Does, b.Brief = "unfold or fold it", "unfold"
		if s.unfolded(r) {
			b.Brief = "fold"
		}
	case anAnswer:
		b.Does, b.Brief = "go to the question", "to the question"
	case aPromise:
		b.Does, b.Brief = "go to the plan", "to the plan"
	}
	return b
}

// choosing are the keys of the list of assessments to compare with.
func (s *Screen) choosing() []binding {
	take := func(s *Screen) (screen.Action, tea.Cmd) {
		x, ok := s.pick.Picked()
		if !ok {
			return nil, nil
		}
		s.pick = nil
		return nil, s.with(x.Value)
	}
	return []binding{
		key("up", "go up", "", "", func(s *Screen) screen.Action { s.pick.Move(-1); return nil }),
		key("down", "go down", "choose", "↑↓", func(s *Screen) screen.Action { s.pick.Move(1); return nil }),
		{Key: screen.Key{Press: "enter", Does: "compare with this one", Brief: "compare"}, Do: take},
		key("esc", "leave it as it is", "leave", "", func(s *Screen) screen.Action { s.pick = nil; return nil }),
	}
}

// choose offers the earlier assessments, the latest first.
func (s *Screen) choose() screen.Action {
	items := make([]widget.Item, 0, s.series.Here)
	for i := s.series.Here - 1; i >= 0; i-- {
		x := s.series.List[i]
		items = append(items, widget.Item{Label: dateWords(x.Head.Date), Detail: x.Name + "  " + x.Version, Find: x.Head.Date.String(), Value: i})
	}
	s.pick = widget.NewPicker("a date or a file", items)
	for _, x := range items {
		if s.series.List[x.Value].Path == s.earlier.Path {
			s.pick.At(x.Value)
		}
	}
	return nil
}

// with compares with another assessment of the series.
func (s *Screen) with(i int) tea.Cmd {
	if i < 0 || i >= len(s.series.List) || s.series.List[i].Path == s.earlier.Path {
		return nil
	}
	j := &job{}
	m, series := s.means, s.series
	s.job, s.asked = j, series.List[i].Path
	asked := s.asked
	return tea.Batch(s.tick(j), func() tea.Msg { return found{j, series, readEarlier(m, &series, asked), nil} })
}
