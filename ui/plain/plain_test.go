package plain_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/frameworks"
	"posture/ui/plain"
)

const fiveYAML = `schema: posture/framework/v1
id: five
version: 1.0.0
title: Five questions
layers:
  - id: A
    title: Governance
    practices:
      - id: A-1
        title: Inventory
        questions:
          - id: A-1.1
            ask: How complete is the record?
            why: What nobody knows of, nobody protects.
            evidence: [The register itself, The date of its review]
            levels: {0: No record., 3: One record for all that is in scope.}
          - {id: A-1.2, ask: Who keeps it?}
      - id: A-2
        title: Roles
        questions: [{id: A-2.1, ask: Who decides?}]
  - id: B
    title: Consent
    practices:
      - id: B-1
        title: Asking
        questions: [{id: B-1.1, ask: How is it asked?}, {id: B-1.2, ask: How is it taken back?}]
`

func load(t testing.TB, yaml string) *frameworks.Framework {
	t.Helper()
	fw, err := frameworks.Load("test.yaml", []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func clock() time.Time { return time.Date(2026, 11, 24, 10, 0, 0, 5, time.FixedZone("", 3600)) }

// A document stores in memory, as a file does: edit works on a copy, and
// nothing stands where storing fails.
type document struct {
	a      *assessment.Assessment
	stores int                          // how often something was stored
	fail   func(n int) error            // of the nth call to Change
	unread bool                         // whether it fails before it calls edit
	others func(*assessment.Assessment) // what somebody else does before the next call
	calls  int
}

func newDocument(t testing.TB, yaml string) *document {
	t.Helper()
	a, err := assessment.New(load(t, yaml), assessment.Head{Organisation: "Brindlewick", Scope: "Shop", Date: 20261124}, assessment.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return &document{a: a}
}

func (d *document) Assessment() *assessment.Assessment { return d.a }

func (d *document) Change(edit func(*assessment.Assessment) ([]assessment.Change, error)) error {
	d.calls++
	a := d.a.Clone()
	if d.others != nil {
		d.others(a)
		d.others = nil
	}
	var err error
	if d.fail != nil {
		err = d.fail(d.calls)
	}
	if err != nil && d.unread {
		return err
	}
	theirs := a.Clone()
	changes, refused := edit(a)
	if refused != nil {
		return refused
	}
	if err != nil {
		return err
	}
	if d.a = theirs; len(changes) > 0 {
		d.a = a
		d.stores++
	}
	return nil
}

// give sets a record before the sitting, as somebody else.
func (d *document) give(t testing.TB, id string, f func(*assessment.Record)) {
	t.Helper()
	if _, err := d.a.Edit(assessment.Stamp{By: "Ben"}, id, f); err != nil {
		t.Fatal(err)
	}
}

func level(n int) func(*assessment.Record) {
	return func(r *assessment.Record) { r.Answer = assessment.Answer{State: assessment.Levelled, Level: n} }
}

// state is the answers that aren't open, as "A-1.1=3 A-1.2=n/a(reason)", with
// the note, the evidence and the flag after them.
func (d *document) state() string {
	var all []string
	for _, q := range d.a.Framework().Questions() {
		r := d.a.Record(q)
		s := r.Answer.String()
		if r.Reason != "" {
			s += "(" + r.Reason + ")"
		}
		if r.Note != "" {
			s += fmt.Sprintf(" note(%s)", r.Note)
		}
		for _, e := range r.Evidence {
			s += fmt.Sprintf(" %s(%s)", e.Strength, e.Name)
		}
		if r.Flag {
			s += " flag"
		}
		if s != "open" {
			all = append(all, q.ID+"="+s)
		}
	}
	return strings.Join(all, " ")
}

func run(t testing.TB, d plain.Document, input string) (output string) {
	t.Helper()
	var out strings.Builder
	if err := plain.Run(strings.NewReader(input), &out, d, "Ada", clock, 0); err != nil {
		t.Errorf("%q: %v", input, err)
	}
	return out.String()
}

// In the tables ; stands for the end of a line.
func script(s string) string { return strings.ReplaceAll(s, ";", "\n") }

func TestLines(t *testing.T) {
	for _, c := range []struct{ name, in, state, out string }{
		{"levels in order", "3;0;5;1;2;", "A-1.1=3 A-1.2=0 A-2.1=5 B-1.1=1 B-1.2=2", "B-1.2: 2, Developing. Saved.\n"},
		{"the last line may lack its newline", "3;4", "A-1.1=3 A-1.2=4", "open 3."},
		{"an input without a line", "", "", "Answered or changed now: nothing."},
		{"lines after the last open question", "1;1;1;1;1;2;", "A-1.1=1 A-1.2=1 A-2.1=1 B-1.1=1 B-1.2=1", "open 0."},
		{"spaces round a line", "  3\t;", "A-1.1=3", ""},
		{"a level that the scale hasn't", "6;3;", "A-1.1=3", `"6" is nothing that can be taken here. Write a level from 0 to 5`},
		{"a number below the scale", "-1;3;", "A-1.1=3", `"-1" is nothing`},
		{"a sign is no level", "+3;", "", `"+3" is nothing`},
		{"more than a level", "3 or 4;2;", "A-1.1=2", `"3 or 4" is nothing`},
		{"a number beyond all", "99999999999999999999999;2;", "A-1.1=2", `is nothing`},
		{"unknown", "u;U;", "A-1.1=unknown A-1.2=unknown", "A-1.1: unknown. Saved.\n"},
		{"a word of files is none of here", "unknown;open;n/a;2;", "A-1.1=2", `"open" is nothing`},
		{"not applicable", "x no such data.;2;", "A-1.1=n/a(no such data.) A-1.2=2", "not applicable, because: no such data. Saved."},
		{"a bare x takes the next line", "x;2;3;", "A-1.1=n/a(2) A-1.2=3", "Write the reason on the next line"},
		{"a bare x and q", "x;q;", "A-1.1=n/a(q)", ""},
		{"a bare x and an empty line", "x;;2;", "A-1.1=2", "needs a reason"},
		{"a bare x at the end", "x", "", "open 5."},
		{"a note stays at the question", "n in their words;3;", "A-1.1=3 note(in their words)", "A-1.1: note taken. Saved.\n"},
		{"a second note", "n one;n two;", "A-1.1=open note(two)", "in the place of the one that was there. Saved."},
		{"a bare n", "n;3;", "A-1.1=3", `"n" is nothing`},
		{"evidence", "e Data map;e TESTED A sample;", "A-1.1=open tested(A sample) stated(Data map)", `A-1.1: evidence "A sample" taken, tested. Saved.`},
		{"evidence joins by its name", "e observed Map;e Map;e documented Map;", "A-1.1=open documented(Map)", `evidence "Map" taken, observed. So it stood already.`},
		{"a strength alone", "e tested;e;", "", "tested needs the name of the evidence"},
		{"tabs part a line as spaces do", "x\tnone;e\tobserved\tMap;", "A-1.1=n/a(none) A-1.2=open observed(Map)", ""},
		{"flag on", "f;", "A-1.1=open flag", "flagged for discussion. Saved."},
		{"flag on and off", "f;f;", "", "the flag is taken off. Saved."},
		{"an empty line passes over", ";3;", "A-1.2=3", ""},
		{"what was passed over isn't asked again", ";1;1;1;1;1;", "A-1.2=1 A-2.1=1 B-1.1=1 B-1.2=1", "open 1."},
		{"back, and on to what is open", "3;4;b;1;5;", "A-1.1=3 A-1.2=1 A-2.1=5", ""},
		{"back twice", "3;4;b;b;1;5;", "A-1.1=1 A-1.2=4 A-2.1=5", "Answer so far: 3, Defined."},
		{"back at the first", "b;3;", "A-1.1=3", "This is the first question."},
		{"undo goes to what it took back", "3;z;4;", "A-1.1=4", "Taken back. A-1.1 is now: open. Saved."},
		{"undo across questions", "3;4;z;z;2;", "A-1.1=2", ""},
		{"back after an undo", "1;2;3;z;b;5;", "A-1.1=1 A-1.2=5", ""},
		{"undo a note", "n one;n two;z;", "A-1.1=open note(one)", ""},
		{"undo of nothing", "z;3;", "A-1.1=3", "nothing to take back"},
		{"Z makes again elsewhere, and isn't undo", "3;Z;4;", "A-1.1=3 A-1.2=4", `"Z" is nothing`},
		{"help", "?;3;", "A-1.1=3", "Evidence that would show it: The register itself; The date of its review."},
		{"end", "3;q;4;", "A-1.1=3", "open 4."},
		{"a letter with more", "q now;u maybe;f!;3;", "A-1.1=3", `"q now" is nothing`},
		{"anything else", "hello there;3;", "A-1.1=3", `"hello there" is nothing`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDocument(t, fiveYAML)
			out := run(t, d, script(c.in))
			if got := d.state(); got != c.state {
				t.Errorf("%q gives %q, want %q", c.in, got, c.state)
			}
			if !strings.Contains(out, c.out) {
				t.Errorf("%q doesn't say %q:\n%s", c.in, c.out, out)
			}
		})
	}
}

func TestStartsAtTheFirstOpenQuestionAndAsksOnlyWhatIsOpen(t *testing.T) {
	d := newDocument(t, fiveYAML)
	d.give(t, "A-1.1", level(1))
	d.give(t, "A-2.1", func(r *assessment.Record) { r.State = assessment.Unknown })
	d.give(t, "B-1.1", func(r *assessment.Record) { r.Note = "a note alone leaves it open" })
	out := run(t, d, script("3;4;5;"))
	if got, want := d.state(), "A-1.1=1 A-1.2=3 A-2.1=unknown B-1.1=4 note(a note alone leaves it open) B-1.2=5"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if !strings.Contains(out, "Questions that are open: 3 of 5.") {
		t.Error(out)
	}
}

func TestBackAtTheStartGoesToWhatStandsBefore(t *testing.T) {
	d := newDocument(t, fiveYAML)
	d.give(t, "A-1.1", level(1))
	d.give(t, "A-2.1", level(1))
	run(t, d, script("b;2;3;b;5;"))
	if got, want := d.state(), "A-1.1=2 A-1.2=5 A-2.1=1"; got != want {
		t.Errorf("%s, want %s: back is to what was asked before, else to what stands before", got, want)
	}
}

func TestNothingOpen(t *testing.T) {
	d := newDocument(t, fiveYAML)
	for _, q := range d.a.Framework().Questions() {
		d.give(t, q.ID, level(2))
	}
	if out := run(t, d, script("3;")); !strings.Contains(out, "open: 0 of 5.") || strings.Contains(out, "Your answer") || d.calls > 0 {
		t.Error(out)
	}
}

func TestWhoAndWhen(t *testing.T) {
	d := newDocument(t, fiveYAML)
	run(t, d, script("3;"))
	want := assessment.Stamp{By: "Ada", At: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	if got := d.a.Given(d.a.Framework().Question("A-1.1")); got != want {
		t.Errorf("given by %v, want %v: UTC, to the second", got, want)
	}
}

func TestWhatWasCarriedOverIsAskedAndConfirmed(t *testing.T) {
	d := newDocument(t, fiveYAML)
	for _, q := range d.a.Framework().Questions() {
		d.give(t, q.ID, level(3))
	}
	for _, id := range []string{"A-1.1", "B-1.1", "B-1.2"} {
		d.give(t, id, func(r *assessment.Record) { r.Carried = true })
	}
	out := run(t, d, script("c;3;q;"))
	for _, want := range []string{"open: 0 of 5. Carried over and not confirmed: 3; c confirms one.", "nobody has looked at it yet: c confirms it", "A-1.1: confirmed.", "Carried over and not confirmed: 1."} {
		if !strings.Contains(out, want) {
			t.Errorf("it doesn't say %q:\n%s", want, out)
		}
	}
	for id, carried := range map[string]bool{"A-1.1": false, "B-1.1": false, "B-1.2": true} {
		if got := d.a.Record(d.a.Framework().Question(id)).Carried; got != carried {
			t.Errorf("%s carried: %v", id, got)
		}
	}
	if out := run(t, d, script("b;c;")); !strings.Contains(out, "Nothing to confirm") {
		t.Error(out)
	}
}

func TestTakingBackSaysWhatIsTakenBack(t *testing.T) {
	d := newDocument(t, fiveYAML)
	if out := run(t, d, script("n a note;z;q;")); !strings.Contains(out, "Taken back, A-1.1: note removed.") {
		t.Error(out)
	}
}

func TestEvidenceKeepsItsDates(t *testing.T) {
	d := newDocument(t, fiveYAML)
	d.give(t, "A-1.1", func(r *assessment.Record) {
		r.Evidence = []assessment.Evidence{{Name: "Map", Strength: assessment.Observed, Dated: 20261001, ValidUntil: 20271001}}
	})
	run(t, d, script("e tested Map;"))
	want := assessment.Evidence{Name: "Map", Strength: assessment.Tested, Dated: 20261001, ValidUntil: 20271001}
	if got := d.a.Record(d.a.Framework().Question("A-1.1")).Evidence; len(got) != 1 || got[0] != want {
		t.Errorf("%+v", got)
	}
}

func TestSaysWhatWasAnswered(t *testing.T) {
	d := newDocument(t, fiveYAML)
	out := run(t, d, script("3;u;x none;2;z;n one;"))
	_, sum, _ := strings.Cut(out, "\nAnswered or changed now:\n")
	want := `A-1.1: 3, Defined.
A-1.2: unknown.
A-2.1: not applicable, because: none.
B-1.1: open.
Of 5 questions: with a level 1, unknown 1, not applicable 1, open 2.
`
	if sum != want {
		t.Errorf("it says\n%swant\n%s", sum, want)
	}
}
