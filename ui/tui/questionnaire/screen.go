// Package questionnaire is the screen that asks: one question at a time in
// large plain words, its levels as cards, and what the answer does to the
// scores. Notes, evidence, searching and the like are modes of it; each is a
// small type that takes the keys while it is open.
package questionnaire

import (
	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Means is what the application lets the screen do outside it.
type Means struct {
	// Edit opens a text in the user's own editor.
	Edit func(text string, done func(text string, err error) tea.Msg) tea.Cmd
}

// Screen asks the questions of the open document.
type Screen struct {
	th     *theme.Theme
	doc    *screen.Document
	means  Means
	browse []binding // while one moves about and answers
	show   []binding // while presenting

	q       *frameworks.Question
	card    int // the step of the scale that one stands on, from 0
	filter  filter
	mode    mode // nil: moving about and answering
	present bool
	rail    railState
	passed  passedState
	wraps   widget.Wraps
}

// A mode takes the keys while it is open, and lies above the question.
type mode interface {
	keys(*Screen) screen.Keys
	update(*Screen, tea.Msg) (screen.Action, tea.Cmd)
	// box gives the mode's title and content in at most that much room.
	box(s *Screen, width, height int) (title string, p *widget.Page, cursor *screen.Cursor)
}

// New makes the screen, at a question by its id. Where there is none, it is
// the first open one.
func New(th *theme.Theme, doc *screen.Document, at string, m Means) *Screen {
	s := &Screen{th: th, doc: doc, means: m, browse: browseKeys(doc.Framework().Scale)}
	s.show = presentKeys(s.browse)
	q := doc.Framework().Question(at)
	if q == nil {
		q = s.firstOpen()
	}
	s.to(q)
	return s
}

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

// to goes to a question; the card is the one answered, else the lowest.
func (s *Screen) to(q *frameworks.Question) {
	s.q, s.card, s.doc.Place = q, 0, q.ID
	if r := s.doc.Record(q); r.State == assessment.Levelled {
		s.card = r.Level - s.scale().Min()
	}
}

func (s *Screen) scale() frameworks.Scale { return s.doc.Framework().Scale }

func (s *Screen) record() assessment.Record { return s.doc.Record(s.q) }

// Update takes a message; keys and pastes go to the mode.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case goTo:
		s.to(msg.q)
		return nil, nil
	case answer:
		return s.answer(msg.level), nil
	case screen.Leaving:
		if k, ok := s.mode.(keeper); ok {
			k.keep(s)
			s.mode = nil
		}
		return nil, nil
	case moveDate:
		return s.moveDate(msg.to), nil
	}
	if s.mode != nil {
		return s.mode.update(s, msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, c, ok := screen.Dispatch(s.table(), s, k); ok {
			return a, c
		}
		return s.offScale(k.String()), nil
	}
	return nil, nil
}

// Messages of the screen's own.
type (
	goTo     struct{ q *frameworks.Question } // a click on a question or practice
	answer   struct{ level int }              // a click on a card
	moveDate struct{ to assessment.Date }
)

// A keeper has a text that can be kept when the program must end.
type keeper interface{ keep(*Screen) }

// Keys are those of the mode.
func (s *Screen) Keys() screen.Keys {
	if s.mode != nil {
		return s.mode.keys(s)
	}
	if s.present {
		return screen.Keys{Mode: "Presenting", Above: true, List: screen.List(s.show)}
	}
	list := screen.List(s.browse)
	if s.record().Carried {
		for i := range list {
			if list[i].First() == "c" {
				list[i].Brief = "confirm"
				first := list[i]
				copy(list[1:i+1], list[:i])
				list[0] = first
			}
		}
	}
	return screen.Keys{Mode: "Questions", List: list}
}

func (s *Screen) table() []binding {
	if s.present {
		return s.show
	}
	return s.browse
}

// edit changes the record of the question that is asked, and says what stands
// in the way where it can't be.
func (s *Screen) edit(f func(*assessment.Record)) screen.Action {
	if err := s.doc.Edit(s.q, f); err != nil {
		return screen.Toast{Text: err.Error(), Bad: true}
	}
	return nil
}
