package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/store"
	"posture/reports/pdf"
	"posture/ui/plain"
	"posture/ui/tui"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
)

type screenOptions struct {
	plain, mouse bool
	theme, by    string
}

func (o *screenOptions) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.theme, "theme", "", "the colours: "+themeNames()+" (default $POSTURE_THEME)")
	f.BoolVar(&o.mouse, "mouse", false, "use the mouse as well; text can then not be selected with it")
	f.StringVar(&o.by, "by", "", "who is answering (default the assessor)")
}

func (a *app) assessCommand() *cobra.Command {
	var o screenOptions
	c := &cobra.Command{
		Use:   "assess FILE",
		Short: "Open the questionnaire",
		Long: `Opens the questionnaire on an assessment. Every answer is on disk at once; leaving
is always safe, and coming back lands on the same question.

With --plain it asks line by line: for screen readers, slow links and scripts.
So it does by itself on a terminal that is dumb, or where ACCESSIBLE is set.`,
		Example: "  posture assess acme.posture.yaml\n  posture assess acme.posture.yaml --plain < answers.txt",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			name, err := o.themeName(a.Getenv)
			if err != nil {
				return err
			}
			if _, err := os.Stat(args[0]); isMissing(err) {
				_, err := a.store().Open(args[0])
				return err
			}
			if o.plain || a.Screen && a.lineByLine() {
				return a.plain(args[0], o)
			}
			if !a.Screen {
				return callf("posture: a screen needs a terminal at both ends; add --plain to answer line by line")
			}
			return a.screens(screen.File{Path: args[0]}, name, o)
		},
	}
	c.Flags().BoolVar(&o.plain, "plain", false, "line by line, without a screen")
	o.flags(c)
	return c
}

// lineByLine tells whether the terminal asks for no screen.
func (a *app) lineByLine() bool {
	return a.Getenv("TERM") == "dumb" || a.Getenv("ACCESSIBLE") != ""
}

// isMissing tells whether a file isn't there at all; what is wrong inside one is
// told on a screen.
func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

func themeNames() string {
	var names []string
	for _, n := range theme.Names() {
		names = append(names, string(n))
	}
	return strings.Join(names, ", ")
}

// themeName reads --theme, else $POSTURE_THEME.
func (o screenOptions) themeName(getenv func(string) string) (theme.Name, error) {
	from, name := "--theme", o.theme
	if name == "" {
		from, name = "$POSTURE_THEME", getenv("POSTURE_THEME")
	}
	n, err := theme.ParseName(name)
	if err != nil {
		return "", callf("posture: %s: %w", from, err)
	}
	return n, nil
}

// ended turns how the application was left into an error of the command line.
func ended(exit int, err error) error {
	switch {
	case exit == 0 && err == nil:
		return nil
	case err != nil:
		return endError{exitCode(exit), err}
	}
	return exitCode(exit)
}

// An endError ends the program with a code and a line that says why.
type endError struct {
	exitCode
	error
}

func (e endError) Error() string   { return e.error.Error() }
func (e endError) Unwrap() []error { return []error{e.exitCode, e.error} }

// screens opens the application.
func (a *app) screens(first screen.Route, name theme.Name, o screenOptions) error {
	s := a.store()
	w, err := a.workspace()
	if _, alone := first.(screen.File); err != nil && alone {
		w, err = s.Workspace("."), nil // one file needs no workspace
	}
	if err != nil {
		return err
	}
	home, _ := a.Home() // without one, ~ is a name like any other
	options := tui.Options{
		First: first, Theme: name, Mouse: o.mouse, By: o.by, Now: a.Now,
		Open: ahead(first, tui.Opener(s)), Create: tui.Creator(s), Workspace: tui.StoredWorkspace(s, w, home), Series: tui.StoredSeries(s, w, home), ReadSheet: tui.SheetReader(s, home),
		Reports: tui.StoredReports(s, home, []string{string(pdf.A4), string(pdf.Letter)}, screenFormats(), a.readBrand),
	}
	if dir := cacheFolder("places"); dir != "" {
		options.Places = tui.PlaceFolder(dir)
	}
	exit, err := tui.Run(context.Background(), options, a.In, a.out.to)
	return ended(exit, err)
}

// ahead begins to open the first file at once, while the terminal is made ready.
func ahead(first screen.Route, open func(string) (tui.File, *assessment.Assessment, error)) func(string) (tui.File, *assessment.Assessment, error) {
	r, is := first.(screen.File)
	if !is {
		return open
	}
	type result struct {
		file tui.File
		a    *assessment.Assessment
		err  error
	}
	begun := make(chan result, 1)
	go func() {
		f, a, err := open(r.Path)
		begun <- result{f, a, err}
		close(begun)
	}()
	return func(path string) (tui.File, *assessment.Assessment, error) {
		if path == r.Path {
			if x, first := <-begun; first {
				return x.file, x.a, x.err
			}
		}
		return open(path)
	}
}

// storedDocument is an assessment file as the questionnaire line by line uses it.
type storedDocument struct{ *store.File }

func (d storedDocument) Change(edit func(*assessment.Assessment) ([]assessment.Change, error)) error {
	return d.Update(func(x *assessment.Assessment) error {
		_, err := edit(x)
		return err
	})
}

func (a *app) plain(path string, o screenOptions) error {
	file, err := a.store().Open(path)
	if err != nil {
		return err
	}
	by := a.stamp(o.by, file.Assessment()).By
	a.out.atOnce()
	return plain.Run(a.In, a.Out, storedDocument{file}, by, a.Now, a.Width)
}
