package questionnaire

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// A piecesMode is the list of a question's evidence.
type piecesMode struct{ at int }

// evidence opens the list of evidence; where there is none yet, the form for
// the first piece.
func (s *Screen) evidence() screen.Action {
	if len(s.record().Evidence) == 0 {
		s.mode = newForm(s, assessment.Evidence{})
	} else {
		s.mode = &piecesMode{}
	}
	return nil
}

func (m *piecesMode) bindings() []binding {
	return []binding{
		key("up", "go to the piece above", "", func(s *Screen) screen.Action { m.at = max(0, m.at-1); return nil }),
		{Key: screen.Key{Press: "down", Does: "go to the piece below", Brief: "choose", Shown: "↑↓"}, Do: do(func(s *Screen) screen.Action {
			m.at = min(m.at+1, len(s.record().Evidence)-1)
			return nil
		})},
		key("a e", "add a piece", "add", func(s *Screen) screen.Action { s.mode = newForm(s, assessment.Evidence{}); return nil }),
		key("enter", "change this piece", "change", func(s *Screen) screen.Action {
			s.mode = newForm(s, s.record().Evidence[m.at])
			return nil
		}),
		key("backspace delete", "remove this piece; z takes that back", "remove", m.remove),
		key("esc q", "close the list", "close", func(s *Screen) screen.Action { s.mode = nil; return nil }),
	}
}

func (m *piecesMode) remove(s *Screen) screen.Action {
	name := s.record().Evidence[m.at].Name
	a := s.edit(func(r *assessment.Record) {
		r.Evidence = slices.DeleteFunc(r.Evidence, func(e assessment.Evidence) bool { return e.Name == name })
	})
	if n := len(s.record().Evidence); n == 0 {
		s.mode = nil
	} else {
		m.at = min(m.at, n-1)
	}
	if a == nil {
		return screen.Toast{Text: "Removed: " + name + ". z takes it back."}
	}
	return a
}

func (m *piecesMode) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Evidence", Above: true, List: screen.List(m.bindings())}
}

func (m *piecesMode) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, nil
	}
	m.at = max(0, min(m.at, len(s.record().Evidence)-1)) // somebody else may have removed one
	if len(s.record().Evidence) == 0 {
		s.mode = nil
		return nil, nil
	}
	a, c, _ := screen.Dispatch(m.bindings(), s, k)
	return a, c
}

func (m *piecesMode) box(s *Screen, width, height int) (string, *widget.Page, *screen.Cursor) {
	th, pieces := s.th, s.record().Evidence
	width = min(width, 84)
	rows := min(len(pieces), height)
	p := widget.NewPage(th, width, rows)
	first := widget.Window(m.at, len(pieces), rows)
	for i := first; i < first+rows; i++ {
		e := pieces[i]
		p.Row()
		st, mark, right := th.Text, "  ", s.weight(e)
		if i == m.at {
			st, mark = th.Focus, "› "
		}
		p.Put(st, mark).PutWithin(st, e.Name, width-4-th.WidthOf(right)).Fill(st, width-th.WidthOf(right)).Put(st, right)
	}
	return "Evidence for " + s.q.ID, p, nil
}

// weight says how strong a piece is, and where it counts for less.
func (s *Screen) weight(e assessment.Evidence) string {
	date := s.doc.Assessment().Head().Date
	switch {
	case e.Expired(date):
		return e.Strength.String() + ", expired " + e.ValidUntil.String()
	case e.Later(date):
		return e.Strength.String() + ", later than the assessment"
	}
	return e.Strength.String()
}
