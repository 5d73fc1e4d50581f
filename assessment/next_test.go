package assessment_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"posture/assessment"
	"posture/frameworks"
)

const newerYAML = `schema: posture/framework/v1
id: example
version: 1.1.0
title: Worked example
layers:
  - id: A
    title: Layer A
    practices:
      - {id: A-1, title: One, critical: true, weight: 2, questions: [{id: A-1.1, ask: "Who?"}]}
      - {id: A-2n, title: Two, replaces: [A-2], questions: [{id: A-2n.1, ask: "?", weight: 3, replaces: [A-2.1]}, {id: A-2.3, ask: "?"}]}
  - id: B
    title: Layer B
    practices:
      - {id: B-1, title: One, questions: [{id: B-1.1, ask: "?"}, {id: B-1.2, ask: "?"}]}
      - {id: B-2, title: Two, questions: [{id: B-2.1, ask: "?"}]}
`

func apply(t *testing.T, a *assessment.Assessment, kind assessment.SubjectKind, id string, v assessment.Value) {
	t.Helper()
	s := assessment.Subject{Kind: kind, ID: id}
	if _, err := a.Apply(assessment.Change{Stamp: at("Ann", 9), Subject: s, Before: a.Current(s), After: v}); err != nil {
		t.Fatal(err)
	}
}

func TestNextCarriesAnswersAcrossVersions(t *testing.T) {
	last := workedExample(t)
	edit(t, last, at("Ann", 1), func(r *assessment.Record) { r.Note, r.Flag = "in her words", true })
	apply(t, last, assessment.AboutPlan, "A-1", assessment.Placement{Period: 3})
	apply(t, last, assessment.AboutTarget, "A-2", assessment.Target{Set: true, Level: 5, Reason: "promised"})
	apply(t, last, assessment.AboutAction, "map", assessment.Action{Set: true, What: "Draw the map", Practices: []string{"A-2"}})
	next, c, err := assessment.Next(last, load(t, newerYAML), 20270224, at("Ben", 0))
	if err != nil {
		t.Fatal(err)
	}
	ids := func(qs []*frameworks.Question) string {
		return strings.Join(ids(qs, func(q *frameworks.Question) string { return q.ID }), " ")
	}
	if ids(c.New) != "A-2.3" || ids(c.Gone) != "A-2.2" || len(c.Renamed) != 1 || len(c.Reworded) != 1 || c.Reworded[0].Now.ID != "A-1.1" || c.Carried != 5 {
		t.Errorf("new %s, gone %s, %+v", ids(c.New), ids(c.Gone), c)
	}
	get := func(id string) assessment.Record { return next.Record(next.Framework().Question(id)) }
	if r := get("A-1.1"); r.Level != 1 || !r.Carried || r.Note != "in her words" || r.Flag || len(r.Evidence) != 1 {
		t.Errorf("A-1.1 came along as %+v", r)
	}
	if r := get("A-2n.1"); r.Level != 5 || !r.Carried {
		t.Errorf("what replaces A-2.1 is %+v", r)
	}
	if r := get("B-2.1"); r.State != assessment.NotApplicable || !r.Carried {
		t.Errorf("a question that doesn't apply came along as %+v", r)
	}
	m := assessment.Evaluate(next).Overall
	if m.Completeness() != 0.6 || m.CompletenessLooked() != 0 {
		t.Errorf("completeness %v, without what is carried %v", m.Completeness(), m.CompletenessLooked())
	}
	content := next.Content()
	if p := content.Plan["A-1"].Value; p.Period != 2 {
		t.Errorf("a quarter later the pin stands at %d", p.Period)
	}
	if content.Targets["A-2n"].Value.Level != 5 || content.Actions["map"].Value.Practices[0] != "A-2n" {
		t.Error("own targets and actions must follow what replaces their practice")
	}
	if _, _, err := assessment.Next(last, last.Framework(), 20261124, at("Ben", 0)); err == nil {
		t.Error("the next assessment has the same date")
	}
}

// Evidence that had expired by the last assessment is no news in the next.
func TestOnlyEvidenceThatExpiresBetweenTheTwoLapses(t *testing.T) {
	last := workedExample(t)
	edit(t, last, at("Ann", 1), func(r *assessment.Record) {
		r.Evidence = nil
		for _, day := range []assessment.Date{0, 20261123, 20261124, 20270223, 20270224} {
			r.Evidence = append(r.Evidence, assessment.Evidence{Strength: assessment.Observed, Name: "seen to " + day.String(), ValidUntil: day})
		}
	})
	if last.Head().Date != 20261124 {
		t.Fatalf("the worked example is of %s", last.Head().Date)
	}
	_, c, err := assessment.Next(last, last.Framework(), 20270224, at("Ben", 0))
	if err != nil {
		t.Fatal(err)
	}
	if c.Lapsed != 2 {
		t.Errorf("%d pieces lapsed, want those of 24 November and 23 February", c.Lapsed)
	}
}

