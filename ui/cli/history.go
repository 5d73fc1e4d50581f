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
		Use:   "history FILE [QUESTION]",
		Short: "Who changed what, and when",
		Long: `Lists every change of an assessment, the newest first: answers, targets, plan,
actions and details, with who made it and when. With a question it tells that
question's changes in full, with what stood before and after. Times are UTC.`,
		Example: "  posture history acme.posture.yaml\n  posture history acme.posture.yaml GOV-1.1",
		Args:    arguments(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := a.store().Open(args[0])
			if err != nil {
				return err
			}
			x := file.Assessment()
			if len(args) == 2 {
				return a.questionHistory(x, args[1])
			}
			a.history(x.History())
			return nil
		},
	}
}

func (a *app) history(changes []assessment.Change) {
	if len(changes) == 0 {
		a.printf("Nothing was changed yet.\n")
		return
	}
	t := table{head: []string{"When", "Who", "About", "What"}, wide: 3}
	for _, c := range changes {
		t.add(when(c.Stamp), c.By, about(c.Subject), strings.Join(c.Words(), ", "))
	}
	t.print(a.Out, a.Width)
}

func when(s assessment.Stamp) string {
	if s.At.IsZero() {
		return ""
	}
	return s.At.UTC().Format("2006-01-02 15:04")
}

func about(s assessment.Subject) string {
	switch s.Kind {
	case assessment.AboutHead:
		return "details"
	case assessment.AboutTarget:
		return s.ID + " target"
	case assessment.AboutPlan:
		return s.ID + " plan"
	case assessment.AboutAction:
		return s.ID + " action"
	}
	return s.ID
}

func (a *app) questionHistory(x *assessment.Assessment, id string) error {
	questions := x.Framework().Questions()
	i := slices.IndexFunc(questions, func(q *frameworks.Question) bool { return strings.EqualFold(q.ID, id) })
	if i < 0 {
		return unknownQuestion(x, id)
	}
	q, none := questions[i], true
	a.printf("%s %s\n", a.bold(visible.Line(q.ID)), visible.Line(q.Ask))
	for _, c := range x.History() {
		if c.Subject == (assessment.Subject{Kind: assessment.AboutQuestion, ID: q.ID}) {
			a.changeInFull(c)
			none = false
		}
	}
	if none {
		a.printf("\nNothing was changed yet.\n")
	}
	return nil
}

// unknownQuestion words an id that the framework doesn't have, with the question
// that has taken its place, or the nearest one.
func unknownQuestion(x *assessment.Assessment, id string) error {
	for _, q := range x.Framework().Questions() {
		if slices.ContainsFunc(q.Replaces, func(old string) bool { return strings.EqualFold(old, id) }) {
			return fmt.Errorf("posture: no question %s in %s %s; %s has taken its place", id, x.Framework().ID, x.Framework().Version, q.ID)
		}
	}
	_, err := x.Edit(assessment.Stamp{}, id, func(*assessment.Record) {})
	return fmt.Errorf("posture: %w", err)
}

func (a *app) changeInFull(c assessment.Change) {
	a.printf("\n%s\n", a.bold(visible.Line(strings.TrimSpace(when(c.Stamp)+" "+c.By))))
	for _, w := range c.Words() {
		a.wrapped("  ", visible.Line(w))
	}
	before, _ := c.Before.(assessment.Record)
	after, _ := c.After.(assessment.Record)
	text := func(heading, words string) {
		if words != "" {
			a.printf("  %s\n", heading)
			a.wrapped("    ", visible.Text(words))
		}
	}
	if before.Reason != after.Reason {
		text("reason before", before.Reason)
		text("reason after", after.Reason)
	}
	if before.Note != after.Note {
		text("note before", before.Note)
		text("note after", after.Note)
	}
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
