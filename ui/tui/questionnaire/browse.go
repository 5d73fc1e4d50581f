package questionnaire

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

type binding = screen.Binding[*Screen]

// browseKeys are the keys while one moves about and answers.
func browseKeys(scale frameworks.Scale) []binding {
	table := make([]binding, 0, 40)
	for i, step := range scale {
		k := screen.Key{Press: fmt.Sprint(step.Level), Does: fmt.Sprintf("answer %d %s", step.Level, step.Name)}
		if i == 0 {
			k.Brief, k.Shown = "answer", fmt.Sprintf("%d–%d", scale.Min(), scale.Max())
		}
		table = append(table, binding{Key: k, Do: func(s *Screen) (screen.Action, tea.Cmd) { return s.answer(step.Level), nil }})
	}
	return append(table,
		key("enter", "go to the next open question", "next open", (*Screen).nextOpen),
		key("left", "go to the question before", "", func(s *Screen) screen.Action { return s.step(-1) }),
		binding{Key: screen.Key{Press: "right", Does: "go to the question after", Brief: "go", Shown: "← →"}, Do: do(func(s *Screen) screen.Action { return s.step(1) })},
		key("up", "go to the level above", "", func(s *Screen) screen.Action { return s.move(-1) }),
		key("down", "go to the level below", "", func(s *Screen) screen.Action { return s.move(1) }),
		key("space", "answer with the level that one stands on", "", (*Screen).choose),
		key("backspace delete", "make the question open again", "", (*Screen).reopen),
		key("u", "answer: unknown, nobody in the room can say", "unknown", (*Screen).unknown),
		key("x", "answer: not applicable, with the reason", "n/a", (*Screen).notApplicable),
		key("n", "write a note, in the client's own words", "note", (*Screen).note),
		key("e", "name evidence", "evidence", (*Screen).evidence),
		key("f", "flag it for discussion, or take that back", "flag", (*Screen).flag),
		key("c", "confirm an answer that was carried over", "", (*Screen).confirm),
		key("z", "take your last change back", "undo", (*Screen).undo),
		key("Z", "make it again", "", (*Screen).redo),
		key("/", "search in questions, notes and evidence", "search", (*Screen).search),
		key("g", "go to a layer, a practice or a question", "go to", (*Screen).goTo),
		key("o", "show only open, flagged, … questions", "only", (*Screen).only),
		key("esc", "show all questions again", "", (*Screen).all),
		key("w", "show why it is asked, what to look for", "why", (*Screen).why),
		key("h", "show the history of this question", "", (*Screen).history),
		key("=", "show how the practice's score comes about", "", (*Screen).sums),
		key("P", "present: large, for the back row", "present", (*Screen).presenter),
	)
}

// presentKeys are the keys while presenting: those that answer and move, and
// none that opens a text before an audience.
func presentKeys(browse []binding) []binding {
	var table []binding
	for _, b := range browse {
		switch b.First() {
		case "x", "n", "e", "c", "/", "g", "o", "esc", "w", "h", "=", "P":
		default:
			table = append(table, b)
		}
	}
	return append(table, key("P esc q", "stop presenting", "stop", (*Screen).presenter))
}

func do(f func(*Screen) screen.Action) func(*Screen) (screen.Action, tea.Cmd) {
	return func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }
}

func key(press, does, brief string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief}, Do: do(f)}
}

// answer gives a level and stays.
func (s *Screen) answer(level int) screen.Action {
	s.card = level - s.scale().Min()
	return s.edit(func(r *assessment.Record) {
		r.Answer = assessment.Answer{State: assessment.Levelled, Level: level}
		r.Carried = false
	})
}

// offScale says that a digit isn't on the scale; other keys mean nothing.
func (s *Screen) offScale(keystroke string) screen.Action {
	if len(keystroke) != 1 || keystroke[0] < '0' || keystroke[0] > '9' {
		return nil
	}
	return screen.Toast{Text: fmt.Sprintf("The scale goes from %d to %d; nothing was changed.", s.scale().Min(), s.scale().Max()), Bad: true}
}

func (s *Screen) move(by int) screen.Action {
	s.card = max(0, min(s.card+by, len(s.scale())-1))
	return nil
}

func (s *Screen) choose() screen.Action { return s.answer(s.scale()[s.card].Level) }

func (s *Screen) reopen() screen.Action {
	return s.edit(func(r *assessment.Record) { r.Answer = assessment.Answer{} })
}

func (s *Screen) unknown() screen.Action {
	return s.edit(func(r *assessment.Record) { r.Answer, r.Carried = assessment.Answer{State: assessment.Unknown}, false })
}

func (s *Screen) flag() screen.Action {
	return s.edit(func(r *assessment.Record) { r.Flag = !r.Flag })
}

func (s *Screen) confirm() screen.Action {
	if !s.record().Carried {
		return screen.Toast{Text: "Nothing to confirm: this answer was given in this assessment."}
	}
	return s.edit(func(r *assessment.Record) { r.Carried = false })
}

func (s *Screen) undo() screen.Action { return s.turned(s.doc.TakeBack()) }

func (s *Screen) redo() screen.Action { return s.turned(s.doc.MakeAgain()) }

// turned goes to what was undone or made again.
func (s *Screen) turned(t screen.Toast, about *assessment.Subject) screen.Action {
	if about != nil && about.Kind == assessment.AboutQuestion {
		if q := s.doc.Framework().Question(about.ID); q != nil {
			s.to(q)
		}
	}
	return t
}

func (s *Screen) presenter() screen.Action {
	s.present = !s.present
	return nil
}
