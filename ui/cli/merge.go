package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/frameworks/visible"
)

// cantMerge is the exit code of a merge that can't be made at all. git takes
// 128 and above for a driver that failed, and leaves the file as it was.
const cantMerge exitCode = 129

func (a *app) mergeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "merge BASE OURS THEIRS",
		Short: "Merge two changed copies of an assessment, for git",
		Long: `Merges what two sides made of the same assessment, and writes the result into
OURS. Changes of different questions, facts and actions all survive. Where both
gave different answers to one question, the later one stands, the other stays in
its history, the question is flagged for discussion, and the exit code is 1.
Where it can't merge at all, the exit code is 129 and OURS is untouched.

As a merge driver of git:
  git config merge.posture.driver "posture merge %O %A %B"
  echo "*.posture.yaml merge=posture" >> .gitattributes`,
		Example: "  posture merge base.posture.yaml ours.posture.yaml theirs.posture.yaml",
		Args:    arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			conflicts, err := a.merge(args[0], args[1], args[2])
			if err != nil {
				return endError{cantMerge, err}
			}
			if len(conflicts) == 0 {
				return nil
			}
			for _, c := range conflicts {
				fmt.Fprintf(a.Err, "%s: both sides changed %s; the later one stands, the other is in the history\n", visible.Line(args[1]), conflictWords(c))
			}
			return exitCode(codeInput)
		},
	}
}

func conflictWords(c assessment.Conflict) string {
	what := strings.Join(c.Facts, ", ")
	if c.Subject.ID == "" {
		return visible.Line(what)
	}
	return visible.Line(c.Subject.ID + ": " + what)
}

func (a *app) merge(base, ours, theirs string) ([]assessment.Conflict, error) {
	var docs [3]*store.Document
	for i, path := range []string{base, ours, theirs} {
		data, err := a.store().ReadFile(path, store.MaxSize)
		if err != nil {
			return nil, err
		}
		if docs[i], err = store.Decode(path, data, frameworks.BuiltinVersion); err != nil {
			return nil, err
		}
	}
	merged, conflicts, err := assessment.Merge(docs[0].Assessment, docs[1].Assessment, docs[2].Assessment)
	if err != nil {
		return nil, fmt.Errorf("%s: can't be merged with %s: %w; merge them by hand", ours, theirs, err)
	}
	return conflicts, a.store().WriteOver(ours, store.Encode(merged, mergeComments(docs[0], docs[1], docs[2])))
}

// mergeComments keeps our comments, and of theirs those that are new.
func mergeComments(base, ours, theirs *store.Document) store.Comments {
	out := maps.Clone(ours.Comments)
	for place, texts := range theirs.Comments {
		if len(out[place]) == 0 && !slices.Equal(base.Comments[place], texts) {
			if out == nil {
				out = store.Comments{}
			}
			out[place] = texts
		}
	}
	return out
}
