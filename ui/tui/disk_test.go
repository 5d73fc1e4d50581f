package tui

import (
	"errors"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
)

var firstFile = screen.File{Path: "q3.posture.yaml"}

func TestStatusTellsTheTruth(t *testing.T) {
	r := questions(t)
	r.sees("all is saved")
	r.press("3")
	r.sees("saving")
	if r.file.record("GOV-1.1").State != assessment.Open && strings.Contains(r.shown(), "saved 1") {
		t.Error("it says saved before it knows")
	}
	r.settled()
	r.sees("saved 12:04")
	if r.file.record("GOV-1.1").Level != 3 {
		t.Error("it isn't on disk")
	}
}

func TestFailedSaveIsToldAndTriedAgain(t *testing.T) {
	r := questions(t)
	r.file.set(func(m *memory) { m.fail = syscall.ENOSPC })
	r.press("3")
	r.until("it has failed", func() bool { return r.a.disk.err != nil })
	r.sees("NOT SAVED: disk full. Free some space and press s")
	r.press("right 4")
	r.until("it has failed again", func() bool { return r.a.disk.failed == 2 && !r.a.disk.busy })
	r.file.set(func(m *memory) { m.fail = nil })
	r.press("s")
	r.settled()
	r.sees("saved 12:04")
	if r.file.record("GOV-1.1").Level != 3 || r.file.record("GOV-1.2").Level != 4 {
		t.Error("not all of it is on disk")
	}
}

func TestOneSaveAtATime(t *testing.T) {
	r := questions(t)
	r.press("1 2 3 4 5 enter 1 enter 2 enter 3")
	r.settled()
	if r.file.saves > 3 {
		t.Errorf("%d saves for a burst of keys", r.file.saves)
	}
	for id, want := range map[string]int{"GOV-1.1": 5, "GOV-1.2": 1, "GOV-2.1": 2, "GOV-2.2": 3} {
		if got := r.file.record(id).Level; got != want {
			t.Errorf("%s is %d on disk, want %d", id, got, want)
		}
	}
}

// somebody changes the file as another program would.
func (r *rig) somebody(id string, f func(*assessment.Record)) {
	r.t.Helper()
	r.file.set(func(m *memory) {
		set(r.t, m.a, "Ben", id, f)
		m.others = true
	})
}

func TestOthersAnswersAppear(t *testing.T) {
	r := questions(t)
	r.press("n")
	r.text("being typed")
	r.somebody("GOV-1.1", level(2))
	r.send(touched{r.file})
	r.until("Ben's answer is here", func() bool { return r.record("GOV-1.1").Level == 2 })
	r.sees("Ben has changed GOV-1.1: answer open → 2.", "being typed")
	r.press("ctrl+s")
	r.settled()
	if got := r.file.record("GOV-1.1"); got.Note != "being typed" || got.Level != 2 {
		t.Errorf("on disk: %+v", got)
	}
}

func TestBothOnTheSameQuestion(t *testing.T) {
	r := questions(t)
	r.somebody("GOV-1.1", level(2))
	r.press("4")
	r.settled()
	if got := r.file.record("GOV-1.1").Level; got != 4 {
		t.Errorf("on disk: %d; the later one must stand", got)
	}
	r.sees("Changed at the same time by somebody else: GOV-1.1: answer.", "4 Managed")
	r.press("h")
	r.sees("answer open → 2", "answer 2 → 4")
}

func TestChangesMadeWhileSavingAreKept(t *testing.T) {
	r := questions(t)
	r.somebody("CON-1.1", level(1))
	r.press("3")
	r.press("right 5") // before the answer of the disk
	r.settled()
	for id, want := range map[string]int{"GOV-1.1": 3, "GOV-1.2": 5, "CON-1.1": 1} {
		if here, there := r.record(id).Level, r.file.record(id).Level; here != want || there != want {
			t.Errorf("%s is %d here and %d on disk, want %d", id, here, there, want)
		}
	}
}

func TestLeavingWaitsForTheSave(t *testing.T) {
	r := questions(t)
	r.press("3 q")
	if r.quit {
		t.Error("it left before the answer was saved")
	}
	r.until("it has left", func() bool { return r.quit })
	if r.file.record("GOV-1.1").Level != 3 || r.a.exit() != 0 {
		t.Errorf("exit %d", r.a.exit())
	}
}

func TestLeavingUnsaved(t *testing.T) {
	r := questions(t)
	r.file.set(func(m *memory) { m.fail = syscall.ENOSPC })
	r.press("3 ctrl+c")
	r.until("it asks", func() bool { return len(r.a.dialog) > 0 })
	r.sees("One change isn't saved", "try again to save", "save a copy in another place", "leave without saving")
	r.press("esc")
	r.press("4 ctrl+c")
	r.until("it asks again", func() bool { return len(r.a.dialog) > 0 })
	r.press("l")
	r.until("it has left", func() bool { return r.quit })
	if r.a.exit() != 3 {
		t.Errorf("exit %d, want 3", r.a.exit())
	}
}

