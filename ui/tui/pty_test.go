//go:build unix

package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"posture/assessment"
	"posture/ui/ptytest"
	"posture/ui/tui/screen"
)

// The test binary is the program under test when this variable names a file:
// its answers are written there, one a line.
const childFile = "POSTURE_TEST_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childFile); path != "" {
		os.Exit(child(path))
	}
	os.Exit(m.Run())
}

// lines is a file that keeps the answers as lines of text.
type lines struct {
	memory
	path string
}

func (l *lines) Save(changes []assessment.Change) (Saved, error) {
	if os.Getenv("FULL") != "" {
		return Saved{}, syscall.ENOSPC
	}
	if os.Getenv("PANIC") != "" {
		panic("a secret answer")
	}
	s, err := l.memory.Save(changes)
	var b strings.Builder
	for _, q := range l.a.Framework().Questions() {
		r := l.a.Record(q)
		fmt.Fprintf(&b, "%s %s %s\n", q.ID, r.Answer, r.Note)
	}
	if err == nil {
		err = os.WriteFile(l.path, []byte(b.String()), 0o600)
	}
	return s, err
}

func child(path string) int {
	t := &testing.T{}
	o := Options{First: screen.File{Path: path}, Places: PlaceFolder(filepath.Dir(path)), Open: func(string) (File, *assessment.Assessment, error) {
		if os.Getenv("BROKEN") != "" {
			return nil, nil, errors.New("q3.posture.yaml:14:5: no question CON-9.1")
		}
		a := fresh(t, framework(t, "example.yaml"))
		return &lines{memory{a: a.Clone()}, path}, a, nil
	}}
	o.Now = func() time.Time {
		if _, err := os.Stat(path + ".panic"); err == nil {
			panic("an answer: zebra")
		}
		return time.Now()
	}
	code, err := Run(context.Background(), o, os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "posture:", err)
	}
	return code
}

// start starts the application in a terminal. Its file is the second result.
func start(t *testing.T, env ...string) (*ptytest.Terminal, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "answers")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=", "NO_COLOR=", childFile+"="+path)
	cmd.Env = append(cmd.Env, env...)
	x := ptytest.Start(t, 80, 24, cmd)
	x.WaitFor("next open")
	return x, path
}

func onDisk(t *testing.T, path, want string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(b), want) {
		t.Errorf("on disk: %q, %v; want %q", b, err, want)
	}
}

func ends(t *testing.T, x *ptytest.Terminal, code int) {
	t.Helper()
	if got := x.Exit(); got != code {
		t.Errorf("exit code %d, want %d:\n%s", got, code, x.Screen())
	}
	x.CheckRestored()
}

func TestTerminalAnswersAndLeaves(t *testing.T) {
	x, path := start(t)
	x.Type("3" + ptytest.Enter + "4")
	x.WaitFor("4 Managed")
	x.WaitFor("saved ")
	x.Type("q")
	ends(t, x, 0)
	onDisk(t, path, "GOV-1.1 3 \nGOV-1.2 4")
}

func TestTerminalSignals(t *testing.T) {
	for s, code := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129} {
		x, path := start(t)
		x.Type("3n")
		x.WaitFor("Note on")
		x.Type("half a sent")
		x.WaitFor("half a sent")
		x.Signal(s)
		ends(t, x, code)
		onDisk(t, path, "GOV-1.1 3 half a sent")
	}
}

func TestTerminalCtrlCInATextKeepsIt(t *testing.T) {
	x, path := start(t)
	x.Type("nsome words")
	x.WaitFor("some words")
	x.Type(ptytest.CtrlC)
	ends(t, x, 0)
	onDisk(t, path, "GOV-1.1 open some words")
}

func TestTerminalDiskFull(t *testing.T) {
	x, _ := start(t, "FULL=1")
	x.Type("3")
	x.WaitFor("NOT SAVED: disk full. Free some space and press s")
	x.Type("q")
	x.WaitFor("leave without saving")
	x.Type("l")
	ends(t, x, 3)
}

func TestTerminalPanicInACommand(t *testing.T) {
	x, _ := start(t, "PANIC=1")
	x.Type("3")
	ends(t, x, 3)
	if s := x.Raw(); !strings.Contains(s, "posture has met a mistake of its own at pty_test.go:") || strings.Contains(s, "secret") || strings.Contains(s, "goroutine") {
		t.Errorf("it says:\n%s", x.Screen())
	}
}

