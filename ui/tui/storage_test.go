package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"posture/assessment/store"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// Two programs on one file: each sees the other's answers, and both are told
// where they answered the same question.
func TestTwoProgramsOnOneFile(t *testing.T) {
	st := store.New(func(string, string) (*frameworks.Framework, error) { return nil, nil })
	path := filepath.Join(t.TempDir(), "q3.posture.yaml")
	if err := Creator(st)(path, fresh(t, framework(t, "example.yaml"))); err != nil {
		t.Fatal(err)
	}
	program := func(name string) *rig {
		r := newRig(t, "example.yaml", 80, 24, Options{Open: Opener(st), First: screen.File{Path: path}})
		r.a.doc.By = name
		return r
	}
	ann, ben := program("Ann"), program("Ben")
	ben.press("2")
	ben.settled()
	look := func(r *rig) {
		if r.a.disk.file.Touched() {
			r.send(touched{r.a.disk.file})
		}
		r.settled()
	}
	look(ann)
	ann.answerIs("GOV-1.1", "2")
	ann.sees("Ben has changed GOV-1.1: answer open → 2.")

	ben.press("4")
	ben.settled()
	ann.press("3")
	ann.settled()
	ann.sees("Changed at the same time by somebody else: GOV-1.1: answer.")
	look(ben)
	ben.answerIs("GOV-1.1", "3")
	ben.sees("Ann has changed GOV-1.1: answer 4 → 3.")

	if err := os.WriteFile(path, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	look(ann)
	ann.sees("can't be read")
	ann.press("5")
	ann.until("it has failed", func() bool { return ann.a.disk.err != nil })
	if b, _ := os.ReadFile(path); string(b) != "broken" || !strings.Contains(ann.shown(), "NOT SAVED") {
		t.Errorf("a broken file was written over, or it isn't told:\n%s", ann.shown())
	}
}
