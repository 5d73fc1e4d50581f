package assessment

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// An action's id is made of its first words, so two sides may give one id to
// two actions, and an action that was merged may have another id on one side
// than on the other. What it was when it was added tells which is which.

// A NewID tells that an action of one side got another id.
type NewID struct {
	Theirs   bool // else of ours
	From, To string
}

type actions map[string]Tracked[Action]

// A trio is one action with its ids in the base and on both sides, "" where it
// isn't there.
type trio struct{ base, ours, theirs string }

// actions merges the actions. Two that aren't the same stay two: the one that
// was added later gets a free id.
func (m *merger) actions(base *Assessment, ours, theirs actions) actions {
	old := actions(base.c.Actions)
	list := trios(old, ours, theirs)
	added := func(t trio) Version[Action] {
		a, b := first(ours[t.ours]), first(theirs[t.theirs])
		if t.ours == "" || t.theirs != "" && olderFirst(b, a) < 0 {
			return b
		}
		return a
	}
	slices.SortStableFunc(list, func(x, y trio) int {
		return cmp.Or(boolOrder(x.base == "", y.base == ""), olderFirst(added(x), added(y)), strings.Compare(x.id(), y.id()))
	})
	out, taken := actions{}, map[string]bool{}
	for _, side := range []actions{old, ours, theirs} {
		for id := range side {
			taken[id] = true
		}
	}
	for _, t := range list {
		id := t.id()
		if _, there := out[id]; there {
			id = freeID(cmp.Or(stemOf(id, added(t).Value.What), id), func(id string) bool { return taken[id] })
			taken[id] = true
		}
		was := old[t.base]
		if t.base == "" {
			was.Version = ancestorOfAdded(ours[t.ours], theirs[t.theirs])
		}
		out[id] = mergeTracked(m, Subject{AboutAction, id}, was, ours[t.ours], theirs[t.theirs], base.keepChanged)
		m.renamed(t, id)
	}
	return out
}

func (m *merger) renamed(t trio, id string) {
	if t.ours != "" && t.ours != id {
		m.newIDs = append(m.newIDs, NewID{false, t.ours, id})
	}
	if t.theirs != "" && t.theirs != id {
		m.newIDs = append(m.newIDs, NewID{true, t.theirs, id})
	}
}

// keepChanged is mergeAction for two sides of which neither comes after the
// other: where one took the action back and the other changed it, it stays.
func (a *Assessment) keepChanged(early, base, late Action) (Action, []string) {
	switch {
	case !base.Set || early.Set == late.Set:
		return a.mergeAction(early, base, late)
	case early.Set:
		return early, []string{factAction}
	}
	return late, []string{factAction}
}

// id is the id that the action should have: the one that a side gave it since,
// if one did.
func (t trio) id() string {
	switch {
	case t.base == "" && t.ours != "" && t.theirs != "":
		return min(t.ours, t.theirs)
	case t.ours != "" && t.ours != t.base:
		return t.ours
	case t.theirs != "" && t.theirs != t.base:
		return t.theirs
	}
	return t.base
}

// trios finds which actions are the same.
func trios(base, ours, theirs actions) []trio {
	toOurs, toTheirs := follow(base, ours), follow(base, theirs)
	var list []trio
	seenOurs, seenTheirs := map[string]bool{}, map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(base)) {
		t := trio{id, toOurs[id], toTheirs[id]}
		list = append(list, t)
		seenOurs[t.ours], seenTheirs[t.theirs] = true, true
	}
	newOurs, newTheirs := without(ours, seenOurs), without(theirs, seenTheirs)
	same := counterparts(newOurs, newTheirs, alike, hasBegunAs)
	for _, id := range slices.Sorted(maps.Keys(newOurs)) {
		list = append(list, trio{ours: id, theirs: same[id]})
		delete(newTheirs, same[id])
	}
	for _, id := range slices.Sorted(maps.Keys(newTheirs)) {
		list = append(list, trio{theirs: id})
	}
	return list
}

// follow finds the base's actions on a side: under the same id, under another
// one, or, where a person rewrote the file, whatever has the id now.
func follow(base, side actions) map[string]string {
	found := counterparts(base, side, hasBegunAs, hasBegunAs)
	used := map[string]bool{}
	for _, id := range found {
		used[id] = true
	}
	for id := range base {
		if _, there := side[id]; there && found[id] == "" && !used[id] {
			found[id] = id
		}
	}
	return found
}

// counterparts finds the actions of a in b: those that are the same under one id
// first, then those that are the same under two.
func counterparts(a, b actions, sameID, otherID func(x, y Tracked[Action]) bool) map[string]string {
	found, used := map[string]string{}, map[string]bool{}
	for id, x := range a {
		if y, there := b[id]; there && sameID(x, y) {
			found[id], used[id] = id, true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(a)) {
		if found[id] != "" {
			continue
		}
		for _, other := range slices.Sorted(maps.Keys(b)) {
			if !used[other] && otherID(a[id], b[other]) {
				found[id], used[other] = other, true
				break
			}
		}
	}
	return found
}

func without(all actions, ids map[string]bool) actions {
	out := maps.Clone(all)
	maps.DeleteFunc(out, func(id string, _ Tracked[Action]) bool { return ids[id] })
	return out
}

// hasBegunAs tells whether y has been what x was when it was added.
func hasBegunAs(x, y Tracked[Action]) bool { return hasBeen(y, first(x)) }

// alike tells whether two actions that were added apart say the same, now or
// when they were added.
func alike(x, y Tracked[Action]) bool {
	return x.Value.Equal(y.Value) || first(x).Value.Equal(first(y).Value)
}

// ancestorOfAdded is what an action that isn't in the base was before the sides
// went apart.
func ancestorOfAdded(ours, theirs Tracked[Action]) Version[Action] {
	v := lastCommon(ours, theirs)
	if empty(v) && first(ours).Value.Equal(first(theirs).Value) {
		v.Value = first(ours).Value
	}
	return v
}

// first is a thing as it was when it was made.
func first[T Value](t Tracked[T]) Version[T] {
	if len(t.Past) > 0 {
		return t.Past[0]
	}
	return t.Version
}

// olderFirst puts versions into an order that doesn't depend on whose they are.
func olderFirst(x, y Version[Action]) int {
	return cmp.Or(x.At.Compare(y.At), strings.Compare(x.By, y.By), strings.Compare(fmt.Sprint(x.Value), fmt.Sprint(y.Value)))
}

func boolOrder(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// stemOf is what an id that was made of an action's first words is without its
// number; "" for an id that wasn't.
func stemOf(id, what string) string {
	if stem := actionStem(what); id == stem || strings.HasPrefix(id, stem+"-") {
		return stem
	}
	return ""
}
