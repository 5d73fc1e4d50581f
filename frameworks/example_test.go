package frameworks_test

import (
	"fmt"

	"posture/frameworks"
)

func ExampleLoad() {
	_, err := frameworks.Load("mine.yaml", []byte("schema: posture/framework/v1\nid: Mine\nversion: 1.0\ntitel: Mine\n"))
	fmt.Println(err)
	// Output:
	// mine.yaml:1:1: the framework has no title; add it
	// mine.yaml:1:1: the framework has no layers; add it
	// mine.yaml:2:5: id is "Mine"; write lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit
	// mine.yaml:3:10: version is "1.0"; write three numbers, as in 1.0.0
	// mine.yaml:4:1: unknown key "titel" in the framework; did you mean "title"?
}

func ExampleFindClause() {
	clause, _ := frameworks.FindClause("gdpr:16")
	fmt.Println(clause.Short())
	fmt.Println(clause.Long())
	fmt.Println(clause.URL())
	clause, found := frameworks.FindClause("house-rules:4")
	fmt.Println(clause.Short(), found)
	// Output:
	// GDPR Art. 16
	// GDPR Art. 16, right to rectification
	// https://eur-lex.europa.eu/eli/reg/2016/679/oj/eng#art_16
	// house-rules:4 false
}
