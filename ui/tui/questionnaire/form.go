package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// The form's fields, in their order.
const (
	fieldName = iota
	fieldStrength
	fieldDated
	fieldValid
	fields
)

// A formMode is a piece of evidence that is being written.
type formMode struct {
	was      assessment.Evidence // the piece that is changed; no name: a new one
	text     [fields]*widget.Field
	strength assessment.Strength
	at       int
	said     [fields]string // what is wrong with each field
	hint     int            // the next suggestion
}

func newForm(s *Screen, e assessment.Evidence) *formMode {
	m := &formMode{was: e, strength: e.Strength}
	hint := "what was seen: a document, a record, a test"
	if len(s.q.Evidence) > 0 {
		hint = "e.g. " + s.q.Evidence[0]
	}
	m.text[fieldName] = widget.NewField(e.Name, hint)
	m.text[fieldDated] = widget.NewField(e.Dated.String(), "YYYY-MM-DD, or nothing")
	m.text[fieldValid] = widget.NewField(e.ValidUntil.String(), "YYYY-MM-DD, or nothing")
	return m
}

func (m *formMode) bindings() []binding {
	table := []binding{
		key("enter", "go on to the next field; in the last, keep it", "next", func(s *Screen) screen.Action {
			if m.at == fields-1 {
				return m.put(s)
			}
			return m.leave(s, 1)
		}),
		key("tab down", "go to the next field", "", func(s *Screen) screen.Action { return m.leave(s, 1) }),
		key("shift+tab up", "go to the field before", "", func(s *Screen) screen.Action { return m.leave(s, fields-1) }),
		key("ctrl+s", "keep the evidence", "keep", m.put),
	}
	if m.said[fieldName] == nameTaken {
		table = append(table, key("ctrl+e", "change the piece that has this name", "that one", m.other))
	}
	switch m.at {
	case fieldStrength:
		turn := func(by int) func(*Screen) screen.Action {
			return func(*Screen) screen.Action {
				n := len(assessment.Strengths())
				m.strength = assessment.Strength((int(m.strength) + by + n) % n)
				return nil
			}
		}
		table = append(table, key("left", "take a weaker strength", "", turn(-1)),
			binding{Key: screen.Key{Press: "right space", Does: "take a stronger strength", Brief: "strength", Shown: "← →"}, Do: do(turn(1))})
	case fieldName:
		table = append(table, key("ctrl+n", "take the framework's next suggestion", "suggestion", m.suggest))
	}
	return append(table, key("esc", "leave; asks where something was typed", "leave", func(s *Screen) screen.Action {
		e, _ := m.piece()
		touched := e != m.was || m.said != [fields]string{}
		return leaveText(s, touched, "Keep the evidence?")
	}))
}

// nameTaken is said where another piece has the name: pieces are known by it,
// so the one would take the other's place.
const nameTaken = "There is a piece of this name already. ctrl+e changes that one."

// named is another piece of the question that has the name which was typed.
func (m *formMode) named(s *Screen) (assessment.Evidence, bool) {
	name := strings.TrimSpace(m.text[fieldName].Value())
	pieces := s.record().Evidence
	i := slices.IndexFunc(pieces, func(e assessment.Evidence) bool { return e.Name == name })
	if i < 0 || name == m.was.Name {
		return assessment.Evidence{}, false
	}
	return pieces[i], true
}

// leave goes to another field, unless the name is another's.
func (m *formMode) leave(s *Screen, by int) screen.Action {
	if _, taken := m.named(s); taken && m.at == fieldName {
		m.said[fieldName] = nameTaken
		return nil
	}
	m.at = (m.at + by) % fields
	return nil
}

// other opens the piece that has the name.
func (m *formMode) other(s *Screen) screen.Action {
	if e, ok := m.named(s); ok {
		s.mode = newForm(s, e)
	}
	return nil
}

func (m *formMode) suggest(s *Screen) screen.Action {
	if len(s.q.Evidence) == 0 {
		return screen.Toast{Text: "The framework suggests nothing here."}
	}
	m.text[fieldName].Set(s.q.Evidence[m.hint%len(s.q.Evidence)])
	m.hint++
	return nil
}

