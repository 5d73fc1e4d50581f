package reports

import (
	"encoding/json"
	"slices"

	"posture/assessment"
	"posture/frameworks"
)

// A Series is assessments of one organisation and scope, the oldest first; the
// caller has made sure of both. There is one at least.
type Series struct {
	Assessments []*assessment.Assessment
	Files       []string // their names, in the same order, for programs; may be nil
	Baseline    int      // the one that progress is measured from
}

// frameworks are those between the baseline and the last assessment, the
// oldest first, each version once.
func (s Series) frameworks() []*frameworks.Framework {
	var out []*frameworks.Framework
	ends := []*frameworks.Framework{s.Assessments[s.Baseline].Framework(), s.Assessments[len(s.Assessments)-1].Framework()}
	for _, a := range s.Assessments[s.Baseline+1:] {
		fw := a.Framework()
		if !slices.ContainsFunc(append(out, ends...), func(x *frameworks.Framework) bool { return x.ID == fw.ID && x.Version == fw.Version }) {
			out = append(out, fw)
		}
	}
	return out
}

// Comparison is what `posture compare --json` prints: what changed between two
// assessments, in full precision, null where the method says there is nothing.
type Comparison struct {
	Common    int              `json:"common"`
	Overall   Movement         `json:"overall"`
	Layers    []Movement       `json:"layers"`    // in now's order
	Practices []Movement       `json:"practices"` // in now's order
	Questions []ChangedAnswers `json:"questions"` // those whose answer differs, in now's order
}

// A Movement is what became of a score. Weighting and Coverage are the whole's.
type Movement struct {
	ID        string             `json:"id,omitempty"`
	Then      assessment.Figure  `json:"then"`
	Now       assessment.Figure  `json:"now"`
	Change    assessment.Figure  `json:"change"`
	Answers   assessment.Figure  `json:"answers"`
	Weighting *assessment.Figure `json:"weighting,omitempty"`
	Coverage  *assessment.Figure `json:"coverage,omitempty"`
	Verdict   assessment.Verdict `json:"verdict"`
}

// ChangedAnswers are the answers to a question: a level as a number, any other
// state as its word.
type ChangedAnswers struct {
	ID   string          `json:"id"`
	Then json.RawMessage `json:"then"`
	Now  json.RawMessage `json:"now"`
}

// ComparisonOf gives a comparison for other programs.
func ComparisonOf(c *assessment.Comparison) Comparison {
	movement := func(id string, m assessment.Movement) Movement {
		return Movement{ID: id, Then: m.Then, Now: m.Now, Change: m.Change, Answers: m.Answers, Verdict: m.Verdict}
	}
	out := Comparison{Common: c.Common, Overall: movement("", c.Overall), Layers: []Movement{}, Practices: []Movement{}, Questions: []ChangedAnswers{}}
	out.Overall.Weighting, out.Overall.Coverage = &c.Weighting, &c.Coverage
	for _, l := range c.Layers {
		out.Layers = append(out.Layers, movement(l.Layer.ID, l.Movement))
	}
	for _, p := range c.Practices {
		out.Practices = append(out.Practices, movement(p.Practice.ID, p.Movement))
	}
	for _, q := range c.Questions {
		out.Questions = append(out.Questions, ChangedAnswers{q.Question.ID, answerData(q.Then), answerData(q.Now)})
	}
	return out
}

func answerData(x assessment.Answer) json.RawMessage {
	if x.State == assessment.Levelled {
		return json.RawMessage(x.String())
	}
	return json.RawMessage(`"` + x.String() + `"`)
}

// comparisonData is the comparison with what the options leave of it.
func (b *builder) comparisonData() *Comparison {
	c := ComparisonOf(b.comparison())
	if b.o.Short {
		c.Questions = []ChangedAnswers{}
	}
	return &c
}

// A TrendPoint is an assessment of a series, as `posture trend --json` prints
// it.
type TrendPoint struct {
	File     string             `json:"file"`
	Date     string             `json:"date"`
	Score    assessment.Figure  `json:"score"`
	Low      assessment.Figure  `json:"low"`
	High     assessment.Figure  `json:"high"`
	Level    assessment.Level   `json:"level"`
	Target   assessment.Figure  `json:"target"`
	Answers  assessment.Figure  `json:"answers"` // since the one before
	Common   int                `json:"common"`
	Verdict  assessment.Verdict `json:"verdict,omitempty"`
	Progress assessment.Figure  `json:"progress"`
	Layers   []LayerPoint       `json:"layers"`
}

// A LayerPoint is a layer of a [TrendPoint].
type LayerPoint struct {
	ID      string            `json:"id"`
	Score   assessment.Figure `json:"score"`
	Answers assessment.Figure `json:"answers"`
}

// TrendOf gives a series for other programs. Files are the names of the
// assessments' files, or nil.
func TrendOf(points []assessment.Point, files []string) []TrendPoint {
	out := []TrendPoint{}
	for i, p := range points {
		o := p.Card.Overall
		x := TrendPoint{Date: p.Assessment.Head().Date.String(), Score: o.Score, Low: o.Low, High: o.High,
			Level: o.Level, Target: o.Target, Progress: p.Progress, Layers: []LayerPoint{}}
		if i < len(files) {
			x.File = files[i]
		}
		if p.Since != nil {
			x.Answers, x.Common, x.Verdict = p.Since.Overall.Answers, p.Since.Common, p.Since.Overall.Verdict
		}
		for j, l := range p.Card.Layers {
			y := LayerPoint{ID: l.Layer.ID, Score: l.Score}
			if p.Since != nil {
				y.Answers = p.Since.Layers[j].Answers
			}
			x.Layers = append(x.Layers, y)
		}
		out = append(out, x)
	}
	return out
}
