package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/sheet"
	"posture/frameworks/visible"
)

func (a *app) actionTake() *cobra.Command {
	var from, by string
	var dry bool
	c := &cobra.Command{
		Use:   "take FILE --from SHEET",
		Short: "Take actions back from a spreadsheet",
		Long: `Takes actions from a spreadsheet: a CSV file, as posture action list --as csv
writes it, or the sheet "Gaps and actions" of a report's workbook.

The columns are id, what, practices, owner, due, state, reason, level and links,
and by for who says so; id or what must be there. A row with an id changes that
action, a row without one makes a new action. An empty cell leaves what is there,
practices and links join those that are there, and nothing is ever removed. If
anything is wrong, nothing is taken, and every mistake is told with its line.`,
		Example: `  posture action list acme.posture.yaml --as csv > actions.csv
  posture action take acme.posture.yaml --from actions.csv --dry-run
  posture action take acme.posture.yaml --from acme.xlsx --by "Ada Marsh"`,
		Args: arguments(1, 1),
	}
	c.Flags().StringVar(&from, "from", "", "the spreadsheet: CSV or .xlsx; - is standard input")
	c.Flags().StringVar(&by, "by", "", "who says so (default the assessor)")
	dryRun(c, &dry)
	c.RunE = func(_ *cobra.Command, args []string) error {
		if from == "" {
			return callf("posture: name the spreadsheet with --from; the call is %s", c.UseLine())
		}
		return a.takeActions(args[0], from, by, dry)
	}
	return c
}

// takeActions takes actions from a spreadsheet, or tells what it would change.
func (a *app) takeActions(path, from, by string, dry bool) error {
	name, data, err := a.read(from)
	if err != nil {
		return err
	}
	rows := sheet.ReadActions(name, data)
	taken, _, err := a.take(path, dry, func(x *assessment.Assessment) (sheet.Result, error) { return rows.Apply(x, a.stamp(by, nil)) })
	if err != nil {
		return err
	}
	a.sayPassedOver(name, rows.PassedOver)
	added := 0
	for _, c := range taken.Changes {
		if before, _ := c.Before.(assessment.Action); !before.Set {
			added++
		}
	}
	would := ""
	if dry {
		would = "would be "
	}
	a.printf("%s: %s %schanged, %d %sadded, %d as before\n", visible.Line(path), count(len(taken.Changes)-added, "action", "actions"), would, added, would, taken.Unchanged)
	a.sayDry(dry, "Action", taken.Changes)
	return nil
}

func dryRun(c *cobra.Command, dry *bool) {
	c.Flags().BoolVar(dry, "dry-run", false, "show what the spreadsheet would change, and write nothing")
}

// take applies a sheet to an assessment and gives how that is then; in a dry
// run only to a copy of it.
func (a *app) take(path string, dry bool, apply func(*assessment.Assessment) (sheet.Result, error)) (sheet.Result, *assessment.Assessment, error) {
	file, err := a.store().Open(path)
	if err != nil {
		return sheet.Result{}, nil, err
	}
	if dry {
		x := file.Assessment().Clone()
		taken, err := apply(x)
		return taken, x, err
	}
	var taken sheet.Result
	err = file.Update(func(x *assessment.Assessment) error {
		taken, err = apply(x)
		return err
	})
	return taken, file.Assessment(), err
}

func (a *app) sayPassedOver(name string, columns []string) {
	if len(columns) > 0 {
		fmt.Fprintf(a.Err, "%s: passed over: %s\n", visible.Line(name), passedOver(columns))
	}
}

// sayDry lists the changes that a dry run has not made.
func (a *app) sayDry(dry bool, about string, changes []assessment.Change) {
	if !dry {
		return
	}
	t := table{head: []string{about, "Who", "Change"}, wide: 2}
	for _, c := range changes {
		t.add(c.Subject.ID, c.By, strings.Join(c.Words(), ", "))
	}
	if len(t.rows) > 0 {
		t.print(a.Out, a.Width)
	}
	a.printf("Nothing was written: this was a dry run.\n")
}
