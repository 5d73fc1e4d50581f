package reports

import (
	"posture/assessment"
	"posture/frameworks"
)

// Scores is what `posture score --json` prints: every figure of the method in
// full precision, null where the method says there is none.
type Scores struct {
	Assessment About           `json:"assessment"`
	Overall    OverallScore    `json:"overall"`
	Layers     []LayerScore    `json:"layers"`     // in the framework's order
	Priorities []PriorityScore `json:"priorities"` // every practice with a gap, in the method's order
	Clauses    []ClauseScore   `json:"clauses"`    // sorted by id as bytes
	Outcomes   []OutcomeScore  `json:"outcomes"`
}

// About names the assessment that the figures are of.
type About struct {
	Organisation     string `json:"organisation"`
	Scope            string `json:"scope"`
	Date             string `json:"date"`
	Framework        string `json:"framework"`
	FrameworkVersion string `json:"framework_version"`
	Profile          string `json:"profile"`
}

// An OverallScore is the figures of the whole.
type OverallScore struct {
	Score         assessment.Figure `json:"score"`
	Low           assessment.Figure `json:"low"`
	High          assessment.Figure `json:"high"`
	Evidenced     assessment.Figure `json:"evidenced"`
	Level         assessment.Level  `json:"level"`
	HeldBackBy    []string          `json:"held_back_by"`
	Provisional   bool              `json:"provisional"`
	Target        assessment.Figure `json:"target"`
	Gap           assessment.Figure `json:"gap"`
	Answered      int               `json:"answered"`
	Applicable    int               `json:"applicable"`
	Completeness  float64           `json:"completeness"`
	Questions     int               `json:"questions"`
	NotApplicable int               `json:"not_applicable"`
	ScoreNAAtMin  assessment.Figure `json:"score_na_at_min"`
	WayToTarget   assessment.Figure `json:"way_to_target"`
}

// A LayerScore is the figures of a layer.
type LayerScore struct {
	ID         string            `json:"id"`
	Score      assessment.Figure `json:"score"`
	Low        assessment.Figure `json:"low"`
	High       assessment.Figure `json:"high"`
	Evidenced  assessment.Figure `json:"evidenced"`
	Level      assessment.Level  `json:"level"`
	HeldBackBy []string          `json:"held_back_by"`
	Target     assessment.Figure `json:"target"`
	Gap        assessment.Figure `json:"gap"`
	Answered   int               `json:"answered"`
	Applicable int               `json:"applicable"`
	Practices  []PracticeScore   `json:"practices"`
}

// A PracticeScore is the figures of a practice.
type PracticeScore struct {
	ID         string            `json:"id"`
	Score      assessment.Figure `json:"score"`
	Low        assessment.Figure `json:"low"`
	High       assessment.Figure `json:"high"`
	Evidenced  assessment.Figure `json:"evidenced"`
	Level      assessment.Level  `json:"level"`
	Target     assessment.Figure `json:"target"`
	Gap        assessment.Figure `json:"gap"`
	Answered   int               `json:"answered"`
	Applicable int               `json:"applicable"`
}

// A PriorityScore is a practice with a gap.
type PriorityScore struct {
	Practice  string  `json:"practice"`
	Gap       float64 `json:"gap"`
	Lift      float64 `json:"lift"`
	Cost      int     `json:"cost"`
	HoldsBack string  `json:"holds_back"` // id of the layer that it holds back, or ""
	LiftIs    string  `json:"lift_is"`    // high or low
	CostIs    string  `json:"cost_is"`    // high or low
}

// A ClauseScore is a clause seen through the practices that cite it.
type ClauseScore struct {
	ID      string            `json:"id"`
	Status  assessment.Status `json:"status"`
	Score   assessment.Figure `json:"score"`
	Weakest string            `json:"weakest"` // id of a practice, or ""
}

// An OutcomeScore is the mean of the practices that serve an outcome.
type OutcomeScore struct {
	ID    frameworks.Outcome `json:"id"`
	Score assessment.Figure  `json:"score"`
}

