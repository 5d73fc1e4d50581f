package lint

import (
	"cmp"
	"fmt"
	"slices"

	"posture/frameworks/strict"
	"posture/frameworks/visible"
)

// A Severity says how much a finding weighs.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// A Finding is one thing that could be written better. Line and Column count
// from 1, columns in characters.
type Finding struct {
	File         string
	Line, Column int
	Severity     Severity
	Text         string
}

// String gives the finding as one line, file:line:column: severity: text, with
// nothing in it that a terminal would obey.
func (f Finding) String() string {
	return visible.Line(fmt.Sprintf("%s:%d:%d: %s: %s", f.File, f.Line, f.Column, f.Severity, f.Text))
}

func (c *checker) errorf(at strict.Node, format string, args ...any) {
	c.add(Error, at, format, args...)
}

func (c *checker) warnf(at strict.Node, format string, args ...any) {
	c.add(Warning, at, format, args...)
}

func (c *checker) add(s Severity, at strict.Node, format string, args ...any) {
	c.findings = append(c.findings, Finding{c.file, at.Line(), at.Column(), s, fmt.Sprintf(format, args...)})
}

// sorted gives the findings in the order of their places.
func (c *checker) sorted() []Finding {
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return c.findings
}

func plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}
