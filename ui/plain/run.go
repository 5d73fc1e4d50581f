package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"time"

	"posture/assessment"
	"posture/frameworks"
)

// A Document is an assessment that can be changed and is stored.
type Document interface {
	// Assessment is what is stored, as far as is known. It is only read.
	Assessment() *assessment.Assessment
	// Change calls edit, once at most, with what is stored now, and stores what
	// edit makes of it before it returns. Edit gives the changes that it made;
	// where there are none, there is nothing to store. On an error what is
	// stored is as it was, and so is what Assessment gives; the error says what,
	// where and what to do.
	Change(edit func(a *assessment.Assessment) ([]assessment.Change, error)) error
}

// A run is one sitting.
type run struct {
	in      *bufio.Reader
	out     *bufio.Writer // its first error stays in it until the end
	width   int
	doc     Document
	by      string
	now     func() time.Time
	session assessment.Session
	pending []assessment.Change    // made, but not stored yet
	start   *assessment.Assessment // as it was when the sitting began
	touched map[string]bool        // ids of the questions changed in this sitting

	q     *frameworks.Question   // the one being asked; nil at the end
	again bool                   // it was asked in full already
	trail []*frameworks.Question // those asked before, the last one last
	named *frameworks.Practice   // the one whose title was said last
}

// Run asks what is open in doc, or carried over and not confirmed, and takes the answers from in. by is who
// answers, as they typed it; now gives the time of each answer. Lines are
// wrapped at width cells, for a terminal; 0 wraps nothing.
//
// The end of the input ends it like q. The error tells of answers that couldn't
// be stored (it wraps the Document's), or of an input or output that failed; an
// output that fails stops no answer.
func Run(in io.Reader, out io.Writer, doc Document, by string, now func() time.Time, width int) error {
	r := &run{
		in: bufio.NewReader(in), out: bufio.NewWriter(out), width: width,
		doc: doc, by: by, now: now,
		start: doc.Assessment().Clone(), touched: map[string]bool{},
	}
	r.greet()
	var err error
	for r.q = r.open(0); r.q != nil && err == nil; {
		r.ask()
		var l line
		if l, err = r.read(); err == nil {
			err = r.take(l)
		}
	}
	if err == io.EOF {
		err = nil
	} else if err != nil {
		err = fmt.Errorf("reading the answers: %w", err)
	}
	unsaved := r.leave()
	r.sum()
	return errors.Join(unsaved, err, r.out.Flush())
}

// onward goes to the next open question, or ends.
func (r *run) onward() {
	r.trail = append(r.trail, r.q)
	r.q, r.again = r.open(r.q.Index+1), false
}

// back goes to the question asked before this one, or else to the one that
// stands before it.
func (r *run) back() {
	all := r.view().Framework().Questions()
	switch n := len(r.trail); {
	case n > 0:
		r.q, r.trail = r.trail[n-1], r.trail[:n-1]
	case r.q.Index > 0 && r.q.Index <= len(all):
		r.q = all[r.q.Index-1]
	default:
		r.say("This is the first question.")
		return
	}
	r.again = false
}

// open is the first question from an index on that is open, or whose answer is
// carried over and not confirmed; nil without one.
func (r *run) open(from int) *frameworks.Question {
	a := r.view()
	all := a.Framework().Questions()
	for _, q := range all[min(from, len(all)):] {
		if rec := a.Record(q); rec.State == assessment.Open || rec.Carried {
			return q
		}
	}
	return nil
}
