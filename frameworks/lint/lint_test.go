package lint_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"posture/frameworks"
	"posture/frameworks/lint"
)

// check gives the findings about a framework that must load, without the
// file's name.
func check(t *testing.T, data string) []string {
	t.Helper()
	f, err := frameworks.Load("f", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, x := range lint.Check("f", []byte(data), f) {
		found = append(found, strings.TrimPrefix(x.String(), "f:"))
	}
	return found
}

func good(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/good.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestGoodFrameworkHasNoFinding(t *testing.T) {
	if found := check(t, good(t)); found != nil {
		t.Errorf("found in good.yaml:\n%s", strings.Join(found, "\n"))
	}
}

// What authors begin with has nothing to find either.
func TestTemplateHasNoFinding(t *testing.T) {
	if found := check(t, string(frameworks.Template("my-framework", "My framework"))); found != nil {
		t.Errorf("found in the template:\n%s", strings.Join(found, "\n"))
	}
}

// Each case makes one change to the good framework, by which exactly these
// findings appear.
func TestFindings(t *testing.T) {
	cases := []struct {
		name, old, new string
		want           []string
	}{
		{"TODO in a comment", "id: city", "id: city # TODO: the tram",
			[]string{`77:16: error: TODO stands here; finish it or take it out`}},
		{"unknown clause", "coppa:312.5", "coppa:321.5",
			[]string{`81:17: error: no clause "coppa:321.5" in COPPA Rule; did you mean coppa:312.5?`}},
		{"unknown source", `"ccpa:1798.120"`, `"house-rules:4"`,
			[]string{`57:38: warning: no source "house-rules" is known; it is one of gdpr, ccpa, ccpa-regs, nist-pf, nist-csf2, nist-ai-rmf, eu-ai-act, nis2, dsa, eprivacy, hipaa, coppa, ftc-hbnr, wa-mhmda, uk-childrens-code, pci-dss, nerc-cip, iec-62443, imo, iacs; a source of your own is printed as it stands here`}},
		{"no citation", `        citations: ["gdpr:32(1)(a)", "ccpa:1798.120"]` + "\n", "",
			[]string{`52:9: error: CARE-2 cites nothing; cite 2 clauses from two sources`}},
		{"one citation", `["gdpr:32(1)(a)", "ccpa:1798.120"]`, `["gdpr:32(1)(a)"]`,
			[]string{`57:20: error: CARE-2 cites 1 clause; cite 2 from two sources`}},
		{"one source", `"ccpa:1798.120"`, `"gdpr:16"`,
			[]string{`57:20: error: CARE-2 cites one source alone; cite a second one too`}},
		{"too few critical", "title: Lights\n        intent: A rider is seen at dusk.\n        critical: true", "title: Lights\n        intent: A rider is seen at dusk.",
			[]string{`8:5: error: CARE has 1 critical practice; mark 2 to 4, those whose failure spoils the layer`}},
		{"no outcome", "        outcomes: [advantage]\n", "",
			[]string{`8:3: error: advantage is served by 0 practices; make it 1 at least`, `52:9: error: CARE-2 serves no outcome; give it trust, compliance or advantage`}},
		{"no why", "            why: Riders trust a lever that feels the same every day, until it rains.\n", "",
			[]string{`35:13: error: CARE-1.2 has no why; write what goes wrong without it, and for whom`}},
		{"no evidence", "            evidence: [The charger in the hall, A lamp switched on]\n", "",
			[]string{`59:13: error: CARE-2.1 has no evidence; name 2 to 4 things that can be shown`}},
		{"five pieces of evidence", "[The charger in the hall, A lamp switched on]", "[A hook, A lamp, A bell, A bag, A shoe]",
			[]string{`62:23: error: CARE-2.1 has 5 pieces of evidence; name 2 to 4`}},
		{"levels left out", "              0: Nothing happens.\n", "",
			[]string{`64:15: error: levels of CARE-2.1: no text for 0; write one`}},
		{"advice for the lowest level", "              1: Show every rider", "              0: Carry on as you always did until now.\n              1: Show every rider",
			[]string{`71:18: warning: advice for level 0 of CARE-2.1: nobody needs advice for the lowest level; take it out`}},
		{"long ask", "What happens in your house on", "What happens in your house, that of your parents, the flat of your aunt in town and the cabin by the lake on",
			[]string{`60:18: error: ask of CARE-2.1 has 28 words; at most 22`, `60:18: warning: ask of CARE-2.1 says "and"; ask one thing, and without a hint at the answer`}},
		{"no question", "on the evening a lamp fails?", "on the evening a lamp fails.",
			[]string{`60:18: error: ask of CARE-2.1 asks nothing; end it in a question mark`}},
		{"hard words", "What happens in your house on the evening a lamp fails?", "Which organisational accountability mechanisms characterise illumination discontinuities?",
			[]string{`60:18: warning: ask of CARE-2.1 reads like school year 38, above 12; use shorter words or sentences`}},
		{"same beginning", "How long does a worn pad stay", "Take the oldest bicycle in use. How long does a pad stay",
			[]string{`36:18: error: ask of CARE-1.2 begins like the one in line 19, "take the oldest bicycle in"; begin another way`}},
		{"short level", "A rider pulls the lever now and then before setting out down the hill.", "A rider pulls the lever.",
			[]string{`24:18: error: level 1 of CARE-1.1 has 5 words; at least 8`}},
		{"long level", "A rider pulls the lever now", "A rider who is about to set out to the town, the lake, the school or the shop pulls the lever now",
			[]string{`24:18: error: level 1 of CARE-1.1 has 30 words; at most 25`}},
		{"short advice", "Ask each rider to squeeze both levers before the hill.", "Ask each rider again.",
			[]string{`30:18: error: advice for level 1 of CARE-1.1 has 4 words; at least 6`}},
		{"advice that begins otherwise", "Ask each rider", "Each rider is asked",
			[]string{`30:18: error: advice for level 1 of CARE-1.1 begins with "each", which isn't known as a verb; begin with what to do`}},
		{"advice by an unknown verb", "Ask each rider", "Frobnicate each rider",
			[]string{`30:18: warning: advice for level 1 of CARE-1.1 begins with "frobnicate", which isn't known as a verb; begin with what to do`}},
		{"banned word", "A rider pulls", "A rider Regularly pulls",
			[]string{`24:18: error: level 1 of CARE-1.1 says "regularly", which two people read differently; say what is there`}},
		{"warned word", "once somebody has seen it", "once any of you has seen it",
			[]string{`36:18: warning: ask of CARE-1.2 says "any"; ask one thing, and without a hint at the answer`}},
		{"American spelling", "in a labelled drawer", "in a labeled drawer",
			[]string{`43:18: error: level 3 of CARE-1.2 has "labeled"; in British English it is "labelled"`}},
		{"American spelling in a reason", "Trams brake worse", "Trams of any color brake worse",
			[]string{`80:23: error: the reason for CARE-1 in city has "color"; in British English it is "colour"`}},
		{"id of another practice", "id: CARE-2.1", "id: CARE-3.1",
			[]string{`59:17: error: the id CARE-3.1 doesn't begin with its practice's, CARE-2; write CARE-2.1 or the like`}},
		{"the same text twice", "Riders trust a lever that feels the same every day, until it rains.", "A child who cannot stop, at the gate, rides into the road",
			[]string{`37:18: error: why of CARE-1.2 is the text of line 20 again, why of CARE-1.1; write its own`}},
		{"nearly the same text", "Riders trust a lever that feels the same every day, until it rains.", "A child who cannot stop at the gate rides into the river.",
			[]string{`37:18: error: why of CARE-1.2 has 10 of 11 words in common with line 20, why of CARE-1.1; at most four fifths`}},
		{"rather the same text", "Riders trust a lever that feels the same every day, until it rains.", "A child who cannot stop at a wall falls into the garden.",
			[]string{`37:18: warning: why of CARE-1.2 has 8 of 11 words in common with line 20, why of CARE-1.1; better under three fifths`}},
		{"levels that differ in amount", "A rider pulls the lever now and then before setting out down the hill.", "The children's brakes were tried at the start, by somebody or other.",
			[]string{`25:18: error: level 2 of CARE-1.1 has 7 of 11 words in common with the level below; it must be under three fifths`}},
	}
	base := good(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if strings.Count(base, c.old) != 1 {
				t.Fatalf("%q stands %d times in good.yaml", c.old, strings.Count(base, c.old))
			}
			if found := check(t, strings.Replace(base, c.old, c.new, 1)); !slices.Equal(found, c.want) {
				t.Errorf("found:\n%s\nwant:\n%s", strings.Join(found, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// What counts on the default scale counts on any other.
func TestOtherScale(t *testing.T) {
	data := strings.NewReplacer(
		"language: en-GB\n", "language: en-GB\nscale:\n  - {level: 1, name: Low}\n  - {level: 2, name: Middle}\n  - {level: 3, name: High}\n  - {level: 4, name: Top}\n  - {level: 5, name: Out of sight}\n  - {level: 6, name: Beyond}\n",
		"0: ", "1: ", "1: ", "2: ", "2: ", "3: ", "3: ", "4: ", "4: ", "5: ", "5: ", "6: ",
	).Replace(good(t))
	if found := check(t, data); found != nil {
		t.Errorf("found:\n%s", strings.Join(found, "\n"))
	}
	found := check(t, strings.Replace(data, "              6: Beg a neighbour to stand at the corner in the rain once a year.\n", "", 1))
	want := []string{`78:15: error: advice of CARE-2.1: no text for 6; write one`}
	if !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
}

// A layer of one practice can't have two critical ones, and five are too many.
func TestCriticalPracticesOfALayer(t *testing.T) {
	layers := func(practices int, critical int) string {
		var b strings.Builder
		b.WriteString("schema: posture/framework/v1\nid: f\nversion: 1.0.0\ntitle: F\nlayers:\n  - id: L\n    title: L\n    practices:\n")
		for i := range practices {
			id := string(rune('a' + i))
			b.WriteString("      - {id: " + id + ", title: T, questions: [{id: " + id + "1, ask: What " + id + " is?}]")
			if i < critical {
				b.WriteString(", critical: true")
			}
			b.WriteString("}\n")
		}
		return b.String()
	}
	for _, c := range []struct {
		practices, critical int
		want                string
	}{
		{1, 1, ""},
		{1, 0, "L has 0 critical practices; mark 1 to 4"},
		{3, 2, ""},
		{3, 1, "L has 1 critical practice; mark 2 to 4"},
		{6, 4, ""},
		{6, 5, "L has 5 critical practices; keep the 4"},
	} {
		var got string
		for _, f := range check(t, layers(c.practices, c.critical)) {
			if _, text, ok := strings.Cut(f, "error: L has "); ok {
				got = "L has " + text
			}
		}
		if (c.want == "") != (got == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%d practices, %d critical: %q, want %q", c.practices, c.critical, got, c.want)
		}
	}
}

// Wording is judged in English only, and American is no mistake where the
// framework says that it is American.
func TestLanguage(t *testing.T) {
	bad := strings.NewReplacer("A rider pulls", "A rider regularly pulls", "in a labelled", "in a labeled").Replace(good(t))
	for language, want := range map[string][]string{
		"language: en-GB\n": {"error", "error"},
		"language: en\n":    {"error", "warning"},
		"":                  {"error", "warning"},
		"language: en-US\n": {"error"},
		"language: de\n":    {},
	} {
		data := strings.Replace(bad, "language: en-GB\n", language, 1)
		var severities []string
		for _, f := range check(t, data) {
			severities = append(severities, strings.Fields(f)[1])
		}
		var wanted []string
		for _, w := range want {
			wanted = append(wanted, w+":")
		}
		if !slices.Equal(severities, wanted) {
			t.Errorf("with %q: %q, want %q", language, severities, wanted)
		}
	}
}

// What a file holds can't reach a terminal by way of a finding.
func TestFindingIsOneSafeLine(t *testing.T) {
	f := lint.Finding{File: "a\x1b[2Jb", Line: 3, Column: 4, Severity: lint.Warning, Text: "two\nlines \u202e"}
	if got, want := f.String(), "a␛[2Jb:3:4: warning: two␊lines <U+202E>"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func BenchmarkCheck(b *testing.B) {
	data := large(87)
	f, err := frameworks.Load("f", data)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		lint.Check("f", data, f)
	}
}

// large is a framework of n questions with twelve texts each, of common and of
// rare words.
func large(n int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	sentence := func() string {
		w := make([]string, 18)
		for i := range w {
			w[i] = fmt.Sprintf("w%d", int(math.Pow(10, 3.5*random.Float64())))
		}
		return strings.Join(w, " ")
	}
	var b strings.Builder
	b.WriteString("schema: posture/framework/v1\nid: f\nversion: 1.0.0\ntitle: F\nlayers:\n- id: L\n  title: L\n  practices:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - id: P%d\n    title: T\n    questions:\n    - id: P%d.1\n      ask: %s?\n      why: %s.\n      levels:\n", i, i, sentence(), sentence())
		for l := range 6 {
			fmt.Fprintf(&b, "        %d: %s.\n", l, sentence())
		}
		b.WriteString("      advice:\n")
		for l := range 5 {
			fmt.Fprintf(&b, "        %d: %s.\n", l+1, sentence())
		}
	}
	return []byte(b.String())
}
