package questionnaire

import (
	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

func (m *formMode) box(s *Screen, width, height int) (string, *widget.Page, *screen.Cursor) {
	th := s.th
	width = min(width, 80)
	p := widget.NewPage(th, width, height)
	var cursor *screen.Cursor
	labels := [fields]string{"Name", "Strength", "Dated", "Valid until"}
	for i, l := range labels {
		p.Row()
		label := th.Muted
		if i == m.at {
			label = th.Key
		}
		p.Put(label, l).To(13)
		if f := m.text[i]; f == nil {
			m.strengths(s, p)
		} else if x := f.Put(p, theme.Style{}, width-13); i == m.at {
			cursor = &screen.Cursor{X: x, Y: p.Rows() - 1}
		}
		if m.said[i] != "" {
			p.Row()
			p.To(13).Put(th.Bad, m.said[i])
		}
	}
	p.Blank(1)
	p.Row()
	p.Put(th.Muted, strengthMeans(m.strength)+".")
	if n := len(s.q.Evidence); n > 0 && m.at == fieldName && p.Left() > 2 {
		p.Blank(1)
		p.Row()
		p.Put(th.Muted, "To look for (ctrl+n takes one):")
		for _, e := range s.q.Evidence {
			for j, line := range s.wraps.Lines(th, e, width-2) {
				if !p.Row() {
					break
				}
				if j == 0 {
					p.Put(th.Muted, "·")
				}
				p.To(2).Put(th.Text, line)
			}
		}
	}
	return "Evidence for " + s.q.ID, p, cursor
}

// strengths puts all strengths into the row, the chosen one marked.
func (m *formMode) strengths(s *Screen, p *widget.Page) {
	for _, x := range assessment.Strengths() {
		st, text := s.th.Muted, " "+x.String()+" "
		if x == m.strength {
			st, text = s.th.Chosen, "["+x.String()+"]"
			if m.at == fieldStrength {
				st = s.th.Focus
			}
		}
		p.Put(st, text).Gap(1)
	}
}

// strengthMeans says what a strength is, in METHOD's words.
func strengthMeans(s assessment.Strength) string {
	switch s {
	case assessment.Documented:
		return "Documented: a policy, a record or a design says so"
	case assessment.Observed:
		return "Observed: the assessor saw it done"
	case assessment.Tested:
		return "Tested: it was sampled, audited or measured, with a result"
	}
	return "Stated: somebody says so"
}
