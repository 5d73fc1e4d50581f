package assessment

import (
	"slices"
	"strings"

	"posture/frameworks"
)

// OutcomeID is the id by which an outcome is explained. No layer, practice or
// question has one like it.
func OutcomeID(o frameworks.Outcome) string { return "outcome:" + string(o) }

// explainLens explains a clause by its citation, or an outcome by its
// [OutcomeID].
func explainLens(s *Scorecard, id string) (Explanation, bool) {
	if i := slices.IndexFunc(s.Clauses, func(c Clause) bool { return c.ID == id }); i >= 0 {
		c := &s.Clauses[i]
		title := id
		if known, ok := frameworks.FindClause(id); ok {
			title = known.Long()
		}
		e := explainByShare(id, title, "that cite it", c.Practices, c.Score, c.Evidenced)
		words := c.Status.Words()
		if c.Provisional && c.Score.Valid {
			words += ", provisional"
		}
		e.Figures = append(e.Figures, Derivation{Name: "where they stand", Rule: "by how many of its applicable practices have a score without a gap; no statement of compliance", Shown: words})
		return e, true
	}
	i := slices.IndexFunc(s.Outcomes, func(o OutcomeScore) bool { return OutcomeID(o.ID) == id })
	if i < 0 {
		return Explanation{}, false
	}
	o := &s.Outcomes[i]
	title := strings.ToUpper(string(o.ID[:1])) + string(o.ID[1:])
	return explainByShare(id, title, "that serve it", o.Practices, o.Score, o.Evidenced), true
}

// explainByShare explains means that are weighted by shares.
func explainByShare(id, title, which string, ps []*PracticeScore, score, evidenced Figure) Explanation {
	e := Explanation{ID: id, Title: title}
	var claimed, shown []term
	for _, p := range ps {
		e.Parts = append(e.Parts, p.Practice.ID)
		if p.Score.Valid {
			claimed = append(claimed, term{p.Share.V, p.Score.V})
			shown = append(shown, term{p.Share.V, p.Evidenced.V})
		}
	}
	show := func(f Figure) string { return ShowScore(f, Figure{}) }
	e.Figures = []Derivation{
		derive("score", "mean of the scores of the scored practices "+which+", weighted by their shares in the overall score", mean(claimed), score, show(score)),
		derive("evidenced", "the same with each level cut to what its evidence lets us believe", mean(shown), evidenced, show(evidenced)),
	}
	return e
}
