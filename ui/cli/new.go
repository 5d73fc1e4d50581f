package cli

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/frameworks/visible"
)

// DefaultFramework is the framework of a new assessment where none is named.
const DefaultFramework = "customer-data-ethics"

func (a *app) newCommand() *cobra.Command {
	var framework, date string
	var h assessment.Head
	c := &cobra.Command{
		Use:   "new FILE --organisation NAME",
		Short: "Make an assessment",
		Long: `Makes an assessment without answers. It never writes over a file that is there.

A framework is named by its id (posture framework list) or by the path of its
file. A profile sets the targets for a kind of organisation; posture framework
show ID lists them. The date is today unless given.`,
		Example: `  posture new acme.posture.yaml --organisation "Acme Ltd" --profile d2c-retail
  posture new acme.posture.yaml --organisation "Acme Ltd" --scope "Online shop" --date 2026-11-24 --assessor "Ada Marsh"`,
		Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if h.Organisation == "" {
				return callf("posture: an assessment needs the organisation's name; add --organisation NAME")
			}
			if err := nameFits(h.Organisation); err != nil {
				return err
			}
			if h.Date, err = a.date("--date", date); err != nil {
				return err
			}
			w, err := a.workspace()
			if err != nil {
				return err
			}
			fw, err := w.Framework(framework)
			if err != nil {
				return err
			}
			x, err := assessment.New(fw, h, a.stamp(h.Assessor, nil))
			if err != nil {
				return inCall(err)
			}
			if _, err := a.store().Create(args[0], x); err != nil {
				return err
			}
			a.printf("%s: an assessment of %s by %s %s, %d questions\n", visible.Line(args[0]), visible.Line(h.Organisation), fw.ID, fw.Version, len(fw.Questions()))
			a.printf("Next: posture questions %s, or posture questions %s --csv to send them out\n", quote(args[0]), quote(args[0]))
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&framework, "framework", DefaultFramework, "the framework's id, or its file")
	f.StringVar(&h.Organisation, "organisation", "", "the organisation's name (needed)")
	f.StringVar(&h.Scope, "scope", "", "what is assessed: a unit, a product, a region")
	f.StringVar(&date, "date", "", "the day the answers are of, as YYYY-MM-DD (default today)")
	f.StringVar(&h.Profile, "profile", "", "the id of a profile of the framework")
	f.StringVar(&h.Assessor, "assessor", "", "who leads the assessment")
	return c
}

// nameFits refuses an organisation's name that no table or page has room for.
func nameFits(organisation string) error {
	const most = 500
	if n := utf8.RuneCountInString(organisation); n > most {
		return callf("posture: the organisation's name has %d letters; give one of at most %d", n, most)
	}
	return nil
}

// inCall marks what is wrong with a text that came from a flag as the call's
// fault; an id that isn't there stays the input's.
func inCall(err error) error {
	var unknown *assessment.UnknownError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &unknown), errors.Is(err, assessment.ErrNoReason):
		return fmt.Errorf("posture: %w", err)
	}
	return callf("posture: %w", err)
}
