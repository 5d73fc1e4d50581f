package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
)

func questions(t *testing.T) *rig { return newRig(t, "example.yaml", 80, 24, Options{}) }

func (r *rig) at() string { return r.a.doc.Place }

func (r *rig) answerIs(id, want string) {
	r.t.Helper()
	if got := r.record(id).Answer.String(); got != want {
		r.t.Errorf("%s is answered %s, want %s\n%s", id, got, want, r.shown())
	}
}

func TestDigitsAnswerAndStay(t *testing.T) {
	r := questions(t)
	r.press("3")
	r.answerIs("GOV-1.1", "3")
	if r.at() != "GOV-1.1" {
		t.Errorf("an answer went on to %s", r.at())
	}
	r.press("7")
	r.answerIs("GOV-1.1", "3")
	r.sees("The scale goes from 0 to 5; nothing was changed.")
}

func TestCardsAndSpace(t *testing.T) {
	r := questions(t)
	r.press("down down space")
	r.answerIs("GOV-1.1", "2")
	r.press("up up up up space")
	r.answerIs("GOV-1.1", "0")
	r.press("down down down down down down down space")
	r.answerIs("GOV-1.1", "5")
}

func TestEnterGoesToTheNextOpenOneRoundTheEnd(t *testing.T) {
	r := questions(t)
	r.press("right 1 enter")
	if r.at() != "GOV-2.1" {
		t.Errorf("at %s", r.at())
	}
	r.press("right right right right")
	if r.at() != "CON-1.2" {
		t.Errorf("right went to %s", r.at())
	}
	r.press("right")
	r.sees("This is the last question.")
	r.press("2 enter")
	if r.at() != "GOV-1.1" {
		t.Errorf("round the end: at %s", r.at())
	}
	r.press("left")
	r.sees("This is the first question.")
}

func TestStatesOtherThanALevel(t *testing.T) {
	r := questions(t)
	r.press("u")
	r.answerIs("GOV-1.1", "unknown")
	r.press("x enter")
	r.answerIs("GOV-1.1", "unknown")
	r.sees("an empty reason isn't taken")
	r.text("  ")
	r.press("enter")
	r.answerIs("GOV-1.1", "unknown")
	r.text("no such data")
	r.press("enter")
	r.answerIs("GOV-1.1", "n/a")
	if got := r.record("GOV-1.1").Reason; got != "no such data" {
		t.Errorf("reason %q", got)
	}
	r.press("backspace")
	r.answerIs("GOV-1.1", "open")
}

// What an editor of one's own writes is taken as a paste is.
func TestAnEditorsTextIsCleanedAsAPaste(t *testing.T) {
	r := newRig(t, "example.yaml", 80, 24, Options{Edit: func(_ string, done func(string, error) tea.Msg) tea.Cmd {
		return func() tea.Msg { return done("\x1b[31mred\x1b[0m, \x1b]0;title\aand\x00 \x1b]8;;no end\nmore", nil) }
	}})
	r.press("n ctrl+o")
	r.until("it is back", func() bool { return r.a.notice.text != "" })
	r.sees("5 control characters were left out.")
	r.press("ctrl+s")
	if got := r.record("GOV-1.1").Note; got != "red, and ]8;;no end\nmore" {
		t.Errorf("note %q", got)
	}
}

func TestNotesKeepLinesAndAskBeforeTheyGo(t *testing.T) {
	r := questions(t)
	r.press("n")
	r.text("3 copies, q?")
	r.press("enter")
	r.send(tea.PasteMsg{Content: "pasted\r\ntext\x1b[2J"})
	r.sees("One control character was left out.")
	r.press("esc")
	r.sees("Keep the note?")
	r.press("esc")
	r.text("!")
	r.press("ctrl+s")
	if got := r.record("GOV-1.1").Note; got != "3 copies, q?\npasted\ntext!" {
		t.Errorf("note %q", got)
	}
	r.answerIs("GOV-1.1", "open")
	r.press("n")
	r.text("x")
	r.press("esc d")
	if got := r.record("GOV-1.1").Note; strings.HasPrefix(got, "x") || strings.HasSuffix(got, "x") {
		t.Errorf("a dropped note was kept: %q", got)
	}
	r.press("n esc 4")
	r.answerIs("GOV-1.1", "4")
}