func TestTerminalPanicInUpdate(t *testing.T) {
	x, path := start(t)
	x.Type("3")
	x.WaitFor("saved ")
	if err := os.WriteFile(path+".panic", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x.Type("4")
	ends(t, x, 3)
	if s := x.Raw(); !strings.Contains(s, "a mistake of its own at pty_test.go:") || strings.Contains(s, "zebra") || strings.Contains(s, "goroutine") {
		t.Errorf("it says:\n%s", x.Screen())
	}
	onDisk(t, path, "GOV-1.1 3")
}

func TestTerminalBrokenFileExit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "BROKEN=1", childFile+"="+path)
	x := ptytest.Start(t, 80, 24, cmd)
	x.WaitFor("can't be opened")
	x.Type("q")
	ends(t, x, 1)
}

func TestTerminalResizeStorm(t *testing.T) {
	x, path := start(t)
	for i := range 60 {
		x.Resize(40+i*3, 10+i)
		x.Type([]string{"3", "4", ptytest.Down}[i%3])
	}
	x.Resize(60, 20)
	x.WaitFor("1 of 6")
	x.Type("2")
	x.WaitFor("2 Developing")
	x.Wait("two or three columns at most", func(s string) bool {
		for l := range strings.SplitSeq(s, "\n") {
			if len([]rune(l)) > 60 {
				return false
			}
		}
		return true
	})
	x.WaitFor("saved ")
	x.Type("q")
	ends(t, x, 0)
	onDisk(t, path, "GOV-1.1 2")
}

func TestTerminalSuspendAndBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers")
	cmd := exec.Command("/bin/bash", "--norc", "-i")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "PS1=shell> ", "PS0=", childFile+"="+path, "HISTFILE=", "PROGRAM="+os.Args[0])
	x := ptytest.Start(t, 80, 24, cmd)
	x.WaitFor("shell>")
	x.Type(`"$PROGRAM"` + ptytest.Enter)
	x.WaitFor("next open")
	x.Type("3")
	x.WaitFor("saved ") // what the terminal was asked for at the start is answered and read by now
	x.Type(ptytest.CtrlZ)
	x.Wait("a prompt", func(s string) bool {
		return strings.Contains(s, "Stopped") && strings.HasSuffix(strings.TrimRight(s, "\n"), "shell>")
	})
	x.Resize(100, 30)
	x.Type("fg" + ptytest.Enter)
	x.WaitFor("3 Defined")
	x.Type("4")
	x.WaitFor("4 Managed")
	x.WaitFor("saved ")
	x.Type("q")
	x.WaitGone("next open")
	x.Type("exit" + ptytest.Enter)
	ends(t, x, 0)
	onDisk(t, path, "GOV-1.1 4")
}

// Without colours no colour is sent, whatever the variable holds.
func TestTerminalNoColour(t *testing.T) {
	x, _ := start(t, "NO_COLOR=yes please", "COLORTERM=truecolor")
	x.Type("3q")
	ends(t, x, 0)
	for _, sgr := range []string{"\x1b[38;", ";38;", "\x1b[48;", ";48;", "\x1b[31m", "\x1b[36m"} {
		if strings.Contains(x.Raw(), sgr) {
			t.Errorf("%q was sent", sgr)
		}
	}
}

// A paste can't steer the terminal, nor can it answer.
func TestTerminalPasteInEarnest(t *testing.T) {
	x, path := start(t)
	x.Type(ptytest.Paste("345\x1b]0;title\a"))
	x.WaitFor("The paste was passed over")
	x.Type("n" + ptytest.Paste("one\r\ntwo\a!"))
	x.WaitFor("two!")
	x.Type(ptytest.CtrlS)
	x.WaitFor("saved ")
	x.Type("q")
	ends(t, x, 0)
	onDisk(t, path, "GOV-1.1 open one\ntwo!")
}

func TestTerminalEditorInEarnest(t *testing.T) {
	editor := filepath.Join(t.TempDir(), "editor")
	script := "#!/bin/sh\nprintf 'written elsewhere' >\"$1\"\nprintf 'the editor was here'\nread x\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	x, path := start(t, "VISUAL=", "EDITOR="+editor)
	x.Type("n\x0f")
	x.WaitFor("the editor was here")
	x.Type("\n")
	x.WaitFor("written elsewhere")
	x.Type(ptytest.CtrlS)
	x.WaitFor("saved ")
	x.Type("q")
	ends(t, x, 0)
	onDisk(t, path, "GOV-1.1 open written elsewhere")
}
