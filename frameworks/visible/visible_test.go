package visible

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ in, text, line string }{
		{"", "", ""},
		{"plain", "plain", "plain"},
		{"ünï 中 🙂", "ünï 中 🙂", "ünï 中 🙂"},
		{"a\nb\tc", "a\nb\tc", "a␊b␉c"},
		{"a\r\nb", "a␍\nb", "a␍␊b"},
		{"\x00\x07\x1b[2J\x7f", "␀␇␛[2J␡", "␀␇␛[2J␡"},
		{"a\u0085b\u009bc", "a<U+0085>b<U+009B>c", "a<U+0085>b<U+009B>c"},
		{"\u061c\u200e\u200f", "<U+061C><U+200E><U+200F>", "<U+061C><U+200E><U+200F>"},
		{"\u202a\u202e\u2066\u2069", "<U+202A><U+202E><U+2066><U+2069>", "<U+202A><U+202E><U+2066><U+2069>"},
		{"a\u2028b\u2029", "a<U+2028>b<U+2029>", "a<U+2028>b<U+2029>"},
		{"a\xffb\xe4\xb8", "a\ufffdb\ufffd\ufffd", "a\ufffdb\ufffd\ufffd"},
		{"\ufffd", "\ufffd", "\ufffd"},
		{"é\nx\x1b", "é\nx␛", "é␊x␛"},
	} {
		if got := Text(c.in); got != c.text {
			t.Errorf("Text(%q) = %q, want %q", c.in, got, c.text)
		}
		if got := Line(c.in); got != c.line {
			t.Errorf("Line(%q) = %q, want %q", c.in, got, c.line)
		}
	}
}

// Nothing that a terminal obeys, or that turns the direction of writing, is
// left; and what is safe isn't touched.
func TestNothingHostileIsLeft(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		in := "a" + string(r) + "b"
		line := Line(in)
		if strings.ContainsFunc(line, Hostile) {
			t.Fatalf("U+%04X is left in a line", r)
		}
		if !Hostile(r) && (line != in || Text(in) != in) {
			t.Fatalf("U+%04X became %q", r, line)
		}
		if text := Text(in); strings.ContainsFunc(text, Control) || r != '\n' && r != '\t' && text != line {
			t.Fatalf("U+%04X in a text became %q", r, text)
		}
	}
	for _, r := range "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\x1b\u009b\n\t" {
		if !Hostile(r) {
			t.Errorf("U+%04X isn't hostile", r)
		}
	}
}

func TestStrip(t *testing.T) {
	for _, c := range []struct {
		in, want string
		n        int
	}{
		{"", "", 0},
		{"a\tb\nc", "a\tb\nc", 0},
		{"a\r\nb\rc", "a\nb\nc", 0},
		{"\x1b[31mred\x1b[0m", "[31mred[0m", 2},
		{"\x00\x7f\u0085", "", 3},
		{"a\xffb", "a\ufffdb", 0},
		{"\u202ea", "\u202ea", 0},
	} {
		if got, n := Strip(c.in); got != c.want || n != c.n {
			t.Errorf("Strip(%q) = %q, %d, want %q, %d", c.in, got, n, c.want, c.n)
		}
	}
}

// Most texts are plain, and cost nothing.
func TestPlainTextAllocatesNothing(t *testing.T) {
	s := strings.Repeat("plain text, ünï\n", 100)
	if n := testing.AllocsPerRun(10, func() { Text(s) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
