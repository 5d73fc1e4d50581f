package sheet

import (
	"fmt"
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks/strict"
)

// facts takes what a row says about an action into its draft.
func (t *takingActions) facts(r *row, d *draft, practices []string) {
	now := &d.after
	if d.id != "" { // the text of a new one is there already
		fact(t, r, d, actWhat, &now.What, over(d.before.What))
	}
	now.Practices = t.join(now.Practices, practices)
	fact(t, r, d, actOwner, &now.Owner, over(d.before.Owner))
	fact(t, r, d, actDue, &now.Due, parseDay)
	fact(t, r, d, actState, &now.State, parseState)
	fact(t, r, d, actReason, &now.Reason, over(d.before.Reason))
	fact(t, r, d, actLevel, &now.Level, t.parseLevel)
	now.Links = t.links(r, now.Links)
}

// fact sets one fact to what a cell says. Rows of one action that say different
// things are a mistake, even where one of them says what stands there: taken
// again, the sheet would turn it back.
func fact[T comparable](t *takingActions, r *row, d *draft, c column, now *T, parse func(string) (T, error)) {
	cell := strings.TrimSpace(r.cells[c])
	if cell == "" {
		return
	}
	v, err := parse(cell)
	line := d.lines[c]
	switch {
	case err != nil:
		t.wrong(r, "%v", err)
	case line == 0:
		*now, d.lines[c] = v, r.line
	case v != *now:
		t.wrong(r, "%s is %q here and something else in line %d, a row of the same action; write the same into both, or clear one", actions.names[c], short(cell), line)
	}
}

// over gives a text as it stands in a cell, or the one that is there where only
// the spaces round it differ.
func over(was string) func(string) (string, error) {
	return func(cell string) (string, error) {
		if strings.TrimSpace(was) == cell {
			return was, nil
		}
		return cell, nil
	}
}

func parseDay(cell string) (assessment.Date, error) { return assessment.ParseDate(short(cell)) }

func parseState(cell string) (assessment.ActionState, error) {
	word := short(cell)
	state, err := assessment.ParseActionState(word)
	if err == nil {
		return state, nil
	}
	if near := strict.Nearest(word, ActionStates()); near != "" {
		return state, fmt.Errorf("%q is no state of an action; did you mean %s?", word, near)
	}
	return state, err
}

func (t *takingActions) parseLevel(cell string) (assessment.Level, error) {
	scale := t.a.Framework().Scale
	answer, err := assessment.ParseAnswer(short(cell), scale)
	if err != nil || answer.State != assessment.Levelled {
		return assessment.Level{}, fmt.Errorf("%q is no level; give one from %d to %d", short(cell), scale.Min(), scale.Max())
	}
	return assessment.Level{V: answer.Level, Valid: true}, nil
}

// practicesOf are the practices that a row names, in the framework's order.
func (t *takingActions) practicesOf(r *row) []string {
	var ids []string
	for word := range strings.FieldsFuncSeq(r.cells[actPractices], func(c rune) bool { return strings.ContainsRune(" ,;\t\n\u00a0", c) }) {
		if p := t.practices[strings.ToLower(word)]; p != nil {
			ids = append(ids, p.ID)
		} else {
			t.wrong(r, "%v", t.unknownPractice(short(word)))
		}
	}
	return t.join(nil, ids)
}

func (t *takingActions) unknownPractice(id string) error {
	fw := t.a.Framework()
	err := &assessment.UnknownError{Kind: "practice", ID: id, In: fw}
	if t.hints++; t.hints <= maxHints {
		for _, p := range fw.Practices() {
			err.Known = append(err.Known, p.ID)
		}
		if strict.Nearest(id, err.Known) != "" {
			return err
		}
	}
	return fmt.Errorf("%w; take the ids from this assessment's report", err)
}

// join adds to an action's practices those that it hasn't, in the framework's
// order.
func (t *takingActions) join(have, more []string) []string {
	all := slices.Clip(have)
	for _, id := range more {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	if len(all) > len(have) {
		fw := t.a.Framework()
		slices.SortFunc(all, func(x, y string) int { return fw.Practice(x).Index - fw.Practice(y).Index })
	}
	return all
}

// links adds the links of a row, one a line, that an action hasn't.
func (t *takingActions) links(r *row, have []string) []string {
	lines := strings.Split(strings.TrimRight(trimLines(r.cells[actLinks]), "\n"), "\n")
	if len(lines) > maxLines+len(have) {
		t.wrong(r, "links has %d lines; write at most %d, a line for each link", len(lines), maxLines)
		return have
	}
	all := slices.Clip(have)
	for _, line := range lines {
		if line != "" && !slices.ContainsFunc(all, func(link string) bool { return lineName(link) == line }) {
			if err := assessment.CheckLink(line); err != nil {
				t.wrong(r, "%v", err)
			}
			all = append(all, line)
		}
	}
	return all
}
