package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/calendar"
	"posture/assessment/sheet"
	"posture/frameworks/strict"
	"posture/frameworks/visible"
)

func (a *app) actionCommand() *cobra.Command {
	c := group(&cobra.Command{
		Use:   "action",
		Short: "What was promised: add, change, list and take back actions",
		Long: `Actions say who does what by when, and which level it is to bring. They live in
the assessment and come along into the next one, which says whether they were
kept.`,
		Example: "  posture action add acme.posture.yaml \"Write the retention schedule\" --practice MIN-3 --owner Ana --due 2027-03-31\n  posture action list acme.posture.yaml",
	})
	c.AddCommand(a.actionAdd(), a.actionSet(), a.actionList(), a.actionTake())
	return c
}

// actionFlags are the facts of an action that flags can set.
type actionFlags struct {
	what, owner, due, state, reason, level string
	practices, links                       []string
}

func (o *actionFlags) add(c *cobra.Command) {
	f := c.Flags()
	f.StringArrayVar(&o.practices, "practice", nil, "the practices that it is for, with commas between")
	f.StringVar(&o.owner, "owner", "", "who does it")
	f.StringVar(&o.due, "due", "", "by when, as YYYY-MM-DD")
	f.StringVar(&o.state, "state", "", "open, in progress, done or dropped")
	f.StringVar(&o.reason, "reason", "", "why it was dropped")
	f.StringVar(&o.level, "level", "", "the level that it is to bring (default the practices' targets)")
	f.StringArrayVar(&o.links, "link", nil, "where more stands about it: an address on the web or of mail; may be given several times")
}

// onto sets the facts that were given.
func (o *actionFlags) onto(x *assessment.Action, given func(string) bool, a *assessment.Assessment) error {
	var err error
	if given("owner") {
		x.Owner = o.owner
	}
	if given("reason") {
		x.Reason = o.reason
	}
	if given("link") {
		x.Links = nil
		for _, link := range o.links {
			if link == "" {
				continue // an empty one takes all away
			}
			if err := assessment.CheckLink(link); err != nil {
				return callf("posture: --link: %w", err)
			}
			x.Links = append(x.Links, link)
		}
	}
	if given("due") {
		if x.Due = 0; o.due != "" {
			if x.Due, err = assessment.ParseDate(o.due); err != nil {
				return callf("posture: --due: %w", err)
			}
		}
	}
	if given("state") {
		if x.State, err = assessment.ParseActionState(o.state); err != nil {
			return callf("posture: --state: %w", err)
		}
	}
	if given("level") {
		if x.Level = (assessment.Level{}); o.level != "" {
			answer, err := assessment.ParseAnswer(o.level, a.Framework().Scale)
			if err != nil || answer.State != assessment.Levelled {
				s := a.Framework().Scale
				return callf("posture: --level is %q; give one from %d to %d", o.level, s.Min(), s.Max())
			}
			x.Level = assessment.Level{V: answer.Level, Valid: true}
		}
	}
	if given("practice") {
		x.Practices = nil
		practices := strings.FieldsFunc(strings.Join(o.practices, ","), func(r rune) bool { return r == ',' || r == ' ' })
		for _, p := range a.Framework().Practices() {
			if slices.ContainsFunc(practices, func(id string) bool { return strings.EqualFold(id, p.ID) }) {
				x.Practices = append(x.Practices, p.ID)
			}
		}
		for _, id := range practices {
			if !slices.ContainsFunc(x.Practices, func(p string) bool { return strings.EqualFold(p, id) }) {
				x.Practices = append(x.Practices, id) // the assessment tells that it isn't there
			}
		}
	}
	return nil
}

func (a *app) actionAdd() *cobra.Command {
	var o actionFlags
	var by string
	c := &cobra.Command{
		Use:     "add FILE WHAT",
		Short:   "Add an action",
		Long:    "Adds an action to an assessment. Its id, made of its first words, is printed.",
		Example: "  posture action add acme.posture.yaml \"Write the retention schedule\" --practice MIN-3 --owner Ana --due 2027-03-31 --level 3",
		Args:    arguments(2, 2),
	}
	o.add(c)
	c.Flags().StringVar(&by, "by", "", "who adds it (default the assessor)")
	c.RunE = func(_ *cobra.Command, args []string) error {
		file, err := a.store().Open(args[0])
		if err != nil {
			return err
		}
		var id string
		err = file.Update(func(x *assessment.Assessment) error {
			id = x.NewActionID(args[1])
			action := assessment.Action{Set: true, What: args[1]}
			if err := o.onto(&action, c.Flags().Changed, x); err != nil {
				return err
			}
			s := assessment.Subject{Kind: assessment.AboutAction, ID: id}
			_, err := x.Apply(assessment.Change{Stamp: a.stamp(by, x), Subject: s, Before: x.Current(s), After: action})
			return inCall(err)
		})
		if err != nil {
			return err
		}
		a.printf("%s: action %s added\n", visible.Line(args[0]), id)
		return nil
	}
	return c
}