func TestOwnEditor(t *testing.T) {
	edit := func(text string, done func(string, error) tea.Msg) tea.Cmd {
		return func() tea.Msg { return done(text+" and more", nil) }
	}
	r := newRig(t, "example.yaml", 80, 24, Options{Edit: edit})
	r.press("n")
	r.text("some")
	r.press("ctrl+o")
	r.until("the editor's text is there", func() bool { return strings.Contains(r.shown(), "some and more") })
	r.press("ctrl+s")
	if got := r.record("GOV-1.1").Note; got != "some and more" {
		t.Errorf("note %q", got)
	}
}

func TestEvidenceRaisesWhatIsShown(t *testing.T) {
	r := questions(t)
	r.press("4")
	r.sees("claimed 4, shown 2 (no evidence: e)")
	r.press("e")
	r.text("Walk through the shop")
	r.press("enter right right ctrl+s")
	r.sees("shown by what was observed")
	want := assessment.Evidence{Name: "Walk through the shop", Strength: assessment.Observed}
	if got := r.record("GOV-1.1").Evidence; len(got) != 1 || got[0] != want {
		t.Errorf("evidence %+v", got)
	}
	r.press("e a ctrl+n enter enter")
	r.text("2026-13-01")
	r.press("ctrl+s")
	r.sees("Write a day that exists")
	r.press("ctrl+u")
	r.text("2026-12-01")
	r.press("ctrl+s")
	r.sees("This evidence is from 2026-12-01, the assessment is of")
	r.press("m")
	if d := r.a.doc.Assessment().Head().Date; d != 20261201 {
		t.Errorf("the assessment is of %s", d)
	}
	r.press("e backspace esc")
	if got := r.record("GOV-1.1").Evidence; len(got) != 1 || got[0].Name != "Walk through the shop" {
		t.Errorf("evidence %+v", got)
	}
	r.press("z z")
	if got := r.record("GOV-1.1").Evidence; len(got) != 2 || r.a.doc.Assessment().Head().Date != 20261124 {
		t.Errorf("taken back: evidence %+v of %s", got, r.a.doc.Assessment().Head().Date)
	}
}

// However little room there is, an answer's note and evidence have a sign.
func TestNoteAndEvidenceNeverVanish(t *testing.T) {
	for _, fw := range []string{"example.yaml", "hostile.yaml"} {
		for _, width := range []int{60, 80, 100, 150, 220} {
			for height := 20; height < 50; height += 3 {
				r := newRig(t, fw, width, height, Options{})
				q := r.a.doc.Framework().Questions()[0]
				err := r.a.doc.Edit(q, func(r *assessment.Record) {
					level(3)(r)
					r.Note = strings.Repeat("They keep it in a sheet, and nobody looks. ", 8)
					r.Evidence = []assessment.Evidence{{Name: "Register of all the systems that hold data"}, {Name: "Sign-off"}}
				})
				if err != nil {
					t.Fatal(err)
				}
				shown := r.shown()
				named := strings.Contains(shown, "2 pieces of evidence") || strings.Contains(shown, " evidence, note") || strings.Contains(shown, "Sign-off") || strings.Contains(shown, "Evidence  Register") && strings.Contains(shown, "…")
				if !named || !strings.Contains(shown, "Note ") && !strings.Contains(shown, "Note\n") && !strings.Contains(shown, ", note") {
					t.Errorf("%s, %d × %d: note or evidence has no sign:\n%s", fw, width, height, shown)
					return
				}
			}
		}
	}
}

func TestHistoryTellsWhyAQuestionDidNotApply(t *testing.T) {
	r := questions(t)
	r.press("x")
	r.text("no such data")
	r.press("enter x ctrl+u")
	r.text("sold in spring")
	r.press("enter 3 h")
	r.sees("History of GOV-1.1", "“no such data”", "“sold in spring”", "reason changed")
}

func TestAPastedPageIsNoNameOfEvidence(t *testing.T) {
	r := questions(t)
	r.press("e")
	r.send(tea.PasteMsg{Content: "\n  Register of systems\r\nnext\n" + strings.Repeat("line\n", 500)})
	r.sees("Only the beginning of the paste was taken")
	r.press("ctrl+s e a")
	r.send(tea.PasteMsg{Content: strings.Repeat("x", 5000)})
	r.sees("Only the beginning of the paste was taken")
	r.press("ctrl+s")
	if e := r.record("GOV-1.1").Evidence; len(e) != 2 || e[0].Name != "Register of systems" || len(e[1].Name) != 200 {
		t.Errorf("evidence %+v", e)
	}
}

