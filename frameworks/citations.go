package frameworks

import (
	"fmt"
	"strings"

	"posture/frameworks/strict"
)

// CheckCitations tells every citation in a framework file that names no known
// clause, with its place; the error is [*strict.Mistakes]. Built-in frameworks
// must pass it. Others may cite sources of their own.
func CheckCitations(name string, data []byte) error {
	file, err := strict.Parse(name, data, strict.MaxSize)
	if err != nil {
		return err
	}
	check := func(n strict.Node) {
		for _, c := range items(n, "citations") {
			if wrong := UnknownCitation(c.Text("a citation")); wrong != "" {
				c.Mistake("%s", wrong)
			}
		}
	}
	for _, l := range items(file.Root, "layers") {
		for _, p := range items(l, "practices") {
			check(p)
		}
	}
	for _, p := range items(file.Root, "profiles") {
		check(p)
	}
	return file.Err()
}

func items(n strict.Node, key string) []strict.Node {
	if n = n.Get(key); n.Exists() {
		return n.List(key)
	}
	return nil
}

// UnknownCitation says what is wrong with a citation that names no known
// clause, and what would be right; "" where it names one.
func UnknownCitation(citation string) string {
	if _, found := FindClause(citation); found {
		return ""
	}
	prefix, _, _ := strings.Cut(citation, ":")
	s := SourceOf(prefix)
	if s == nil {
		var prefixes []string
		for _, s := range sources() {
			prefixes = append(prefixes, s.Prefix)
		}
		if near := strict.Nearest(prefix, prefixes); near != "" {
			return fmt.Sprintf("no source %q is known; did you mean %s?", prefix, near)
		}
		return fmt.Sprintf("no source %q is known; it is one of %s", prefix, strings.Join(prefixes, ", "))
	}
	if near := strict.Nearest(citation, s.clauses().citations); near != "" {
		return fmt.Sprintf("no clause %q in %s; did you mean %s?", citation, s.Short, near)
	}
	return fmt.Sprintf("no clause %q in %s", citation, s.Short)
}
