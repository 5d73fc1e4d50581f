package screen

import (
	"time"

	"posture/assessment"
	"posture/frameworks"
)

// A Document is the open assessment, shared by its screens. It changes at once
// and in memory; the application puts its [Document.Pending] changes on disk.
type Document struct {
	// By is who is answering now; a name that was typed, or "".
	By string
	// Place is the id of the question that one was at last. The application
	// keeps it for the next time.
	Place string

	a       *assessment.Assessment
	card    *assessment.Scorecard
	was     *assessment.Scorecard // before the last change
	last    assessment.Subject    // of the last change made here
	session assessment.Session
	pending []assessment.Change
	now     func() time.Time
	version int
}

// NewDocument takes an assessment that nothing else changes from now on.
func NewDocument(a *assessment.Assessment, by string, now func() time.Time) *Document {
	return &Document{By: by, a: a, card: assessment.Evaluate(a), now: now}
}

// Assessment is the document's assessment, to be read only.
func (d *Document) Assessment() *assessment.Assessment { return d.a }

// Framework is what is asked.
func (d *Document) Framework() *frameworks.Framework { return d.a.Framework() }

// Card is everything that the method says about it now.
func (d *Document) Card() *assessment.Scorecard { return d.card }

// Before is the scorecard as it was before the last change, where that change
// was made here and was about the subject; else nil.
func (d *Document) Before(s assessment.Subject) *assessment.Scorecard {
	if d.last != s {
		return nil
	}
	return d.was
}

// Version rises with each change, whoever made it.
func (d *Document) Version() int { return d.version }

// Record is what is kept of a question.
func (d *Document) Record(q *frameworks.Question) assessment.Record { return d.a.Record(q) }

// Stamp says that the person who is answering does something now.
func (d *Document) Stamp() assessment.Stamp {
	return assessment.Stamp{By: d.By, At: d.now().UTC().Truncate(time.Second)}
}

// Edit changes a question's record as one step that can be undone. The error
// says why it can't be so changed; then nothing is changed.
func (d *Document) Edit(q *frameworks.Question, edit func(*assessment.Record)) error {
	before := d.a.Record(q)
	c, err := d.a.Edit(d.Stamp(), q.ID, edit)
	if err != nil || before.Equal(d.a.Record(q)) {
		return err
	}
	d.did(c)
	return nil
}

// A Set is what a subject is to hold.
type Set struct {
	Subject assessment.Subject
	Value   assessment.Value
}

// Change sets what subjects hold, as one step that can be undone. The error
// says why it can't be; then nothing is changed.
func (d *Document) Change(sets ...Set) error {
	trial, step := d.a.Clone(), make([]assessment.Change, 0, len(sets))
	for _, s := range sets {
		c := assessment.Change{Stamp: d.Stamp(), Subject: s.Subject, Before: d.a.Current(s.Subject), After: s.Value}
		if _, err := trial.Apply(c); err != nil {
			return err
		}
		step = append(step, c)
	}
	*d.a = *trial
	d.did(step...)
	return nil
}

// Take makes changes that come from elsewhere, such as a spreadsheet, as one
// step that can be undone. The error says why they can't be made; then none is.
func (d *Document) Take(changes []assessment.Change) error {
	trial := d.a.Clone()
	for _, c := range changes {
		if _, err := trial.Apply(c); err != nil {
			return err
		}
	}
	if len(changes) > 0 {
		*d.a = *trial
		d.did(changes...)
	}
	return nil
}

func (d *Document) did(step ...assessment.Change) {
	d.session.Did(step...)
	d.changed(step)
}

func (d *Document) changed(step []assessment.Change) {
	d.pending = append(d.pending, step...)
	d.was, d.last = d.card, step[len(step)-1].Subject
	d.card = assessment.Evaluate(d.a)
	d.version++
}

// Undo takes one's own last step back and tells what it was about; no changes
// where there is none. Where somebody else changed the same since, the error
// says so.
func (d *Document) Undo() ([]assessment.Change, error) { return d.turn(d.session.Undo) }

// Redo makes the last step that was undone again.
func (d *Document) Redo() ([]assessment.Change, error) { return d.turn(d.session.Redo) }

func (d *Document) turn(f func(*assessment.Assessment, assessment.Stamp) ([]assessment.Change, error)) ([]assessment.Change, error) {
	changes, err := f(d.a, d.Stamp())
	if err == nil && len(changes) > 0 {
		d.changed(changes)
	}
	return changes, err
}

// Pending are the changes that aren't on disk, the oldest first. The list is
// not to be changed.
func (d *Document) Pending() []assessment.Change { return d.pending }

// Stored notes that the first n pending changes are on disk.
func (d *Document) Stored(n int) { d.pending = append([]assessment.Change(nil), d.pending[n:]...) }

// Merge takes over what is on disk, with others' changes in it; the pending
// changes are made to it again. It gives the questions that are no longer as
// they were.
func (d *Document) Merge(disk *assessment.Assessment) ([]*frameworks.Question, error) {
	fresh := disk.Clone()
	for _, c := range d.pending {
		if _, err := fresh.Apply(c); err != nil {
			return nil, err
		}
	}
	var others []*frameworks.Question
	for _, q := range d.Framework().Questions() {
		if !fresh.Record(q).Equal(d.a.Record(q)) {
			others = append(others, q)
		}
	}
	*d.a = *fresh
	d.card, d.last = assessment.Evaluate(d.a), assessment.Subject{}
	d.version++
	return others, nil
}
