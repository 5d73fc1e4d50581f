//go:build unix

package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"posture/ui/ptytest"
)

// atHome starts the real program in a terminal, on an empty workspace.
func atHome(t *testing.T) (x *ptytest.Terminal, workspace string) {
	t.Helper()
	home := t.TempDir()
	workspace = filepath.Join(home, "posture")
	cmd := exec.Command("posture")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=", "ACCESSIBLE=", "POSTURE_THEME=", "POSTURE_DIR=", "HOME="+home, "XDG_CACHE_HOME="+home+"/cache", "TZ=UTC")
	x = ptytest.Start(t, 100, 30, cmd)
	x.WaitFor("Start an assessment")
	return x, workspace
}

func left(t *testing.T, x *ptytest.Terminal) {
	t.Helper()
	if code := x.Exit(); code != 0 {
		t.Errorf("exit code %d:\n%s", code, x.Screen())
	}
	x.CheckRestored()
}

// files are those of the workspace that people see.
func files(t *testing.T, workspace string) []string {
	t.Helper()
	var names []string
	entries, err := os.ReadDir(workspace)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// From an empty folder to the PDF, without leaving the screen. The form is
// filled in in one burst.
func TestTerminalFromAnEmptyFolderToThePDF(t *testing.T) {
	x, workspace := atHome(t)
	x.Type("c" + ptytest.Enter + ptytest.Enter + "Acme Ltd" + ptytest.Enter + "Shop" + ptytest.Enter + ptytest.Enter + "Ada" + ptytest.Enter)
	x.WaitFor("GOV-1.1")
	x.Type("3" + ptytest.Enter + "2")
	x.WaitFor("saved ")
	x.Type("r")
	x.WaitFor("the board, print")
	x.Type("w")
	x.WaitFor("Written: acme-ltd-")
	x.WaitFor(" pages")
	x.Type("qq")
	x.WaitFor("1 assessment in ~/posture")
	x.WaitFor("Acme Ltd")
	x.Type("q")
	left(t, x)
	got := files(t, workspace)
	if len(got) != 2 || !strings.HasSuffix(got[0], ".pdf") || !strings.HasSuffix(got[1], ".posture.yaml") {
		t.Errorf("in the workspace are %q", got)
	}
	if b, err := os.ReadFile(filepath.Join(workspace, got[0])); err != nil || !strings.HasPrefix(string(b), "%PDF-") {
		t.Errorf("%s is no PDF: %v", got[0], err)
	}
}

func TestTerminalLeavingTheFormLeavesNothing(t *testing.T) {
	x, workspace := atHome(t)
	x.Type("c")
	x.WaitFor("Ethical and secure use of customer data")
	x.Type(ptytest.Enter + ptytest.Enter + "Acme")
	x.WaitFor("acme-")
	x.Type(ptytest.CtrlC)
	left(t, x)
	if got := files(t, workspace); len(got) > 0 {
		t.Errorf("in the workspace are %q", got)
	}
}

func TestTerminalLooksAtTheExample(t *testing.T) {
	x, _ := atHome(t)
	x.Type("e")
	x.WaitFor("GOV-1.1")
	x.Type("q")
	x.WaitFor("Brindlewick Outfitters")
	x.Type("q")
	left(t, x)
}
