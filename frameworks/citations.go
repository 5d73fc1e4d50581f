package frameworks

import (
	"fmt"
	"strings"

	"posture/frameworks/strict"
)

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
