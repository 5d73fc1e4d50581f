package store_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
)

// Whatever text may be kept comes back as it was, wherever it stands.
func FuzzText(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	fw := short(f)
	f.Fuzz(func(t *testing.T, s string) {
		by := stamp(s, 1)
		a := newAssessment(t, fw)
		if _, err := a.Edit(by, "GOV-1.1", func(r *assessment.Record) { r.Note = s }); err != nil {
			return // no text may be like that
		}
		edit(t, a, by, "GOV-1.1", func(r *assessment.Record) { r.Note = "" })
		action := assessment.Action{Set: true, What: "x" + s, Owner: s, Links: []string{s, s + "\n"}}
		if _, err := a.Apply(assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: "a" + s}, Before: assessment.Action{}, After: action}); err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(s) != "" {
			edit(t, a, by, "GOV-1.2", func(r *assessment.Record) {
				r.Answer = assessment.Answer{State: assessment.NotApplicable, Reason: s}
				r.Evidence = []assessment.Evidence{{Name: s}}
				r.Votes = []assessment.Vote{{By: s, Answer: assessment.Answer{State: assessment.Unknown}}}
			})
		}
		data := store.Encode(a, nil)
		doc, err := store.Decode("a.posture.yaml", data, carrying(fw))
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if got, want := what(doc.Assessment), what(a); !reflect.DeepEqual(got, want) {
			t.Fatalf("read back otherwise\n got %+v\nwant %+v\n%s", got, want, data)
		}
		if doc.Comments != nil {
			t.Fatalf("comments out of nothing: %q\n%s", doc.Comments, data)
		}
	})
}

// Whatever can be read can be written and read again, with its comments.
func FuzzDecode(f *testing.F) {
	fw := short(f)
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 3))
		data := store.Encode(randomAssessment(f, r, fw), nil)
		f.Add(data)
		f.Add(sprinkle(r, data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := store.Decode("a.posture.yaml", data, carrying(fw))
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Error("an error without words")
			}
			return
		}
		first := store.Encode(doc.Assessment, doc.Comments)
		again, err := store.Decode("a.posture.yaml", first, carrying(fw))
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if !reflect.DeepEqual(what(doc.Assessment), what(again.Assessment)) {
			t.Fatalf("read back otherwise\n%s\n%s", data, first)
		}
		if got, want := allOf(again.Comments), allOf(doc.Comments); !slices.Equal(got, want) {
			t.Fatalf("comments %q, want %q\n%s", got, want, first)
		}
		if second := store.Encode(again.Assessment, again.Comments); !bytes.Equal(first, second) {
			t.Fatalf("a second save differs\n%s\n%s", first, second)
		}
	})
}

// allOf are the comments, sorted.
func allOf(c store.Comments) []string {
	var all []string
	for _, lines := range c {
		all = append(all, lines...)
	}
	slices.Sort(all)
	return all
}

// sprinkle puts comments between and behind lines, where YAML has room for them.
func sprinkle(r *rand.Rand, data []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(data) {
		if r.IntN(4) == 0 && bytes.HasSuffix(line, []byte(":\n")) {
			line = append(bytes.TrimSuffix(line, []byte("\n")), "  # behind\n"...)
		}
		b.Write(line)
	}
	return b.Bytes()
}
