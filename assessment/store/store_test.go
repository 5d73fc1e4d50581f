package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
)

func newStore(t testing.TB) *store.Store { return store.New(carrying(short(t))) }

func TestTwoOnOneFileBothWin(t *testing.T) {
	s := newStore(t)
	path := filepath.Join(t.TempDir(), "q.posture.yaml")
	ada, err := s.Create(path, newAssessment(t, short(t)))
	if err != nil {
		t.Fatal(err)
	}
	ben, err := s.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := ada.Save([]assessment.Change{level(t, ada.Assessment(), stamp("Ada", 1), "GOV-1.1", 3)})
	if err != nil || saved.Others {
		t.Fatal(saved, err)
	}
	saved, err = ben.Save([]assessment.Change{level(t, ben.Assessment(), stamp("Ben", 2), "GOV-1.2", 4), level(t, ben.Assessment(), stamp("Ben", 2), "GOV-1.1", 1)})
	if err != nil || !saved.Others {
		t.Fatal(saved, err)
	}
	if len(saved.Overwrote) != 1 || saved.Overwrote[0].Subject.ID != "GOV-1.1" {
		t.Error(saved.Overwrote)
	}
	changed, err := ada.Reload()
	if err != nil || !changed {
		t.Fatal(changed, err)
	}
	if changed, err = ada.Reload(); err != nil || changed {
		t.Fatal(changed, err)
	}
	data, _ := os.ReadFile(path)
	if string(data) != string(store.Encode(ada.Assessment(), nil)) {
		t.Error(string(data))
	}
	if _, err := s.Create(path, ada.Assessment()); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
}
