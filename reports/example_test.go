package reports_test

import (
	"fmt"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
)

func ExampleBuild() {
	fw, err := frameworks.Builtin("customer-data-ethics")
	if err != nil {
		panic(err)
	}
	by := assessment.Stamp{By: "Ada Marsh"}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Example Works", Date: 20261124}, by)
	if err != nil {
		panic(err)
	}
	for _, q := range fw.Questions() {
		level := 3
		if q.Practice.Layer.ID == "CON" {
			level = 1
		}
		if _, err := a.Edit(by, q.ID, func(r *assessment.Record) {
			r.Answer = assessment.Answer{State: assessment.Levelled, Level: level}
		}); err != nil {
			panic(err)
		}
	}
	r := reports.Build(a, assessment.Evaluate(a), reports.Options{Anonymous: true})
	fmt.Println(r.Board.Title)
	fmt.Println(r.Board.Findings[0])
	fmt.Println(r.Sections[0].Name)
	// Output:
	// Level 2 Developing: strong in Governance, weak in Consent and transparency
	// The overall score is 2.6 of 5, against a target of 3; every question that applies has an answer.
	// Scope and people
}
