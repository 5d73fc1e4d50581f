package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"posture/assessment"
	"posture/frameworks/visible"
	"posture/ui/tui/screen"
)

// open opens the application on the workspace. On a terminal that wants no
// screen it lists the assessments and says what to type next.
func (a *app) open(o screenOptions) error {
	name, err := o.themeName(a.Getenv)
	if err != nil {
		return err
	}
	switch {
	case !a.Screen:
		return callf("posture: a screen needs a terminal at both ends; see posture --help for the commands, or posture assess FILE --plain")
	case a.lineByLine():
		return a.list()
	}
	w, err := a.workspace()
	if err != nil {
		return err
	}
	if err := w.Make(); err != nil {
		return err
	}
	return a.screens(screen.Home{}, name, o)
}

// list prints the workspace's assessments and what to type next.
func (a *app) list() error {
	w, err := a.workspace()
	if err != nil {
		return err
	}
	entries, err := w.List(nil)
	if err != nil {
		return err
	}
	var first string
	for _, e := range entries {
		if e.Archived {
			continue
		}
		path := visible.Line(e.Path)
		if e.Err != nil {
			a.printf("%s: can't be read: %s\n", path, visible.Line(firstLine(e.Err)))
			continue
		}
		if first == "" {
			first = e.Path
		}
		a.printf("%s, %s: %s, score %s. %s\n", visible.Line(e.Head.Organisation), e.Head.Date, answeredWords(e.Overall),
			assessment.ShowScore(e.Overall.Score, e.Overall.Target), path)
	}
	if first == "" {
		example := filepath.Join(w.Dir(), "acme.posture.yaml")
		a.printf("No assessments in %s yet.\nNext: posture new %s --organisation \"Acme Ltd\", or posture demo for an example.\n", visible.Line(w.Dir()), quote(example))
		return nil
	}
	a.printf("Next: posture assess %s --plain, or posture score %s.\n", quote(first), quote(first))
	return nil
}

func firstLine(err error) string {
	line, rest, _ := strings.Cut(err.Error(), "\n")
	if rest != "" {
		return fmt.Sprintf("%s (and %s more)", line, count(strings.Count(rest, "\n")+1, "mistake", "mistakes"))
	}
	return line
}
