package cli

import (
	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/frameworks/visible"
)

func (a *app) setCommand() *cobra.Command {
	var organisation, scope, date, profile, assessor string
	var capacity int
	c := &cobra.Command{
		Use:   "set FILE",
		Short: "Mend the head of an assessment",
		Long: `Changes what an assessment says about itself. What isn't named stays. An empty
text takes a fact away: --scope "".`,
		Example: "  posture set acme.posture.yaml --profile gaming\n  posture set acme.posture.yaml --date 2026-12-01 --assessor \"Ada Marsh\"",
		Args:    arguments(1, 1),
	}
	f := c.Flags()
	f.StringVar(&organisation, "organisation", "", "the organisation's name")
	f.StringVar(&scope, "scope", "", "what is assessed: a unit, a product, a region")
	f.StringVar(&date, "date", "", "the day the answers are of, as YYYY-MM-DD")
	f.StringVar(&profile, "profile", "", "the id of a profile of the framework")
	f.StringVar(&assessor, "assessor", "", "who leads the assessment")
	f.IntVar(&capacity, "capacity", 0, "points that fit into a quarter of the plan")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		var d assessment.Date
		var err error
		if f.Changed("date") {
			if d, err = assessment.ParseDay(date); err != nil {
				return callf("posture: --date: %w", err)
			}
		}
		if f.Changed("capacity") && (capacity < 1 || capacity > assessment.MaxCapacity) {
			return callf("posture: --capacity is %d; give 1 to %d points for a quarter", capacity, assessment.MaxCapacity)
		}
		if err := nameFits(organisation); err != nil {
			return err
		}
		file, err := a.store().Open(args[0])
		if err != nil {
			return err
		}
		err = file.Update(func(x *assessment.Assessment) error {
			h := x.Head()
			for name, to := range map[string]*string{"organisation": &h.Organisation, "scope": &h.Scope, "profile": &h.Profile, "assessor": &h.Assessor} {
				if f.Changed(name) {
					*to, _ = f.GetString(name)
				}
			}
			if f.Changed("date") {
				h.Date = d
			}
			if f.Changed("capacity") {
				h.Capacity = capacity
			}
			_, err := x.Apply(assessment.Change{Stamp: a.stamp("", x), Before: x.Head(), After: h})
			return inCall(err)
		})
		if err != nil {
			return err
		}
		a.printf("%s: %s\n", visible.Line(args[0]), headLine(file.Assessment()))
		return nil
	}
	return c
}
