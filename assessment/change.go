package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Subject is what a change is about.
type Subject struct {
	Kind SubjectKind
	ID   string // of the question, practice or action; "" for the head
}

// A SubjectKind is one of the things in an assessment that change.
type SubjectKind uint8

const (
	AboutHead SubjectKind = iota
	AboutQuestion
	AboutTarget
	AboutPlan
	AboutAction
)

// A Value is what a subject holds: a [Head], [Record], [Target], [Placement]
// or [Action].
type Value interface{ value() }

func (Head) value()      {}
func (Record) value()    {}
func (Target) value()    {}
func (Placement) value() {}
func (Action) value()    {}

// A Change is one change by one person at one time, with what it replaces: the
// single way to alter an assessment. Before and After are of the subject's type.
type Change struct {
	Stamp
	Subject Subject
	Before  Value
	After   Value
}

// Inverse is the change that takes c back; it is itself a change.
func (c Change) Inverse(by Stamp) Change {
	return Change{by, c.Subject, c.After, c.Before}
}

// Apply makes a change. Only what differs between Before and After is set, so
// that a change made to an older state keeps what others did meanwhile; the
// facts that it overwrote though they weren't as in Before are returned, by
// their names. A change that leaves everything as it is does nothing, and
// leaves no trace in the history.
func (a *Assessment) Apply(c Change) (overwrote []string, err error) {
	if err := checkStamp(c.Stamp); err != nil {
		return nil, err
	}
	if err := checkTexts(c.Subject.ID); err != nil {
		return nil, err
	}
	c.At = c.At.UTC().Truncate(time.Second)
	switch c.Subject.Kind {
	case AboutHead:
		return put(c, &a.c.Head, mergeHead, a.checkHead)
	case AboutQuestion:
		q := a.fw.Question(c.Subject.ID)
		if q == nil {
			return nil, a.unknown("question", c.Subject.ID)
		}
		return put(c, &a.c.Records[q.Index], mergeRecord, a.checkRecord)
	case AboutTarget:
		return putIn(c, &a.c.Targets, mergeTarget, func(t Target) error { return a.checkTarget(c.Subject.ID, t) })
	case AboutPlan:
		return putIn(c, &a.c.Plan, mergePlacement, func(p Placement) error { return a.checkPlacement(c.Subject.ID, p) })
	case AboutAction:
		if strings.TrimSpace(c.Subject.ID) == "" {
			return nil, fmt.Errorf("an action needs an id")
		}
		return putIn(c, &a.c.Actions, a.mergeAction, a.checkAction)
	}
	return nil, fmt.Errorf("a change about nothing (%d)", c.Subject.Kind)
}

// Current is what the subject holds now.
func (a *Assessment) Current(s Subject) Value {
	switch s.Kind {
	case AboutQuestion:
		if q := a.fw.Question(s.ID); q != nil {
			return a.Record(q)
		}
		return Record{}
	case AboutTarget:
		return a.c.Targets[s.ID].Value
	case AboutPlan:
		return a.c.Plan[s.ID].Value
	case AboutAction:
		return a.c.Actions[s.ID].Value
	}
	return a.c.Head.Value
}

// Edit changes a question's record: edit gets what stands there and alters it.
// The change is returned so that it can be taken back or made elsewhere. An
// answer that was carried over counts as looked at once it is changed.
func (a *Assessment) Edit(by Stamp, question string, edit func(*Record)) (Change, error) {
	q := a.fw.Question(question)
	if q == nil {
		return Change{}, a.unknown("question", question)
	}
	before := a.Record(q)
	after := before.clone()
	edit(&after)
	if after.Answer != before.Answer {
		after.Carried = false
	}
	c := Change{by, Subject{AboutQuestion, question}, before, after}
	_, err := a.Apply(c)
	return c, err
}

// merge puts onto now what differs between before and after, and names what it
// overwrote.
type merge[T Value] func(now, before, after T) (merged T, overwrote []string)

