package reports

import (
	"slices"

	"posture/assessment"
)

// Shares are parts of a whole, in the order in which they are drawn.
type Shares struct {
	Title string  `json:"title"`
	Parts []Share `json:"parts"`
	Note  string  `json:"note"`
}

// A Share is a part: how many, and how much of the whole.
type Share struct {
	Label string  `json:"label"`
	Count int     `json:"count"`
	Part  float64 `json:"part"` // from 0 to 1
	Shown string  `json:"shown"`
}

// strengths are the answered questions by what they rest on.
func (b *builder) strengths() Shares {
	out := Shares{Title: b.say("board.evidence"), Note: b.say("board.evidence-note")}
	counts := map[assessment.Strength]int{}
	date := b.a.Head().Date
	expired := 0
	for _, q := range b.fw.Questions() {
		r := b.a.Record(q)
		if r.State == assessment.Levelled {
			counts[assessment.Strongest(r.Evidence, date)]++
		}
		if slices.ContainsFunc(r.Evidence, func(e assessment.Evidence) bool { return e.Expired(date) }) {
			expired++
		}
	}
	all := assessment.Strengths()
	slices.Reverse(all)
	for _, s := range all {
		out.Parts = append(out.Parts, share(b.say("strength."+s.String()), counts[s], b.s.Overall.Answered))
	}
	if expired > 0 {
		out.Note = b.w.Count("board.expired", expired)
	}
	return out
}

// coverage is all the framework's questions by their state.
func (b *builder) coverage() Shares {
	o := &b.s.Overall
	unknown := 0
	for _, q := range b.fw.Questions() {
		if b.a.Record(q).State == assessment.Unknown {
			unknown++
		}
	}
	out := Shares{Title: b.w.Count("board.coverage", o.Questions), Parts: []Share{
		share(b.say("state.answered"), o.Answered, o.Questions),
		share(b.say("state.unknown"), unknown, o.Questions),
		share(b.say("state.open"), o.Applicable-o.Answered-unknown, o.Questions),
		share(b.say("state.na"), o.NotApplicable(), o.Questions),
	}}
	out.Note = b.say("board.answered", "n", num(o.Answered), "of", num(o.Applicable), "share", assessment.ShowPercent(o.Completeness()))
	if o.Carried > 0 {
		out.Note = b.say("board.confirmed", "n", num(o.Answered), "of", num(o.Applicable), "share", assessment.ShowPercent(o.Completeness()),
			"looked", assessment.ShowPercent(o.CompletenessLooked()))
	}
	if o.NotApplicable() > 0 {
		out.Note += " " + b.w.Count("board.na", o.NotApplicable(), "share", percent(o.NotApplicable(), o.Questions),
			"score", assessment.ShowScore(o.ScoreNAAtMin, o.Target))
	}
	return out
}

func share(label string, n, of int) Share {
	x := Share{Label: label, Count: n, Shown: percent(n, of)}
	if of > 0 {
		x.Part = float64(n) / float64(of)
	}
	return x
}
