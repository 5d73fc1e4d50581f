package cli

import (
	"fmt"
	"slices"
	"strings"

	"posture/assessment/store"
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
	entries, err := a.entries(w)
	if err != nil {
		return err
	}
	a.table(w, entries, false)
	if i := slices.IndexFunc(entries, func(e store.Entry) bool { return e.Err == nil && !e.Archived }); i >= 0 {
		a.printf("Next: posture assess %s --plain, or posture score %s.\n", quote(entries[i].Path), quote(entries[i].Path))
	}
	return nil
}

func firstLine(err error) string {
	line, rest, _ := strings.Cut(err.Error(), "\n")
	if rest != "" {
		return fmt.Sprintf("%s (and %s more)", line, count(strings.Count(rest, "\n")+1, "mistake", "mistakes"))
	}
	return line
}
