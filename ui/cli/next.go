package cli

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/frameworks/visible"
)

func (a *app) nextCommand() *cobra.Command {
	var date, out, framework, by string
	c := &cobra.Command{
		Use:   "next FILE --date YYYY-MM-DD",
		Short: "Start the next assessment from the last one",
		Long: `Makes the next assessment of the same organisation and scope. Answers, notes and
evidence come along, marked as carried until somebody confirms or changes them;
so do own targets and actions. Evidence whose last day has passed counts as
stated.

A newer version of the framework may be chosen. Questions follow by their ids
and by what replaces what; what is new, gone or reworded is listed first.`,
		Example: "  posture next q3.posture.yaml --date 2026-11-24 -o q4.posture.yaml",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if date == "" {
				return callf("posture: the next assessment needs its date; add --date YYYY-MM-DD")
			}
			day, err := assessment.ParseDay(date)
			if err != nil {
				return callf("posture: --date: %w", err)
			}
			return a.next(args[0], day, out, framework, by)
		},
	}
	f := c.Flags()
	f.StringVar(&date, "date", "", "the day the new answers are of, as YYYY-MM-DD (needed)")
	f.StringVarP(&out, "output", "o", "", "the new file (default beside the last one, by organisation and date)")
	f.StringVar(&framework, "framework", "", "another version: the framework's id, or its file (default as before)")
	f.StringVar(&by, "by", "", "who starts it (default the assessor)")
	return c
}

func (a *app) next(path string, date assessment.Date, out, framework, by string) error {
	file, err := a.store().Open(path)
	if err != nil {
		return err
	}
	last := file.Assessment()
	fw := last.Framework()
	if framework != "" {
		w, err := a.workspace()
		if err != nil {
			return err
		}
		if fw, err = w.Framework(framework); err != nil {
			return err
		}
	}
	if was := last.Framework(); fw.ID == was.ID && older(fw.Version, was.Version) {
		return fmt.Errorf("%s: it asks by %s %s, and %s is older; take that version or a newer one", path, was.ID, was.Version, fw.Version)
	}
	next, c, err := assessment.Next(last, fw, date, a.stamp(by, last))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if out == "" {
		out = a.store().Workspace(filepath.Dir(path)).NewPath(last.Head().Organisation, date)
	}
	a.carryover(c, last, next)
	if _, err := a.store().Create(out, next); err != nil {
		return err
	}
	a.printf("%s: %s carried over from %s\n", visible.Line(out), count(c.Carried, "answer", "answers"), last.Head().Date)
	if n := c.Lapsed; n > 0 {
		a.printf("%s of evidence past its day: it counts as stated now\n", count(n, "more piece", "more pieces"))
	}
	a.printf("Next: posture assess %s, and confirm with c or change what moved\n", quote(out))
	return nil
}

// older tells whether version a came before b; both are x.y.z.
func older(a, b string) bool {
	numbers := func(version string) []int {
		n := make([]int, 3)
		fmt.Sscanf(version, "%d.%d.%d", &n[0], &n[1], &n[2])
		return n
	}
	return slices.Compare(numbers(a), numbers(b)) < 0
}

// carryover lists what another version of the framework changes.
func (a *app) carryover(c assessment.Carryover, last, next *assessment.Assessment) {
	if h := last.Head(); h.Profile != "" && next.Head().Profile == "" {
		a.printf("The profile %s isn't in this version; set another with posture set --profile\n", visible.Line(h.Profile))
	}
	if c.OtherScale {
		a.printf("The scale is another one: levels aren't carried over, notes and evidence are\n")
	}
	questions := func(title string, list []*frameworks.Question) {
		if len(list) == 0 {
			return
		}
		a.printf("%s:\n", title)
		for _, q := range list {
			a.wrapped("  ", q.ID+" "+visible.Line(q.Ask))
		}
	}
	pairs := func(title string, list []assessment.Renamed) {
		if len(list) == 0 {
			return
		}
		a.printf("%s:\n", title)
		for _, p := range list {
			id := p.Now.ID
			if p.Then.ID != id {
				id = p.Then.ID + " → " + id
			}
			a.wrapped("  ", id+" "+visible.Line(p.Now.Ask))
		}
	}
	questions("New in this version", c.New)
	questions("Gone in this version", c.Gone)
	pairs("Under another id", c.Renamed)
	pairs("Reworded", c.Reworded)
}

// pair opens two assessments of one series; the first must be the earlier one.
func (a *app) pair(then, now string) (*assessment.Assessment, *assessment.Assessment, error) {
	series, err := a.series([]string{then, now})
	if err != nil {
		return nil, nil, err
	}
	if series[0].path != then && series[0].Head().Date == series[1].Head().Date {
		return nil, nil, fmt.Errorf("%s: it has the same date as %s, and comes after it by name; give the two the other way round", then, now)
	}
	if series[0].path != then {
		return nil, nil, fmt.Errorf("%s: it is of %s, later than %s; give the earlier one first", then, series[1].Head().Date, now)
	}
	return series[0].Assessment, series[1].Assessment, nil
}

// A dated assessment with its file.
type dated struct {
	*assessment.Assessment
	path string
	file *store.File
}
