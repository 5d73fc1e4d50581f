package home

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
)

type binding = screen.Binding[*Screen]

func key(press, does, brief string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

func slow(press, does, brief string, f func(*Screen) (screen.Action, tea.Cmd)) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief}, Do: f}
}

// bindings are the keys in the list. Those that change files are capitals.
func (s *Screen) bindings() []binding {
	create := key("c", "start a new assessment", "new", (*Screen).create)
	example := slow("e", "look at the example", "", (*Screen).example)
	takeIn := slow("i", "import answers, or another assessment", "import", (*Screen).takeIn)
	again := slow("ctrl+r", "look at the folder again", "", func(s *Screen) (screen.Action, tea.Cmd) { return nil, s.look("") })
	if s.list.none() {
		create.Brief, example.Brief = "start", "example"
		return []binding{
			key("up", "go to the choice above", "", func(s *Screen) screen.Action { s.start = max(0, s.start-1); return nil }),
			shown("↑↓", key("down", "go to the choice below", "choose", func(s *Screen) screen.Action { s.start = min(s.start+1, 2); return nil })),
			slow("enter", "take the choice that one stands on", "take it", (*Screen).begin),
			create, example, takeIn, again,
		}
	}
	move := func(n int) func(*Screen) screen.Action {
		return func(s *Screen) screen.Action { s.list.move(n); return nil }
	}
	const far = 1 << 20
	table := []binding{
		key("up", "go to the assessment above", "", move(-1)),
		shown("↑↓", key("down", "go to the assessment below", "choose", move(1))),
		key("enter", "open the assessment", "open", (*Screen).open),
		create,
		key("n", "start the next assessment from this one", "next", (*Screen).next),
		key("/", "find assessments by words", "find", (*Screen).find),
		takeIn, example,
		key("pgup", "go up ten", "", move(-10)), key("pgdown", "go down ten", "", move(10)),
		key("home", "go to the first", "", move(-far)), key("end", "go to the last", "", move(far)),
		slow("D", "duplicate it under another name", "", (*Screen).duplicate),
		slow("R", "rename its file", "", (*Screen).rename),
	}
	if s.list.archive {
		table = append(table, slow("A", "take it back out of the archive", "take back", (*Screen).restore), key("tab", "show the assessments again", "assessments", (*Screen).other))
	} else {
		table = append(table, slow("A", "put it into the archive", "archive", (*Screen).archive), key("tab", "show the archive", "", (*Screen).other))
	}
	if s.away != "" {
		table = append(table, slow("z", "take back what was archived last", "undo", (*Screen).undo))
	}
	if s.list.query != "" {
		table = append(table, key("esc", "show all again", "show all", func(s *Screen) screen.Action { s.list.narrow(""); return nil }))
	}
	return append(table, again)
}

func shown(label string, b binding) binding {
	b.Shown = label
	return b
}

// what is something that is done on disk.
type what int

const (
	copied what = iota
	renamed
	archived
	restored
	exampled
	takenIn
)

// said is what is told once it is done.
func (w what) said(name string) string {
	switch w {
	case copied:
		return "Duplicated as " + name + "."
	case renamed:
		return "Renamed to " + name + "."
	case archived:
		return name + " is in the archive. z takes it back, tab shows the archive."
	case restored:
		return name + " is back among the assessments."
	case takenIn:
		return name + " was copied in."
	}
	return ""
}

// on does something on disk, one thing at a time.
func (s *Screen) on(busy string, w what, from string, typed mode, f func() (string, error)) (screen.Action, tea.Cmd) {
	if s.busy != "" {
		return s.moment(), nil
	}
	s.busy = busy
	return nil, func() tea.Msg {
		path, err := f()
		return done{w, path, from, err, typed}
	}
}

func (s *Screen) done(msg done) (screen.Action, tea.Cmd) {
	s.busy = ""
	if msg.err != nil {
		return s.failed(msg), nil
	}
	if s.mode == msg.typed {
		s.mode = nil
	}
	switch msg.what {
	case exampled:
		return screen.Open{Route: screen.File{Path: msg.path}}, s.look(msg.path)
	case archived:
		s.away = msg.path
		return screen.Toast{Text: msg.what.said(nameOf(msg.path))}, s.look("")
	case restored:
		if s.away == msg.from {
			s.away = ""
		}
	}
	return screen.Toast{Text: msg.what.said(nameOf(msg.path))}, s.look(msg.path)
}

