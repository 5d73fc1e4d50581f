package tui

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// crashedMsg tells that a command has met a mistake of the program's own.
type crashedMsg struct{ where string }

// guard catches panics in a command, so that they end the program as one in
// Update does.
func (a *App) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = crashedMsg{place()}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = a.guard(batch[i])
			}
		}
		return msg
	}
}

// crashed notes where a panic came from. Its text may hold answers, and is
// kept from every output.
func (a *App) crashed(any) tea.Cmd { return a.crashedAt(place()) }

func (a *App) crashedAt(where string) tea.Cmd {
	a.crash = where
	a.screen, a.dialog = nil, nil
	return tea.Quit
}

// place is the file and line of ours that a panic came from.
func place() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	panicked := false
	for {
		f, more := frames.Next()
		if panicked && strings.HasPrefix(f.Function, "posture/") {
			return fmt.Sprintf("%s:%d", filepath.Base(f.File), f.Line)
		}
		panicked = panicked || strings.HasPrefix(f.Function, "runtime.")
		if !more {
			return "an unknown place"
		}
	}
}
