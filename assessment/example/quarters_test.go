package example_test

import (
	"math"
	"slices"
	"sync"
	"testing"

	"posture/assessment"
	"posture/assessment/example"
)

// A quarter is what one of Brindlewick's eight must tell. The parts of the
// change since the quarter before are with two decimals.
type quarter struct {
	date                         assessment.Date
	version, profile             string
	overall                      float64
	verdict                      assessment.Verdict // none for the first
	answers, weighting, coverage string
	common                       int
	carried, expired             int // answers that nobody looked at, pieces of evidence past their day
}

var quarters = []quarter{
	{20250225, "0.9.0", "baseline", 1.1543, "", "", "", "", 0, 0, 0},
	{20250527, "0.9.0", "baseline", 0.8830, assessment.Slipped, "-0.08", "0.00", "-0.19", 34, 20, 0},
	{20250826, "0.9.0", "baseline", 1.1194, assessment.Improved, "0.24", "0.00", "0.00", 40, 22, 1},
	{20251125, "0.9.0", "d2c-retail", 1.1491, assessment.Slipped, "-0.08", "0.11", "0.00", 40, 29, 3},
	{20260224, "1.0.0", "d2c-retail", 1.1509, assessment.Improved, "0.34", "-0.07", "-0.27", 38, 1, 0},
	{20260526, "1.0.0", "d2c-retail", 1.5183, assessment.Improved, "0.37", "0.00", "0.00", 81, 45, 0},
	{20260825, "1.0.0", "d2c-retail", 1.8201, assessment.Improved, "0.30", "0.00", "0.00", 81, 10, 0},
	{20261124, "1.0.0", "d2c-retail", 2.3617, assessment.Improved, "0.51", "0.00", "0.03", 81, 2, 2},
}

// series reads Brindlewick's files once for all tests, which change nothing in them.
var series = sync.OnceValues(func() ([]*assessment.Assessment, error) { return example.LoadSeries(example.Default) })

func brindlewick(t *testing.T) ([]*assessment.Assessment, []assessment.Point) {
	t.Helper()
	series, err := series()
	if err != nil {
		t.Fatal(err)
	}
	if len(series) != len(quarters) {
		t.Fatalf("%d quarters", len(series))
	}
	return series, assessment.Trend(series, 0)
}

func TestBrindlewickTrend(t *testing.T) {
	_, trend := brindlewick(t)
	for i, p := range trend {
		got := quarter{date: p.Assessment.Head().Date, version: p.Assessment.Framework().Version, profile: p.Assessment.Head().Profile}
		got.overall = math.Round(p.Card.Overall.Score.V*1e4) / 1e4
		if c := p.Since; c != nil {
			got.verdict, got.common = c.Overall.Verdict, c.Common
			got.answers, got.weighting, got.coverage = assessment.ShowTwo(c.Overall.Answers), assessment.ShowTwo(c.Weighting), assessment.ShowTwo(c.Coverage)
		}
		for _, q := range p.Assessment.Framework().Questions() {
			if p.Assessment.Record(q).Carried {
				got.carried++
			}
		}
		got.expired = count(p.Assessment).expired
		if got != quarters[i] {
			t.Errorf("\n%+v, not\n%+v", got, quarters[i])
		}
	}
}

// TestNotesGrow: each quarter more is written down than in the one before.
func TestNotesGrow(t *testing.T) {
	series, _ := brindlewick(t)
	before := 0
	for _, a := range series {
		notes := 0
		for _, q := range a.Framework().Questions() {
			if a.Record(q).Note != "" {
				notes++
			}
		}
		if notes <= before {
			t.Errorf("%s: %d notes, and %d before", a.Head().Date, notes, before)
		}
		before = notes
	}
}

// TestFalseTrends: where the plain score says something else than the answers,
// it is another profile, another version or other questions.
func TestFalseTrends(t *testing.T) {
	_, trend := brindlewick(t)
	if l := trend[0].Card.Layers[4]; l.Score.Valid || !trend[1].Card.Layers[4].Score.Valid {
		t.Errorf("%s was asked in February 2025, or wasn't in May", l.Layer.ID)
	}
	if c := trend[3].Since; c.Overall.Change.V <= 0 || c.Overall.Verdict != assessment.Slipped {
		t.Errorf("November 2025: %+.3f, %s", c.Overall.Change.V, c.Overall.Verdict)
	}
	if c := trend[4].Since; c.Overall.Change.V >= 0.05 || c.Overall.Verdict != assessment.Improved {
		t.Errorf("February 2026: %+.3f, %s", c.Overall.Change.V, c.Overall.Verdict)
	}
}

// TestWhereTheMoneyWent: since the board paid, security gained most, and what
// marketing does with consent stood still.
func TestWhereTheMoneyWent(t *testing.T) {
	_, trend := brindlewick(t)
	first, last := trend[4].Card, trend[7].Card
	gain := func(i int) float64 { return last.Layers[i].Score.V - first.Layers[i].Score.V }
	for i, l := range last.Layers {
		if l.Layer.ID != "SEC" && gain(i) >= gain(3) {
			t.Errorf("%s gained %.2f, security %.2f", l.Layer.ID, gain(i), gain(3))
		}
	}
	for _, id := range []string{"CON-2", "CON-5", "CON-6", "CON-8"} {
		i := last.Framework.Practice(id).Index
		if was, is := first.Practices[i].Score, last.Practices[i].Score; was != is {
			t.Errorf("%s went from %v to %v", id, was, is)
		}
	}
}

