package questionnaire

import (
	"fmt"
	"strconv"

	"posture/assessment"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// answerRow says how the question is answered.
func (s *Screen) answerRow(p *widget.Page) {
	th, r := s.th, s.record()
	p.Row()
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

// A remark is a line under the answer.
type remark struct {
	indent int
	style  theme.Style
	text   string
}

// remarks are evidence, the note and who answered, as they are where there is
// no room for them at the side.
func (s *Screen) remarks(width int, whole bool) []remark {
	if !whole {
		return nil
	}
	th, r := s.th, s.record()
	var out []remark
	add := func(label, text string, st theme.Style) {
		for i, l := range s.wraps.Lines(th, text, width-10) {
			if i == 0 {
				l = fmt.Sprintf("%-10s", label) + l
				out = append(out, remark{0, st, l})
			} else {
				out = append(out, remark{10, st, l})
			}
		}
	}
	for i, e := range r.Evidence {
		label := ""
		if i == 0 {
			label = "Evidence"
		}
		add(label, e.Name+" ("+s.weight(e)+")", th.Text)
	}
	if r.Note != "" {
		add("Note", r.Note, th.Text)
	}
	return out
}
