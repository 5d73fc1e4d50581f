package reports

import "posture/assessment"

// SeriesData is what became of an assessment since an earlier one, and a series
// over time, as rows for formats that work on.
type SeriesData struct {
	Changes []ChangeRow // the whole, then each layer with its practices; none where there is nothing earlier
	Moved   []Moved     // practices with the answers that differ; none in a short report
	Points  []PointRow  // none where only two are compared
}

// A ChangeRow is what became of the whole, a layer or a practice.
type ChangeRow struct {
	ID, Title                            string
	Strong                               bool // the whole, or a layer
	Then, Now                            Figure
	Change, Answers, Weighting, Coverage Figure // the last two are the whole's
	Verdict                              string
}

// A PointRow is an assessment of a series.
type PointRow struct {
	File, Date                           string // the date as YYYY-MM-DD
	Score, Low, High, Target             Figure
	Level                                string
	Change, Answers, Weighting, Coverage Figure // since the one before
	Common                               int    // questions with a level in both; -1 for the first
	Progress                             Figure
	Layers                               []PointLayer // in the order of the last assessment's layers
}

// A PointLayer is a layer at a point.
type PointLayer struct{ Score, Answers Figure }

// seriesData is what became of the assessment since the one before.
func (b *builder) seriesData() *SeriesData {
	c := b.comparison()
	out := &SeriesData{}
	row := func(id, title string, strong bool, m assessment.Movement, then, now assessment.Measure) {
		out.Changes = append(out.Changes, ChangeRow{
			ID: id, Title: b.line(title), Strong: strong, Then: scoreFigure(then), Now: scoreFigure(now),
			Change: signedFigure(m.Change), Answers: signedFigure(m.Answers), Verdict: b.verdict(m),
		})
	}
	row("overall", b.say("overall"), true, c.Overall, c.Then.Overall.Measure, c.Now.Overall.Measure)
	out.Changes[0].Weighting, out.Changes[0].Coverage = signedFigure(c.Weighting), signedFigure(c.Coverage)
	for i, l := range c.Layers {
		var then assessment.Measure
		if l.Before != nil {
			then = c.Then.Layers[l.Before.Index].Measure
		}
		row(l.Layer.ID, l.Layer.Title, true, l.Movement, then, c.Now.Layers[i].Measure)
		for _, p := range l.Layer.Practices {
			x := c.Practices[p.Index]
			var then assessment.Measure
			if x.Before != nil {
				then = c.Then.Practices[x.Before.Index].Measure
			}
			row(p.ID, p.Title, false, x.Movement, then, c.Now.Practices[p.Index].Measure)
		}
	}
	if b.o.Short {
		return out
	}
	for _, v := range verdicts() {
		for _, p := range byVerdict(c, v) {
			if len(p.Questions) > 0 {
				out.Moved = append(out.Moved, b.moved(c, p))
			}
		}
	}
	return out
}

func scoreFigure(m assessment.Measure) Figure { return Figure{m.Score, score(m)} }

// pointRows are all assessments of the series.
func (b *seriesBuilder) pointRows(points []assessment.Point, files []string) []PointRow {
	var out []PointRow
	for i, p := range points {
		m := b.measures(p.Card.Overall.Measure)
		x := PointRow{Date: p.Assessment.Head().Date.String(), Score: m.Score, Low: m.Low, High: m.High, Target: m.Target, Level: pointLevel(p), Common: -1}
		if i < len(files) {
			x.File = files[i]
		}
		if p.Progress.Valid {
			x.Progress = Figure{p.Progress, signedPercent(p.Progress)}
		}
		if c := p.Since; c != nil {
			x.Change, x.Answers, x.Weighting, x.Coverage = signedFigure(c.Overall.Change), signedFigure(c.Overall.Answers), signedFigure(c.Weighting), signedFigure(c.Coverage)
			x.Common = c.Common
		}
		for _, l := range b.fw.Layers {
			var y PointLayer
			if old := p.Card.Framework.Layer(l.ID); old != nil {
				y.Score = scoreFigure(p.Card.Layers[old.Index].Measure)
				if p.Since != nil {
					y.Answers = signedFigure(p.Since.Layers[old.Index].Answers)
				}
			}
			x.Layers = append(x.Layers, y)
		}
		out = append(out, x)
	}
	return out
}
