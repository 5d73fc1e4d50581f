package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/reports"
)

// seriesOf makes so many assessments of a plan, a quarter apart: in each, some
// answers rise and some fall, others are carried over, and promises come due.
func seriesOf(tb testing.TB, p plan, n int) reports.Series {
	tb.Helper()
	a := p.assessment(tb)
	for i := range 9 {
		p.promise(tb, a, i)
	}
	s := reports.Series{Assessments: []*assessment.Assessment{a}, Files: []string{"0.posture.yaml"}}
	for i := 1; i < n; i++ {
		date := assessment.DateOf(a.Head().Date.Time().AddDate(0, 3, 0))
		by := assessment.Stamp{By: "Ada Marsh", At: time.Date(2027, 2, 20, 9, 12, 44, 0, time.UTC)}
		next, _, err := assessment.Next(a, a.Framework(), date, by)
		if err != nil {
			tb.Fatal(err)
		}
		for j, q := range next.Framework().Questions() {
			_, err := next.Edit(by, q.ID, func(r *assessment.Record) {
				switch k := (j/2 + i) % 5; {
				case r.State != assessment.Levelled:
				case k == 0 || k == 4:
					r.Level = max(next.Framework().Scale.Min(), r.Level-1)
				case k == 1:
					r.Level = min(next.Framework().Scale.Max(), r.Level+1)
				}
			})
			if err != nil {
				tb.Fatal(err)
			}
		}
		a = next
		s.Assessments, s.Files = append(s.Assessments, a), append(s.Files, fmt.Sprint(i, ".posture.yaml"))
	}
	return s
}

// promise adds an action with the plan's text in all its places.
func (p plan) promise(tb testing.TB, a *assessment.Assessment, i int) {
	tb.Helper()
	practices := a.Framework().Practices()
	var ids []string
	for j := range min(len(practices), i%4) {
		ids = append(ids, practices[(i+j)%len(practices)].ID)
	}
	slices.SortFunc(ids, func(x, y string) int {
		return a.Framework().Practice(x).Index - a.Framework().Practice(y).Index
	})
	x := assessment.Action{
		Set: true, What: "Write it down and have it read by all who need to know. " + p.text + p.note, Practices: slices.Compact(ids), Owner: "Owner " + p.text,
		Due: []assessment.Date{20261201, 20270101, 20270201}[i%3], State: assessment.ActionState(i % 4),
	}
	if x.State == assessment.ActionDropped {
		x.Reason = "Bought instead. " + p.text + p.note
	}
	s := assessment.Subject{Kind: assessment.AboutAction, ID: fmt.Sprintf("action-%d", i)}
	if _, err := a.Apply(assessment.Change{Stamp: assessment.Stamp{By: "Ada"}, Subject: s, Before: a.Current(s), After: x}); err != nil {
		tb.Fatal(err)
	}
}

// allHidden leaves out as much as can be.
var allHidden = reports.Options{Anonymous: true, RedactNotes: true, RedactEvidence: true, Short: true}

// The quarterly report has two pages, whatever is in it: nothing outside the
// margins, no text on another, every letter in its font.
func TestTheQuarterlyReportHasTwoPages(t *testing.T) {
	for name, p := range corpus() {
		for _, n := range []int{1, 2, 8, 20} {
			if n > 2 && name != "plain" && name != "word" && name != "forty" {
				continue
			}
			s := seriesOf(t, p, n)
			for _, o := range []reports.Options{{}, allHidden} {
				r := reports.BuildQuarter(s, o)
				for _, paper := range []Paper{A4, Letter} {
					t.Run(fmt.Sprint(name, " ", n, " ", paper, " ", o.Short), func(t *testing.T) {
						l, err := lay(r, &Options{Paper: paper})
						if err != nil {
							t.Fatal(err)
						}
						if len(l.pages) != 2 {
							t.Errorf("%d pages", len(l.pages))
						}
						checkPages(t, l)
					})
				}
			}
		}
	}
}

