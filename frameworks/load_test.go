package frameworks

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"posture/frameworks/strict"
	"posture/frameworks/visible"
)

// Each file in testdata/invalid breaks the rule of its name, and the .txt
// beside it has the mistakes that are told about it.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob("testdata/invalid/*.yaml")
	if err != nil || len(files) < 60 {
		t.Fatalf("%d files in testdata/invalid; %v", len(files), err)
	}
	for _, path := range files {
		name := filepath.Base(path)
		t.Run(strings.TrimSuffix(name, ".yaml"), func(t *testing.T) {
			f, err := Load(name, read(t, path))
			if err == nil || f != nil {
				t.Fatal("it loads")
			}
			if _, ok := errors.AsType[*strict.Mistakes](err); !ok {
				t.Errorf("the error is %T", err)
			}
			golden := strings.TrimSuffix(path, ".yaml") + ".txt"
			got := err.Error() + "\n"
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(read(t, golden)); got != want {
				t.Errorf("told:\n%swant:\n%s", got, want)
			}
		})
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const head = "schema: posture/framework/v1\nid: f\nversion: 1.0.0\ntitle: F\n"

// mustLoad loads a framework that has no mistake.
func mustLoad(t testing.TB, data string) *Framework {
	t.Helper()
	f, err := Load("f", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Everything that the format has arrives as it was written.
func TestLoad(t *testing.T) {
	data := read(t, "testdata/full.yaml")
	f := mustLoad(t, string(data))
	if f.ID != "full" || f.Version != "1.2.3" || f.Title != "Everything" || f.Summary != "One paragraph." || f.Language != "en-GB" ||
		f.Licence != "CC-BY-4.0" || f.Source != "A book" || !slices.Equal(f.Authors, []string{"Ann", "Bo"}) || f.BuiltIn {
		t.Errorf("head: %+v", f)
	}
	if want := (Scale{{1, "Low", "Little."}, {2, "Middle", ""}, {3, "High", "Much."}, {4, "Top", ""}}); !slices.Equal(f.Scale, want) {
		t.Errorf("scale: %v", f.Scale)
	}
	if f.Digest != Digest(data) || !bytes.Equal(f.File, data) || !strings.HasPrefix(f.Digest, "sha256:") || len(f.Digest) != 71 {
		t.Errorf("digest %s", f.Digest)
	}
	p := f.Practice("A-1")
	if p == nil || p.Title != "First" || p.Intent != "It is so." || p.Weight != 2.5 || !p.Critical || p.Effort != 5 || p.Layer != f.Layer("A") || p.Layer.Weight != 1000 || p.Layer.Summary != "Of A." ||
		!slices.Equal(p.Outcomes, []Outcome{Trust, Advantage}) || !slices.Equal(p.Citations, []string{"gdpr:7(3)", "own:x"}) || !slices.Equal(p.Replaces, []string{"OLD-1", "OLD-2"}) ||
		!slices.Equal(p.Requires, []*Practice{f.Practice("B-1"), f.Practice("A-2")}) {
		t.Errorf("practice: %+v", p)
	}
	q := f.Question("A-1.1")
	if q == nil || q.Ask != "Who?" || q.Why != "Because." || q.Weight != .5 || !slices.Equal(q.Evidence, []string{"One", "Two"}) || q.Practice != p ||
		!maps.Equal(q.Levels, map[int]string{1: "Nobody.", 4: "All."}) || !maps.Equal(q.Advice, map[int]string{2: "Begin."}) || !slices.Equal(q.Replaces, []string{"OLD-1.1"}) {
		t.Errorf("question: %+v", q)
	}
	if p := f.Profile("p1"); p == nil || p.Title != "Some" || p.Summary != "Of some." || p.Default != 2 || !maps.Equal(p.Targets, map[string]int{"A": 4, "B-1": 1}) ||
		!maps.Equal(p.Weights, map[string]float64{"B": 1.5}) || !maps.Equal(p.Reasons, map[string]string{"A": "So.", "B": "Thus."}) || !slices.Equal(p.Citations, []string{"coppa:312.5"}) {
		t.Errorf("profile: %+v", p)
	}
	if got := f.Citations(); !slices.Equal(got, []string{"dsa:25", "gdpr:7(3)", "own:x"}) {
		t.Errorf("citations: %q", got)
	}
	for i, p := range f.Practices() {
		if p.Index != i || f.Practice(p.ID) != p {
			t.Errorf("practice %s at %d is %d", p.ID, i, p.Index)
		}
	}
	for i, q := range f.Questions() {
		if q.Index != i || f.Question(q.ID) != q {
			t.Errorf("question %s at %d is %d", q.ID, i, q.Index)
		}
	}
	if f.Layers[1].Index != 1 || f.Layer("A-1") != nil || f.Practice("A") != nil || f.Question("") != nil || f.Profile("x") != nil {
		t.Error("an id stands for something else")
	}
}

// What a file leaves out has the value that the method names.
func TestDefaults(t *testing.T) {
	f := mustLoad(t, head+"layers: [{id: L, title: L, practices: [{id: P, title: P, questions: [{id: Q, ask: Who?}]}]}]\nprofiles: [{id: p, title: P}]\n")
	p := f.Practice("P")
	if f.Layers[0].Weight != 1 || p.Weight != 1 || p.Questions[0].Weight != 1 || p.Effort != 2 || p.Critical || p.Requires != nil || p.Questions[0].Levels != nil {
		t.Errorf("%+v, %+v", p, p.Questions[0])
	}
	if !slices.Equal(f.Scale, DefaultScale()) || f.Scale.Min() != 0 || f.Scale.Max() != 5 || f.Scale.Middle() != 3 || f.Profile("p").Default != 3 {
		t.Errorf("%v, profile %+v", f.Scale, f.Profile("p"))
	}
}

// The same framework, whatever of YAML it is written in.
func TestWaysToWrite(t *testing.T) {
	block := "schema: posture/framework/v1\nid: f\nversion: 1.0.0\ntitle: Ja, nein\nlayers:\n  - id: 31\n    title: no\n    practices:\n    - id: 0x1F\n      title: yes\n" +
		"      effort: 3\n      questions:\n        - id: 1.10\n          ask: on\n          levels:\n            0: off\n            5: 2026-11-24\n"
	want := mustLoad(t, block)
	if l := want.Layer("31"); l == nil || l.Title != "no" || want.Practice("0x1F").Title != "yes" || want.Question("1.10").Levels[5] != "2026-11-24" {
		t.Fatalf("%+v", want.Layers[0])
	}
	for name, data := range map[string]string{
		"byte order mark": "\ufeff" + block,
		"CRLF":            strings.ReplaceAll(block, "\n", "\r\n"),
		"CR":              strings.ReplaceAll(block, "\n", "\r"),
		"version 1.2":     "%YAML 1.2\n---\n" + block + "...\n",
		"comments":        "# first\n" + strings.ReplaceAll(block, "\n", " # comment\n") + "# last\n",
		"no last newline": strings.TrimSuffix(block, "\n"),
		"quoted keys":     strings.NewReplacer("schema:", `"schema":`, "layers:", "'layers':", "ask:", `"ask":`, "0:", `"0":`, "5:", "'5':").Replace(block),
		"quoted values":   strings.NewReplacer("31", "'31'", "0x1F", `"0x1F"`, "1.10", `"1.10"`, ": no", `: "no"`).Replace(block),
		"JSON": `{"schema": "posture/framework/v1", "id": "f", "version": "1.0.0", "title": "Ja, nein", "layers": [{"id": "31", "title": "no", "practices": [` +
			`{"id": "0x1F", "title": "yes", "effort": 3, "questions": [{"id": "1.10", "ask": "on", "levels": {"0": "off", "5": "2026-11-24"}}]}]}]}`,
		"JSON with tabs": "{\n\t\"schema\": \"posture/framework/v1\", \"id\": \"f\", \"version\": \"1.0.0\",\n\t\"title\": \"Ja, nein\", \"layers\": [{\"id\": \"31\", \"title\": \"no\", \"practices\": [\n" +
			"\t\t{\"id\": \"0x1F\", \"title\": \"yes\", \"effort\": 3, \"questions\": [{\"id\": \"1.10\", \"ask\": \"on\", \"levels\": {\"0\": \"off\", \"5\": \"2026-11-24\"}}]}]}]\n}\n",
	} {
		got := mustLoad(t, data)
		got.File, got.Digest = want.File, want.Digest
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: another framework", name)
		}
	}
}

// A framework may bring any scale of consecutive levels between 0 and 9.
func TestScales(t *testing.T) {
	for _, c := range []struct{ min, max, middle int }{{0, 1, 1}, {0, 3, 2}, {1, 4, 3}, {1, 5, 3}, {0, 9, 5}, {8, 9, 9}} {
		var steps []string
		for l := c.min; l <= c.max; l++ {
			steps = append(steps, fmt.Sprintf("{level: %d, name: N%d}", l, l))
		}
		levels := fmt.Sprintf("{%d: a, %d: b}", c.min, c.max)
		f := mustLoad(t, head+"scale: ["+strings.Join(steps, ", ")+"]\nlayers: [{id: L, title: L, practices: [{id: P, title: P, questions: [{id: Q, ask: Who?, levels: "+levels+"}]}]}]\nprofiles: [{id: p, title: P}]\n")
		s := f.Scale
		if s.Min() != c.min || s.Max() != c.max || s.Span() != c.max-c.min || s.Middle() != c.middle || f.Profiles[0].Default != c.middle {
			t.Errorf("%d to %d: %d, %d, %d, %d, profile %d", c.min, c.max, s.Min(), s.Max(), s.Span(), s.Middle(), f.Profiles[0].Default)
		}
		if s.Has(c.min-1) || !s.Has(c.min) || !s.Has(c.max) || s.Has(c.max+1) || s.Step(c.max).Name != fmt.Sprintf("N%d", c.max) {
			t.Errorf("%d to %d: steps %v", c.min, c.max, s)
		}
	}
}

// A file of many mistakes is told about in bounded time and length.
func TestLargeFilesOfMistakes(t *testing.T) {
	practice := func(i int, more string) string {
		return fmt.Sprintf("  - {id: P%d, title: P, %s, questions: [{id: Q%d, ask: Who?}]}\n", i, more, i)
	}
	for name, line := range map[string]func(int) string{
		"unknown prerequisites": func(i int) string { return practice(i, fmt.Sprintf("requires: [X%d]", i)) },
		"a long circle":         func(i int) string { return practice(i, fmt.Sprintf("requires: [P%d, P0]", (i+1)%2_000)) },
		"unknown keys":          func(i int) string { return practice(i, fmt.Sprintf("k%d: x", i)) },
		"the same id":           func(i int) string { return practice(0, "effort: 1") },
	} {
		var b strings.Builder
		b.WriteString(head + "layers:\n- id: L\n  title: L\n  practices:\n")
		for i := range 2_000 {
			b.WriteString(line(i))
		}
		_, err := Load("f", []byte(b.String()))
		if err == nil {
			t.Errorf("%s: no mistake", name)
		} else if lines := strings.Split(err.Error(), "\n"); len(lines) != 1001 || !strings.HasSuffix(lines[1000], " more") || len(err.Error()) > 300_000 {
			t.Errorf("%s: %d lines, %d bytes, the last %q", name, len(lines), len(err.Error()), lines[len(lines)-1])
		}
	}
}

// Whatever the bytes: no panic, a mistake always says where and what, and what
// loads is sound, and loads again as the same.
func FuzzLoad(f *testing.F) {
	f.Add(read(f, "testdata/full.yaml"))
	for _, name := range []string{"everything-at-once", "alias-in-place-of-things", "unknown-keys", "levels", "profiles", "scale-values", "requires-in-a-circle", "control-character-escaped"} {
		f.Add(read(f, "testdata/invalid/"+name+".yaml"))
	}
	f.Add([]byte("\ufeff%YAML 1.2\r\n---\r\n{}\r\n...\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := Load("f", data)
		if err != nil {
			m, ok := errors.AsType[*strict.Mistakes](err)
			if !ok || len(m.List) == 0 {
				t.Fatalf("%T: %v", err, err)
			}
			for _, one := range m.List {
				if one.Text == "" || one.File != "f" || one.Line < 0 || strings.ContainsFunc(one.String(), visible.Hostile) {
					t.Fatalf("%q: %+v", data, one)
				}
			}
			return
		}
		sound(t, x)
		again, err := Load("f", data)
		if err != nil || !reflect.DeepEqual(x, again) {
			t.Fatalf("loads again as another; %v", err)
		}
	})
}

// sound tells whether a framework keeps what its types promise.
func sound(t *testing.T, f *Framework) {
	t.Helper()
	if f.ID == "" || f.Version == "" || f.Title == "" || len(f.Layers) == 0 || len(f.Scale) < 2 || f.Scale.Min() < 0 || f.Scale.Max() > 9 {
		t.Fatalf("%+v", f)
	}
	weights := []float64{}
	for _, l := range f.Layers {
		weights = append(weights, l.Weight)
	}
	for _, p := range f.Practices() {
		weights = append(weights, p.Weight)
		if p.ID == "" || p.Title == "" || len(p.Questions) == 0 || p.Effort < 1 || p.Effort > 5 || slices.Contains(p.Requires, nil) {
			t.Fatalf("%+v", p)
		}
	}
	for _, q := range f.Questions() {
		weights = append(weights, q.Weight)
		for l := range q.Levels {
			if !f.Scale.Has(l) {
				t.Fatalf("%+v", q)
			}
		}
	}
	for _, w := range weights {
		if !(w > 0 && w <= MaxWeight) {
			t.Fatalf("weight %v", w)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	var text strings.Builder
	text.WriteString(head + "layers:\n")
	for l := range 5 {
		fmt.Fprintf(&text, "- id: L%d\n  title: A layer\n  practices:\n", l)
		for p := range 6 {
			fmt.Fprintf(&text, "  - id: L%d-%d\n    title: A practice\n    intent: What is true where this is done well.\n    outcomes: [trust]\n    citations: [\"gdpr:7(3)\"]\n    questions:\n", l, p)
			for q := range 3 {
				fmt.Fprintf(&text, "    - id: L%d-%d.%d\n      ask: Take the last customer who left. What do you still hold about them?\n      why: What goes wrong without it.\n      evidence: [One, Two, Three]\n", l, p, q)
				for _, key := range []string{"levels", "advice"} {
					text.WriteString("      " + key + ":\n")
					for i := range 6 {
						fmt.Fprintf(&text, "        %d: A written schedule gives each kind of data a period and an owner, and was followed at least once in the last year.\n", i)
					}
				}
			}
		}
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load("f", data); err != nil {
			b.Fatal(err)
		}
	}
}
