package tui

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// editor opens a text in the editor that the environment names. The text lies
// meanwhile in a folder that only the user can read, and is taken away after.
// What comes back is as it was written, control characters too.
func editor(env func(string) string) func(string, func(string, error) tea.Msg) tea.Cmd {
	return func(text string, done func(string, error) tea.Msg) tea.Cmd {
		command := strings.Fields(env("VISUAL"))
		if len(command) == 0 {
			command = strings.Fields(env("EDITOR"))
		}
		if len(command) == 0 {
			return func() tea.Msg {
				return done("", fmt.Errorf("no editor is set; set EDITOR, as in EDITOR=nano"))
			}
		}
		return func() tea.Msg {
			dir, err := os.MkdirTemp("", "posture-")
			if err != nil {
				return done("", err)
			}
			file := filepath.Join(dir, "note.txt")
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				os.RemoveAll(dir)
				return done("", err)
			}
			run := exec.Command(command[0], append(command[1:], file)...)
			return tea.ExecProcess(run, func(err error) tea.Msg {
				defer os.RemoveAll(dir)
				if err != nil {
					return done("", fmt.Errorf("%s: %w", command[0], err))
				}
				b, err := os.ReadFile(file)
				return done(strings.TrimRight(string(b), "\r\n"), err)
			})()
		}
	}
}
