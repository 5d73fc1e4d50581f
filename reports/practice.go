package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// practice is one below its target.
func (b *builder) practice(p *assessment.PracticeScore) Practice {
	m := b.measures(p.Measure)
	x := Practice{
		ID: p.Practice.ID, Anchor: practiceAnchor(p.Practice), Title: b.line(p.Practice.Title), Intent: b.text(p.Practice.Intent), Measures: m,
		Summary: b.w.Count("practice.summary", p.Cost, "score", b.scoreLine(m), "lift", lift(p.Lift).Shown),
	}
	if p.Practice.Critical {
		x.Critical = b.say("practice.is-critical")
	}
	if slices.Contains(b.s.Layers[p.Practice.Layer.Index].HeldBackBy, p.Practice) {
		x.HoldsBack = b.say("holds-back", "layer", b.line(p.Practice.Layer.Title))
	}
	if waits := b.unmet(p.Practice); len(waits) > 0 {
		x.WaitsFor = b.say("practice.waits", "practices", b.w.List(b.practiceTitles(waits)))
	}
	for _, q := range p.Practice.Questions {
		x.Steps = append(x.Steps, b.questionStep(q, int(p.Target.V)))
	}
	for _, c := range p.Practice.Citations {
		x.Clauses = append(x.Clauses, b.clause(c))
	}
	if len(x.Clauses) > 0 {
		x.Relates = b.say("practice.relates")
	}
	return x
}

// unmet are the prerequisites that have a gap.
func (b *builder) unmet(p *frameworks.Practice) []*frameworks.Practice {
	var out []*frameworks.Practice
	for _, r := range p.Requires {
		if b.s.Practices[r.Index].Gap.V > 0 {
			out = append(out, r)
		}
	}
	return out
}

func (b *builder) questionStep(q *frameworks.Question, target int) Step {
	r := b.a.Record(q)
	x := Step{ID: q.ID, Ask: b.text(q.Ask), Level: levelOf(r.Answer), Mark: b.mark(r.Answer)}
	now := func(text string) {
		if text != "" {
			x.Now = append(x.Now, Labelled{b.say("step.now"), text})
		}
	}
	switch r.State {
	case assessment.Levelled:
		now(b.text(q.Levels[r.Level]))
		if r.Level < target {
			if next, text := b.advice(q, r.Level); text != "" {
				x.Next = []Labelled{{b.say("step.next", "level", strconv.Itoa(next)), text}}
			}
		}
	case assessment.NotApplicable:
		x.Now = []Labelled{{b.say("step.na"), b.note(r.Reason)}}
	default:
		if q.Why != "" {
			x.Now = []Labelled{{b.say("step.matters"), b.text(q.Why)}}
		}
	}
	x.Seen = b.seen(q, r)
	if r.Note != "" {
		x.Note = Labelled{b.say("note"), b.note(r.Note)}
	}
	if r.Flag {
		x.Flagged = b.say("flagged")
	}
	return x
}

// seen is the evidence that was seen, and what is missing where the answer
// claims more than its evidence bears out.
func (b *builder) seen(q *frameworks.Question, r assessment.Record) []Labelled {
	var out []Labelled
	var names []string
	for _, e := range r.Evidence {
		names = append(names, b.evidence(e))
	}
	if len(names) > 0 {
		out = append(out, Labelled{b.say("evidence.seen"), strings.Join(names, "; ")})
	}
	date := b.a.Head().Date
	believed := assessment.Believed(r, b.fw.Scale, date)
	if !believed.Valid || believed.V >= float64(r.Level) {
		return out
	}
	var missing []string
	for _, e := range q.Evidence {
		if !slices.ContainsFunc(r.Evidence, func(x assessment.Evidence) bool { return strings.EqualFold(strings.TrimSpace(x.Name), e) }) {
			missing = append(missing, b.text(e))
		}
	}
	if b.o.RedactEvidence || len(missing) == 0 {
		missing = nil
	}
	text := b.say("evidence.missing-level", "strength", b.say("strength."+assessment.Strongest(r.Evidence, date).String()),
		"believed", exact(believed.V), "level", strconv.Itoa(r.Level))
	if len(missing) > 0 {
		text = fmt.Sprintf("%s %s", text, b.say("evidence.missing-list", "list", strings.Join(missing, "; ")))
	}
	return append(out, Labelled{b.say("evidence.missing"), text})
}
