package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/frameworks/visible"
	"posture/reports"
)

func (a *app) planCommand() *cobra.Command {
	var capacity int
	var asJSON bool
	c := &cobra.Command{
		Use:   "plan FILE",
		Short: "The roadmap: what to do in which quarter",
		Long: `Places the practices that are below their target into quarters, in order of
priority, each after what it requires. A practice costs its effort per level for
each level that it lacks; a quarter holds as many points as the capacity.`,
		Example: "  posture plan acme.posture.yaml\n  posture plan acme.posture.yaml --capacity 20 --json",
		Args:    arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("capacity") && capacity < 1 {
				return callf("posture: --capacity is %d; give 1 or more points for a quarter", capacity)
			}
			file, err := a.store().Open(args[0])
			if err != nil {
				return err
			}
			x := file.Assessment()
			s := assessment.Evaluate(x)
			r := x.Plan(s, capacity)
			if asJSON {
				return writeJSON(a.Out, struct {
					Capacity int                     `json:"capacity"`
					Roadmap  []reports.PlannedPeriod `json:"roadmap"`
				}{r.Capacity, reports.RoadmapOf(r)})
			}
			a.plan(x, s, r)
			return nil
		},
	}
	c.Flags().IntVar(&capacity, "capacity", assessment.DefaultCapacity, "points that fit into a quarter (default the assessment's own, else 12)")
	c.Flags().Lookup("capacity").DefValue = "0"
	c.Flags().BoolVar(&asJSON, "json", false, "for programs, as JSON")
	c.PreRun = func(cmd *cobra.Command, _ []string) {
		if !cmd.Flags().Changed("capacity") {
			capacity = 0
		}
	}
	return c
}

func (a *app) plan(x *assessment.Assessment, s *assessment.Scorecard, r assessment.Roadmap) {
	a.wrapped("", headLine(x))
	a.printf("\n")
	if s.Overall.Answered == 0 {
		a.printf("Nothing to plan: nothing is answered yet.\n")
		return
	}
	if len(r.Periods) == 0 && len(r.LeftOut) == 0 {
		a.printf("Nothing to plan: no scored practice is below its target.\n")
		return
	}
	after := r.Project(s)
	for i, q := range r.Periods {
		a.printf("%s: %s of %d\n", a.bold(fmt.Sprintf("Quarter %d", q.Number)), count(q.Points, "point", "points"), r.Capacity)
		t := table{wide: 1, right: []bool{false, false, true, true, false}}
		for _, p := range q.Practices {
			t.add("  "+p.Practice.ID, p.Practice.Title,
				fmt.Sprintf("%s to %s", assessment.ShowScore(p.Score, p.Target), assessment.ShowScore(p.Target, assessment.Figure{})),
				count(p.Cost, "point", "points"), remarks(p))
		}
		t.print(a.Out, a.Width)
		card := after[i].Card
		a.printf("  then: %s\n\n", projected(card))
	}
	for _, p := range r.LeftOut {
		a.printf("Left out: %s %s\n", p.Practice.ID, visible.Line(p.Practice.Title))
	}
}

func projected(s *assessment.Scorecard) string {
	o := &s.Overall
	line := "overall score " + assessment.ShowScore(o.Score, o.Target) + rangeWords(o.Measure)
	if o.Level.Valid && len(o.NotAsked) == 0 {
		line += fmt.Sprintf(", level %d %s", o.Level.V, visible.Line(s.Framework.Scale.Step(o.Level.V).Name))
	}
	return line
}

func remarks(p assessment.Planned) string {
	s := ""
	if p.Pinned {
		s = "pinned"
	}
	for i, w := range p.WaitsFor {
		switch {
		case i == 0 && s != "":
			s += ", after " + w.ID
		case i == 0:
			s = "after " + w.ID
		default:
			s += ", " + w.ID
		}
	}
	return s
}
