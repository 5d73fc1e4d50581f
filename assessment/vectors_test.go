package assessment_test

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"posture/assessment"
	"posture/frameworks"
)

// The vectors are figures worked out by somebody else from the method's text.
// Each is a framework, answers, and every figure that follows from them.

type vector struct {
	Overall    map[string]json.RawMessage `json:"overall"`
	Layers     []map[string]json.RawMessage
	Priorities []struct {
		Practice  string
		Gap, Lift float64
		Cost      int
		HoldsBack string `json:"holds_back"`
		LiftIs    string `json:"lift_is"`
		CostIs    string `json:"cost_is"`
	}
	Outcomes []struct {
		ID    string
		Score *float64
	}
	Clauses []struct {
		ID, Status, Weakest string
		Score               *float64
	}
	Roadmap []struct {
		Period, Points int
		Practices      []string
	}
}

func TestVectors(t *testing.T) {
	dirs, err := filepath.Glob("testdata/vectors/[0-9]*")
	if err != nil || len(dirs) < 17 {
		t.Fatalf("%d vectors, %v", len(dirs), err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			a := readVector(t, dir, "2026-11-24", "p")
			var want vector
			if err := json.Unmarshal(read(t, filepath.Join(dir, "expect.json")), &want); err != nil {
				t.Fatal(err)
			}
			compareVector(t, a, assessment.Evaluate(a), want)
		})
	}
}

func compareVector(t *testing.T, a *assessment.Assessment, s *assessment.Scorecard, want vector) {
	t.Helper()
	o := s.Overall
	compare(t, "overall", want.Overall, map[string]any{
		"score": o.Score, "low": o.Low, "high": o.High, "evidenced": o.Evidenced, "level": o.Level, "target": o.Target, "gap": o.Gap,
		"answered": o.Answered, "applicable": o.Applicable, "completeness": o.Completeness(), "provisional": o.Provisional(),
		"questions": o.Questions, "not_applicable": o.NotApplicable(), "score_na_at_min": o.ScoreNAAtMin, "way_to_target": o.WayToTarget,
		"held_back_by": ids(o.HeldBackBy, func(l *frameworks.Layer) string { return l.ID }),
	})
	for i, l := range s.Layers {
		m := measure(l.Measure)
		m["id"], m["held_back_by"] = l.Layer.ID, ids(l.HeldBackBy, func(p *frameworks.Practice) string { return p.ID })
		var practices []map[string]json.RawMessage
		if err := json.Unmarshal(want.Layers[i]["practices"], &practices); err != nil {
			t.Fatal(err)
		}
		delete(want.Layers[i], "practices")
		compare(t, l.Layer.ID, want.Layers[i], m)
		for j, p := range l.Practices {
			m := measure(p.Measure)
			m["id"] = p.Practice.ID
			compare(t, p.Practice.ID, practices[j], m)
		}
	}
	if len(s.Priorities) != len(want.Priorities) {
		t.Fatalf("%d priorities, want %d", len(s.Priorities), len(want.Priorities))
	}
	for i, w := range want.Priorities {
		p := s.Priorities[i]
		holds := ""
		if p.HoldsBack != nil {
			holds = p.HoldsBack.ID
		}
		if p.Practice.ID != w.Practice || !near(p.Gap.V, w.Gap) || !near(p.Lift.V, w.Lift) || p.Cost != w.Cost || holds != w.HoldsBack ||
			p.HighLift != (w.LiftIs == "high") || p.LowCost != (w.CostIs == "low") {
			t.Errorf("priority %d is %s %+v, want %+v", i+1, p.Practice.ID, p.Measure, w)
		}
	}
	for i, w := range want.Outcomes {
		if got := s.Outcomes[i]; string(got.ID) != w.ID || !nearNull(got.Score, w.Score) {
			t.Errorf("outcome %s %v, want %s %v", got.ID, got.Score, w.ID, w.Score)
		}
	}
	if len(s.Clauses) != len(want.Clauses) {
		t.Fatalf("%d clauses, want %d", len(s.Clauses), len(want.Clauses))
	}
	for i, w := range want.Clauses {
		got, weakest := s.Clauses[i], ""
		if got.Weakest != nil {
			weakest = got.Weakest.Practice.ID
		}
		if got.ID != w.ID || string(got.Status) != w.Status || weakest != w.Weakest || !nearNull(got.Score, w.Score) {
			t.Errorf("clause %s %s %v %s, want %+v", got.ID, got.Status, got.Score, weakest, w)
		}
	}
	r := a.Plan(s, 0)
	if len(r.Periods) != len(want.Roadmap) {
		t.Fatalf("%d periods, want %d", len(r.Periods), len(want.Roadmap))
	}
	for i, w := range want.Roadmap {
		got := r.Periods[i]
		if practices := ids(got.Practices, func(p assessment.Planned) string { return p.Practice.ID }); got.Number != w.Period || got.Points != w.Points || !slices.Equal(practices, w.Practices) {
			t.Errorf("period %d: %d points for %v, want %+v", got.Number, got.Points, practices, w)
		}
	}
}

