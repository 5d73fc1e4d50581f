package strict

import (
	"fmt"
	"strings"
	"testing"
)

// root parses a file that must be readable.
func root(t *testing.T, data string) (Node, *File) {
	t.Helper()
	f, err := Parse("f", []byte(data), MaxSize)
	if err != nil {
		t.Fatal(err)
	}
	return f.Root, f
}

// told gives what is told about a file, a line each.
func told(data string) string {
	f, err := Parse("f", []byte(data), MaxSize)
	if err == nil {
		err = f.Err()
	}
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestWhatIsReadAsWritten(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"a: no", "no"},
		{"a: 31", "31"},
		{"a: 0x1F", "0x1F"},
		{"a: 1.10", "1.10"},
		{"a: 1e3", "1e3"},
		{"a: 012", "012"},
		{"a: 2026-11-24", "2026-11-24"},
		{"a: .nan", ".nan"},
		{"a: true", "true"},
		{"a: 'null'", "null"},
		{`a: "~"`, "~"},
		{"a: <<", "<<"},
		{`"a": b`, "b"},
		{"'a': b", "b"},
		{"? a\n: b", "b"},
		{`{"a": "b", "c": ["d"]}`, "b"},
		{"{\n\t\"a\": \"b\"\n}", "b"},
		{"\ufeffa: b", "b"},
		{"\ufeff# comment\r\na: b\r\n", "b"},
		{"a: |\r\n  one\r\n  two\r\n", "one\ntwo\n"},
		{"a: >-\n  one\n  two\n", "one two"},
		{"a: one\n  two", "one two"},
		{"%YAML 1.2\n---\na: b\n...\n", "b"},
		{"# comment\n\n%YAML  1.2\n---\na: b", "b"},
		{"---\na: b\n...\n\n# the end\n", "b"},
		{`a: "\u00e9\t\u4e2d\n"`, "é\t中\n"},
		{"a: 中文, ایران, 🙂", "中文, ایران, 🙂"},
		{"a: \u200ex", "\u200ex"},
		{"a: x\ufeffy", "x\ufeffy"},
		{"a: b # comment", "b"},
		{"a: b#c", "b#c"},
	} {
		n, f := root(t, c.data)
		if got := n.Get("a").Text("a"); got != c.want || f.Err() != nil {
			t.Errorf("%q: read %q, want %q; %v", c.data, got, c.want, f.Err())
		}
	}
}

func TestDepth(t *testing.T) {
	for _, c := range []struct {
		begin, end string
		deep       int
	}{{"[", "]", 1}, {"{a: ", "}", 1}, {"- ", "", 1}, {"[{a: ", "}]", 2}} {
		nested := func(n int) string { return strings.Repeat(c.begin, n) + "x" + strings.Repeat(c.end, n) }
		if s := told(nested(MaxDepth / c.deep)); s != "" {
			t.Errorf("%d deep in %q: %s", MaxDepth, c.begin, s)
		}
		if s := told(nested(MaxDepth/c.deep + 1)); !strings.Contains(s, "lists and maps stand more than 40 deep inside each other") {
			t.Errorf("%d deep in %q: %q", MaxDepth+c.deep, c.begin, s)
		}
	}
	steps := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat("  ", i) + "a:\n")
		}
		return b.String()
	}
	if s := told(steps(MaxDepth)); s != "" {
		t.Errorf("%d maps deep: %s", MaxDepth, s)
	}
	if s := told(steps(MaxDepth + 1)); !strings.Contains(s, "deep inside each other") {
		t.Errorf("%d maps deep: %q", MaxDepth+1, s)
	}
}

