// Package explain is the screen that shows how figures come about: the rule in
// words, the sum with this assessment's own numbers, and what it is made of,
// down to the answers, what they rest on and who gave them.
package explain

import (
	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Screen explains the figures of one thing in the open document.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	id    string
	at    int // the stop that one stands at
	known worked
	wraps widget.Wraps
}

// New makes the screen for an id that [assessment.Explain] knows.
func New(th *theme.Theme, doc *screen.Document, id string) *Screen {
	return &Screen{th: th, doc: doc, id: id}
}

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

// Route tells which of the explanations this is.
func (s *Screen) Route() screen.Route { return screen.Explain{ID: s.id} }

type binding = screen.Binding[*Screen]

func key(press, does, brief, shown string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief, Shown: shown}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

const page = 5

func (s *Screen) bindings() []binding {
	move := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { return s.to(s.here() + n) }
	}
	question := s.doc.Framework().Question(s.id) != nil
	enter := key("enter", "go down to what it is made of", "go down", "", (*Screen).enter)
	if question {
		enter = key("enter", "go to the question and its answer", "go to the question", "", (*Screen).enter)
	}
	table := []binding{
		key("up k", "go to the figure or part above", "", "", move(-1)),
		key("down j", "go to the figure or part below", "choose", "↑↓", move(1)),
		enter,
		key("esc =", "go back", "back", "esc", func(*Screen) screen.Action { return screen.Back{} }),
		key("pgup", "go up a page", "", "", move(-page)),
		key("pgdown space", "go down a page", "", "", move(page)),
		key("home", "go to the first figure", "", "", func(s *Screen) screen.Action { return s.to(0) }),
		key("end", "go to the last part", "", "", func(s *Screen) screen.Action { return s.to(len(s.known.stops)) }),
	}
	if !question {
		table = append(table, key("tab", "go from the figures to the parts, and back", "figures or parts", "", (*Screen).across))
	}
	return table
}

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	return screen.Keys{Mode: "How it comes about", List: screen.List(s.bindings())}
}

// clicked is a click on a stop.
type clicked int

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case clicked:
		s.at = int(msg)
		return s.enter(), nil
	case tea.KeyPressMsg:
		a, c, _ := screen.Dispatch(s.bindings(), s, msg)
		return a, c
	}
	return nil, nil
}

// here is the stop that one stands at.
func (s *Screen) here() int {
	s.work()
	return max(0, min(s.at, len(s.known.stops)-1))
}

func (s *Screen) to(stop int) screen.Action {
	s.work()
	s.at = max(0, min(stop, len(s.known.stops)-1))
	return nil
}

// enter goes down: to the part that one stands at, from a figure to the first
// part, from a question to where it is asked.
func (s *Screen) enter() screen.Action {
	here := s.here()
	switch {
	case s.doc.Framework().Question(s.id) != nil:
		return screen.Open{Route: screen.Questionnaire{At: s.id}}
	case len(s.known.stops) == 0:
		return nil
	case s.known.stops[here].part == "":
		return s.across()
	}
	return screen.Open{Route: screen.Explain{ID: s.known.stops[here].part}}
}

// across goes to the first part, or back to the first figure.
func (s *Screen) across() screen.Action {
	if s.known.stops[s.here()].part != "" {
		return s.to(0)
	}
	for i, x := range s.known.stops {
		if x.part != "" {
			return s.to(i)
		}
	}
	return nil
}
