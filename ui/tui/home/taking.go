package home

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/frameworks/visible"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A taking asks for a file to take in: a spreadsheet with answers for the
// assessment that one is on, or an assessment to copy into the workspace.
type taking struct {
	field  *widget.PathField
	into   string // the path of the assessment that a spreadsheet answers, or ""
	whose  string // its name, as it is shown
	said   string // what is wrong with the path
	asking bool
}

func newTaking(e *entry) *taking {
	t := &taking{field: widget.NewPathField("~/", "a file")}
	if e != nil && e.read && e.err == nil && !e.Archived {
		t.into, t.whose = e.Path, e.Head.Organisation+", "+e.Head.Date.String()
	}
	return t
}

func (t *taking) table() []binding {
	return []binding{
		slow("enter", "take this file in", "import", t.take),
		slow("tab", "complete the name that is begun", "complete", func(s *Screen) (screen.Action, tea.Cmd) {
			t.field.Complete()
			return nil, t.ask(s)
		}),
		key("esc", "take nothing in", "leave", func(s *Screen) screen.Action { s.mode = nil; return nil }),
	}
}

func (t *taking) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Import", Typing: true, List: screen.List(t.table())}
}

func (t *taking) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, c, ok := screen.Dispatch(t.table(), s, k); ok {
			return a, c
		}
	}
	if t.field.Update(msg) {
		t.said = ""
	}
	return nil, t.ask(s)
}

// ask reads the folder that is being typed, one at a time.
func (t *taking) ask(s *Screen) tea.Cmd {
	path, wants := t.field.Wants()
	if t.asking || !wants {
		return nil
	}
	t.asking = true
	list := s.means.Folder
	return func() tea.Msg { return folder{path, slices.DeleteFunc(list(path), pointless)} }
}

// pointless tells of a file that can't be taken in.
func pointless(name string) bool {
	n := strings.ToLower(name)
	return !strings.HasSuffix(n, "/") && !sheet(n) && !strings.HasSuffix(n, ".yaml") && !strings.HasSuffix(n, ".yml")
}

func (t *taking) path() string { return strings.TrimSpace(t.field.Value()) }

// sheet tells whether a path's ending is that of a spreadsheet.
func sheet(path string) bool {
	p := strings.ToLower(path)
	return strings.HasSuffix(p, ".csv") || strings.HasSuffix(p, ".xlsx")
}

func (t *taking) take(s *Screen) (screen.Action, tea.Cmd) {
	path := t.path()
	switch {
	case path == "" || strings.HasSuffix(path, "/"):
		t.said = "Name a file: tab completes what you have begun."
	case sheet(path) && t.into == "":
		t.said = "A spreadsheet answers an assessment. Leave this, choose or start one, and import it there."
	case sheet(path):
		s.mode = nil
		return s.to(screen.File{Path: t.into, Sheet: path}), nil
	default:
		f := s.means.TakeIn
		return s.on("copying it in", takenIn, path, t, func() (string, error) { return f(path) })
	}
	return nil, nil
}

// failed tells at the field what can be mended there, and shows the mistakes
// of a file on a screen of their own.
func (t *taking) failed(s *Screen, msg done) screen.Action {
	if s.mode != msg.typed {
		return screen.Toast{Text: msg.err.Error(), Bad: true}
	}
	if errors.Is(msg.err, fs.ErrExist) {
		t.said = "A file of this name is among the assessments already. Rename one of the two first."
		return nil
	}
	if errors.Is(msg.err, fs.ErrNotExist) || !strings.Contains(strings.TrimSpace(msg.err.Error()), "\n") {
		t.said = visible.Line(msg.err.Error())
		return nil
	}
	return screen.Open{Route: screen.Broken{Path: msg.from, Err: msg.err}}
}

func (t *taking) box(s *Screen, width, height int) (string, *widget.Page, *screen.Cursor) {
	th := s.th
	width = min(width, 76)
	p := widget.NewPage(th, width, min(height, 13))
	whose := "one; there is none chosen."
	if t.into != "" {
		whose = t.whose + "."
	}
	intro := widget.Most(th, widget.Wrap(th, "An assessment (.posture.yaml) is copied in. A spreadsheet (.csv, .xlsx) answers "+whose, width), 3, width)
	p.Lines(th.Muted, 0, intro)
	p.Blank(1)
	p.Row()
	x := t.field.Put(p, theme.Style{}, width)
	p.Blank(1)
	if t.said != "" {
		p.Lines(th.Bad, 0, widget.Most(th, widget.Wrap(th, t.said, width), p.Left(), width))
	} else {
		t.field.PutMatches(p, th.Muted, 0, p.Left())
	}
	for p.Left() > 0 {
		p.Blank(1)
	}
	return "Import", p, &screen.Cursor{X: x, Y: len(intro) + 1}
}
