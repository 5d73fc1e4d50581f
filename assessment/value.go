package assessment

import (
	"fmt"
	"slices"
	"strings"
)

// A Head is what an assessment says about itself.
type Head struct {
	Organisation string // never empty
	Scope        string
	Date         Date   // the day that the answers are of
	Profile      string // id of a profile of the framework, or ""
	Assessor     string
	Capacity     int // points per period of the roadmap; 0 means DefaultCapacity
}

// A Target is the assessment's own target for a practice, with its reason.
type Target struct {
	Set    bool
	Level  int
	Reason string // needed where set
}

// A Placement is what people decided about a practice in the roadmap: pinned
// to a period, or left out. The zero value is neither.
type Placement struct {
	Period  int // 1 and up; 0 is not pinned
	LeftOut bool
}

// An ActionState is how far an action has come.
type ActionState uint8

const (
	ActionOpen ActionState = iota
	ActionInProgress
	ActionDone
	ActionDropped // for a reason
)

var actionStateNames = [...]string{"open", "in progress", "done", "dropped"}

// ActionStates are all states of an action, in the order in which it goes
// through them.
func ActionStates() []ActionState {
	return []ActionState{ActionOpen, ActionInProgress, ActionDone, ActionDropped}
}

func (s ActionState) String() string { return actionStateNames[s] }

// ParseActionState reads a state's name, in any letter case.
func ParseActionState(s string) (ActionState, error) {
	if i := slices.Index(actionStateNames[:], strings.ToLower(strings.TrimSpace(s))); i >= 0 {
		return ActionState(i), nil
	}
	return 0, fmt.Errorf("%q is no state of an action; write %s or %s", s, strings.Join(actionStateNames[:3], ", "), actionStateNames[3])
}

// An Action is something promised: who does what by when, and the level that
// it is to bring.
type Action struct {
	Set       bool // false once it was taken back
	What      string
	Practices []string // ids, in the framework's order
	Owner     string
	Due       Date
	State     ActionState
	Reason    string // needed where dropped
	Level     Level  // the level that it is to bring
	Links     []string
}

// Equal tells whether two actions say the same.
func (a Action) Equal(b Action) bool {
	return a.Set == b.Set && a.What == b.What && a.Owner == b.Owner && a.Due == b.Due && a.State == b.State &&
		a.Reason == b.Reason && a.Level == b.Level && slices.Equal(a.Practices, b.Practices) && slices.Equal(a.Links, b.Links)
}
