package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
)

// Options is what the application is run with. First, Open and Create are
// needed; the rest has a sensible zero.
type Options struct {
	First screen.Route // where it begins: screen.Home or screen.File
	Theme theme.Name
	Mouse bool
	By    string // who is answering; "" is the assessment's assessor

	// Open opens an assessment. The error of a broken one has its mistakes, a
	// line each.
	Open func(path string) (File, *assessment.Assessment, error)
	// Create makes an assessment where there is no file yet.
	Create func(path string, a *assessment.Assessment) error
	// Workspace is the folder of assessments; it is needed for screen.Home.
	Workspace Workspace
	// Reports makes reports.
	Reports Reports
	// Series finds the assessments before and after the open one, and makes the
	// next one.
	Series Series
	// ReadSheet reads answers from a spreadsheet. The assessment is the
	// caller's to change. The error has the mistakes, a line each.
	ReadSheet func(path string, a *assessment.Assessment, by assessment.Stamp) (Taken, error)
	// Places keeps where one was.
	Places Places
	// Edit opens a text in the user's own editor; nil takes $VISUAL and $EDITOR.
	Edit func(text string, done func(text string, err error) tea.Msg) tea.Cmd

	Now     func() time.Time
	Every   time.Duration // between two looks at the file; a second
	Signals <-chan os.Signal

	// Farewell takes a sentence for after the end, when the terminal is the
	// shell's again.
	Farewell func(string)
}

func (o Options) complete() Options {
	if o.Theme == "" {
		o.Theme = theme.Default
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Every == 0 {
		o.Every = time.Second
	}
	if o.Places == nil {
		o.Places = NoPlaces{}
	}
	if o.Edit == nil {
		o.Edit = editor(os.Getenv)
	}
	if o.Farewell == nil {
		o.Farewell = func(string) {}
	}
	return o
}

// Run runs the application on a terminal until it is left, and gives the exit
// code. The error says in one line what went wrong where the code alone
// doesn't. The caller makes sure that there is a terminal at both ends.
func Run(ctx context.Context, o Options, in io.Reader, out io.Writer) (exit int, err error) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	o.Signals = signals
	farewell := ""
	o.Farewell = func(s string) { farewell = s }
	a := New(o)
	program := tea.NewProgram(a, programOptions(ctx, in, out)...)
	_, failed := program.Run()
	lost := a.flush()
	mistake := ""
	if a.crash != "" {
		mistake = "posture has met a mistake of its own at " + a.crash + " and stopped; "
	}
	if a.leave.signal == 0 && failed != nil && a.crash == "" {
		a.leave.signal = hungUp(signals) // a closed window ends the program before its signal is read
	}
	switch {
	case lost != nil:
		return max(a.exit(), exitMachine), fmt.Errorf("%s%s: the last answers are NOT SAVED: %w", mistake, a.disk.path, lost)
	case mistake != "":
		return a.exit(), errors.New(mistake + "every answer that was shown as saved is in its file")
	case failed != nil && a.leave.signal == 0 && !errors.Is(failed, tea.ErrProgramKilled):
		return exitMachine, fmt.Errorf("the terminal can't be used: %w", failed)
	case farewell != "":
		fmt.Fprintln(out, farewell)
	}
	return a.exit(), nil
}

func programOptions(ctx context.Context, in io.Reader, out io.Writer) []tea.ProgramOption {
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithoutSignalHandler()}
	if os.Getenv("NO_COLOR") != "" { // whatever its value
		options = append(options, tea.WithColorProfile(colorprofile.Ascii))
	}
	return options
}

// hungUp gives a signal that has come but wasn't read.
func hungUp(signals <-chan os.Signal) syscall.Signal {
	select {
	case s := <-signals:
		if n, ok := s.(syscall.Signal); ok {
			return n
		}
	default:
	}
	return syscall.SIGHUP
}

func coloursOf(p colorprofile.Profile) theme.Colours {
	switch p {
	case colorprofile.TrueColor, colorprofile.ANSI256:
		return theme.Many
	case colorprofile.ANSI:
		return theme.Sixteen
	}
	return theme.None
}