// The pages of comparisons and of series keep the rules of all pages.
func TestSeriesPages(t *testing.T) {
	for name, p := range corpus() {
		s := seriesOf(t, p, 2)
		for doc, r := range map[string]*reports.Report{
			"comparison": reports.BuildComparison(s.Assessments[0], s.Assessments[1], reports.Options{}),
			"trend":      reports.BuildTrend(s, reports.Options{}),
			"full":       reports.Build(s.Assessments[1], assessment.Evaluate(s.Assessments[1]), reports.Options{Previous: s.Assessments[0], Sections: []reports.Kind{reports.KindBoard, reports.KindSince}}),
		} {
			for _, paper := range []Paper{A4, Letter} {
				t.Run(fmt.Sprint(name, " ", doc, " ", paper), func(t *testing.T) {
					l, err := lay(r, &Options{Paper: paper})
					if err != nil {
						t.Fatal(err)
					}
					checkPages(t, l)
				})
			}
		}
	}
}

// A series of 400 is drawn, and its table has every assessment.
func TestALongSeries(t *testing.T) {
	p := plan{layers: 2, practices: 1, questions: 2, levels: answered}
	r := reports.BuildTrend(seriesOf(t, p, 400), reports.Options{})
	l, err := lay(r, &Options{Paper: A4})
	if err != nil {
		t.Fatal(err)
	}
	checkPages(t, l)
	longest := 0
	rows := map[string]bool{}
	for _, p := range l.pages {
		for i := range p.items {
			if x := &p.items[i]; x.kind == kindLine {
				longest = max(longest, len(x.points))
			} else if x.kind == kindText && strings.Count(x.text, " ") == 2 && x.style.face == regular {
				rows[x.text] = true
			}
		}
	}
	if longest != 400 {
		t.Errorf("the longest line goes through %d points", longest)
	}
	for _, a := range seriesOf(t, p, 400).Assessments {
		if day := r.Words.ShortDate(a.Head().Date); !rows[day] {
			t.Fatalf("no row of %s", day)
		}
	}
}

// What is to be left out is on no page of a series' documents.
func TestSeriesPDFsKeepBackWhatTheyMust(t *testing.T) {
	s := seriesOf(t, corpus()["plain"], 2)
	for name, build := range map[string]func(reports.Options) *reports.Report{
		"comparison": func(o reports.Options) *reports.Report {
			return reports.BuildComparison(s.Assessments[0], s.Assessments[1], o)
		},
		"quarterly": func(o reports.Options) *reports.Report { return reports.BuildQuarter(s, o) },
		"full": func(o reports.Options) *reports.Report {
			o.Previous = s.Assessments[0]
			return reports.Build(s.Assessments[1], assessment.Evaluate(s.Assessments[1]), o)
		},
	} {
		full := drawn(t, build(reports.Options{}))
		for text, o := range map[string]reports.Options{"Ada": {Anonymous: true}, "A note.": {RedactNotes: true}, "Paper.": {RedactEvidence: true}} {
			if !strings.Contains(full, text) && name != "quarterly" { // which has room for a few answers
				t.Errorf("the %s shows no %q even in full", name, text)
			}
			if strings.Contains(drawn(t, build(o)), text) {
				t.Errorf("the %s holds %q", name, text)
			}
		}
	}
}

// drawn are all texts of a report's pages, and what is said of their pictures.
func drawn(t *testing.T, r *reports.Report) string {
	t.Helper()
	l, err := lay(r, &Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range l.pages {
		for i := range p.items {
			b.WriteString(p.items[i].text + " ")
		}
	}
	return b.String() + r.Title + r.Author + r.Subject + strings.Join(r.Keywords, " ")
}

// Documents of a series are the same bytes, tagged and whole.
func TestSeriesPDFsAreWhole(t *testing.T) {
	s := seriesOf(t, corpus()["plain"], 3)
	for name, build := range map[string]func() *reports.Report{
		"comparison": func() *reports.Report {
			return reports.BuildComparison(s.Assessments[0], s.Assessments[2], reports.Options{})
		},
		"trend":   func() *reports.Report { return reports.BuildTrend(s, reports.Options{}) },
		"quarter": func() *reports.Report { return reports.BuildQuarter(s, reports.Options{}) },
	} {
		one, two := write(t, build(), Options{}), write(t, build(), Options{})
		if string(one) != string(two) {
			t.Errorf("%s: two writes differ", name)
		}
		checkTree(t, parse(t, one))
	}
}
