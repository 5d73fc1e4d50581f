//go:build unix

package ptytest

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Limit is how long a test waits for something to appear before it fails.
const Limit = 10 * time.Second

// What keys send.
const (
	Enter     = "\r"
	Tab       = "\t"
	Escape    = "\x1b"
	Backspace = "\x7f"
	Up        = "\x1b[A"
	Down      = "\x1b[B"
	Right     = "\x1b[C"
	Left      = "\x1b[D"
	F1        = "\x1bOP"
	F12       = "\x1b[24~"
	CtrlC     = "\x03"
	CtrlP     = "\x10"
	CtrlS     = "\x13"
	CtrlZ     = "\x1a"
)

// Paste is what a terminal sends when text is pasted.
func Paste(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

// A Terminal is a program in a pseudo-terminal. Its methods are for one
// goroutine, the test's.
type Terminal struct {
	t       testing.TB
	cmd     *exec.Cmd
	master  *os.File
	before  *term.State
	changed chan struct{}
	drained chan struct{}

	mu  sync.Mutex
	em  *vt.Emulator
	raw bytes.Buffer
}

// Start starts a program in a terminal of that size. The terminal says in the
// environment that it has 256 colours unless the command's own Env says
// otherwise. The program is ended with the test.
func Start(t testing.TB, width, height int, cmd *exec.Cmd) *Terminal {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatalf("no pseudo-terminal: %v", err)
	}
	x := &Terminal{t: t, cmd: cmd, master: master, em: vt.NewEmulator(width, height), changed: make(chan struct{}, 1), drained: make(chan struct{})}
	x.setSize(width, height)
	x.before = x.state()
	if cmd.Env == nil {
		cmd.Env = append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=", "COLORTERM=", "ACCESSIBLE=")
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatalf("start: %v", err)
	}
	slave.Close()
	go x.read()
	go x.answer()
	t.Cleanup(x.end)
	return x
}

// read shows what the program writes, until its side is closed.
func (x *Terminal) read() {
	defer close(x.drained)
	buf := make([]byte, 1<<16)
	for {
		n, err := x.master.Read(buf)
		x.mu.Lock()
		x.raw.Write(buf[:n])
		x.show(buf[:n])
		x.mu.Unlock()
		x.tell()
		if err != nil {
			return
		}
	}
}

// show draws what was written, a sequence at a time. A program that hasn't heard
// yet of a smaller window may scroll lines that are gone; the emulator panics
// at such a sequence, a terminal passes it over, and the program draws all anew.
func (x *Terminal) show(data []byte) {
	const escape = 0x1b
	for len(data) > 0 {
		n := bytes.IndexByte(data[1:], escape) + 1
		if n == 0 {
			n = len(data)
		}
		func() {
			defer func() { recover() }()
			x.em.Write(data[:n])
		}()
		data = data[n:]
	}
}

// answer sends what the emulator replies to a program's questions; without it
// the emulator would stand still.
func (x *Terminal) answer() { io.Copy(x.master, x.em) }

func (x *Terminal) tell() {
	select {
	case x.changed <- struct{}{}:
	default:
	}
}

func (x *Terminal) end() {
	x.cmd.Process.Kill()
	x.cmd.Wait()
	x.master.Close()
	x.em.Close()
}

// Type sends keys, or any bytes, as they are.
func (x *Terminal) Type(keys string) {
	x.t.Helper()
	if _, err := io.WriteString(x.master, keys); err != nil {
		x.t.Fatalf("typing %q: %v", keys, err)
	}
}

// Screen is the text on the screen, a line for each row, blanks at the ends
// of lines cut.
func (x *Terminal) Screen() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen()
}

func (x *Terminal) screen() string {
	lines := strings.Split(x.em.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \r")
	}
	return strings.Join(lines, "\n")
}

// Raw is every byte that the program has written so far.
func (x *Terminal) Raw() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.raw.String()
}

// A Cursor is where the cursor stands, and whether it is seen.
type Cursor struct {
	X, Y   int
	Hidden bool
}

// Cursor tells where the cursor stands.
func (x *Terminal) Cursor() Cursor {
	x.mu.Lock()
	defer x.mu.Unlock()
	p := x.em.CursorPosition()
	return Cursor{p.X, p.Y, x.em.CursorHidden()}
}

// WaitFor waits until the text stands on the screen, and fails the test with
// the screen as it is where that takes longer than [Limit].
func (x *Terminal) WaitFor(text string) {
	x.t.Helper()
	x.Wait("the text "+text, func(screen string) bool { return strings.Contains(screen, text) })
}

// WaitGone waits until the text no longer stands on the screen.
func (x *Terminal) WaitGone(text string) {
	x.t.Helper()
	x.Wait("the end of the text "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// Wait waits until the screen is as wanted.
func (x *Terminal) Wait(what string, wanted func(screen string) bool) {
	x.t.Helper()
	limit := time.After(Limit)
	for {
		s := x.Screen()
		if wanted(s) {
			return
		}
		select {
		case <-x.changed:
		case <-x.drained:
			if s := x.Screen(); !wanted(s) {
				x.t.Fatalf("the program has ended without %s:\n%s", what, s)
			}
			return
		case <-limit:
			x.t.Fatalf("no %s after %v:\n%s", what, Limit, x.Screen())
		}
	}
}

// Resize changes the terminal's size; the program is told as always.
func (x *Terminal) Resize(width, height int) {
	x.mu.Lock()
	x.em.Resize(width, height)
	x.mu.Unlock()
	x.setSize(width, height)
}

func (x *Terminal) setSize(width, height int) {
	if err := pty.Setsize(x.master, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		x.t.Errorf("size: %v", err)
	}
}

// Signal sends the program a signal.
func (x *Terminal) Signal(s os.Signal) {
	x.t.Helper()
	if err := x.cmd.Process.Signal(s); err != nil {
		x.t.Fatalf("signal: %v", err)
	}
}

// Exit waits for the program's end and gives its exit code; 128 and the
// signal's number where a signal ended it.
func (x *Terminal) Exit() int {
	x.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- x.cmd.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			x.t.Fatalf("wait: %v", err)
		}
	case <-time.After(Limit):
		x.t.Fatalf("the program hasn't ended after %v:\n%s", Limit, x.Screen())
	}
	<-x.drained
	if s, ok := x.cmd.ProcessState.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		return 128 + int(s.Signal())
	}
	return x.cmd.ProcessState.ExitCode()
}

// CheckRestored fails the test where the terminal isn't as it was before the
// program: its modes, the main screen, a cursor that is seen.
func (x *Terminal) CheckRestored() {
	x.t.Helper()
	if now := x.state(); !reflect.DeepEqual(now, x.before) {
		x.t.Errorf("the terminal's modes are %+v, were %+v", now, x.before)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.em.IsAltScreen() {
		x.t.Error("the terminal was left in its alternate screen")
	}
	if x.em.CursorHidden() {
		x.t.Error("the terminal was left without a cursor")
	}
}

func (x *Terminal) state() *term.State {
	var s *term.State
	conn, err := x.master.SyscallConn()
	if err == nil {
		conn.Control(func(fd uintptr) { s, err = term.GetState(fd) })
	}
	if err != nil {
		x.t.Fatalf("modes of the terminal: %v", err)
	}
	return s
}
