package reports

import (
	"strings"

	"posture/assessment"
)

// A Moved is a practice and what became of it, with the answers that differ.
type Moved struct {
	ID      string             `json:"id"`
	Title   string             `json:"title"`
	Layer   string             `json:"layer"`
	Verdict assessment.Verdict `json:"verdict"`
	Word    string             `json:"word"`    // the verdict
	Answers Figure             `json:"answers"` // like for like
	Then    assessment.Level   `json:"then"`
	Now     assessment.Level   `json:"now"`
	Levels  [2]string          `json:"levels"`  // then and now, in words
	Summary string             `json:"summary"` // scores and changes in a sentence
	// Questions are none in a short report, More says how many aren't shown.
	Questions []MovedAnswer `json:"questions"`
	More      string        `json:"more,omitempty"`
}

// A MovedAnswer is an answer that differs.
type MovedAnswer struct {
	ID       string           `json:"id"`
	Was      string           `json:"was,omitempty"` // where it had another id or other words
	Ask      string           `json:"ask"`
	Then     assessment.Level `json:"then"`
	Now      assessment.Level `json:"now"`
	ThenMark string           `json:"then_mark"`
	NowMark  string           `json:"now_mark"`
	Means    string           `json:"means,omitempty"` // what the level looks like now, or the reason
	Note     Labelled         `json:"note"`            // in the client's words
	Evidence []string         `json:"evidence"`
	Given    string           `json:"given,omitempty"` // by whom and when
}

// Slipped tells whether it went down.
func (m Moved) Slipped() bool { return m.Verdict == assessment.Slipped }

func (b *builder) moved(c *assessment.Comparison, p assessment.PracticeMovement) Moved {
	then, now := b.practiceScores(c, p)
	x := Moved{
		ID: p.Practice.ID, Title: b.line(p.Practice.Title), Layer: b.line(p.Practice.Layer.Title), Verdict: p.Verdict,
		Word: b.verdict(p.Movement), Answers: signedFigure(p.Answers), Now: c.Now.Practices[p.Practice.Index].Level,
		Summary: b.say("moved.summary", "then", then, "now", now, "change", signed(p.Change), "answers", signed(p.Answers)),
	}
	x.Levels[1] = levelDigit(x.Now)
	if p.Before != nil {
		x.Then = c.Then.Practices[p.Before.Index].Level
	}
	x.Levels[0] = levelDigit(x.Then)
	if !p.Answers.Valid {
		x.Summary = b.say("moved.summary-new", "then", then, "now", now)
	}
	if !b.o.Short {
		for _, q := range p.Questions {
			x.Questions = append(x.Questions, b.movedAnswer(q))
		}
	}
	return x
}

// levelDigit is a level as a digit, or a dash.
func levelDigit(l assessment.Level) string {
	if !l.Valid {
		return none
	}
	return num(l.V)
}

func (b *builder) movedAnswer(m assessment.QuestionMovement) MovedAnswer {
	q := m.Question
	x := MovedAnswer{
		ID: q.ID, Ask: b.text(q.Ask), Then: levelOf(m.Then), Now: levelOf(m.Now), ThenMark: b.mark(m.Then), NowMark: b.mark(m.Now),
		Given: b.stamp(m.Given), Was: b.was(m),
	}
	x.Means, x.Note, x.Evidence = b.told(q)
	return x
}

// was says where a question was another then: new, under another id, in other
// words.
func (b *builder) was(m assessment.QuestionMovement) string {
	var out []string
	switch old := m.Before; {
	case old == nil:
		return b.say("moved.new")
	case old.ID != m.Question.ID:
		out = append(out, b.say("moved.was", "id", old.ID))
	}
	for _, x := range b.comparison().Reworded {
		if x.Now == m.Question {
			out = append(out, b.say("moved.reworded"))
		}
	}
	return strings.Join(out, " ")
}
