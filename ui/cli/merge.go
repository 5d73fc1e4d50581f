package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks/strict"
	"posture/frameworks/visible"
)

// cantMerge is the exit code of a merge that can't be made at all. git takes
// 128 and above for a driver that failed, and leaves the file as it was.
const cantMerge exitCode = 129

func (a *app) mergeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "merge BASE OURS THEIRS [PATH]",
		Short: "Merge two changed copies of an assessment, for git",
		Long: `Merges what two sides made of the same assessment, and writes the result into
OURS. Changes of different questions, facts and actions all survive. Where both
gave different answers to one question, the later one stands, the other stays in
its history, the question is flagged for discussion, and the exit code is 1. So
it is where one side took an action back and the other changed it: it stays.
Where it can't merge at all, the exit code is 129 and OURS is untouched.

An empty BASE stands for none: then what either side has is in. Messages name
PATH, if it is given, in place of the files.

As a merge driver of git:
  git config merge.posture.driver "posture merge %O %A %B %P"
  echo "*.posture.yaml merge=posture" >> .gitattributes
  echo ".*.posture.yaml.lock" >> .gitignore`,
		Example: "  posture merge base.posture.yaml ours.posture.yaml theirs.posture.yaml",
		Args:    arguments(3, 4),
		RunE: func(_ *cobra.Command, args []string) error {
			m := merging{store: a.store(), paths: [3]string(args[:3]), names: [3]string(args[:3])}
			name := args[1]
			if len(args) == 4 {
				name = args[3]
				m.names = [3]string{name + " (base)", name + " (ours)", name + " (theirs)"}
			}
			merged, err := m.merge()
			if err != nil {
				return endError{cantMerge, err}
			}
			for _, n := range merged.NewIDs {
				fmt.Fprintf(a.Err, "%s: %s\n", visible.Line(name), newIDWords(n))
			}
			for _, c := range merged.Conflicts {
				fmt.Fprintf(a.Err, "%s: %s\n", visible.Line(name), conflictWords(c))
			}
			if len(merged.Conflicts) > 0 {
				return exitCode(codeInput)
			}
			return nil
		},
	}
}

func newIDWords(n assessment.NewID) string {
	side := "our"
	if n.Theirs {
		side = "their"
	}
	return visible.Line(fmt.Sprintf("%s action %s is %s now, since another one has that id", side, n.From, n.To))
}

func conflictWords(c assessment.Conflict) string {
	if c.TakenBack() {
		return visible.Line(fmt.Sprintf("one side took the action %s back and the other changed it; it stays as changed", c.Subject.ID))
	}
	what := strings.Join(c.Facts, ", ")
	if c.Subject.ID != "" {
		what = c.Subject.ID + ": " + what
	}
	return visible.Line(fmt.Sprintf("both sides changed %s; the later one stands, the other is in the history", what))
}

// A merging has base, ours and theirs, in this order, and what messages call
// them.
type merging struct {
	store        *store.Store
	paths, names [3]string
}

// merge writes into ours, under its lock.
func (m *merging) merge() (assessment.Merged, error) {
	var merged assessment.Merged
	base, err := m.open(0)
	var before *store.Document
	var from *assessment.Assessment
	switch {
	case errors.Is(err, store.ErrEmpty):
		before = &store.Document{}
	case err != nil:
		return merged, err
	default:
		before = base.Document()
		from = before.Assessment
	}
	ours, err := m.open(1)
	if err != nil {
		return merged, err
	}
	theirs, err := m.open(2)
	if err != nil {
		return merged, err
	}
	return merged, ours.Rewrite(func(d *store.Document) error {
		other := theirs.Document()
		merged, err = assessment.Merge(from, d.Assessment, other.Assessment)
		if err != nil {
			return fmt.Errorf("%s: can't be merged with %s: %w; merge them by hand", m.names[1], m.names[2], err)
		}
		d.Assessment = merged.Assessment
		d.Comments = mergeComments(before.Comments, movedComments(d.Comments, merged.NewIDs, false), movedComments(other.Comments, merged.NewIDs, true))
		return nil
	})
}

func (m *merging) open(i int) (*store.File, error) { return m.store.OpenAs(m.paths[i], m.names[i]) }

// movedComments gives a side's comments with those on actions that got another id.
func movedComments(comments store.Comments, ids []assessment.NewID, theirs bool) store.Comments {
	prefix := func(id string) string { return "actions" + strict.PathSeparator + id }
	out := make(store.Comments, len(comments))
	for place, texts := range comments {
		for _, n := range ids {
			rest, found := strings.CutPrefix(place, prefix(n.From))
			if n.Theirs == theirs && found && (rest == "" || strings.HasPrefix(rest, strict.PathSeparator)) {
				place = prefix(n.To) + rest
				break
			}
		}
		out[place] = texts
	}
	return out
}

// mergeComments keeps our comments, and of theirs those that are new.
func mergeComments(base, ours, theirs store.Comments) store.Comments {
	for place, texts := range theirs {
		if len(ours[place]) == 0 && !slices.Equal(base[place], texts) {
			ours[place] = texts
		}
	}
	return ours
}