func put[T Value](c Change, t *Tracked[T], m merge[T], check func(T) error) ([]string, error) {
	before, ok1 := c.Before.(T)
	after, ok2 := c.After.(T)
	if !ok1 || !ok2 {
		return nil, fmt.Errorf("a change of %s holds a %T and a %T", c.Subject.ID, c.Before, c.After)
	}
	merged, overwrote := m(t.Value, normal(before), normal(after))
	merged = normal(merged)
	if same(merged, t.Value) {
		return nil, nil
	}
	if err := check(merged); err != nil {
		return nil, err
	}
	var zero T
	if len(t.Past) > 0 || t.Stamp != (Stamp{}) || !same(t.Value, zero) {
		t.Past = append(slices.Clip(t.Past), t.Version)
	}
	t.Version = Version[T]{merged, c.Stamp}
	return overwrote, nil
}

func putIn[T Value](c Change, all *map[string]Tracked[T], m merge[T], check func(T) error) ([]string, error) {
	t, was := (*all)[c.Subject.ID]
	overwrote, err := put(c, &t, m, check)
	var zero T
	if err != nil || !was && t.Stamp == (Stamp{}) && same(t.Value, zero) {
		return nil, err
	}
	if *all == nil {
		*all = map[string]Tracked[T]{}
	}
	(*all)[c.Subject.ID] = t
	return overwrote, nil
}

// normal takes out of a value what can't be there: a level without Levelled, a
// reason without NotApplicable, facts of a target that isn't set or of an
// action that was taken back. Files don't keep it either.
func normal[T Value](v T) T {
	switch x := Value(v).(type) {
	case Record:
		x.Answer = x.Answer.normal()
		for i, v := range x.Votes {
			if n := (Vote{v.By, Answer{State: v.Answer.State, Level: v.Answer.Level}.normal()}); n != v {
				x.Votes = slices.Clone(x.Votes)
				x.Votes[i] = n
			}
		}
		return Value(x).(T)
	case Target:
		if !x.Set {
			return Value(Target{}).(T)
		}
	case Action:
		if !x.Set {
			return Value(Action{}).(T)
		}
		if !x.Level.Valid {
			x.Level = Level{}
		}
		return Value(x).(T)
	}
	return v
}

func (a Answer) normal() Answer {
	if a.State != Levelled {
		a.Level = 0
	}
	if a.State != NotApplicable {
		a.Reason = ""
	}
	return a
}

func same[T Value](a, b T) bool {
	switch a := Value(a).(type) {
	case Record:
		return a.Equal(Value(b).(Record))
	case Action:
		return a.Equal(Value(b).(Action))
	}
	return Value(a) == Value(b)
}

// fact sets one comparable fact, and tells where it overwrote another's.
func fact[T comparable](now *T, before, after T, name string, overwrote *[]string) {
	if before == after || *now == after {
		return
	}
	if *now != before {
		*overwrote = append(*overwrote, name)
	}
	*now = after
}

func mergeHead(now, before, after Head) (Head, []string) {
	var o []string
	fact(&now.Organisation, before.Organisation, after.Organisation, "organisation", &o)
	fact(&now.Scope, before.Scope, after.Scope, "scope", &o)
	fact(&now.Date, before.Date, after.Date, "date", &o)
	fact(&now.Profile, before.Profile, after.Profile, "profile", &o)
	fact(&now.Assessor, before.Assessor, after.Assessor, "assessor", &o)
	fact(&now.Capacity, before.Capacity, after.Capacity, "capacity", &o)
	return now, o
}

func mergeRecord(now, before, after Record) (Record, []string) {
	var o []string
	now = now.clone()
	fact(&now.Answer, before.Answer, after.Answer, "answer", &o)
	fact(&now.Note, before.Note, after.Note, "note", &o)
	fact(&now.Flag, before.Flag, after.Flag, "flag", &o)
	fact(&now.Carried, before.Carried, after.Carried, "carried", &o)
	now.Evidence = named(now.Evidence, before.Evidence, after.Evidence, func(e Evidence) string { return e.Name }, "evidence", &o)
	now.Votes = named(now.Votes, before.Votes, after.Votes, func(v Vote) string { return v.By }, "vote of", &o)
	return now, o
}