func TestEvidenceOfANameThatIsThereIsTold(t *testing.T) {
	r := questions(t)
	r.press("4 e")
	r.text("Register")
	r.press("enter right right ctrl+s e a")
	r.text("Register")
	r.press("ctrl+s")
	r.sees("There is a piece of this name already.", "ctrl+e")
	r.press("enter tab")
	r.sees("There is a piece of this name already.")
	want := assessment.Evidence{Name: "Register", Strength: assessment.Observed}
	if got := r.record("GOV-1.1").Evidence; len(got) != 1 || got[0] != want {
		t.Errorf("the piece of that name was replaced: %+v", got)
	}
	r.press("ctrl+e enter right ctrl+s")
	want.Strength = assessment.Tested
	if got := r.record("GOV-1.1").Evidence; len(got) != 1 || got[0] != want {
		t.Errorf("the piece of that name wasn't changed: %+v", got)
	}
	r.press("e a")
	r.text("Log")
	r.press("ctrl+s e enter ctrl+u") // Log is the first, by its name
	r.text("Register")
	r.press("ctrl+s")
	r.sees("There is a piece of this name already.")
	r.send(screen.Leaving{})
	if got := r.record("GOV-1.1").Evidence; len(got) != 2 || got[0] != want || got[1].Name != "Register (2)" {
		t.Errorf("what was being typed isn't kept beside the other: %+v", got)
	}
}

func TestUndoGoesAcrossQuestions(t *testing.T) {
	r := questions(t)
	r.press("3 enter 4 enter f")
	r.press("z z")
	if r.at() != "GOV-1.2" {
		t.Errorf("undo went to %s", r.at())
	}
	r.answerIs("GOV-1.2", "open")
	r.sees("Taken back: GOV-1.2, answer 4 → open.")
	r.press("z z")
	r.sees("There is nothing to take back.")
	r.answerIs("GOV-1.1", "open")
	r.press("Z Z Z Z")
	r.sees("There is nothing to make again.")
	r.answerIs("GOV-1.2", "4")
	if !r.record("GOV-2.1").Flag {
		t.Error("the flag wasn't made again")
	}
}

func TestSearchTakesLettersAsText(t *testing.T) {
	r := questions(t)
	r.press("right n")
	r.text("nobody opens it")
	r.press("ctrl+s left /")
	r.text("opens")
	r.sees("GOV-1.2")
	r.press("enter")
	if r.at() != "GOV-1.2" {
		t.Errorf("at %s", r.at())
	}
	r.press("x")
	r.text("sold in spring")
	r.press("enter /")
	r.text("spring")
	r.sees("GOV-1.2", "… spring")
	r.press("ctrl+u")
	r.text("nobody in the room")
	r.sees("GOV-1.1", "… nobody in the room can say.")
	r.press("esc backspace g")
	r.text("con")
	r.press("enter")
	if r.at() != "CON-1.1" {
		t.Errorf("at %s", r.at())
	}
	for _, id := range []string{"GOV-1.1", "GOV-1.2", "CON-1.1"} {
		r.answerIs(id, "open")
	}
}

func TestOnlySomeQuestions(t *testing.T) {
	r := questions(t)
	r.press("f right right f left o")
	r.text("flag")
	r.press("enter")
	if r.at() != "GOV-2.1" {
		t.Errorf("at %s", r.at())
	}
	r.sees("2 of 2 flagged")
	r.press("right")
	r.sees("This is the last question that is shown")
	r.press("left")
	if r.at() != "GOV-1.1" {
		t.Errorf("at %s", r.at())
	}
	r.press("esc right")
	if r.at() != "GOV-1.2" {
		t.Errorf("at %s", r.at())
	}
	r.press("o")
	r.text("carried")
	r.press("enter")
	r.sees("No question is carried over")
}

func TestNoneOfThoseThatAreShownIsLeft(t *testing.T) {
	r := questions(t)
	r.press("f o")
	r.text("flagged")
	r.press("enter f")
	r.sees("none is flagged any more")
	for _, k := range []string{"right", "left", "enter"} {
		r.press(k)
		r.sees("No question is flagged any more: o chooses others, esc shows all.")
	}
	r.press("f right")
	r.sees("This is the last question that is shown")
}

func TestUnknownAnswersAreNoAnswers(t *testing.T) {
	r := questions(t)
	for range r.a.doc.Framework().Questions() {
		r.press("u right")
	}
	r.press("enter")
	r.sees("No question is open any more; 6 are unknown.", "Overview")
}

