package reports_test

import (
	"strings"
	"testing"

	"posture/assessment"
	"posture/reports"
)

// The quarterly report has room for so much, and counts the rest.
func TestTheQuarterCountsWhatItHasNoRoomFor(t *testing.T) {
	s := series(t, random(t, 3, 0.95), 9)
	now, then := s.Assessments[9], s.Assessments[8]
	c := assessment.Compare(then, now)
	q := reports.BuildQuarter(s, reports.Options{}).Quarter
	slipped, answers := 0, 0
	for _, p := range c.Practices {
		if p.Verdict == assessment.Slipped {
			slipped++
		}
	}
	for _, m := range q.Moved {
		answers += len(m.Questions)
		if m.Verdict != assessment.Slipped {
			t.Errorf("%s is %s", m.ID, m.Verdict)
		}
	}
	if slipped < 4 || len(q.Moved) != 3 || answers > 8 {
		t.Fatalf("%d of %d slipped practices with %d answers: %q", len(q.Moved), slipped, answers, q.MovedNote)
	}
	if want := "more practice"; !strings.Contains(q.MovedNote, want) || !strings.Contains(q.MovedTitle, "practices slipped") {
		t.Errorf("%q, %q", q.MovedTitle, q.MovedNote)
	}
	if len(q.Trend.Bars) != 8 || !strings.Contains(q.Trend.Note, "2 earlier assessments") {
		t.Errorf("the trend has %d assessments and says %q", len(q.Trend.Bars), q.Trend.Note)
	}
	q = reports.BuildQuarter(series(t, random(t, 3, 0.95), 1), reports.Options{}).Quarter
	if len(q.Next) != 3 || !strings.Contains(q.NextNote, "1 more practice is below") {
		t.Errorf("%d things to do, %q", len(q.Next), q.NextNote)
	}
}

// What became of promises is what the method says of the actions, the overdue
// first; those that were done before are old news.
func TestPromisesAreTheMethods(t *testing.T) {
	then := newSample(t, simpleFramework)
	for _, q := range then.Framework().Questions() {
		answerSample(t, then, q.ID, "2")
	}
	for id, x := range map[string]assessment.Action{
		"kept":    {What: "Kept", Practices: []string{"31"}, Due: 20261201, State: assessment.ActionDone, Owner: "Ben"},
		"partly":  {What: "Partly", Practices: []string{"A-2"}, Due: 20261202, State: assessment.ActionDone, Level: assessment.Level{V: 5, Valid: true}},
		"not":     {What: "Not", Practices: []string{"A-1"}, Due: 20261203, State: assessment.ActionDone},
		"gone":    {What: "Gone", Practices: []string{"31"}, Due: 20280101},
		"late":    {What: "Late", Practices: []string{"A-1"}, Due: 20261204, Owner: "Cleo"},
		"running": {What: "Running", Practices: []string{"A-1"}, Due: 20280101},
		"moving":  {What: "Moving", Practices: []string{"A-2"}, Due: 20280101, Level: assessment.Level{V: 5, Valid: true}},
	} {
		x.Set = true
		old := x
		old.State = assessment.ActionOpen
		changeSample(t, then, assessment.AboutAction, id, assessment.Action{}, old)
		if id == "not" { // and one that was done already at the last assessment
			changeSample(t, then, assessment.AboutAction, "old", assessment.Action{}, x)
		}
	}
	now, _, err := assessment.Next(then, then.Framework(), 20270224, sampleStamp("Ada"))
	if err != nil {
		t.Fatal(err)
	}
	answerSample(t, now, "31.1", "4")
	answerSample(t, now, "A-2.1", "3")
	for _, id := range []string{"kept", "partly", "not", "gone"} {
		x := now.Content().Actions[id].Value
		done := x
		done.State = assessment.ActionDone
		if id == "gone" {
			done.State, done.Reason = assessment.ActionDropped, "Bought instead."
		}
		changeSample(t, now, assessment.AboutAction, id, x, done)
	}
	q := reports.BuildQuarter(reports.Series{Assessments: []*assessment.Assessment{then, now}}, reports.Options{}).Quarter
	var got []string
	for _, r := range q.Promises.Rows {
		got = append(got, r.What+" "+r.Became)
	}
	if want := "Late overdue, Not not kept, Partly partly, Kept kept, Gone (dropped: Bought instead.) dropped"; strings.Join(got, ", ") != want {
		t.Errorf("promises %q, want %s", got, want)
	}
	if row := q.Promises.Rows[4]; row.Late || !strings.Contains(row.What, "(dropped: Bought instead.)") {
		t.Errorf("of what was dropped it says %+v", row)
	}
	for i, n := range []int{1, 1, 1, 1} {
		if q.Promises.Counts.Parts[i].Count != n {
			t.Errorf("counts %+v", q.Promises.Counts.Parts)
		}
	}
	if !strings.Contains(q.Promises.Counts.Note, "2 actions are running: their days haven't come. 1 action was dropped.") || !strings.Contains(q.Follow, "1 action is overdue and 1 of 4 promises was kept") {
		t.Errorf("%q, %q", q.Promises.Counts.Note, q.Follow)
	}
	if first := q.Next[0]; first.ID != "A-1" || first.What != "Late" || first.Owner != "Cleo" || !first.Late || !strings.Contains(first.Due, "4 Dec 2026") {
		t.Errorf("first comes %+v", first)
	}
	if note := q.Fresh.Note; !strings.Contains(note, "2 were carried over") {
		t.Errorf("of what is carried it says %q", note)
	}
}

// The first of a series has its two pages too, and says that it is the first.
func TestTheFirstQuarter(t *testing.T) {
	q := reports.BuildQuarter(series(t, random(t, 2, 0.8), 0), reports.Options{}).Quarter
	if q.Change != nil || q.Split != nil || q.Evidence == nil || !strings.Contains(q.Findings[0], "first assessment") || len(q.Moved) != 0 || q.MovedNote == "" {
		t.Errorf("%+v", q)
	}
}