func measure(m assessment.Measure) map[string]any {
	return map[string]any{
		"score": m.Score, "low": m.Low, "high": m.High, "evidenced": m.Evidenced, "level": m.Level, "target": m.Target, "gap": m.Gap,
		"answered": m.Answered, "applicable": m.Applicable,
	}
}

// compare holds every key of want to the figure of that name.
func compare(t *testing.T, what string, want map[string]json.RawMessage, got map[string]any) {
	t.Helper()
	for key, raw := range want {
		g, ok := got[key]
		if !ok {
			t.Errorf("%s has no %s", what, key)
			continue
		}
		enc, err := json.Marshal(g)
		if err != nil {
			t.Fatal(err)
		}
		var a, b any
		if json.Unmarshal(enc, &a) != nil || json.Unmarshal(raw, &b) != nil {
			t.Fatalf("%s %s: %s, %s", what, key, enc, raw)
		}
		x, isX := a.(float64)
		y, isY := b.(float64)
		if isX && isY && near(x, y) {
			continue
		}
		ea, _ := json.Marshal(a)
		eb, _ := json.Marshal(b)
		if string(ea) != string(eb) {
			t.Errorf("%s: %s is %s, want %s", what, key, ea, eb)
		}
	}
}

func ids[T any](list []T, id func(T) string) []string {
	out := []string{}
	for _, x := range list {
		out = append(out, id(x))
	}
	return out
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6 }

func nearNull(a assessment.Figure, b *float64) bool {
	if b == nil || !a.Valid {
		return b == nil && !a.Valid
	}
	return near(a.V, *b)
}

// readVector makes the assessment of a vector's framework.yaml and answers.csv.
// The profile counts where the framework has it.
func readVector(t *testing.T, dir, date, profile string) *assessment.Assessment {
	t.Helper()
	name := filepath.Join(dir, "framework.yaml")
	fw, err := frameworks.Load(name, read(t, name))
	if err != nil {
		t.Fatal(err)
	}
	if fw.Profile(profile) == nil {
		profile = ""
	}
	d, err := assessment.ParseDate(date)
	if err != nil {
		t.Fatal(err)
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Vector", Date: d, Profile: profile}, assessment.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(dir, "answers.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, name := range rows[0] {
			cells[name] = row[i]
		}
		answerRow(t, a, cells)
	}
	return a
}

func answerRow(t *testing.T, a *assessment.Assessment, row map[string]string) {
	t.Helper()
	_, err := a.Edit(assessment.Stamp{By: "V"}, row["question"], func(r *assessment.Record) {
		if row["answer"] != "" {
			answer, err := assessment.ParseAnswer(row["answer"], a.Framework().Scale)
			if err != nil {
				t.Fatal(err)
			}
			answer.Reason = row["reason"]
			r.Answer = answer
		}
		r.Note = row["note"]
		if row["evidence"] != "" {
			r.Evidence = assessment.Join(nil, evidence(t, row))
		}
	})
	if err != nil {
		t.Fatalf("%v: %v", row, err)
	}
}

func evidence(t *testing.T, cells map[string]string) assessment.Evidence {
	t.Helper()
	e := assessment.Evidence{Name: cells["evidence"]}
	var err error
	if cells["strength"] != "" {
		if e.Strength, err = assessment.ParseStrength(cells["strength"]); err != nil {
			t.Fatal(err)
		}
	}
	for name, d := range map[string]*assessment.Date{"dated": &e.Dated, "valid_until": &e.ValidUntil} {
		if cells[name] != "" {
			if *d, err = assessment.ParseDate(cells[name]); err != nil {
				t.Fatal(err)
			}
		}
	}
	return e
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
