package explain

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"posture/assessment"
	"posture/frameworks"
)

// worked is what the page says, worked out for a version of the document, a
// width and a way of counting cells.
type worked struct {
	ready          bool
	version, width int
	method         ansi.Method
	e              assessment.Explanation
	err            error
	stops          []stop
	figures        []line
	parts          []part
}

// A stop is a place where the cursor rests: a figure, a piece of a long one, or
// a part.
type stop struct {
	line int    // the first one, among the figures or the parts
	part string // the id of a part; "" for a figure
}

// A line of the figures.
type line struct {
	stop int
	role role
	text string
	more string // beside a name, the figure
}

type role uint8

const (
	blank role = iota
	name       // of a figure, with the figure
	rule       // in words
	sum        // with this assessment's numbers
)

// A part is a row of what a thing is made of.
type part struct {
	id, name string
	cells    []string
}

const (
	textWidth = 88
	longest   = 6 // lines of a stop
)

// work works the page out where that isn't done yet.
func (s *Screen) work() {
	k := &s.known
	if k.width == 0 {
		k.width = textWidth
	}
	if k.ready && k.version == s.doc.Version() && k.method == s.th.Terminal.Width {
		return
	}
	width := k.width
	*k = worked{ready: true, version: s.doc.Version(), width: width, method: s.th.Terminal.Width}
	k.e, k.err = assessment.Explain(s.doc.Assessment(), s.doc.Card(), s.id)
	if k.err != nil {
		return
	}
	q := s.doc.Framework().Question(s.id)
	for _, d := range levelFirst(k.e.Figures) {
		s.figure(d, q)
	}
	if q != nil {
		if note := s.doc.Record(q).Note; note != "" {
			s.add("Note", "", nil, s.wraps.Lines(s.th, note, width-4))
		}
	}
	for i, id := range k.e.Parts {
		k.stops = append(k.stops, stop{i, id})
		k.parts = append(k.parts, s.part(id))
	}
}

// levelFirst brings the level up to the score, since these two are asked for
// most.
func levelFirst(figures []assessment.Derivation) []assessment.Derivation {
	i := slices.IndexFunc(figures, func(d assessment.Derivation) bool { return d.Name == "level" })
	if i < 1 {
		return figures
	}
	return slices.Insert(slices.Delete(slices.Clone(figures), i, i+1), 1, figures[i])
}

// fit makes the page for a width.
func (s *Screen) fit(width int) {
	if width = max(20, min(width, textWidth)); s.known.width != width {
		s.known = worked{width: width}
	}
	s.work()
}

// figure adds a figure: its name and value, the rule and the sum.
func (s *Screen) figure(d assessment.Derivation, q *frameworks.Question) {
	width := s.known.width - 4
	words := func(text string) []string { return s.wraps.Lines(s.th, text, width) }
	switch {
	case d.Name == "answer" && q != nil:
		r := s.doc.Record(q)
		shown, looks := d.Shown, ""
		if r.State == assessment.Levelled {
			step := s.doc.Framework().Scale.Step(r.Level)
			shown += " " + step.Name
			if looks = q.Levels[r.Level]; looks == "" {
				looks = step.Meaning
			}
		}
		s.add("Answer", shown, words(d.Rule), append(words(looks), words(d.Sum)...))
	case d.Name == "evidence" && q != nil:
		rules := words(d.Rule)
		if d.Rule == d.Shown {
			rules = nil
		}
		s.add("Evidence", d.Shown, rules, words(d.Sum))
	default:
		s.add(figureName(d.Name), d.Shown, words(d.Rule), wrapSum(written(d), width, s.th.WidthOf))
	}
}

// add adds a figure's lines, in as many stops as it needs.
func (s *Screen) add(title, shown string, rules, sums []string) {
	k := &s.known
	if len(k.figures) > 0 {
		k.figures = append(k.figures, line{stop: len(k.stops) - 1})
	}
	k.stops = append(k.stops, stop{line: len(k.figures)})
	n := 0
	put := func(l line) {
		if n == longest {
			k.stops = append(k.stops, stop{line: len(k.figures)})
			n = 0
		}
		l.stop = len(k.stops) - 1
		k.figures = append(k.figures, l)
		n++
	}
	put(line{role: name, text: title, more: shown})
	for _, l := range rules {
		put(line{role: rule, text: l})
	}
	for _, l := range sums {
		put(line{role: sum, text: l})
	}
}

// figureName is what people call a figure.
func figureName(n string) string {
	switch n {
	case "evidenced":
		n = "shown by evidence"
	case "lift":
		n = "gain"
	}
	first, size := utf8.DecodeRuneInString(n)
	return string(unicode.ToUpper(first)) + n[size:]
}

// written is the sum with what it comes to.
func written(d assessment.Derivation) string {
	first, _ := utf8.DecodeRuneInString(d.Sum)
	switch {
	case !d.Value.Valid || d.Name == "level" || d.Sum != "" && !unicode.IsDigit(first) && first != '(':
		return d.Sum
	case d.Sum == "" && exact(d.Value.V) == strings.TrimSuffix(d.Shown, ".0"):
		return ""
	}
	text := d.Sum
	if e := exact(d.Value.V); e != d.Sum {
		text += " = " + e
	}
	if e := exact(d.Value.V); e != d.Shown && e+".0" != d.Shown {
		text += ", shown as " + d.Shown
	}
	return strings.TrimPrefix(text, " = ")
}

// exact is a number as the sums have it, with up to four decimals.
func exact(x float64) string {
	s := strconv.FormatFloat(assessment.Round(x, 4), 'f', 4, 64)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// wrapSum breaks a sum into lines before its signs, so that a term stays
// whole.
func wrapSum(text string, width int, cells func(string) int) []string {
	var lines []string
	line := ""
	for text != "" {
		token := text
		for _, before := range [...]string{" + ", " ÷ (", " − (", " = "} {
			if i := strings.Index(text[1:], before); i >= 0 && i+1 < len(token) {
				token = text[:i+1]
			}
		}
		text = text[len(token):]
		if line != "" && cells(line)+cells(token) > width {
			lines, line = append(lines, line), "  "
			token = strings.TrimPrefix(token, " ")
		}
		line += token
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
