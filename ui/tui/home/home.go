// Package home is the first screen: the workspace's assessments, the last
// changed first, and what can be done with them.
//
// A look at the folders tells which files there are, and the list stands at
// once; what isn't known of what is in them is read a few at a time, from the
// top of the list, and no key waits for it.
package home

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A File is an assessment file of the workspace, as a look at its folder tells.
type File struct {
	Path     string
	Name     string // as it is shown: within the workspace, without the usual ending
	Archived bool
	Changed  time.Time
	Found    *Found // what is in it, where that is known already
}

// Found is what is in a file, or why it can't be read. The error of a broken
// one has its mistakes, a line each.
type Found struct {
	Facts
	Err error
}

// Facts are what the list shows of what is in a file.
type Facts struct {
	Head      assessment.Head
	Framework string // its title
	Version   string // of the framework
	Profile   string // its title, or ""
	Scale     frameworks.Scale
	Overall   assessment.Measure
	NotAsked  int // layers without a score, for want of which no level is shown
}

// A Look is what was found at a look at the workspace.
type Look struct {
	Files []File // archived ones too, in any order
	// Read reads some of them. It may be slow.
	Read func(paths []string) []Found
}

// Means is what the application lets the screen do outside it. All functions
// but Now may be slow.
type Means struct {
	Dir  string // the workspace's folder, as it is to be shown
	Now  func() time.Time
	Find func() (Look, error)
	// Copy and Rename give a file another name, never one that is taken, and
	// tell its new path.
	Copy   func(path, name string) (string, error)
	Rename func(path, name string) (string, error)
	// Archive puts a file away, Restore takes it back.
	Archive func(path string) (string, error)
	Restore func(path string) (string, error)
	// Example makes the example where it isn't there yet, and tells its path.
	Example func() (string, error)
	// TakeIn copies an assessment file from elsewhere into the workspace.
	TakeIn func(path string) (string, error)
	// Folder lists a folder as it was typed, folders with a slash at the end.
	Folder func(path string) []string
}

// Screen is the list.
type Screen struct {
	th    *theme.Theme
	means Means
	list  list
	mode  mode   // nil: moving about in the list
	busy  string // what is being done on disk, or ""
	away  string // the path in the archive of what was archived last, or ""
	start int    // the row that one stands on where there is nothing yet
	wraps widget.Wraps
}

// A mode takes the keys while it is open, and lies above the list or beside it.
type mode interface {
	keys(*Screen) screen.Keys
	update(*Screen, tea.Msg) (screen.Action, tea.Cmd)
}

// A boxed mode lies above the list.
type boxed interface {
	// box gives the mode's title and content in at most that much room.
	box(s *Screen, width, height int) (title string, p *widget.Page, cursor *screen.Cursor)
}

// New makes the screen.
func New(th *theme.Theme, m Means) *Screen { return &Screen{th: th, means: m} }

// Init looks at the workspace. It is called again whenever an assessment is
// closed: what hasn't changed meanwhile isn't read again.
func (s *Screen) Init() tea.Cmd { return s.look("") }

// look looks at the workspace anew, and then goes to a path, or stays where
// one is.
func (s *Screen) look(to string) tea.Cmd {
	s.list.round++
	round, find := s.list.round, s.means.Find
	return func() tea.Msg {
		look, err := find()
		return found{round, look, err, to}
	}
}

// Messages of the screen's own.
type (
	found struct {
		round int
		look  Look
		err   error
		to    string
	}
	read struct {
		round int
		paths []string
		found []Found
	}
	done struct {
		what  what
		path  string // where it is now
		from  string
		err   error
		typed mode // the mode that asked for it, which stays open where it fails
	}
	folder struct {
		path  string
		names []string
	}
	row    int // a click on one
	choice int // a click on one of the three where there is nothing yet
)

// Update takes a message; keys and pastes go to the mode.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case found:
		return s.found(msg)
	case read:
		return nil, s.list.took(msg)
	case done:
		return s.done(msg)
	case folder:
		if t, ok := s.mode.(*taking); ok {
			t.asking = false
			t.field.Offer(msg.path, msg.names)
			return nil, t.ask(s)
		}
		return nil, nil
	case row:
		if s.list.at == int(msg) {
			return s.open(), nil
		}
		s.list.move(int(msg) - s.list.at)
		return nil, nil
	case choice:
		s.start = int(msg)
		return s.begin()
	}
	if s.mode != nil {
		return s.mode.update(s, msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		a, c, _ := screen.Dispatch(s.bindings(), s, k)
		return a, c
	}
	return nil, nil
}

func (s *Screen) found(msg found) (screen.Action, tea.Cmd) {
	if msg.round != s.list.round {
		return nil, nil
	}
	s.list.found(msg.look, msg.err, msg.to)
	return nil, s.list.readOn()
}

// Keys are those of the mode.
func (s *Screen) Keys() screen.Keys {
	if s.mode != nil {
		return s.mode.keys(s)
	}
	return screen.Keys{Mode: "Assessments", List: screen.List(s.bindings())}
}
