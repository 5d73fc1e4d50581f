// Package create is the form that makes an assessment: framework, profile,
// organisation, scope, date and assessor. Only the organisation is needed.
package create

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Means is what the application lets the screen do outside it. All but Today
// may be slow.
type Means struct {
	Today assessment.Date
	// Frameworks gives those to choose from, the usual one first. Where some
	// can't be read the error tells of them, and the others are given.
	Frameworks func() ([]*frameworks.Framework, error)
	// Place tells where the assessment would be kept, as it is to be shown.
	Place func(organisation string, date assessment.Date) string
	// Make makes the assessment where nothing is yet, whole or not at all.
	Make func(fw *frameworks.Framework, head assessment.Head) (path string, err error)
}

// Screen is the form.
type Screen struct {
	th      *theme.Theme
	means   Means
	form    *form // nil until the frameworks are there
	err     error // why there are none
	waiting []tea.Msg
	place   place
	making  bool
	said    string // why it couldn't be made
	reading *reading
	wraps   widget.Wraps
}

// A place is where the file is going to be, as far as is known.
type place struct {
	shown  string
	of     [2]string // the organisation and the date that it is the place of
	asking bool
}

// New makes the screen.
func New(th *theme.Theme, m Means) *Screen {
	return &Screen{th: th, means: m}
}

// Messages of the screen's own.
type (
	listed struct {
		all []*frameworks.Framework
		err error
	}
	placed struct {
		of    [2]string
		shown string
	}
	made struct {
		path string
		err  error
	}
	leave struct{}
	line  int                    // a click on one
	row   struct{ line, at int } // a click on one of a choice's
)

// Init reads the frameworks.
func (s *Screen) Init() tea.Cmd {
	read := s.means.Frameworks
	return func() tea.Msg {
		all, err := read()
		return listed{all, err}
	}
}

// Update takes a message. Keys that are typed before the frameworks are there
// wait for them.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case listed:
		return s.listed(msg)
	case placed:
		s.place.asking, s.place.shown, s.place.of = false, msg.shown, msg.of
		return nil, s.ask()
	case made:
		return s.made(msg), nil
	case leave:
		return screen.Back{}, nil
	case line:
		s.form.to(int(msg))
	case row:
		s.form.to(msg.line)
		s.form.choice[msg.line].choose(msg.at)
		s.form.offerProfiles()
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		if s.form == nil {
			s.waiting = append(s.waiting, msg)
			return nil, nil
		}
		return s.typed(msg)
	}
	return nil, nil
}

func (s *Screen) listed(msg listed) (screen.Action, tea.Cmd) {
	if len(msg.all) == 0 {
		s.err = msg.err
		return nil, nil
	}
	s.form = newForm(s.th, msg.all, s.means.Today)
	acts, cmds := screen.All{}, []tea.Cmd{}
	if msg.err != nil {
		first, more, _ := strings.Cut(msg.err.Error(), "\n")
		if n := strings.Count(more, "\n") + 1; more != "" {
			first += fmt.Sprintf(" (and %d more)", n)
		}
		acts = append(acts, screen.Toast{Text: "Passed over: " + first, Bad: true})
	}
	waiting := s.waiting
	s.waiting = nil
	for _, m := range waiting {
		a, c := s.Update(m)
		acts, cmds = append(acts, a), append(cmds, c)
	}
	return acts, tea.Batch(cmds...)
}

func (s *Screen) made(msg made) screen.Action {
	s.making = false
	if msg.err != nil {
		s.said = visible.Line(msg.err.Error())
		return nil
	}
	return screen.Replace{Route: screen.File{Path: msg.path}}
}

func (s *Screen) key(k tea.KeyPressMsg) (screen.Action, tea.Cmd) {
	if s.form == nil && k.String() != "esc" {
		s.waiting = append(s.waiting, k)
		return nil, nil
	}
	if a, c, ok := screen.Dispatch(s.bindings(), s, k); ok {
		return a, c
	}
	return s.typed(k)
}

// typed gives what was typed or pasted to the open field.
func (s *Screen) typed(msg tea.Msg) (screen.Action, tea.Cmd) {
	if s.making || s.reading != nil {
		return nil, nil
	}
	s.said = ""
	before := s.form.filled
	s.form.send(msg)
	switch {
	case s.form.lost() > 0:
		return screen.Toast{Text: fmt.Sprintf("Control characters were left out of the paste: %d.", s.form.lost())}, s.ask()
	case s.form.at() <= profile && asksForHelp(msg):
		return screen.Toast{Text: "Press f1 to see the keys that do something here."}, nil
	case s.form.at() <= profile && before == s.form.filled:
		return screen.Toast{Text: "Choose a row with ↑ and ↓; enter goes on."}, nil
	}
	return nil, s.ask()
}