// piece reads the fields, and notes at each what is wrong with it.
func (m *formMode) piece() (e assessment.Evidence, ok bool) {
	m.said = [fields]string{}
	e.Name, e.Strength = strings.TrimSpace(m.text[fieldName].Value()), m.strength
	if e.Name == "" {
		m.said[fieldName] = "Give it a name."
	}
	date := func(field int) assessment.Date {
		text := strings.TrimSpace(m.text[field].Value())
		if text == "" {
			return 0
		}
		d, err := assessment.ParseDate(text)
		if err != nil {
			m.said[field] = "Write a day that exists as YYYY-MM-DD."
		}
		return d
	}
	e.Dated, e.ValidUntil = date(fieldDated), date(fieldValid)
	if e.Dated != 0 && e.ValidUntil != 0 && e.ValidUntil < e.Dated {
		m.said[fieldValid] = "This is before the day in Dated."
	}
	return e, m.said == [fields]string{}
}

// keep keeps the piece when the program must end; under a name of its own.
func (m *formMode) keep(s *Screen) {
	e, ok := m.piece()
	if !ok {
		return
	}
	for n := 2; ; n++ {
		if _, taken := m.named(s); !taken {
			m.put(s)
			return
		}
		m.text[fieldName].Set(fmt.Sprintf("%s (%d)", e.Name, n))
	}
}

// put puts the piece into the record, and tells where its date lies after the
// assessment's, with the offer to move that.
func (m *formMode) put(s *Screen) screen.Action {
	e, ok := m.piece()
	if _, taken := m.named(s); taken {
		m.said[fieldName], ok = nameTaken, false
	}
	if !ok {
		for m.at = 0; m.said[m.at] == ""; m.at++ {
		}
		return nil
	}
	a := s.edit(func(r *assessment.Record) {
		if m.was.Name != "" && m.was.Name != e.Name {
			r.Evidence = slices.DeleteFunc(r.Evidence, func(x assessment.Evidence) bool { return x.Name == m.was.Name })
		}
		r.Evidence = assessment.Join(r.Evidence, e)
	})
	if a != nil {
		return a
	}
	s.mode = nil
	if date := s.doc.Assessment().Head().Date; e.Later(date) {
		return screen.Confirm{
			Title: "Later than the assessment",
			Text:  fmt.Sprintf("This evidence is from %s, the assessment is of %s. So it counts as stated only.", e.Dated, date),
			Choices: []screen.Choice{
				{Key: "m", Label: fmt.Sprintf("move the assessment's date to %s", e.Dated), Answer: moveDate{e.Dated}},
				{Key: "esc", Label: "leave both as they are"},
			},
		}
	}
	return nil
}

// moveDate moves the assessment's date, as evidence asks for it.
func (s *Screen) moveDate(to assessment.Date) screen.Action {
	head := s.doc.Assessment().Head()
	head.Date = to
	if err := s.doc.Change(screen.Set{Subject: assessment.Subject{Kind: assessment.AboutHead}, Value: head}); err != nil {
		return screen.Toast{Text: err.Error(), Bad: true}
	}
	return screen.Toast{Text: "The assessment is of " + to.String() + " now."}
}

func (m *formMode) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Evidence", Typing: true, List: screen.List(m.bindings())}
}

func (m *formMode) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
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
	if f := m.text[m.at]; f != nil {
		m.said[m.at] = ""
		msg, cut := oneLine(msg)
		f.Update(msg)
		if cut {
			return screen.Toast{Text: "Only the beginning of the paste was taken: a name is one line. A note (n) has room for more."}, nil
		}
		return lost(f.Lost), nil
	}
	return nil, nil
}

// maxName is how many letters of a paste are taken for a name or a date.
const maxName = 200

// oneLine cuts a paste down to what can be a name: its first line that isn't
// blank.
func oneLine(msg tea.Msg) (_ tea.Msg, cut bool) {
	paste, ok := msg.(tea.PasteMsg)
	if !ok {
		return msg, false
	}
	text := strings.TrimSpace(strings.ReplaceAll(paste.Content, "\r", "\n"))
	line, _, cut := strings.Cut(text, "\n")
	if letters := []rune(line); len(letters) > maxName {
		line, cut = string(letters[:maxName]), true
	}
	paste.Content = line
	return paste, cut
}
