package frameworks_test

import (
	"fmt"

	"posture/frameworks"
)

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
