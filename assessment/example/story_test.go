package example_test

import (
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/example"
)

// TestComplete: every question is answered or was left open for a reason that
// the note tells, and somebody gave it at a time before the assessment was
// closed; there are notes of people's own, flags, answers changed in the room,
// own targets, decisions about the plan, and actions.
func TestComplete(t *testing.T) {
	for _, o := range example.List() {
		a, err := example.Load(o.ID)
		if err != nil {
			t.Fatal(err)
		}
		h := a.Head()
		if h.Organisation != o.Name || h.Scope == "" || h.Assessor == "" || h.Profile == "" {
			t.Errorf("%s: the head lacks something: %+v", o.ID, h)
		}
		notes, flags, changed, people := 0, 0, 0, map[string]bool{}
		for _, q := range a.Framework().Questions() {
			r, given := a.Record(q), a.Given(q)
			if r.State == assessment.Open {
				t.Errorf("%s: %s is open", o.ID, q.ID)
			}
			if given.By == "" || given.At.IsZero() || assessment.DateOf(given.At) > h.Date {
				t.Errorf("%s: %s was given by %q at %s", o.ID, q.ID, given.By, given.At)
			}
			people[given.By] = true
			if r.Note != "" {
				notes++
			}
			if r.Flag {
				flags++
			}
			for _, p := range a.Content().Records[q.Index].Past {
				if p.Value.Answer != r.Answer {
					changed++
					break
				}
			}
			for _, text := range q.Levels {
				if strings.Contains(r.Note, strings.TrimSuffix(text, ".")) {
					t.Errorf("%s: the note of %s repeats a level", o.ID, q.ID)
				}
			}
		}
		questions := len(a.Framework().Questions())
		if notes < questions/2 || notes == questions || flags < 5 || changed == 0 || len(people) < 3 {
			t.Errorf("%s: %d notes, %d flags, %d answers changed, %d people", o.ID, notes, flags, changed, len(people))
		}
		c := a.Content()
		if len(c.Targets) == 0 || len(c.Plan) < 2 || len(c.Actions) < 2 {
			t.Errorf("%s: %d own targets, %d decisions about the plan, %d actions", o.ID, len(c.Targets), len(c.Plan), len(c.Actions))
		}
		for id, x := range c.Actions {
			if x.Value.Owner == "" || x.Value.Due == 0 || len(x.Value.Practices) == 0 {
				t.Errorf("%s: the action %s has no owner, day or practice", o.ID, id)
			}
		}
	}
}

// TestVotes: nowhere were the votes as far apart as on consent and on trackers,
// where legal and marketing said 3, engineering and support 1, and the room
// settled at 1.
func TestVotes(t *testing.T) {
	a := load(t, "brindlewick-2026-11")
	far := map[string]bool{"CON-2.1": true, "CON-2.2": true, "CON-2.3": true, "CON-8.2": true}
	other := 0
	for _, q := range a.Framework().Questions() {
		r := a.Record(q)
		spread := assessment.Spread(r.Votes)
		if !far[q.ID] {
			if len(r.Votes) > 0 {
				other++
			}
			if spread.V > 1 {
				t.Errorf("%s: the votes are %d apart", q.ID, spread.V)
			}
			continue
		}
		votes := map[string]int{}
		for _, v := range r.Votes {
			votes[v.By] = v.Answer.Level
		}
		if votes["Miriam Osei"] != 3 || votes["Tyler Brandt"] != 3 || votes["Priya Raman"] != 1 || votes["Joanne LeBlanc"] != 1 || len(votes) != 4 || r.Level != 1 {
			t.Errorf("%s: %v, agreed at %s", q.ID, votes, r.Answer)
		}
	}
	if other < 8 {
		t.Errorf("%d other questions were voted on", other)
	}
}

// TestCarried: six answers of Calderbeck's are as they were three quarters ago.
func TestCarried(t *testing.T) {
	now, then := load(t, "calderbeck-2026-11"), load(t, "calderbeck-2026-08")
	carried := 0
	for _, q := range now.Framework().Questions() {
		r := now.Record(q)
		if !r.Carried {
			continue
		}
		carried++
		if age := now.Head().Date.Time().Sub(now.Given(q).At); age < 270*24*time.Hour {
			t.Errorf("%s was given %s ago", q.ID, age)
		}
		if !r.Equal(then.Record(q)) || now.Given(q) != then.Given(q) {
			t.Errorf("%s isn't as it was in August", q.ID)
		}
	}
	if carried != 6 {
		t.Errorf("%d answers are carried", carried)
	}
}

// TestBrindlewickQuarter: training slipped when its owner left, everything else
// rose or stood still, and as two questions of TEC-3 were open in August the
// plain change is more than what people did.
func TestBrindlewickQuarter(t *testing.T) {
	then, now := load(t, "brindlewick-2026-08"), load(t, "brindlewick-2026-11")
	for _, id := range []string{"TEC-3.2", "TEC-3.3"} {
		if x := then.Record(then.Framework().Question(id)); x.State != assessment.Open || x.Note == "" {
			t.Errorf("%s was %s in August", id, x.Answer)
		}
	}
	c := assessment.Compare(then, now)
	for _, p := range c.Practices {
		if (p.Verdict == assessment.Slipped) != (p.Practice.ID == "GOV-7") {
			t.Errorf("%s %s", p.Practice.ID, p.Verdict)
		}
	}
	if c.Coverage.V < 0.02 || assessment.Nine(c.Weighting.V) != 0 {
		t.Errorf("change %.3f: answers %.3f, weighting %.3f, coverage %.3f", c.Overall.Change.V, c.Overall.Answers.V, c.Weighting.V, c.Coverage.V)
	}
}

// TestQuarters: the quarters of an organisation are a series.
func TestQuarters(t *testing.T) {
	for _, o := range example.List() {
		series, err := example.LoadSeries(o.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range series[1:] {
			before := series[i].Head()
			if h := a.Head(); h.Organisation != before.Organisation || h.Scope != before.Scope || h.Date <= before.Date {
				t.Errorf("%s: %+v doesn't follow %+v", o.ID, h, before)
			}
		}
	}
}
