package reports_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
	"posture/reports/chart"
	reporthtml "posture/reports/html"
	reportjson "posture/reports/json"
	"posture/reports/markdown"
)

// The headline is the like-for-like change, the same in every format, with how
// many questions it rests on; the plain change stands beside what it is made of.
func TestTheHeadlineIsLikeForLike(t *testing.T) {
	for seed := range uint64(12) {
		s := series(t, randomSample(t, seed).Assessment, 1)
		c := assessment.Compare(s.Assessments[0], s.Assessments[1])
		for name, r := range documents(s, reports.Options{}) {
			change := headline(t, r)
			if change.Answers.Value != c.Overall.Answers {
				t.Errorf("seed %d: the %s's headline is %v, want %v", seed, name, change.Answers.Value, c.Overall.Answers)
			}
			if !c.Overall.Answers.Valid {
				continue
			}
			want := strings.Replace(assessment.ShowTwo(c.Overall.Answers), "-", "−", 1)
			md := string(written(t, markdown.Write, r))
			page := parseHTML(t, written(t, reporthtml.Write, r))
			var data struct {
				Comparison struct{ Overall struct{ Answers float64 } }
			}
			if err := json.Unmarshal(written(t, reportjson.Write, r), &data); err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(change.Answers.Shown, want) || !strings.Contains(md, "**"+change.Answers.Shown+"**") || !strings.Contains(page.text(), change.Answers.Shown) {
				t.Errorf("seed %d: the %s shows %s as %q, or not in every format", seed, name, want, change.Answers.Shown)
			}
			if name != "trend" && data.Comparison.Overall.Answers != c.Overall.Answers.V {
				t.Errorf("seed %d: the %s's JSON has %v", seed, name, data.Comparison.Overall.Answers)
			}
			for _, part := range []assessment.Figure{c.Overall.Change, c.Weighting, c.Coverage} {
				if !strings.Contains(change.Gauge.Sentence, strings.Replace(assessment.ShowTwo(part), "-", "−", 1)) {
					t.Errorf("seed %d: %q lacks %v", seed, change.Gauge.Sentence, part)
				}
			}
		}
	}
}

// headline finds the band of a document.
func headline(t *testing.T, r *reports.Report) reports.Change {
	t.Helper()
	if r.Quarter != nil {
		return *r.Quarter.Change
	}
	for _, b := range r.Sections[0].Body {
		if c, ok := b.(reports.Change); ok {
			return c
		}
	}
	t.Fatal("no headline")
	return reports.Change{}
}

// Practices stand by where they went, the slipped first and those that fell
// farthest before the others; each unfolds to all of its answers that differ.
func TestPracticesUnfoldToTheirAnswers(t *testing.T) {
	s := series(t, random(t, 3, 0.9), 1)
	c := assessment.Compare(s.Assessments[0], s.Assessments[1])
	r := documents(s, reports.Options{})["comparison"]
	var order []string
	found := map[string]reports.Moved{}
	for _, b := range r.Sections[1].Body {
		if m, ok := b.(reports.Moved); ok {
			order, found[m.ID] = append(order, string(m.Verdict)), m
			if n := len(order); n > 1 && order[n-2] == "slipped" && order[n-1] == "slipped" && m.Answers.Value.V < found["last"].Answers.Value.V-1e-9 {
				t.Errorf("%s fell farther than the one before it", m.ID)
			}
			found["last"] = m
		}
	}
	rank := []string{"slipped", "improved", "newly assessed", "steady"}
	if !slices.IsSortedFunc(order, func(x, y string) int { return slices.Index(rank, x) - slices.Index(rank, y) }) || order[0] != "slipped" {
		t.Errorf("the order is %v", order)
	}
	for _, p := range c.Practices {
		m := found[p.Practice.ID]
		if len(m.Questions) != len(p.Questions) || len(p.Questions) > 0 && m.Answers.Value != p.Answers {
			t.Errorf("%s has %d answers, %v; want %d, %v", p.Practice.ID, len(m.Questions), m.Answers.Value, len(p.Questions), p.Answers)
		}
		for i, q := range p.Questions {
			if x := m.Questions[i]; x.ID != q.Question.ID || !strings.Contains(x.Given, "Zelda-Later, 20 February 2027") || len(x.Evidence) != len(s.Assessments[1].Record(q.Question).Evidence) {
				t.Errorf("%s: %+v", q.Question.ID, x)
			}
		}
	}
}

