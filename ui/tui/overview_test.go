package tui

import (
	"fmt"
	"strings"
	"testing"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// answers gives levels to questions by their ids.
func (r *rig) answers(levels map[string]int) {
	r.t.Helper()
	for id, n := range levels {
		if err := r.a.doc.Edit(r.a.doc.Framework().Question(id), level(n)); err != nil {
			r.t.Fatal(err)
		}
	}
}

func (r *rig) notApplicable(id string) {
	r.t.Helper()
	err := r.a.doc.Edit(r.a.doc.Framework().Question(id), func(x *assessment.Record) {
		x.Answer = assessment.Answer{State: assessment.NotApplicable, Reason: "no such data"}
	})
	if err != nil {
		r.t.Fatal(err)
	}
}

// misses tells of texts that are on the screen and shouldn't be.
func (r *rig) misses(texts ...string) {
	r.t.Helper()
	for _, s := range texts {
		if strings.Contains(r.shown(), s) {
			r.t.Errorf("%q is on the screen:\n%s", s, r.shown())
		}
	}
}

func TestEnterGoesFromTheWholeToTheAnswerAndBack(t *testing.T) {
	r := questions(t)
	r.answers(map[string]int{"GOV-1.1": 3})
	r.press("v")
	r.sees("The whole")
	r.press("enter")
	r.sees("Overview › Governance", "GOV-1 ◆ Map of customer data", "GOV-2")
	r.press("down enter")
	r.sees("Governance › GOV-2", "GOV-2.1", "GOV-2.2")
	r.press("down enter")
	if r.at() != "GOV-2.2" {
		t.Errorf("at %s", r.at())
	}
	r.press("4 q")
	r.sees("Governance › GOV-2", "4.0 of 5")
	r.press("esc")
	r.sees("Overview › Governance")
	r.press("q")
	r.sees("The whole")
	r.press("q")
	r.sees("GOV-1.1")
}

func TestWholeShowsItsScoreWithRangeAndCompleteness(t *testing.T) {
	r := questions(t)
	r.answers(map[string]int{"GOV-1.1": 4, "GOV-1.2": 2, "GOV-2.1": 1, "CON-1.1": 3})
	r.notApplicable("CON-1.2")
	r.press("v")
	// GOV-1 3.0; GOV-2 1.0, from (3×1 + 1×0) ÷ 4 to (3×1 + 1×5) ÷ 4; CON-1 3.0.
	r.sees("2.5 of 5", "2.4 to 2.8", "4 of 5, 80 %", "17 %, 1.8 if lowest", "1.9–2.5", "Shown")
	r.press("up =")
	r.sees("(2 + 3) ÷ 2 = 2.5", "(1.875 + 3) ÷ 2 = 2.4375, shown as 2.4")
}

func TestNoOverallLevelBeforeEveryLayerIsAsked(t *testing.T) {
	r := questions(t)
	r.answers(map[string]int{"GOV-1.1": 4, "GOV-1.2": 4, "GOV-2.1": 4, "GOV-2.2": 4})
	r.press("v")
	r.sees("No level yet: Consent and transparency has not been asked", "not asked yet")
	r.answers(map[string]int{"CON-1.1": 4})
	r.sees("Managed, provisional")
	r.misses("not asked")
}

// What holds a level back is named, and enter goes into it.
func TestWhatHoldsLevelsBackIsNamed(t *testing.T) {
	r := questions(t)
	r.answers(map[string]int{"GOV-1.1": 0, "GOV-1.2": 0, "GOV-2.1": 5, "GOV-2.2": 5, "CON-1.1": 5, "CON-1.2": 5})
	r.press("v")
	r.sees("What holds levels back", "GOV-1 ◆ Map of customer data", "holds back Governance", "holds back the whole")
	r.press("end enter")
	r.sees("Governance › GOV-1", "It holds back the level of Governance.")
	r.press("q")
	r.press("home down enter")
	r.sees("The level is held back by GOV-1 Map of customer data.")
}

func TestArrowsGoToTheOtherLayersAndPractices(t *testing.T) {
	r := questions(t)
	r.press("v enter right")
	r.sees("Overview › Consent and transparency")
	r.press("right")
	r.sees("There is no further layer.")
	r.press("left enter right right")
	r.sees("Consent and transparency › CON-1")
}

// Each figure can be followed down to the answers under it, and each answer to
// who gave it.
func TestExplanationsGoDownToWhoAnswered(t *testing.T) {
	r := questions(t)
	r.answers(map[string]int{"GOV-1.1": 4, "GOV-1.2": 2, "GOV-2.1": 1})
	r.press("n")
	r.text("Seen at the depot.")
	r.press("ctrl+s v up =")
	r.sees("weighted mean of the scores of the scored layers")
	r.press("tab enter")
	r.sees("How it comes about › Governance", "(3 + 1) ÷ 2 = 2")
	r.press("tab enter")
	r.sees("Governance › GOV-1", "(4 + 2) ÷ 2 = 3")
	r.press("tab")
	r.sees("GOV-1.1", "stated")
	r.press("enter")
	r.sees("4 Managed", "given by Ada Marsh on 2026-11-24 12:04 UTC", "the lower of 4 and 2", "Seen at the depot.")
	r.press("enter")
	if r.at() != "GOV-1.1" {
		t.Errorf("at %s", r.at())
	}
	r.press("q q q q")
	r.sees("The whole")
	r.press("= =")
	r.sees("The whole")
}

// Where the scores are already open, v goes back to the whole.
func TestSectionsGoBackToWhatIsOpen(t *testing.T) {
	r := questions(t)
	r.press("v enter enter v")
	r.sees("The whole")
	if n := len(r.a.screen); n != 2 {
		t.Errorf("%d screens are open", n)
	}
}

func TestMouseGoesIntoARow(t *testing.T) {
	r := questions(t)
	r.press("v M")
	r.clicks("Consent and transparency")
	r.sees("Overview › Consent and transparency")
	r.press("=")
	r.clicks("High")
	r.sees("› CON-1.1", "What it is made of")
}

// The score screens cost what is seen, not what there is.
func TestAllocationsOfScores(t *testing.T) {
	const most = 1000
	for _, layers := range []int{1, 50} {
		fw := big(t, layers)
		for _, size := range [][2]int{{80, 24}, {120, 40}, {300, 100}} {
			for name, keys := range scoreScreens() {
				a := openOn(t, fw, size[0], size[1])
				answerAll(t, a, fw)
				for _, k := range strings.Fields(keys) {
					a.Update(screen.Press(k))
				}
				down, up := screen.Press("down"), screen.Press("up")
				f := func() { a.Update(down); a.View(); a.Update(up); a.View() }
				if n := testing.AllocsPerRun(10, f) / 2; n > most {
					t.Errorf("%d questions, %d × %d, %s: %.0f allocations, want at most %d", layers*100, size[0], size[1], name, n, most)
				}
			}
		}
	}
}

func scoreScreens() map[string]string {
	return map[string]string{"whole": "v", "layer": "v enter", "practice": "v enter enter", "explain": "v up =", "explain layer": "v = tab", "laws": "l", "plan": "p", "plan by priority": "p o"}
}

func answerAll(t testing.TB, a *App, fw *frameworks.Framework) {
	t.Helper()
	var sets []screen.Set
	for i, q := range fw.Questions() {
		if i%7 > 0 {
			r := assessment.Record{Answer: assessment.Answer{State: assessment.Levelled, Level: i % 5}}
			sets = append(sets, screen.Set{Subject: assessment.Subject{Kind: assessment.AboutQuestion, ID: q.ID}, Value: r})
		}
	}
	if err := a.doc.Change(sets...); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkOverview(b *testing.B) {
	for _, layers := range []int{1, 50} {
		fw := big(b, layers)
		for name, keys := range scoreScreens() {
			a := openOn(b, fw, 120, 40)
			answerAll(b, a, fw)
			for _, k := range strings.Fields(keys) {
				a.Update(screen.Press(k))
			}
			moves := []string{"down", "up"}
			b.Run(fmt.Sprintf("%s, %d questions", name, layers*100), func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					a.Update(screen.Press(moves[i%2]))
					a.View()
				}
			})
		}
	}
}

// The rows are full of figures, and the sign that there are more wins.
func TestASmallOverviewSaysThatThereIsMore(t *testing.T) {
	a := openOn(t, big(t, 12), 60, 20)
	for _, q := range a.doc.Framework().Questions() {
		if q.Index%10 == 0 {
			if err := a.doc.Edit(q, level(2)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct{ keys, sign string }{{"v", "↓ more"}, {"end", "↑ more"}} {
		for _, k := range fields(c.keys) {
			a.Update(screen.Press(k))
		}
		if shown := plain(a.View().Content); !strings.Contains(shown, c.sign) || !strings.Contains(shown, "* provisional") {
			t.Errorf("after %s there is no %q, or * isn't explained:\n%s", c.keys, c.sign, shown)
		}
	}
}
