package plain

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
)

const help = `u: unknown, nobody here can say.
x and a reason: it doesn't apply. After x alone, the next line is the reason.
n and a text: a note.
e and a name: a piece of evidence. e, then documented, observed or tested, then a name: one that is stronger than somebody's word.
c: confirm an answer that was carried over.
f: flag for discussion, or take the flag off.
z: take back the last change.
An empty line: pass over. The question stays as it is.
b: back to the question before.
q: end. What was answered is saved.`

// greet says what this is.
func (r *run) greet() {
	a := r.view()
	h, fw := a.Head(), a.Framework()
	carried := ""
	if n := carriedOver(a); n > 0 {
		carried = fmt.Sprintf(" Carried over and not confirmed: %d; c confirms one.", n)
	}
	r.say("%s\n%s %s, %s.\nQuestions that are open: %d of %d.%s Each answer is saved at once. Write ? for help, q to end.",
		visible.Line(strings.TrimSuffix(h.Organisation+". "+h.Scope, ". ")), visible.Line(fw.Title), fw.Version, h.Date,
		count(a)[assessment.Open], len(fw.Questions()), carried)
}

// ask asks the question: in full, or in short where it was just asked.
func (r *run) ask() {
	a := r.view()
	fw, q, ask := a.Framework(), r.q, strings.TrimSpace(r.q.Ask)
	if r.again {
		r.say("%s: %s", q.ID, ask)
	} else {
		r.say("")
		if q.Practice != r.named {
			r.say("%s. %s.", visible.Line(q.Practice.Layer.Title), visible.Line(q.Practice.Title))
		}
		r.say("Question %d of %d, %s: %s", q.Index+1, len(fw.Questions()), q.ID, ask)
		if q.Why != "" {
			r.say("Why this is asked: %s", strings.TrimSpace(q.Why))
		}
		for _, s := range fw.Scale {
			text := strings.TrimSpace(cmp.Or(q.Levels[s.Level], s.Meaning))
			r.say("%s", strings.TrimSuffix(fmt.Sprintf("%d, %s: %s", s.Level, visible.Line(s.Name), text), ": "))
		}
		r.standing(a)
	}
	r.again, r.named = true, q.Practice
	r.say("Your answer, %d to %d, u, x with a reason, or ? for help:", fw.Scale.Min(), fw.Scale.Max())
}

// standing says what is kept of the question so far.
func (r *run) standing(a *assessment.Assessment) {
	rec := record(a, r.q.ID)
	if rec.State != assessment.Open {
		r.say("Answer so far: %s.", answer(rec.Answer, a.Framework().Scale))
	}
	if rec.Carried {
		r.say("It was carried over, and nobody has looked at it yet: c confirms it.")
	}
	if rec.Flag {
		r.say("Flagged for discussion.")
	}
	if rec.Note != "" {
		r.say("Note: %s", strings.ReplaceAll(rec.Note, "\n", "\n  ")) // so that it can't pass for the program's own lines
	}
	for _, e := range rec.Evidence {
		r.say("Evidence, %s: %s", e.Strength, visible.Line(e.Name))
	}
}

// help says what can be written, and asks in full again.
func (r *run) help() {
	s := r.view().Framework().Scale
	r.say("What you can write, one thing a line:\n%d to %d: the level that fits best.\n%s", s.Min(), s.Max(), help)
	if len(r.q.Evidence) > 0 {
		r.say("Evidence that would show it: %s.", visible.Line(strings.Join(r.q.Evidence, "; ")))
	}
	r.again = false
}

func (r *run) unclear(text string) {
	s := r.view().Framework().Scale
	r.say("%s is nothing that can be taken here. Write a level from %d to %d, or ? for help.", short(text), s.Min(), s.Max())
}

// short is a typed text as it is told back.
func short(text string) string {
	return fmt.Sprintf("%q", ansi.Truncate(visible.Line(text), 40, "…"))
}

// sum says what was answered, as it is stored, and what is still open.
func (r *run) sum() {
	a := r.doc.Assessment()
	fw, changed := a.Framework(), ""
	for _, q := range fw.Questions() {
		if r.touched[q.ID] && !a.Record(q).Equal(record(r.start, q.ID)) {
			changed += fmt.Sprintf("\n%s: %s.", q.ID, answer(a.Record(q).Answer, fw.Scale))
		}
	}
	n := count(a)
	r.say("\nAnswered or changed now:%s\nOf %d questions: with a level %d, unknown %d, not applicable %d, open %d.",
		cmp.Or(changed, " nothing."), len(fw.Questions()),
		n[assessment.Levelled], n[assessment.Unknown], n[assessment.NotApplicable], n[assessment.Open])
	if n := carriedOver(a); n > 0 {
		r.say("Carried over and not confirmed: %d.", n)
	}
}

// count gives how many questions are in each state, by the state.
func count(a *assessment.Assessment) (n [4]int) {
	for _, q := range a.Framework().Questions() {
		n[a.Record(q).State]++
	}
	return n
}

// carriedOver is how many answers nobody has confirmed since the last assessment.
func carriedOver(a *assessment.Assessment) int {
	n := 0
	for _, q := range a.Framework().Questions() {
		if a.Record(q).Carried {
			n++
		}
	}
	return n
}

// answer words an answer.
func answer(x assessment.Answer, scale frameworks.Scale) string {
	switch x.State {
	case assessment.Levelled:
		return fmt.Sprintf("%d, %s", x.Level, visible.Line(scale.Step(x.Level).Name))
	case assessment.Unknown:
		return "unknown"
	case assessment.NotApplicable:
		return "not applicable, because: " + strings.TrimRight(visible.Line(x.Reason), ".")
	}
	return "open"
}
