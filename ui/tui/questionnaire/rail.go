package questionnaire

import (
	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// railState is what the rail knows of practices beside their scores, worked
// out anew when the document has changed.
type railState struct {
	version int
	flagged []bool // by the practice's index
	asked   []bool // something is unknown there
	carried int    // answers of the whole that are carried over and not confirmed
}

func (s *Screen) railMarks() *railState {
	r := &s.rail
	if r.flagged != nil && r.version == s.doc.Version() {
		return r
	}
	n := len(s.doc.Framework().Practices())
	*r = railState{version: s.doc.Version(), flagged: make([]bool, n), asked: make([]bool, n)}
	for _, q := range s.doc.Framework().Questions() {
		x := s.doc.Record(q)
		i := q.Practice.Index
		r.flagged[i] = r.flagged[i] || x.Flag
		r.asked[i] = r.asked[i] || x.State == assessment.Unknown
		if x.Carried {
			r.carried++
		}
	}
	return r
}

// A railRow is a layer, or a practice of the layer that is open.
type railRow struct {
	layer    *frameworks.Layer
	practice *frameworks.Practice
}

// railPage draws layers and practices with their progress. Where not all
// practices fit, those of the other layers are folded away.
func (s *Screen) railPage(width, height int, f *screen.Frame) *widget.Page {
	fw := s.doc.Framework()
	p := widget.NewPage(s.th, width, height)
	s.progress(p)
	room := p.Left()
	if height >= 30 {
		p.Blank(1)
		room--
	}
	folded := len(fw.Layers)+len(fw.Practices()) > room
	airy := !folded && len(fw.Layers)*2+len(fw.Practices())-1 <= room
	n, at := s.railRows(folded)
	first := widget.Window(at, n, room)
	for i, r := range s.railPart(first, min(room, n), folded) {
		if airy && r.practice == nil && i > 0 {
			p.Blank(1)
		}
		y := p.Rows()
		s.drawRailRow(p, r)
		f.Zones = append(f.Zones, screen.Zone{X: 0, Y: y, Width: width, Height: 1, Click: goTo{r.first()}})
	}
	return p
}

func (r railRow) first() *frameworks.Question {
	if r.practice != nil {
		return r.practice.Questions[0]
	}
	return r.layer.Practices[0].Questions[0]
}

// railRows is how many rows there are, and at which one is.
func (s *Screen) railRows(folded bool) (n, at int) {
	here := s.q.Practice
	for _, l := range s.doc.Framework().Layers {
		n++
		if l == here.Layer {
			at = n + here.Index - l.Practices[0].Index
		}
		if !folded || l == here.Layer {
			n += len(l.Practices)
		}
	}
	return n, at
}

// railPart are the rows from first on, so many of them.
func (s *Screen) railPart(first, rows int, folded bool) []railRow {
	out := make([]railRow, 0, rows)
	i := 0
	for _, l := range s.doc.Framework().Layers {
		if i >= first && len(out) < rows {
			out = append(out, railRow{layer: l})
		}
		i++
		if folded && l != s.q.Practice.Layer {
			continue
		}
		for j := max(0, first-i); j < len(l.Practices) && len(out) < rows; j++ {
			out = append(out, railRow{l, l.Practices[j]})
		}
		i += len(l.Practices)
	}
	return out
}

func (s *Screen) drawRailRow(p *widget.Page, r railRow) {
	th := s.th
	p.Row()
	if r.practice == nil {
		m := s.doc.Card().Layers[r.layer.Index].Measure
		right := assessment.ShowScore(m.Score, m.Target)
		p.Gap(1).PutWithin(th.Accent, r.layer.Title, p.Width()-3-th.WidthOf(right))
		p.To(p.Width()-1-th.WidthOf(right)).Put(th.Strong, right)
		return
	}
	m := s.doc.Card().Practices[r.practice.Index].Measure
	marks := s.railMarks()
	st, mark := th.Muted, "  "
	if r.practice == s.q.Practice {
		st, mark = th.Focus, " ›"
	}
	right := tally(m)
	if marks.flagged[r.practice.Index] {
		right = signFlag + " " + right
	}
	fill := theme.Style{}
	if r.practice == s.q.Practice {
		fill = th.Focus
	}
	p.Put(st, mark).Put(fill, " ").Put(st, state(m, marks.asked[r.practice.Index])+" ")
	p.PutWithin(st, r.practice.Title, p.Width()-7-th.WidthOf(right)).Fill(fill, p.Width()-1-th.WidthOf(right)).Put(st, right).Fill(fill, p.Width())
}

// smallRail draws the rail in one row: a sign for each practice, by layer.
// Where not all layers fit, those from the current one on are shown.
func (s *Screen) smallRail(p *widget.Page) {
	th, layers := s.th, s.doc.Framework().Layers
	need := func(l *frameworks.Layer) int { return th.WidthOf(l.ID) + 1 + len(l.Practices) + 2 }
	first, room := 0, p.Width()
	for _, l := range layers {
		room -= need(l)
	}
	if room < 0 {
		first = s.q.Practice.Layer.Index
	}
	p.Row()
	for _, l := range layers[first:] {
		if p.Width()-p.At() < need(l) && l != s.q.Practice.Layer {
			p.Put(th.Muted, "…")
			return
		}
		name := th.Muted
		if l == s.q.Practice.Layer {
			name = th.Accent
		}
		p.Put(name, l.ID).Gap(1)
		for _, x := range l.Practices {
			st := th.Muted
			if x == s.q.Practice {
				st = th.Focus
			}
			sign := state(s.doc.Card().Practices[x.Index].Measure, s.railMarks().asked[x.Index])
			if s.railMarks().flagged[x.Index] {
				sign = signFlag
			}
			p.Put(st, sign)
		}
		p.Gap(2)
	}
}

// state is the sign of how far a practice is answered.
func state(m assessment.Measure, unknown bool) string {
	switch {
	case m.Applicable == 0:
		return signNone
	case m.Answered == m.Applicable && m.Carried > 0:
		return signCarried
	case m.Answered == m.Applicable:
		return signDone
	case unknown:
		return signUnknown
	case m.Answered > 0:
		return signPart
	}
	return signOpen
}

// progress draws how much is answered, and how much of that isn't carried over.
func (s *Screen) progress(p *widget.Page) {
	th, m := s.th, s.doc.Card().Overall
	right := assessment.ShowPercent(m.Completeness()) + " answered"
	if m.Carried > 0 {
		right = assessment.ShowPercent(m.Completeness()) + ", confirmed " + assessment.ShowPercent(m.CompletenessLooked())
	}
	p.Row()
	cells := p.Width() - th.WidthOf(right) - 3
	done, looked := int(m.Completeness()*float64(cells)), int(m.CompletenessLooked()*float64(cells))
	p.Gap(1).Put(th.Accent, widget.Repeat("━", looked)).Put(th.Warn, widget.Repeat("╍", done-looked)).
		Put(th.Track, widget.Repeat("─", cells-done)).Gap(1).Put(th.Muted, right)
}
