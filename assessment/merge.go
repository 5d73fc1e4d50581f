package assessment

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// ErrOtherFramework tells that assessments ask by different frameworks, or by
// different versions of one.
var ErrOtherFramework = errors.New("they ask by different frameworks or versions")

// Merged is what came of a merge.
type Merged struct {
	*Assessment
	Conflicts []Conflict
	NewIDs    []NewID
}

// A Conflict is a fact that both sides set, and differently.
type Conflict struct {
	Subject Subject
	Facts   []string
}

// TakenBack tells that one side took an action back, and the other changed it.
func (c Conflict) TakenBack() bool {
	return c.Subject.Kind == AboutAction && slices.Contains(c.Facts, factAction)
}

// Merge brings together what two sides made of the same base. What only one
// side changed is as that side has it, fact by fact; histories are joined in
// the order of their times. Where both set the same fact differently, the later
// one stands (ours at the same time), the other stays in the history, the
// question is flagged for discussion, and the conflict is told. An action that
// one side took back and the other changed stays, and is told too. Two actions
// that were added under one id stay two.
//
// Base is nil where the sides have none: then what both have in their histories
// stands for it, and what only one side has is in.
func Merge(base, ours, theirs *Assessment) (Merged, error) {
	if base == nil {
		base = ancestor(ours, theirs)
	}
	for _, x := range []*Assessment{ours, theirs} {
		if x.fw.Digest != base.fw.Digest {
			return Merged{}, fmt.Errorf("%w: %s %s and %s %s", ErrOtherFramework, base.fw.ID, base.fw.Version, x.fw.ID, x.fw.Version)
		}
	}
	m := merger{}
	c := Content{Records: make([]Tracked[Record], len(base.c.Records))}
	c.Head = mergeTracked(&m, Subject{}, base.c.Head, ours.c.Head, theirs.c.Head, mergeHead)
	for i, q := range base.fw.Questions() {
		s := Subject{AboutQuestion, q.ID}
		c.Records[i] = mergeTracked(&m, s, base.c.Records[i], ours.c.Records[i], theirs.c.Records[i], mergeRecord)
		if m.conflict(s) {
			c.Records[i].Value.Flag = true
		}
	}
	c.Targets = mergeAll(&m, AboutTarget, base.c.Targets, ours.c.Targets, theirs.c.Targets, mergeTarget)
	c.Plan = mergeAll(&m, AboutPlan, base.c.Plan, ours.c.Plan, theirs.c.Plan, mergePlacement)
	c.Actions = m.actions(base, ours.c.Actions, theirs.c.Actions)
	merged, err := Restore(ours.fw, c)
	return Merged{merged, m.conflicts, m.newIDs}, err
}

// ancestor is what both sides have in their histories.
func ancestor(ours, theirs *Assessment) *Assessment {
	c := Content{Records: make([]Tracked[Record], len(ours.c.Records))}
	c.Head.Version = lastCommon(ours.c.Head, theirs.c.Head)
	if ours.fw.Digest == theirs.fw.Digest {
		for i := range c.Records {
			c.Records[i].Version = lastCommon(ours.c.Records[i], theirs.c.Records[i])
		}
	}
	c.Targets, c.Plan = allCommon(ours.c.Targets, theirs.c.Targets), allCommon(ours.c.Plan, theirs.c.Plan)
	return &Assessment{fw: ours.fw, c: c} // actions find theirs themselves
}

func allCommon[T Value](ours, theirs map[string]Tracked[T]) map[string]Tracked[T] {
	out := map[string]Tracked[T]{}
	for id, t := range ours {
		if v := lastCommon(t, theirs[id]); !empty(v) {
			out[id] = Tracked[T]{Version: v}
		}
	}
	return out
}

// lastCommon is the last version that both have been; none where there is none.
func lastCommon[T Value](ours, theirs Tracked[T]) (none Version[T]) {
	if hasBeen(theirs, ours.Version) {
		return ours.Version
	}
	for _, v := range slices.Backward(ours.Past) {
		if hasBeen(theirs, v) {
			return v
		}
	}
	return none
}

// hasBeen tells whether t is or has been v.
func hasBeen[T Value](t Tracked[T], v Version[T]) bool {
	return sameVersion(t.Version, v) || slices.ContainsFunc(t.Past, func(x Version[T]) bool { return sameVersion(x, v) })
}

type merger struct {
	conflicts []Conflict
	newIDs    []NewID
}

// conflict tells whether the last conflict is about the subject.
func (m *merger) conflict(s Subject) bool {
	return len(m.conflicts) > 0 && m.conflicts[len(m.conflicts)-1].Subject == s
}

func mergeAll[T Value](m *merger, kind SubjectKind, base, ours, theirs map[string]Tracked[T], merge merge[T]) map[string]Tracked[T] {
	out := map[string]Tracked[T]{}
	ids := map[string]bool{}
	for _, side := range []map[string]Tracked[T]{base, ours, theirs} {
		for id := range side {
			ids[id] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		out[id] = mergeTracked(m, Subject{kind, id}, base[id], ours[id], theirs[id], merge)
	}
	return out
}

// mergeTracked merges a value with its history.
func mergeTracked[T Value](m *merger, s Subject, base, ours, theirs Tracked[T], merge merge[T]) Tracked[T] {
	switch {
	case sameVersion(theirs.Version, base.Version):
		return ours
	case sameVersion(ours.Version, base.Version), sameVersion(ours.Version, theirs.Version):
		return theirs
	}
	early, late := theirs, ours
	if ours.At.Before(theirs.At) {
		early, late = ours, theirs
	}
	value, overwrote := merge(early.Value, base.Value, late.Value)
	if len(overwrote) > 0 {
		m.conflicts = append(m.conflicts, Conflict{s, overwrote})
	}
	out := Tracked[T]{Version: Version[T]{normal(value), late.Stamp}}
	out.Past = joinPast(early, late)
	if !same(out.Value, late.Value) { // neither side saw it so
		out.Past = append(out.Past, late.Version)
	}
	return out
}

// joinPast joins two histories: what both have once, and the versions of both
// in the order of their times, save the last of the later side.
func joinPast[T Value](early, late Tracked[T]) []Version[T] {
	past := slices.Clone(late.Past)
	for _, v := range append(slices.Clone(early.Past), early.Version) {
		if !slices.ContainsFunc(past, func(x Version[T]) bool { return sameVersion(x, v) }) && !empty(v) {
			past = append(past, v)
		}
	}
	slices.SortStableFunc(past, func(a, b Version[T]) int { return cmp.Compare(a.At.Unix(), b.At.Unix()) })
	return past
}

func empty[T Value](v Version[T]) bool {
	var zero T
	return v.Stamp == Stamp{} && same(v.Value, zero)
}

func sameVersion[T Value](a, b Version[T]) bool {
	return a.By == b.By && a.At.Equal(b.At) && same(a.Value, b.Value)
}
