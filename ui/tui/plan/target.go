package plan

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A targetMode sets an own target for a practice, with its reason. First the
// level is chosen, then the reason is typed.
type targetMode struct {
	practice *frameworks.Practice
	level    int // an index into the scale; -1 is the profile's target
	typing   bool
	field    *widget.Field
	first    string
	said     string // what is wrong with what was typed
}

func (s *Screen) target() screen.Action {
	r := s.row()
	if r == nil {
		return nil
	}
	p := r.practice.Practice
	own := s.doc.Assessment().Content().Targets[p.ID].Value
	m := &targetMode{practice: p, level: int(r.practice.Target.V) - s.scale().Min(), field: widget.NewField(own.Reason, "It is to be there because …"), first: own.Reason}
	s.mode = m
	return nil
}

// Messages of a text that is being left.
type (
	keepText struct{}
	dropText struct{}
)

func (m *targetMode) bindings(s *Screen) []binding {
	leave := key("esc", "leave the target as it is", "leave", "", func(s *Screen) screen.Action {
		if m.field.Value() == m.first {
			s.mode = nil
			return nil
		}
		return screen.Confirm{Title: "Keep the target?", Text: "Something was typed that isn't kept yet.", Choices: []screen.Choice{
			{Key: "k ctrl+s", Label: "keep it", Answer: keepText{}},
			{Key: "d", Label: "drop it", Answer: dropText{}},
			{Key: "esc", Label: "go on writing"},
		}}
	})
	if m.typing {
		return []binding{
			key("enter ctrl+s", "keep the target", "keep", "", m.put),
			key("up shift+tab", "go to the level", "level", "", func(*Screen) screen.Action { m.typing = false; return nil }),
			leave,
		}
	}
	step := func(n int) func(*Screen) screen.Action {
		return func(*Screen) screen.Action { return m.choose(s, m.level+n) }
	}
	table := []binding{
		key("left", "a level lower", "", "", step(-1)),
		key("right", "a level higher", "level", "← →", step(1)),
		key("enter down tab", "go on to the reason", "go on", "", m.goOn),
		key("backspace delete", "take the profile's target again", "the profile's", "", func(s *Screen) screen.Action { return m.choose(s, -1) }),
		key("ctrl+s", "keep the target", "", "", m.put),
		leave,
	}
	for i, x := range s.scale() {
		table = append(table, key(fmt.Sprint(x.Level), fmt.Sprintf("the target is %d %s", x.Level, x.Name), "", "", func(s *Screen) screen.Action { return m.choose(s, i) }))
	}
	return table
}

func (m *targetMode) choose(s *Screen, level int) screen.Action {
	m.level, m.said = max(-1, min(level, len(s.scale())-1)), ""
	return nil
}

// goOn goes to the reason; the profile's target needs none.
func (m *targetMode) goOn(s *Screen) screen.Action {
	if m.level < 0 {
		return m.put(s)
	}
	m.typing = true
	return nil
}

func (m *targetMode) put(s *Screen) screen.Action {
	if m.level < 0 {
		s.mode = nil
		if !s.doc.Assessment().Content().Targets[m.practice.ID].Value.Set {
			return screen.Toast{Text: "It has the profile's target already."}
		}
		return s.change(assessment.AboutTarget, m.practice.ID, assessment.Target{}, m.practice.ID+" has the profile's target again.")
	}
	reason := strings.TrimSpace(m.field.Value())
	if reason == "" {
		m.said, m.typing = "Say why: an own target without a reason isn't taken.", true
		return nil
	}
	s.mode = nil
	level := s.scale()[m.level].Level
	return s.change(assessment.AboutTarget, m.practice.ID, assessment.Target{Set: true, Level: level, Reason: reason},
		fmt.Sprintf("The target of %s is %d.", m.practice.ID, level))
}

func (m *targetMode) keep(s *Screen) {
	if strings.TrimSpace(m.field.Value()) != "" {
		m.put(s)
	}
}

func (m *targetMode) keys(s *Screen) screen.Keys {
	return screen.Keys{Mode: "Own target", Typing: m.typing, Above: true, List: screen.List(m.bindings(s))}
}

func (m *targetMode) update(s *Screen, msg tea.Msg) screen.Action {
	switch msg := msg.(type) {
	case keepText:
		return m.put(s)
	case dropText:
		s.mode = nil
		return nil
	case tea.KeyPressMsg:
		if a, _, ok := screen.Dispatch(m.bindings(s), s, msg); ok {
			return a
		}
	}
	if !m.typing {
		return nil
	}
	m.said = ""
	m.field.Update(msg)
	return lost(m.field.Lost)
}

// lost says how many control characters a paste has lost.
func lost(n int) screen.Action {
	if n == 0 {
		return nil
	}
	return screen.Toast{Text: fmt.Sprintf("Control characters were left out of the paste: %d.", n)}
}

func (m *targetMode) box(s *Screen, width, _ int) (string, *widget.Page, *screen.Cursor) {
	th := s.th
	width = min(width, 76)
	p := widget.NewPage(th, width, 7)
	p.Row()
	p.PutWithin(th.Text, m.practice.Title, width)
	p.Blank(1)
	p.Row()
	p.Put(th.Muted, "Target  ")
	given := "the profile's"
	if s.doc.Card().Profile == nil {
		given = "the scale's middle"
	}
	m.choice(s, p, -1, fmt.Sprintf(" %s: %d ", given, assessment.ProfileTarget(s.doc.Framework(), s.doc.Card().Profile, m.practice)))
	p.Put(th.Line, "│")
	for i, x := range s.scale() {
		m.choice(s, p, i, fmt.Sprintf(" %d ", x.Level))
	}
	if m.level >= 0 {
		p.Gap(1).Put(th.Muted, s.scale()[m.level].Name)
	}
	p.Row()
	p.Put(th.Muted, "Reason  ")
	var cursor *screen.Cursor
	switch {
	case m.level < 0:
		p.Put(th.Muted, "the profile's target needs none")
	case m.typing:
		cursor = &screen.Cursor{X: m.field.Put(p, theme.Style{}, width-8), Y: 3}
	default:
		text := m.field.Value()
		if text == "" {
			text = "asked for next"
		}
		p.PutWithin(th.Text, text, width-8)
	}
	p.Blank(1)
	p.Row()
	p.Put(th.Bad, m.said)
	return "Own target for " + m.practice.ID, p, cursor
}

// choice draws one of the levels; the chosen one stands in brackets too, so
// that it is seen without colours.
func (m *targetMode) choice(s *Screen, p *widget.Page, i int, text string) {
	st := s.th.Text
	if i == m.level {
		st = s.th.Chosen
		if !m.typing {
			st = s.th.Focus
		}
		text = "[" + text[1:len(text)-1] + "]"
	}
	p.Put(st, text)
}
