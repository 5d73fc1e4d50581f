// Package overview is the screen of the scores: of the whole, of a layer or of
// a practice, each with what it is made of. Enter goes in, from the whole down
// to the answer; = shows how the figures of a row come about.
package overview

import (
	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Screen shows the scores of one thing in the open document.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	of    string // the id of a layer or practice; else the whole
	at    int    // the row that one stands on; 0 is what the page is about
	moved bool   // somebody has chosen the row
	known listed
	wraps widget.Wraps
}

// New makes the screen of the whole, or of a layer or practice by its id.
func New(th *theme.Theme, doc *screen.Document, of string) *Screen {
	return &Screen{th: th, doc: doc, of: of}
}

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

// Route tells which of the overviews this is.
func (s *Screen) Route() screen.Route { return screen.Overview{Of: s.of} }

// layer and practice are what the page is about; both nil for the whole.
func (s *Screen) about() (*frameworks.Layer, *frameworks.Practice) {
	fw := s.doc.Framework()
	if p := fw.Practice(s.of); p != nil {
		return p.Layer, p
	}
	return fw.Layer(s.of), nil
}

func (s *Screen) wording() reports.Wording {
	return reports.WordingOf(s.doc.Assessment(), s.doc.Card())
}

// measure is what is said of what the page is about.
func (s *Screen) measure() assessment.Measure {
	switch l, p := s.about(); {
	case p != nil:
		return s.doc.Card().Practices[p.Index].Measure
	case l != nil:
		return s.doc.Card().Layers[l.Index].Measure
	}
	return s.doc.Card().Overall.Measure
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
	table := []binding{
		key("up k", "go to the row above", "", "", move(-1)),
		key("down j", "go to the row below", "choose", "↑↓", move(1)),
		key("enter", "go into it", "go in", "", (*Screen).enter),
		key("=", "show how its figures come about", "how it comes about", "", (*Screen).explain),
		key("esc", "go back", "back", "", func(*Screen) screen.Action { return screen.Back{} }),
		key("pgup", "go up a page", "", "", move(-page)),
		key("pgdown", "go down a page", "", "", move(page)),
		key("home", "go to the first row", "", "", func(s *Screen) screen.Action { s.at, s.moved = 0, true; return nil }),
		key("end", "go to the last row", "", "", func(s *Screen) screen.Action { return s.move(len(s.rows())) }),
	}
	switch l, p := s.about(); {
	case p != nil:
		table = append(table,
			key("left", "go to the practice before", "", "", func(s *Screen) screen.Action { return s.beside(-1) }),
			key("right", "go to the practice after", "other practices", "← →", func(s *Screen) screen.Action { return s.beside(1) }))
	case l != nil:
		table = append(table,
			key("left", "go to the layer before", "", "", func(s *Screen) screen.Action { return s.beside(-1) }),
			key("right", "go to the layer after", "other layers", "← →", func(s *Screen) screen.Action { return s.beside(1) }))
	}
	return table
}

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	return screen.Keys{Mode: "Overview", List: screen.List(s.bindings())}
}

// clicked is a click on a row.
type clicked int

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case clicked:
		s.at, s.moved = int(msg), true
		return s.enter(), nil
	case tea.KeyPressMsg:
		a, c, _ := screen.Dispatch(s.bindings(), s, msg)
		return a, c
	}
	return nil, nil
}

func (s *Screen) move(by int) screen.Action {
	s.at, s.moved = max(0, min(s.here()+by, len(s.rows())-1)), true
	return nil
}

// here is the row that one stands on: at first, the first of what the page's
// subject is made of.
func (s *Screen) here() int {
	if !s.moved {
		return min(1, len(s.rows())-1)
	}
	return max(0, min(s.at, len(s.rows())-1))
}

// beside goes to another layer, or to another practice, by the framework's
// order.
func (s *Screen) beside(by int) screen.Action {
	fw := s.doc.Framework()
	l, p := s.about()
	if p != nil {
		i := p.Index + by
		if i < 0 || i >= len(fw.Practices()) {
			return screen.Toast{Text: "There is no further practice."}
		}
		s.to(fw.Practices()[i].ID)
		return nil
	}
	i := l.Index + by
	if i < 0 || i >= len(fw.Layers) {
		return screen.Toast{Text: "There is no further layer."}
	}
	s.to(fw.Layers[i].ID)
	return nil
}

func (s *Screen) to(id string) { s.of, s.at, s.moved, s.known = id, 0, false, listed{} }

func (s *Screen) enter() screen.Action {
	switch r := s.rows()[s.here()]; {
	case r.question != nil:
		return screen.Open{Route: screen.Questionnaire{At: r.question.ID}}
	case r.kind == rowSubject:
		return s.explain()
	default:
		return screen.Open{Route: screen.Overview{Of: r.id()}}
	}
}

func (s *Screen) explain() screen.Action {
	return screen.Open{Route: screen.Explain{ID: s.rows()[s.here()].id()}}
}
