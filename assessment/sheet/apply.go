package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/strict"
)

// A Result is what a sheet did to an assessment.
type Result struct {
	Changes   []assessment.Change // in the sheet's order
	Unchanged int                 // questions or actions of which it says what stood there already
}

// Apply takes the sheet's rows into the assessment. A row is by whom its
// column by says, else by.By, else the assessor. Where there is any mistake,
// the error is [*strict.Mistakes] with all of them, and a is as it was.
func (s *Sheet) Apply(a *assessment.Assessment, by assessment.Stamp) (Result, error) {
	by.By = cmp.Or(by.By, a.Head().Assessor)
	t := &taking{notes: s.table.notes, a: a, by: by, lines: make([]int, len(a.Framework().Questions()))}
	t.List = slices.Clone(t.List)
	for i := range s.table.rows {
		t.row(&s.table.rows[i])
	}
	result := Result{Unchanged: t.unchanged}
	if err := t.Err(); err != nil {
		return Result{}, err
	}
	changed := a.Clone()
	for _, e := range t.edits {
		c, err := changed.Edit(e.by, e.question, func(r *assessment.Record) { *r = e.after })
		if err != nil {
			t.mistake(e.line, "%s: %v", e.question, err)
		}
		result.Changes = append(result.Changes, c)
	}
	if err := t.Err(); err != nil {
		return Result{}, err
	}
	*a = *changed
	return result, nil
}

// taking is one sheet on its way into one assessment.
type taking struct {
	notes
	a  *assessment.Assessment
	by assessment.Stamp

	lines     []int // where each question stands in the sheet, by its Index
	edits     []edit
	unchanged int

	folded map[string]*frameworks.Question // by the id in lower case
	known  []string                        // the ids of all questions
	hints  int                             // how often the nearest id was looked for
}

type edit struct {
	line     int
	by       assessment.Stamp
	question string
	after    assessment.Record
}

func (t *taking) row(r *row) {
	q := t.question(r)
	if q == nil {
		return
	}
	before := t.a.Record(q)
	e := edit{line: r.line, by: t.by, question: q.ID, after: before}
	e.after.Answer = t.answer(r, q, before.Answer)
	if note := r.cells[colNote]; filled(note) {
		e.after.Note = note
	}
	e.after.Evidence = t.evidence(r, before.Evidence)
	if by := strings.TrimSpace(r.cells[colBy]); by != "" {
		e.by.By = by
		if strings.Contains(by, "\n") {
			t.wrong(r, "by is %q; write one name on one line", short(by))
		}
	}
	if e.after.Equal(before) {
		t.unchanged++
	} else {
		t.edits = append(t.edits, e)
	}
}

// question finds the one that a row is about; nil, and a mistake noted, where
// there is none or an earlier row has it.
func (t *taking) question(r *row) *frameworks.Question {
	id, fw := strings.TrimSpace(r.cells[colQuestion]), t.a.Framework()
	if id == "" {
		t.mistake(r.line, "the row names no question; write its id into the column question, or clear the row")
		return nil
	}
	q := fw.Question(id)
	if q == nil {
		q = t.fold(id)
	}
	if q == nil {
		t.mistake(r.line, "%v", t.unknown(short(id)))
		return nil
	}
	if line := t.lines[q.Index]; line > 0 {
		t.mistake(r.line, "%s stands here a second time, the first is in line %d; keep one of the rows", q.ID, line)
		return nil
	}
	t.lines[q.Index] = r.line
	return q
}

func (t *taking) fold(id string) *frameworks.Question {
	if t.folded == nil {
		t.folded = map[string]*frameworks.Question{}
		for _, q := range t.a.Framework().Questions() {
			t.folded[strings.ToLower(q.ID)] = q
		}
	}
	return t.folded[strings.ToLower(id)]
}

// maxHints is for how many unknown ids the nearest one is looked for: each
// look takes all ids, and a sheet with more is one of another framework.
const maxHints = 100

func (t *taking) unknown(id string) error {
	fw := t.a.Framework()
	err := &assessment.UnknownError{Kind: "question", ID: id, In: fw}
	if t.hints++; t.hints <= maxHints {
		if t.known == nil {
			for _, q := range fw.Questions() {
				t.known = append(t.known, q.ID)
			}
		}
		if strict.Nearest(id, t.known) != "" {
			err.Known = t.known
			return err
		}
	}
	return fmt.Errorf("%w; take the ids from this assessment's own sheet", err)
}

// answer is the row's answer, else the one that is there.
func (t *taking) answer(r *row, q *frameworks.Question, now assessment.Answer) assessment.Answer {
	next := now
	if word := short(strings.TrimSpace(r.cells[colAnswer])); word != "" {
		given, err := parseAnswer(word, t.a.Framework().Scale)
		if err != nil {
			t.wrong(r, "%v", err)
			return now
		}
		if given.State != now.State || given.Level != now.Level {
			next = given
		}
	}
	reason := r.cells[colReason]
	switch {
	case next.State == assessment.NotApplicable && filled(reason):
		next.Reason = reason
	case next.State == assessment.NotApplicable && next.Reason == "":
		t.wrong(r, "%v", assessment.ErrNoReason)
	case next.State != assessment.NotApplicable && filled(reason) && !t.leftOver(q, reason):
		t.wrong(r, "a reason beside the answer %s; a reason belongs to n/a: move it into the note", next)
	}
	return next
}

// leftOver tells whether a reason is one that the question's answer has or had:
// who changes n/a to a level in a sheet may let the reason stand.
func (t *taking) leftOver(q *frameworks.Question, reason string) bool {
	record := t.a.Content().Records[q.Index]
	return record.Value.Reason == reason || slices.ContainsFunc(record.Past, func(v assessment.Version[assessment.Record]) bool {
		return v.Value.Reason == reason
	})
}

func parseAnswer(word string, scale frameworks.Scale) (assessment.Answer, error) {
	answer, err := assessment.ParseAnswer(word, scale)
	if err == nil && answer.State == assessment.Open {
		return answer, fmt.Errorf("%q is no answer in a sheet; leave the cell empty, and the question stays as it is", word)
	}
	if near := strict.Nearest(word, []string{assessment.WordUnknown, assessment.WordNotApplicable}); err != nil && near != "" {
		return answer, fmt.Errorf("%q is no answer; did you mean %s?", word, near)
	}
	return answer, err
}
