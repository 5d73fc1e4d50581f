package export

import (
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/reports"
	"posture/ui/tui/screen"
)

// The kinds of rows.
type kind int

const (
	aFormat kind = iota
	thePlace
	quarterly
	since
	short
	parts
	people
	notes
	evidence
	paper
	brand
	attach
	write
	aReport // one that was made
)

// A line is a row that one can stand on: which of its kind, for formats and
// reports.
type line struct {
	kind kind
	i    int
}

// rows are those that there are now.
func (s *Screen) rows() []line {
	rows := make([]line, 0, 20)
	for i := range s.means.Formats {
		rows = append(rows, line{aFormat, i})
	}
	kinds := []kind{thePlace, quarterly, since, short, parts, people, notes, evidence}
	if s.quarterly {
		kinds = []kind{thePlace, quarterly, people, notes, evidence}
	}
	for _, k := range kinds {
		rows = append(rows, line{kind: k})
	}
	if s.onPaper() {
		rows = append(rows, line{kind: paper})
	}
	if s.means.Brands {
		rows = append(rows, line{kind: brand})
	}
	if s.holds() && !s.quarterly {
		rows = append(rows, line{kind: attach})
	}
	rows = append(rows, line{kind: write})
	for i := range s.made {
		rows = append(rows, line{aReport, i})
	}
	return rows
}

// onPaper tells whether a chosen format is laid out for paper.
func (s *Screen) onPaper() bool {
	for i, f := range s.means.Formats {
		if s.chosen[i] && f.Paper && len(s.means.Papers) > 1 {
			return true
		}
	}
	return false
}

// holds tells whether the assessment's file can be put into a chosen format.
func (s *Screen) holds() bool {
	for i, f := range s.means.Formats {
		if s.chosen[i] && f.Holds {
			return true
		}
	}
	return false
}

func (s *Screen) here() line {
	rows := s.rows()
	return rows[max(0, min(s.at, len(rows)-1))]
}

// heading stands above a row that is the first of its group.
func (l line) heading() string {
	switch {
	case l.kind == aFormat && l.i == 0:
		return "Formats"
	case l.kind == thePlace:
		return "Where"
	case l.kind == quarterly:
		return "What is in it"
	case l.kind == aReport && l.i == 0:
		return "Written"
	}
	return ""
}

func box(on bool) string {
	if on {
		return "[x] "
	}
	return "[ ] "
}

// label is what a row says, and at its end, in a muted voice, what more there
// is to say.
func (s *Screen) label(l line) (label, detail string) {
	switch l.kind {
	case aFormat:
		f := s.means.Formats[l.i]
		return box(s.chosen[l.i]) + f.Title, f.For
	case thePlace:
		return s.place, ""
	case quarterly:
		return box(s.quarterly) + "Quarterly", "two pages for the board"
	case since:
		return box(s.since) + "Since last time", "what changed, and why"
	case short:
		return box(s.what.Short) + "Short", "the board's page and the plan"
	case parts:
		return "Parts: " + s.partsWords(), ""
	case people:
		return box(!s.what.Anonymous) + "Names of people", s.left(s.what.Anonymous)
	case notes:
		return box(!s.what.RedactNotes && !s.what.Short) + "Notes and reasons", s.left(s.what.RedactNotes || s.what.Short)
	case evidence:
		return box(!s.what.RedactEvidence && !s.what.Short) + "Names and dates of evidence", s.left(s.what.RedactEvidence || s.what.Short)
	case paper:
		return "Paper: " + strings.ToUpper(s.means.Papers[s.paper][:1]) + s.means.Papers[s.paper][1:], ""
	case brand:
		if s.brand == "" {
			return "Brand: none", ""
		}
		return "Brand: " + s.brand, ""
	case attach:
		return box(s.attach) + "The assessment attached", "inside the PDF"
	case write:
		return s.writes(), ""
	}
	m := s.made[l.i]
	return filepath.Base(m.Shown), sizeWords(m)
}

func (s *Screen) left(out bool) string {
	if out {
		return "left out"
	}
	return ""
}

