// Package details is the screen of the assessment's head: organisation, scope,
// date, profile, assessor, and who is answering now.
package details

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// The rows of the screen, in their order.
const (
	organisation = iota
	scope
	date
	profile
	assessor
	capacity
	answering
	rows
)

// Screen shows and changes the head of the open document.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	at    int
	field *widget.Field  // not nil while a text is being typed
	list  *widget.Picker // not nil while a profile is being picked
	said  string         // what is wrong with what was typed
	wraps widget.Wraps
	last  struct { // the last change, as of a version of the document
		known   bool
		version int
		assessment.Stamp
	}
}

// New makes the screen.
func New(th *theme.Theme, doc *screen.Document) *Screen { return &Screen{th: th, doc: doc} }

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

type binding = screen.Binding[*Screen]

func key(press, does, brief string, f func(*Screen) screen.Action) binding {
	return binding{Key: screen.Key{Press: press, Does: does, Brief: brief}, Do: func(s *Screen) (screen.Action, tea.Cmd) { return f(s), nil }}
}

func (s *Screen) bindings() []binding {
	up := func(s *Screen) screen.Action { s.at = max(0, s.at-1); return nil }
	down := func(s *Screen) screen.Action { s.at = min(s.at+1, rows-1); return nil }
	switch {
	case s.list != nil:
		return []binding{
			key("up", "go up", "", func(s *Screen) screen.Action { s.list.Move(-1); return nil }),
			key("down", "go down", "choose", func(s *Screen) screen.Action { s.list.Move(1); return nil }),
			key("enter", "take this profile", "take it", (*Screen).takeProfile),
			key("esc", "leave the profile as it is", "leave", (*Screen).stop),
		}
	case s.field != nil:
		return []binding{
			key("enter ctrl+s", "keep what was typed", "keep", (*Screen).keep),
			key("esc", "leave it as it was", "leave", (*Screen).stop),
		}
	}
	return []binding{
		key("up", "go to the line above", "", up),
		key("down tab", "go to the line below", "choose", down),
		key("enter e space", "change this line", "change", (*Screen).change),
		key("z", "take your last change back", "undo", func(s *Screen) screen.Action { return s.turn(s.doc.Undo, "There is nothing to take back.") }),
		key("Z", "make it again", "", func(s *Screen) screen.Action { return s.turn(s.doc.Redo, "There is nothing to make again.") }),
	}
}

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	k := screen.Keys{Mode: "Details", List: screen.List(s.bindings())}
	switch {
	case s.list != nil:
		k.Mode, k.Typing = "Profile", true
	case s.field != nil:
		k.Mode, k.Typing = label(s.at), true
	}
	return k
}

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case row:
		s.at = int(msg)
		return s.change(), nil
	case screen.Leaving:
		if s.field != nil && s.at != date && s.at != capacity { // half a day or number is another one
			s.keep()
		}
		return nil, nil
	case tea.KeyPressMsg:
		if a, c, ok := screen.Dispatch(s.bindings(), s, msg); ok {
			return a, c
		}
	}
	switch {
	case s.list != nil:
		s.list.Type(msg)
	case s.field != nil:
		s.said = ""
		s.field.Update(msg)
		if n := s.field.Lost; n > 0 {
			return screen.Toast{Text: fmt.Sprintf("Control characters were left out of the paste: %d.", n)}, nil
		}
	}
	return nil, nil
}

// row is a click on one.
type row int

func (s *Screen) stop() screen.Action {
	s.field, s.list, s.said = nil, nil, ""
	return nil
}

func (s *Screen) turn(f func() ([]assessment.Change, error), none string) screen.Action {
	changes, err := f()
	switch {
	case err != nil:
		return screen.Toast{Text: err.Error(), Bad: true}
	case len(changes) == 0:
		return screen.Toast{Text: none}
	}
	return screen.Toast{Text: "Done."}
}

