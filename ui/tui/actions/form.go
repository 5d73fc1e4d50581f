package actions

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// The form's fields, in their order.
const (
	fieldWhat = iota
	fieldPractices
	fieldLevel
	fieldOwner
	fieldDue
	fieldState
	fieldReason
	fieldLinks
	fields
)

var labels = [fields]string{"What", "Practices", "Level", "Owner", "Due", "State", "Reason", "Links"}

// A form is an action that is being written.
type form struct {
	id    string // of the action that is changed; "" for a new one
	was   assessment.Action
	text  [fields]*widget.Field // nil where a choice is made
	level int                   // an index into the scale; -1 for the practices' targets
	state assessment.ActionState
	scale frameworks.Scale
	at    int
	said  [fields]string // what is wrong with each field
}

func newForm(s *Screen, id string, x assessment.Action) *form {
	f := &form{id: id, was: x, level: -1, state: x.State, scale: s.doc.Framework().Scale}
	if x.Level.Valid {
		f.level = x.Level.V - f.scale.Min()
	}
	texts := [fields]string{fieldWhat: x.What, fieldPractices: strings.Join(x.Practices, ", "), fieldOwner: x.Owner,
		fieldDue: x.Due.String(), fieldReason: x.Reason, fieldLinks: strings.Join(x.Links, " ")}
	hints := [fields]string{fieldWhat: "what is to be done", fieldPractices: "their ids, with commas between", fieldOwner: "who does it",
		fieldDue: "YYYY-MM-DD, or nothing", fieldReason: "why it is dropped", fieldLinks: "where more stands about it"}
	for i, hint := range hints {
		if hint != "" {
			f.text[i] = widget.NewField(texts[i], hint)
		}
	}
	return f
}

// forPractice is a new action as the roadmap suggests it: the next step of the
// practice, due when its quarter ends.
func (s *Screen) forPractice(p *frameworks.Practice) assessment.Action {
	x := assessment.Action{Set: true}
	if p == nil {
		return x
	}
	w := reports.WordingOf(s.doc.Assessment(), s.doc.Card())
	x.What, x.Practices = w.NextStep(p), []string{p.ID}
	for _, period := range s.doc.Assessment().Plan(s.doc.Card(), 0).Periods {
		if slices.ContainsFunc(period.Practices, func(q assessment.Planned) bool { return q.Practice == p }) {
			x.Due = quarterEnd(s.doc.Assessment().Head().Date, period.Number)
		}
	}
	return x
}

