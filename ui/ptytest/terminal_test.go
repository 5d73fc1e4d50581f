//go:build unix

package ptytest_test

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"posture/ui/ptytest"
)

func shell(script string) *exec.Cmd { return exec.Command("/bin/sh", "-c", script) }

func TestTerminalScreenInputAndExit(t *testing.T) {
	x := ptytest.Start(t, 40, 10, shell(`printf 'name? '; read n; printf '\033[2J\033[3;5Hhello %s' "$n"; exit 3`))
	x.WaitFor("name?")
	x.Type("Ada" + ptytest.Enter)
	if code := x.Exit(); code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
	if got := strings.Split(x.Screen(), "\n")[2]; got != "    hello Ada" {
		t.Errorf("third line %q", got)
	}
	if c := x.Cursor(); c != (ptytest.Cursor{X: 13, Y: 2}) {
		t.Errorf("cursor %+v", c)
	}
	x.CheckRestored()
}

func TestTerminalSizeAndSignals(t *testing.T) {
	x := ptytest.Start(t, 40, 10, shell(`trap 'stty size' WINCH; trap 'exit 7' TERM; stty size; while :; do sleep 0.05; done`))
	x.WaitFor("10 40")
	x.Resize(50, 12)
	x.WaitFor("12 50")
	x.Signal(syscall.SIGTERM)
	if code := x.Exit(); code != 7 {
		t.Errorf("exit code %d, want 7", code)
	}
}

// A terminal that is left raw, in its alternate screen or without a cursor
// must be seen, or every test that relies on it proves nothing.
func TestTerminalUncleanTerminalsAreSeen(t *testing.T) {
	for what, script := range map[string]string{
		"raw": "stty raw", "alternate screen": `printf '\033[?1049h'`, "cursor": `printf '\033[?25l'`,
	} {
		spy := &recorder{TB: t}
		x := ptytest.Start(spy, 40, 10, shell(script))
		x.Exit()
		x.CheckRestored()
		if !spy.failed {
			t.Errorf("%s: an unclean terminal passed for a clean one", what)
		}
	}
}

type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Error(...any)          { r.failed = true }
func (r *recorder) Errorf(string, ...any) { r.failed = true }
