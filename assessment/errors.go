package assessment

import (
	"errors"
	"fmt"

	"posture/frameworks"
	"posture/frameworks/strict"
)

// ErrNoReason tells of a not-applicable answer without its reason.
var ErrNoReason = errors.New("n/a needs a reason: say why it doesn't apply")

// An UnknownError tells of an id that the framework doesn't have.
type UnknownError struct {
	Kind  string // "question", "practice", "profile"
	ID    string
	In    *frameworks.Framework
	Known []string
}

func (e *UnknownError) Error() string {
	s := fmt.Sprintf("no %s %s in %s %s", e.Kind, e.ID, e.In.ID, e.In.Version)
	if near := strict.Nearest(e.ID, e.Known); near != "" {
		return s + "; did you mean " + near + "?"
	}
	return s
}

func (a *Assessment) unknown(kind, id string) error {
	e := &UnknownError{Kind: kind, ID: id, In: a.fw}
	switch kind {
	case "question":
		for _, q := range a.fw.Questions() {
			e.Known = append(e.Known, q.ID)
		}
	case "practice":
		for _, p := range a.fw.Practices() {
			e.Known = append(e.Known, p.ID)
		}
	}
	return e
}

func profileIDs(fw *frameworks.Framework) []string {
	var ids []string
	for _, p := range fw.Profiles {
		ids = append(ids, p.ID)
	}
	return ids
}
