package store_test

import (
	"bytes"
	"fmt"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
)

const ramPath = "/w/q.posture.yaml"

// cutPower makes a disk with a file on it unless fresh, does one save or
// creation, and looks at every state that a power cut may leave before, amid
// and after each step. It gives the number of those, and the first that holds
// neither the old file nor the new one, or not the new one though it was
// reported as done.
func cutPower(t *testing.T, fresh bool, drop int) (states int, wrong error) {
	t.Helper()
	disk := newRAM()
	s := newStore(t)
	s.FS = disk
	var old []byte
	a := newAssessment(t, short(t))
	act := func() error { _, err := s.Create(ramPath, a); return err }
	next := store.Encode(a, nil)
	if !fresh {
		if err := act(); err != nil {
			t.Fatal(err)
		}
		f, err := s.Open(ramPath)
		if err != nil {
			t.Fatal(err)
		}
		old = next
		change := level(t, a, stamp("Ada", 1), "GOV-1.1", 3)
		next = store.Encode(a, nil)
		act = func() error { _, err := f.Save([]assessment.Change{change}); return err }
		disk.syncs = 0
	}
	disk.drop = drop
	done := false
	disk.changed = func() {
		for after := range disk.afterPowerCut() {
			states++
			if err := oldOrNew(t, after, old, next, done); err != nil && wrong == nil {
				wrong = err
			}
		}
	}
	if err := act(); err != nil {
		t.Fatal(err)
	}
	done = true
	disk.changed()
	return states, wrong
}

// oldOrNew opens what a power cut left, and saves into it.
func oldOrNew(t *testing.T, disk *ram, old, next []byte, done bool) error {
	s := newStore(t)
	s.FS = disk
	f, err := s.Open(ramPath)
	if err != nil {
		if disk.names[ramPath] == nil && old == nil && !done {
			return nil // it isn't made yet
		}
		return err
	}
	switch got := store.Encode(f.Assessment(), nil); {
	case bytes.Equal(got, next):
	case done:
		return fmt.Errorf("reported as done, and lost")
	case !bytes.Equal(got, old):
		return fmt.Errorf("a third file:\n%s", got)
	}
	if _, err := f.Save([]assessment.Change{level(t, f.Assessment(), stamp("Ben", 5), "GOV-1.2", 2)}); err != nil {
		return err
	}
	if len(disk.names) != 1 {
		return fmt.Errorf("left-overs: %d files", len(disk.names))
	}
	return nil
}

func TestAPowerCutLeavesTheOldFileOrTheNew(t *testing.T) {
	for _, fresh := range []bool{true, false} {
		states, wrong := cutPower(t, fresh, 0)
		if wrong != nil {
			t.Errorf("fresh %v: %v", fresh, wrong)
		}
		if states < 40 {
			t.Errorf("fresh %v: only %d states were looked at", fresh, states)
		}
		for drop := 1; drop <= 2; drop++ {
			if _, wrong := cutPower(t, fresh, drop); wrong == nil {
				t.Errorf("fresh %v: nobody would notice that sync %d isn't done", fresh, drop)
			}
		}
	}
}
