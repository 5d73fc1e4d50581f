package tui

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"posture/assessment/store"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// Two programs on one file: each sees the other's answers, and both are told
// where they answered the same question.
func TestTwoProgramsOnOneFile(t *testing.T) {
	st := store.New(func(string, string) (*frameworks.Framework, error) { return nil, nil })
	path := filepath.Join(t.TempDir(), "q3.posture.yaml")
	if err := Creator(st)(path, fresh(t, framework(t, "example.yaml"))); err != nil {
		t.Fatal(err)
	}
	program := func(name string) *rig {
		r := openedAt(t, st, path)
		r.a.doc.By = name
		return r
	}
	ann, ben := program("Ann"), program("Ben")
	ben.press("2")
	ben.settled()
	look := func(r *rig) {
		r.looks()
		r.settled()
	}
	look(ann)
	ann.answerIs("GOV-1.1", "2")
	ann.sees("Ben has changed GOV-1.1: answer open → 2.")

	ben.press("4")
	ben.settled()
	ann.press("3")
	ann.settled()
	ann.sees("Changed at the same time by somebody else: GOV-1.1: answer.")
	look(ben)
	ben.answerIs("GOV-1.1", "3")
	ben.sees("Ann has changed GOV-1.1: answer 4 → 3.")
}

// openedAt is the application on a file of a store.
func openedAt(t *testing.T, st *store.Store, path string) *rig {
	t.Helper()
	return newRig(t, "example.yaml", 80, 24, Options{Open: Opener(st), Create: Creator(st), First: screen.File{Path: path}})
}

// looks has it look at its file, as it does once a second.
func (r *rig) looks() {
	r.t.Helper()
	if r.a.disk.file.Touched() {
		r.send(touched{r.a.disk.file})
	}
	r.until("it has looked", func() bool { return !r.a.disk.busy && !r.a.disk.stale })
}

// onShelf is the application on a file on disk with an answer that is saved.
func onShelf(t *testing.T) (*rig, *store.Store, string) {
	t.Helper()
	s := newShelf(t)
	path := s.add("q3", "Acme", nil)
	r := openedAt(t, s.s, path)
	r.press("3")
	r.settled()
	return r, s.s, path
}

// answered is what is on disk of a question.
func answered(t *testing.T, st *store.Store, path, id string) string {
	t.Helper()
	f, err := st.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	a := f.Assessment()
	return a.Record(a.Framework().Question(id)).Answer.String()
}

