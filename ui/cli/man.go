package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"posture/frameworks/visible"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man DIR",
		Short:   "Write the manual pages",
		Long:    "Writes a manual page for each command into a folder that is there.",
		Example: "  mkdir -p man && posture man man && man -l man/posture.1",
		Args:    arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			n := 0
			err := eachCommand(cmd.Root(), func(c *cobra.Command) error {
				n++
				return a.store().WriteOver(filepath.Join(args[0], pageName(c)+".1"), []byte(manPage(c)))
			})
			if err != nil {
				return err
			}
			a.printf("%s: %s\n", visible.Line(args[0]), count(n, "manual page", "manual pages"))
			return nil
		},
	}
}

func eachCommand(c *cobra.Command, do func(*cobra.Command) error) error {
	if c.Hidden {
		return nil
	}
	if err := do(c); err != nil {
		return err
	}
	for _, sub := range c.Commands() {
		if err := eachCommand(sub, do); err != nil {
			return err
		}
	}
	return nil
}

func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// roff writes text so that a formatter takes none of it for a request.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// manPage is a command's page in the man macros.
func manPage(c *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"posture %s\" \"posture\"\n", strings.ToUpper(roff(pageName(c))), Version)
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(pageName(c)), roff(c.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.nf\n%s\n.fi\n.SH DESCRIPTION\n", roff(c.UseLine()))
	fmt.Fprintf(&b, "%s\n", strings.ReplaceAll(roff(c.Long), "\n\n", "\n.PP\n"))
	manFlags(&b, "OPTIONS", c.NonInheritedFlags())
	manFlags(&b, "OPTIONS OF EVERY COMMAND", c.InheritedFlags())
	fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(c.Example))
	b.WriteString(".SH EXIT STATUS\n0 done, 1 the input is at fault, 2 the call is at fault, 3 the machine is.\n")
	var also []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			also = append(also, `\fB`+roff(pageName(sub))+`\fP(1)`)
		}
	}
	if c.HasParent() {
		also = append(also, `\fB`+roff(pageName(c.Parent()))+`\fP(1)`)
	}
	fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", strings.Join(also, ", "))
	return b.String()
}

func manFlags(b *strings.Builder, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", title)
	flags.VisitAll(func(f *pflag.Flag) {
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		kind, usage := pflag.UnquoteUsage(f)
		fmt.Fprintf(b, ".TP\n\\fB%s\\fP %s\n%s\n", roff(name), roff(kind), roff(usage))
	})
}
