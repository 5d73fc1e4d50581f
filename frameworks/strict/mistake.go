package strict

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"posture/frameworks/visible"
)

// MaxMistakes is how many mistakes of a file are told; the rest is counted.
const MaxMistakes = 1000

// A Mistake is one thing that is wrong in a file. Line and Column count from
// 1, columns in characters; 0 where the place isn't known.
type Mistake struct {
	File         string
	Line, Column int
	Text         string
}

// String gives the mistake as one line, file:line:column: text, with nothing
// in it that a terminal would obey.
func (m Mistake) String() string {
	var b strings.Builder
	b.WriteString(m.File)
	if m.Line > 0 {
		fmt.Fprintf(&b, ":%d", m.Line)
		if m.Column > 0 {
			fmt.Fprintf(&b, ":%d", m.Column)
		}
	}
	b.WriteString(": ")
	b.WriteString(m.Text)
	return visible.Line(b.String())
}

// Mistakes are all that is wrong in a file, in the order of their places.
// As an error it has a line for each.
type Mistakes struct {
	List []Mistake
	More int // further ones, not listed
}

func (m *Mistakes) Error() string {
	lines := make([]string, 0, len(m.List)+1)
	for _, x := range m.List {
		lines = append(lines, x.String())
	}
	if m.More > 0 {
		lines = append(lines, fmt.Sprintf("%s: and %d more", visible.Line(m.List[0].File), m.More))
	}
	return strings.Join(lines, "\n")
}

// Add notes one more mistake, or counts it where there are [MaxMistakes].
func (m *Mistakes) Add(x Mistake) {
	if len(m.List) >= MaxMistakes {
		m.More++
		return
	}
	m.List = append(m.List, x)
}

// Err gives the mistakes as an error, sorted by place; nil where there are none.
func (m *Mistakes) Err() error {
	if len(m.List) == 0 {
		return nil
	}
	slices.SortStableFunc(m.List, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return m
}
