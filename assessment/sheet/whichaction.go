package sheet

import (
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks/strict"
)

// named is the action with the row's id; nil, and a mistake noted, where there
// is none.
func (t *takingActions) named(r *row) *draft {
	id := strings.TrimSpace(r.cells[actID])
	for _, key := range []string{r.cells[actID], id, strings.ToLower(id)} {
		if d := t.byID[key]; d != nil {
			return d
		}
	}
	advice := "clear the id to make a new action"
	if _, was := t.a.Content().Actions[id]; was {
		advice = "it was taken back: clear the row, or clear the id to make a new action"
	} else if near := t.nearest(id); near != "" {
		advice = "did you mean " + near + "?"
	}
	t.mistake(r.line, "no action %s; %s", short(id), advice)
	return nil
}

func (t *takingActions) nearest(id string) string {
	if t.hints++; t.hints > maxHints {
		return ""
	}
	var ids []string
	for _, d := range t.drafts {
		if d.id != "" {
			ids = append(ids, d.id)
		}
	}
	return strict.Nearest(id, ids)
}

// told is the action that a row without an id is about: the one with its text
// and its practices, so that a sheet can be taken again, else the one that is
// for further practices too, else a new one. It is nil, and a mistake noted,
// where there are several.
func (t *takingActions) told(r *row, practices []string) *draft {
	what := strings.TrimSpace(r.cells[actWhat])
	var same, wider []*draft
	for _, d := range t.byText[what] {
		switch {
		case !within(practices, d.after.Practices):
		case len(d.after.Practices) == len(practices):
			same = append(same, d)
		default:
			wider = append(wider, d)
		}
	}
	if len(same) == 0 {
		same = wider
	}
	switch len(same) {
	case 0:
		d := &draft{after: assessment.Action{Set: true, What: what}, lines: map[column]int{}}
		t.drafts = append(t.drafts, d)
		t.byText[what] = append(t.byText[what], d)
		d.after.Practices = t.join(nil, practices)
		return d
	case 1:
		return same[0]
	}
	t.wrong(r, "%d actions have this text; write the id of the one that is meant", len(same))
	return nil
}

func within(ids, all []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(all, id) })
}