// changed says who changed anything last, and when.
func (s *Screen) changed() assessment.Stamp {
	if v := s.doc.Version(); !s.last.known || s.last.version != v {
		s.last.known, s.last.version, s.last.Stamp = true, v, s.doc.Assessment().Changed()
	}
	return s.last.Stamp
}

func label(row int) string {
	return [rows]string{"Organisation", "Scope", "Date", "Profile", "Assessor", "Capacity", "Answering now"}[row]
}

// value is what a row holds, as it is typed.
func (s *Screen) value(row int) string {
	h := s.doc.Assessment().Head()
	switch row {
	case organisation:
		return h.Organisation
	case scope:
		return h.Scope
	case date:
		return h.Date.String()
	case profile:
		if p := s.doc.Framework().Profile(h.Profile); p != nil {
			return p.Title
		}
		return ""
	case assessor:
		return h.Assessor
	case capacity:
		if h.Capacity > 0 {
			return fmt.Sprint(h.Capacity)
		}
		return ""
	}
	return s.doc.By
}

// hint is what a row says where nothing is given, and what is to be typed.
func (s *Screen) hint(row int) string {
	return [rows]string{
		"who is assessed", "which part of it, which data", "YYYY-MM-DD, the day that the answers are of", "none: every target is the scale's middle",
		"who answers for the result", fmt.Sprintf("%d points a quarter", assessment.DefaultCapacity), "nobody named; answers are kept without a name",
	}[row]
}

func (s *Screen) change() screen.Action {
	if s.at != profile {
		s.field = widget.NewField(s.value(s.at), s.hint(s.at))
		return nil
	}
	fw := s.doc.Framework()
	items := []widget.Item{{Label: "none", Detail: "every target is the scale's middle", Value: -1}}
	at := -1
	for i, p := range fw.Profiles {
		if p.ID == s.doc.Assessment().Head().Profile {
			at = i
		}
		items = append(items, widget.Item{Label: p.Title, Detail: p.ID, Find: p.Summary, Value: i})
	}
	s.list = widget.NewPicker("a profile", items).At(at)
	return nil
}

func (s *Screen) takeProfile() screen.Action {
	x, ok := s.list.Picked()
	if !ok {
		return nil
	}
	h := s.doc.Assessment().Head()
	h.Profile = ""
	if x.Value >= 0 {
		h.Profile = s.doc.Framework().Profiles[x.Value].ID
	}
	s.stop()
	return s.put(h)
}

// keep takes what was typed; a mistake is told at the field.
func (s *Screen) keep() screen.Action {
	text, h := strings.TrimSpace(s.field.Value()), s.doc.Assessment().Head()
	switch s.at {
	case organisation:
		h.Organisation = text
		if text == "" {
			s.said = "The organisation needs a name."
			return nil
		}
	case scope:
		h.Scope = text
	case date:
		d, err := assessment.ParseDate(text)
		if err != nil {
			s.said = "Write a day that exists as YYYY-MM-DD."
			return nil
		}
		h.Date = d
	case assessor:
		h.Assessor = text
	case capacity:
		n := 0
		if text != "" {
			if _, err := fmt.Sscanf(text, "%d", &n); err != nil || n < 1 || n > assessment.MaxCapacity || fmt.Sprint(n) != text {
				s.said = fmt.Sprintf("Give a whole number of points, 1 to %d, or nothing.", assessment.MaxCapacity)
				return nil
			}
		}
		h.Capacity = n
	case answering:
		s.doc.By = text
		return s.stop()
	}
	a := s.put(h)
	if a == nil {
		s.stop()
	}
	return a
}

func (s *Screen) put(h assessment.Head) screen.Action {
	if h == s.doc.Assessment().Head() {
		return nil
	}
	if err := s.doc.Change(screen.Set{Subject: assessment.Subject{Kind: assessment.AboutHead}, Value: h}); err != nil {
		return screen.Toast{Text: err.Error(), Bad: true}
	}
	return nil
}
