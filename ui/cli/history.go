package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
)

func (a *app) historyCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "history FILE [QUESTION]",
		Short:   "Who changed what, and when",
		Long:    "Lists every change of an assessment, or of one question, with who made it, when, and what stood before and after. Times are UTC.",
		Example: "  posture history acme.posture.yaml\n  posture history acme.posture.yaml GOV-1.1",
		Args:    arguments(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := a.store().Open(args[0])
			if err != nil {
				return err
			}
			x := file.Assessment()
			questions := x.Framework().Questions()
			if len(args) == 2 {
				q := findQuestion(x, args[1])
				if q == nil {
					_, err := x.Edit(assessment.Stamp{}, args[1], func(*assessment.Record) {})
					return fmt.Errorf("posture: %w", err)
				}
				questions = []*frameworks.Question{q}
			}
			a.history(x, questions)
			return nil
		},
	}
}

func findQuestion(x *assessment.Assessment, id string) *frameworks.Question {
	questions := x.Framework().Questions()
	if i := slices.IndexFunc(questions, func(q *frameworks.Question) bool { return strings.EqualFold(q.ID, id) }); i >= 0 {
		return questions[i]
	}
	return nil
}

func (a *app) history(x *assessment.Assessment, questions []*frameworks.Question) {
	t := table{head: []string{"When", "Who", "Question", "What"}, wide: 3}
	for _, q := range questions {
		tracked := x.Content().Records[q.Index]
		var before assessment.Record
		for _, v := range append(slices.Clone(tracked.Past), tracked.Version) {
			when := ""
			if !v.At.IsZero() {
				when = v.At.UTC().Format("2006-01-02 15:04")
			}
			if words := assessment.Words(before, v.Value); len(words) > 0 {
				t.add(when, v.By, q.ID, strings.Join(words, ", "))
			}
			before = v.Value
		}
	}
	if len(t.rows) == 0 {
		a.printf("Nothing was changed yet.\n")
		return
	}
	t.print(a.Out, a.Width)
}

func (a *app) explainCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "explain FILE ID",
		Short: "The arithmetic behind a figure",
		Long: `Writes out how the figures of a layer, a practice or a question come about, with
this assessment's own numbers, down to the answers, their evidence and who gave
them. The id overall explains the whole.`,
		Example: "  posture explain acme.posture.yaml overall\n  posture explain acme.posture.yaml GOV-1",
		Args:    arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := a.store().Open(args[0])
			if err != nil {
				return err
			}
			x := file.Assessment()
			e, err := assessment.Explain(x, assessment.Evaluate(x), args[1])
			if err != nil {
				return fmt.Errorf("posture: %w", err)
			}
			if asJSON {
				return writeJSON(a.Out, explanationOf(e))
			}
			a.explain(e)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for programs: full precision, as JSON")
	return c
}

type jsonExplanation struct {
	ID      string           `json:"id"`
	Title   string           `json:"title"`
	Figures []jsonDerivation `json:"figures"`
	Parts   []string         `json:"parts"`
}

type jsonDerivation struct {
	Name  string            `json:"name"`
	Rule  string            `json:"rule"`
	Sum   string            `json:"sum"`
	Value assessment.Figure `json:"value"`
	Shown string            `json:"shown"`
}

func explanationOf(e assessment.Explanation) jsonExplanation {
	out := jsonExplanation{ID: e.ID, Title: e.Title, Figures: []jsonDerivation{}, Parts: append([]string{}, e.Parts...)}
	for _, d := range e.Figures {
		out.Figures = append(out.Figures, jsonDerivation(d))
	}
	return out
}

func (a *app) explain(e assessment.Explanation) {
	a.printf("%s %s\n", a.bold(visible.Line(e.ID)), visible.Line(e.Title))
	for _, d := range e.Figures {
		a.printf("\n%s: %s\n", a.bold(d.Name), visible.Line(d.Shown))
		if d.Rule != "" {
			a.wrapped("  ", visible.Line(d.Rule))
		}
		if d.Sum != "" {
			a.wrapped("  ", visible.Line(d.Sum))
		}
	}
	if len(e.Parts) > 0 {
		a.printf("\nMade of %s\n", strings.Join(e.Parts, ", "))
	}
}
