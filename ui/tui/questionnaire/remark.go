package questionnaire

import (
	"fmt"

	"posture/ui/tui/widget"
)

// labelled is how wide the labels of remarks are.
const labelled = 10

// remarks are the lines under the answer: its evidence and its note, where
// there is no room for them at the side.
type remarks struct{ evidence, note []string }

func (r remarks) rows() int { return len(r.evidence) + len(r.note) }

func (s *Screen) remarks(width int) (out remarks) {
	r := s.record()
	for i, e := range r.Evidence {
		label := ""
		if i == 0 {
			label = "Evidence"
		}
		out.evidence = append(out.evidence, s.remark(label, e.Name+" ("+s.weight(e)+")", width)...)
	}
	if r.Note != "" {
		out.note = s.remark("Note", r.Note, width)
	}
	return out
}

func (s *Screen) remark(label, text string, width int) []string {
	lines := s.wraps.Lines(s.th, text, width-labelled)
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = fmt.Sprintf("%-*s", labelled, label) + l
		label = ""
	}
	return out
}

// most gives so many of the remarks' lines. Both are named, and where one goes
// on there is a sign.
func (s *Screen) most(r remarks, n, width int) []string {
	switch {
	case n < 1:
		return nil
	case len(r.evidence) == 0:
		return widget.Most(s.th, r.note, n, width)
	case len(r.note) == 0:
		return widget.Most(s.th, r.evidence, n, width)
	case n == 1:
		pieces := "   " + s.kept(false)[0]
		room := width - s.th.WidthOf(pieces)
		return []string{widget.Most(s.th, s.remark("Note", s.record().Note, room), 1, room)[0] + pieces}
	}
	e := min(len(r.evidence), n-1)
	return append(widget.Most(s.th, r.evidence, e, width), widget.Most(s.th, r.note, n-e, width)...)
}

// kept names what is kept with the answer: its evidence, its note.
func (s *Screen) kept(brief bool) (out []string) {
	r := s.record()
	switch n := len(r.Evidence); {
	case n > 0 && brief:
		out = append(out, "evidence")
	case n > 0:
		out = append(out, widget.Counted(n, "piece of evidence", "pieces of evidence"))
	}
	if r.Note != "" {
		out = append(out, "note")
	}
	return out
}
