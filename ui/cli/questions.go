package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/sheet"
	"posture/frameworks/visible"
)

func (a *app) questionsCommand() *cobra.Command {
	var csv bool
	c := &cobra.Command{
		Use:   "questions FILE",
		Short: "The questions and their state, as a table or a spreadsheet",
		Long: `Lists the questions of an assessment and their state. With --csv it writes a
spreadsheet to send out: the answers so far, the questions and what each level
looks like. Filled in, it is taken back by posture answer FILE --from.`,
		Example: "  posture questions acme.posture.yaml\n  posture questions acme.posture.yaml --csv > to-fill-in.csv",
		Args:    arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := a.store().Open(args[0])
			if err != nil {
				return err
			}
			x := file.Assessment()
			if csv {
				return a.sheet(x)
			}
			a.questions(x)
			return nil
		},
	}
	c.Flags().BoolVar(&csv, "csv", false, "as a spreadsheet (CSV)")
	return c
}

// sheet writes the spreadsheet. On a terminal, which would obey some of what
// stands in it, that is shown as signs.
func (a *app) sheet(x *assessment.Assessment) error {
	if a.Width == 0 {
		return sheet.Write(a.Out, x)
	}
	var b strings.Builder
	if err := sheet.Write(&b, x); err != nil {
		return err
	}
	_, err := io.WriteString(a.Out, visible.Text(strings.ReplaceAll(b.String(), "\r\n", "\n")))
	return err
}

func (a *app) questions(x *assessment.Assessment) {
	t := table{head: []string{"Question", "Answer", "Flag", "Evidence", "By", "Asks"}, wide: 5}
	date := x.Head().Date
	for _, q := range x.Framework().Questions() {
		r := x.Record(q)
		flag, evidence := "", ""
		if r.Flag {
			flag = "flag"
		}
		if len(r.Evidence) > 0 {
			evidence = assessment.Strongest(r.Evidence, date).String()
		}
		t.add(q.ID, r.Answer.String(), flag, evidence, x.Given(q).By, q.Ask)
	}
	a.wrapped("", headLine(x))
	a.printf("\n")
	t.print(a.Out, a.Width)
	m := assessment.Evaluate(x).Overall.Measure
	a.printf("\n%s\n", answeredWords(m))
}
