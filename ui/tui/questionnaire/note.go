package questionnaire

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A noteMode is a note that is being written.
type noteMode struct{ area *widget.Area }

func (s *Screen) note() screen.Action {
	s.mode = &noteMode{widget.NewArea(s.record().Note, "What was said, in the client's own words")}
	return nil
}

// Messages of a text that is being typed.
type (
	keepText  struct{}
	dropText  struct{}
	editedMsg struct {
		text string
		err  error
	}
)

func (n *noteMode) bindings() []binding {
	return []binding{
		key("ctrl+s", "keep the note", "keep", func(s *Screen) screen.Action {
			a := n.put(s)
			if a == nil {
				s.mode = nil
			}
			return a
		}),
		key("esc", "leave; asks where something was typed", "leave", func(s *Screen) screen.Action {
			return leaveText(s, n.area.Touched(), "Keep the note?")
		}),
		{Key: screen.Key{Press: "ctrl+o", Does: "write it in your own editor", Brief: "own editor"}, Do: func(s *Screen) (screen.Action, tea.Cmd) {
			return nil, s.means.Edit(n.area.Value(), func(text string, err error) tea.Msg { return editedMsg{text, err} })
		}},
	}
}

// leaveText leaves a text, and asks first where something was typed.
func leaveText(s *Screen, touched bool, question string) screen.Action {
	if !touched {
		s.mode = nil
		return nil
	}
	return screen.Confirm{Title: question, Text: "Something was typed that isn't kept yet.", Choices: []screen.Choice{
		{Key: "k ctrl+s", Label: "keep it", Answer: keepText{}},
		{Key: "d", Label: "drop it", Answer: dropText{}},
		{Key: "esc", Label: "go on writing"},
	}}
}

func (n *noteMode) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Note", Typing: true, List: screen.List(n.bindings())}
}

func (n *noteMode) keep(s *Screen) { n.put(s) }

// put puts the note into the record; the action says why it can't be.
func (n *noteMode) put(s *Screen) screen.Action {
	text := strings.TrimRight(n.area.Value(), "\n ")
	return s.edit(func(r *assessment.Record) { r.Note = text })
}

func (n *noteMode) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case keepText:
		a := n.put(s)
		s.mode = nil
		return a, nil
	case dropText:
		s.mode = nil
		return nil, nil
	case editedMsg:
		if msg.err != nil {
			return screen.Toast{Text: msg.err.Error(), Bad: true}, nil
		}
		n.area.Set(msg.text)
		return lost(n.area.Lost), nil
	case tea.KeyPressMsg:
		if a, c, ok := screen.Dispatch(n.bindings(), s, msg); ok {
			return a, c
		}
	}
	cmd := n.area.Update(msg)
	return lost(n.area.Lost), cmd
}

// lost says how many control characters a text from outside has lost.
func lost(n int) screen.Action {
	switch n {
	case 0:
		return nil
	case 1:
		return screen.Toast{Text: "One control character was left out."}
	}
	return screen.Toast{Text: fmt.Sprintf("%d control characters were left out.", n)}
}

func (n *noteMode) box(s *Screen, width, height int) (string, *widget.Page, *screen.Cursor) {
	width, height = min(width, 88), max(4, min(height, 12))
	p := widget.NewPage(s.th, width, height)
	names := n.area.Unseen()
	if names != "" {
		height--
	}
	lines, x, y := n.area.View(width, height)
	p.Lines(theme.Style{}, 0, lines)
	if names != "" && p.Row() {
		p.Put(s.th.Warn, "¤ is a sign that isn't seen: "+names)
	}
	return "Note on " + s.q.ID, p, &screen.Cursor{X: x, Y: y}
}
