package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks/strict"
)

// mistakes reads a file that can't be read and gives what is said about it.
func mistakes(t *testing.T, data string) []string {
	t.Helper()
	_, err := store.Decode("q3.posture.yaml", []byte(data), carrying(short(t)))
	if _, ok := errors.AsType[*strict.Mistakes](err); !ok {
		t.Fatalf("want mistakes, got %v\n%s", err, data)
	}
	return strings.Split(err.Error(), "\n")
}

func TestAllMistakesAreToldAtOnceWithTheirPlaces(t *testing.T) {
	got := mistakes(t, head(t)+`organization: Brindlewick
capacity: many
at: yesterday
targets:
  GOV-1: {level: 6, reason: x}
  GOV-2: {level: 3}
  CON-1: {reason: x}
plan:
  GOV-9: {period: 1}
  GOV-1: {period: 0}
  GOV-2: {period: 1, left_out: true}
actions:
  a: {owner: Ben}
  b: {what: x, state: dropped}
  c: {what: x, state: stuck, practices: [GOV-1, GOV-1, GOV-7]}
answers:
  CON-1.9: {answer: 1}
  GOV-1.1: {answer: n/a}
  GOV-1.2: {answer: 7, note: [a], flag: yes}
  GOV-2.1:
    answer: 2
    reason: none
    evidence:
      - strength: tested
      - {name: Map, strength: strong}
      - {name: Map, dated: 2026-02-30}
    votes: {Ben: open, Cleo: maybe}
    history:
      - answer: n/a
      - {by: Ben, note:}
  CON-1.1: {answer: 2, history: []}
...
`)
	want := []string{
		`8:1: unknown key "organization" in the assessment; did you mean "organisation"?`,
		`9:11: capacity of the assessment is "many"; write a whole number`,
		`10:5: at of the assessment is "yesterday"; write a time in UTC as 2026-11-24T09:12:44Z`,
		`12:18: level of GOV-1 is "6"; write a whole number from 0 to 5, without quotes`,
		`13:18: level of GOV-2 has no reason; add it`,
		`14:19: reason of CON-1 stands there without a level; give the level or take the reason out`,
		`16:3: no practice GOV-9 in short 1.2.0; did you mean GOV-1?`,
		`17:19: period of GOV-1 is "0"; write a whole number from 1 to 400, without quotes`,
		`18:32: left_out of GOV-2 is both pinned and left out; take one out`,
		`20:6: the action has no what; say what is to be done`,
		`21:23: a dropped action needs a reason; add it`,
		`22:23: "stuck" is no state of an action; write open, in progress, done or dropped`,
		`22:49: the practice GOV-1 stands here a second time; take one out`,
		`22:56: no practice GOV-7 in short 1.2.0; did you mean GOV-1?`,
		`24:3: no question CON-1.9 in short 1.2.0; did you mean CON-1.1?`,
		`25:21: n/a needs a reason: say why it doesn't apply`,
		`26:21: "7" is no answer; give a level from 0 to 5, unknown or n/a`,
		`26:30: note of GOV-1.2 is a list; write one text`,
		`26:41: flag of GOV-1.2 is "yes"; write true or false`,
		`29:13: reason of GOV-2.1 stands beside an answer that isn't n/a; answer n/a or write it as the note`,
		`31:9: a piece of evidence has no name; add it`,
		`32:31: "strong" is no strength; write stated, documented, observed or tested`,
		`33:9: the evidence "Map" stands here a second time; take one out or rename it`,
		`33:28: dated of a piece of evidence: "2026-02-30" is no date; write a day that exists as YYYY-MM-DD`,
		`34:18: the vote of Ben is open; give a level, unknown or n/a, or take it out`,
		`34:30: "maybe" is no answer; give a level from 0 to 5, unknown or n/a`,
		`36:17: n/a needs a reason: say why it doesn't apply`,
		`37:24: note of an entry in the history of GOV-2.1 is empty; write it or take the line out`,
		`38:33: history of CON-1.1 is an empty list; fill it or take the line out`,
	}
	for i := range want {
		want[i] = "q3.posture.yaml:" + want[i]
	}
	for i := range max(len(got), len(want)) {
		g, w := at(got, i), at(want, i)
		if !strings.HasPrefix(g, w) || w == "" {
			t.Errorf("mistake %d:\n got %s\nwant %s", i, g, w)
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

func TestAHeadThatIsNotWholeIsRefused(t *testing.T) {
	whole := head(t) + "...\n"
	for change, want := range map[[2]string]string{
		{"organisation: Brindlewick\n", ""}:                      "1:1: the assessment has no organisation; add it",
		{"organisation: Brindlewick", "organisation: ' '"}:       "2:15: organisation of the assessment is empty; write it or take the line out",
		{"date: 2026-11-24", "date: 24.11.2026"}:                 "3:7: date of the assessment: \"24.11.2026\" is no date; write a day that exists as YYYY-MM-DD",
		{"date: 2026-11-24", "date: 2026-11-24\nprofile: shops"}: "4:10: no profile shops in short 1.2.0; did you mean shop?",
		{"schema: posture/assessment/v1", "schema: posture/1"}:   "1:9: this is no assessment: the schema isn't posture/assessment/v1",
		{"  id: short", "  id: long"}:                            "5:3: no such framework here",
		{"  digest: sha256:", "  digest: sha256:0"}:              "7:11: the digest of short 1.2.0 is " + short(t).Digest,
		{"  version: 1.2.0\n", ""}:                               "5:3: framework has no version; add it",
	} {
		data := strings.Replace(whole, change[0], change[1], 1)
		if got := mistakes(t, data); len(got) != 1 || !strings.HasPrefix(got[0], "q3.posture.yaml:"+want) {
			t.Errorf("got %q\nwant %s\n%s", got, want, data)
		}
	}
}

func TestAFrameworkThatTravelsAlongMustBeTheOneThatWasAnswered(t *testing.T) {
	own := framework(t, shortYAML, false)
	whole := string(store.Encode(newAssessment(t, own), nil))
	doc, err := store.Decode("a", []byte(whole), carrying())
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.Assessment.Framework(); got.Digest != own.Digest || got.BuiltIn {
		t.Errorf("it is %s, %v", got.Digest, got.BuiltIn)
	}
	for change, want := range map[[2]string]string{
		{"ask: Who asks?", "ask: Who asked?"}:    "digest of short 1.2.0 is sha256:",
		{"  id: short\n  ver", "  id: x\n  ver"}: "framework_text is short 1.2.0",
		{"title: Consent", "titel: Consent"}:     "can't be read; put back the text that was there (",
	} {
		data := strings.Replace(whole, change[0], change[1], 1)
		if got := mistakes(t, data); len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("got %q, want %s", got, want)
		}
	}
}

// Cut off anywhere, a file is refused, unless nothing but the last newline is
// missing.
func TestAFileThatWasCutOffIsRefused(t *testing.T) {
	a := newAssessment(t, framework(t, shortYAML, false))
	edit(t, a, stamp("Ada", 1), "GOV-1.1", func(r *assessment.Record) {
		r.Note, r.Evidence = "a\n...\nb", []assessment.Evidence{{Name: "..."}}
	})
	level(t, a, stamp("Ben", 2), "GOV-1.1", 3)
	whole := store.Encode(a, nil)
	for n := range whole {
		doc, err := store.Decode("q3.posture.yaml", whole[:n], carrying())
		switch {
		case err == nil && n < len(whole)-1:
			t.Errorf("cut after %d bytes it was read:\n%s", n, whole[:n])
		case err == nil && !bytes.Equal(store.Encode(doc.Assessment, nil), whole):
			t.Errorf("without its last newline it reads otherwise")
		case err != nil && n > 0 && !strings.Contains(err.Error(), "the file was cut off: its last line isn't \"...\"; "):
			t.Errorf("cut after %d bytes: %v", n, err)
		}
	}
}

// Git on Windows may hand a file out with other ends of lines, and an editor
// with a byte order mark.
func TestOtherEndsOfLinesReadTheSame(t *testing.T) {
	a := newAssessment(t, framework(t, shortYAML, false))
	edit(t, a, stamp("Ada", 1), "GOV-1.1", func(r *assessment.Record) { r.Note = "a\n\n  b\n" })
	edit(t, a, stamp("Ada", 1), "GOV-1.2", func(r *assessment.Record) { r.Note = "a\u200f\n b" })
	notes := store.Comments{"answers": {"# a comment"}}
	want := store.Encode(a, notes)
	doc, err := store.Decode("a", append([]byte("\ufeff"), bytes.ReplaceAll(want, []byte("\n"), []byte("\r\n"))...), carrying())
	if err != nil {
		t.Fatal(err)
	}
	if got := store.Encode(doc.Assessment, doc.Comments); !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestANewerFormatIsLeftAsItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "q3.posture.yaml")
	for _, data := range []string{
		"schema: posture/assessment/v2\n%%% whatever it holds\n",
		"# from next year\n\nschema: 'posture/assessment/v31' # new\nanswers: &a [1]\n...\n",
	} {
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := newStore(t).Open(path)
		if err == nil || !strings.Contains(err.Error(), "made by a newer posture") || !strings.Contains(err.Error(), "get the newer one") {
			t.Errorf("got %v", err)
		}
		if now, _ := os.ReadFile(path); string(now) != data {
			t.Errorf("the file was touched")
		}
	}
}

func TestOtherFilesAreToldFromAssessments(t *testing.T) {
	for data, want := range map[string]string{
		"":                       "the file is empty",
		shortYAML:                ":1:9: this is no assessment: the schema isn't posture/assessment/v1",
		"question,answer\nA,1\n": ":1:1: this is no assessment: its first line isn't \"schema: posture/assessment/v1\"",
		"a: 1\n...\n":            ":1:1: this is no assessment: its first line isn't \"schema: posture/assessment/v1\"",
		"\xff\xfes\x00":          "UTF-16",
	} {
		if got := mistakes(t, data); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("got %q, want %s", got, want)
		}
	}
}

// Every released format stays readable: a sample of each is kept.
func TestReleasedFormatsLoadForEver(t *testing.T) {
	samples, err := filepath.Glob("testdata/v1/*.yaml")
	if err != nil || len(samples) == 0 {
		t.Fatal("no samples", err)
	}
	for _, path := range samples {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := store.Decode(path, data, carrying(short(t)))
		if err != nil {
			t.Error(err)
			continue
		}
		if got := store.Encode(doc.Assessment, doc.Comments); !bytes.Equal(got, data) {
			t.Errorf("%s is written otherwise now:\n%s", path, got)
		}
	}
}
