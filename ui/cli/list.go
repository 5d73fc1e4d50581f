package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks/visible"
)

func (a *app) listCommand() *cobra.Command {
	var archived bool
	c := &cobra.Command{
		Use:   "list",
		Short: "The assessments of the workspace",
		Long: `Lists the assessments of the workspace with how far each has come, the last
changed first; no level stands where a layer has no score yet. Files that can't be read stand at the end, with what is wrong.

What is shown of each file is kept in posture/index in the system's cache
folder ($XDG_CACHE_HOME, else .cache in the home folder, on Linux), so that files
that haven't changed need not be read again. It holds no answers, is readable by
you alone, and may be deleted at any time.`,
		Example: "  posture list\n  posture list --dir clients",
		Args:    arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			w, err := a.workspace()
			if err != nil {
				return err
			}
			entries, err := a.entries(w)
			if err != nil {
				return err
			}
			a.table(w, entries, archived)
			return nil
		},
	}
	c.Flags().BoolVar(&archived, "archived", false, "those in the archive too")
	return c
}

// entries reads the workspace, with a progress bar on a terminal.
func (a *app) entries(w *store.Workspace) ([]store.Entry, error) {
	p := progress{to: a.Err, shown: a.ErrTerminal}
	defer p.clear()
	return w.List(p.step)
}

func (a *app) table(w *store.Workspace, entries []store.Entry, archived bool) {
	t := table{head: []string{"Organisation", "Scope", "Date", "Level", "Score", "Answered", "File"}, right: []bool{false, false, false, true, true, true}, wide: 1, loose: true}
	var broken []store.Entry
	slices.SortStableFunc(entries, func(x, y store.Entry) int { return y.Modified.Compare(x.Modified) })
	for _, e := range entries {
		switch {
		case e.Archived && !archived:
		case e.Err != nil:
			broken = append(broken, e)
		default:
			level := assessment.ShowLevel(e.Overall)
			if e.NotAsked > 0 {
				level = "–"
			}
			t.add(e.Head.Organisation, e.Head.Scope, e.Head.Date.String(), level, assessment.ShowScore(e.Overall.Score, e.Overall.Target),
				assessment.ShowPercent(e.Overall.Completeness()), a.listed(w, e.Path))
		}
	}
	if len(t.rows) == 0 && len(broken) == 0 {
		a.printf("No assessments in %s yet.\nNext: posture new FILE --organisation NAME, or posture demo for an example.\n", visible.Line(w.Dir()))
		return
	}
	if len(t.rows) > 0 {
		if a.Width > 0 {
			a.wrapped("", "In "+visible.Line(w.Dir())+":")
		}
		t.print(a.Out, a.Width)
	}
	for _, e := range broken {
		a.printf("can't be read: %s\n", visible.Line(firstLine(e.Err)))
	}
}

// listed is how a list shows a file: for people within the workspace, which is
// named above; in a pipe as it can be opened.
func (a *app) listed(w *store.Workspace, path string) string {
	if rest, err := filepath.Rel(w.Dir(), path); err == nil && a.Width > 0 {
		return rest
	}
	return path
}

// A progress is a bar on a terminal for work that takes a while; elsewhere it
// is nothing.
type progress struct {
	to    io.Writer
	shown bool
	drawn int // cells of the bar that are drawn
}

// soon is how many steps pass before a bar is worth its room.
const soon = 200

func (p *progress) step(done, all int) {
	const cells = 30
	if n := done * cells / max(all, 1); p.shown && all >= soon && n != p.drawn {
		p.drawn = n
		fmt.Fprintf(p.to, "\r%s%s %d of %d", strings.Repeat("█", n), strings.Repeat("·", cells-n), done, all)
	}
}

// clear takes the bar away.
func (p *progress) clear() {
	if p.drawn > 0 {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