func TestScoresMoveWithTheAnswer(t *testing.T) {
	r := questions(t)
	r.press("3")
	r.sees("Practice 3.0 new")
	r.press("4")
	r.sees("Practice 4.0 ▲1.00")
	r.press("2")
	r.sees("Practice 2.0 ▼2.00")
	r.press("f")
	if s := r.shown(); strings.ContainsAny(s, "▲▼") || strings.Contains(s, "0.00") {
		t.Errorf("a flag moved a score:\n%s", s)
	}
	r.press("3")
	r.sees("Practice 3.0 ▲1.00")
	r.press("enter")
	if strings.Contains(r.shown(), "▲") {
		t.Errorf("another question shows what the last answer changed:\n%s", r.shown())
	}
}

func TestCarriedAnswersAreConfirmed(t *testing.T) {
	r := questions(t)
	r.press("c")
	r.sees("Nothing to confirm")
	q := r.a.doc.Framework().Questions()[0]
	if err := r.a.doc.Edit(q, func(x *assessment.Record) { level(3)(x) }); err != nil {
		t.Fatal(err)
	}
	if err := r.a.doc.Edit(q, func(x *assessment.Record) { x.Carried = true }); err != nil {
		t.Fatal(err)
	}
	r.sees("carried over: c confirms it")
	r.press("c")
	if r.record("GOV-1.1").Carried {
		t.Error("it is still carried over")
	}
	r.press("h")
	r.sees("Ada Marsh, 24 Nov 2026 12:04 UTC", "confirmed")
}

// Notes aren't opened before an audience, and nothing but the question is
// shown to it.
func TestPresenting(t *testing.T) {
	r := questions(t)
	r.press("4 n")
	r.text("confidential")
	r.press("ctrl+s P")
	if s := r.shown(); strings.Contains(s, "confidential") || strings.Contains(s, "claimed") || strings.Contains(s, "saved") {
		t.Errorf("an audience sees:\n%s", s)
	}
	r.press("n e / x 3")
	r.answerIs("GOV-1.1", "3")
	r.sees("● 3 Defined")
	r.press("P")
	r.sees("GOV-1.1")
}

func TestPasteOutsideATextIsPassedOver(t *testing.T) {
	r := questions(t)
	r.send(tea.PasteMsg{Content: "345"})
	r.answerIs("GOV-1.1", "open")
	r.sees("The paste was passed over")
}

func TestNothingIsAnsweredUnseen(t *testing.T) {
	r := questions(t)
	r.send(tea.WindowSizeMsg{Width: 59, Height: 24})
	if s := r.shown(); s != "posture needs a window of 60 × 20; this one has 59 × 24." {
		t.Errorf("%q", s)
	}
	r.press("3 u")
	r.answerIs("GOV-1.1", "open")
	r.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	r.press("3")
	r.answerIs("GOV-1.1", "3")
}

func TestComingBackToTheSameQuestion(t *testing.T) {
	places := PlaceFolder(t.TempDir())
	r := newRig(t, "example.yaml", 80, 24, Options{Places: places})
	r.press("right right")
	r.until("the place is kept", func() bool { return places.Load("q3.posture.yaml") == "GOV-2.1" })
	again := newRig(t, "example.yaml", 80, 24, Options{Places: places})
	if again.at() != "GOV-2.1" {
		t.Errorf("at %s", again.at())
	}
}

// Keys typed while a file is being opened wait for it; none of them gets lost
// or reaches another screen.
func TestKeysTypedAhead(t *testing.T) {
	gate := make(chan struct{})
	a := fresh(t, framework(t, "example.yaml"))
	f := &memory{a: a.Clone()}
	r := &rig{t: t, file: f, msgs: make(chan tea.Msg, 64)}
	r.a = New(Options{Now: clock, Open: func(string) (File, *assessment.Assessment, error) {
		<-gate
		return f, a, nil
	}, First: firstFile})
	r.run(r.a.Init())
	r.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.press("3 enter n")
	r.text("dq")
	r.press("ctrl+s enter 1")
	close(gate)
	r.until("the file is open", func() bool { return !r.a.opening })
	r.answerIs("GOV-1.1", "3")
	if got := r.record("GOV-1.2").Note; got != "dq" {
		t.Errorf("note %q", got)
	}
	r.answerIs("GOV-2.1", "1")
}

func TestMouseClicksACard(t *testing.T) {
	r := questions(t)
	click := func() {
		for y, l := range strings.Split(r.shown(), "\n") {
			if strings.Contains(l, " 3  Defined") {
				r.send(tea.MouseClickMsg{X: 20, Y: y, Button: tea.MouseLeft})
			}
		}
	}
	click()
	r.answerIs("GOV-1.1", "open")
	r.press("M")
	click()
	r.answerIs("GOV-1.1", "3")
}
