package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"posture/frameworks/visible"
)

// Version is the program's version, set by the linker for releases.
var Version = "0.1.0"

// A Machine is what a command may touch of the machine that it runs on.
type Machine struct {
	In       io.Reader
	Out, Err io.Writer
	Getenv   func(string) string
	Now      func() time.Time
	Home     func() (string, error)
	// Width is the terminal's width where standard output is one, else 0.
	Width int
	// Screen tells whether there is a terminal at both ends.
	Screen bool
	// ErrTerminal tells whether standard error is a terminal.
	ErrTerminal bool
}

// System is the machine that the program runs on.
func System() Machine {
	m := Machine{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Now: time.Now, Home: os.UserHomeDir}
	if term.IsTerminal(os.Stdout.Fd()) {
		m.Width = 80
		if w, _, err := term.GetSize(os.Stdout.Fd()); err == nil && w > 0 {
			m.Width = w
		}
		m.Screen = term.IsTerminal(os.Stdin.Fd())
	}
	m.ErrTerminal = term.IsTerminal(os.Stderr.Fd())
	return m
}

// app is what the commands share.
type app struct {
	Machine
	out     *output // where Out leads
	dir     string  // --dir
	started bool    // a command's own work has begun: its call was right
}

// Main runs the command line and gives its exit code.
func Main(args []string, m Machine) int {
	a := &app{Machine: m, out: newOutput(m.Out, m.Width > 0)}
	m.Out, m.Err = a.out, errorOutput{m.Err, a.out}
	a.Machine = m
	root := a.root()
	root.SetArgs(args)
	root.SetIn(m.In)
	root.SetOut(m.Out)
	root.SetErr(m.Err)
	completions(root)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) { // a question of the shell's
		a.completeValues(root)
	}
	err := root.Execute()
	if unwritten := a.out.end(); err == nil {
		err = unwritten
	}
	if err == nil {
		return 0
	}
	code := a.code(err)
	if exit, said := err.(exitCode); said {
		return int(exit)
	}
	for _, line := range strings.Split(strings.TrimRight(err.Error(), "\n"), "\n") {
		fmt.Fprintln(m.Err, visible.Line(line))
	}
	return code
}

func (a *app) root() *cobra.Command {
	var screens screenOptions
	root := &cobra.Command{
		Use:   "posture",
		Short: "Assess how customer data is used, score it, and report on it",
		Long: `posture walks a team through how it uses its customers' data, layer by layer,
scores the answers by a published method, and exports a report for the board.

Everything stays on this machine: no command uses the network.`,
		Example:       "  posture demo\n  posture new acme.posture.yaml --organisation \"Acme Ltd\"\n  posture score acme.posture.yaml",
		Version:       Version,
		Args:          cobra.ArbitraryArgs,
		SilenceUsage:  true,
		SilenceErrors: true,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			a.started = true
			return namesOnOneLine(c)
		},
	}
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return a.open(screens)
	}
	screens.flags(root)
	root.SetVersionTemplate("posture {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().StringVar(&a.dir, "dir", "", "the workspace: the folder with your assessments (default $POSTURE_DIR, else posture in the home folder)")
	root.AddGroup(
		&cobra.Group{ID: groupWork, Title: "An assessment, from start to report:"},
		&cobra.Group{ID: groupSeries, Title: "Quarter after quarter:"},
		&cobra.Group{ID: groupMore, Title: "More:"},
	)
	root.AddCommand(a.commands()...)
	root.SetHelpCommand(helpCommand())
	root.SetHelpCommandGroupID(groupMore)
	root.SetCompletionCommandGroupID(groupMore)
	return root
}

const (
	groupWork   = "work"
	groupSeries = "series"
	groupMore   = "more"
)

// commands are all commands, in the order in which help lists them.
func (a *app) commands() []*cobra.Command {
	cobra.EnableCommandSorting = false
	work := []*cobra.Command{
		a.newCommand(), a.assessCommand(), a.setCommand(), a.questionsCommand(), a.answerCommand(),
		a.scoreCommand(), a.explainCommand(), a.planCommand(), a.actionCommand(), a.reportCommand(),
	}
	series := []*cobra.Command{a.listCommand(), a.nextCommand(), a.compareCommand(), a.trendCommand(), a.historyCommand(), a.mergeCommand()}
	more := []*cobra.Command{a.demoCommand(), a.frameworkCommand(), a.manCommand()}
	for _, c := range work {
		c.GroupID = groupWork
	}
	for _, c := range series {
		c.GroupID = groupSeries
	}
	for _, c := range more {
		c.GroupID = groupMore
	}
	return slices.Concat(work, series, more)
}
