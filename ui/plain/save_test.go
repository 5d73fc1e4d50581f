package plain_test

import (
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/ui/plain"
)

var errFull = errors.New("write q3.posture.yaml: the disk is full; free some space")

// full fails the calls with these numbers.
func full(calls ...int) func(int) error {
	return func(n int) error {
		for _, c := range calls {
			if c == n {
				return errFull
			}
		}
		return nil
	}
}

const notSaved = "NOT SAVED: write q3.posture.yaml: the disk is full; free some space. "

func TestWhatCantBeSavedIsTriedAgainWithTheNext(t *testing.T) {
	for _, unread := range []bool{false, true} {
		for _, c := range []struct{ in, at, state string }{
			{"3;4;", "\nA-1.1: 3, Defined. " + notSaved, "A-1.1=3 A-1.2=4"},
			{"3;", "A-1.1: 3, Defined. " + notSaved, "A-1.1=3"},
			{"3;q;", "A-1.1: 3, Defined. " + notSaved, "A-1.1=3"},
			{"n one;3;", "A-1.1: note taken. " + notSaved, "A-1.1=3 note(one)"},
			{"f;f;", "A-1.1: flagged for discussion. " + notSaved, ""},
			{"3;z;", "Taken back. A-1.1 is now: open. Saved, with what couldn't be saved before.", ""},
			{"3;b;;4;", "Answer so far: 3, Defined.", "A-1.1=3 A-1.2=4"},
		} {
			d := newDocument(t, fiveYAML)
			d.fail, d.unread = full(1), unread
			out := run(t, d, script(c.in))
			if d.state() != c.state || !strings.Contains(out, c.at) || !strings.Contains(out, "Saved, with what couldn't be saved before.") {
				t.Errorf("%q leaves %q, want %q; it says\n%s", c.in, d.state(), c.state, out)
			}
		}
	}
}

func TestAnUndoThatCantBeSavedIsPending(t *testing.T) {
	d := newDocument(t, fiveYAML)
	d.fail = full(2, 3)
	run(t, d, script("3;z;4;"))
	if got := d.state(); got != "A-1.1=4" {
		t.Errorf("%q", got)
	}
	if past := d.a.Content().Records[0].Past; len(past) != 2 || past[0].Value.Level != 3 || past[1].Value.State != assessment.Open {
		t.Errorf("the history doesn't tell what happened: %+v", past)
	}
}

func TestLeavingWithoutWhatCantBeSaved(t *testing.T) {
	for in, again := range map[string]int{"3;q;q;4;": 1, "3;q;": 1, "3": 1, "3;q;;;q;": 3, "3;q; Q ;": 1, "1;1;1;1;1;q;": 1} {
		d := newDocument(t, fiveYAML)
		d.fail = func(int) error { return errFull }
		var out strings.Builder
		err := plain.Run(strings.NewReader(script(in)), &out, d, "Ada", clock, 0)
		if !errors.Is(err, errFull) || !strings.HasPrefix(err.Error(), "leaving with ") {
			t.Errorf("%q: error %v", in, err)
		}
		if n := strings.Count(out.String(), "Write an empty line to try again, or q"); n != again {
			t.Errorf("%q: asked %d times, want %d:\n%s", in, n, again, out.String())
		}
		if !strings.Contains(out.String(), "now: nothing.") || strings.Contains(out.String(), "Saved") {
			t.Errorf("%q: says that something was saved:\n%s", in, out.String())
		}
	}
}

func TestSpaceIsFreedBeforeLeaving(t *testing.T) {
	d := newDocument(t, fiveYAML)
	d.fail = full(1, 2, 3)
	out := run(t, d, script("3;u;q;;"))
	if d.state() != "A-1.1=3 A-1.2=unknown" || !strings.Contains(out, "A-1.1: 3, Defined.\nA-1.2: unknown.\nOf 5") {
		t.Errorf("%q\n%s", d.state(), out)
	}
}

func TestEachAnswerIsStoredBeforeTheNextLineIsRead(t *testing.T) {
	d := newDocument(t, fiveYAML)
	var out strings.Builder
	in := &turns{lines: []string{"3\n", "n one\n", "z\n", "u\n"}, asked: func(n int) {
		if d.stores != n || strings.Count(out.String(), "Saved.") != n || !strings.HasSuffix(out.String(), "or ? for help:\n") {
			t.Errorf("line %d is read when %d changes are stored and it says\n%s", n+1, d.stores, out.String())
		}
	}}
	if err := plain.Run(in, &out, d, "Ada", clock, 0); err != nil {
		t.Fatal(err)
	}
}

// A stored document is how a command brings a file.
type stored struct{ *store.File }

func (d stored) Change(edit func(*assessment.Assessment) ([]assessment.Change, error)) error {
	return d.Update(func(a *assessment.Assessment) error {
		_, err := edit(a)
		return err
	})
}

