package plain_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/plain"
)

func ExampleRun() {
	fw, err := frameworks.Load("small.yaml", []byte(`schema: posture/framework/v1
id: small
version: 1.0.0
title: Small
scale: [{level: 0, name: No}, {level: 1, name: Yes, meaning: For all that is in scope.}]
layers:
  - id: GOV
    title: Governance
    practices:
      - id: GOV-1
        title: Inventory
        questions:
          - {id: GOV-1.1, ask: Is there a record of customer data?, why: "What nobody knows of, nobody protects."}
          - {id: GOV-1.2, ask: Has it an owner?, levels: {1: "Named in the record, and knows it."}}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Brindlewick Outfitters", Date: 20261124}, assessment.Stamp{})
	if err != nil {
		fmt.Println(err)
		return
	}
	answers := strings.NewReader("1\ne observed Data map\nx it was decided for us\n")
	now := func() time.Time { return time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC) }
	if err := plain.Run(answers, os.Stdout, &document{a: a}, "Ada Marsh", now, 0); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Brindlewick Outfitters
	// Small 1.0.0, 2026-11-24.
	// Questions that are open: 2 of 2. Each answer is saved at once. Write ? for help, q to end.
	//
	// Governance. Inventory.
	// Question 1 of 2, GOV-1.1: Is there a record of customer data?
	// Why this is asked: What nobody knows of, nobody protects.
	// 0, No
	// 1, Yes: For all that is in scope.
	// Your answer, 0 to 1, u, x with a reason, or ? for help:
	// GOV-1.1: 1, Yes. Saved.
	//
	// Question 2 of 2, GOV-1.2: Has it an owner?
	// 0, No
	// 1, Yes: Named in the record, and knows it.
	// Your answer, 0 to 1, u, x with a reason, or ? for help:
	// GOV-1.2: evidence "Data map" taken, observed. Saved.
	// GOV-1.2: Has it an owner?
	// Your answer, 0 to 1, u, x with a reason, or ? for help:
	// GOV-1.2: not applicable, because: it was decided for us. Saved.
	//
	// Answered or changed now:
	// GOV-1.1: 1, Yes.
	// GOV-1.2: not applicable, because: it was decided for us.
	// Of 2 questions: with a level 1, unknown 0, not applicable 1, open 0.
}
