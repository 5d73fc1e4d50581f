package cli

import (
	"bytes"
	"strings"
	"syscall"
	"testing"
	"time"
)

// full takes nothing, like a full disk.
type full struct{ err error }

func (f full) Write([]byte) (int, error) { return 0, f.err }

// into runs a command whose standard output can't be written.
func into(t *testing.T, dir string, err error, input string, args ...string) (code int, errs string) {
	t.Helper()
	t.Chdir(dir)
	var e bytes.Buffer
	code = Main(args, Machine{
		In: strings.NewReader(input), Out: full{err}, Err: &e,
		Getenv: func(string) string { return "" },
		Now:    func() time.Time { return time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC) },
		Home:   func() (string, error) { return dir, nil },
	})
	return code, e.String()
}

// Output that can't be written makes exit code 3, whatever command writes it.
func TestOutputThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{
		{"new", "x.posture.yaml", "--organisation", "Acme", "--date", "2026-08-24"},
		{"answer", "x.posture.yaml", "GOV-1.1", "2"},
		{"next", "x.posture.yaml", "--date", "2026-11-24", "-o", "y.posture.yaml"},
		{"framework", "new", "ours.yaml"},
	} {
		if code, _, errs := run(t, dir, args...); code != 0 {
			t.Fatalf("%q: %s", args, errs)
		}
	}
	for _, call := range []string{
		"--help", "--version", "score --help", "completion bash",
		"score x.posture.yaml", "score x.posture.yaml --json", "plan x.posture.yaml", "questions x.posture.yaml",
		"questions x.posture.yaml --csv", "history x.posture.yaml", "history x.posture.yaml GOV-1.1", "explain x.posture.yaml overall",
		"list --dir .", "compare x.posture.yaml y.posture.yaml", "trend x.posture.yaml", "demo --list", "demo",
		"framework list", "framework show customer-data-ethics", "framework lint ours.yaml", "framework validate ours.yaml", "framework schema",
		"framework new new.yaml", "action list x.posture.yaml", "action list x.posture.yaml --as csv", "action list x.posture.yaml --as ics",
		"answer x.posture.yaml GOV-1.1 3", "set x.posture.yaml --scope Shop", "next x.posture.yaml --date 2026-12-24", "new z.posture.yaml --organisation A",
		"report x.posture.yaml -o x.md", "report x.posture.yaml -o - --format md", "man .", "assess x.posture.yaml --plain",
	} {
		code, errs := into(t, dir, syscall.ENOSPC, "q\n", strings.Fields(call)...)
		if code != 3 || !strings.HasPrefix(errs, "standard output: can't be written, no space left on device; ") || strings.Count(errs, "\n") != 1 {
			t.Errorf("posture %s: exit code %d, %q", call, code, errs)
		}
	}
}

// A reader that has seen enough closes the pipe; there is nothing to say.
func TestClosedPipeEndsQuietly(t *testing.T) {
	if _, errs := into(t, t.TempDir(), syscall.EPIPE, "", "framework", "list"); errs != "" {
		t.Errorf("it says %q", errs)
	}
}

// What is said on both outputs keeps its order, and nothing is lost where the
// command fails after it has begun to write.
func TestOutputsKeepTheirOrder(t *testing.T) {
	var both bytes.Buffer
	out := newOutput(&both, false)
	errs := errorOutput{&both, out}
	out.Write([]byte("a"))
	errs.Write([]byte("b"))
	out.Write([]byte("c"))
	if err := out.end(); err != nil || both.String() != "abc" {
		t.Errorf("%q, %v", both.String(), err)
	}
}
