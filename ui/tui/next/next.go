// Package next is the screen that starts the next assessment of a series: its
// date, its file, the version of the framework, and what becomes of the last
// one's answers. All of it is seen before anything is written.
package next

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Means is what the application lets the screen do outside it. All but Today
// and Stamp may be slow.
type Means struct {
	Today assessment.Date
	// Last gives the assessment that the next one follows.
	Last func() (*assessment.Assessment, error)
	// Versions gives the frameworks to choose from, that of the last one first.
	// The error tells of files that can't be read; the others are given.
	Versions func(fw *frameworks.Framework) ([]*frameworks.Framework, error)
	// Place tells where the next one would be kept, as it is to be shown.
	Place func(organisation string, date assessment.Date) string
	// Make makes the next one where nothing is yet, and tells its path.
	Make func(path string, a *assessment.Assessment) (string, error)
	// Folder lists a folder as it was typed, folders with a slash at the end.
	Folder func(path string) []string
	// Stamp says who starts it, and when.
	Stamp func(last *assessment.Assessment) assessment.Stamp
}

// The lines of the form, in their order; what follows them is the list.
const (
	date = iota
	version
	file
	start
	lines
)

// Screen starts the next assessment.
type Screen struct {
	th    *theme.Theme
	means Means

	last *assessment.Assessment // nil until it is read
	all  []*frameworks.Framework
	err  error // why it can't be read

	date    string
	version int // in all
	path    string
	own     bool // somebody has typed the path
	place   place
	plan    plan
	said    string // why it couldn't be made

	at      int // among the form's lines and the list's rows
	mode    mode
	making  bool
	wanted  bool      // it is to be made as soon as its place is known
	waiting []tea.Msg // keys that came before the last one was read
	laid    laid
	wraps   widget.Wraps
}

// A place is where the file is going to be, as far as is known.
type place struct {
	of     assessment.Date
	asking bool
}

// A mode takes the keys while it is open.
type mode interface {
	keys(*Screen) screen.Keys
	update(*Screen, tea.Msg) (screen.Action, tea.Cmd)
}

// New makes the screen.
func New(th *theme.Theme, m Means) *Screen { return &Screen{th: th, means: m, at: start} }

// Messages of the screen's own.
type (
	read struct {
		last    *assessment.Assessment
		all     []*frameworks.Framework
		err     error // of the last one
		skipped error // of frameworks
	}
	placed struct {
		of    assessment.Date
		shown string
	}
	made struct {
		path string
		err  error
	}
	folder struct {
		path  string
		names []string
	}
	row int // a click on one
)

// Init reads the last assessment, and which frameworks there are.
func (s *Screen) Init() tea.Cmd {
	m := s.means
	return func() tea.Msg {
		last, err := m.Last()
		if err != nil {
			return read{err: err}
		}
		all, skipped := m.Versions(last.Framework())
		if len(all) == 0 {
			all = []*frameworks.Framework{last.Framework()}
		}
		return read{last, all, nil, skipped}
	}
}

// Update takes a message; keys and pastes go to the mode.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case read:
		return s.read(msg)
	case placed:
		return s.placed(msg)
	case made:
		return s.made(msg), nil
	case folder:
		if t, ok := s.mode.(*typing); ok {
			return nil, t.offered(s, msg)
		}
		return nil, nil
	case row:
		if s.last == nil || s.mode != nil {
			return nil, nil
		}
		s.at = int(msg)
		return s.enter()
	}
	if s.mode != nil {
		return s.mode.update(s, msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if s.last == nil && s.err == nil && k.String() != "esc" {
			s.waiting = append(s.waiting, k)
			return nil, nil
		}
		a, c, _ := screen.Dispatch(s.bindings(), s, k)
		return a, c
	}
	return nil, nil
}

// read takes in the last assessment, and then the keys that waited for it.
func (s *Screen) read(msg read) (screen.Action, tea.Cmd) {
	if msg.err != nil {
		s.err = msg.err
		return nil, nil
	}
	s.last, s.all, s.date = msg.last, msg.all, proposed(msg.last.Head().Date, s.means.Today).String()
	acts, cmds := screen.All{}, []tea.Cmd{s.changed()}
	if msg.skipped != nil {
		first, more, _ := strings.Cut(msg.skipped.Error(), "\n")
		if more != "" {
			first += " (and more)"
		}
		acts = append(acts, screen.Toast{Text: "Passed over: " + visible.Line(first), Bad: true})
	}
	waiting := s.waiting
	s.waiting = nil
	for _, m := range waiting {
		a, c := s.Update(m)
		acts, cmds = append(acts, a), append(cmds, c)
	}
	return acts, tea.Batch(cmds...)
}

// proposed is today, or a quarter after the last one where that is later.
func proposed(last, today assessment.Date) assessment.Date {
	if today > last {
		return today
	}
	return assessment.DateOf(last.Time().AddDate(0, 3, 0))
}

// changed works out what would be made, and asks where it would be kept.
func (s *Screen) changed() tea.Cmd {
	s.said = ""
	s.work()
	d := s.plan.date
	if s.own || d == 0 || s.place.asking || d == s.place.of {
		return nil
	}
	s.place.asking = true
	where, organisation := s.means.Place, s.last.Head().Organisation
	return func() tea.Msg { return placed{d, where(organisation, d)} }
}

func (s *Screen) placed(msg placed) (screen.Action, tea.Cmd) {
	s.place = place{of: msg.of}
	if !s.own {
		s.path = msg.shown
	}
	cmd := s.changed()
	if s.wanted && !s.place.asking {
		s.wanted = false
		return s.start()
	}
	return nil, cmd
}

// start makes the next assessment, unless there is a mistake in the form.
func (s *Screen) start() (screen.Action, tea.Cmd) {
	switch {
	case s.last == nil || s.making:
		return nil, nil
	case s.plan.err != "":
		s.at = date
		return screen.Toast{Text: s.plan.err, Bad: true}, nil
	case s.place.asking:
		s.wanted = true
		return nil, nil
	}
	next, _, err := assessment.Next(s.last, s.all[s.version], s.plan.date, s.means.Stamp(s.last))
	if err != nil {
		return screen.Toast{Text: err.Error(), Bad: true}, nil
	}
	s.making, s.said = true, ""
	create, path := s.means.Make, s.path
	return nil, func() tea.Msg {
		path, err := create(path, next)
		return made{path, err}
	}
}

func (s *Screen) made(msg made) screen.Action {
	s.making = false
	if msg.err != nil {
		s.said, s.at = reason(msg.err), file
		return nil
	}
	return screen.Replace{Route: screen.File{Path: msg.path}}
}

// shownDate words a day for people.
func shownDate(d assessment.Date) string { return reports.English().Date(d) }
