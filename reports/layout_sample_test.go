package reports_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
)

// What the tests of layouts are made from: assessments by chance, a hostile
// one, one with names to look for, and those with nothing in them.

// A layoutSample is an assessment with its scorecard.
type layoutSample struct {
	*assessment.Assessment
	*assessment.Scorecard
}

func (s layoutSample) report(o reports.Options) *reports.Report {
	return reports.Build(s.Assessment, s.Scorecard, o)
}

func sampleOf(a *assessment.Assessment) layoutSample {
	return layoutSample{a, assessment.Evaluate(a)}
}

// layoutSamples are what every format must show rightly.
func layoutSamples(t testing.TB) map[string]layoutSample {
	out := map[string]layoutSample{"hostile": hostileSample(t), "planted": plantedSample(t), "built in": builtInSample(t)}
	for seed := range uint64(16) {
		out[fmt.Sprintf("random %d", seed)] = randomSample(t, seed)
	}
	for _, word := range []string{"", "n/a", "unknown", "0", "5"} {
		a := newSample(t, simpleFramework)
		for _, q := range a.Framework().Questions() {
			answerSample(t, a, q.ID, word)
		}
		out["all "+word] = sampleOf(a)
	}
	return out
}

const simpleFramework = `schema: posture/framework/v1
id: simple
version: 1.0.0
title: Simple
layers:
  - id: A
    title: First
    practices:
      - {id: A-1, title: One, critical: true, citations: ["gdpr:30(1)"], outcomes: [trust], questions: [{id: A-1.1, ask: "Is it so?"}, {id: A-1.2, ask: "How?"}]}
      - {id: A-2, title: Two, requires: [A-1], questions: [{id: A-2.1, ask: "When?"}]}
  - id: B
    title: Second
    practices:
      - {id: "31", title: Three, weight: 2, questions: [{id: "31.1", ask: "Who?"}]}
`