// writes says which files would be written.
func (s *Screen) writes() string {
	orders := s.orders()
	switch len(orders) {
	case 0:
		return "Write nothing: choose a format"
	case 1:
		return "Write " + filepath.Base(orders[0].Path)
	}
	text := fmt.Sprintf("Write %d files: %s", len(orders), filepath.Base(orders[0].Path))
	for _, o := range orders[1:] {
		text += ", ." + o.Format
	}
	return text
}

func (s *Screen) partsWords() string {
	if s.what.Short {
		return "as the short report has them"
	}
	var on []string
	for i, k := range reports.Kinds() {
		if s.parts[i] {
			on = append(on, partName(k))
		}
	}
	if len(on) == len(s.parts) {
		return "all of them"
	}
	return strings.Join(on, ", ")
}

func sizeWords(m Made) string {
	s := fmt.Sprintf("%d kB", (m.Size+1023)/1024)
	if m.Size >= 1<<20 {
		s = fmt.Sprintf("%.1f MB", float64(m.Size)/(1<<20))
	}
	switch m.Pages {
	case 0:
		return s
	case 1:
		return s + ", 1 page"
	}
	return fmt.Sprintf("%s, %d pages", s, m.Pages)
}

// explain says what the row that one stands on means.
func (s *Screen) explain(l line) string {
	w := reports.English()
	switch l.kind {
	case aFormat:
		f := s.means.Formats[l.i]
		return f.Title + ": " + f.For + "."
	case thePlace:
		return "The place and name of the files, without an ending. Folders that aren't there are made."
	case quarterly:
		return "The assessments of the series up to this one, as the workspace has them: like for like, the trend, what slipped, what became of promises."
	case since:
		return "The board's page and a section of its own say what moved since the assessment before, like for like."
	case short:
		return w.Say("hidden.short")
	case parts:
		return "Which parts of the report are wanted. Figures are the same in each."
	case people:
		return w.Say("hidden.names")
	case notes:
		return w.Say("hidden.notes")
	case evidence:
		return w.Say("hidden.evidence")
	case paper:
		return "The size of the pages: " + strings.Join(s.means.Papers, " or ") + "."
	case brand:
		return "A file with the firm's and the client's names, logo and colours. posture report --help tells what it may hold."
	case attach:
		return "Who has the PDF can take the assessment's file out of it. It can't go with anything that is hidden."
	case write:
		return "In " + folderOf(s.place) + ". What is there already isn't written over unless you say so."
	}
	m := s.made[l.i]
	text := m.Shown + ", " + sizeWords(m) + "."
	if s.of != s.doc.Version() {
		text += " It was made before the last change."
	}
	for _, n := range m.Notes {
		text += " " + strings.ToUpper(n[:1]) + n[1:] + "."
	}
	return text
}

func folderOf(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i > 0 {
		return path[:i+1]
	}
	return "this folder"
}

// name gives a quarterly report a name of its own, unless somebody chose one.
func (s *Screen) name() {
	const end = "-quarterly"
	switch {
	case s.quarterly && s.place == s.means.Base:
		s.place += end
	case !s.quarterly && s.place == s.means.Base+end:
		s.place = s.means.Base
	}
}

// change does what a row is for.
func (s *Screen) change() (screen.Action, tea.Cmd) {
	l := s.here()
	switch l.kind {
	case aFormat:
		s.chosen[l.i] = !s.chosen[l.i]
	case thePlace, brand:
		p := newPlacing(s, l.kind)
		s.mode = p
		return nil, p.ask(s)
	case quarterly:
		s.quarterly = !s.quarterly
		s.name()
	case since:
		s.since = !s.since
	case attach:
		s.attach = !s.attach
	case short:
		s.what.Short = !s.what.Short
	case parts:
		if s.what.Short {
			return screen.Toast{Text: "The short report has parts of its own. Switch it off first."}, nil
		}
		s.mode = &choosing{}
	case people:
		s.what.Anonymous = !s.what.Anonymous
	case notes:
		s.what.RedactNotes = !s.what.RedactNotes
	case evidence:
		s.what.RedactEvidence = !s.what.RedactEvidence
	case paper:
		s.paper = (s.paper + 1) % len(s.means.Papers)
	case write:
		return s.write()
	case aReport:
		return s.openIt()
	}
	return nil, nil
}