func (a *app) actionSet() *cobra.Command {
	var o actionFlags
	var by string
	var remove bool
	c := &cobra.Command{
		Use:     "set FILE ID",
		Short:   "Change an action",
		Long:    "Changes the facts of an action that flags name; the others stay. --remove takes it back; its history stays.",
		Example: "  posture action set acme.posture.yaml write-the-retention-schedule --state done",
		Args:    arguments(2, 2),
	}
	o.add(c)
	c.Flags().StringVar(&o.what, "what", "", "what is to be done")
	c.Flags().BoolVar(&remove, "remove", false, "take the action back")
	c.Flags().StringVar(&by, "by", "", "who changes it (default the assessor)")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if !slices.ContainsFunc([]string{"practice", "owner", "due", "state", "reason", "level", "link", "what", "remove"}, c.Flags().Changed) {
			return callf("posture: say what is to be changed, as in --state done; see posture action set --help")
		}
		file, err := a.store().Open(args[0])
		if err != nil {
			return err
		}
		err = file.Update(func(x *assessment.Assessment) error {
			s := assessment.Subject{Kind: assessment.AboutAction, ID: args[1]}
			before := x.Content().Actions[args[1]].Value
			if !before.Set {
				return unknownAction(x, args[1])
			}
			after := before
			if c.Flags().Changed("what") {
				after.What = o.what
			}
			if err := o.onto(&after, c.Flags().Changed, x); err != nil {
				return err
			}
			if remove {
				after = assessment.Action{}
			}
			_, err := x.Apply(assessment.Change{Stamp: a.stamp(by, x), Subject: s, Before: before, After: after})
			return inCall(err)
		})
		if err != nil {
			return err
		}
		what := "changed"
		if remove {
			what = "removed"
		}
		a.printf("%s: action %s %s\n", visible.Line(args[0]), visible.Line(args[1]), what)
		return nil
	}
	return c
}

func unknownAction(x *assessment.Assessment, id string) error {
	var ids []string
	for known, t := range x.Content().Actions {
		if t.Value.Set {
			ids = append(ids, known)
		}
	}
	slices.Sort(ids)
	if near := strict.Nearest(id, ids); near != "" {
		return fmt.Errorf("posture: no action %s; did you mean %s?", id, near)
	}
	return fmt.Errorf("posture: no action %s; see posture action list", id)
}

func (a *app) actionList() *cobra.Command {
	var since, as string
	c := &cobra.Command{
		Use:   "list FILE",
		Short: "The actions, and what became of them",
		Long: `Lists the actions with what the answers now say of each: kept, partly, not kept,
overdue, or running. With --since, a score that has risen since that assessment
counts as partly kept. As csv it goes into a spreadsheet, which posture action
take takes back; as ics into a calendar.`,
		Example: "  posture action list acme.posture.yaml\n  posture action list q4.posture.yaml --since q3.posture.yaml\n  posture action list acme.posture.yaml --as ics > actions.ics",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.Contains([]string{"table", "csv", "ics"}, as) {
				return callf("posture: --as is %q; write table, csv or ics", as)
			}
			x, then, err := a.withEarlier(args[0], since)
			if err != nil {
				return err
			}
			list := x.Actions(assessment.Evaluate(x), then)
			switch as {
			case "csv":
				return sheet.WriteActions(a.Out, list)
			case "ics":
				return calendar.Write(a.Out, x.Head().Organisation, list)
			}
			a.actions(list)
			return nil
		},
	}
	c.Flags().StringVar(&since, "since", "", "an earlier assessment of the same series")
	c.Flags().StringVar(&as, "as", "table", "table, csv or ics (iCalendar)")
	return c
}

// withEarlier opens an assessment, and evaluates an earlier one where it is named.
func (a *app) withEarlier(path, since string) (*assessment.Assessment, *assessment.Scorecard, error) {
	if since == "" {
		file, err := a.store().Open(path)
		if err != nil {
			return nil, nil, err
		}
		return file.Assessment(), nil, nil
	}
	then, now, err := a.pair(since, path)
	if err != nil {
		return nil, nil, err
	}
	return now, assessment.Evaluate(then), nil
}

func (a *app) actions(list []assessment.ActionStatus) {
	if len(list) == 0 {
		a.printf("No actions yet. Add one with posture action add.\n")
		return
	}
	t := table{head: []string{"Id", "Due", "Owner", "State", "Promise", "Practices", "What"}, wide: 6, loose: true}
	for _, x := range list {
		t.add(x.ID, x.Due.String(), x.Owner, x.State.String(), string(x.Promise), strings.Join(x.Practices, " "), x.What)
	}
	t.print(a.Out, a.Width)
}
