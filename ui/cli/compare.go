package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"posture/assessment"
	"posture/frameworks/visible"
	"posture/reports"
)

func (a *app) compareCommand() *cobra.Command {
	var asJSON bool
	var o reportOptions
	c := &cobra.Command{
		Use:   "compare OLD NEW",
		Short: "What changed between two assessments, and why",
		Long: `Says what changed from one assessment to a later one of the same organisation and
scope. The change of the overall score is always split: what the answers to the
same questions did (like for like), what other weights did, and what came from
questions newly answered, dropped or put in.

With -o it writes a report of it, in the format that the ending names; a format
alone, as in -o pdf, writes NEW-changes.pdf beside NEW.`,
		Example: "  posture compare q3.posture.yaml q4.posture.yaml\n  posture compare q3.posture.yaml q4.posture.yaml --json\n  posture compare q3.posture.yaml q4.posture.yaml -o changes.pdf -o changes.html",
		Args:    arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := a.prepareSeries(cmd.Flags(), &o, asJSON, besideFile(args[1])+"-changes")
			if err != nil {
				return err
			}
			then, now, err := a.pair(args[0], args[1])
			if err != nil {
				return err
			}
			if list != nil {
				return a.writeReports(list, func() *reports.Report { return reports.BuildComparison(then, now, o.options) }, o, args...)
			}
			c := assessment.Compare(then, now)
			if asJSON {
				return writeJSON(a.Out, reports.ComparisonOf(c))
			}
			a.compare(c, then, now)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for programs: full precision, as JSON")
	o.seriesFlags(c.Flags())
	return c
}

// seriesFlags are those of commands that print, or write a report with -o.
func (o *reportOptions) seriesFlags(f *pflag.FlagSet) {
	o.flags(f)
	f.BoolVar(&o.options.Short, "short", false, "no notes, evidence or single answers")
}

// prepareSeries says where the report of a series is to go; nowhere without -o.
// A format alone after -o stands for the file with that ending that begins with
// base. What is printed hides nothing, so flags of reports are refused there.
func (a *app) prepareSeries(f *pflag.FlagSet, o *reportOptions, asJSON bool, base string) ([]target, error) {
	if len(o.out) > 0 {
		if asJSON {
			return nil, callf("posture: --json prints, and -o writes a report; take one of them")
		}
		return a.prepare(o, base)
	}
	for _, name := range []string{"format", "force", "paper", "anonymous", "redact", "short", "brand", "font"} {
		if f.Changed(name) {
			return nil, callf("posture: --%s is for a report; say with -o where to write it", name)
		}
	}
	return nil, nil
}

// compare prints a comparison: the headline, the split, layers, and the
// practices that moved, the slipped first, each with its answers.
func (a *app) compare(c *assessment.Comparison, then, now *assessment.Assessment) {
	a.wrapped("", visible.Line(seriesName(now)))
	a.printf("%s to %s\n\n", then.Head().Date, now.Head().Date)
	if c.OtherScale {
		a.printf("The two have different scales, so their scores can't be compared.\n")
		return
	}
	a.headline(c)
	t := table{head: []string{"Layer", "Then", "Now", "Change", "Like for like", ""}, right: []bool{false, true, true, true, true}, wide: 0}
	for _, l := range c.Layers {
		t.add(l.Layer.Title, assessment.ShowScore(l.Then, assessment.Figure{}), assessment.ShowScore(l.Now, assessment.Figure{}), signed(l.Change), signed(l.Answers), string(l.Verdict))
	}
	a.printf("\n")
	t.print(a.Out, a.Width)
	for _, v := range []assessment.Verdict{assessment.Slipped, assessment.Improved, assessment.Steady, assessment.NewlyAssessed} {
		a.moved(c, v)
	}
}

// headline gives the like-for-like change with what it rests on, and the split.
func (a *app) headline(c *assessment.Comparison) {
	if !c.Overall.Answers.Valid {
		a.printf("No question has a level in both, so nothing can be compared like for like.\n")
		return
	}
	a.wrapped("", fmt.Sprintf("%s: %s, on the %s that have a level in both", a.bold("Like for like "+signed(c.Overall.Answers)), c.Overall.Verdict, count(c.Common, "question", "questions")))
	show := func(f assessment.Figure) string { return assessment.ShowScore(f, assessment.Figure{}) }
	a.wrapped("", fmt.Sprintf("Overall score %s, was %s: %s = answers %s, weighting %s, coverage %s", show(c.Overall.Now), show(c.Overall.Then), signed(c.Overall.Change), signed(c.Overall.Answers), signed(c.Weighting), signed(c.Coverage)))
}

// moved prints the practices of a verdict whose answers differ.
func (a *app) moved(c *assessment.Comparison, v assessment.Verdict) {
	var lines []assessment.PracticeMovement
	for _, p := range c.Practices {
		if p.Verdict == v && len(p.Questions) > 0 {
			lines = append(lines, p)
		}
	}
	if len(lines) == 0 {
		return
	}
	a.printf("\n%s\n", a.bold(strings.ToUpper(string(v[:1]))+string(v[1:])))
	for _, p := range lines {
		a.printf("  %s %s: %s\n", p.Practice.ID, visible.Line(p.Practice.Title), movementWords(p.Movement))
		for _, q := range p.Questions {
			line := fmt.Sprintf("%s %s → %s", q.Question.ID, q.Then, q.Now)
			if g := q.Given; g.By != "" {
				line += ", " + visible.Line(g.By)
			}
			if g := q.Given; !g.At.IsZero() {
				line += " " + assessment.DateOf(g.At.UTC()).String()
			}
			a.wrapped("    ", line+": "+visible.Line(q.Question.Ask))
		}
	}
}

// movementWords give a score then and now, and what the answers to the same
// questions did to it, which may be something else.
func movementWords(m assessment.Movement) string {
	show := func(f assessment.Figure) string { return assessment.ShowScore(f, assessment.Figure{}) }
	s := show(m.Then) + " → " + show(m.Now)
	if m.Answers.Valid {
		s += ", like for like " + signed(m.Answers)
	}
	return s
}

// signed shows a change with its sign.
func signed(f assessment.Figure) string {
	s := assessment.ShowTwo(f)
	if f.Valid && f.V > 0 && s != "0.00" {
		return "+" + s
	}
	return strings.Replace(s, "-", "−", 1)
}