// Places are those of an editor: lines and letters from 1, whatever ends the
// lines and however many bytes a letter has.
func TestPlaces(t *testing.T) {
	for data, want := range map[string]string{
		"a: 1\nb: \x01":                "f:2:4: a control character (U+0001); take it out",
		"a: 1\r\nb: \x01":              "f:2:4: a control character (U+0001); take it out",
		"a: 1\rb: \x01":                "f:2:4: a control character (U+0001); take it out",
		"é: 中🙂\x01":                    "f:1:6: a control character (U+0001); take it out",
		"\ufeffa: \xff":                "f:1:4: a byte that isn't UTF-8 (0xff); save the file as UTF-8",
		"é: \xe4\xb8":                  "f:1:4: a byte that isn't UTF-8 (0xe4); save the file as UTF-8\nf:1:5: a byte that isn't UTF-8 (0xb8); save the file as UTF-8",
		"\ufeffé: 中\r\n中: &a x":        "f:2:4: an anchor (&a); write the value out where it is used",
		"a: \ufffe":                    "f:1:4: a character that a file can't hold (U+FFFE); take it out",
		"a: b\u2029c":                  "f:1:5: a character that a file can't hold (U+2029); take it out",
		"%YAML 1.2\n# c\n---\na: &a x": "f:4:4: an anchor (&a); write the value out where it is used",
	} {
		if got := told(data); got != want {
			t.Errorf("%q: told %q, want %q", data, got, want)
		}
	}
}

