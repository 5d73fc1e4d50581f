package questionnaire

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A reasonMode asks why a question doesn't apply.
type reasonMode struct {
	field *widget.Field
	first string
	said  string // what is wrong with it
}

func (s *Screen) notApplicable() screen.Action {
	r := s.record().Reason
	s.mode = &reasonMode{field: widget.NewField(r, "It doesn't apply because …"), first: r}
	return nil
}

func (m *reasonMode) bindings() []binding {
	return []binding{
		key("enter ctrl+s", "answer: not applicable, for this reason", "keep", m.put),
		key("esc", "leave; asks where something was typed", "leave", func(s *Screen) screen.Action {
			return leaveText(s, m.field.Value() != m.first, "Keep the reason?")
		}),
	}
}

func (m *reasonMode) put(s *Screen) screen.Action {
	reason := strings.TrimSpace(m.field.Value())
	if reason == "" {
		m.said = "Say why it doesn't apply: an empty reason isn't taken."
		return nil
	}
	s.mode = nil
	return s.edit(func(r *assessment.Record) {
		r.Answer, r.Carried = assessment.Answer{State: assessment.NotApplicable, Reason: reason}, false
	})
}

func (m *reasonMode) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Not applicable", Typing: true, List: screen.List(m.bindings())}
}

// keep keeps a reason that isn't finished with the note: nobody has said yet
// that the question doesn't apply, so the answer stays.
func (m *reasonMode) keep(s *Screen) {
	reason := strings.TrimSpace(m.field.Value())
	if reason == "" || m.field.Value() == m.first {
		return
	}
	s.edit(func(r *assessment.Record) {
		r.Note = strings.TrimPrefix(r.Note+"\n"+unfinished+reason, "\n")
	})
}

// unfinished stands before a reason that was being typed when the program had
// to end.
const unfinished = "Not confirmed, why it doesn't apply: "

func (m *reasonMode) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case keepText:
		return m.put(s), nil
	case dropText:
		s.mode = nil
		return nil, nil
	case tea.KeyPressMsg:
		if a, c, ok := screen.Dispatch(m.bindings(), s, msg); ok {
			return a, c
		}
	}
	m.said = ""
	m.field.Update(msg)
	return lost(m.field.Lost), nil
}

func (m *reasonMode) box(s *Screen, width, height int) (string, *widget.Page, *screen.Cursor) {
	width = min(width, 76)
	p := widget.NewPage(s.th, width, 5)
	p.Row()
	p.Put(s.th.Muted, "Why doesn't it apply? The report lists every reason.")
	p.Blank(1)
	p.Row()
	x := m.field.Put(p, theme.Style{}, width)
	p.Blank(1)
	p.Row()
	p.Put(s.th.Bad, m.said)
	return s.q.ID + " is not applicable", p, &screen.Cursor{X: x, Y: 2}
}
