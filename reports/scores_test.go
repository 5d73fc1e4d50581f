package reports_test

import (
	"encoding/json"
	"slices"
	"testing"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
)

const scoresFramework = `schema: posture/framework/v1
id: small
version: 1.0.0
title: Small
layers:
  - id: A
    title: First
    practices:
      - {id: A-1, title: One, critical: true, weight: 2, outcomes: [trust], citations: ["gdpr:30(1)"], questions: [{id: A-1.1, ask: "A?"}]}
      - {id: A-2, title: Two, questions: [{id: A-2.1, ask: "B?", weight: 3}, {id: A-2.2, ask: "C?"}]}
  - id: B
    title: Second
    practices:
      - {id: B-1, title: Three, questions: [{id: B-1.1, ask: "D?"}, {id: B-1.2, ask: "E?"}]}
      - {id: B-2, title: Four, questions: [{id: B-2.1, ask: "F?"}]}
`

// The method's worked example, as the score command prints it.
func TestScoresAreTheWorkedExample(t *testing.T) {
	fw, err := frameworks.Load("small.yaml", []byte(scoresFramework))
	if err != nil {
		t.Fatal(err)
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Example", Date: 20261124}, assessment.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	answer := func(id string, x assessment.Answer, strength assessment.Strength) {
		_, err := a.Edit(assessment.Stamp{By: "Ada"}, id, func(r *assessment.Record) {
			r.Answer = x
			if strength > assessment.Stated {
				r.Evidence = []assessment.Evidence{{Name: "Paper", Strength: strength}}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	level := func(n int) assessment.Answer { return assessment.Answer{State: assessment.Levelled, Level: n} }
	answer("A-1.1", level(1), assessment.Documented)
	answer("A-2.1", level(5), assessment.Tested)
	answer("A-2.2", level(3), assessment.Stated)
	answer("B-1.1", level(4), assessment.Documented)
	answer("B-1.2", assessment.Answer{State: assessment.Unknown}, assessment.Stated)
	answer("B-2.1", assessment.Answer{State: assessment.NotApplicable, Reason: "no such data"}, assessment.Stated)
	s := assessment.Evaluate(a)
	data, err := json.Marshal(reports.ScoresOf(a, s))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Assessment map[string]string
		Overall    map[string]any
		Layers     []struct {
			ID         string
			Gap        float64
			HeldBackBy []string `json:"held_back_by"`
			Practices  []map[string]any
		}
		Priorities []map[string]any
		Clauses    []map[string]any
		Outcomes   []map[string]any
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	o := got.Overall
	for key, want := range map[string]float64{
		"score": 3.083333333, "low": 2.083333333, "high": 3.333333333, "evidenced": 2.541666667, "level": 3, "target": 3, "gap": 0.666666667,
		"answered": 4, "applicable": 5, "completeness": 0.8, "questions": 6, "not_applicable": 1,
	} {
		if x, ok := o[key].(float64); !ok || assessment.Nine(x-want) > 1e-8 || assessment.Nine(want-x) > 1e-8 {
			t.Errorf("overall %s is %v, want %v", key, o[key], want)
		}
	}
	if o["provisional"] != true || o["held_back_by"] == nil {
		t.Errorf("overall %v", o)
	}
	if b2 := got.Layers[1].Practices[1]; b2["id"] != "B-2" || b2["score"] != nil || b2["target"] != nil || b2["applicable"] != 0.0 {
		t.Errorf("the practice that doesn't apply is %v", b2)
	}
	if len(got.Priorities) != 1 || got.Priorities[0]["practice"] != "A-1" || got.Priorities[0]["cost"] != 4.0 || got.Priorities[0]["holds_back"] != "" {
		t.Errorf("priorities %v", got.Priorities)
	}
	if len(got.Clauses) != 1 || got.Clauses[0]["status"] != "not met" || got.Clauses[0]["weakest"] != "A-1" {
		t.Errorf("clauses %v", got.Clauses)
	}
	if len(got.Outcomes) != 1 || got.Outcomes[0]["id"] != "trust" || got.Outcomes[0]["score"] != 1.0 {
		t.Errorf("outcomes %v", got.Outcomes)
	}
	r := reports.RoadmapOf(a.Plan(s, 0))
	if len(r) != 1 || r[0].Period != 1 || r[0].Points != 4 || !slices.Equal(r[0].Practices, []string{"A-1"}) {
		t.Errorf("roadmap %v", r)
	}
}
