package store_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
)

// wild makes of a change one that may go beyond what can be.
func wild(r *rand.Rand, c assessment.Change) assessment.Change {
	numbers := []int{-1, 0, 1, 400, 401, 10_000, 10_001, math.MaxInt32, math.MaxInt32 + 1, 99_999_999_999, math.MaxInt}
	number := numbers[r.IntN(len(numbers))]
	dates := []assessment.Date{-1, 1, 10000, 101, 10101, 20261301, 20260230, 20260229, 99991231, 100000101, math.MaxInt32}
	date := dates[r.IntN(len(dates))]
	ids := []string{"", " ", "\n", "\t\u00a0", "<<", "null", "~", "a", "\u200b"}
	switch v := c.After.(type) {
	case assessment.Head:
		v.Capacity = number
		if r.IntN(2) == 0 {
			v.Date = date
		}
		c.After = v
	case assessment.Target:
		v.Level = number
		c.After = v
	case assessment.Placement:
		v.Period = number
		c.After = v
	case assessment.Action:
		v.Level = assessment.Level{V: number, Valid: r.IntN(2) == 0}
		if r.IntN(2) == 0 {
			v.Due, v.State = date, assessment.ActionState(r.IntN(6))
		}
		if len(v.Practices) > 0 && r.IntN(2) == 0 {
			v.Practices = append(v.Practices, v.Practices[0])
		}
		c.After, c.Subject.ID = v, ids[r.IntN(len(ids))]
	case assessment.Record:
		switch r.IntN(4) {
		case 0:
			v.Answer = assessment.Answer{State: assessment.State(r.IntN(6)), Level: number, Reason: anyText(r)}
		case 1:
			v.Votes = []assessment.Vote{{By: ids[r.IntN(len(ids))], Answer: assessment.Answer{State: assessment.State(r.IntN(6)), Level: number}}}
		case 2:
			v.Evidence = []assessment.Evidence{{Name: ids[r.IntN(len(ids))], Dated: date, Strength: assessment.Strength(r.IntN(6))}}
		default:
			v.Evidence = []assessment.Evidence{{Name: "a", ValidUntil: date}}
		}
		c.After = v
	}
	if r.IntN(10) == 0 {
		c.At = time.Date([]int{-1, 0, 1, 9999, 10000}[r.IntN(5)], 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return c
}

// Whatever an assessment takes, a file can hold: what is saved can be opened
// again, with all that was there before.
func TestWhateverIsTakenCanBeReadAgain(t *testing.T) {
	fw := short(t)
	taken, refused := 0, 0
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 11))
		a := newAssessment(t, fw)
		for i := range 4 {
			c := randomChange(r, a)
			c.Stamp = stamp("Ada Marsh", i)
			c = wild(r, c)
			if _, err := a.Apply(c); err != nil {
				refused++
				continue
			}
			taken++
			data := store.Encode(a, nil)
			doc, err := store.Decode("a.posture.yaml", data, carrying(fw))
			if err != nil {
				t.Fatalf("seed %d: taken, but not read: %+v\n%v\n%s", seed, c, err, data)
			}
			if got, want := what(doc.Assessment), what(a); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: read back otherwise after %+v\n got %+v\nwant %+v\n%s", seed, c, got, want, data)
			}
		}
	}
	if taken < 500 || refused < 500 {
		t.Errorf("%d changes were taken and %d refused; the test is about both", taken, refused)
	}
}