// PlannedPeriod is a period of the roadmap, as `posture plan --json` prints it.
type PlannedPeriod struct {
	Period    int      `json:"period"`
	Points    int      `json:"points"`
	Practices []string `json:"practices"` // in the order of their placing
}

// ScoresOf gives the figures of a scorecard for other programs. Texts are as
// they were typed.
func ScoresOf(a *assessment.Assessment, s *assessment.Scorecard) Scores {
	h := a.Head()
	out := Scores{
		Assessment: About{h.Organisation, h.Scope, h.Date.String(), s.Framework.ID, s.Framework.Version, h.Profile},
		Overall:    overallScore(s),
		Layers:     []LayerScore{}, Priorities: []PriorityScore{}, Clauses: []ClauseScore{}, Outcomes: []OutcomeScore{},
	}
	for i := range s.Layers {
		out.Layers = append(out.Layers, layerScore(&s.Layers[i]))
	}
	for _, p := range s.Priorities {
		x := PriorityScore{p.Practice.ID, p.Gap.V, p.Lift.V, p.Cost, "", half(p.HighLift), half(!p.LowCost)}
		if p.HoldsBack != nil {
			x.HoldsBack = p.HoldsBack.ID
		}
		out.Priorities = append(out.Priorities, x)
	}
	for _, c := range s.Clauses {
		x := ClauseScore{ID: c.ID, Status: c.Status, Score: c.Score}
		if c.Weakest != nil {
			x.Weakest = c.Weakest.Practice.ID
		}
		out.Clauses = append(out.Clauses, x)
	}
	for _, o := range s.Outcomes {
		out.Outcomes = append(out.Outcomes, OutcomeScore{o.ID, o.Score})
	}
	return out
}

// RoadmapOf gives the roadmap for other programs.
func RoadmapOf(r assessment.Roadmap) []PlannedPeriod {
	out := []PlannedPeriod{}
	for _, q := range r.Periods {
		x := PlannedPeriod{Period: q.Number, Points: q.Points, Practices: []string{}}
		for _, p := range q.Practices {
			x.Practices = append(x.Practices, p.Practice.ID)
		}
		out = append(out, x)
	}
	return out
}

func overallScore(s *assessment.Scorecard) OverallScore {
	o := &s.Overall
	x := OverallScore{
		Score: o.Score, Low: o.Low, High: o.High, Evidenced: o.Evidenced, Level: o.Level, HeldBackBy: []string{},
		Provisional: o.Provisional(), Target: o.Target, Gap: o.Gap, Answered: o.Answered, Applicable: o.Applicable,
		Completeness: o.Completeness(), Questions: o.Questions, NotApplicable: o.NotApplicable(),
		ScoreNAAtMin: o.ScoreNAAtMin, WayToTarget: o.WayToTarget,
	}
	for _, l := range o.HeldBackBy {
		x.HeldBackBy = append(x.HeldBackBy, l.ID)
	}
	return x
}

func layerScore(l *assessment.LayerScore) LayerScore {
	x := LayerScore{
		ID: l.Layer.ID, Score: l.Score, Low: l.Low, High: l.High, Evidenced: l.Evidenced, Level: l.Level, HeldBackBy: []string{},
		Target: l.Target, Gap: l.Gap, Answered: l.Answered, Applicable: l.Applicable, Practices: []PracticeScore{},
	}
	for _, p := range l.HeldBackBy {
		x.HeldBackBy = append(x.HeldBackBy, p.ID)
	}
	for i := range l.Practices {
		p := &l.Practices[i]
		x.Practices = append(x.Practices, PracticeScore{
			p.Practice.ID, p.Score, p.Low, p.High, p.Evidenced, p.Level, p.Target, p.Gap, p.Answered, p.Applicable,
		})
	}
	return x
}

func half(high bool) string {
	if high {
		return "high"
	}
	return "low"
}
