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
func bothWays(t *testing.T, base, one, other *assessment.Assessment, check func(t *testing.T, merged assessment.Merged)) {
	t.Helper()
	for name, sides := range map[string][2]*assessment.Assessment{"one into other": {other, one}, "other into one": {one, other}} {
		t.Run(name, func(t *testing.T) {
			merged, err := assessment.Merge(base, sides[0], sides[1])
			if err != nil {
				t.Fatal(err)
			}
			check(t, merged)
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
	bothWays(t, base, one, other, func(t *testing.T, merged assessment.Merged) {
		got := merged.Content().Actions["review"].Value
		if want := []string{"A-1", "A-2", "B-2"}; !slices.Equal(got.Practices, want) {
			t.Errorf("practices %q, want %q", got.Practices, want)
		}
		if want := []string{"https://kept", "https://one", "https://other"}; !slices.Equal(got.Links, want) {
			t.Errorf("links %q, want %q", got.Links, want)
		}
		if len(merged.Conflicts) > 0 {
			t.Errorf("told as a conflict: %v", merged.Conflicts)
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

func TestTwoActionsUnderOneIDStayTwo(t *testing.T) {
	base := newAssessment(t, load(t, exampleYAML))
	one, other := base.Clone(), base.Clone()
	act(t, one, at("Ann", 1), "review", review("A-1"))
	act(t, other, at("Ben", 2), "review", review("B-1"))
	check := func(t *testing.T, merged assessment.Merged, first, second assessment.Action) {
		t.Helper()
		list := merged.Content().Actions
		if len(list) != 2 || !list["review"].Value.Equal(first) || !list["review-2"].Value.Equal(second) {
			t.Errorf("merged to %+v", list)
		}
		if len(merged.Conflicts) > 0 {
			t.Errorf("told as a conflict: %v", merged.Conflicts)
		}
	}
	var once []*assessment.Assessment
	bothWays(t, base, one, other, func(t *testing.T, merged assessment.Merged) {
		check(t, merged, review("A-1"), review("B-1"))
		if len(merged.NewIDs) != 1 || merged.NewIDs[0].From != "review" || merged.NewIDs[0].To != "review-2" {
			t.Errorf("told of the ids %v", merged.NewIDs)
		}
		once = append(once, merged.Assessment)
	})
	done := review("B-1")
	done.State = assessment.ActionDone
	t.Run("and again after each has merged", func(t *testing.T) {
		bothWays(t, base, once[0], once[1], func(t *testing.T, merged assessment.Merged) { check(t, merged, review("A-1"), review("B-1")) })
	})
	t.Run("and again from the one with the other id", func(t *testing.T) {
		goesOn := other.Clone()
		act(t, goesOn, at("Ben", 3), "review", done)
		bothWays(t, other, once[0], goesOn, func(t *testing.T, merged assessment.Merged) { check(t, merged, review("A-1"), done) })
	})
}

func TestAnActionThatBothAddedIsOne(t *testing.T) {
	base := newAssessment(t, load(t, exampleYAML))
	one, other := base.Clone(), base.Clone()
	act(t, one, at("Ann", 1), "review", review("A-1"))
	act(t, other, at("Ben", 2), "review", review("A-1"))
	done := review("A-1")
	done.State = assessment.ActionDone
	for _, want := range []assessment.Action{review("A-1"), done} {
		act(t, one, at("Ann", 3), "review", want)
		bothWays(t, base, one, other, func(t *testing.T, merged assessment.Merged) {
			list := merged.Content().Actions
			if len(list) != 1 || !list["review"].Value.Equal(want) || len(merged.Conflicts)+len(merged.NewIDs) > 0 {
				t.Errorf("merged to %+v, told %v", list, merged.Conflicts)
			}
		})
	}
}

func TestAnActionTakenBackHereAndChangedThereStays(t *testing.T) {
	base := newAssessment(t, load(t, exampleYAML))
	act(t, base, at("Ann", 0), "review", review("A-1"))
	done := review("A-1")
	done.State = assessment.ActionDone
	for _, minutes := range [][2]int{{1, 2}, {2, 1}} {
		one, other := base.Clone(), base.Clone()
		act(t, one, at("Ann", minutes[0]), "review", done)
		act(t, other, at("Ben", minutes[1]), "review", assessment.Action{})
		bothWays(t, base, one, other, func(t *testing.T, merged assessment.Merged) {
			x := merged.Content().Actions["review"]
			if !x.Value.Equal(done) || len(merged.Conflicts) != 1 || !merged.Conflicts[0].TakenBack() {
				t.Errorf("merged to %+v, told %v", x.Value, merged.Conflicts)
			}
			if !slices.ContainsFunc(x.Past, func(v assessment.Version[assessment.Action]) bool { return !v.Value.Set && v.By == "Ben" }) {
				t.Errorf("that it was taken back isn't in the history: %+v", x.Past)
			}
		})
	}
}

func TestWithoutABaseBothAreUnited(t *testing.T) {
	begun := newAssessment(t, load(t, exampleYAML))
	one, other := begun.Clone(), newAssessment(t, begun.Framework())
	edit(t, one, at("Ann", 1), level(2))
	edit(t, other, at("Ben", 2), level(4))
	edit2 := func(a *assessment.Assessment, id string, f func(*assessment.Record)) {
		if _, err := a.Edit(at("Ann", 3), id, f); err != nil {
			t.Fatal(err)
		}
	}
	edit2(one, "A-2.1", level(1))
	edit2(other, "A-2.2", level(3))
	bothWays(t, nil, one, other, func(t *testing.T, merged assessment.Merged) {
		r := merged.Content().Records
		if r[0].Value.Level != 4 || !r[0].Value.Flag || !slices.ContainsFunc(r[0].Past, func(v assessment.Version[assessment.Record]) bool { return v.Value.Level == 2 }) {
			t.Errorf("two answers became %+v", r[0])
		}
		if r[1].Value.Level != 1 || r[2].Value.Level != 3 || len(merged.Conflicts) != 1 || merged.Conflicts[0].Subject.ID != "A-1.1" {
			t.Errorf("answers of one side are %v and %v, told %v", r[1].Value, r[2].Value, merged.Conflicts)
		}
	})
	t.Run("a side that knows the other's answer goes on from it", func(t *testing.T) {
		later := one.Clone()
		edit(t, later, at("Ann", 4), level(5))
		bothWays(t, nil, one, later, func(t *testing.T, merged assessment.Merged) {
			if r := merged.Content().Records[0].Value; r.Level != 5 || r.Flag || len(merged.Conflicts) > 0 {
				t.Errorf("merged to %+v, told %v", r, merged.Conflicts)
			}
		})
	})
}