func TestWhatCannotBeComparedIsSaid(t *testing.T) {
	load := func(text string) *assessment.Assessment { return newSample(t, text) }
	other := strings.Replace(simpleFramework, "layers:", "scale: [{level: 1, name: Low}, {level: 2, name: High}]\nlayers:", 1)
	then, now := load(simpleFramework), load(other)
	answerSample(t, then, "A-1.1", "5")
	answerSample(t, now, "A-1.1", "2")
	for name, want := range map[string]struct {
		then, now *assessment.Assessment
		text      string
	}{
		"scale":  {then, now, "different scales"},
		"common": {then, load(simpleFramework), "No question has a level in both"},
	} {
		for doc, r := range documents(reports.Series{Assessments: []*assessment.Assessment{want.then, want.now}}, reports.Options{}) {
			md := string(written(t, markdown.Write, r))
			if doc != "trend" && !strings.Contains(md, want.text) {
				t.Errorf("%s, %s: it doesn't say why nothing is compared", name, doc)
			}
			if c := headline(t, r); c.Answers.Shown != "–" || c.Word != "" || strings.Contains(c.Gauge.Sentence, "lain change") {
				t.Errorf("%s, %s: the headline is %+v", name, doc, c)
			}
		}
	}
	if md := string(written(t, markdown.Write, reports.BuildTrend(reports.Series{Assessments: []*assessment.Assessment{then, now}}, reports.Options{}))); !strings.Contains(md, "another scale than the last") || !strings.Contains(md, " of 5**") {
		t.Error("a trend doesn't tell of another scale")
	}
}

// Scores of two scales can't be compared: both documents say so, however far
// back the other scale is, and their pictures leave its points out.
func TestPointsOfAnotherScaleAreLeftOut(t *testing.T) {
	low := strings.Replace(simpleFramework, "layers:", "scale: [{level: 1, name: Low}, {level: 2, name: Middle}, {level: 3, name: High}]\nlayers:", 1)
	s := reports.Series{}
	for i, text := range []string{simpleFramework, low, low} {
		a := newSample(t, text)
		answerSample(t, a, "A-1.1", []string{"5", "2", "3"}[i])
		s.Assessments = append(s.Assessments, a)
	}
	trend, quarter := reports.BuildTrend(s, reports.Options{}), reports.BuildQuarter(s, reports.Options{})
	for name, r := range map[string]*reports.Report{"trend": trend, "quarter": quarter} {
		if md := string(written(t, markdown.Write, r)); strings.Count(md, "1 assessment has another scale than the last") != 1 {
			t.Errorf("the %s doesn't say once that the scales differ", name)
		}
	}
	pictures := []reports.Chart{quarter.Quarter.Trend}
	for _, b := range trend.Sections[0].Body {
		if c, ok := b.(reports.Chart); ok {
			pictures = append(pictures, c)
		}
	}
	for _, c := range pictures {
		for _, l := range c.Picture.Labels {
			if strings.HasPrefix(l.Text, "5") {
				t.Errorf("%s: a score of the other scale is drawn: %q", c.Title, l.Text)
			}
		}
	}
	dots := 0
	for _, x := range quarter.Quarter.Trend.Picture.Shapes {
		if x.Role == chart.ScoreDot {
			dots++
		}
	}
	if dots != 2 {
		t.Errorf("%d points are drawn, want 2", dots)
	}
}

