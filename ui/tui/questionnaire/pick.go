package questionnaire

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// A pickMode picks one thing from a list that can be searched.
type pickMode struct {
	title string
	list  *widget.Picker
	take  func(s *Screen, value int) screen.Action
}

func (m *pickMode) bindings() []binding {
	return []binding{
		key("up", "go up", "", func(*Screen) screen.Action { m.list.Move(-1); return nil }),
		{Key: screen.Key{Press: "down", Does: "go down", Brief: "choose", Shown: "↑↓"}, Do: do(func(*Screen) screen.Action { m.list.Move(1); return nil })},
		key("pgup", "go up a page", "", func(*Screen) screen.Action { m.list.Move(-10); return nil }),
		key("pgdown", "go down a page", "", func(*Screen) screen.Action { m.list.Move(10); return nil }),
		key("enter", "take it", "take it", func(s *Screen) screen.Action {
			x, ok := m.list.Picked()
			if !ok {
				return nil
			}
			s.mode = nil
			return m.take(s, x.Value)
		}),
		key("esc", "close the list", "close", func(s *Screen) screen.Action { s.mode = nil; return nil }),
	}
}

func (m *pickMode) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: m.title, Typing: true, List: screen.List(m.bindings())}
}

func (m *pickMode) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, c, ok := screen.Dispatch(m.bindings(), s, k); ok {
			return a, c
		}
	}
	m.list.Type(msg)
	return lost(m.list.Lost()), nil
}

func (m *pickMode) box(s *Screen, width, height int) (string, *widget.Page, *screen.Cursor) {
	p, x, y := m.list.View(s.th, min(width, 96), min(height, 30))
	return m.title, p, &screen.Cursor{X: x, Y: y}
}

func (s *Screen) toIndex(i int) screen.Action {
	s.to(s.doc.Framework().Questions()[i])
	return nil
}

// search finds questions by their words, what their levels look like, their
// notes, reasons and evidence.
func (s *Screen) search() screen.Action {
	qs := s.doc.Framework().Questions()
	items := make([]widget.Item, len(qs))
	for i, q := range qs {
		r := s.doc.Record(q)
		var found strings.Builder
		found.WriteString(r.Note + "\n" + r.Reason)
		for _, step := range s.scale() {
			found.WriteString("\n" + q.Levels[step.Level])
		}
		for _, e := range r.Evidence {
			found.WriteString("\n" + e.Name)
		}
		items[i] = widget.Item{Label: q.ID + "  " + q.Ask, Detail: s.short(r), Says: found.String(), Value: i}
	}
	s.mode = &pickMode{"Search questions, levels, notes, reasons, evidence", widget.NewPicker("words", items).At(s.q.Index), (*Screen).toIndex}
	return nil
}

// short says the state of a question in a word.
func (s *Screen) short(r assessment.Record) string {
	word := ""
	switch r.State {
	case assessment.Levelled:
		word = s.scale().Step(r.Level).Name
		word = fmt.Sprintf("%d %s", r.Level, word)
	case assessment.Unknown:
		word = "unknown"
	case assessment.NotApplicable:
		word = "n/a"
	default:
		word = "open"
	}
	if r.Carried {
		word = signCarried + " " + word
	}
	if r.Flag {
		word = signFlag + " " + word
	}
	return word
}

// goTo goes to a layer, a practice or a question by its id or title.
func (s *Screen) goTo() screen.Action {
	var items []widget.Item
	at := 0
	for i, l := range s.doc.Framework().Layers {
		m := s.doc.Card().Layers[i].Measure
		items = append(items, widget.Item{Label: l.Title, Detail: l.ID + "  " + tally(m), Value: l.Practices[0].Questions[0].Index})
		for j, p := range l.Practices {
			if p == s.q.Practice {
				at = len(items)
			}
			m := s.doc.Card().Layers[i].Practices[j].Measure
			items = append(items, widget.Item{Label: "  " + p.Title, Detail: p.ID + "  " + tally(m), Find: l.Title, Value: p.Questions[0].Index})
			for _, q := range p.Questions {
				items = append(items, widget.Item{Label: "    " + q.Ask, Detail: q.ID, Find: p.Title + " " + l.Title, Value: q.Index})
			}
		}
	}
	list := widget.NewPicker("an id or a title", items)
	list.Move(at)
	s.mode = &pickMode{"Go to", list, (*Screen).toIndex}
	return nil
}

func tally(m assessment.Measure) string {
	if m.Applicable == 0 {
		return "n/a"
	}
	return fmt.Sprintf("%d/%d", m.Answered, m.Applicable)
}

// only chooses which questions are shown.
func (s *Screen) only() screen.Action {
	counts := make([]int, len(filters()))
	for _, q := range s.doc.Framework().Questions() {
		for i := range counts {
			if s.takes(filter(i), q) {
				counts[i]++
			}
		}
	}
	items := make([]widget.Item, len(counts))
	for i, f := range filters() {
		items[i] = widget.Item{Label: f.name, Detail: fmt.Sprint(counts[i]), Value: i}
	}
	s.mode = &pickMode{"Show only", widget.NewPicker("which questions", items).At(int(s.filter)), (*Screen).filterBy}
	return nil
}

func (s *Screen) filterBy(i int) screen.Action {
	f := filter(i)
	if s.takes(f, s.q) {
		s.filter = f
		return nil
	}
	q := s.next(1, true, func(q *frameworks.Question) bool { return s.takes(f, q) })
	if q == nil {
		return screen.Toast{Text: "No question is " + f.name() + "."}
	}
	s.filter = f
	s.to(q)
	return nil
}
