package frameworks

import (
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Source is a law, standard or framework whose clauses may be cited.
type Source struct {
	Prefix string // of a citation: "gdpr"
	Short  string // as printed: "GDPR"
	Name   string // in full
	Kind   SourceKind
	URL    string // of the official text, or ""

	form, clauseURL string
	clauses         func() clauseList
}

// A SourceKind says what binds somebody to a source.
type SourceKind string

// The kinds of source.
const (
	Law       SourceKind = "law"       // statutes and what authorities make under them
	Guidance  SourceKind = "guidance"  // codes, resolutions and circulars of authorities
	Standard  SourceKind = "standard"  // of a body whose members or customers agree to it
	Reference SourceKind = "framework" // taken up of one's own will
)

// A Clause is what a citation names. Nothing that cites one complies with it
// by that: it relates to it.
type Clause struct {
	Citation string  // "gdpr:7(3)"
	Source   *Source // nil where the citation names no known clause
	Number   string  // "7(3)"
	Title    string
}

// FindClause finds what a citation names. Where it names nothing known, found
// is false, and the clause prints as the citation itself.
func FindClause(citation string) (_ Clause, found bool) {
	prefix, number, _ := strings.Cut(citation, ":")
	s := SourceOf(prefix)
	if s == nil {
		return Clause{Citation: citation}, false
	}
	list := s.clauses()
	title, ok := list.titles[citation]
	if !ok {
		return Clause{Citation: citation}, false
	}
	return Clause{citation, s, number, title}, true
}

// Short is the clause as it is cited on paper, "GDPR Art. 7(3)".
func (c Clause) Short() string {
	if c.Source == nil {
		return c.Citation
	}
	return strings.NewReplacer("{}", c.Number, "{ }", strings.ReplaceAll(c.Number, "-", " ")).Replace(c.Source.form)
}

// Long is Short with the clause's title, "GDPR Art. 4(4), definition: profiling".
func (c Clause) Long() string {
	if c.Source == nil {
		return c.Citation
	}
	return c.Short() + ", " + inSentence(c.Title)
}

// URL is where the official text stands: the clause's own place where the
// source has one for each, else the source's; "" where there is none.
func (c Clause) URL() string {
	switch {
	case c.Source == nil:
		return ""
	case c.Source.clauseURL == "":
		return c.Source.URL
	}
	section, _, _ := strings.Cut(c.Number, "(")
	return strings.ReplaceAll(c.Source.clauseURL, "{section}", section)
}

// inSentence writes a title with a small first letter, unless it is written
// in capitals throughout.
func inSentence(title string) string {
	first, n := utf8.DecodeRuneInString(title)
	rest := title[n:]
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) {
		return title
	}
	for _, word := range strings.Fields(rest)[min(1, len(strings.Fields(rest))):] {
		a, n := utf8.DecodeRuneInString(word)
		if b, _ := utf8.DecodeRuneInString(word[n:]); unicode.IsUpper(a) && unicode.IsLower(b) {
			return title
		}
	}
	return string(unicode.ToLower(first)) + rest
}

// Sources are all known sources.
func Sources() []*Source { return sources() }

// SourceOf finds a source by its prefix; nil where there is none.
func SourceOf(prefix string) *Source {
	for _, s := range sources() {
		if s.Prefix == prefix {
			return s
		}
	}
	return nil
}

// Clauses are all clauses of the source that may be cited, in its own order.
func (s *Source) Clauses() []Clause {
	list := s.clauses()
	all := make([]Clause, len(list.citations))
	for i, c := range list.citations {
		all[i] = Clause{c, s, strings.TrimPrefix(c, s.Prefix+":"), list.titles[c]}
	}
	return all
}

// sources reads the table of sources when it is first asked for, and each
// source's clauses when one of them is.
var sources = sync.OnceValue(func() []*Source {
	var all []*Source
	for _, row := range table("sources", 7) {
		all = append(all, &Source{
			Prefix: row[0], Short: row[1], Name: row[2], Kind: SourceKind(row[3]), URL: row[5],
			form: row[4], clauseURL: row[6],
			clauses: sync.OnceValue(func() clauseList { return readClauses(row[0]) }),
		})
	}
	return all
})

// A clauseList is a source's citations in its own order, and their titles.
type clauseList struct {
	citations []string
	titles    map[string]string
}

func readClauses(prefix string) clauseList {
	rows := table(prefix, 2)
	list := clauseList{make([]string, len(rows)), make(map[string]string, len(rows))}
	for i, row := range rows {
		list.citations[i], list.titles[row[0]] = row[0], row[1]
	}
	return list
}

// table reads a table that the program carries, without its head row.
func table(name string, columns int) [][]string {
	file, err := embedded.Open("data/references/" + name + ".csv")
	if err != nil {
		panic(err) // the program was built without its data
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = columns
	rows, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("%s.csv: %v", name, err)) // a test reads every table
	}
	return rows[1:]
}