// failed tells a mistake at the field where there is one, and those of a file
// on a screen of their own.
func (s *Screen) failed(msg done) screen.Action {
	switch m := msg.typed.(type) {
	case *naming:
		if s.mode == msg.typed {
			m.said = msg.err.Error()
			if errors.Is(msg.err, fs.ErrExist) {
				m.said = "There is a file of this name already. Give another."
			}
			return nil
		}
	case *taking:
		return m.failed(s, msg)
	}
	return screen.Toast{Text: msg.err.Error(), Bad: true}
}

func nameOf(path string) string { return filepath.Base(path) }

// one gives what one is on, or says that there is nothing.
func (s *Screen) one() (*entry, screen.Action) {
	if e := s.list.here(); e != nil {
		return e, nil
	}
	return nil, screen.Toast{Text: "There is no assessment here to do that with."}
}

func (s *Screen) open() screen.Action {
	e, none := s.one()
	if e == nil {
		return none
	}
	return s.to(screen.File{Path: e.Path})
}

func (s *Screen) create() screen.Action { return s.to(screen.NewAssessment{}) }

// to opens a route, but not while something is being done on disk: what comes
// of it may be another screen, or another name for the file.
func (s *Screen) to(r screen.Route) screen.Action {
	if s.busy != "" {
		return s.moment()
	}
	return screen.Open{Route: r}
}

func (s *Screen) moment() screen.Action {
	return screen.Toast{Text: "One moment: " + s.busy + " …"}
}

func (s *Screen) next() screen.Action {
	e, none := s.one()
	if e == nil {
		return none
	}
	return s.to(screen.Next{Path: e.Path})
}

func (s *Screen) example() (screen.Action, tea.Cmd) {
	return s.on("making the example", exampled, "", nil, s.means.Example)
}

// begin takes the choice that one stands on where there is nothing yet.
func (s *Screen) begin() (screen.Action, tea.Cmd) {
	switch s.start {
	case 0:
		return s.create(), nil
	case 1:
		return s.example()
	}
	return s.takeIn()
}

func (s *Screen) archive() (screen.Action, tea.Cmd) {
	e, none := s.one()
	if e == nil {
		return none, nil
	}
	path, put := e.Path, s.means.Archive
	return s.on("putting it into the archive", archived, path, nil, func() (string, error) { return put(path) })
}

func (s *Screen) restore() (screen.Action, tea.Cmd) {
	e, none := s.one()
	if e == nil {
		return none, nil
	}
	return s.takeBack(e.Path)
}

func (s *Screen) undo() (screen.Action, tea.Cmd) { return s.takeBack(s.away) }

func (s *Screen) takeBack(path string) (screen.Action, tea.Cmd) {
	restore := s.means.Restore
	return s.on("taking it out of the archive", restored, path, nil, func() (string, error) { return restore(path) })
}

// other turns from the assessments to the archive and back.
func (s *Screen) other() screen.Action {
	s.list.archive = !s.list.archive
	s.list.narrow("")
	return nil
}

func (s *Screen) duplicate() (screen.Action, tea.Cmd) { return s.name("Duplicate", copied), nil }
func (s *Screen) rename() (screen.Action, tea.Cmd)    { return s.name("Rename", renamed), nil }

func (s *Screen) name(title string, w what) screen.Action {
	e, none := s.one()
	if e == nil {
		return none
	}
	s.mode = newNaming(title, w, e)
	return nil
}

func (s *Screen) find() screen.Action {
	s.mode = newFinding(s.list.query)
	return nil
}

func (s *Screen) takeIn() (screen.Action, tea.Cmd) {
	t := newTaking(s.list.here())
	s.mode = t
	return nil, t.ask(s)
}

// tally says how many files there are, for the title line's right end.
func (s *Screen) tally() string {
	l := &s.list
	n := l.count[pile(l.archive)]
	switch {
	case !l.looked:
		return ""
	case len(l.words) > 0 && l.unread > 0:
		return fmt.Sprintf("%d found, read %d of %d", len(l.shown), len(l.entries)-l.unread, len(l.entries))
	case len(l.words) > 0:
		return fmt.Sprintf("%d of %d", len(l.shown), n)
	case l.unread > 0 && len(l.entries) > chunk:
		return fmt.Sprintf("read %d of %d", len(l.entries)-l.unread, len(l.entries))
	case n == 1:
		return "1 assessment"
	}
	return fmt.Sprintf("%d assessments", n)
}
