package tui

import (
	"errors"
	"io/fs"
	"sync"

	"posture/assessment"
	"posture/assessment/store"
)

// Opener opens assessments of a store, for [Options].
func Opener(s *store.Store) func(path string) (File, *assessment.Assessment, error) {
	return func(path string) (File, *assessment.Assessment, error) {
		f, err := s.Open(path)
		if err != nil {
			return nil, nil, err
		}
		return &storedFile{f: f}, f.Assessment(), nil
	}
}

// Creator makes assessments in a store, for [Options].
func Creator(s *store.Store) func(path string, a *assessment.Assessment) error {
	return func(path string, a *assessment.Assessment) error {
		_, err := s.Create(path, a)
		return err
	}
}

// A storedFile is a store's file as the application uses it.
type storedFile struct {
	f *store.File

	mu    sync.Mutex
	fresh bool   // what others did was read and isn't handed on yet
	err   error  // of the last look, until it is handed on
	known string // the last error that was, so that each is told once
}

// Save makes the changes on disk.
func (s *storedFile) Save(changes []assessment.Change) (Saved, error) {
	x, err := s.f.Save(changes)
	if err != nil {
		return Saved{}, err
	}
	out := Saved{}
	if x.Others {
		out.Others = x.Assessment
	}
	for _, o := range x.Overwrote {
		for _, fact := range o.Facts {
			out.Overwrote = append(out.Overwrote, o.Subject.ID+": "+fact)
		}
	}
	return out, nil
}

// SaveAnew makes the changes on disk, and the file where it is gone.
func (s *storedFile) SaveAnew(whole *assessment.Assessment, changes []assessment.Change) (Saved, error) {
	out, err := s.Save(changes)
	if !errors.Is(err, store.ErrGone) {
		return out, err
	}
	if err := s.f.Remake(whole); !errors.Is(err, fs.ErrExist) {
		return Saved{}, err
	}
	return s.Save(changes) // somebody has put it back at this moment
}

// Touched reads what others have changed, if anything, for the next Reload.
func (s *storedFile) Touched() bool {
	changed, err := s.f.Reload()
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err == nil:
		over := s.known != ""
		s.fresh, s.err, s.known = s.fresh || changed, nil, ""
		return changed || over
	case err.Error() == s.known:
		return false
	}
	s.err, s.known = err, err.Error()
	return true
}

// Reload hands on what others have changed.
func (s *storedFile) Reload() (*assessment.Assessment, error) {
	s.Touched()
	s.mu.Lock()
	defer s.mu.Unlock()
	err, fresh := s.err, s.fresh
	s.err, s.fresh = nil, false
	switch {
	case err != nil:
		return nil, err
	case fresh:
		return s.f.Assessment(), nil
	}
	return nil, nil
}
