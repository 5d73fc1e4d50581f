package store_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
)

func decode(t testing.TB, data string) *store.Document {
	t.Helper()
	doc, err := store.Decode("a.posture.yaml", []byte(data), carrying(short(t)))
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return doc
}

// head is the beginning of an assessment of the short framework.
func head(t testing.TB) string {
	return "schema: posture/assessment/v1\norganisation: Brindlewick\ndate: 2026-11-24\n" +
		"framework:\n  id: short\n  version: 1.2.0\n  digest: " + short(t).Digest + "\n"
}

func TestCommentsStandAboveWhatTheyAreAbout(t *testing.T) {
	in := `# Kept by the privacy team.

` + head(t) + `answers: # as of the workshop
  # Ada leads this one.
  GOV-1.1: # the map
    answer: 3 # not four

    # Ben would say two.

    note: |- # in her words
      # no comment
      it's "# none" either
    evidence: # all seen
      # The map itself.
      - name: Data map # on the wiki
        strength: observed
        # Ask again in May.
      - {name: Letter, strength: documented} # by post
    # Below the evidence.
  GOV-1.2:
    answer: "4" # one '#'
  # Of the whole second question.

  GOV-2.1: {answer: unknown, # nobody knows
    note: "no
    # comment", evidence: [{name: '# é', strength: "tested"}], # seen
    flag: true}
  # The last word.
... # really
# After the end.
`
	want := `# Kept by the privacy team.
` + head(t) + `# as of the workshop
# really
# After the end.
answers:
  # Ada leads this one.
  # the map
  GOV-1.1:
    # not four
    answer: 3
    # Ben would say two.
    # in her words
    note: |-
      # no comment
      it's "# none" either
    # all seen
    # Below the evidence.
    evidence:
      # The map itself.
      # on the wiki
      - name: Data map
        # Ask again in May.
        strength: observed
      # by post
      - name: Letter
        strength: documented
  # Of the whole second question.
  GOV-1.2:
    # one '#'
    answer: 4
  # nobody knows
  # The last word.
  GOV-2.1:
    answer: unknown
    note: "no # comment"
    flag: true
    # seen
    evidence:
      - name: "# é"
        strength: tested
...
`
	doc := decode(t, in)
	if got := string(store.Encode(doc.Assessment, doc.Comments)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	doc = decode(t, want)
	if got := string(store.Encode(doc.Assessment, doc.Comments)); got != want {
		t.Errorf("a second save gives\n%s", got)
	}
}

func TestCommentsOnWhatIsGoneMoveToTheNearestThing(t *testing.T) {
	in := head(t) + `targets:
  # The regulator asked.
  GOV-1:
    # On her own word.
    reason: Asked for.
    level: 4
answers:
  GOV-1.1: {} # nothing yet
  GOV-1.2:
    # Six pages.
    note: See the minutes.
...
`
	doc := decode(t, in)
	a := doc.Assessment
	edit(t, a, stamp("Ada", 1), "GOV-1.2", func(r *assessment.Record) { r.Note = "" })
	s := assessment.Subject{Kind: assessment.AboutTarget, ID: "GOV-1"}
	if _, err := a.Apply(assessment.Change{Stamp: stamp("Ada", 1), Subject: s, Before: a.Current(s), After: assessment.Target{}}); err != nil {
		t.Fatal(err)
	}
	want := head(t) + `targets:
  # The regulator asked.
  # On her own word.
  GOV-1:
    by: Ada
    at: 2026-11-20T09:01:00Z
    history:
      - level: 4
        reason: Asked for.
# nothing yet
answers:
  # Six pages.
  GOV-1.2:
    by: Ada
    at: 2026-11-20T09:01:00Z
    history:
      - note: See the minutes.
...
`
	got := string(store.Encode(a, doc.Comments))
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	doc = decode(t, got)
	if again := string(store.Encode(doc.Assessment, doc.Comments)); again != got {
		t.Errorf("a second save gives\n%s", again)
	}
}

// Wherever people put comments, each survives, once, and the next save leaves
// the file as it is.
func TestNoCommentIsLost(t *testing.T) {
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 5))
		a := talkative(t, r)
		data, want := commented(r, store.Encode(a, nil))
		doc := decode(t, string(data))
		first := store.Encode(doc.Assessment, doc.Comments)
		again := decode(t, string(first))
		if got := allOf(again.Comments); !slices.Equal(got, want) {
			t.Fatalf("seed %d: comments\n%q, want\n%q\n%s\n%s", seed, got, want, data, first)
		}
		if !reflect.DeepEqual(what(again.Assessment), what(a)) {
			t.Fatalf("seed %d: a comment changed an answer\n%s\n%s", seed, data, first)
		}
		if second := store.Encode(again.Assessment, again.Comments); !bytes.Equal(second, first) {
			t.Fatalf("seed %d: a second save differs\n%s\n%s", seed, first, second)
		}
	}
}

// talkative is an assessment with everything in it, and texts that look like
// comments.
func talkative(t *testing.T, r *rand.Rand) *assessment.Assessment {
	a := newAssessment(t, short(t))
	for _, q := range a.Framework().Questions() {
		edit(t, a, stamp("Ada # marsh", r.IntN(60)), q.ID, func(rec *assessment.Record) {
			rec.Note, rec.Flag = "# a\n # b: c\n\n# d"+strings.Repeat("\n", r.IntN(3)), r.IntN(2) == 0
			rec.Evidence = []assessment.Evidence{{Name: "a # b", Dated: 20260101}, {Name: "it's \"#\"", Strength: assessment.Tested}}
		})
		edit(t, a, stamp("Ben", r.IntN(60)), q.ID, func(rec *assessment.Record) {
			rec.Answer, rec.Evidence = randomAnswer(r), rec.Evidence[:r.IntN(3)]
			if rec.State == assessment.NotApplicable {
				rec.Reason = "none # here"
			}
			rec.Votes = []assessment.Vote{{By: "'#", Answer: assessment.Answer{State: assessment.Unknown}}}
		})
	}
	for range 10 {
		if c := randomChange(r, a); c.Subject.Kind == assessment.AboutPlan {
			if _, err := a.Apply(c); err != nil {
				t.Fatal(err)
			}
		}
	}
	return a
}

// commented puts comments between lines and behind them, wherever a person
// might, but not into the texts of talkative.
func commented(r *rand.Rand, data []byte) (_ []byte, all []string) {
	var b bytes.Buffer
	comment := func() string {
		all = append(all, fmt.Sprintf("# %03d \"it's\" '#' |", len(all)))
		return all[len(all)-1]
	}
	body := false
	for line := range bytes.Lines(data) {
		text := strings.TrimRight(string(line), "\n")
		trimmed := strings.TrimLeft(text, " ")
		if trimmed == "" || trimmed[0] == '#' {
			b.Write(line)
			body = true
			continue
		}
		for range r.IntN(3) {
			indent := len(text) - len(trimmed)
			if !body {
				indent += 3
			}
			if !body {
				b.WriteString(strings.Repeat("\n", r.IntN(2)))
			}
			b.WriteString(strings.Repeat(" ", r.IntN(indent+1)) + comment() + "\n" + strings.Repeat("\n", r.IntN(2)))
			body = false
		}
		body = false
		b.WriteString(text)
		if r.IntN(3) == 0 {
			b.WriteString(" " + comment())
		}
		b.WriteByte('\n')
	}
	return b.Bytes(), all
}
