package tui

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	"posture/assessment"
	"posture/ui/tui/screen"
)

// line tells where no line of the screen has all the words.
func (r *rig) line(what string, words ...string) {
	r.t.Helper()
next:
	for l := range strings.SplitSeq(r.shown(), "\n") {
		for _, w := range words {
			if !strings.Contains(strings.ReplaceAll(l, "−", "-"), strings.ReplaceAll(w, "−", "-")) {
				continue next
			}
		}
		return
	}
	r.t.Errorf("no line for %s has %q:\n%s", what, words, r.shown())
}

func TestTrendHasTheFiguresOfTheMethod(t *testing.T) {
	r, q := quartersOn(t, 120, 50, nil)
	r.answers(map[string]int{"GOV-1.1": 5, "GOV-1.2": 5, "GOV-2.1": 3, "GOV-2.2": 4, "CON-1.1": 2})
	r.press("S")
	r.loaded()
	list := append(append([]*assessment.Assessment{}, q.list...), r.a.doc.Assessment())
	for i, p := range assessment.Trend(list, 0) {
		want := []string{p.Assessment.Head().Date.String(), assessment.ShowScore(p.Card.Overall.Score, p.Card.Overall.Target)}
		if i > 0 {
			want = append(want, assessment.ShowChange(p.Since.Overall.Answers), fmt.Sprintf("on %d", p.Since.Common), assessment.ShowPercent(p.Progress.V))
		}
		r.line(want[0], want...)
	}
	r.sees("baseline", "4 assessments")
	r.press("home right b")
	r.line("2026-05-26", "baseline")
	for l := range strings.SplitSeq(r.shown(), "\n") {
		if strings.Contains(l, "  2026-02-24  ") && strings.Contains(l, " %") {
			t.Errorf("there is progress before the baseline: %s", l)
		}
	}
	p := assessment.Trend(list, 1)[3]
	r.line("2026-11-24", "2026-11-24", assessment.ShowPercent(p.Progress.V))
	r.press("2")
	r.sees("Consent and transparency")
	r.line("2026-11-24", "2026-11-24", assessment.ShowScore(p.Card.Layers[1].Score, p.Card.Layers[1].Target), assessment.ShowChange(p.Since.Layers[1].Answers))
}

// A change of the open one moves its own point and that of the one after.
func TestTrendFollowsTheOpenOne(t *testing.T) {
	r, q := quartersOn(t, 120, 40, func(q *quarters) {
		later := q.list[2].Clone()
		h := later.Head()
		h.Date = 20270224
		if _, err := later.Apply(assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutHead}, Before: later.Head(), After: h}); err != nil {
			t.Fatal(err)
		}
		q.after = later
	})
	r.press("S")
	r.loaded()
	r.sees("no score on 24 November 2026")
	r.line("the one after", "2027-02-24", "–")
	r.answers(map[string]int{"GOV-1.1": 5, "GOV-2.1": 4})
	r.sees("The whole")
	now := r.a.doc.Assessment()
	c, after := assessment.Compare(q.list[2], now), assessment.Compare(now, q.after)
	r.line("the open one", "2026-11-24", assessment.ShowChange(c.Overall.Answers)+" on 2")
	r.line("the one after", "2027-02-24", assessment.ShowChange(after.Overall.Answers)+" on 2")
	r.press("end enter")
	r.sees("It is later than the open one")
}

func TestTwoOfTheSameDateAreTold(t *testing.T) {
	r, _ := quartersOn(t, 120, 40, func(q *quarters) {
		twin := q.list[1].Clone()
		q.list = append(q.list[:2], twin, q.list[2])
	})
	r.press("S")
	r.loaded()
	r.sees("2026-05-26 and 2026-05-26 claim the same date, 2026-05-26; the order of their names decides.", "2026-05-26!")
}

func TestAnotherScaleIsNotInTheChart(t *testing.T) {
	r, _ := quartersOn(t, 120, 40, otherScale)
	r.answers(map[string]int{"GOV-1.1": 5})
	r.press("S")
	r.loaded()
	r.sees("2026-08-25 goes by another scale, so it isn't in the chart")
	r.line("the one of another scale", "2026-08-25", "2.0")
}

func TestFromTheTrendToAComparison(t *testing.T) {
	r, _ := quartersOn(t, 80, 24, nil)
	r.answers(map[string]int{"GOV-1.1": 5})
	r.press("S")
	r.loaded()
	r.press("home enter")
	r.loaded()
	r.sees("2026-02-24 → 2026-11-24")
	r.press("q end o")
	r.sees("This is the one that is open.")
}

func TestAnUnreadableOneIsToldInTheTrend(t *testing.T) {
	r, _ := quartersOn(t, 120, 40, func(q *quarters) { q.failed[pathOf(q.list[1])] = errors.New("was cut off") })
	r.answers(map[string]int{"GOV-1.1": 5})
	r.press("S")
	r.loaded()
	r.line("the broken one", "2026-05-26", "can't be read: was cut off")
	r.line("the one after", "2026-08-25", "on 5")
	r.press("home right b")
	r.sees("can't be read, so it is no baseline")
}

func TestFourHundredAssessmentsInOneChart(t *testing.T) {
	for _, size := range append(sizes, [2]int{300, 100}) {
		r, _ := quartersOn(t, size[0], size[1], func(q *quarters) {
			first := q.list[0]
			q.list = nil
			for i := range 400 {
				a := first.Clone()
				h := a.Head()
				h.Date = assessment.DateOf(first.Head().Date.Time().AddDate(0, 0, i-200))
				if _, err := a.Apply(assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutHead}, Before: a.Head(), After: h}); err != nil {
					t.Fatal(err)
				}
				q.list = append(q.list, a)
			}
		})
		r.answers(map[string]int{"GOV-1.1": 5})
		r.press("S")
		r.loaded()
		var b strings.Builder
		frame(t, &b, r, size)
		r.sees("401 assessments", "401 of 401")
		left, view := screen.Press("left"), func() { r.a.View() }
		if n := testing.AllocsPerRun(5, func() { r.a.Update(left); view() }); n > 1000 {
			t.Errorf("%d × %d: %.0f allocations a frame", size[0], size[1], n)
		}
	}
}

func TestOpeningAnotherOneOfTheSeriesSavesTheOpenOne(t *testing.T) {
	r, _ := quartersOn(t, 80, 24, nil)
	r.file.set(func(m *memory) { m.fail = syscall.ENOSPC })
	r.press("3 S")
	r.loaded()
	r.press("home o")
	r.until("it asks", func() bool { return len(r.a.dialog) > 0 })
	r.sees("One change isn't saved")
	r.press("esc")
	r.file.set(func(m *memory) { m.fail = nil })
	r.press("o")
	r.until("the other one is open", func() bool { return r.a.doc != nil && r.a.doc.Assessment().Head().Date == 20260224 })
	if got := r.file.record("GOV-1.1"); got.Level != 3 {
		t.Errorf("the one before was left with %+v on disk", got)
	}
	if len(r.a.screen) != 1 {
		t.Errorf("%d screens are open", len(r.a.screen))
	}
}