// A second document is told where it begins.
func TestSecondDocument(t *testing.T) {
	for data, line := range map[string]int{
		"a: 1\n---\nb: 1":                2,
		"---\na: 1\n---\n":               3,
		"---\n---\n":                     2,
		"# c\n---\n# d\na: 1\n--- # e\n": 5,
		"a: 1\n...\n\n# c\nb: 1\n":       5,
		"a: 1\r\n...\r\n---\r\nb: 1":     3,
		"a: |\n  ---\n  x\n---\nb: 1":    4,
	} {
		want := fmt.Sprintf("f:%d:1: a second document begins; keep one document in a file", line)
		if got := told(data); got != want {
			t.Errorf("%q: told %q, want %q", data, got, want)
		}
	}
	for _, data := range []string{"a: 1\n...\n", "a: 1\n...\n...\n# c", "---\na: ---\nb: ...", "a: 'x\n  ---\n  y'"} {
		if got := told(data); got != "" {
			t.Errorf("%q: %s", data, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	for value, want := range map[string]float64{"1": 1, "0.5": .5, ".5": .5, "5.": 5, "+2": 2, "1e2": 100, "1000": 1000, "1e-300": 1e-300} {
		n, f := root(t, "a: "+value)
		if got, ok := n.Get("a").Number("a", 1000); !ok || got != want || f.Err() != nil {
			t.Errorf("%s: %v, %v; %v", value, got, ok, f.Err())
		}
	}
	for value, want := range map[string]int{"0": 0, "9": 9, "+3": 3, "-1": -1, "007": 7} {
		n, f := root(t, "a: "+value)
		if got, ok := n.Get("a").Whole("a", -1, 9); !ok || got != want || f.Err() != nil {
			t.Errorf("%s: %v, %v; %v", value, got, ok, f.Err())
		}
	}
	for _, value := range []string{"10", "-2", "1.0", "1e1", "0x1", "0o7", "1_0", "99999999999999999999", "'1'", "|\n  1", "[1]", "", "one", "!!int 1", "１"} {
		n, f := root(t, "a: "+value)
		if got, ok := n.Get("a").Whole("a", -1, 9); value != "!!int 1" && (ok || got != 0 && value == "") || f.Err() == nil {
			t.Errorf("%q is taken for %d", value, got)
		}
	}
}

// A key of a map may stand in quotes, as JSON wants it; a value may not.
func TestQuotedKey(t *testing.T) {
	n, f := root(t, `{"3": a}`)
	for _, e := range n.Entries("n") {
		if k, ok := e.Key.WholeKey("key", 0, 5); !ok || k != 3 || f.Err() != nil {
			t.Errorf("%d, %v, %v", k, ok, f.Err())
		}
		if _, ok := e.Key.Whole("key", 0, 5); ok {
			t.Error("a quoted number is a number")
		}
	}
}

func TestBools(t *testing.T) {
	for value, want := range map[string]bool{"true": true, "True": true, "TRUE": true, "false": false, "False": false, "FALSE": false} {
		n, f := root(t, "a: "+value)
		if got := n.Get("a").Bool("a"); got != want || f.Err() != nil {
			t.Errorf("%s: %v; %v", value, got, f.Err())
		}
	}
	for _, value := range []string{"yes", "no", "on", "off", "y", "1", "'true'", "tRUE", "", "[true]"} {
		n, f := root(t, "a: "+value)
		if n.Get("a").Bool("a"); f.Err() == nil {
			t.Errorf("%q is taken for a bool", value)
		}
	}
}

// Where "" is a value it is taken, and nothing else of what is empty.
func TestTextOrEmpty(t *testing.T) {
	for _, value := range []string{`""`, `''`, `" "`, "x"} {
		n, f := root(t, "a: "+value)
		if n.Get("a").TextOrEmpty("a"); f.Err() != nil {
			t.Errorf("%s: %v", value, f.Err())
		}
	}
	for _, value := range []string{"", "~", "null", "[]", `"\0"`} {
		n, f := root(t, "a: "+value)
		if n.Get("a").TextOrEmpty("a"); f.Err() == nil {
			t.Errorf("%q is taken for a text", value)
		}
	}
}

func TestGet(t *testing.T) {
	n, _ := root(t, "a: {b: c}\nd: [e]\n")
	if b := n.Get("a").Get("b"); b.Line() != 1 || b.Column() != 8 {
		t.Errorf("b stands at %d:%d", b.Line(), b.Column())
	}
	for _, absent := range []Node{n.Get("x"), n.Get("d").Get("e"), n.Get("x").Get("y"), {}} {
		if absent.Exists() || absent.Line() != 0 || absent.Column() != 0 {
			t.Errorf("%v is there", absent)
		}
	}
}

// Of many mistakes the first 1,000 found are told, and the rest is counted.
func TestManyMistakes(t *testing.T) {
	var b strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&b, "k%d: &a x\n", i)
	}
	text := told(b.String())
	lines := strings.Split(text, "\n")
	if len(lines) != 1001 || lines[999] != "f:1000:7: an anchor (&a); write the value out where it is used" || lines[1000] != "f: and 500 more" {
		t.Errorf("%d lines, the last %q", len(lines), lines[max(0, len(lines)-2):])
	}
}

// Mistakes stand in the order of their places, those without a place first.
func TestMistakesAreSorted(t *testing.T) {
	var m Mistakes
	if m.Err() != nil {
		t.Error("no mistakes are an error")
	}
	for _, x := range [][2]int{{2, 1}, {1, 9}, {10, 1}, {0, 0}, {1, 2}} {
		m.Add(Mistake{"f", x[0], x[1], fmt.Sprint(x)})
	}
	m.Add(Mistake{"f", 1, 2, "a second one"})
	want := "f: [0 0]\nf:1:2: [1 2]\nf:1:2: a second one\nf:1:9: [1 9]\nf:2:1: [2 1]\nf:10:1: [10 1]"
	if got := m.Err().Error(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// A mistake is one line that no terminal obeys, however hostile the file and
// its name.
func TestMistakeIsOneSafeLine(t *testing.T) {
	m := Mistake{File: "a\nb\x1b[31m", Line: 1, Text: "c\r\n\u202ed"}
	if got, want := m.String(), "a␊b␛[31m:1: c␍␊<U+202E>d"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	n, f := root(t, "a: "+strings.Repeat("x", 100_000))
	n.Get("a").Mistake("%s is long", strings.Repeat("é", 100_000))
	n.Get("a").Number("a", 1)
	if s := f.Err().Error(); len(s) > 1000 || !strings.Contains(s, "…") {
		t.Errorf("%d bytes told", len(s))
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"id", "title", "practices", "summary", "weight"}
	for word, want := range map[string]string{
		"wieght": "weight", "weigth": "weight", "Weight": "weight", "practice": "practices", "sumary": "summary",
		"titel": "title", "tilte": "title", "ID": "id", "idd": "id", "colour": "", "x": "", "": "",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
	ids := []string{"CON-1", "CON-2", "CON-10", "GOV-1"}
	for word, want := range map[string]string{"CON-9": "CON-1", "con-2": "CON-2", "GVO-1": "GOV-1", "CON-100": "CON-10", "ΣΕΚ": ""} {
		if got := Nearest(word, ids); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
	if got := Nearest("a", make([]string, mostCandidates+1)); got != "" {
		t.Errorf("among too many: %q", got)
	}
}

func TestDistance(t *testing.T) {
	var rows [3][]int
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"ab", "ba", 1}, {"weight", "wieght", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"é", "e", 1}} {
		if got := distance([]rune(c.a), []rune(c.b), 9, &rows); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance([]rune(c.b), []rune(c.a), 9, &rows); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
