package assessment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"posture/frameworks"
)

// A State is what is known about a question. A question is in exactly one.
//
//	state           counts as answered   counts as applicable   needs
//	a level         yes                  yes                    –
//	unknown         no                   yes                    –
//	not applicable  no                   no                     a reason
//	open            no                   yes                    –
type State uint8

const (
	Open          State = iota // not asked yet
	Levelled                   // it has a level
	Unknown                    // nobody in the room can say
	NotApplicable              // it doesn't apply, for a reason
)

// An Answer is a question's state with what belongs to it.
type Answer struct {
	State  State
	Level  int    // on the framework's scale; only with Levelled
	Reason string // only with NotApplicable, and then needed
}

// The words for the states without a level, in files and on the command line.
const (
	WordOpen          = "open"
	WordUnknown       = "unknown"
	WordNotApplicable = "n/a"
)

// String gives the answer as files have it: a level's number, unknown, n/a or open.
func (a Answer) String() string {
	switch a.State {
	case Levelled:
		return strconv.Itoa(a.Level)
	case Unknown:
		return WordUnknown
	case NotApplicable:
		return WordNotApplicable
	}
	return WordOpen
}

// ParseAnswer reads a level's number, unknown, n/a or open, in any letter
// case. The reason of a not-applicable answer is the caller's to add.
func ParseAnswer(s string, scale frameworks.Scale) (Answer, error) {
	switch word := strings.ToLower(strings.TrimSpace(s)); word {
	case WordOpen:
		return Answer{}, nil
	case WordUnknown:
		return Answer{State: Unknown}, nil
	case WordNotApplicable:
		return Answer{State: NotApplicable}, nil
	default:
		if level, err := strconv.Atoi(word); err == nil && strings.TrimLeft(word, "0123456789") == "" && scale.Has(level) {
			return Answer{State: Levelled, Level: level}, nil
		}
	}
	return Answer{}, fmt.Errorf("%q is no answer; give a level from %d to %d, %s or %s", s, scale.Min(), scale.Max(), WordUnknown, WordNotApplicable)
}

// A Vote is one participant's answer, private until revealed: a level, unknown
// or not applicable.
type Vote struct {
	By     string
	Answer Answer
}

// A Record is all that is kept of a question. Whatever its state, open too, it
// may carry the rest.
type Record struct {
	Answer
	Note     string
	Flag     bool       // to be discussed
	Evidence []Evidence // sorted by name, each name once
	Votes    []Vote     // sorted by participant, each once
	Carried  bool       // taken over from the last assessment, not looked at yet
}

// Empty tells whether there is nothing in the record.
func (r Record) Empty() bool {
	return r.Answer == Answer{} && r.Note == "" && !r.Flag && len(r.Evidence) == 0 && len(r.Votes) == 0 && !r.Carried
}

// Equal tells whether two records say the same.
func (r Record) Equal(o Record) bool {
	return r.Answer == o.Answer && r.Note == o.Note && r.Flag == o.Flag && r.Carried == o.Carried &&
		slices.Equal(r.Evidence, o.Evidence) && slices.Equal(r.Votes, o.Votes)
}

// clone gives a copy that shares no list with r.
func (r Record) clone() Record {
	r.Evidence, r.Votes = slices.Clone(r.Evidence), slices.Clone(r.Votes)
	return r
}
