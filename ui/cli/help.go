package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpCommand is --help as a command; a mistyped command is one here too.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Help about any command",
		Long:    "Says what a command does, which flags it takes, and how it is called.",
		Example: "  posture help report\n  posture help framework new",
		RunE: func(c *cobra.Command, args []string) error {
			at := c.Root()
			for _, word := range args {
				next, rest, err := at.Find([]string{word})
				if err != nil || len(rest) > 0 || next == at {
					return unknownCommand(at, word)
				}
				at = next
			}
			at.InitDefaultHelpFlag()
			return at.Help()
		},
	}
}

// completions gives the commands that write completions their examples, and
// makes a shell for which there are none a mistake.
func completions(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		group(c).Example = "  posture completion bash > posture.bash && source posture.bash"
		for _, shell := range c.Commands() {
			shell.Example = "  posture completion " + shell.Name()
		}
	}
}

// namesOnOneLine refuses a name of a person or an organisation, given by a flag,
// that has more than one line.
func namesOnOneLine(c *cobra.Command) error {
	var err error
	c.Flags().Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "by", "assessor", "organisation", "scope", "owner":
			if strings.Contains(f.Value.String(), "\n") {
				err = callf("posture: --%s is %q; write it on one line", f.Name, f.Value.String())
			}
		}
	})
	return err
}
