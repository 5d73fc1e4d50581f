package cli

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks/visible"
	"posture/reports"
)

func (a *app) trendCommand() *cobra.Command {
	var asJSON bool
	var baseline string
	var o reportOptions
	c := &cobra.Command{
		Use:   "trend FILE…",
		Short: "Any number of assessments of a series, over time",
		Long: `Shows a series over time: scores, what the answers brought like for like between
neighbours, and the progress from the baseline towards today's target.

Given one file, it finds the other assessments of the same organisation and
scope in the same folder. With -o it writes a report of the series, in the format
that the ending names; a format alone, as in -o pdf, writes FILE-trend.pdf
beside the last that is named.`,
		Example: "  posture trend q4.posture.yaml\n  posture trend q4.posture.yaml -o trend.pdf\n  posture trend q1.posture.yaml q2.posture.yaml q3.posture.yaml --json",
		Args:    arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			targets, err := a.prepareSeries(cmd.Flags(), &o, asJSON, besideFile(args[len(args)-1])+"-trend")
			if err != nil {
				return err
			}
			list, err := a.wholeSeries(args)
			if err != nil {
				return err
			}
			from, err := baselineOf(list, baseline)
			if err != nil {
				return err
			}
			s := seriesOf(list, from)
			if targets != nil {
				sameDates(a.Err, list)
				return a.writeReports(targets, func() *reports.Report { return reports.BuildTrend(s, o.options) }, o, pathsOf(list)...)
			}
			points := assessment.Trend(s.Assessments, from)
			if asJSON {
				return writeJSON(a.Out, reports.TrendOf(points, s.Files))
			}
			a.trend(points, list, from)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for programs: full precision, as JSON")
	c.Flags().StringVar(&baseline, "baseline", "", "the date of the assessment to measure progress from (default the first)")
	o.seriesFlags(c.Flags())
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
	entries, err := a.entries(a.store().Workspace(filepath.Dir(paths[0])))
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.Archived || filepath.Dir(e.Path) != filepath.Dir(paths[0]) || a.store().Same(e.Path, paths[0]) {
			continue
		}
		why, err := a.leftOut(e, one[0])
		switch {
		case err != nil:
			return nil, err
		case why != "":
			fmt.Fprintf(a.Err, "%s: left out of the series, since %s\n", visible.Line(e.Path), why)
		case e.Head.Organisation == one[0].Head().Organisation && e.Head.Scope == one[0].Head().Scope:
			paths = append(paths, e.Path)
		}
	}
	return a.series(paths)
}

// leftOut says why an assessment that may be meant to be in a series isn't.
func (a *app) leftOut(e store.Entry, of dated) (string, error) {
	if e.Err != nil {
		return "it can't be read", nil
	}
	h := of.Head()
	if e.Head.Organisation != h.Organisation || e.Head.Scope != h.Scope || e.Framework == of.Framework().ID {
		return "", nil
	}
	file, err := a.store().Open(e.Path)
	if err != nil {
		return "", err
	}
	if fw := file.Assessment().Framework(); !assessment.Related(of.Framework(), fw) {
		return "it asks by " + visible.Line(fw.ID) + ", which has no question in common", nil
	}
	return "", nil
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
	sameDates(a.Out, list)
}

// sameDates tells of neighbours that have one date.
func sameDates(w io.Writer, list []dated) {
	for i := 1; i < len(list); i++ {
		if list[i].Head().Date == list[i-1].Head().Date {
			fmt.Fprintf(w, "%s and %s claim the same date, %s; the order of their names decides.\n", visible.Line(list[i-1].path), visible.Line(list[i].path), list[i].Head().Date)
		}
	}
}
