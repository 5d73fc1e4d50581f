// Package history is the screen of every change of an assessment: who, when,
// what stood before and what after, the newest first, as minutes of a meeting.
package history

import (
	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Screen shows the history of the open document.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	at    int           // among the changes that are shown
	query string        // by whose words they are narrowed
	field *widget.Field // not nil while words are typed
	known known
	wraps widget.Wraps
}

// New makes the screen.
func New(th *theme.Theme, doc *screen.Document) *Screen { return &Screen{th: th, doc: doc} }

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

type binding = screen.Binding[*Screen]

func key(press, does, brief, shown string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief, Shown: shown}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

func (s *Screen) bindings() []binding {
	move := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { s.move(n); return nil }
	}
	const far = 1 << 20
	down := key("down", "go to the change below", "choose", "↑↓", move(1))
	up := key("up", "go to the change above", "", "", move(-1))
	if s.field != nil {
		return []binding{
			up, down,
			key("enter tab", "keep the words, and go to the list", "to the list", "enter", func(s *Screen) screen.Action { s.field = nil; return nil }),
			key("esc", "show all changes again", "show all", "", (*Screen).all),
		}
	}
	table := []binding{
		up, down,
		key("enter", "go to what was changed", "go there", "", (*Screen).enter),
		key("/", "find changes by words", "find", "", func(s *Screen) screen.Action {
			s.field = widget.NewField(s.query, "a name, an id, a word of the change")
			return nil
		}),
		key("pgup", "go up ten", "", "", move(-10)), key("pgdown", "go down ten", "", "", move(10)),
		key("home", "go to the newest", "", "", move(-far)), key("end", "go to the oldest", "", "", move(far)),
	}
	if s.query != "" {
		return append(table, key("esc", "show all changes again", "show all", "", (*Screen).all))
	}
	return append(table, key("esc", "go back", "back", "", func(*Screen) screen.Action { return screen.Back{} }))
}

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	k := screen.Keys{Mode: "History", List: screen.List(s.bindings())}
	if s.field != nil {
		k.Mode, k.Typing = "Find", true
	}
	return k
}

// clicked is a click on a change.
type clicked int

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case clicked:
		if s.at == int(msg) {
			return s.enter(), nil
		}
		s.at = int(msg)
		return nil, nil
	case tea.KeyPressMsg:
		if a, c, ok := screen.Dispatch(s.bindings(), s, msg); ok {
			return a, c
		}
	}
	if s.field != nil && s.field.Update(msg) {
		s.query, s.at = s.field.Value(), 0
	}
	return nil, nil
}

func (s *Screen) all() screen.Action {
	here := s.here()
	s.field, s.query = nil, ""
	for i, n := range s.work().shown {
		if here == n {
			s.at = i
		}
	}
	return nil
}

func (s *Screen) move(by int) {
	s.at = max(0, min(s.at+by, len(s.work().shown)-1))
}

// here is the change that one stands on, as a place in all; -1 for none.
func (s *Screen) here() int {
	shown := s.work().shown
	if len(shown) == 0 {
		return -1
	}
	return shown[max(0, min(s.at, len(shown)-1))]
}

func (s *Screen) enter() screen.Action {
	i := s.here()
	if i < 0 {
		return nil
	}
	switch x := s.known.all[i].Subject; x.Kind {
	case assessment.AboutQuestion:
		return screen.Open{Route: screen.Questionnaire{At: x.ID}}
	case assessment.AboutHead:
		return screen.Open{Route: screen.Details{}}
	case assessment.AboutAction:
		return screen.Open{Route: screen.Actions{}}
	default:
		return screen.Open{Route: screen.Plan{}}
	}
}