func TestConfirmingACarriedAnswer(t *testing.T) {
	next, _, err := assessment.Next(workedExample(t), load(t, exampleYAML), 20270224, at("Ben", 0))
	if err != nil {
		t.Fatal(err)
	}
	edit(t, next, at("Cleo", 5), func(r *assessment.Record) { r.Carried = false })
	if got := next.Given(next.Framework().Question("A-1.1")); got.By != "Cleo" {
		t.Errorf("a confirmed answer is given by %v", got)
	}
	if m := assessment.Evaluate(next).Practices[0].Measure; m.CompletenessLooked() != 1 {
		t.Error("a confirmed answer counts as carried")
	}
}

func TestPromises(t *testing.T) {
	then := newAssessment(t, load(t, exampleYAML))
	give(t, then, "A-1.1=1", "B-1.1=1", "B-1.2=1")
	now := newAssessment(t, load(t, exampleYAML))
	give(t, now, "A-1.1=3", "B-1.1=2", "B-1.2=1")
	three := assessment.Level{V: 3, Valid: true}
	for id, x := range map[string]assessment.Action{
		"kept":    {Practices: []string{"A-1"}, Level: three, Due: 20261001},
		"partly":  {Practices: []string{"A-1", "B-1"}, Level: three, State: assessment.ActionDone},
		"risen":   {Practices: []string{"B-1"}, Level: three, State: assessment.ActionDone},
		"not":     {Practices: []string{"A-2"}, State: assessment.ActionDone},
		"overdue": {Practices: []string{"B-1"}, Level: three, Due: 20261123},
		"running": {Practices: []string{"A-2"}, Due: 20261224},
		"moving":  {Practices: []string{"A-1", "B-1"}, Level: three, Due: 20261224},
		"dayless": {Practices: []string{"A-2"}},
		"dropped": {Practices: []string{"A-1"}, Level: three, Due: 20261001, State: assessment.ActionDropped, Reason: "Bought instead."},
	} {
		x.Set, x.What = true, "Do it"
		apply(t, now, assessment.AboutAction, id, x)
	}
	want := map[string]assessment.Promise{
		"kept": assessment.Kept, "partly": assessment.Partly, "risen": assessment.Partly, "not": assessment.NotKept,
		"overdue": assessment.Overdue, "running": assessment.Running, "moving": assessment.Running,
		"dayless": assessment.Running,
		"dropped": assessment.Dropped, // though its practice is at the level
	}
	list := now.Actions(assessment.Evaluate(now), assessment.Evaluate(then))
	if len(list) != len(want) || list[0].ID != "dropped" || list[1].ID != "kept" {
		t.Fatalf("%d actions, the first due is %s", len(list), list[0].ID)
	}
	for _, x := range list {
		if x.Promise != want[x.ID] {
			t.Errorf("%s: %q, want %q", x.ID, x.Promise, want[x.ID])
		}
		if became := x.Became(); x.Promise == assessment.Running && became != map[bool]string{true: "not kept yet", false: "not due yet"}[x.Due == 0] {
			t.Errorf("%s: it became %q", x.ID, became)
		}
	}
}

func TestMergeLosesNoAnswer(t *testing.T) {
	forRandom(t, func(t *testing.T, r *rand.Rand, base *assessment.Assessment) {
		ours, theirs := base.Clone(), base.Clone()
		questions := base.Framework().Questions()
		side := map[string]int{}
		for i, q := range questions {
			s := r.IntN(3)
			side[q.ID] = s
			x := assessment.Answer{State: assessment.Unknown}
			if base.Record(q).State == assessment.Unknown {
				x = assessment.Answer{State: assessment.Levelled, Level: base.Framework().Scale.Max()}
			}
			set := func(r *assessment.Record) { r.Answer = x }
			switch s {
			case 1:
				ours.Edit(at("Ann", i%60), q.ID, set)
			case 2:
				theirs.Edit(at("Ben", i%60), q.ID, set)
			}
		}
		merged, err := assessment.Merge(base, ours, theirs)
		if err != nil || len(merged.Conflicts) > 0 {
			t.Fatalf("%v, %v", merged.Conflicts, err)
		}
		for _, q := range questions {
			want := []*assessment.Assessment{base, ours, theirs}[side[q.ID]].Record(q)
			if got := merged.Record(q); !got.Equal(want) {
				t.Errorf("%s, changed by side %d, is %v, want %v", q.ID, side[q.ID], got.Answer, want.Answer)
			}
		}
	})
}

