package cli

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks/strict"
)

// The exit codes.
const (
	codeInput   = 1 // the input is at fault
	codeCall    = 2 // the call is at fault
	codeMachine = 3 // the machine is: disk, permission, lock
)

// exitCode ends the program with a code, everything having been said.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// A callError is a call that no file could make right.
type callError struct{ error }

func callf(format string, args ...any) error { return callError{fmt.Errorf(format, args...)} }

// code gives the exit code for an error.
func (a *app) code(err error) int {
	var machine *store.MachineError
	var locked *store.LockedError
	var call callError
	var exit exitCode
	switch {
	case errors.As(err, &exit):
		return int(exit)
	case errors.As(err, &machine), errors.As(err, &locked):
		return codeMachine
	case !a.started, errors.As(err, &call):
		return codeCall
	}
	return codeInput
}

// unknownCommand words a mistyped command, with the nearest right one.
func unknownCommand(cmd *cobra.Command, word string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return callf("posture: no command %q; %s", strings.TrimPrefix(cmd.CommandPath()+" "+word, "posture "), suggestion(word, names, "see "+cmd.CommandPath()+" --help"))
}

func suggestion(word string, names []string, otherwise string) string {
	if near := strict.Nearest(word, names); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}

var unknownFlag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^unknown (?:shorthand )?flag: (?:'.' in )?-*([^ ]*)`)
})

// flagError words a wrong flag, with the nearest right one.
func flagError(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		want := "true or false"
		if value.GetFlag().Value.Type() == "int" {
			want = "a whole number"
		}
		return callf("posture: --%s is %q; give %s", value.GetFlag().Name, value.GetValue(), want)
	}
	if m := unknownFlag().FindStringSubmatch(err.Error()); m != nil {
		if cmd.Name() == "answer" && strings.Trim(m[1], "0123456789") == "" {
			return callf("posture: \"-%s\" is no answer; give a level of the scale, %s or %s", m[1], assessment.WordUnknown, assessment.WordNotApplicable)
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		return callf("posture: %s has no flag --%s; %s", cmd.CommandPath(), m[1], suggestion("--"+m[1], names, "see "+cmd.CommandPath()+" --help"))
	}
	return callf("posture: %w; see %s --help", err, cmd.CommandPath())
}

// arguments takes from least to most arguments, which usage names.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return callf("posture: too few words; the call is %s", cmd.UseLine())
		case most >= 0 && len(args) > most:
			return callf("posture: %q is one word too many; the call is %s (put a text with blanks in quotes)", args[most], cmd.UseLine())
		}
		return nil
	}
}

// group makes a command that only has subcommands refuse anything else.
func group(c *cobra.Command) *cobra.Command {
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return callf("posture: %s needs a command after it; see %s --help", cmd.CommandPath(), cmd.CommandPath())
	}
	return c
}
