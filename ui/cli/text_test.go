package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// run runs a command in this process, with a clock that stands.
func run(t *testing.T, dir string, args ...string) (code int, out, errs string) {
	t.Helper()
	t.Chdir(dir)
	var o, e bytes.Buffer
	code = Main(args, Machine{
		In: strings.NewReader(""), Out: &o, Err: &e,
		Getenv: func(string) string { return "" },
		Now:    func() time.Time { return time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC) },
		Home:   func() (string, error) { return dir, nil },
	})
	return code, o.String(), e.String()
}

// What a terminal would obey never gets there: in a flag it is a mistake, out
// of a file it is shown as a sign.
func TestSequencesAreNeverSent(t *testing.T) {
	dir := t.TempDir()
	for _, flag := range []string{"--organisation", "--scope", "--assessor"} {
		args := []string{"new", "x.posture.yaml", "--organisation", "Acme", flag, "A\x1b[2JB"}
		if code, out, errs := run(t, dir, args...); code != 2 || out != "" || !strings.Contains(errs, "control character") {
			t.Errorf("%s: exit code %d, %q, %q", flag, code, out, errs)
		}
	}
	name := "\u202ekcilc\u2066"
	if code, _, errs := run(t, dir, "new", "x.posture.yaml", "--organisation", name); code != 0 {
		t.Fatal(errs)
	}
	for _, args := range [][]string{
		{"score", "x.posture.yaml"}, {"plan", "x.posture.yaml"}, {"questions", "x.posture.yaml"},
		{"set", "x.posture.yaml", "--scope", "all"}, {"answer", "x.posture.yaml", "GOV-1.1", "2", "--by", name},
		{"new", "\x1b[32m\x07.posture.yaml", "--organisation", "A"}, {"score", "\x1b[32m\x07.posture.yaml"},
		{"next", "x.posture.yaml", "--date", "2027-01-01", "-o", "\x1b]0;n.posture.yaml"},
		{"framework", "new", "\x1b[2Jf.yaml", "--id", "f"}, {"demo", "\x1b[5m"},
		{"score", "\x1b[31m.posture.yaml"}, {"\x1b[31m"}, {"score", "--\x1b"}, {"framework", "show", "\x1b"},
	} {
		_, out, errs := run(t, dir, args...)
		if s := out + errs; strings.ContainsAny(s, "\x1b\u202e\u2066") || strings.TrimSpace(s) == "" {
			t.Errorf("%q sends %q", args, s)
		}
	}
}

// A name has one line, and a title no control character.
func TestNamesOnOneLine(t *testing.T) {
	dir := t.TempDir()
	if code, _, errs := run(t, dir, "new", "x.posture.yaml", "--organisation", "Acme"); code != 0 {
		t.Fatal(errs)
	}
	for _, args := range [][]string{
		{"answer", "x.posture.yaml", "GOV-1.1", "2", "--by", "Ada\nMarsh"},
		{"set", "x.posture.yaml", "--assessor", "Ada\nMarsh"},
		{"set", "x.posture.yaml", "--organisation", strings.Repeat("a", 501)},
		{"action", "add", "x.posture.yaml", "Ask", "--owner", "Ada\nMarsh"},
		{"framework", "new", "f.yaml", "--title", "a\x1bb"},
	} {
		if code, out, errs := run(t, dir, args...); code != 2 || out != "" || !strings.HasPrefix(errs, "posture: ") {
			t.Errorf("%q: exit code %d, %q, %q", args, code, out, errs)
		}
	}
}

func TestHelpForEveryCommand(t *testing.T) {
	a := &app{}
	err := eachCommand(a.root(), func(c *cobra.Command) error {
		if c.Short == "" || c.Long == "" || c.Example == "" {
			t.Errorf("%s lacks a short text, a long one or an example", c.CommandPath())
		}
		if strings.Contains(c.Short+c.Long, "!") {
			t.Errorf("%s shouts", c.CommandPath())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestManualPages(t *testing.T) {
	dir := t.TempDir()
	if code, _, errs := run(t, dir, "man", "."); code != 0 {
		t.Fatal(errs)
	}
	page, err := os.ReadFile(filepath.Join(dir, "posture-framework-validate.1"))
	if err != nil || !strings.HasPrefix(string(page), ".TH ") || !strings.Contains(string(page), "Exit code 1") {
		t.Errorf("%v: %s", err, page)
	}
}
