package reports

import (
	"cmp"
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// clause is what a citation is called on paper, and where its text stands.
func (b *builder) clause(citation string) Link {
	c, _ := frameworks.FindClause(citation)
	return Link{b.line(c.Short()), c.URL()}
}

// clauseInFull has the clause's title too.
func (b *builder) clauseInFull(citation string) Link {
	c, _ := frameworks.FindClause(citation)
	return Link{b.line(c.Long()), c.URL()}
}

// source is what the prefix of citations is called on paper.
func (b *builder) source(prefix string) string {
	if s := frameworks.SourceOf(prefix); s != nil {
		return b.line(s.Short)
	}
	return b.line(prefix)
}

// sourceField is a law or standard in full, and where its text stands.
func (b *builder) sourceField(prefix string) Field {
	s := frameworks.SourceOf(prefix)
	if s == nil {
		return Field{Label: b.line(prefix), Value: b.say("sources.unknown")}
	}
	return Field{Label: b.line(s.Short), Value: b.line(s.Name), URL: s.URL}
}

// prefixes are those that the framework cites, in the order of the sources;
// unknown ones come last.
func (b *builder) prefixes() []string {
	var out []string
	for _, c := range b.fw.Citations() {
		prefix, _, _ := strings.Cut(c, ":")
		out = append(out, prefix)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	place := func(prefix string) int {
		i := slices.IndexFunc(frameworks.Sources(), func(s *frameworks.Source) bool { return s.Prefix == prefix })
		if i < 0 {
			return len(frameworks.Sources())
		}
		return i
	}
	slices.SortStableFunc(out, func(x, y string) int { return cmp.Compare(place(x), place(y)) })
	return out
}

// clausesOf are the clauses of a source, in a reader's order: numbers in them
// count as numbers.
func (b *builder) clausesOf(prefix string) []assessment.Clause {
	var out []assessment.Clause
	for _, c := range b.s.Clauses {
		if strings.HasPrefix(c.ID, prefix+":") {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(x, y assessment.Clause) int { return natural(x.ID, y.ID) })
	return out
}

// natural compares texts with the numbers in them as numbers: 7(3) before 30.
func natural(a, b string) int {
	digits := func(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }
	for a != "" && b != "" {
		if n, m := digits(a), digits(b); n > 0 && m > 0 {
			x, y := strings.TrimLeft(a[:n], "0"), strings.TrimLeft(b[:m], "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[n:], b[m:]
			continue
		}
		if c := cmp.Compare(a[0], b[0]); c != 0 {
			return c
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}
