// Package actions is the screen of what was promised: who does what by when,
// which level it is to bring, and what the answers now say of it.
package actions

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Means is what the application lets the screen do outside it.
type Means struct {
	// Earlier gives the scores of the assessment before in the series, or nil.
	// It may be slow.
	Earlier func(*assessment.Assessment) *assessment.Scorecard
}

// Screen shows and changes the actions of the open document.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	means Means
	at    string // the id of the action that one stands on
	row   int    // its place, for when it is taken away
	form  *form  // not nil while one is being written
	then  *assessment.Scorecard
	known known
	wraps widget.Wraps
}

// known is the actions as they were at a version of the document.
type known struct {
	version int
	then    *assessment.Scorecard
	list    []assessment.ActionStatus
	late    int // how many are overdue
}

// New makes the screen. For is the id of a practice to write an action for at
// once, or "".
func New(th *theme.Theme, doc *screen.Document, practice string, m Means) *Screen {
	s := &Screen{th: th, doc: doc, means: m}
	if p := doc.Framework().Practice(practice); p != nil {
		s.write(p)
	}
	return s
}

// earlier is the scorecard of the assessment before.
type earlier struct{ card *assessment.Scorecard }

// Init reads the assessment before, since a score that has risen since then
// counts.
func (s *Screen) Init() tea.Cmd {
	now, read := s.doc.Assessment().Clone(), s.means.Earlier
	return func() tea.Msg { return earlier{read(now)} }
}

// list is the actions, worked out anew when something has changed.
func (s *Screen) list() []assessment.ActionStatus {
	k := &s.known
	if k.list != nil && k.version == s.doc.Version() && k.then == s.then {
		return k.list
	}
	*k = known{version: s.doc.Version(), then: s.then, list: s.doc.Assessment().Actions(s.doc.Card(), s.then)}
	for i := range k.list {
		if k.list[i].Promise == assessment.Overdue {
			k.late++
		}
	}
	return k.list
}

// here is the action that one stands on; nil where there is none.
func (s *Screen) here() *assessment.ActionStatus {
	list := s.list()
	if len(list) == 0 {
		return nil
	}
	if i := slices.IndexFunc(list, func(x assessment.ActionStatus) bool { return x.ID == s.at }); i >= 0 {
		s.row = i
	}
	s.row = max(0, min(s.row, len(list)-1))
	s.at = list[s.row].ID
	return &list[s.row]
}

type binding = screen.Binding[*Screen]

func key(press, does, brief, shown string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief, Shown: shown}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

func (s *Screen) bindings() []binding {
	if s.form != nil {
		return s.form.bindings()
	}
	move := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { return s.move(n) }
	}
	const far = 1 << 20
	return []binding{
		key("up k", "go to the action above", "", "", move(-1)),
		key("down j", "go to the action below", "choose", "↑↓", move(1)),
		key("n", "write a new action", "new", "", func(s *Screen) screen.Action { s.write(nil); return nil }),
		key("enter e", "change the action", "change", "enter", func(s *Screen) screen.Action { return s.change(fieldWhat) }),
		key("space", "open, in progress or done", "state", "", (*Screen).step),
		key("x", "drop it, with the reason", "drop", "", (*Screen).drop),
		key("delete backspace", "take it away; its history stays", "", "", (*Screen).remove),
		key("g", "go to the practice that it is for", "practice", "", (*Screen).practice),
		key("z", "take your last change back", "undo", "", func(s *Screen) screen.Action { return s.turned(s.doc.TakeBack()) }),
		key("Z", "make it again", "", "", func(s *Screen) screen.Action { return s.turned(s.doc.MakeAgain()) }),
		key("esc", "go back", "back", "", func(*Screen) screen.Action { return screen.Back{} }),
		key("pgup", "go up ten", "", "", move(-10)), key("pgdown", "go down ten", "", "", move(10)),
		key("home", "go to the first action", "", "", move(-far)), key("end", "go to the last action", "", "", move(far)),
	}
}

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	k := screen.Keys{Mode: "Actions", List: screen.List(s.bindings())}
	if s.form != nil {
		k.Mode, k.Typing, k.Above = "Action", true, true
	}
	return k
}

// clicked is a click on a row.
type clicked int

// Update takes a message; keys and pastes go to the form while it is open.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case earlier:
		s.then = msg.card
		return nil, nil
	case clicked:
		if s.here() != nil && s.row == int(msg) {
			return s.change(fieldWhat), nil
		}
		return s.to(int(msg)), nil
	case screen.Leaving:
		if s.form != nil {
			s.form.put(s)
		}
		return nil, nil
	case keepText:
		return s.form.put(s), nil
	case dropText:
		s.form = nil
		return nil, nil
	case tea.KeyPressMsg:
		if a, c, ok := screen.Dispatch(s.bindings(), s, msg); ok {
			return a, c
		}
	}
	if s.form != nil {
		return s.form.update(msg), nil
	}
	return nil, nil
}

func (s *Screen) move(by int) screen.Action {
	s.here()
	return s.to(s.row + by)
}

func (s *Screen) to(row int) screen.Action {
	if list := s.list(); len(list) > 0 {
		s.row = max(0, min(row, len(list)-1))
		s.at = list[s.row].ID
	}
	return nil
}

// write begins a new action, for a practice where one is given.
func (s *Screen) write(p *frameworks.Practice) { s.form = newForm(s, "", s.forPractice(p)) }

// change opens the form on the action, at a field.
func (s *Screen) change(field int) screen.Action {
	if x := s.here(); x != nil {
		s.form = newForm(s, x.ID, x.Action)
		s.form.at = field
	}
	return nil
}

// step goes from open to in progress, done and open again.
func (s *Screen) step() screen.Action {
	x := s.here()
	if x == nil {
		return nil
	}
	after := x.Action
	switch x.State {
	case assessment.ActionOpen:
		after.State = assessment.ActionInProgress
	case assessment.ActionInProgress:
		after.State = assessment.ActionDone
	default:
		after.State, after.Reason = assessment.ActionOpen, ""
	}
	return s.put(x.ID, after, "It is "+after.State.String()+" now.")
}

// drop opens the form for the reason, since nothing is dropped without one.
func (s *Screen) drop() screen.Action {
	if a := s.change(fieldReason); s.form == nil {
		return a
	}
	s.form.state = assessment.ActionDropped
	return nil
}

func (s *Screen) remove() screen.Action {
	x := s.here()
	if x == nil {
		return nil
	}
	return s.put(x.ID, assessment.Action{}, "Taken away; z brings it back.")
}

func (s *Screen) practice() screen.Action {
	x := s.here()
	switch {
	case x == nil:
		return nil
	case len(x.Practices) == 0:
		return screen.Toast{Text: "It names no practice; enter changes that."}
	}
	return screen.Open{Route: screen.Overview{Of: x.Practices[0]}}
}

// turned goes to what was undone or made again.
func (s *Screen) turned(t screen.Toast, about *assessment.Subject) screen.Action {
	if about != nil && about.Kind == assessment.AboutAction {
		s.at = about.ID
	}
	return t
}

func (s *Screen) put(id string, x assessment.Action, said string) screen.Action {
	if err := s.doc.Change(screen.Set{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: id}, Value: x}); err != nil {
		return screen.Toast{Text: err.Error(), Bad: true}
	}
	return screen.Toast{Text: said}
}