func TestMergeConflict(t *testing.T) {
	base := newAssessment(t, load(t, exampleYAML))
	edit(t, base, at("Ann", 0), level(1))
	ours, theirs := base.Clone(), base.Clone()
	edit(t, ours, at("Ann", 1), level(2))
	edit(t, theirs, at("Ben", 2), level(4))
	edit(t, theirs, at("Ben", 3), note("seen live"))
	for _, sides := range [][2]*assessment.Assessment{{ours, theirs}, {theirs, ours}} {
		merged, err := assessment.Merge(base, sides[0], sides[1])
		conflicts := merged.Conflicts
		if err != nil || len(conflicts) != 1 || conflicts[0].Subject.ID != "A-1.1" {
			t.Fatalf("%v, %v", conflicts, err)
		}
		r := merged.Content().Records[0]
		if r.Value.Level != 4 || !r.Value.Flag || r.Value.Note != "seen live" {
			t.Errorf("merged to %+v", r.Value)
		}
		var past []string
		for _, v := range r.Past {
			past = append(past, v.Value.Answer.String())
		}
		if got := strings.Join(past, " "); got != "1 2 4" {
			t.Errorf("the history holds %s, want 1 2 4: both sides must be kept", got)
		}
	}
}

func TestTrendAndProgress(t *testing.T) {
	var list []*assessment.Assessment
	for i, l := range []string{"1", "2", "1", "5"} {
		a := newAssessment(t, load(t, exampleYAML))
		h := a.Head()
		h.Date += assessment.Date(i)
		apply(t, a, assessment.AboutHead, "", h)
		give(t, a, "A-1.1="+l)
		list = append(list, a)
	}
	points := assessment.Trend(list, 0)
	if points[0].Since != nil || points[0].Progress.Valid {
		t.Error("the first of a series has nothing before it")
	}
	for i, want := range []float64{0, 0.5, 0, 2} {
		if i > 0 && !near(points[i].Progress.V, want) {
			t.Errorf("progress at %d is %v, want %v: neither cut at 0 nor at 1", i, points[i].Progress, want)
		}
	}
	if points[2].Since.Overall.Verdict != assessment.Slipped {
		t.Errorf("from 2 to 1 is %s", points[2].Since.Overall.Verdict)
	}
	f := func(x float64) assessment.Figure { return assessment.Figure{V: x, Valid: true} }
	if assessment.Progress(f(3), f(3), f(3)).Valid || assessment.Progress(f(4), f(3), f(3)).Valid || assessment.Progress(f(1), assessment.Figure{}, f(3)).Valid {
		t.Error("progress must be null where the target isn't above the baseline, or a score is null")
	}
}

func TestReplacedTwiceIsFollowedThroughTheVersions(t *testing.T) {
	one := load(t, exampleYAML)
	two := load(t, newerYAML)
	three := load(t, strings.NewReplacer("1.1.0", "1.2.0", "id: A-2n.1", "id: A-2x.1", "replaces: [A-2.1]", "replaces: [A-2n.1]").Replace(newerYAML))
	if q := assessment.Match(one, three).Questions[1]; q != nil {
		t.Fatalf("without the version in between it can't be known, and is %s", q.ID)
	}
	if q := assessment.Match(one, three, two).Questions[1]; q == nil || q.ID != "A-2.1" {
		t.Errorf("A-2x.1 replaces A-2n.1, which replaced A-2.1: %v", q)
	}
}

func TestOtherScaleIsNotCompared(t *testing.T) {
	then := workedExample(t)
	now := newAssessment(t, load(t, strings.Replace(exampleYAML, "layers:", "scale: [{level: 1, name: a}, {level: 2, name: b}]\nlayers:", 1)))
	give(t, now, "A-1.1=2")
	c := assessment.Compare(then, now)
	if !c.OtherScale || c.Common != 0 || c.Overall.Change.Valid || c.Overall.Answers.Valid || c.Weighting.Valid {
		t.Errorf("%+v", c.Overall)
	}
}

func TestQuickAnswersCarryOverToTheFullForm(t *testing.T) {
	quick, err := frameworks.Builtin(frameworks.DefaultID + "-quick")
	if err != nil {
		t.Fatal(err)
	}
	full, err := frameworks.Builtin(frameworks.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	first := newAssessment(t, quick)
	for _, q := range quick.Questions() {
		give(t, first, q.ID+"=2")
	}
	next, c, err := assessment.Next(first, full, 20270101, at("Ann", 0))
	if err != nil {
		t.Fatal(err)
	}
	if c.Carried != len(quick.Questions()) || len(c.Gone) > 0 || len(c.Reworded) > 0 || len(c.New) != len(full.Questions())-c.Carried {
		t.Errorf("%d carried, %d gone, %d reworded, %d new", c.Carried, len(c.Gone), len(c.Reworded), len(c.New))
	}
	if got := assessment.Compare(first, next); got.Common != c.Carried || got.Overall.Answers.V != 0 {
		t.Errorf("%d in common, answers %v", got.Common, got.Overall.Answers)
	}
	nist, err := frameworks.Builtin("nist-privacy-framework")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := assessment.Next(first, nist, 20270101, at("Ann", 0)); err == nil {
		t.Error("a framework without a question in common followed")
	}
}
