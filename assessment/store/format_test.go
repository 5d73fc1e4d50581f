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

// The same answers, each given once, make the same bytes in any order.
func TestTheOrderOfAnswersMakesNoDifference(t *testing.T) {
	fw := short(t)
	var want []byte
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 9))
		a := newAssessment(t, fw)
		for _, i := range r.Perm(len(fw.Questions())) {
			q := fw.Questions()[i]
			level(t, a, stamp("Ada", i), q.ID, i)
			s := assessment.Subject{Kind: assessment.AboutPlan, ID: q.Practice.ID}
			if _, err := a.Apply(assessment.Change{Stamp: stamp("Ada", q.Practice.Index), Subject: s, Before: a.Current(s), After: assessment.Placement{Period: 1}}); err != nil {
				t.Fatal(err)
			}
		}
		got := store.Encode(a, nil)
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Fatalf("in another order:\n%s\n%s", want, got)
		}
	}
}

func TestAChangedAnswerIsAFewLines(t *testing.T) {
	a := answered(t, large(t, 100))
	before := store.Encode(a, nil)
	level(t, a, stamp("Cleo", 3), "P-5.2", 5)
	edit(t, a, stamp("Cleo", 4), "P-5.2", func(r *assessment.Record) { r.Flag = true })
	after := store.Encode(a, nil)
	first, last := 0, 0
	for before[first] == after[first] {
		first++
	}
	for before[len(before)-1-last] == after[len(after)-1-last] {
		last++
	}
	if n := bytes.Count(after[first:len(after)-last], []byte("\n")); n > 20 {
		t.Errorf("two changes of an answer are %d lines:\n%s", n, after[first:len(after)-last])
	}
}

// No YAML reader, of version 1.1 or 1.2, takes a text for anything else.
func TestTextsThatLookLikeSomethingElseAreQuoted(t *testing.T) {
	a := newAssessment(t, short(t))
	note := func(s string) string {
		edit(t, a, stamp("Ada", 1), "GOV-1.1", func(r *assessment.Record) { r.Note = s })
		for line := range bytes.Lines(store.Encode(a, nil)) {
			if text, ok := bytes.CutPrefix(line, []byte("    note: ")); ok {
				return string(bytes.TrimSpace(text))
			}
		}
		return ""
	}
	for _, s := range []string{
		"no", "Yes", "on", "OFF", "y", "N", "true", "False", "null", "~", "31", "1.10", "012", "0x1f", "0o17", "1e3", "1_000", "1,000", "12:30:45", "+1", "-1", ".5", ".inf", ".NaN",
		"2026-11-24", "2026-11-24 10:00:00", "<<", "=", "- a", "a: b", "a #b", "[a", "{a", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "...", " a", "a ", "a:",
	} {
		if got := note(s); got != `"`+s+`"` {
			t.Errorf("%q stands there as %s", s, got)
		}
	}
	for _, s := range []string{"a", "3 people", "99.5%", "(see below)", "it's", `a "b"`, "a:b", "a#b", "Größe", "日本語", "n/a", "nobody", "trueish", "“so”", "👩‍👧"} {
		if got := note(s); got != s {
			t.Errorf("%q stands there as %s", s, got)
		}
	}
	for s, want := range map[string]string{
		"a\nb": "|-", "a\nb\n": "|", "a\n\n": "|+", " a\nb": "|2-", "\na": "|2-", "\n": `"\n"`,
		"a\u202eb": `"a\u202Eb"`, "a\u2028b": `"a\u2028b"`, "a\tb": `"a\tb"`, "\ufeffa": `"\uFEFFa"`, "a\u200f\nb": `"\`,
	} {
		if got := note(s); got != want {
			t.Errorf("%q stands there as %s, want %s", s, got, want)
		}
	}
}

// A name that no text may be can only come from a mistake in the program; the
// file stays readable all the same.
func TestNothingUnreadableIsEverWritten(t *testing.T) {
	fw := short(t)
	c := *newAssessment(t, fw).Content()
	c.Head.By = "A\x1bda\r\xff\nM\x00arsh"
	a, err := assessment.Restore(fw, c)
	if err != nil {
		t.Fatal(err)
	}
	doc := decode(t, string(store.Encode(a, nil)))
	if got := doc.Assessment.Content().Head.By; got != "Ada\nMarsh" {
		t.Errorf("it came back as %q", got)
	}
}
