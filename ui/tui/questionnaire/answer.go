package questionnaire

import (
	"fmt"
	"strconv"
	"strings"

	"posture/assessment"
	"posture/ui/tui/widget"
)

// answerRow says how the question is answered, and at its end what is kept
// with the answer where that isn't seen.
func (s *Screen) answerRow(p *widget.Page, unseen bool) {
	marks, row := "", (*widget.Page)(nil)
	for _, brief := range [...]bool{false, true} {
		if unseen {
			marks = "  " + strings.Join(s.kept(brief), ", ")
		}
		row = widget.NewPage(s.th, p.Width()-s.th.WidthOf(marks), 1)
		row.Row()
		if s.answered(row); row.At() < row.Width() {
			break
		}
	}
	p.Row()
	p.RowOf(row, 0)
	p.Right(s.th.Accent, marks)
}

func (s *Screen) answered(p *widget.Page) {
	th, r := s.th, s.record()
	if r.Flag {
		p.Put(th.Warn, signFlag+" to discuss").Gap(2)
	}
	if r.Carried {
		p.Put(th.Warn, signCarried+" carried over: c confirms it").Gap(2)
	}
	switch r.State {
	case assessment.Open:
		p.Put(th.Muted, signOpen+" not answered yet")
	case assessment.Unknown:
		p.Put(th.Chosen, signUnknown+" unknown").Put(th.Muted, "  nobody in the room can say")
	case assessment.NotApplicable:
		p.Put(th.Chosen, signNone+" not applicable").Put(th.Muted, "  "+r.Reason)
	case assessment.Levelled:
		p.Put(th.Chosen, signDone+" "+s.levelName(r.Level))
		switch {
		case s.above(r):
			p.Gap(2).Put(th.Warn, s.claimed(r))
		case len(r.Evidence) > 0:
			p.Gap(2).Put(th.Good, "shown by what was "+assessment.Strongest(r.Evidence, s.doc.Assessment().Head().Date).String())
		}
	}
}

// claimed says what is claimed above what the evidence shows.
func (s *Screen) claimed(r assessment.Record) string {
	date := s.doc.Assessment().Head().Date
	b := assessment.Believed(r, s.scale(), date)
	text := fmt.Sprintf("claimed %d, shown %s", r.Level, strconv.FormatFloat(assessment.Round(b.V, 1), 'g', -1, 64))
	if len(r.Evidence) == 0 {
		return text + " (no evidence: e)"
	}
	return text + " (" + assessment.Strongest(r.Evidence, date).String() + ")"
}
