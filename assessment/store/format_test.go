package store_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

// what is an assessment's content with empty lists and maps as none.
func what(a *assessment.Assessment) assessment.Content {
	c := *a.Content()
	c.Targets, c.Plan, c.Actions = noneIfEmpty(c.Targets), noneIfEmpty(c.Plan), noneIfEmpty(c.Actions)
	records := make([]assessment.Tracked[assessment.Record], len(c.Records))
	for i, r := range c.Records {
		r.Value = cleanRecord(r.Value)
		past := r.Past
		r.Past = nil
		for _, v := range past {
			v.Value = cleanRecord(v.Value)
			r.Past = append(r.Past, v)
		}
		records[i] = r
	}
	c.Records = records
	return c
}

func noneIfEmpty[K comparable, V any](m map[K]V) map[K]V {
	if len(m) == 0 {
		return nil
	}
	return m
}

func cleanRecord(r assessment.Record) assessment.Record {
	if len(r.Evidence) == 0 {
		r.Evidence = nil
	}
	if len(r.Votes) == 0 {
		r.Votes = nil
	}
	return r
}

// Save then load is the identity, whatever people typed.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	builtIn := short(t)
	own := framework(t, shortYAML, false)
	crlf := framework(t, string(bytes.ReplaceAll([]byte("\ufeff"+shortYAML+"# \u200f\n"), []byte("\n"), []byte("\r\n"))), false)
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 7))
		fw := []*frameworks.Framework{builtIn, own, crlf}[seed%3]
		a := randomAssessment(t, r, fw)
		data := store.Encode(a, nil)
		doc, err := store.Decode("a.posture.yaml", data, carrying(builtIn))
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, data)
		}
		if got, want := what(doc.Assessment), what(a); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: read back otherwise\n got %+v\nwant %+v\n%s", seed, got, want, data)
		}
		if !bytes.Equal(doc.Assessment.Framework().File, fw.File) {
			t.Fatalf("seed %d: the framework's text came back otherwise", seed)
		}
		if again := store.Encode(doc.Assessment, doc.Comments); !bytes.Equal(again, data) {
			t.Fatalf("seed %d: written again it differs\n%s\n%s", seed, data, again)
		}
	}
}
