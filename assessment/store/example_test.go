package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

func Example() {
	dir, err := os.MkdirTemp("", "posture")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	fw, err := frameworks.Builtin(frameworks.DefaultID)
	if err != nil {
		fmt.Println(err)
		return
	}
	ada := assessment.Stamp{By: "Ada Marsh", At: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Brindlewick Outfitters", Date: 20261124}, ada)
	if err != nil {
		fmt.Println(err)
		return
	}

	s := store.New(frameworks.BuiltinVersion)
	f, err := s.Create(filepath.Join(dir, "brindlewick"+store.Ending), a)
	if err != nil {
		fmt.Println(err)
		return
	}
	err = f.Update(func(a *assessment.Assessment) error {
		_, err := a.Edit(ada, "GOV-1.1", func(r *assessment.Record) {
			r.Answer = assessment.Answer{State: assessment.Levelled, Level: 3}
		})
		return err
	})
	fmt.Println(err, f.Assessment().Record(fw.Question("GOV-1.1")).Answer)

	// Output: <nil> 3
}