// TestPilot: the files of 2025 bring their framework along; 1.0.0 drops two of
// its questions and asks more than twice as many.
func TestPilot(t *testing.T) {
	series, _ := brindlewick(t)
	then, now := series[3], series[4]
	pilot := then.Framework()
	for _, a := range series[:4] {
		if fw := a.Framework(); fw.BuiltIn || fw.Digest != pilot.Digest || len(fw.File) > 60_000 {
			t.Errorf("%s: %s %s, %d bytes", a.Head().Date, fw.ID, fw.Version, len(fw.File))
		}
	}
	_, c, err := assessment.Next(then, now.Framework(), now.Head().Date, assessment.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	var gone []string
	for _, q := range c.Gone {
		gone = append(gone, q.ID)
	}
	if !slices.Equal(gone, []string{"GOV-4.9", "SEC-6.9"}) || len(c.Renamed) > 0 || len(c.New) < c.Carried {
		t.Errorf("%v gone, %d under another id, %d new, %d carried", gone, len(c.Renamed), len(c.New), c.Carried)
	}
}

// TestFollows: each quarter begins with what Next makes of the one before, and
// goes on from there.
func TestFollows(t *testing.T) {
	series, _ := brindlewick(t)
	for i, a := range series[1:] {
		begun, _, err := assessment.Next(series[i], a.Framework(), a.Head().Date, assessment.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		date := a.Head().Date
		for _, q := range a.Framework().Questions() {
			if !begins(a.Content().Records[q.Index], begun.Content().Records[q.Index], assessment.Record.Equal) {
				t.Errorf("%s: %s doesn't begin as it stood before", date, q.ID)
			}
		}
		for id, x := range begun.Content().Actions {
			if !begins(a.Content().Actions[id], x, assessment.Action.Equal) {
				t.Errorf("%s: the action %s doesn't begin as it stood before", date, id)
			}
		}
		for id, x := range begun.Content().Targets {
			if !begins(a.Content().Targets[id], x, func(a, b assessment.Target) bool { return a == b }) {
				t.Errorf("%s: the target of %s doesn't begin as it stood before", date, id)
			}
		}
		for id, x := range begun.Content().Plan {
			if !begins(a.Content().Plan[id], x, func(a, b assessment.Placement) bool { return a == b }) {
				t.Errorf("%s: the plan of %s doesn't begin as it stood before", date, id)
			}
		}
	}
}

// begins tells whether the first version of now is the one that was carried.
func begins[T any](now, carried assessment.Tracked[T], same func(a, b T) bool) bool {
	first := now.Version
	if len(now.Past) > 0 {
		first = now.Past[0]
	}
	none := carried.Stamp == assessment.Stamp{}
	return none || first.Stamp == carried.Stamp && same(first.Value, carried.Value)
}

// TestPromises: what was promised, and what the answers say of it in the end.
func TestPromises(t *testing.T) {
	series, trend := brindlewick(t)
	promises := func(i int) map[string]assessment.Promise {
		got := map[string]assessment.Promise{}
		for _, x := range series[i].Actions(trend[i].Card, trend[i-1].Card) {
			got[x.ID] = x.Promise
		}
		return got
	}
	want := map[string]assessment.Promise{
		"autumn-exercise": assessment.Kept, "board-page": assessment.Kept, "name-an-owner": assessment.Kept, "second-step": assessment.Kept,
		"vendor-proof": assessment.Partly, "purpose-labels": assessment.NotKept,
		"consent-record": assessment.Overdue, "heir-for-training": assessment.Overdue,
		"four-switches": assessment.Running, "tag-inventory": assessment.Running, "warehouse-deletion": assessment.Running,
	}
	got := promises(7)
	for id, p := range want {
		if got[id] != p {
			t.Errorf("%s is %q, not %q", id, got[id], p)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d actions: %v", len(got), got)
	}
	for i := 3; i < 8; i++ {
		want := assessment.Overdue
		if i == 3 {
			want = assessment.Running
		}
		if p := promises(i)["consent-record"]; p != want {
			t.Errorf("%s: the record of consent is %q, not %q", series[i].Head().Date, p, want)
		}
	}
	if x := series[4].Content().Actions["cover-review"].Value; x.State != assessment.ActionDropped || series[5].Content().Actions["cover-review"].Value.Set {
		t.Error("what was dropped in February 2026 goes on, or wasn't dropped")
	}
}

// TestTrainingSlipped: it had its best quarter just before it slipped, so what
// slipped in November 2026 is something that had been reached.
func TestTrainingSlipped(t *testing.T) {
	_, trend := brindlewick(t)
	var scores []float64
	for _, p := range trend[5:] {
		scores = append(scores, p.Card.Practices[p.Assessment.Framework().Practice("GOV-7").Index].Score.V)
	}
	if !slices.Equal(scores, []float64{2.5, 3, 2}) {
		t.Errorf("%v", scores)
	}
}
