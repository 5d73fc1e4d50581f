package tui

import (
	"errors"
	"fmt"
	"strings"
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
	p := assessment.Trend(list, 1)[3]
	r.line("2026-11-24", "2026-11-24", assessment.ShowPercent(p.Progress.V))
	r.press("2")
	r.sees("Consent and transparency")
	r.line("2026-11-24", "2026-11-24", assessment.ShowScore(p.Card.Layers[1].Score, p.Card.Layers[1].Target), assessment.ShowChange(p.Since.Layers[1].Answers))
}

// A change in the questions moves the trend at once.
func TestTrendFollowsTheOpenOne(t *testing.T) {
	r, _ := quartersOn(t, 120, 40, nil)
	r.press("S")
	r.loaded()
	r.sees("no score on 24 November 2026")
	r.press("a 5 q")
	r.press("S")
	r.loaded()
	r.sees("The whole 5.0 on 24 November 2026")
	r.press("a 4 S")
	r.loaded()
	r.sees("The whole 4.0")
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
