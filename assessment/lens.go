package assessment

import (
	"slices"

	"posture/frameworks"
)

// A Status says how the practices behind a clause stand. The words are for
// programs; people are shown [Status.Words].
type Status string

const (
	Met            Status = "met"            // all applicable practices are scored and have no gap
	PartlyMet      Status = "partly met"     // some have a score without a gap
	NotMet         Status = "not met"        // some are scored and none is without a gap
	NotAssessed    Status = "not assessed"   // none has a score
	NoneApplicable Status = "not applicable" // none is applicable
)

// Words says the status to people. It is no statement of compliance.
func (s Status) Words() string {
	switch s {
	case Met:
		return "practices at target"
	case PartlyMet:
		return "some at target"
	case NotMet:
		return "none at target"
	}
	return string(s)
}

// A Clause is a clause of a law or standard, seen through the practices that
// cite it. Score and Evidenced are their means, weighted by their shares.
type Clause struct {
	ID          string
	Practices   []*PracticeScore // in the framework's order
	Status      Status
	Score       Figure
	Evidenced   Figure
	Weakest     *PracticeScore // of the scored ones; nil without
	Provisional bool           // a question under it is open or unknown
}

// An OutcomeScore is the mean of the scores of the practices that serve an
// outcome, weighted by their shares.
type OutcomeScore struct {
	ID        frameworks.Outcome
	Practices []*PracticeScore
	Score     Figure
	Evidenced Figure
}

// clauses are all clauses that the framework cites, sorted by id as bytes.
func (s *Scorecard) clauses() []Clause {
	by := map[string][]*PracticeScore{}
	for i := range s.Practices {
		for _, c := range s.Practices[i].Practice.Citations {
			by[c] = append(by[c], &s.Practices[i])
		}
	}
	ids := s.Framework.Citations()
	out := make([]Clause, 0, len(ids))
	for _, id := range ids {
		out = append(out, clause(id, by[id]))
	}
	return out
}

func clause(id string, ps []*PracticeScore) Clause {
	c := Clause{ID: id, Practices: ps}
	c.Score, c.Evidenced = byShare(ps)
	var applicable, scored, reached int
	for _, p := range ps {
		if p.Applicable > 0 {
			applicable++
		}
		if p.Score.Valid {
			scored++
			if p.Gap.V == 0 {
				reached++
			}
			if c.Weakest == nil || Nine(p.Score.V) < Nine(c.Weakest.Score.V) {
				c.Weakest = p
			}
		}
		c.Provisional = c.Provisional || p.Provisional()
	}
	switch {
	case applicable == 0:
		c.Status = NoneApplicable
	case scored == 0:
		c.Status = NotAssessed
	case reached == applicable:
		c.Status = Met
	case reached > 0:
		c.Status = PartlyMet
	default:
		c.Status = NotMet
	}
	return c
}

// outcomes are those that a practice serves, in their fixed order.
func (s *Scorecard) outcomes() []OutcomeScore {
	var out []OutcomeScore
	for _, id := range frameworks.Outcomes() {
		o := OutcomeScore{ID: id}
		for i := range s.Practices {
			if slices.Contains(s.Practices[i].Practice.Outcomes, id) {
				o.Practices = append(o.Practices, &s.Practices[i])
			}
		}
		if len(o.Practices) > 0 {
			o.Score, o.Evidenced = byShare(o.Practices)
			out = append(out, o)
		}
	}
	return out
}

// byShare gives the means of the scored practices' scores, weighted by their
// shares; null without one.
func byShare(ps []*PracticeScore) (score, evidenced Figure) {
	var w, v, e float64
	for _, p := range ps {
		if p.Score.Valid {
			w += p.Share.V
			v += p.Share.V * p.Score.V
			e += p.Share.V * p.Evidenced.V
		}
	}
	if w == 0 {
		return Figure{}, Figure{}
	}
	return some(v / w), some(e / w)
}
