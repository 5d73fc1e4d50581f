package lint_test

import (
	"fmt"
	"strings"

	"posture/frameworks"
	"posture/frameworks/lint"
)

func ExampleCheck() {
	data := frameworks.Template("mine", "Mine")
	data = []byte(strings.Replace(string(data), "There is no backup.", "There is no appropriate backup.", 1))
	f, err := frameworks.Load("mine.yaml", data)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range lint.Check("mine.yaml", data, f) {
		fmt.Println(finding)
	}
	// Output:
	// mine.yaml:62:18: error: level 0 of COPY-1.1 says "appropriate", which two people read differently; say what is there
}
