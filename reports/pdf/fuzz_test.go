package pdf

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"posture/assessment"
	"posture/reports"
)

// Any text can be set: each line fits, has only letters of the font, and what
// was written is all there, in its order.
func FuzzText(f *testing.F) {
	for _, p := range corpus() {
		f.Add(p.text, 60.0)
	}
	f.Add("a\xff\xfe\xc3(b \x00\x1b[31m\u202e\u00ad\ufeff", 20.0)
	f.Add("−1.4 7(3) GOV-1.1 a-b c/d e–f g—h https://example.org/a/b", 12.0)
	f.Add(strings.Repeat("x", 6400), 30.0)
	l := &layout{fonts: *metricsOf()}
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if !(width >= 5 && width <= 174) {
			return
		}
		for _, s := range []style{l.bodyText(), l.titleText(), l.smallItalic()} {
			checkText(t, s, text, width)
		}
	})
}

func checkText(t *testing.T, s style, text string, width float64) {
	t.Helper()
	missing := map[rune]bool{}
	m := metricsOf()[s.face]
	clean := sanitise(text, m, missing)
	if !utf8.ValidString(clean) {
		t.Fatalf("%q becomes %q", text, clean)
	}
	if again := sanitise(clean, m, map[rune]bool{}); again != clean {
		t.Fatalf("%q, and once more %q", clean, again)
	}
	lines := s.wrap(clean, width)
	var joined strings.Builder
	for _, line := range lines {
		for _, r := range line {
			if !m.has(r) {
				t.Fatalf("%q in %q has no glyph", r, line)
			}
		}
		if w := s.width(strings.TrimRight(line, " ")); w > width+s.width("-")+0.01 && utf8.RuneCountInString(line) > 2 {
			t.Fatalf("%q is %.2f wide, want %.2f", line, w, width)
		}
		joined.WriteString(line)
	}
	if got, want := bare(joined.String()), bare(clean); got != want {
		t.Fatalf("%q is set as %q", want, got)
	}
	for _, line := range s.fitLines(clean, width, 2) {
		if w := s.width(strings.TrimRight(line, " ")); w > width+s.width("-")+0.01 && utf8.RuneCountInString(line) > 2 {
			t.Fatalf("cut to two lines, %q is %.2f wide, want %.2f", line, w, width)
		}
	}
}

// bare is a text without what line breaking adds or takes away.
func bare(s string) string {
	return strings.NewReplacer("-", "", "\n", "", string(zeroWidthSpace), "").Replace(s)
}

// Any note makes a whole PDF.
func FuzzNote(f *testing.F) {
	for _, p := range corpus() {
		f.Add(p.text)
	}
	p := corpus()["one"]
	a := p.assessment(f)
	f.Fuzz(func(t *testing.T, note string) {
		b := a.Clone()
		q := b.Framework().Questions()[0]
		if _, err := b.Edit(assessment.Stamp{By: "Ada"}, q.ID, func(r *assessment.Record) { r.Note = note }); err != nil {
			return // an assessment holds no such text
		}
		r := reports.Build(b, assessment.Evaluate(b), reports.Options{})
		l, err := lay(r, &Options{Paper: Letter})
		if err != nil {
			t.Fatal(err)
		}
		checkPages(t, l)
		if _, err := Write(io.Discard, r, Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestLinesBreakWhereAReaderWouldBreakThem(t *testing.T) {
	l := &layout{fonts: *metricsOf()}
	s := l.bodyText()
	for _, c := range []struct {
		text  string
		width float64
		want  string
	}{
		{"GOV-1 GOV-2", s.width("GOV-1 GOV-"), "GOV-1 |GOV-2"},
		{"data-driven", s.width("data-d"), "data-|driven"},
		{"either/or", s.width("either/o"), "either/|or"},
		{"no\u00a0break here", s.width("no\u00a0break h"), "no\u00a0break |here"},
		{"2\u00a0%", s.width("2\u00a0%"), "2\u00a0%"},
		{"unbreakable", s.width("unbre-"), "unbre-|akable"},
		{"0123456789", s.width("01234-"), "01234|56789"},
		{"a\n\nb", 50, "a||b"},
		{"", 50, ""},
		{"one\u200btwo", s.width("one-"), "one|two"},
	} {
		if got := strings.Join(s.wrap(c.text, c.width+0.05), "|"); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

func TestBalancedLinesAreNoMoreLines(t *testing.T) {
	l := &layout{fonts: *metricsOf()}
	s := l.titleText()
	text := "Level 2 Developing: strong in Layered security, weak in Consent and transparency"
	plain, even := s.wrap(text, 174), s.balanced(text, 174)
	if len(plain) != len(even) || s.width(even[0]) > s.width(plain[0]) {
		t.Errorf("%q and %q", plain, even)
	}
}