// asksForHelp tells that the key was pressed that shows help on other screens.
func asksForHelp(msg tea.Msg) bool {
	k, ok := msg.(tea.KeyPressMsg)
	return ok && k.String() == "?"
}

// ask asks where the file is going to be, one question at a time.
func (s *Screen) ask() tea.Cmd {
	of := [2]string{strings.TrimSpace(s.form.filled[organisation]), strings.TrimSpace(s.form.filled[date])}
	d, err := assessment.ParseDate(of[1])
	switch {
	case s.place.asking || of == s.place.of:
		return nil
	case of[0] == "" || err != nil:
		s.place = place{}
		return nil
	}
	s.place.asking = true
	where := s.means.Place
	return func() tea.Msg { return placed{of, where(of[0], d)} }
}

// finish makes the assessment, unless there is a mistake in the form.
func (s *Screen) finish() (screen.Action, tea.Cmd) {
	if !s.form.check() {
		return nil, nil
	}
	s.making, s.said = true, ""
	create, fw, head := s.means.Make, s.form.framework(), s.form.head()
	return nil, func() tea.Msg {
		path, err := create(fw, head)
		return made{path, err}
	}
}

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	if s.reading != nil {
		return screen.Keys{Mode: "What it is", Above: true, List: screen.List(s.bindings())}
	}
	return screen.Keys{Mode: "New assessment", Typing: true, List: screen.List(s.bindings())}
}

type binding = screen.Binding[*Screen]

func (s *Screen) bindings() []binding {
	out := binding{Key: screen.Key{Press: "esc", Does: "leave without making an assessment", Brief: "leave"}, Do: (*Screen).leave}
	switch {
	case s.reading != nil:
		return s.reading.bindings()
	case s.making:
		return nil // it takes a moment, and then the questions are there
	case s.form == nil:
		return []binding{out}
	}
	last, choosing := s.form.at() == lines-1, s.form.at() <= profile
	next := screen.Key{Press: "enter", Does: "go on to the next line", Brief: "next"}
	if last {
		next = screen.Key{Press: "enter", Does: "make the assessment and begin", Brief: "make it and begin"}
	}
	down, up := "tab down", "shift+tab up"
	if choosing {
		down, up = "tab", "shift+tab"
	}
	table := make([]binding, 0, 12)
	if choosing {
		table = append(table,
			s.move("up", "choose the row above", ""), s.move("down", "choose the row below", "choose"),
			s.move("pgup", "go up a page of rows", ""), s.move("pgdown", "go down a page of rows", ""),
			s.move("home", "choose the first row", ""), s.move("end", "choose the last row", ""))
	}
	table = append(table,
		binding{Key: next, Do: func(s *Screen) (screen.Action, tea.Cmd) { return s.next(last) }},
		binding{Key: screen.Key{Press: down, Does: "go to the line below"}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return s.next(false) }},
		binding{Key: screen.Key{Press: up, Does: "go to the line above"}, Do: func(s *Screen) (screen.Action, tea.Cmd) {
			s.form.back()
			return nil, s.ask()
		}})
	if !last {
		table = append(table, binding{Key: screen.Key{Press: "ctrl+s", Does: "make the assessment now", Brief: "make it now"}, Do: (*Screen).finish})
	} else {
		table = append(table, binding{Key: screen.Key{Press: "ctrl+s", Does: "make the assessment now"}, Do: (*Screen).finish})
	}
	if choosing {
		table = append(table, binding{Key: screen.Key{Press: "ctrl+o", Does: "read all that is said of the chosen row", Brief: "more"}, Do: (*Screen).read})
	}
	return append(table, out)
}

func (s *Screen) move(press, does, brief string) binding {
	k := screen.Key{Press: press, Does: does, Brief: brief}
	if brief != "" {
		k.Shown = "↑↓"
	}
	return binding{Key: k, Do: func(s *Screen) (screen.Action, tea.Cmd) {
		s.form.send(screen.Press(press))
		return nil, nil
	}}
}

func (s *Screen) next(finish bool) (screen.Action, tea.Cmd) {
	s.said = ""
	s.form.next()
	if finish {
		return s.finish()
	}
	return nil, s.ask()
}

func (s *Screen) leave() (screen.Action, tea.Cmd) {
	if s.form == nil || !s.form.touched() {
		return screen.Back{}, nil
	}
	return screen.Confirm{Title: "Leave?", Text: "Nothing is made yet. What you filled in is lost when you leave.", Choices: []screen.Choice{
		{Key: "l", Label: "leave without making an assessment", Answer: leave{}},
		{Key: "esc", Label: "stay here"},
	}}, nil
}
