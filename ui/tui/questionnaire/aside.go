package questionnaire

import (
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// aside is what belongs to the question, at the right of a wide window: why
// it is asked, what to look for, evidence, the note, who answered. It isn't
// whole where evidence or the note finds no room there.
func (s *Screen) aside(width, height int) (_ *widget.Page, whole bool) {
	th, r := s.th, s.record()
	p := widget.NewPage(th, width, height)
	if height >= 24 {
		p.Blank(1)
	}
	section := func(heading string, st theme.Style, texts ...string) (whole bool) {
		any := false
		for _, t := range texts {
			any = any || t != ""
		}
		if !any {
			return true
		}
		if p.Left() < 3 {
			return false
		}
		p.Row()
		p.Put(th.Accent, heading)
		whole = true
		for _, t := range texts {
			lines := s.wraps.Lines(th, t, width)
			whole = whole && len(lines) <= p.Left()-1
			p.Lines(st, 0, widget.Most(th, lines, p.Left()-1, width))
		}
		p.Blank(1)
		return whole
	}
	section("Why it is asked", th.Text, s.q.Why)
	section("What to look for", th.Muted, s.bulleted()...)
	pieces := make([]string, len(r.Evidence))
	for i, e := range r.Evidence {
		pieces[i] = "· " + e.Name + " (" + s.weight(e) + ")"
	}
	whole = section("Evidence", th.Text, pieces...)
	whole = section("Note", th.Text, r.Note) && whole
	if g := s.doc.Assessment().Given(s.q); g.By != "" || !g.At.IsZero() {
		section("Answered", th.Muted, said(g))
	}
	return p, whole
}

// bulleted are the framework's pieces of evidence to look for.
func (s *Screen) bulleted() []string {
	out := make([]string, len(s.q.Evidence))
	for i, e := range s.q.Evidence {
		out[i] = "· " + e
	}
	return out
}
