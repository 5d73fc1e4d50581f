// Package clauses is the screen of the lenses: the same answers seen by the
// laws and standards that the practices relate to, and by what they are good
// for. Enter goes in, from a law to its clauses, to the practices behind one,
// to their questions.
package clauses

import (
	tea "charm.land/bubbletea/v2"

	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Screen shows all sources and outcomes of the open document, or one source,
// clause or outcome.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	of    string // a source's prefix, a citation or an outcome's id; else all
	at    int    // the row that one stands on
	known listed
	wraps widget.Wraps
}

// New makes the screen of all sources, or of what [screen.Clauses] names.
func New(th *theme.Theme, doc *screen.Document, of string) *Screen {
	return &Screen{th: th, doc: doc, of: of}
}

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

// Route tells which of the lenses this is.
func (s *Screen) Route() screen.Route { return screen.Clauses{Of: s.of} }

func (s *Screen) wording() reports.Wording {
	return reports.WordingOf(s.doc.Assessment(), s.doc.Card())
}

type binding = screen.Binding[*Screen]

func key(press, does, brief, shown string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief, Shown: shown}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

const page = 10

func (s *Screen) bindings() []binding {
	move := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { return s.move(n) }
	}
	into := "go to clauses, or an outcome's practices"
	switch k, _ := s.about(); k {
	case aboutSource:
		into = "go to the practices behind the clause"
	case aboutClause, aboutOutcome:
		into = "go to the questions of the practice"
	}
	return []binding{
		key("up k", "go to the row above", "", "", move(-1)),
		key("down j", "go to the row below", "choose", "↑↓", move(1)),
		key("enter", into, "go in", "", (*Screen).enter),
		key("=", "show how its figures come about", "how it comes about", "", (*Screen).explain),
		key("esc", "go back", "back", "", func(*Screen) screen.Action { return screen.Back{} }),
		key("pgup", "go up a page", "", "", move(-page)),
		key("pgdown", "go down a page", "", "", move(page)),
		key("home", "go to the first row", "", "", func(s *Screen) screen.Action { s.at = 0; return nil }),
		key("end", "go to the last row", "", "", func(s *Screen) screen.Action { return s.move(len(s.rows())) }),
	}
}

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	return screen.Keys{Mode: "Laws, standards and outcomes", List: screen.List(s.bindings())}
}

// clicked is a click on a row.
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

func (s *Screen) move(by int) screen.Action {
	s.at = max(0, min(s.here()+by, len(s.rows())-1))
	return nil
}

// here is the row that one stands on, or -1 where there is none.
func (s *Screen) here() int { return min(s.at, len(s.rows())-1) }

func (s *Screen) enter() screen.Action {
	if s.here() < 0 {
		return nil
	}
	r := s.rows()[s.here()]
	if r.practice != nil {
		return screen.Open{Route: screen.Overview{Of: r.practice.Practice.ID}}
	}
	return screen.Open{Route: screen.Clauses{Of: r.id()}}
}

func (s *Screen) explain() screen.Action {
	if s.here() < 0 {
		return nil
	}
	r := s.rows()[s.here()]
	if r.kind == rowSource {
		return screen.Toast{Text: "A law or standard has no score of its own; its clauses have."}
	}
	return screen.Open{Route: screen.Explain{ID: r.id()}}
}
