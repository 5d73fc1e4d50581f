package next

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/frameworks"
	"posture/frameworks/visible"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// move goes up or down among the lines, past those that can't be stood on.
func (s *Screen) move(by int) {
	n := lines + len(s.plan.rows)
	to := max(0, min(s.at+by, n-1))
	step := 1
	if by < 0 {
		step = -1
	}
	for to > 0 && to < n-1 && !s.stands(to) {
		to += step
	}
	if s.stands(to) {
		s.at = to
	}
}

// stands tells whether a line can be stood on: headings can't, nor can the
// framework where there is one alone.
func (s *Screen) stands(at int) bool {
	if at == version {
		return len(s.all) > 1
	}
	return at < lines || s.plan.rows[at-lines].heading == ""
}

// here is the row of the list that one stands on; nil in the form.
func (s *Screen) here() *item {
	if i := s.at - lines; i >= 0 && i < len(s.plan.rows) {
		return s.plan.rows[i]
	}
	return nil
}

// enter changes the line that one stands on, or starts.
func (s *Screen) enter() (screen.Action, tea.Cmd) {
	if i := s.here(); i != nil {
		if s.unfolds(i) {
			i.open = !i.open
			s.laid = laid{}
		}
		return nil, nil
	}
	switch s.at {
	case date:
		s.mode = &typing{line: date, field: widget.NewPathField(s.date, "YYYY-MM-DD")}
	case version:
		s.mode = newPicking(s)
	case file:
		t := &typing{line: file, field: widget.NewPathField(s.path, "a file")}
		s.mode = t
		return nil, t.ask(s)
	case start:
		return s.start()
	default:
		s.at = start
	}
	return nil, nil
}

// A typing asks for the date or the file.
type typing struct {
	line   int
	field  *widget.PathField
	said   string // what is wrong with what was typed
	asking bool
}

func (t *typing) table() []binding {
	table := []binding{
		key("enter", "keep what was typed", "keep", t.keep),
		key("esc", "leave it as it was", "leave", func(s *Screen) (screen.Action, tea.Cmd) { s.mode = nil; return nil, nil }),
	}
	if t.line == file {
		table = append(table, key("tab", "complete the name that is begun", "complete", func(s *Screen) (screen.Action, tea.Cmd) {
			t.field.Complete()
			return nil, t.ask(s)
		}))
	}
	return table
}

func (t *typing) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: label(t.line), Typing: true, List: screen.List(t.table())}
}

func (t *typing) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, c, ok := screen.Dispatch(t.table(), s, k); ok {
			return a, c
		}
	}
	if t.field.Update(msg) {
		t.said = ""
	}
	if n := t.field.Lost; n > 0 {
		return screen.Toast{Text: fmt.Sprintf("Control characters were left out of the paste: %d.", n)}, t.ask(s)
	}
	return nil, t.ask(s)
}

// ask reads the folder that is being typed, one at a time.
func (t *typing) ask(s *Screen) tea.Cmd {
	path, wants := t.field.Wants()
	if t.line != file || t.asking || !wants {
		return nil
	}
	t.asking = true
	list := s.means.Folder
	return func() tea.Msg { return folder{path, list(path)} }
}

func (t *typing) offered(s *Screen, msg folder) tea.Cmd {
	t.asking = false
	t.field.Offer(msg.path, msg.names)
	return t.ask(s)
}

// keep takes what was typed; a mistake is told at the field.
func (t *typing) keep(s *Screen) (screen.Action, tea.Cmd) {
	text := strings.TrimSpace(t.field.Value())
	if t.line == date {
		was := s.date
		s.date = text
		cmd := s.changed()
		if t.said = s.plan.err; t.said != "" {
			s.date = was
			s.work()
			return nil, cmd
		}
		s.mode, s.at = nil, start
		return nil, cmd
	}
	switch {
	case text == "":
		s.own, s.place = false, place{}
	case strings.HasSuffix(text, "/"):
		t.said = "Name a file in it: tab completes what you have begun."
		return nil, nil
	default:
		s.own, s.path = true, text
	}
	s.mode, s.at = nil, start
	return nil, s.changed()
}

// A picking is the list of frameworks.
type picking struct{ list *widget.Picker }

func newPicking(s *Screen) *picking {
	items := make([]widget.Item, len(s.all))
	for i, fw := range s.all {
		items[i] = widget.Item{Label: s.title(i) + " " + s.versionWords(i), Detail: counted(len(fw.Questions()), "question", "questions"), Find: fw.ID, Value: i}
	}
	return &picking{widget.NewPicker("a framework or a version", items).At(s.version)}
}

func (m *picking) table() []binding {
	return []binding{
		key("up", "go up", "", func(*Screen) (screen.Action, tea.Cmd) { m.list.Move(-1); return nil, nil }),
		{Key: screen.Key{Press: "down", Does: "go down", Brief: "choose", Shown: "↑↓"}, Do: func(*Screen) (screen.Action, tea.Cmd) { m.list.Move(1); return nil, nil }},
		key("enter", "ask by this one", "take it", func(s *Screen) (screen.Action, tea.Cmd) {
			x, ok := m.list.Picked()
			if !ok {
				return nil, nil
			}
			s.mode, s.version, s.at = nil, x.Value, start
			return nil, s.changed()
		}),
		key("esc", "leave it as it was", "leave", func(s *Screen) (screen.Action, tea.Cmd) { s.mode = nil; return nil, nil }),
	}
}

func (m *picking) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Framework", Typing: true, List: screen.List(m.table())}
}

func (m *picking) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, c, ok := screen.Dispatch(m.table(), s, k); ok {
			return a, c
		}
	}
	m.list.Type(msg)
	return nil, nil
}

func (s *Screen) title(i int) string { return visible.Line(s.all[i].Title) }

// versionWords name a framework's version, and how it stands to the last one's.
func (s *Screen) versionWords(i int) string {
	fw, last := s.all[i], s.all[0]
	switch {
	case i == 0:
		return fw.Version + ", as last time"
	case fw.ID != last.ID:
		return fw.Version
	case newer(fw, last):
		return fw.Version + ", newer"
	}
	return fw.Version + ", older"
}

// newer compares versions x.y.z.
func newer(a, b *frameworks.Framework) bool {
	x, y := strings.Split(a.Version, "."), strings.Split(b.Version, ".")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return len(x[i]) > len(y[i]) || len(x[i]) == len(y[i]) && x[i] > y[i]
		}
	}
	return len(x) > len(y)
}