func newSample(t testing.TB, framework string) *assessment.Assessment {
	t.Helper()
	fw, err := frameworks.Load("sample.yaml", []byte(framework))
	if err != nil {
		t.Fatal(err)
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Example Works", Scope: "All shops", Date: 20261124, Assessor: "Ada Quist"}, sampleStamp("Ada Quist"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func sampleStamp(by string) assessment.Stamp {
	return assessment.Stamp{By: by, At: time.Date(2026, 11, 20, 9, 12, 44, 0, time.UTC)}
}

func answerSample(t testing.TB, a *assessment.Assessment, id, word string, more ...func(*assessment.Record)) {
	t.Helper()
	answer := assessment.Answer{}
	if word != "" {
		var err error
		if answer, err = assessment.ParseAnswer(word, a.Framework().Scale); err != nil {
			t.Fatal(err)
		}
	}
	if answer.State == assessment.NotApplicable {
		answer.Reason = "There is none."
	}
	_, err := a.Edit(sampleStamp("Ada Quist"), id, func(r *assessment.Record) {
		r.Answer = answer
		for _, edit := range more {
			edit(r)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func changeSample(t testing.TB, a *assessment.Assessment, kind assessment.SubjectKind, id string, before, after assessment.Value) {
	t.Helper()
	if _, err := a.Apply(assessment.Change{Stamp: sampleStamp("Ada Quist"), Subject: assessment.Subject{Kind: kind, ID: id}, Before: before, After: after}); err != nil {
		t.Fatal(err)
	}
}

// randomSample makes a framework and answers by chance: scales, weights that
// are no round numbers, critical practices, prerequisites, a profile, targets.
func randomSample(t testing.TB, seed uint64) layoutSample {
	r := rand.New(rand.NewPCG(seed, 7))
	weights := []float64{0.5, 1, 1, 1.3, 2, 3.7}
	var b strings.Builder
	lo := r.IntN(3)
	hi := lo + 1 + r.IntN(6)
	b.WriteString("schema: posture/framework/v1\nid: random\nversion: 1.0.0\ntitle: Random\nscale:\n")
	for l := lo; l <= hi; l++ {
		fmt.Fprintf(&b, "  - {level: %d, name: Step %d}\n", l, l)
	}
	b.WriteString("layers:\n")
	var ids []string
	for l := range 1 + r.IntN(5) {
		fmt.Fprintf(&b, "  - id: L%d\n    title: Layer %d\n    weight: %g\n    practices:\n", l, l, weights[r.IntN(len(weights))])
		for p := range 1 + r.IntN(5) {
			id := fmt.Sprintf("%d.%d", l+1, p)
			fmt.Fprintf(&b, "      - id: \"%s\"\n        title: Practice %s\n        weight: %g\n        effort: %d\n        critical: %v\n        citations: [\"law:%d\"]\n        outcomes: [trust]\n",
				id, id, weights[r.IntN(len(weights))], 1+r.IntN(5), r.IntN(3) == 0, r.IntN(4))
			if len(ids) > 0 && r.IntN(2) == 0 {
				fmt.Fprintf(&b, "        requires: [\"%s\"]\n", ids[r.IntN(len(ids))])
			}
			b.WriteString("        questions:\n")
			for q := range 1 + r.IntN(4) {
				fmt.Fprintf(&b, "          - {id: \"%s.%d\", ask: \"How?\", weight: %g}\n", id, q, weights[r.IntN(len(weights))])
			}
			ids = append(ids, id)
		}
	}
	fmt.Fprintf(&b, "profiles:\n  - {id: p, title: P, default: %d, targets: {L0: %d}, weights: {L0: 1.7}}\n", lo+r.IntN(hi-lo+1), hi)
	a := newSample(t, b.String())
	if r.IntN(2) == 0 {
		h := a.Head()
		h.Profile = "p"
		changeSample(t, a, assessment.AboutHead, "", a.Head(), h)
	}
	if r.IntN(2) == 0 {
		changeSample(t, a, assessment.AboutTarget, ids[0], assessment.Target{}, assessment.Target{Set: true, Level: hi, Reason: "Agreed."})
	}
	part := 1 + r.IntN(20)
	for _, q := range a.Framework().Questions() {
		word := [...]string{"", "unknown", "n/a"}[r.IntN(3)]
		if r.IntN(20) < part {
			word = fmt.Sprint(lo + r.IntN(hi-lo+1))
		}
		strength := assessment.Strengths()[r.IntN(4)]
		answerSample(t, a, q.ID, word, func(x *assessment.Record) {
			x.Evidence = []assessment.Evidence{{Name: "Paper", Strength: strength, ValidUntil: [...]assessment.Date{0, 20261001, 20271001}[r.IntN(3)]}}
		})
	}
	return sampleOf(a)
}

// hostileNote holds what Markdown, HTML, XML and spreadsheets would take for
// more than text.
var hostileNote = "<script>alert('x')</script> | a\\|b *star* _under_ `tick` [l](javascript:x) ![i](http://x/y.png) {{.}} &lt; &amp; $x$ ]]> <!-- -->\n" +
	"# head\n- item\n1. one\n```\n====\n---\nhttps://a.b/c_d www.x_y.z \U0001F600 漢字 العربية e\u0301 \uFFFE " + strings.Repeat("w", 300)

// hostileSample has hostile texts wherever somebody may write, texts longer
// than a spreadsheet's cell, and marks that turn the direction of writing.
func hostileSample(t testing.TB) layoutSample {
	fw := `schema: posture/framework/v1
id: hostile
version: 1.0.0
title: "A <b>hostile</b> | framework & *more* \u202Eturned"
layers:
  - id: A.1
    title: "Layer | <script>alert(1)</script> with a very long name that goes on and on for no good reason at all"
    practices:
      - {id: "31", title: "=One \u202Eturned\u202C \x60code\x60 [link](javascript:alert(1))", critical: true, citations: ["gdpr:30"], questions: [{id: "1.0", ask: "=1+1"}, {id: "1e1", ask: "-x"}]}
      - {id: "031", title: "'=Two", questions: [{id: "10", ask: "@x"}, {id: "true", ask: "'+x"}]}
  - id: B_1*2
    title: "_B_"
    practices:
      - {id: __b__, title: "| |", questions: [{id: a_b_c, ask: "|"}]}
`
	a := newSample(t, strings.ReplaceAll(fw, "B_1*2", "B_1-2"))
	h := a.Head()
	h.Organisation, h.Scope, h.Assessor = "<img src=x onerror=alert(1)> & Co | *GmbH*", "=cmd|' /C calc'!A0", "@SUM(1+1)"
	changeSample(t, a, assessment.AboutHead, "", a.Head(), h)
	for i, id := range []string{"1.0", "1e1", "10", "true", "a_b_c"} {
		answerSample(t, a, id, fmt.Sprint(i%6), func(r *assessment.Record) {
			r.Note = hostileNote
			r.Evidence = []assessment.Evidence{{Name: "=HYPERLINK(\"http://evil\")\nline | two <b>", Strength: assessment.Tested}, {Name: hostileNote, Strength: assessment.Documented, Dated: 20260101}}
		})
	}
	answerSample(t, a, "10", "n/a", func(r *assessment.Record) {
		r.Reason, r.Note = "'-"+hostileNote, strings.Repeat("long ", 9000)
	})
	answerSample(t, a, "true", "3", func(r *assessment.Record) {
		r.Note = "\t'=1"
		r.Evidence = []assessment.Evidence{{Name: "'@x", Strength: assessment.Stated, Dated: 20260101}, {Name: "two\nlines", Strength: assessment.Tested}}
	})
	changeSample(t, a, assessment.AboutAction, "x", assessment.Action{}, assessment.Action{Set: true, What: "=1+1", Practices: []string{"31"}, Owner: "+1", State: assessment.ActionDropped, Reason: hostileNote})
	return sampleOf(a)
}

// What plantedSample hides where, by the option that must keep it back.
var planted = map[string][]string{
	"names":    {"PlantAssessor", "PlantAnswerer", "PlantVoter", "PlantOwner", "PlantChanger"},
	"notes":    {"PlantNote", "PlantReason", "PlantTarget", "PlantDropped"},
	"evidence": {"PlantEvidence", "2021-03-04", "4 March 2021", "2031-05-06", "6 May 2031"},
}

func plantedSample(t testing.TB) layoutSample {
	a := newSample(t, simpleFramework)
	h := a.Head()
	h.Assessor = "PlantAssessor"
	if _, err := a.Apply(assessment.Change{Stamp: sampleStamp("PlantChanger"), Before: a.Head(), After: h}); err != nil {
		t.Fatal(err)
	}
	for i, q := range a.Framework().Questions() {
		_, err := a.Edit(sampleStamp("PlantAnswerer"), q.ID, func(r *assessment.Record) {
			r.Answer = assessment.Answer{State: assessment.Levelled, Level: i}
			if i == 1 {
				r.Answer = assessment.Answer{State: assessment.NotApplicable, Reason: "PlantReason"}
			}
			r.Note, r.Flag = "PlantNote", true
			r.Evidence = []assessment.Evidence{{Name: "PlantEvidence", Strength: assessment.Tested, Dated: 20210304, ValidUntil: 20310506}}
			r.Votes = []assessment.Vote{{By: "PlantVoter", Answer: assessment.Answer{State: assessment.Levelled, Level: 1}}, {By: "PlantVoter2", Answer: assessment.Answer{State: assessment.Levelled, Level: 5}}}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	changeSample(t, a, assessment.AboutTarget, "A-1", assessment.Target{}, assessment.Target{Set: true, Level: 4, Reason: "PlantTarget"})
	changeSample(t, a, assessment.AboutAction, "x", assessment.Action{}, assessment.Action{Set: true, What: "Do it", Practices: []string{"A-1"}, Owner: "PlantOwner", Due: 20270101, State: assessment.ActionDropped, Reason: "PlantDropped"})
	return sampleOf(a)
}

// builtInSample is the program's own framework, about half answered.
func builtInSample(t testing.TB) layoutSample {
	t.Helper()
	fw, err := frameworks.Builtin("customer-data-ethics")
	if err != nil {
		t.Fatal(err)
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Example Works", Date: 20261124, Assessor: "Ada Quist"}, sampleStamp("Ada Quist"))
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range fw.Questions() {
		if word := [...]string{"2", "", "3", "unknown", "4", "1", "", "n/a"}[i%8]; word != "" {
			answerSample(t, a, q.ID, word)
		}
	}
	return sampleOf(a)
}