func TestLeavingWithACopy(t *testing.T) {
	var copies []string
	var level int
	r := newRig(t, "example.yaml", 80, 24, Options{Create: func(path string, a *assessment.Assessment) error {
		copies = append(copies, path)
		if len(copies) == 1 {
			return errors.New("there is a file already")
		}
		level = a.Record(a.Framework().Questions()[0]).Level
		return nil
	}})
	r.file.set(func(m *memory) { m.fail = syscall.ENOSPC })
	r.press("3 q")
	r.until("it asks", func() bool { return len(r.a.dialog) > 0 })
	r.press("p ctrl+u")
	r.text("/mnt/a")
	r.press("enter")
	r.until("it is told", func() bool { return strings.Contains(r.shown(), "there is a file already") })
	r.text("b")
	r.press("enter")
	r.until("it has left", func() bool { return r.quit })
	if r.a.exit() != 0 || level != 3 || copies[1] != "/mnt/ab" {
		t.Errorf("exit %d, level %d, copies %q", r.a.exit(), level, copies)
	}
}

func TestSignalKeepsWhatIsBeingTyped(t *testing.T) {
	r := questions(t)
	r.press("n")
	r.text("half a sent")
	r.send(signalled{syscall.SIGTERM})
	r.until("it has left", func() bool { return r.quit })
	if got := r.file.record("GOV-1.1").Note; got != "half a sent" || r.a.exit() != 143 {
		t.Errorf("note %q, exit %d", got, r.a.exit())
	}
}

func TestSignalChangesNoFigureThatNobodyConfirmed(t *testing.T) {
	for name, c := range map[string]struct{ keys, text string }{
		"reason":   {"3 n h i ctrl+s x", "half a rea"},
		"capacity": {"3 p c", "5"}, "date": {"3 d down down enter ctrl+u", "2026-11-25"},
	} {
		r := questions(t)
		r.press(c.keys)
		before := r.a.doc.Assessment().Clone()
		r.text(c.text)
		r.send(signalled{syscall.SIGHUP})
		r.until("it has left", func() bool { return r.quit })
		now := r.file.a
		if q := now.Framework().Question("GOV-1.1"); now.Record(q).Answer != before.Record(q).Answer || now.Head() != before.Head() {
			t.Errorf("%s: half typed, it was taken: %s, %+v", name, now.Record(q).Answer, now.Head())
		}
		if got := r.file.record("GOV-1.1").Note; name == "reason" && got != "hi\nNot confirmed, why it doesn't apply: half a rea" {
			t.Errorf("the half reason is lost: note %q", got)
		}
	}
}

func TestSignalGoesThoughNothingCanBeSaved(t *testing.T) {
	r := questions(t)
	r.file.set(func(m *memory) { m.fail = syscall.ENOSPC })
	r.press("3")
	r.send(signalled{syscall.SIGHUP})
	r.until("it has left", func() bool { return r.quit })
	if r.a.exit() != 129 {
		t.Errorf("exit %d", r.a.exit())
	}
}

func TestBrokenFile(t *testing.T) {
	r := newRig(t, "example.yaml", 80, 24, Options{Open: func(string) (File, *assessment.Assessment, error) {
		return nil, nil, errors.New("q3.posture.yaml:14:5: no question CON-9.1")
	}})
	r.sees("This file can't be opened.", "q3.posture.yaml:14:5: no question CON-9.1", "Nothing was changed.")
	r.press("3 u f q")
	r.until("it has left", func() bool { return r.quit })
	if r.a.exit() != 1 {
		t.Errorf("exit %d, want 1", r.a.exit())
	}
}

func TestAMistakeOfItsOwnTellsNoAnswer(t *testing.T) {
	r := questions(t)
	r.file.set(func(m *memory) { m.panics = true })
	r.press("3")
	r.until("it has left", func() bool { return r.quit })
	if r.a.crash == "" || strings.Contains(r.a.crash, "42") || !strings.Contains(r.a.crash, "helpers_test.go:") || r.a.exit() != 3 {
		t.Errorf("crash %q, exit %d", r.a.crash, r.a.exit())
	}
}

func TestDetails(t *testing.T) {
	r := questions(t)
	r.press("d enter ctrl+u enter")
	r.sees("The organisation needs a name.")
	r.text("Brindlewick")
	r.press("enter down down enter ctrl+u")
	r.text("2026-02-30")
	r.press("enter")
	r.sees("Write a day that exists as YYYY-MM-DD.")
	r.press("esc down enter")
	r.text("none")
	r.press("enter down down down enter ctrl+u")
	r.text("Ben")
	r.press("enter")
	h := r.a.doc.Assessment().Head()
	if h.Organisation != "Brindlewick" || h.Date != 20261124 || h.Profile != "" || r.a.doc.By != "Ben" {
		t.Errorf("%+v, answering %s", h, r.a.doc.By)
	}
	r.press("q 3")
	if g := r.a.doc.Assessment().Given(r.a.doc.Framework().Questions()[0]); g.By != "Ben" {
		t.Errorf("answered by %s", g.By)
	}
}

func TestReservedKeysOpenSections(t *testing.T) {
	r := questions(t)
	r.press("d")
	r.sees("Details")
	r.press("a")
	r.sees("GOV-1.1")
	if n := len(r.a.screen); n != 1 {
		t.Errorf("%d screens are open", n)
	}
	r.send(tea.KeyPressMsg{Code: 'd', Text: "d"})
	r.press("d d q")
	if n := len(r.a.screen); n != 1 {
		t.Errorf("%d screens are open", n)
	}
}
