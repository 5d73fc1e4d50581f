package assessment_test

import (
	"slices"
	"testing"

	"posture/assessment"
)

// act sets an action to x, as by and at.
func act(t *testing.T, a *assessment.Assessment, by assessment.Stamp, id string, x assessment.Action) {
	t.Helper()
	s := assessment.Subject{Kind: assessment.AboutAction, ID: id}
	if _, err := a.Apply(assessment.Change{Stamp: by, Subject: s, Before: a.Current(s), After: x}); err != nil {
		t.Fatal(err)
	}
}

func review(practices ...string) assessment.Action {
	return assessment.Action{Set: true, What: "Review", Practices: practices}
}

// bothWays merges with either side as ours.
func bothWays(t *testing.T, base, one, other *assessment.Assessment, check func(t *testing.T, merged *assessment.Assessment, conflicts []assessment.Conflict)) {
	t.Helper()
	for name, sides := range map[string][2]*assessment.Assessment{"one into other": {other, one}, "other into one": {one, other}} {
		t.Run(name, func(t *testing.T) {
			merged, conflicts, err := assessment.Merge(base, sides[0], sides[1])
			if err != nil {
				t.Fatal(err)
			}
			check(t, merged, conflicts)
		})
	}
}

func TestPracticesAndLinksOfBothSidesAreUnited(t *testing.T) {
	base := newAssessment(t, load(t, exampleYAML))
	x := review("B-2", "B-1")
	x.Links = []string{"https://old", "https://kept"}
	act(t, base, at("Ann", 0), "review", x)
	one, other := base.Clone(), base.Clone()
	x.Practices, x.Links = []string{"A-2", "B-2", "B-1"}, []string{"https://kept", "https://one"}
	act(t, one, at("Ann", 1), "review", x)
	x.Practices, x.Links = []string{"A-1", "B-2"}, []string{"https://old", "https://kept", "https://other"}
	act(t, other, at("Ben", 2), "review", x)
	bothWays(t, base, one, other, func(t *testing.T, merged *assessment.Assessment, conflicts []assessment.Conflict) {
		got := merged.Content().Actions["review"].Value
		if want := []string{"A-1", "A-2", "B-2"}; !slices.Equal(got.Practices, want) {
			t.Errorf("practices %q, want %q", got.Practices, want)
		}
		if want := []string{"https://kept", "https://one", "https://other"}; !slices.Equal(got.Links, want) {
			t.Errorf("links %q, want %q", got.Links, want)
		}
		if len(conflicts) > 0 {
			t.Errorf("told as a conflict: %v", conflicts)
		}
	})
}

func TestAChangeOfAnActionThatWasTakenBackMeanwhileKeepsIt(t *testing.T) {
	a := newAssessment(t, load(t, exampleYAML))
	act(t, a, at("Ann", 0), "review", review("A-1"))
	s := assessment.Subject{Kind: assessment.AboutAction, ID: "review"}
	before := a.Current(s)
	done := review("A-1")
	done.State = assessment.ActionDone
	for _, x := range []struct{ first, second assessment.Action }{{assessment.Action{}, done}, {done, assessment.Action{}}} {
		now := a.Clone()
		act(t, now, at("Ben", 1), "review", x.first)
		overwrote, err := now.Apply(assessment.Change{Stamp: at("Ann", 2), Subject: s, Before: before, After: x.second})
		if err != nil || !slices.Equal(overwrote, []string{"action"}) {
			t.Errorf("overwrote %v, %v", overwrote, err)
		}
		if got := now.Current(s).(assessment.Action); !got.Equal(x.second) {
			t.Errorf("it is %+v, want the later change: %+v", got, x.second)
		}
	}
}
