package reports_test

import (
	"strings"
	"testing"

	"posture/assessment"
	"posture/reports"
)

func TestSinceLastTime(t *testing.T) {
	then := random(t, 11, 0.8)
	now := then.Clone()
	q := now.Framework().Questions()
	for _, x := range q[:30] {
		if _, err := now.Edit(assessment.Stamp{By: "Zelda-Now"}, x.ID, func(r *assessment.Record) {
			if r.State == assessment.Levelled {
				r.Level = min(5, r.Level+1)
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	r, text := build(t, now, reports.Options{Previous: then})
	c := assessment.Compare(then, now)
	want := "+" + assessment.ShowTwo(c.Overall.Answers)
	if !strings.Contains(r.Board.Gauge.Sentence, want+" like for like") || !strings.Contains(strings.Join(r.Board.Findings, " "), want) {
		t.Errorf("the board says %q and %q, want %s", r.Board.Gauge.Sentence, r.Board.Findings, want)
	}
	i := 0
	for ; i < len(r.Sections) && r.Sections[i].Kind != reports.KindSince; i++ {
	}
	if i == len(r.Sections) || !strings.Contains(r.Sections[i].Title, want) || !strings.Contains(text, "Zelda-Now") {
		t.Fatalf("the section is missing, or its title has no %s", want)
	}
	if _, text := build(t, now, reports.Options{Previous: then, Anonymous: true}); strings.Contains(text, "Zelda") {
		t.Error("somebody is named")
	}
	if r, _ := build(t, now, reports.Options{}); strings.Contains(r.Board.Gauge.Sentence, "like for like") {
		t.Error("there is a change without an earlier assessment")
	}
	r, _ = build(t, now, reports.Options{Previous: random(t, 1, 0)})
	if s := strings.Join(r.Board.Findings, " "); !strings.Contains(s, "No like-for-like change") {
		t.Errorf("with nothing in common the board says %q", s)
	}
}
