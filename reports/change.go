package reports

import (
	"strings"

	"posture/assessment"
	"posture/reports/chart"
)

// A Change is the headline of what became of the whole since an earlier
// assessment: what the answers to the same questions brought, how many those
// are, and the plain change with what it is made of.
type Change struct {
	Label   string             `json:"label"`   // since when
	Answers Figure             `json:"answers"` // like for like
	Verdict assessment.Verdict `json:"verdict"`
	Word    string             `json:"word"`  // the verdict, or "" where nothing can be compared
	Rests   string             `json:"rests"` // on how many questions, or why there is none
	Gauge   Gauge              `json:"gauge"` // now, with what it was
}

// Slipped tells whether it went down.
func (c Change) Slipped() bool { return c.Verdict == assessment.Slipped }

// change makes the headline of a comparison. The label says since when, and
// progress how far the way is, or "".
func (b *builder) change(c *assessment.Comparison, label, progress string) Change {
	x := Change{Label: label, Answers: signedFigure(c.Overall.Answers), Verdict: c.Overall.Verdict, Rests: b.say("change.nothing"), Gauge: b.gauge()}
	g := &x.Gauge
	g.Claimed = b.say("change.score", "score", b.scoreAndRange(c.Now.Overall.Measure))
	g.Sentence = progress
	if c.OtherScale {
		x.Rests = b.say("change.other-scale")
		return x
	}
	earlier := c.Then.Overall
	if c.Overall.Then.Valid {
		g.Then, g.ThenTag = Figure{earlier.Score, assessment.ShowScore(earlier.Score, earlier.Target)}, b.say("change.was")
		g.Claimed = b.say("change.score-was", "score", b.scoreAndRange(c.Now.Overall.Measure), "was", b.scoreAndRange(earlier.Measure))
	}
	if c.Overall.Answers.Valid {
		x.Word, x.Rests = b.say("verdict."+verdictKey(x.Verdict)), b.w.Count("change.rests", c.Common)
		g.Sentence = b.plainChange(c)
		if progress != "" {
			g.Sentence += " " + progress
		}
	}
	return x
}

// plainChange says what the plain change is and what it is made of.
func (b *builder) plainChange(c *assessment.Comparison) string {
	return b.say("change.plain", "change", signed(c.Overall.Change), "answers", signed(c.Overall.Answers),
		"weighting", signed(c.Weighting), "coverage", signed(c.Coverage))
}

// scoreAndRange is a score, with its range where it has one.
func (b *builder) scoreAndRange(m assessment.Measure) string {
	show := func(f assessment.Figure) string { return assessment.ShowScore(f, m.Target) }
	if !m.Score.Valid || !m.Provisional() {
		return show(m.Score)
	}
	return b.say("score.and-range", "score", show(m.Score), "range", b.say("range.short", "low", show(m.Low), "high", show(m.High)))
}

// splitChart draws what the plain change is made of.
func (b *builder) splitChart(c *assessment.Comparison) Chart {
	var pieces []chart.Piece
	var bars []Bar
	var notes []string
	for _, x := range parts(c) {
		name := b.say("part." + x.key)
		notes = append(notes, b.say("split.note", "name", name, "means", b.say("part-means."+x.key)))
		pieces = append(pieces, chart.Piece{Name: name, Text: signed(x.figure), Value: chart.Value(x.figure)})
		bars = append(bars, Bar{Label: name, Part: 1, Shown: signed(x.figure)})
	}
	sum := chart.Piece{Name: b.say("part.change"), Text: signed(c.Overall.Change), Value: chart.Value(c.Overall.Change)}
	bars = append(bars, Bar{Label: sum.Name, Part: 1, Shown: sum.Text})
	return Chart{
		Title: b.say("split.title"), Alt: b.say("split.alt", "parts", b.barsInWords(bars)), Picture: chart.Split(pieces, sum), Bars: bars,
		Note: strings.Join(notes, " "),
	}
}

// A changePart is one of the three that a plain change is made of.
type changePart struct {
	key    string
	figure assessment.Figure
}

func parts(c *assessment.Comparison) []changePart {
	return []changePart{{"answers", c.Overall.Answers}, {"weighting", c.Weighting}, {"coverage", c.Coverage}}
}
