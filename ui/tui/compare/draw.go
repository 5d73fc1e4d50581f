package compare

import (
	"posture/assessment"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

func (s *Screen) row(p *widget.Page, c columns, r *row, n int, here bool) {
	th := s.th
	text, muted, fill, mark := th.Text, th.Muted, theme.Style{}, "  "
	if here {
		text, muted, fill, mark = th.Focus, th.Focus, th.Focus, "› "
	}
	switch r.kind {
	case aHeading:
		sign, style := s.sign(r.m.Verdict)
		if r.m.Verdict == "" {
			sign = " "
		}
		p.Put(style, sign+" ").Put(th.Accent, r.name)
	case steadyOnes:
		p.Put(text, mark).Put(text, s.knob(r)+" ").Put(text, r.name).Fill(fill, p.Width()-2)
	case anAnswer:
		s.answer(p, r, n, here)
	case aPromise:
		s.promise(p, r, text, muted, mark, fill)
	default:
		s.scored(p, c, r, text, mark, fill)
	}
}

// knob is the sign of a row that can be unfolded.
func (s *Screen) knob(r *row) string {
	switch {
	case r.kind == aPractice && len(r.practice.Questions) == 0:
		return " "
	case s.unfolded(r):
		return "▾"
	}
	return "▸"
}

// scored draws the whole, a layer or a practice.
func (s *Screen) scored(p *widget.Page, c columns, r *row, text theme.Style, mark string, fill theme.Style) {
	th := s.th
	sign, verdict := s.sign(r.m.Verdict)
	strong := th.Strong
	if mark == "› " {
		strong, verdict = text, text
	}
	p.Put(text, mark)
	end := margin + c.name
	switch r.kind {
	case aPractice:
		p.Put(text, s.knob(r)+" ").Put(text, r.id+"  ").PutWithin(text, r.name, end-p.At()-1)
	case theWhole:
		p.PutWithin(strong, r.name, end-p.At()-1)
	default:
		p.PutWithin(text, r.name, end-p.At()-1)
	}
	p.Fill(fill, end)
	if c.track > 0 {
		s.track(p, r, c.track-1)
		p.Fill(fill, end+c.track)
	}
	cell := func(style theme.Style, words string, cells int) {
		p.Fill(fill, p.At()+cells-th.WidthOf(words)).Put(style, words)
	}
	cell(text, r.then, scoreCells)
	cell(strong, r.now, scoreCells)
	cell(verdict, r.like, likeCells)
	p.Fill(fill, p.At()+1).Put(verdict, sign)
	if c.word > 3 {
		p.Fill(fill, p.At()+1).PutWithin(verdict, r.word, p.Width()-p.At()-2)
	}
	p.Fill(fill, p.Width()-2)
}

// Signs of a track, long enough for the longest.
const (
	dots   = "································"
	dashes = "────────────────────────────────"
)

// track draws then and now on the scale, the way between them, and the target.
func (s *Screen) track(p *widget.Page, r *row, cells int) {
	th, scale := s.th, s.doc.Framework().Scale
	place := func(f assessment.Figure) int {
		if !f.Valid {
			return -1
		}
		part := (f.V - float64(scale.Min())) / float64(scale.Span())
		return max(0, min(int(part*float64(cells-1)+0.5), cells-1))
	}
	then, now, target := place(r.m.Then), place(r.m.Now), place(r.target)
	low, high := min(then, now), max(then, now)
	if then < 0 || now < 0 {
		low, high = -1, -1
	}
	_, style := s.sign(r.m.Verdict)
	for i := 0; i < cells; {
		end := cells
		for _, stop := range [...]int{then, now, target, low, high, then + 1, now + 1, target + 1} {
			if stop > i && stop < end {
				end = stop
			}
		}
		switch {
		case i == now:
			p.Put(style, "●")
		case i == then:
			p.Put(th.Text, "○")
		case i == target:
			p.Put(th.Target, "┃")
		case i > low && i < high:
			p.Put(style, dashes[:(end-i)*len("─")])
		default:
			p.Put(th.Track, dots[:(end-i)*len("·")])
		}
		i = end
	}
}

// answer draws an answer, then and now; below it who gave it, when, and on what
// evidence.
func (s *Screen) answer(p *widget.Page, r *row, n int, here bool) {
	th := s.th
	if n > 0 {
		p.Gap(6).PutWithin(th.Muted, r.given, p.Width()-9)
		return
	}
	text, fill, mark := th.Text, theme.Style{}, "  "
	if here {
		text, fill, mark = th.Focus, th.Focus, "› "
	}
	p.Put(text, mark).Fill(fill, 4).PutWithin(text, r.id, 14).Fill(fill, p.At()+2)
	s.state(p, r.answer.Then, r.then, text, fill)
	p.Put(text, " → ")
	s.state(p, r.answer.Now, r.now, text, fill)
	p.Fill(fill, p.At()+2).PutWithin(text, r.name, p.Width()-p.At()-3).Fill(fill, p.Width()-2)
}

// state puts an answer: a level on its colour, else its word.
func (s *Screen) state(p *widget.Page, a assessment.Answer, words string, text, fill theme.Style) {
	scale := s.doc.Framework().Scale
	if a.State == assessment.Levelled && scale.Has(a.Level) {
		p.Chip(a.Level, scale.Min())
		return
	}
	p.Put(text, words)
}

const promiseCells = 13

// promise draws an action and what became of it.
func (s *Screen) promise(p *widget.Page, r *row, text, muted theme.Style, mark string, fill theme.Style) {
	th := s.th
	style := th.Muted
	switch r.action.Promise {
	case assessment.Kept:
		style = th.Good
	case assessment.Partly:
		style = th.Warn
	case assessment.Overdue, assessment.NotKept:
		style = th.Bad
	}
	if mark == "› " {
		style = text
	}
	p.Put(text, mark).Put(style, r.word).Fill(fill, margin+promiseCells)
	end := p.Width() - 13
	owner := 0
	if p.Width() >= 76 && r.given != "" {
		owner = min(th.WidthOf(r.given), 18) + 2
	}
	p.PutWithin(text, r.name, end-owner-p.At()-1).Fill(fill, end-owner)
	if owner > 0 {
		p.PutWithin(muted, r.given, owner-2).Fill(fill, end)
	}
	p.Put(muted, r.then).Fill(fill, p.Width()-2)
}
