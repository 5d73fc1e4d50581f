package pdf

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
)

// A plan says what a made-up assessment is like.
type plan struct {
	layers, practices, questions int
	organisation, scope, text    string // text goes wherever somebody may write
	note                         string // goes into notes, reasons and evidence
	scale                        string // of the framework file, or ""
	levels                       func(i int) string
}

// answered gives levels, unknowns, open and not applicable answers in turn.
func answered(i int) string {
	return [...]string{"2", "1", "3", "unknown", "4", "0", "", "n/a", "5", "2"}[i%10]
}

const words = "The record names each kind of data, its purpose and who answers for it, and was looked at within the last twelve months. "

// framework writes a framework file of a plan. Texts that people may write
// freely hold the plan's text.
func (p plan) framework() string {
	var b strings.Builder
	quote := func(s string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
	}
	fmt.Fprintf(&b, "schema: posture/framework/v1\nid: made-up\nversion: 1.0.0\ntitle: %s\nsummary: %s\nlicence: CC-BY-4.0\n%slayers:\n", quote("A framework "+p.text), quote(words+p.text), p.scale)
	n := 0
	for i := range p.layers {
		fmt.Fprintf(&b, "  - id: L%d\n    title: %s\n    summary: %s\n    practices:\n", i, quote(fmt.Sprintf("Layer %d %s", i, p.text)), quote(words))
		for j := range p.practices {
			fmt.Fprintf(&b, "      - id: L%d-%d\n        title: %s\n        critical: %v\n        outcomes: [trust, compliance]\n        citations: [\"gdpr:%d(1)\", \"law:%s\"]\n        questions:\n",
				i, j, quote(fmt.Sprintf("Practice %d %s", j, p.text)), j == 0, 5+j, strings.Repeat("x", j%50+1))
			for k := range p.questions {
				fmt.Fprintf(&b, "          - id: L%d-%d.%d\n            ask: %s\n            why: %s\n            evidence: [The record, %s]\n            levels: {", i, j, k,
					quote(fmt.Sprintf("How complete is record %d? %s", n, p.text)), quote(words), quote("A screen "+p.text))
				for v := range 10 {
					if p.scale == "" && v > 5 || p.scale != "" && v > 1 {
						break
					}
					fmt.Fprintf(&b, "%d: %s, ", v, quote(fmt.Sprintf("State %d of %d. %s", v, n, words)))
				}
				fmt.Fprintf(&b, "}\n            advice: {1: %s}\n", quote("Ask the owner to write the first page of it within a month."))
				n++
			}
		}
	}
	return b.String()
}

func (p plan) assessment(tb testing.TB) *assessment.Assessment {
	tb.Helper()
	fw, err := frameworks.Load("made-up.yaml", []byte(p.framework()))
	if err != nil {
		tb.Fatal(err)
	}
	by := assessment.Stamp{By: "Ada Marsh", At: time.Date(2026, 11, 20, 9, 12, 44, 0, time.UTC)}
	if p.organisation == "" {
		p.organisation = "Example Works"
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: p.organisation, Scope: p.scope, Date: 20261124, Assessor: "Ada Marsh"}, by)
	if err != nil {
		tb.Fatal(err)
	}
	for i, q := range fw.Questions() {
		word := ""
		if p.levels != nil {
			word = p.levels(i)
		}
		if word == "" {
			continue
		}
		answer, err := assessment.ParseAnswer(word, fw.Scale)
		if err != nil {
			tb.Fatal(err)
		}
		if answer.State == assessment.NotApplicable {
			answer.Reason = "It does not apply. " + p.text + p.note
		}
		_, err = a.Edit(by, q.ID, func(r *assessment.Record) {
			r.Answer, r.Flag = answer, i%9 == 4
			if i%3 == 0 {
				r.Note = "A note. " + p.text + p.note
			}
			if i%4 == 0 {
				r.Evidence = []assessment.Evidence{{Name: "Paper. " + p.text + p.note, Strength: assessment.Strength(i % 4), Dated: 20260101, ValidUntil: assessment.Date(20261101 + i%2*10000)}}
			}
			if i%7 == 0 && answer.State == assessment.Levelled {
				r.Votes = []assessment.Vote{{By: "Ben", Answer: assessment.Answer{State: assessment.Levelled, Level: fw.Scale.Min()}}, {By: "Cleo", Answer: answer}}
			}
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	return a
}

func (p plan) report(tb testing.TB, o reports.Options) *reports.Report {
	tb.Helper()
	a := p.assessment(tb)
	return reports.Build(a, assessment.Evaluate(a), o)
}

const hundredLetters = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmitgliedsversammlung"

// corpus are assessments that a report must cope with.
func corpus() map[string]plan {
	five := plan{layers: 5, practices: 5, questions: 3, levels: answered}
	with := func(text string) plan { p := five; p.text = text; return p }
	named := with("")
	named.organisation, named.scope = strings.Repeat("Very Long Name & Co. ", 10), strings.Repeat("all shops in the north, ", 9)
	always := func(s string) func(int) string { return func(int) string { return s } }
	scale := func(n int) string {
		s := "scale:\n"
		for i := range n {
			s += fmt.Sprintf("  - {level: %d, name: Step number %d, meaning: Something.}\n", i, i)
		}
		return s
	}
	return map[string]plan{
		"plain":     five,
		"one":       {layers: 1, practices: 1, questions: 1, levels: always("2")},
		"one open":  {layers: 1, practices: 1, questions: 1},
		"empty":     {layers: 5, practices: 4, questions: 3},
		"all n/a":   {layers: 4, practices: 3, questions: 2, levels: always("n/a")},
		"unknown":   {layers: 4, practices: 3, questions: 2, levels: always("unknown")},
		"all zero":  {layers: 5, practices: 4, questions: 3, levels: always("0")},
		"all five":  {layers: 5, practices: 4, questions: 3, levels: always("5")},
		"half":      {layers: 5, practices: 4, questions: 3, levels: func(i int) string { return map[bool]string{true: "3"}[i < 20] }},
		"yes or no": {layers: 3, practices: 3, questions: 3, scale: scale(2), levels: func(i int) string { return fmt.Sprint(i % 2) }},
		"ten steps": {layers: 3, practices: 3, questions: 3, scale: scale(10), levels: func(i int) string { return fmt.Sprint(i % 10) }},
		"forty":     {layers: 40, practices: 2, questions: 1, levels: answered},
		"wide":      {layers: 1, practices: 120, questions: 1, levels: answered},
		"names":     named,
		"emoji":     with("👩\u200d👩\u200d👧 🎉 ❤\ufe0f \U00010000"),
		"chinese":   with("客户数据的使用情况没有人负责，记录也不完整"),
		"arabic":    with("لا أحد يعرف \u202eesrever\u202c"),
		"marks":     with("cafe\u0301 e\u0300\u0316\u0323 Việt Nam Ñandú"),
		"word":      with(strings.Repeat(hundredLetters, 3)),
		"syntax":    with(`( ) \ {nb} <script>alert(1)</script> =1+1 & % #`),
		"lines":     with("first\nsecond\n\n\nlast\n"),
		"spaces":    with("a\u00a0b\u2009c\u200bd\u2011e   f"),
	}
}
