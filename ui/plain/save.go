package plain

import (
	"fmt"
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
)

// A step changes an assessment, says what it did and gives its changes. Without
// any it says why.
type step func(a *assessment.Assessment) (said string, did []assessment.Change)

// store makes a step on what is stored now, stores it with what is pending, and
// tells how it went. What can't be stored is pending from then on.
func (r *run) store(do step) (did []assessment.Change, failed error) {
	said, ran, waited := "", false, len(r.pending) > 0
	failed = r.doc.Change(func(a *assessment.Assessment) ([]assessment.Change, error) {
		for _, c := range r.pending {
			overwrote, err := a.Apply(c)
			if err != nil {
				return nil, err
			}
			r.meanwhile(c.Subject.ID, overwrote)
		}
		ran = true
		said, did = do(a)
		return slices.Concat(r.pending, did), nil
	})
	if !ran { // what is stored couldn't even be read
		said, did = do(r.view().Clone())
	}
	switch {
	case failed != nil:
		r.pending = append(r.pending, did...)
		said += " NOT SAVED: " + sentence(failed) + " What isn't saved is kept here and tried again with your next answer."
	case waited:
		r.pending = nil
		said += " Saved, with what couldn't be saved before."
	case len(did) > 0:
		said += " Saved."
	}
	r.say("%s", strings.TrimSpace(said))
	return did, failed
}

// edit changes the record of the question being asked, and tells what others
// changed in it since it was shown. said is what f does.
func (r *run) edit(said string, f func(*assessment.Record)) {
	id, shown := r.q.ID, record(r.view(), r.q.ID)
	did, _ := r.store(func(a *assessment.Assessment) (string, []assessment.Change) {
		r.meanwhile(id, assessment.Words(shown, record(a, id)))
		c, err := a.Edit(r.stamp(), id, f)
		switch {
		case err != nil:
			return "Not taken: " + sentence(err), nil
		case c.Before.(assessment.Record).Equal(c.After.(assessment.Record)):
			return id + ": " + said + " So it stood already.", nil
		}
		return id + ": " + said, []assessment.Change{c}
	})
	r.session.Did(did...)
	r.touched[id] = true
}

// undo takes the last change back and goes to the question that it was about.
func (r *run) undo() {
	if !r.session.CanUndo() {
		r.say("There is nothing to take back.")
		return
	}
	r.store(func(a *assessment.Assessment) (string, []assessment.Change) {
		did, err := r.session.Undo(a, r.stamp())
		if err != nil {
			return "Not taken back: " + sentence(err), nil
		}
		r.q, r.again = a.Framework().Question(did[0].Subject.ID), false
		r.trail = slices.DeleteFunc(r.trail, func(q *frameworks.Question) bool { return q.Index >= r.q.Index })
		before, _ := did[0].Before.(assessment.Record)
		after, _ := did[0].After.(assessment.Record)
		if before.Answer == after.Answer {
			return fmt.Sprintf("Taken back, %s: %s.", r.q.ID, plainly(assessment.Words(before, after))), did
		}
		return fmt.Sprintf("Taken back. %s is now: %s.", r.q.ID, answer(after.Answer, a.Framework().Scale)), did
	})
}

// leave stores what is pending. Where that fails it is tried again until it
// works, or q or the end of the input gives it up.
func (r *run) leave() error {
	for len(r.pending) > 0 {
		_, failed := r.store(func(*assessment.Assessment) (string, []assessment.Change) { return "", nil })
		if failed != nil {
			r.say("Write an empty line to try again, or q to leave without what isn't saved.")
			if l, err := r.read(); err != nil || strings.EqualFold(l.text, "q") {
				return fmt.Errorf("leaving with %d changes not saved: %w", len(r.pending), failed)
			}
		}
	}
	return nil
}

// view is the assessment with what is pending.
func (r *run) view() *assessment.Assessment {
	a := r.doc.Assessment()
	if len(r.pending) > 0 {
		a = a.Clone()
	}
	for _, c := range r.pending {
		_, _ = a.Apply(c) // what can't be made any more is told when it is stored
	}
	return a
}

// record is what a holds of a question; nothing where it hasn't the question.
func record(a *assessment.Assessment, id string) assessment.Record {
	rec, _ := a.Current(assessment.Subject{Kind: assessment.AboutQuestion, ID: id}).(assessment.Record)
	return rec
}

func (r *run) stamp() assessment.Stamp { return assessment.Stamp{By: r.by, At: r.now()} }

// meanwhile tells which facts somebody else changed, if any.
func (r *run) meanwhile(id string, facts []string) {
	if len(facts) > 0 {
		r.say("Somebody else changed %s meanwhile: %s. What they gave is kept in its history.",
			id, plainly(facts))
	}
}

// plainly writes facts without signs that are read out badly.
func plainly(facts []string) string {
	return visible.Line(strings.ReplaceAll(strings.Join(facts, ", "), "→", "to"))
}

// sentence is an error's text with one full stop.
func sentence(err error) string { return strings.TrimRight(visible.Line(err.Error()), ".") + "." }
