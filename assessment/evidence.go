package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"posture/frameworks"
)

// A Strength is how far a piece of evidence carries.
type Strength uint8

const (
	Stated     Strength = iota // somebody says so
	Documented                 // a policy, a record or a design says so
	Observed                   // the assessor saw it done
	Tested                     // it was sampled, audited or measured, with a result
)

var strengthNames = [...]string{"stated", "documented", "observed", "tested"}

// Strengths are all strengths, the weakest first.
func Strengths() []Strength { return []Strength{Stated, Documented, Observed, Tested} }

func (s Strength) String() string { return strengthNames[s] }

// ParseStrength reads a strength's name, in any letter case.
func ParseStrength(s string) (Strength, error) {
	if i := slices.Index(strengthNames[:], strings.ToLower(strings.TrimSpace(s))); i >= 0 {
		return Strength(i), nil
	}
	return 0, fmt.Errorf("%q is no strength; write %s", s, strings.Join(strengthNames[:3], ", ")+" or "+strengthNames[3])
}

// Evidence is one piece: a document, a record, a test.
type Evidence struct {
	Name       string // one line or more, never empty
	Strength   Strength
	Dated      Date // the day it is from, or none
	ValidUntil Date // the last day on which it counts, or none
}

// Counts gives the strength with which the piece counts in an assessment of
// this date: one whose last day has passed, or that is dated after the
// assessment, counts as stated.
func (e Evidence) Counts(date Date) Strength {
	if e.Expired(date) || e.Later(date) {
		return Stated
	}
	return e.Strength
}

// Expired tells whether the piece's last day lies before the assessment's date.
func (e Evidence) Expired(date Date) bool { return e.ValidUntil != 0 && e.ValidUntil < date }

// Later tells whether the piece is dated after the assessment.
func (e Evidence) Later(date Date) bool { return e.Dated > date }

// CheckDays tells of a piece whose last day lies before the day it is from. Such
// pieces may stand in files; nobody should give a new one.
func (e Evidence) CheckDays() error {
	if e.Dated != 0 && e.ValidUntil != 0 && e.ValidUntil < e.Dated {
		return fmt.Errorf("the evidence is valid until %s, before the day it is from, %s; mend one of the two", e.ValidUntil, e.Dated)
	}
	return nil
}

// Strongest is the strength of the strongest piece that counts; with none, stated.
func Strongest(pieces []Evidence, date Date) Strength {
	best := Stated
	for i := range pieces {
		best = max(best, pieces[i].Counts(date))
	}
	return best
}

// Bound is up to which level an answer is believed on evidence of this
// strength: min + 0.4, 0.6, 0.8 or 1 times the scale's span. It is a number,
// not rounded to a level.
func (s Strength) Bound(scale frameworks.Scale) float64 {
	if s == Tested {
		return float64(scale.Max())
	}
	return float64(scale.Min()) + (0.4+0.2*float64(s))*float64(scale.Span())
}

// Believed is the level that the record's evidence lets us believe, at most
// the claimed one; null without a level.
func Believed(r Record, scale frameworks.Scale, date Date) Figure {
	if r.State != Levelled {
		return Figure{}
	}
	return some(min(float64(r.Level), Strongest(r.Evidence, date).Bound(scale)))
}

// Join adds pieces to those that are there, by name: the same name replaces
// that piece. The result is sorted by name; the lists given stay as they are.
func Join(pieces []Evidence, more ...Evidence) []Evidence {
	out := slices.Clone(pieces)
	for _, e := range more {
		if i := slices.IndexFunc(out, func(x Evidence) bool { return x.Name == e.Name }); i >= 0 {
			out[i] = e
		} else {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b Evidence) int { return cmp.Compare(a.Name, b.Name) })
	return out
}