// quarterEnd is the last day of the quarter that is so many from a date on; a
// quarter is three months.
func quarterEnd(d assessment.Date, quarters int) assessment.Date {
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(3*quarters), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return assessment.DateOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// Messages of a form that is being left.
type (
	keepText struct{}
	dropText struct{}
)

func (f *form) bindings() []binding {
	table := []binding{
		key("enter", "go to the next field; keep it in the last", "next", "", func(s *Screen) screen.Action {
			if f.at == fields-1 {
				return f.put(s)
			}
			return f.next(s, 1)
		}),
		key("tab down", "go to the next field", "", "", func(s *Screen) screen.Action { return f.next(s, 1) }),
		key("shift+tab up", "go to the field before", "", "", func(s *Screen) screen.Action { return f.next(s, -1) }),
		key("ctrl+s", "keep the action", "keep", "", f.put),
	}
	if f.text[f.at] == nil {
		table = append(table,
			key("left", "take the one before", "", "", func(*Screen) screen.Action { return f.turn(-1) }),
			key("right space", "take the one after", strings.ToLower(labels[f.at]), "← →", func(*Screen) screen.Action { return f.turn(1) }))
	}
	return append(table, key("esc", "leave; asks where something was typed", "leave", "", func(s *Screen) screen.Action {
		if x, _ := f.action(s); x.Equal(f.was) {
			s.form = nil
			return nil
		}
		return screen.Confirm{Title: "Keep the action?", Text: "Something was typed that isn't kept yet.", Choices: []screen.Choice{
			{Key: "k ctrl+s", Label: "keep it", Answer: keepText{}},
			{Key: "d", Label: "drop it", Answer: dropText{}},
			{Key: "esc", Label: "go on writing"},
		}}
	}))
}

// next goes to a field further on; a reason is asked for only where it is dropped.
func (f *form) next(s *Screen, by int) screen.Action {
	if f.at == fieldPractices || f.at == fieldDue { // told at once, as long as one knows what was meant
		said := f.said
		f.action(s)
		said[f.at] = f.said[f.at]
		f.said = said
	}
	f.at = (f.at + by + fields) % fields
	if f.at == fieldReason && f.state != assessment.ActionDropped {
		f.at += by
	}
	return nil
}

func (f *form) turn(by int) screen.Action {
	if f.at == fieldLevel {
		n := len(f.scale) + 1
		f.level = (f.level+1+by+n)%n - 1
		return nil
	}
	n := len(assessment.ActionStates())
	f.state = assessment.ActionState((int(f.state) + by + n) % n)
	return nil
}

func (f *form) value(field int) string { return strings.TrimSpace(f.text[field].Value()) }

// action reads the fields, and notes at each what is wrong with it.
func (f *form) action(s *Screen) (x assessment.Action, ok bool) {
	f.said = [fields]string{}
	x = assessment.Action{Set: true, What: f.value(fieldWhat), Owner: f.value(fieldOwner), State: f.state}
	if x.What == "" {
		f.said[fieldWhat] = "Say what is to be done."
	}
	x.Practices, f.said[fieldPractices] = practices(s.doc.Framework(), f.value(fieldPractices))
	if f.level >= 0 {
		x.Level = assessment.Level{V: f.scale[f.level].Level, Valid: true}
	}
	if text := f.value(fieldDue); text != "" {
		var err error
		if x.Due, err = assessment.ParseDate(text); err != nil {
			f.said[fieldDue] = "Write a day that exists as YYYY-MM-DD."
		}
	}
	if f.state == assessment.ActionDropped {
		if x.Reason = f.value(fieldReason); x.Reason == "" {
			f.said[fieldReason] = "Say why: nothing is dropped without a reason."
		}
	}
	if links := strings.Fields(f.value(fieldLinks)); len(links) > 0 {
		x.Links = links
	}
	for _, link := range x.Links {
		if err := assessment.CheckLink(link); err != nil && !slices.Contains(f.was.Links, link) {
			f.said[fieldLinks] = "Write links that begin with mailto:, http:// or https://."
		}
	}
	return x, f.said == [fields]string{}
}

// practices reads ids, and says which isn't one.
func practices(fw *frameworks.Framework, text string) (ids []string, wrong string) {
	typed := strings.FieldsFunc(strings.ToUpper(text), func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
	for _, p := range fw.Practices() {
		if i := slices.Index(typed, strings.ToUpper(p.ID)); i >= 0 {
			ids = append(ids, p.ID)
			typed = slices.DeleteFunc(typed, func(id string) bool { return id == strings.ToUpper(p.ID) })
		}
	}
	if len(typed) > 0 {
		e := assessment.UnknownError{Kind: "practice", ID: typed[0], In: fw}
		for _, p := range fw.Practices() {
			e.Known = append(e.Known, p.ID)
		}
		text := e.Error()
		return ids, strings.ToUpper(text[:1]) + text[1:] + "."
	}
	return ids, ""
}

// put keeps the action; a mistake is told at its field.
func (f *form) put(s *Screen) screen.Action {
	x, ok := f.action(s)
	if !ok {
		for f.at = 0; f.said[f.at] == ""; f.at++ {
		}
		return nil
	}
	id, said := f.id, "The action is changed."
	if id == "" {
		id, said = s.doc.Assessment().NewActionID(x.What), "The action is written down."
	}
	a := s.put(id, x, said)
	if t, _ := a.(screen.Toast); !t.Bad {
		s.form, s.at = nil, id
	}
	return a
}

func (f *form) update(msg tea.Msg) screen.Action {
	field := f.text[f.at]
	if field == nil {
		return nil
	}
	f.said[f.at] = ""
	field.Update(msg)
	if field.Lost > 0 {
		return screen.Toast{Text: fmt.Sprintf("Control characters were left out of the paste: %d.", field.Lost)}
	}
	return nil
}