func TestAFileThatIsGoneIsNotSaved(t *testing.T) {
	r, st, path := onShelf(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.sees("NOT SAVED: the file was moved or deleted. To make it anew, press s", "s save again")
	if got := r.shown(); strings.Contains(got, "another program") || strings.Contains(got, "saved 1") {
		t.Errorf("it isn't true:\n%s", got)
	}
	r.press("right 4")
	r.until("that can't be saved", func() bool { return r.a.disk.err != nil })
	r.sees("NOT SAVED: the file was moved or deleted.")
	r.press("s")
	r.settled()
	r.sees("saved 12:04")
	for id, want := range map[string]string{"GOV-1.1": "3", "GOV-1.2": "4"} {
		if got := answered(t, st, path, id); got != want {
			t.Errorf("%s is %s in what was made anew, want %s", id, got, want)
		}
	}
	r.looks()
	r.sees("saved 12:04")
}

func TestAFileThatIsGoneIsNotLeftInSilence(t *testing.T) {
	r, st, path := onShelf(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.press("q")
	r.sees("q3.posture.yaml was moved or deleted", "save all of it again, as a new file", "save a copy in another place", "leave without saving")
	r.looks()
	if len(r.a.dialog) != 1 {
		t.Errorf("it asks %d times", len(r.a.dialog))
	}
	r.press("esc ctrl+c s")
	r.until("it has left", func() bool { return r.quit })
	if got := answered(t, st, path, "GOV-1.1"); got != "3" || r.a.exit() != 0 {
		t.Errorf("%s on disk, exit %d", got, r.a.exit())
	}

	r, _, path = onShelf(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.press("q l")
	r.until("it has left", func() bool { return r.quit })
	if err := r.a.flush(); err != nil || r.a.exit() != 3 {
		t.Errorf("exit %d, %v", r.a.exit(), err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("it was made though it wasn't to be saved")
	}
}

// The exit code tells of it even where one goes on with other assessments.
func TestWhatWasLeftUnsavedIsInTheExitCode(t *testing.T) {
	s := newShelf(t)
	path := s.add("q3", "Acme", nil)
	r := s.atHome(80, 24)
	r.press("enter")
	r.comes("GOV-1.1")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.press("q l")
	r.until("it is home", func() bool { return r.a.doc == nil })
	r.press("q")
	r.until("it has left", func() bool { return r.quit })
	if r.a.exit() != 3 {
		t.Errorf("exit %d", r.a.exit())
	}
}

func TestAFileThatIsGoneIsMadeAnewOnASignal(t *testing.T) {
	r, st, path := onShelf(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.send(signalled{syscall.SIGTERM})
	r.until("it has left", func() bool { return r.quit })
	if err := r.a.flush(); err != nil {
		t.Fatal(err)
	}
	if got := answered(t, st, path, "GOV-1.1"); got != "3" || r.a.exit() != 143 {
		t.Errorf("%s on disk, exit %d", got, r.a.exit())
	}
}

func TestAFileThatIsArchivedIsNotSaved(t *testing.T) {
	r, st, path := onShelf(t)
	w := st.Workspace(filepath.Dir(path))
	away, err := w.Archive(path)
	if err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.sees("NOT SAVED: the file was moved or deleted.")
	if _, err := w.Restore(away); err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.sees("saved 12:04")
	if got := r.a.notice.text; got != "" {
		t.Errorf("it tells %q, and nobody has changed anything", got)
	}
}

// What somebody puts where the file was isn't written over.
func TestWhatComesInPlaceOfAFileThatIsGoneStays(t *testing.T) {
	r, _, path := onShelf(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.looks()
	if err := os.WriteFile(path, []byte("somebody else's"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.press("s")
	r.until("it is told", func() bool { return r.a.notice.text != "" })
	r.tells("Still NOT SAVED: another program has changed the file")
	if b, _ := os.ReadFile(path); string(b) != "somebody else's" {
		t.Errorf("it was written over:\n%s", b)
	}
}

func TestAFileThatIsMendedIsSavedByItself(t *testing.T) {
	r, st, path := onShelf(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.tells("q3.posture.yaml was changed by another program and can't be read: line 1: this is no assessment")
	r.sees("NOT SAVED: press s")
	r.press("right 5")
	r.until("it has failed", func() bool { return r.a.disk.err != nil })
	if b, _ := os.ReadFile(path); string(b) != "broken" {
		t.Errorf("a broken file was written over:\n%s", b)
	}
	r.a.notice = notice{}
	r.tells("NOT SAVED: another program has changed the file so that it can't be read. Mend that and press s")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	r.looks()
	r.settled()
	r.sees("q3.posture.yaml can be read again.", "saved 12:04")
	if got := answered(t, st, path, "GOV-1.2"); got != "5" {
		t.Errorf("GOV-1.2 is %s on disk", got)
	}
}

func TestSavingAgainInVainIsTold(t *testing.T) {
	r := unsaved(t, 80, 24, syscall.ENOSPC)
	r.press("s")
	r.until("it has failed again", func() bool { return r.a.notice.text != "" })
	r.tells("Still NOT SAVED: disk full. Free some space and press s.")
	r.press("q")
	r.until("it asks", func() bool { return len(r.a.dialog) > 0 })
	r.sees("─ Not saved ─")
	r.press("s")
	r.until("it asks again", func() bool { return len(r.a.dialog) > 0 })
	r.sees("─ Still not saved ─")
}

func TestPathsAreShortenedBeforeWords(t *testing.T) {
	r := newRig(t, "example.yaml", 60, 20, Options{First: screen.File{Path: "/w/client/q3.posture.yaml"}, Workspace: Workspace{Root: "/w"}})
	said := "Passed over: /w/client/a.yaml, /b/w/c.yaml and /w/q.csv; make the folder /w/client first"
	r.a.tell(said, false)
	r.tells("Passed over: client/a.yaml, /b/w/c.yaml and q.csv; make the folder client first")
	r.a.tell("Saved as /w/client/a.pdf.", false)
	r.sees("Saved as /w/client/a.pdf.")
}