func TestWhatIsAskedOtherwiseIsListed(t *testing.T) {
	then := newSample(t, simpleFramework)
	answerSample(t, then, "A-1.1", "2")
	newer, err := frameworks.Load("newer.yaml", []byte(strings.NewReplacer(
		"version: 1.0.0", "version: 1.1.0", `{id: A-1.1, ask: "Is it so?"}`, `{id: A-1.1, ask: "Is it truly so?"}`,
		`{id: A-1.2, ask: "How?"}`, `{id: A-1.3, ask: "Whence?"}`, `{id: A-2.1, ask: "When?"}`, `{id: A-2.9, ask: "When?", replaces: [A-2.1]}`,
	).Replace(simpleFramework)))
	if err != nil {
		t.Fatal(err)
	}
	now, _, err := assessment.Next(then, newer, 20270224, sampleStamp("Ada"))
	if err != nil {
		t.Fatal(err)
	}
	md := string(written(t, markdown.Write, reports.BuildComparison(then, now, reports.Options{})))
	for _, want := range []string{"1 question is new", "Whence", "1 question is no longer asked", "How", "1 question has another id", "| A\\-2.1 | A\\-2.9 |", "1 question reads otherwise", "Is it truly so", "at version 1.1.0; it was 1.0.0"} {
		if !strings.Contains(md, want) && !strings.Contains(strings.ReplaceAll(md, `\`, ""), strings.ReplaceAll(want, `\`, "")) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
}

// What the options keep back of both assessments is in no document and in no
// format, and the document says what it leaves out.
func TestSeriesKeepBackWhatTheyMust(t *testing.T) {
	s := plantedSeries(t)
	for doc := range documents(s, reports.Options{}) {
		for format, l := range layouts() {
			full := opened(t, written(t, l.write, documents(s, reports.Options{})[doc]))
			for what, o := range map[string]reports.Options{"names": {Anonymous: true}, "notes": {RedactNotes: true}, "evidence": {RedactEvidence: true}} {
				r := documents(s, o)[doc]
				less, seen := opened(t, written(t, l.write, r)), false
				for _, text := range planted[what] {
					seen = seen || strings.Contains(full, text)
					if strings.Contains(less, text) {
						t.Errorf("the %s as %s without %s still holds %s", doc, format, what, text)
					}
				}
				if !seen && doc != "trend" {
					t.Errorf("the %s as %s shows none of %v even in full", doc, format, planted[what])
				}
				if len(r.Hidden) != 1 || !strings.Contains(strings.ReplaceAll(less, `\`, ""), r.Hidden[0]) {
					t.Errorf("the %s as %s doesn't say that %s are left out", doc, format, what)
				}
			}
			short := opened(t, written(t, l.write, documents(s, reports.Options{Short: true})[doc]))
			for _, text := range append(slices.Clone(planted["evidence"]), "PlantNote", "PlantReason", "PlantAnswerer", "Is it so", "A-1.1", `A\-1.1`) {
				if strings.Contains(short, text) {
					t.Errorf("the short %s as %s holds %s", doc, format, text)
				}
			}
		}
	}
}

// So it is with a full report that tells of an earlier assessment.
func TestAReportSinceLastTimeKeepsBackWhatItMust(t *testing.T) {
	s := plantedSeries(t)
	for format, l := range layouts() {
		for what, o := range map[string]reports.Options{"names": {Anonymous: true}, "notes": {RedactNotes: true}, "evidence": {RedactEvidence: true}} {
			o.Previous = s.Assessments[0]
			less := opened(t, written(t, l.write, reports.Build(s.Assessments[1], assessment.Evaluate(s.Assessments[1]), o)))
			for _, text := range planted[what] {
				if strings.Contains(less, text) {
					t.Errorf("%s without %s still holds %s", format, what, text)
				}
			}
		}
	}
}

func TestDocumentsOfASeriesAreInOrderAndSafe(t *testing.T) {
	for _, a := range []*assessment.Assessment{hostileSample(t).Assessment, plantedSample(t).Assessment, randomSample(t, 5).Assessment} {
		s := series(t, a, 2)
		for name, r := range documents(s, reports.Options{}) {
			doc := parseHTML(t, written(t, reporthtml.Write, r))
			checkElements(t, doc)
			checkLinks(t, doc)
			checkPolicy(t, doc)
			noMarkup(t, string(written(t, markdown.Write, r)))
			if string(r.Document) != name {
				t.Errorf("the %s calls itself %s", name, r.Document)
			}
			again := documents(s, reports.Options{})[name]
			if !reflect.DeepEqual(r.Sections, again.Sections) || !reflect.DeepEqual(r.Quarter, again.Quarter) {
				t.Errorf("two %ss of one series differ", name)
			}
		}
	}
}

// A trend has every assessment in its table, whatever its picture labels.
func TestATrendHasEveryAssessment(t *testing.T) {
	a := newSample(t, simpleFramework)
	answerSample(t, a, "A-1.1", "2")
	answerSample(t, a, "31.1", "3")
	s := series(t, a, 399)
	r := reports.BuildTrend(s, reports.Options{})
	if len(r.Trend) != 400 || r.Trend[399].File != "399.posture.yaml" {
		t.Fatalf("%d points", len(r.Trend))
	}
	tables := 0
	for _, b := range r.Sections[1].Body {
		if x, ok := b.(reports.Table); ok {
			tables++
			if len(x.Rows) != 400 {
				t.Errorf("a table of %d rows", len(x.Rows))
			}
		}
	}
	for _, b := range r.Sections[0].Body {
		if c, ok := b.(reports.Chart); ok && len(c.Bars) > 12 {
			t.Errorf("the picture %q has %d labels", c.Title, len(c.Bars))
		} else if ok && len(c.Bars) > 4 && !strings.Contains(c.Note, "all 400 assessments") {
			t.Errorf("the picture says %q of what it leaves out", c.Note)
		}
	}
	if tables != 2 {
		t.Errorf("%d tables", tables)
	}
}

func TestProgressIsSaidBothWays(t *testing.T) {
	a := newSample(t, simpleFramework)
	for _, q := range a.Framework().Questions() {
		answerSample(t, a, q.ID, "2")
	}
	for level, want := range map[string]string{"1": "−100 % of the way", "3": "100 % of the way", "5": "300 % of the way"} {
		now, _, err := assessment.Next(a, a.Framework(), 20270224, sampleStamp("Ada"))
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range now.Framework().Questions() {
			answerSample(t, now, q.ID, level)
		}
		r := reports.BuildTrend(reports.Series{Assessments: []*assessment.Assessment{a, now}}, reports.Options{})
		if got := strings.ReplaceAll(headline(t, r).Gauge.Sentence, "\u00a0", " "); !strings.Contains(got, want) {
			t.Errorf("from 2 to %s: %q, want %q", level, got, want)
		}
	}
}