func mergeTarget(now, before, after Target) (Target, []string) {
	var o []string
	fact(&now, before, after, "target", &o)
	return now, o
}

func mergePlacement(now, before, after Placement) (Placement, []string) {
	var o []string
	fact(&now, before, after, "plan", &o)
	return now, o
}

// mergeAction keeps an action that somebody changes though another has taken it
// back.
func (a *Assessment) mergeAction(now, before, after Action) (Action, []string) {
	var o []string
	switch {
	case before.Equal(after):
		return now, nil
	case before.Set && !(after.Set && now.Set): // taken back, here or there
		if !now.Equal(before) && !now.Equal(after) {
			o = []string{factAction}
		}
		return after, o
	}
	fact(&now.Set, before.Set, after.Set, factAction, &o)
	fact(&now.What, before.What, after.What, "what", &o)
	fact(&now.Owner, before.Owner, after.Owner, "owner", &o)
	fact(&now.Due, before.Due, after.Due, "due", &o)
	fact(&now.State, before.State, after.State, "state", &o)
	fact(&now.Reason, before.Reason, after.Reason, "reason", &o)
	fact(&now.Level, before.Level, after.Level, "level", &o)
	now.Links = united(now.Links, before.Links, after.Links)
	if p := united(now.Practices, before.Practices, after.Practices); !slices.Equal(p, now.Practices) {
		now.Practices = p
		if !slices.Equal(p, after.Practices) {
			a.sortPractices(p)
		}
	}
	return now, o
}

// factAction is the name of an action's being there at all.
const factAction = "action"

// sortPractices puts ids into the framework's order, those that it doesn't have last.
func (a *Assessment) sortPractices(ids []string) {
	place := func(id string) int {
		if p := a.fw.Practice(id); p != nil {
			return p.Index
		}
		return len(a.fw.Practices())
	}
	slices.SortStableFunc(ids, func(x, y string) int { return cmp.Compare(place(x), place(y)) })
}

// united makes the change from before to after in now: what it added is there,
// what it took out isn't, and the rest stays.
func united(now, before, after []string) []string {
	switch {
	case slices.Equal(before, after), slices.Equal(now, after):
		return now
	case slices.Equal(now, before):
		return after
	}
	var out []string
	for _, x := range now {
		if slices.Contains(after, x) || !slices.Contains(before, x) {
			out = append(out, x)
		}
	}
	for _, x := range after {
		if !slices.Contains(before, x) && !slices.Contains(now, x) {
			out = append(out, x)
		}
	}
	return out
}

// named merges lists whose items have names, item by item. The lists are
// sorted by name, and so is the result.
func named[T comparable](now, before, after []T, name func(T) string, what string, overwrote *[]string) []T {
	if slices.Equal(before, after) {
		return now
	}
	find := func(list []T, n string) (T, bool) {
		i := slices.IndexFunc(list, func(x T) bool { return name(x) == n })
		if i < 0 {
			var zero T
			return zero, false
		}
		return list[i], true
	}
	var names []string
	for _, list := range [][]T{now, before, after} {
		for _, x := range list {
			names = append(names, name(x))
		}
	}
	slices.Sort(names)
	var out []T
	for _, n := range slices.Compact(names) {
		was, hadWas := find(before, n)
		will, hasWill := find(after, n)
		is, hasIs := find(now, n)
		if was == will && hadWas == hasWill { // not touched by this change
			if hasIs {
				out = append(out, is)
			}
			continue
		}
		if hasIs != hadWas || is != was {
			if !(hasIs == hasWill && is == will) {
				*overwrote = append(*overwrote, what+" "+n)
			}
		}
		if hasWill {
			out = append(out, will)
		}
	}
	slices.SortFunc(out, func(a, b T) int { return cmp.Compare(name(a), name(b)) })
	return out
}
