package plain_test

import (
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"posture/assessment"
	"posture/frameworks/visible"
	"posture/ui/plain"
)

func TestTypedText(t *testing.T) {
	for _, c := range []struct{ name, in, state, out string }{
		{"CRLF", "3\r\n\r\nn one\r\n4\r\n", "A-1.1=3 A-2.1=4 note(one)", ""},
		{"more CRs than one", "3\r\r\n4\r\r\n", "A-1.1=3 A-1.2=4", ""},
		{"CRLF at the end without LF", "3\r", "A-1.1=3", ""},
		{"the mark that Windows puts first", "\uFEFF3\n4\n", "A-1.1=3 A-1.2=4", ""},
		{"control characters in a note", "n a\x1b[2Jb\x00\u0085c\n", "A-1.1=open note(a[2Jbc)", "Control characters left out: 3.\n"},
		{"a control character in a level", "3\x00\n", "A-1.1=3", "Control characters left out: 1.\n"},
		{"an arrow key is no answer", "\x1b[A\n3\n", "A-1.1=3", `"[A" is nothing`},
		{"a line of control characters isn't empty", "\x01\x02\n3\n", "A-1.1=3", "Control characters left out: 2."},
		{"a reason of control characters", "x\n\x01\n3\n", "A-1.1=3", "needs a reason"},
		{"tabs in a note stay", "n a\tb\n", "A-1.1=open note(a\tb)", ""},
		{"a CR in a note is a new line", "n a\rSaved.\n?\n", "A-1.1=open note(a\nSaved.)", "Note: a\n  Saved.\n"},
		{"not UTF-8", "n Se\xf1or\n", "A-1.1=open note(Se\uFFFDor)", "Places that aren't UTF-8, now \uFFFD: 1."},
		{"UTF-16", "\xff\xfe3\x00\r\x00\n\x004\x00\r\x00\n\x00", "A-1.1=4", ""},
		{"marks that turn the direction", "n a\u202Eb\n?\n", "A-1.1=open note(a\u202Eb)", "Note: a<U+202E>b\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDocument(t, fiveYAML)
			out := run(t, d, c.in)
			if got := d.state(); got != c.state {
				t.Errorf("%q gives %q, want %q", c.in, got, c.state)
			}
			if !strings.Contains(out, c.out) {
				t.Errorf("%q doesn't say %q:\n%s", c.in, c.out, out)
			}
		})
	}
}

func TestLongLines(t *testing.T) {
	d := newDocument(t, fiveYAML)
	long := strings.Repeat("é", 1<<20)
	told := run(t, d, "n "+long+"\n3\n"+long+"\n4\n")
	if got, want := d.state(), "A-1.1=3 note("+long+") A-1.2=4"; got != want {
		t.Errorf("%d bytes, want %d", len(got), len(want))
	}
	out := run(t, d, "n "+strings.Repeat("a", 16<<20)+"\n5\n")
	if got := d.a.Record(d.a.Framework().Question("A-2.1")); got.Level != 5 || got.Note != "" || !strings.Contains(out, "longer than 16 MiB, and nothing of it was taken.") {
		t.Errorf("level %d, a note of %d", got.Level, len(got.Note))
	}
	if len(told) > 5000 || len(out) > 5000 {
		t.Errorf("long lines are told back with %d and %d bytes", len(told), len(out))
	}
}

const hostileYAML = `schema: posture/framework/v1
id: hostile
version: 1.0.0
title: "T\u202Eitle\e[31m"
scale: [{level: 0, name: "No\a"}, {level: 1, name: "Yes\u2028"}]
layers:
  - id: A
    title: "Layer\nQuestion"
    practices:
      - id: A-1
        title: "Practice\e]0;x\a"
        questions: [{id: A-1.1, ask: "Ask\e[2J\nmore", why: "Why\u009B", evidence: ["E\e"], levels: {0: "L\x7F"}}]
`

