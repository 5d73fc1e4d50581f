package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// History is every change that an assessment knows of, the newest first; of
// those at the same second, in the framework's order. The head's first version
// is its making.
func (a *Assessment) History() []Change {
	var out []Change
	out = past(out, Subject{Kind: AboutHead}, a.c.Head)
	for _, q := range a.fw.Questions() {
		out = past(out, Subject{AboutQuestion, q.ID}, a.c.Records[q.Index])
	}
	out = pastOf(out, AboutTarget, a.c.Targets)
	out = pastOf(out, AboutPlan, a.c.Plan)
	out = pastOf(out, AboutAction, a.c.Actions)
	slices.SortStableFunc(out, func(x, y Change) int { return y.At.Compare(x.At) })
	return out
}

// Changed says who changed anything in the assessment last, and when.
func (a *Assessment) Changed() Stamp {
	last := a.c.Head.Stamp
	later := func(s Stamp) {
		if s.At.After(last.At) {
			last = s
		}
	}
	for i := range a.c.Records {
		later(a.c.Records[i].Stamp)
	}
	for _, id := range slices.Sorted(maps.Keys(a.c.Targets)) {
		later(a.c.Targets[id].Stamp)
	}
	for _, id := range slices.Sorted(maps.Keys(a.c.Plan)) {
		later(a.c.Plan[id].Stamp)
	}
	for _, id := range slices.Sorted(maps.Keys(a.c.Actions)) {
		later(a.c.Actions[id].Stamp)
	}
	return last
}

func pastOf[T Value](out []Change, kind SubjectKind, all map[string]Tracked[T]) []Change {
	for _, id := range slices.Sorted(maps.Keys(all)) {
		out = past(out, Subject{kind, id}, all[id])
	}
	return out
}

// past gives the versions of one thing as changes, the newest first.
func past[T Value](out []Change, s Subject, t Tracked[T]) []Change {
	var none T
	after := t.Version
	for i := len(t.Past); i >= 0; i-- {
		before := none
		if i > 0 {
			before = t.Past[i-1].Value
		}
		if !same(before, after.Value) {
			out = append(out, Change{after.Stamp, s, before, after.Value})
		}
		if i > 0 {
			after = t.Past[i-1]
		}
	}
	return out
}

// Words gives the change in short words, a fact each: "answer 2 → 3", "date
// 2026-08-25 → 2026-11-24".
func (c Change) Words() []string {
	switch after := c.After.(type) {
	case Record:
		before, _ := c.Before.(Record)
		w := Words(before, after)
		if after.Carried && !before.Carried {
			w = append(w, "carried over")
		}
		return w
	case Head:
		before, _ := c.Before.(Head)
		return headWords(before, after)
	case Target:
		before, _ := c.Before.(Target)
		return targetWords(before, after)
	case Placement:
		before, _ := c.Before.(Placement)
		return []string{placementWords(before) + " → " + placementWords(after)}
	case Action:
		before, _ := c.Before.(Action)
		return actionWords(before, after)
	}
	return nil
}

// A wording gathers facts that differ.
type wording []string

func (w *wording) fact(name, before, after string) {
	switch {
	case before == after:
	case before == "":
		*w = append(*w, name+" "+after)
	case after == "":
		*w = append(*w, name+" "+before+" removed")
	default:
		*w = append(*w, name+" "+before+" → "+after)
	}
}

func headWords(b, a Head) []string {
	var w wording
	if b == (Head{}) {
		w = append(w, "begun")
	}
	w.fact("organisation", b.Organisation, a.Organisation)
	w.fact("scope", b.Scope, a.Scope)
	w.fact("date", b.Date.String(), a.Date.String())
	w.fact("profile", b.Profile, a.Profile)
	w.fact("assessor", b.Assessor, a.Assessor)
	w.fact("capacity", points(b.Capacity), points(a.Capacity))
	return w
}

func points(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d points", n)
}

func targetWords(b, a Target) []string {
	if !a.Set {
		return []string{fmt.Sprintf("own target %d taken back", b.Level)}
	}
	var w wording
	before := ""
	if b.Set {
		before = fmt.Sprint(b.Level)
	}
	w.fact("own target", before, fmt.Sprint(a.Level))
	if b.Set && b.Reason != a.Reason {
		w = append(w, "reason changed")
	}
	return w
}

func placementWords(p Placement) string {
	switch {
	case p.LeftOut:
		return "left out of the plan"
	case p.Period > 0:
		return fmt.Sprintf("pinned to quarter %d", p.Period)
	}
	return "placed by the plan"
}

func actionWords(b, a Action) []string {
	if !a.Set {
		return []string{"action taken back: " + b.What}
	}
	var w wording
	if !b.Set {
		w = append(w, "action: "+a.What)
	} else if b.What != a.What {
		w = append(w, "reads now: "+a.What)
	}
	w.fact("owner", b.Owner, a.Owner)
	w.fact("due", b.Due.String(), a.Due.String())
	if b.State != a.State {
		w.fact("state", b.State.String(), a.State.String())
	}
	w.fact("reason", b.Reason, a.Reason)
	w.fact("level", levelWord(b.Level), levelWord(a.Level))
	w.fact("practices", strings.Join(b.Practices, ", "), strings.Join(a.Practices, ", "))
	w.fact("links", strings.Join(b.Links, ", "), strings.Join(a.Links, ", "))
	return w
}

func levelWord(l Level) string {
	if !l.Valid {
		return ""
	}
	return fmt.Sprint(l.V)
}
