package assessment_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"posture/assessment"
)

func at(by string, minute int) assessment.Stamp {
	return assessment.Stamp{By: by, At: time.Date(2026, 11, 24, 10, minute, 0, 0, time.UTC)}
}

func level(n int) func(*assessment.Record) {
	return func(r *assessment.Record) { r.Answer = assessment.Answer{State: assessment.Levelled, Level: n} }
}

func note(s string) func(*assessment.Record) { return func(r *assessment.Record) { r.Note = s } }

func edit(t *testing.T, a *assessment.Assessment, by assessment.Stamp, f func(*assessment.Record)) assessment.Change {
	t.Helper()
	c, err := a.Edit(by, "A-1.1", f)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestHistoryKeepsWhatStoodBefore(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	edit(t, a, at("Ann", 0), level(1))
	edit(t, a, at("Ben", 1), note("seen live"))
	edit(t, a, at("Cleo", 2), level(2))
	edit(t, a, at("Dan", 3), level(2))
	r := a.Content().Records[0]
	var past []string
	for _, v := range r.Past {
		past = append(past, v.By+" "+v.Value.Answer.String()+" "+v.Value.Note)
	}
	if want := []string{"Ann 1 ", "Ben 1 seen live"}; !slices.Equal(past, want) {
		t.Errorf("history %q, want %q", past, want)
	}
	if r.By != "Cleo" {
		t.Errorf("a change that changes nothing left a trace: %s", r.By)
	}
	if got := a.Given(a.Framework().Question("A-1.1")); got != at("Cleo", 2) {
		t.Errorf("answer given by %v", got)
	}
}

func TestGivenIsWhoGaveTheAnswerNotTheNote(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	q := a.Framework().Question("A-1.1")
	edit(t, a, at("Ann", 0), note("first a note"))
	if got := a.Given(q); got != (assessment.Stamp{}) {
		t.Errorf("an open question was answered by %v", got)
	}
	edit(t, a, at("Ben", 1), level(1))
	edit(t, a, at("Cleo", 2), note("another"))
	if got := a.Given(q); got.By != "Ben" {
		t.Errorf("answer given by %v, want Ben", got)
	}
}

func TestTwoPeopleOnOneQuestion(t *testing.T) {
	mine := newAssessment(t, load(t, exampleYAML))
	theirs := mine.Clone()
	m := edit(t, mine, at("Ann", 1), level(3))
	edit(t, theirs, at("Ben", 0), func(r *assessment.Record) {
		r.Note = "from Ben"
		r.Evidence = assessment.Join(r.Evidence, assessment.Evidence{Name: "Scan"})
	})
	if overwrote, err := theirs.Apply(m); err != nil || len(overwrote) > 0 {
		t.Fatalf("%v, %v", overwrote, err)
	}
	r := theirs.Record(theirs.Framework().Question("A-1.1"))
	if r.Level != 3 || r.Note != "from Ben" || len(r.Evidence) != 1 {
		t.Errorf("one of them lost something: %+v", r)
	}
	edit(t, theirs, at("Ben", 2), level(1))
	m = edit(t, mine, at("Ann", 3), level(4))
	overwrote, err := theirs.Apply(m)
	if err != nil || !slices.Equal(overwrote, []string{"answer"}) {
		t.Errorf("both changed the answer: overwrote %v, %v", overwrote, err)
	}
	if r := theirs.Content().Records[0]; r.Value.Level != 4 || r.Past[len(r.Past)-1].Value.Level != 1 {
		t.Error("the later one must stand and the earlier be kept in the history")
	}
}

func TestUndoAndRedo(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	var s assessment.Session
	s.Did(edit(t, a, at("Ann", 0), level(1)))
	s.Did(edit(t, a, at("Ann", 1), level(4)))
	get := func() string { return a.Record(a.Framework().Question("A-1.1")).Answer.String() }
	for _, step := range []struct {
		do   func(*assessment.Assessment, assessment.Stamp) ([]assessment.Change, error)
		want string
	}{{s.Undo, "1"}, {s.Undo, "open"}, {s.Undo, "open"}, {s.Redo, "1"}, {s.Redo, "4"}, {s.Redo, "4"}, {s.Undo, "1"}} {
		if _, err := step.do(a, at("Ann", 5)); err != nil {
			t.Fatal(err)
		}
		if got := get(); got != step.want {
			t.Errorf("answer %s, want %s", got, step.want)
		}
	}
	edit(t, a, at("Ben", 6), level(2))
	if _, err := s.Undo(a, at("Ann", 7)); err == nil || !strings.Contains(err.Error(), "somebody else") || get() != "2" {
		t.Errorf("undo went over somebody else's change: %v, %s", err, get())
	}
}

func TestWhatAChangeMayNotDo(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	for want, f := range map[string]func(*assessment.Record){
		"level 6 isn't on the scale": level(6),
		"needs a reason": func(r *assessment.Record) {
			r.Answer = assessment.Answer{State: assessment.NotApplicable, Reason: " "}
		},
		"control character": note("a\x1b[2Jb"),
		"no name":           func(r *assessment.Record) { r.Evidence = []assessment.Evidence{{Name: ""}} },
	} {
		if _, err := a.Edit(at("Ann", 0), "A-1.1", f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	_, err := a.Edit(at("Ann", 0), "A-1.2", level(1))
	if err == nil || err.Error() != "no question A-1.2 in example 1.0.0; did you mean A-1.1?" {
		t.Errorf("unknown question: %v", err)
	}
	if !a.Content().Records[0].Value.Empty() {
		t.Error("a refused change left something behind")
	}
}

func TestCarriedUntilLookedAt(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	carry := func(r *assessment.Record) { level(3)(r); r.Carried = true }
	if _, err := a.Apply(assessment.Change{Stamp: at("Ann", 0), Subject: assessment.Subject{Kind: assessment.AboutQuestion, ID: "A-1.1"},
		Before: assessment.Record{}, After: func() assessment.Record { var r assessment.Record; carry(&r); return r }()}); err != nil {
		t.Fatal(err)
	}
	m := assessment.Evaluate(a).Practices[0].Measure
	if m.Completeness() != 1 || m.CompletenessLooked() != 0 || m.Score.V != 3 {
		t.Errorf("a carried answer counts in the score and not in what was looked at: %+v", m)
	}
	edit(t, a, at("Ben", 1), note("still so?"))
	if !a.Content().Records[0].Value.Carried {
		t.Error("a note alone confirmed the answer")
	}
	edit(t, a, at("Ben", 2), level(2))
	if a.Content().Records[0].Value.Carried {
		t.Error("a changed answer is still marked as carried")
	}
}

func TestChangesKeepNothingThatNoFileCouldHold(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	q := a.Framework().Question("A-1.1")
	edit(t, a, at("Ann", 0), level(2))
	edit(t, a, at("Ann", 1), func(r *assessment.Record) {
		r.State = assessment.Unknown // the level is left as it was
		r.Votes = []assessment.Vote{{By: "Ben", Answer: assessment.Answer{State: assessment.NotApplicable, Reason: "why"}}}
	})
	r := a.Record(q)
	if want := (assessment.Answer{State: assessment.Unknown}); r.Answer != want {
		t.Errorf("answer %+v, want %+v", r.Answer, want)
	}
	if want := (assessment.Answer{State: assessment.NotApplicable}); r.Votes[0].Answer != want {
		t.Errorf("vote %+v, want %+v", r.Votes[0].Answer, want)
	}
	moment := time.Date(2026, 11, 24, 10, 0, 0, 999, time.FixedZone("", 3600))
	edit(t, a, assessment.Stamp{By: "Ann", At: moment}, level(3))
	if got := a.Given(q).At; got != time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) {
		t.Errorf("given at %v, want UTC to the second", got)
	}
	c := assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutQuestion, ID: "A-1.1"}, Before: assessment.Record{}, After: assessment.Record{Flag: true}}
	c.By = "Ann\x1b[2J"
	if _, err := a.Apply(c); err == nil {
		t.Error("a name with a control character was taken")
	}
}
