// Package plan is the screen of what to do: the priorities in order, the
// roadmap by quarter with what it leads to, and what would be if practices
// were raised. People pin practices to quarters, leave them out, set own
// targets and the capacity; all of that is kept in the assessment. What is
// raised to see what would be is kept nowhere.
package plan

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Screen is the plan of the open document.
type Screen struct {
	th     *theme.Theme
	doc    *screen.Document
	here   *frameworks.Practice // that one stands on; nil before the first move
	order  bool                 // by priority, not by quarter
	layers bool                 // shown where there is no room for them at the side
	raised map[*frameworks.Practice]int
	mode   mode // nil: moving about
	known  worked
	wraps  widget.Wraps
}

// A mode takes the keys while it is open, and lies above the plan.
type mode interface {
	keys(*Screen) screen.Keys
	update(*Screen, tea.Msg) screen.Action
	// box gives the mode's title and content in at most that much room.
	box(s *Screen, width, height int) (title string, p *widget.Page, cursor *screen.Cursor)
	// keep keeps what was typed, where it can be kept; the program ends.
	keep(*Screen)
}

// New makes the screen.
func New(th *theme.Theme, doc *screen.Document) *Screen {
	return &Screen{th: th, doc: doc, raised: map[*frameworks.Practice]int{}}
}

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

func (s *Screen) wording() reports.Wording {
	return reports.WordingOf(s.doc.Assessment(), s.doc.Card())
}

func (s *Screen) scale() frameworks.Scale { return s.doc.Framework().Scale }

type binding = screen.Binding[*Screen]

func key(press, does, brief, shown string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief, Shown: shown}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

const page = 10

// bindings are the keys while one moves about.
func (s *Screen) bindings() []binding {
	move := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { return s.move(n) }
	}
	table := []binding{
		key("up k", "go to the practice above", "", "", move(-1)),
		key("down j", "go to the practice below", "choose", "↑↓", move(1)),
		key("space", "what if it were at its target?", "what if", "", (*Screen).toTarget),
		key("left", "pin it to the quarter before", "", "", func(s *Screen) screen.Action { return s.pin(-1) }),
		key("right", "pin it to the quarter after", "pin", "← →", func(s *Screen) screen.Action { return s.pin(1) }),
		key("x", "leave it out, or take it back in", "leave out", "", (*Screen).leaveOut),
		key("t", "set an own target for it, with the reason", "target", "", (*Screen).target),
		key("c", "change how many points fit into a quarter", "capacity", "", (*Screen).capacity),
		key("n", "write a new action for it", "action", "", (*Screen).action),
		key("o", "order by quarter, or by priority", "order", "", func(s *Screen) screen.Action { s.order = !s.order; return nil }),
		key("enter", "go to the questions behind it", "questions", "", (*Screen).enter),
		key("u", "let the plan place it again", "", "", (*Screen).unpin),
		key("+", "one point more for each quarter", "", "", func(s *Screen) screen.Action { return s.points(1) }),
		key("-", "one point less for each quarter", "", "", func(s *Screen) screen.Action { return s.points(-1) }),
		key("w", "what if all up to this quarter were done?", "", "", (*Screen).toQuarter),
		key("backspace delete", "take all what-ifs back", "", "", (*Screen).clear),
		key("tab", "show or hide the layers", "", "", func(s *Screen) screen.Action { s.layers = !s.layers; return nil }),
		key("=", "show how its figures come about", "", "", (*Screen).explain),
		key("z", "take your last change back", "undo", "", (*Screen).undo),
		key("Z", "make it again", "", "", (*Screen).redo),
		key("esc", "go back", "", "", func(*Screen) screen.Action { return screen.Back{} }),
		key("pgup", "go up a page", "", "", move(-page)),
		key("pgdown", "go down a page", "", "", move(page)),
		key("home", "go to the first practice", "", "", func(s *Screen) screen.Action { return s.to(0) }),
		key("end", "go to the last practice", "", "", func(s *Screen) screen.Action { return s.to(len(s.work().rows)) }),
	}
	for _, step := range s.scale() {
		table = append(table, key(fmt.Sprint(step.Level), fmt.Sprintf("what if it were at %d %s?", step.Level, step.Name), "", "",
			func(s *Screen) screen.Action { return s.raise(step.Level) }))
	}
	return table
}

// Keys are those of the mode.
func (s *Screen) Keys() screen.Keys {
	if s.mode != nil {
		return s.mode.keys(s)
	}
	return screen.Keys{Mode: "Plan", List: screen.List(s.bindings())}
}

// clicked is a click on a row.
type clicked struct{ practice *frameworks.Practice }

// Update takes a message; keys and pastes go to the mode.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	var act screen.Action
	switch msg := msg.(type) {
	case clicked:
		s.here = msg.practice
		act = s.toTarget()
	case screen.Leaving:
		if s.mode != nil {
			s.mode.keep(s)
			s.mode = nil
		}
	default:
		act = s.take(msg)
	}
	s.work()
	return act, nil
}

func (s *Screen) take(msg tea.Msg) screen.Action {
	if s.mode != nil {
		return s.mode.update(s, msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if r := s.row(); r != nil { // whatever the key does to its place, one stays on the practice
			s.here = r.practice.Practice
		}
		a, _, _ := screen.Dispatch(s.bindings(), s, k)
		return a
	}
	return nil
}

func (s *Screen) move(by int) screen.Action { return s.to(s.at() + by) }

func (s *Screen) to(i int) screen.Action {
	rows := s.work().rows
	if len(rows) > 0 {
		s.here = rows[max(0, min(i, len(rows)-1))].practice.Practice
	}
	return nil
}

// at is the row that one stands on, or -1 where there is none.
func (s *Screen) at() int {
	rows := s.work().rows
	for i := range rows {
		if rows[i].practice.Practice == s.here {
			return i
		}
	}
	return min(0, len(rows)-1)
}

// row is the one that one stands on; nil where there is none.
func (s *Screen) row() *row {
	i := s.at()
	if i < 0 {
		return nil
	}
	return &s.known.rows[i]
}

func (s *Screen) enter() screen.Action {
	if r := s.row(); r != nil {
		return screen.Open{Route: screen.Overview{Of: r.practice.Practice.ID}}
	}
	return nil
}

func (s *Screen) action() screen.Action {
	if r := s.row(); r != nil {
		return screen.Open{Route: screen.Actions{New: r.practice.Practice.ID}}
	}
	return screen.Open{Route: screen.Actions{}}
}

func (s *Screen) explain() screen.Action {
	if r := s.row(); r != nil {
		return screen.Open{Route: screen.Explain{ID: r.practice.Practice.ID}}
	}
	return screen.Open{Route: screen.Explain{ID: assessment.WholeID}}
}
