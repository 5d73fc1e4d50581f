package create

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
)

// The lines of the form, in their order. Each is a group of the Huh form with
// one field, so that only the one that is being filled in is open.
const (
	framework = iota
	profile
	organisation
	scope
	date
	assessor
	lines
)

func title(line int) string {
	return [lines]string{"Framework", "Profile", "Organisation", "Scope", "Date", "Assessor"}[line]
}

// A form is the Huh form with what was filled in.
//
// Huh moves from field to field by commands, which run beside: keys that come
// meanwhile reach the wrong field. So no command of Huh's is ever run. A key
// goes to the field, which checks its value; then the form is moved by its own
// methods, which act at once.
type form struct {
	huh    *huh.Form
	all    []*frameworks.Framework
	choice [profile + 1]*choice
	fields [lines]field
	filled [lines]string // ids for the choices
	first  [lines]string
}

func newForm(th *theme.Theme, all []*frameworks.Framework, today assessment.Date) *form {
	f := &form{all: all}
	f.filled[date] = today.String()
	groups := make([]*huh.Group, lines)
	for i := range lines {
		f.fields[i] = f.field(i, th)
		groups[i] = huh.NewGroup(f.fields[i])
	}
	f.huh = huh.NewForm(groups...).WithShowHelp(false).WithShowErrors(false)
	rows := make([]option, len(all))
	for i, fw := range all {
		rows[i] = option{fw.ID, visible.Line(fw.Title), questions(fw)}
	}
	f.choice[framework].offer(rows)
	f.offerProfiles()
	f.first = f.filled
	f.huh.Init()
	return f
}

func (f *form) field(line int, th *theme.Theme) field {
	if line <= profile {
		f.choice[line] = newChoice(th, title(line), &f.filled[line])
		return f.choice[line]
	}
	hint := [lines]string{
		organisation: "who is assessed; needed", scope: "which part of it, which data; may be left empty",
		date: "the day that the answers are of, as YYYY-MM-DD", assessor: "who answers for the result; may be left empty",
	}[line]
	example := [lines]string{organisation: "e.g. Brindlewick Outfitters", scope: "e.g. Online shop, US and Canada", date: "YYYY-MM-DD", assessor: "a name"}[line]
	return newText(th, title(line), hint, example, &f.filled[line], func(text string) error { return mistake(line, text) })
}

// mistake says what is wrong with what stands in a line.
func mistake(line int, text string) error {
	switch line {
	case organisation:
		if strings.TrimSpace(text) == "" {
			return errors.New("the organisation needs a name; all else may be left as it is")
		}
	case date:
		if _, err := assessment.ParseDate(strings.TrimSpace(text)); err != nil {
			return errors.New("write a day that exists as YYYY-MM-DD")
		}
	}
	return nil
}

// at is the line that is open.
func (f *form) at() int {
	for i, x := range f.fields {
		if x == f.huh.GetFocusedField() {
			return i
		}
	}
	return 0
}

// lost is how many control characters the last paste lost.
func (f *form) lost() int {
	if t, ok := f.fields[f.at()].(*text); ok {
		return t.field.Lost
	}
	return 0
}

// send gives a key or a paste to the open field.
func (f *form) send(msg tea.Msg) {
	before := f.filled[framework]
	f.huh.Update(msg)
	if f.filled[framework] != before {
		f.offerProfiles()
	}
}

// next goes on to the next line, unless the open field finds a mistake: Huh
// then stays.
func (f *form) next() {
	f.send(screen.Press("enter"))
	if f.at() < lines-1 {
		f.huh.NextGroup()
	}
}

// back goes back to the line before; nothing is checked.
func (f *form) back() {
	f.send(screen.Press("shift+tab"))
	f.huh.PrevGroup()
}

// to goes to a line, unless the open field's mistake stands in the way.
func (f *form) to(line int) {
	for last := -1; f.at() != line && f.at() != last; {
		last = f.at()
		if last < line {
			f.huh.NextGroup()
		} else {
			f.huh.PrevGroup()
		}
	}
}

// check goes to the first line with a mistake, which it then tells. It tells
// whether there is none.
func (f *form) check() bool {
	f.send(screen.Press("ctrl+s")) // means nothing to a field but that what it told is out of date
	for line := range lines {
		if mistake(line, f.filled[line]) != nil {
			f.to(line)
			f.fields[line].Blur() // makes the field check itself
			return false
		}
	}
	return true
}

func (f *form) framework() *frameworks.Framework { return f.all[f.choice[framework].at] }

// profile is the one that was chosen; nil for none.
func (f *form) profile() *frameworks.Profile { return f.framework().Profile(f.filled[profile]) }

// offerProfiles offers the profiles of the chosen framework; its first one
// where it doesn't have the one that was chosen.
func (f *form) offerProfiles() {
	fw := f.framework()
	rows := make([]option, 0, len(fw.Profiles)+1)
	for _, p := range fw.Profiles {
		rows = append(rows, option{p.ID, visible.Line(p.Title), span(&p)})
	}
	if fw.Profile(f.filled[profile]) == nil && len(rows) > 0 {
		f.filled[profile] = rows[0].value
	}
	f.choice[profile].offer(append(rows, option{"", "None", fmt.Sprintf("target %d", fw.Scale.Middle())}))
}

// head is what was filled in; there is no mistake in it.
func (f *form) head() assessment.Head {
	d, _ := assessment.ParseDate(strings.TrimSpace(f.filled[date]))
	return assessment.Head{
		Organisation: strings.TrimSpace(f.filled[organisation]), Scope: strings.TrimSpace(f.filled[scope]),
		Date: d, Profile: f.filled[profile], Assessor: strings.TrimSpace(f.filled[assessor]),
	}
}

// touched tells whether anything was filled in.
func (f *form) touched() bool { return f.filled != f.first }