func TestEachAnswerIsOnDiskBeforeItIsSaidToBe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "q3.posture.yaml")
	disk := store.New(frameworks.BuiltinVersion)
	file, err := disk.Create(path, newDocument(t, fiveYAML).a)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	want := []string{"", "A-1.1=3", "A-1.1=3 A-1.2=open note(in their words)", "A-1.1=3 A-1.2=n/a(none) note(in their words)", "A-1.1=3 A-1.2=open note(in their words)"}
	in := &turns{lines: []string{"3\n", "n in their words\n", "x none\n", "z\n"}, asked: func(n int) {
		now, err := disk.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := (&document{a: now.Assessment()}).state(); got != want[n] || strings.Count(out.String(), "Saved.") != n {
			t.Errorf("after line %d the file has %q, want %q; it says\n%s", n, got, want[n], out.String())
		}
	}}
	if err := plain.Run(in, &out, stored{file}, "Ada", clock, 0); err != nil {
		t.Fatal(err)
	}
}

// A person at a keyboard: a line for each time one is read.
type turns struct {
	lines []string
	n     int
	asked func(n int)
	err   error
}

func (r *turns) Read(p []byte) (int, error) {
	r.asked(r.n)
	if r.n == len(r.lines) {
		if r.err != nil {
			return 0, r.err
		}
		return 0, io.EOF
	}
	r.n++
	return copy(p, r.lines[r.n-1]), nil
}

func TestInputThatFails(t *testing.T) {
	d := newDocument(t, fiveYAML)
	dead := errors.New("the line is dead")
	in := &turns{lines: []string{"3\n", "n half a no"}, asked: func(int) {}, err: dead}
	var out strings.Builder
	err := plain.Run(in, &out, d, "Ada", clock, 0)
	if !errors.Is(err, dead) || err.Error() != "reading the answers: the line is dead" || d.state() != "A-1.1=3" {
		t.Errorf("%v, %q", err, d.state())
	}
	if !strings.HasSuffix(out.String(), "open 4.\n") {
		t.Error(out.String())
	}
}

type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestOutputThatFailsLosesNoAnswer(t *testing.T) {
	d := newDocument(t, fiveYAML)
	err := plain.Run(strings.NewReader(script("3;4;")), closed{}, d, "Ada", clock, 0)
	if !errors.Is(err, io.ErrClosedPipe) || d.state() != "A-1.1=3 A-1.2=4" {
		t.Errorf("%v, %q", err, d.state())
	}
}

func TestOthersOnTheSameFile(t *testing.T) {
	d := newDocument(t, fiveYAML)
	ben := func(id string, f func(*assessment.Record)) {
		d.others = func(a *assessment.Assessment) {
			if _, err := a.Edit(assessment.Stamp{By: "Ben"}, id, f); err != nil {
				t.Error(err)
			}
		}
	}
	t.Run("another question", func(t *testing.T) {
		ben("A-1.2", level(1))
		out := run(t, d, script("3;2;"))
		if d.state() != "A-1.1=3 A-1.2=1 A-2.1=2" || strings.Contains(out, "meanwhile") {
			t.Errorf("%q\n%s", d.state(), out)
		}
	})
	t.Run("the same question", func(t *testing.T) {
		ben("B-1.1", func(r *assessment.Record) { level(1)(r); r.Note = "Ben was here" })
		out := run(t, d, script("4;"))
		if d.state() != "A-1.1=3 A-1.2=1 A-2.1=2 B-1.1=4 note(Ben was here)" {
			t.Error(d.state())
		}
		if !strings.Contains(out, "Somebody else changed B-1.1 meanwhile: answer open to 1, note added. What they gave is kept in its history.\nB-1.1: 4, Managed. Saved.") {
			t.Error(out)
		}
	})
	t.Run("before a change could be saved", func(t *testing.T) {
		d.calls, d.fail = 0, func(n int) error {
			if n > 1 {
				return nil
			}
			ben("B-1.2", level(0))
			return errFull
		}
		out := run(t, d, script("5;"))
		if got := d.a.Record(d.a.Framework().Question("B-1.2")); got.Level != 5 || !strings.Contains(out, "Somebody else changed B-1.2 meanwhile: answer.") {
			t.Errorf("%v\n%s", got, out)
		}
	})
}

func TestUndoLeavesWhatOthersChanged(t *testing.T) {
	d := newDocument(t, fiveYAML)
	in := &turns{lines: []string{"3\n", "z\n", "4\n"}, asked: func(n int) {
		if n == 1 {
			d.others = func(a *assessment.Assessment) {
				if _, err := a.Edit(assessment.Stamp{By: "Ben"}, "A-1.1", level(1)); err != nil {
					t.Error(err)
				}
			}
		}
	}}
	var out strings.Builder
	if err := plain.Run(in, &out, d, "Ada", clock, 0); err != nil {
		t.Fatal(err)
	}
	if d.state() != "A-1.1=1 A-1.2=4" || !strings.Contains(out.String(), "Not taken back: A-1.1 was changed by somebody else since; change it by hand.") {
		t.Errorf("%q\n%s", d.state(), out.String())
	}
}

func TestAnotherFrameworkInTheFile(t *testing.T) {
	d := newDocument(t, fiveYAML)
	small := newDocument(t, strings.Split(fiveYAML, "          - {id: A-1.2")[0])
	in := &turns{lines: []string{"3\n", "4\n", "b\n", "z\n", "b\n", "2\n"}, asked: func(n int) {
		if n == 2 {
			d.a = small.a
		}
	}}
	var out strings.Builder
	if err := plain.Run(in, &out, d, "Ada", clock, 0); err != nil {
		t.Fatal(err)
	}
	if got := d.state(); got != "A-1.1=2" {
		t.Errorf("%q\n%s", got, out.String())
	}
}
