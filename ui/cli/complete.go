package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"posture/assessment"
	"posture/frameworks"
)

// completeValues offers the values of flags that have a few, the ids of
// frameworks and those of an assessment's questions.
func (a *app) completeValues(c *cobra.Command) {
	var strengths, states []string
	for _, s := range assessment.Strengths() {
		strengths = append(strengths, s.String())
	}
	for _, s := range assessment.ActionStates() {
		states = append(states, s.String())
	}
	for flag, values := range map[string][]string{
		"paper": {"a4", "letter"}, "strength": strengths, "state": states, "format": formatNames(),
		"theme": strings.Split(themeNames(), ", "), "framework": frameworks.BuiltinIDs(), "profile": profiles(),
	} {
		if c.Flags().Lookup(flag) != nil {
			_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveDefault)) // the flag is there, and has none yet
		}
	}
	switch c.CommandPath() {
	case "posture answer", "posture history":
		c.ValidArgsFunction = a.completeQuestion
	case "posture framework show":
		c.ValidArgs = frameworks.BuiltinIDs()
	}
	for _, sub := range c.Commands() {
		a.completeValues(sub)
	}
}

// profiles are the ids of the profiles of the framework that is usually taken.
func profiles() []string {
	fw, err := frameworks.Builtin(DefaultFramework)
	if err != nil {
		return nil
	}
	var ids []string
	for _, p := range fw.Profiles {
		ids = append(ids, p.ID)
	}
	return ids
}

// completeQuestion offers files first, then the questions of the one that is
// named.
func (a *app) completeQuestion(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	file, err := a.store().Open(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, q := range file.Assessment().Framework().Questions() {
		if len(q.ID) >= len(begun) && strings.EqualFold(q.ID[:len(begun)], begun) {
			ids = append(ids, q.ID)
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
