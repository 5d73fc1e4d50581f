package reports_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
)

// random makes an assessment of the built-in framework by chance. Names,
// notes, reasons and evidence bear words by which they are found again.
func random(tb testing.TB, seed int64, share float64) *assessment.Assessment {
	tb.Helper()
	fw, err := frameworks.Builtin("customer-data-ethics")
	if err != nil {
		tb.Fatal(err)
	}
	rng := rand.New(rand.NewSource(seed))
	by := assessment.Stamp{By: "Zelda-Answers", At: time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC)}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Org-Name", Date: 20261124, Profile: "gaming", Assessor: "Zelda-Assessor"}, by)
	if err != nil {
		tb.Fatal(err)
	}
	base := rng.Intn(5)
	for i, q := range fw.Questions() {
		if rng.Float64() > share {
			continue
		}
		_, err := a.Edit(by, q.ID, func(r *assessment.Record) {
			switch x := rng.Intn(20); {
			case x == 0:
				r.State = assessment.Unknown
			case x == 1:
				r.Answer = assessment.Answer{State: assessment.NotApplicable, Reason: fmt.Sprintf("Secret-Reason %d", i)}
			default:
				r.Answer = assessment.Answer{State: assessment.Levelled, Level: min(5, base+rng.Intn(3))}
			}
			r.Note = fmt.Sprintf("Secret-Note %d", i)
			r.Evidence = []assessment.Evidence{{Name: fmt.Sprintf("Secret-Paper %d", i), Strength: assessment.Strength(rng.Intn(4)), Dated: 19870612, ValidUntil: assessment.Date(20260000 + 101 + rng.Intn(12)*100)}}
			r.Votes = []assessment.Vote{{By: "Zelda-Votes", Answer: assessment.Answer{State: assessment.Levelled, Level: rng.Intn(6)}}, {By: "Zelda-Other", Answer: assessment.Answer{State: assessment.Levelled, Level: 1}}}
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	apply := func(s assessment.Subject, before, after assessment.Value) {
		if _, err := a.Apply(assessment.Change{Stamp: by, Subject: s, Before: before, After: after}); err != nil {
			tb.Fatal(err)
		}
	}
	apply(assessment.Subject{Kind: assessment.AboutTarget, ID: "GOV-1"}, assessment.Target{}, assessment.Target{Set: true, Level: 4, Reason: "Secret-Reason of a target"})
	apply(assessment.Subject{Kind: assessment.AboutAction, ID: "x"}, assessment.Action{},
		assessment.Action{Set: true, What: "Do it", Owner: "Zelda-Owner", Practices: []string{"GOV-1"}, State: assessment.ActionDropped, Reason: "Secret-Reason of an action"})
	return a
}

func build(tb testing.TB, a *assessment.Assessment, o reports.Options) (*reports.Report, string) {
	tb.Helper()
	r := reports.Build(a, assessment.Evaluate(a), o)
	data, err := json.Marshal(r)
	if err != nil {
		tb.Fatal(err)
	}
	return r, string(data)
}

// What is to be hidden is nowhere in the report, and the rest still is.
func TestWhatIsHiddenIsNowhere(t *testing.T) {
	a := random(t, 1, 0.9)
	all := []string{"Zelda-Assessor", "Zelda-Answers", "Zelda-Votes", "Zelda-Owner", "Secret-Note", "Secret-Reason", "Secret-Paper", "1987"}
	for name, c := range map[string]struct {
		o    reports.Options
		gone []string
	}{
		"all":       {reports.Options{}, nil},
		"anonymous": {reports.Options{Anonymous: true}, []string{"Zelda"}},
		"notes":     {reports.Options{RedactNotes: true}, []string{"Secret-Note", "Secret-Reason"}},
		"evidence":  {reports.Options{RedactEvidence: true}, []string{"Secret-Paper", "1987", "2026-05-01", "1 May 2026"}},
		"short":     {reports.Options{Short: true}, []string{"Secret-Note", "Secret-Paper", "Zelda-Answers", "Zelda-Votes", "1987"}},
	} {
		r, text := build(t, a, c.o)
		if (len(r.Hidden) > 0) != (len(c.gone) > 0) || c.o.Hides() != (len(c.gone) > 0) {
			t.Errorf("%s: it says %q about what is left out", name, r.Hidden)
		}
		for _, s := range c.gone {
			if strings.Contains(text, s) {
				t.Errorf("%s: %s is in the report", name, s)
			}
		}
		for _, s := range all {
			hidden := slices.ContainsFunc(c.gone, func(g string) bool { return strings.HasPrefix(s, g) })
			if !hidden && !strings.Contains(text, s) && name != "short" {
				t.Errorf("%s: %s is not in the report", name, s)
			}
		}
		if !strings.Contains(text, "Org-Name") {
			t.Errorf("%s: the organisation is not in the report", name)
		}
	}
}

// The findings say nothing that the board's figures don't: every number in
// them stands on the page as a figure, and titles differ with the figures.
func TestFindingsAreMadeOfFigures(t *testing.T) {
	number := regexp.MustCompile(`\d+(\.\d+)?`)
	titles := map[string]bool{}
	for seed := range int64(40) {
		a := random(t, seed, []float64{0, 0.3, 0.9, 1}[seed%4])
		r, _ := build(t, a, reports.Options{})
		titles[r.Board.Title] = true
		for _, s := range append(r.Board.Findings, r.Board.Title) {
			for _, n := range number.FindAllString(s, -1) {
				if !slices.Contains(figures(r), n) {
					t.Errorf("seed %d: %q has %s, which is no figure of the board's", seed, s, n)
				}
			}
			if strings.ContainsAny(s, "{}") || strings.Contains(s, "  ") {
				t.Errorf("seed %d: %q isn't filled in", seed, s)
			}
		}
	}
	if len(titles) < 10 {
		t.Errorf("40 assessments have %d titles", len(titles))
	}
}

// figures are all numbers that the findings may take up.
func figures(r *reports.Report) []string {
	d, b := r.Data, r.Board
	out := []string{"0"}
	add := func(m reports.Measures) {
		out = append(out, m.Score.Shown, m.Low.Shown, m.High.Shown, m.Evidenced.Shown, m.Target.Shown, m.Gap.Shown)
		if m.Level.Valid {
			out = append(out, fmt.Sprint(m.Level.V), fmt.Sprint(m.Level.V-1))
		}
	}
	add(d.Overall)
	unscored := 0
	for _, l := range d.Layers {
		add(l.Measures)
		if !l.Measures.Score.Value.Valid && l.Measures.Applicable > 0 {
			unscored++
		}
		for _, p := range l.Practices {
			add(p.Measures)
			out = append(out, assessment.ShowTwo(p.Lift.Value))
		}
	}
	for _, p := range b.Coverage.Parts {
		out = append(out, fmt.Sprint(p.Count))
	}
	gaps := len(r.Scores.Priorities)
	out = append(out, fmt.Sprint(d.Overall.Applicable-d.Overall.Answered), fmt.Sprint(unscored), fmt.Sprint(gaps), "5",
		assessment.ShowScore(r.Scores.Overall.ScoreNAAtMin, r.Scores.Overall.Target), fmt.Sprint(len(r.Scale)-1))
	return append(out, number(b.Coverage.Note)...)
}

func number(s string) []string { return regexp.MustCompile(`\d+(\.\d+)?`).FindAllString(s, -1) }

// Every score that has a range is shown with it.
func TestNoScoreWithoutItsRange(t *testing.T) {
	r, _ := build(t, random(t, 3, 0.8), reports.Options{})
	n := 0
	for _, s := range r.Sections {
		for _, b := range s.Body {
			p, ok := b.(reports.Practice)
			if !ok || p.Measures.Range == "" {
				continue
			}
			n++
			if !strings.Contains(p.Summary, p.Measures.Range) {
				t.Errorf("%s: %q has no range", p.ID, p.Summary)
			}
		}
	}
	if g := r.Board.Gauge; n == 0 || g.Measures.Range == "" || !strings.Contains(g.ScoreLine, g.Measures.Range) {
		t.Errorf("%d practices have a range; the board says %q", n, g.ScoreLine)
	}
}

func TestNoOverallLevelBeforeEveryLayerIsAsked(t *testing.T) {
	fw, err := frameworks.Builtin("customer-data-ethics")
	if err != nil {
		t.Fatal(err)
	}
	a, err := assessment.New(fw, assessment.Head{Organisation: "Org", Date: 20261124}, assessment.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Edit(assessment.Stamp{By: "A"}, fw.Questions()[0].ID, func(r *assessment.Record) {
		r.Answer = assessment.Answer{State: assessment.Levelled, Level: 3}
	}); err != nil {
		t.Fatal(err)
	}
	r, _ := build(t, a, reports.Options{})
	g := r.Board.Gauge
	if g.Measures.Level.Valid || r.Data.LevelShown || !strings.Contains(g.LevelLine, "not been asked") || strings.Contains(r.Board.Title, "Level") {
		t.Errorf("level %v, %q, title %q", g.Measures.Level, g.LevelLine, r.Board.Title)
	}
}

func TestSectionsCanBeChosen(t *testing.T) {
	a := random(t, 4, 1)
	kinds, err := reports.ParseKinds("plan, Board")
	if err != nil {
		t.Fatal(err)
	}
	r, _ := build(t, a, reports.Options{Sections: kinds})
	if anonymous, _ := build(t, a, reports.Options{Sections: kinds, Anonymous: true}); len(anonymous.Sections[0].Body) != len(r.Sections[0].Body)+1 {
		t.Error("without the section on scope and people, nothing says that names are left out")
	}
	if r.Board == nil || len(r.Sections) != 1 || r.Sections[0].Kind != reports.KindPlan {
		t.Errorf("board %v, %d sections", r.Board != nil, len(r.Sections))
	}
	r, _ = build(t, a, reports.Options{Short: true})
	if r.Board == nil || len(r.Sections) != 1 || len(r.Data.Layers[0].Practices[0].Questions) != 0 {
		t.Errorf("the short report has %d sections, and questions", len(r.Sections))
	}
	if _, err := reports.ParseKinds("plan,plans"); err == nil || !strings.Contains(err.Error(), "plans") {
		t.Errorf("an unknown part gives %v", err)
	}
	var o reports.Options
	if err := o.ParseRedact("notes,evidence"); err != nil || !o.RedactNotes || !o.RedactEvidence {
		t.Errorf("%+v, %v", o, err)
	}
	if err := o.ParseRedact("names"); err == nil {
		t.Error("an unknown word is taken")
	}
}

func TestTheSameReportTwice(t *testing.T) {
	a := random(t, 5, 0.9)
	one, _ := build(t, a, reports.Options{})
	two, _ := build(t, a, reports.Options{})
	if !reflect.DeepEqual(one.Sections, two.Sections) || !reflect.DeepEqual(one.Data, two.Data) || !reflect.DeepEqual(one.Board, two.Board) {
		t.Error("two reports of one assessment differ")
	}
}

// What turns the direction of writing is shown as a sign.
func TestDirectionMarksAreSigns(t *testing.T) {
	a := random(t, 6, 0.2)
	q := a.Framework().Questions()[0]
	if _, err := a.Edit(assessment.Stamp{By: "Zelda\u202e"}, q.ID, func(r *assessment.Record) {
		r.Answer, r.Note = assessment.Answer{State: assessment.Levelled, Level: 1}, "evil \u202e note"
	}); err != nil {
		t.Fatal(err)
	}
	r, _ := build(t, a, reports.Options{})
	sections, err := json.Marshal(r.Sections)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(sections), "\u202e") || !strings.Contains(string(sections), `evil \u003cU+202E\u003e note`) {
		t.Error("the mark is sent as it is, or not shown")
	}
	if r.Data.Layers[0].Practices[0].Questions[0].Note != "evil \u202e note" {
		t.Error("the workbook's text isn't as it was typed")
	}
}

func TestEveryAnswerIsInTheAppendix(t *testing.T) {
	a := random(t, 7, 0.9)
	r, _ := build(t, a, reports.Options{FileDigest: "sha256:" + strings.Repeat("ab", 32)})
	seen := map[string]bool{}
	digest := false
	for _, s := range r.Sections {
		for _, b := range s.Body {
			switch b := b.(type) {
			case reports.Answer:
				seen[b.ID] = true
			case reports.Fields:
				for _, f := range b.Rows {
					digest = digest || f.Value == strings.Repeat("ab", 32)
				}
			}
		}
	}
	if len(seen) != len(a.Framework().Questions()) || !digest {
		t.Errorf("%d of %d questions; digest %v", len(seen), len(a.Framework().Questions()), digest)
	}
}

func BenchmarkBuild(b *testing.B) {
	a := random(b, 1, 1)
	s := assessment.Evaluate(a)
	b.ReportAllocs()
	for b.Loop() {
		reports.Build(a, s, reports.Options{})
	}
}
