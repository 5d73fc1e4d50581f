package cli

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/frameworks/visible"
)

func (a *app) trendCommand() *cobra.Command {
	var asJSON bool
	var baseline string
	c := &cobra.Command{
		Use:   "trend FILE…",
		Short: "Any number of assessments of a series, over time",
		Long: `Shows a series over time: scores, what the answers brought like for like between
neighbours, and the progress from the baseline towards today's target.

Given one file, it finds the other assessments of the same organisation and
scope in the same folder.`,
		Example: "  posture trend q4.posture.yaml\n  posture trend q1.posture.yaml q2.posture.yaml q3.posture.yaml --json",
		Args:    arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			list, err := a.wholeSeries(args)
			if err != nil {
				return err
			}
			from, err := baselineOf(list, baseline)
			if err != nil {
				return err
			}
			assessments := make([]*assessment.Assessment, len(list))
			for i, d := range list {
				assessments[i] = d.Assessment
			}
			points := assessment.Trend(assessments, from)
			if asJSON {
				return writeJSON(a.Out, trendOf(points, list))
			}
			a.trend(points, list, from)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for programs: full precision, as JSON")
	c.Flags().StringVar(&baseline, "baseline", "", "the date of the assessment to measure progress from (default the first)")
	return c
}

// wholeSeries opens the files; of a single one, its series in the same folder.
func (a *app) wholeSeries(paths []string) ([]dated, error) {
	if len(paths) > 1 {
		return a.series(paths)
	}
	one, err := a.series(paths)
	if err != nil {
		return nil, err
	}
	entries, err := a.store().Workspace(filepath.Dir(paths[0])).List(nil)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		h := one[0].Head()
		if e.Err == nil && !e.Archived && e.Head.Organisation == h.Organisation && e.Head.Scope == h.Scope &&
			filepath.Dir(e.Path) == filepath.Dir(paths[0]) && !a.store().Same(e.Path, paths[0]) {
			paths = append(paths, e.Path)
		}
	}
	return a.series(paths)
}

func baselineOf(list []dated, date string) (int, error) {
	if date == "" {
		return 0, nil
	}
	d, err := assessment.ParseDate(date)
	if err != nil {
		return 0, callf("posture: --baseline: %w", err)
	}
	for i, x := range list {
		if x.Head().Date == d {
			return i, nil
		}
	}
	return 0, fmt.Errorf("posture: --baseline: no assessment of the series is of %s", d)
}

type jsonPoint struct {
	File     string             `json:"file"`
	Date     string             `json:"date"`
	Score    assessment.Figure  `json:"score"`
	Low      assessment.Figure  `json:"low"`
	High     assessment.Figure  `json:"high"`
	Level    assessment.Level   `json:"level"`
	Target   assessment.Figure  `json:"target"`
	Answers  assessment.Figure  `json:"answers"`
	Common   int                `json:"common"`
	Verdict  assessment.Verdict `json:"verdict,omitempty"`
	Progress assessment.Figure  `json:"progress"`
	Layers   []jsonLayerPoint   `json:"layers"`
}

type jsonLayerPoint struct {
	ID      string            `json:"id"`
	Score   assessment.Figure `json:"score"`
	Answers assessment.Figure `json:"answers"`
}

func trendOf(points []assessment.Point, list []dated) []jsonPoint {
	out := []jsonPoint{}
	for i, p := range points {
		o := p.Card.Overall
		x := jsonPoint{File: filepath.Base(list[i].path), Date: p.Assessment.Head().Date.String(), Score: o.Score, Low: o.Low, High: o.High,
			Level: o.Level, Target: o.Target, Progress: p.Progress, Layers: []jsonLayerPoint{}}
		if p.Since != nil {
			x.Answers, x.Common, x.Verdict = p.Since.Overall.Answers, p.Since.Common, p.Since.Overall.Verdict
		}
		for j, l := range p.Card.Layers {
			y := jsonLayerPoint{ID: l.Layer.ID, Score: l.Score}
			if p.Since != nil {
				y.Answers = p.Since.Layers[j].Answers
			}
			x.Layers = append(x.Layers, y)
		}
		out = append(out, x)
	}
	return out
}

func (a *app) trend(points []assessment.Point, list []dated, baseline int) {
	a.printf("%s\n\n", visible.Line(seriesName(list[0].Assessment)))
	t := table{head: []string{"Date", "", "Score", "Level", "Target", "Like for like", "Progress", "File"},
		right: []bool{false, false, true, true, true, true, true}, wide: 7}
	for i, p := range points {
		o := p.Card.Overall
		like, progress, level := "", "", assessment.ShowLevel(o.Measure)
		if n := len(o.NotAsked); n > 0 {
			level = count(n, "layer", "layers") + " not asked"
		}
		if p.Since != nil {
			like = fmt.Sprintf("%s on %d", signed(p.Since.Overall.Answers), p.Since.Common)
		}
		switch {
		case i == baseline:
			progress = "baseline"
		case p.Progress.Valid:
			progress = assessment.ShowPercent(p.Progress.V)
		}
		t.add(p.Assessment.Head().Date.String(), bar(p.Card.Framework.Scale, o.Measure), assessment.ShowScore(o.Score, o.Target), level,
			assessment.ShowScore(o.Target, assessment.Figure{}), like, progress, filepath.Base(list[i].path))
	}
	t.print(a.Out, a.Width)
	for i := 1; i < len(list); i++ {
		if list[i].Head().Date == list[i-1].Head().Date {
			a.printf("%s and %s claim the same date, %s; the order of their names decides.\n", visible.Line(list[i-1].path), visible.Line(list[i].path), list[i].Head().Date)
		}
	}
}
