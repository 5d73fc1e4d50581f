package sheet

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// Apply takes the sheet's rows into the assessment's actions. A row is by whom
// its column by says, else by.By, else the assessor. Where there is any
// mistake, the error is [*strict.Mistakes] with all of them, and a is as it was.
func (s *ActionSheet) Apply(a *assessment.Assessment, by assessment.Stamp) (Result, error) {
	by.By = cmp.Or(by.By, a.Head().Assessor)
	t := takeActions(s.table.notes, a, by)
	rows := func(withID bool) {
		for i := range s.table.rows {
			if r := &s.table.rows[i]; filled(r.cells[actID]) == withID {
				t.row(r)
			}
		}
	}
	rows(true)
	t.findTexts()
	rows(false)
	for _, d := range t.drafts {
		if d.after.State == assessment.ActionDropped && !filled(d.after.Reason) {
			t.mistake(d.lines[actState], "%s: a dropped action needs a reason; write it into the column reason", short(cmp.Or(d.id, d.after.What)))
		}
	}
	if err := t.Err(); err != nil {
		return Result{}, err
	}
	return t.change()
}

// takingActions is one sheet on its way into the actions of an assessment.
type takingActions struct {
	notes
	a  *assessment.Assessment
	by assessment.Stamp

	drafts []*draft            // of the actions that stand, by their ids, then of new ones
	byID   map[string]*draft   // of those that stand; by the id in lower case too
	byText map[string][]*draft // of all, by what is to be done

	practices map[string]*frameworks.Practice // by the id in lower case
	hints     int                             // how often the nearest id was looked for
}

// A draft is an action and what a sheet makes of it.
type draft struct {
	id            string // "" for a new one
	before, after assessment.Action
	line          int            // of the first row about it; 0 where there is none
	lines         map[column]int // of the first row that says a fact
	by            string         // "" where no row says it
}

func takeActions(n notes, a *assessment.Assessment, by assessment.Stamp) *takingActions {
	t := &takingActions{notes: n, a: a, by: by, byID: map[string]*draft{}, practices: map[string]*frameworks.Practice{}}
	t.List = slices.Clone(t.List)
	all := a.Content().Actions
	for _, id := range slices.Sorted(maps.Keys(all)) {
		if x := all[id].Value; x.Set {
			t.drafts = append(t.drafts, &draft{id: id, before: x, after: x, lines: map[column]int{}})
		}
	}
	for _, d := range t.drafts {
		t.byID[strings.ToLower(d.id)] = d
	}
	for _, d := range t.drafts {
		t.byID[d.id] = d
	}
	for _, p := range a.Framework().Practices() {
		t.practices[strings.ToLower(p.ID)] = p
	}
	return t
}

// findTexts finds the drafts by their text, as the rows with ids leave it.
func (t *takingActions) findTexts() {
	t.byText = map[string][]*draft{}
	for _, d := range t.drafts {
		what := strings.TrimSpace(d.after.What)
		t.byText[what] = append(t.byText[what], d)
	}
}

// row takes what a row says about an action.
func (t *takingActions) row(r *row) {
	if r.about() == "" {
		t.aboutNothing(r)
		return
	}
	practices := t.practicesOf(r)
	var d *draft
	if filled(r.cells[actID]) {
		d = t.named(r)
	} else {
		d = t.told(r, practices)
	}
	if d == nil {
		return
	}
	if d.line == 0 || r.line < d.line {
		d.line = r.line
	}
	if by := strings.TrimSpace(r.cells[actBy]); by != "" {
		d.by = cmp.Or(d.by, by)
		if strings.Contains(by, "\n") {
			t.wrong(r, "by is %q; write one name on one line", short(by))
		}
	}
	t.facts(r, d, practices)
}

// aboutNothing takes a row with neither id nor text. A workbook has one for
// each practice without an action, so practices alone are no mistake there.
func (t *takingActions) aboutNothing(r *row) {
	for c := actOwner; c <= actLinks; c++ {
		if filled(r.cells[c]) {
			t.mistake(r.line, "%s %q without an action; write what is to be done into the column what, or clear the row", actions.names[c], short(strings.TrimSpace(r.cells[c])))
			return
		}
	}
}

// change makes the changes, in the order of the rows.
func (t *takingActions) change() (Result, error) {
	var result Result
	changed := t.a.Clone()
	slices.SortStableFunc(t.drafts, func(x, y *draft) int { return cmp.Compare(x.line, y.line) })
	for _, d := range t.drafts {
		if d.after.Equal(d.before) {
			if d.line > 0 {
				result.Unchanged++
			}
			continue
		}
		by, id := t.by, d.id
		by.By = cmp.Or(d.by, by.By)
		if id == "" {
			id = changed.NewActionID(d.after.What)
		}
		c := assessment.Change{Stamp: by, Subject: assessment.Subject{Kind: assessment.AboutAction, ID: id}, Before: d.before, After: d.after}
		if _, err := changed.Apply(c); err != nil {
			t.mistake(d.line, "%s: %v", short(id), err)
		}
		result.Changes = append(result.Changes, c)
	}
	if err := t.Err(); err != nil {
		return Result{}, err
	}
	*t.a = *changed
	return result, nil
}