// Texts out of files are loaded strictly; what came in some other way must
// still do nothing to a terminal.
func TestHostileTextsAreShown(t *testing.T) {
	d := newDocument(t, strings.NewReplacer(`\e`, "E", `\a`, "A", `\u009B`, "C", `\x7F`, "D").Replace(hostileYAML))
	fw := d.a.Framework()
	q := fw.Question("A-1.1")
	fw.Title, fw.Scale[0].Name, q.Ask, q.Why = "T\x1b[31m", "No\a", "Ask\x1b[2J\nmore", "Why\u009b"
	q.Practice.Title, q.Levels[0], q.Evidence[0] = "P\x1b]0;x\a", "L\x7f", "E\x1b"
	d.give(t, "A-1.1", func(r *assessment.Record) {
		r.Note = "N\u202e"
		r.Evidence = []assessment.Evidence{{Name: "Map\nSaved."}}
	})
	out := run(t, d, "?\n0\n")
	harmless(t, out)
	for _, want := range []string{"T␛[31m 1.0.0", "A-1.1: Ask␛[2J\nmore\n", "0, No␇: L␡", "Note: N<U+202E>", "Evidence, stated: Map␊Saved.", "P␛]0;x␇", "Layer␊Question."} {
		if !strings.Contains(out, want) {
			t.Errorf("doesn't show %q:\n%s", want, out)
		}
	}
}

func harmless(t *testing.T, out string) {
	t.Helper()
	if !utf8.ValidString(out) || strings.ContainsFunc(out, func(r rune) bool { return visible.Hostile(r) && r != '\n' && r != '\t' }) {
		t.Errorf("the output holds what a terminal would obey: %q", out)
	}
}

func TestWrapsOnATerminalOnly(t *testing.T) {
	const why = "Whatever 名前の付いていない長い文 is written in wide letters, it stays within the window that shows it."
	d := newDocument(t, strings.Replace(fiveYAML, "What nobody knows of, nobody protects.", why, 1))
	var out strings.Builder
	if err := plain.Run(strings.NewReader("q\n"), &out, d, "", clock, 30); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		cells := 0
		for _, r := range strings.TrimSuffix(line, "\n") {
			cells++
			if r > 0x2E80 {
				cells++
			}
		}
		if cells > 30 {
			t.Errorf("%d cells: %q", cells, line)
		}
	}
	if got := strings.Join(strings.Fields(out.String()), ""); !strings.Contains(got, strings.ReplaceAll(why, " ", "")) {
		t.Error("wrapping lost something")
	}
	if !strings.Contains(run(t, d, ""), "\nWhy this is asked: "+why+"\n") {
		t.Error("without a width it's wrapped")
	}
}

// Whatever comes in: it ends without an error, shows nothing that a terminal
// would obey, and takes the same answers whether lines end with LF or CRLF, with
// or without the last one, in one piece or byte by byte.
func FuzzRun(f *testing.F) {
	for _, s := range []string{"3\n4\n", "x\nno\nz\nb\n?\nf\n", "n a\x1b[2J\r\ne tested Map\n\nu\nq", "\xff\xfe3\x00\n\x00", "x", "\uFEFF0\n", "b\nz\nZ\n", strings.Repeat("n ", 3000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		in = in[:min(len(in), 4096)]
		d := newDocument(t, fiveYAML)
		harmless(t, run(t, d, in))
		same := func(what, in string) {
			other := newDocument(t, fiveYAML)
			var out strings.Builder
			if err := plain.Run(iotest.OneByteReader(strings.NewReader(in)), &out, other, "Ada", clock, 20); err != nil {
				t.Error(err)
			}
			harmless(t, out.String())
			if other.state() != d.state() {
				t.Errorf("%s: %q, want %q", what, other.state(), d.state())
			}
		}
		same("byte by byte", in)
		same("CRLF", strings.ReplaceAll(in, "\n", "\r\n"))
		if t := strings.TrimSuffix(in, "\n"); t != "" && !strings.HasSuffix(t, "\n") {
			same("without the last newline", t)
		}
	})
}
