package pdf_test

import (
	"bytes"
	"fmt"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
	"posture/reports/pdf"
)

func ExampleWrite() {
	fw, err := frameworks.Builtin("customer-data-ethics")
	if err != nil {
		panic(err)
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Example 会社", Date: 20261124}, assessment.Stamp{By: "Ada Marsh"})
	if err != nil {
		panic(err)
	}
	r := reports.Build(a, assessment.Evaluate(a), reports.Options{})
	var file bytes.Buffer
	missing, err := pdf.Write(&file, r, pdf.Options{Paper: pdf.Letter, Producer: "posture"})
	fmt.Println(pdf.IsOurs(file.Bytes()), string(missing), err)
	// Output: true 会社 <nil>
}
