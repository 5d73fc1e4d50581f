package assessment

import (
	"maps"
	"slices"

	"posture/frameworks"
)

// A Matching pairs the questions and practices of a framework with those of
// an earlier version of it.
type Matching struct {
	Questions []*frameworks.Question // by the newer question's Index: the older one, or nil
	Practices []*frameworks.Practice // by the newer practice's Index: the older one, or nil
}

// Match pairs by id, and where the id is new by what it replaces, one to one.
// What was replaced twice on the way is followed through the versions in
// between, oldest first, where they are given.
func Match(then, now *frameworks.Framework, between ...*frameworks.Framework) Matching {
	m := match(then, now)
	for i, middle := range between {
		older, newer := match(then, middle), Match(middle, now, between[i+1:]...)
		chain(m.Questions, newer.Questions, older.Questions, func(q *frameworks.Question) int { return q.Index })
		chain(m.Practices, newer.Practices, older.Practices, func(p *frameworks.Practice) int { return p.Index })
	}
	return m
}

// Related tells whether assessments by the two can follow each other: they are
// versions of one framework, or ask some of the same questions, as a quick form
// and the full one do.
func Related(then, now *frameworks.Framework) bool {
	if then.ID == now.ID {
		return true
	}
	return slices.ContainsFunc(match(then, now).Questions, func(q *frameworks.Question) bool { return q != nil })
}

func match(then, now *frameworks.Framework) Matching {
	return Matching{
		pair(now.Questions(), then.Question, func(q *frameworks.Question) (string, []string) { return q.ID, q.Replaces }),
		pair(now.Practices(), then.Practice, func(p *frameworks.Practice) (string, []string) { return p.ID, p.Replaces }),
	}
}

func pair[T any](now []*T, find func(string) *T, names func(*T) (string, []string)) []*T {
	out, taken := make([]*T, len(now)), map[*T]bool{}
	for i, x := range now {
		id, _ := names(x)
		if old := find(id); old != nil {
			out[i], taken[old] = old, true
		}
	}
	for i, x := range now {
		_, replaces := names(x)
		for _, id := range replaces {
			if old := find(id); out[i] == nil && old != nil && !taken[old] {
				out[i], taken[old] = old, true
			}
		}
	}
	return out
}

// chain fills what direct has no pair for by going through a version in
// between, where nobody else has that pair.
func chain[T any](direct, newer, older []*T, index func(*T) int) {
	for i, x := range direct {
		if x == nil && newer[i] != nil {
			if old := older[index(newer[i])]; old != nil && !slices.Contains(direct, old) {
				direct[i] = old
			}
		}
	}
}

// A Rewriting is what a version of a framework asks otherwise than an earlier
// one.
type Rewriting struct {
	New      []*frameworks.Question // asked now, and not then
	Gone     []*frameworks.Question // asked then, and not now
	Renamed  []Renamed              // asked now under another id
	Reworded []Renamed              // the question or a level reads otherwise now
}

// A Renamed is a question then and now.
type Renamed struct{ Then, Now *frameworks.Question }

func (m Matching) rewriting(then, now *frameworks.Framework) Rewriting {
	var r Rewriting
	kept := map[*frameworks.Question]bool{}
	for _, q := range now.Questions() {
		old := m.Questions[q.Index]
		if old == nil {
			r.New = append(r.New, q)
			continue
		}
		kept[old] = true
		if old.ID != q.ID {
			r.Renamed = append(r.Renamed, Renamed{old, q})
		}
		if old.Ask != q.Ask || !maps.Equal(old.Levels, q.Levels) {
			r.Reworded = append(r.Reworded, Renamed{old, q})
		}
	}
	for _, q := range then.Questions() {
		if !kept[q] {
			r.Gone = append(r.Gone, q)
		}
	}
	return r
}
