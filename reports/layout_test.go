package reports_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"posture/assessment"
	"posture/reports"
	reporthtml "posture/reports/html"
	reportjson "posture/reports/json"
	"posture/reports/markdown"
	"posture/reports/xlsx"
)

// A layout is a format that a report is written in.
type layout struct {
	write  func(io.Writer, *reports.Report) error
	isOurs func([]byte) bool
}

func layouts() map[string]layout {
	return map[string]layout{
		"html": {reporthtml.Write, reporthtml.IsOurs}, "json": {reportjson.Write, reportjson.IsOurs}, "markdown": {markdown.Write, markdown.IsOurs},
		"xlsx": {writeXLSX, xlsx.IsOurs},
	}
}

func written(t testing.TB, write func(io.Writer, *reports.Report) error, r *reports.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func forSamples(t *testing.T, check func(t *testing.T, s layoutSample)) {
	samples := layoutSamples(t)
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		t.Run(name, func(t *testing.T) { check(t, samples[name]) })
	}
}

func TestJSONHasTheFiguresInFullPrecision(t *testing.T) {
	type figures struct {
		ID                                              string
		Score, Low, High, Evidenced, Target, Gap, Level *float64
		Answered, Applicable                            int
		Completeness                                    float64
		Practices                                       []figures
	}
	same := func(t *testing.T, name string, got figures, m assessment.Measure) {
		t.Helper()
		level := assessment.Figure{V: float64(m.Level.V), Valid: m.Level.Valid}
		for i, want := range []assessment.Figure{m.Score, m.Low, m.High, m.Evidenced, m.Target, m.Gap, level} {
			if x := []*float64{got.Score, got.Low, got.High, got.Evidenced, got.Target, got.Gap, got.Level}[i]; (x != nil) != want.Valid || x != nil && *x != want.V {
				t.Errorf("%s: figure %d is %v, want %v", name, i, x, want)
			}
		}
		if got.Answered != m.Answered || got.Applicable != m.Applicable {
			t.Errorf("%s: %d of %d answered, want %d of %d", name, got.Answered, got.Applicable, m.Answered, m.Applicable)
		}
	}
	forSamples(t, func(t *testing.T, s layoutSample) {
		var got struct {
			Schema  string
			Overall figures
			Layers  []figures
			Roadmap []struct{ Period, Points int }
			Data    map[string]any
		}
		if err := json.Unmarshal(written(t, reportjson.Write, s.report(reports.Options{})), &got); err != nil {
			t.Fatal(err)
		}
		if got.Schema != "posture/report/v1" || got.Data == nil || len(got.Roadmap) != len(s.Plan(s.Scorecard, 0).Periods) {
			t.Errorf("schema %q, %d periods", got.Schema, len(got.Roadmap))
		}
		same(t, "overall", got.Overall, s.Overall.Measure)
		for i, l := range s.Layers {
			same(t, l.Layer.ID, got.Layers[i], l.Measure)
			for j, p := range l.Practices {
				same(t, p.Practice.ID, got.Layers[i].Practices[j], p.Measure)
			}
		}
	})
}

// layerTable is what the table of a layer must say: a row for each practice and
// one for the layer.
func layerTable(l *assessment.LayerScore) [][]string {
	row := func(m assessment.Measure) []string {
		score := func(f assessment.Figure) string { return assessment.ShowScore(f, m.Target) }
		level, between, target := "–", "–", assessment.ShowScore(m.Target, assessment.Figure{})
		if m.Level.Valid {
			level = strconv.Itoa(m.Level.V)
		}
		if m.Level.Valid && m.Provisional() {
			level += "*"
		}
		if m.Provisional() {
			between = score(m.Low) + "–" + score(m.High)
		}
		if m.Target.V == math.Trunc(m.Target.V) && m.Target.Valid {
			target = strconv.Itoa(int(m.Target.V))
		}
		return []string{score(m.Score), between, score(m.Evidenced), level, target, assessment.ShowGap(m.Gap), fmt.Sprintf("%d of %d", m.Answered, m.Applicable)}
	}
	var out [][]string
	for _, p := range l.Practices {
		r := row(p.Measure)
		if p.Applicable == 0 {
			r[0] = "not applicable"
		}
		out = append(out, r)
	}
	return append(out, row(l.Measure))
}

// compareTable compares rows with figures; the first cell, a name, must begin
// with the practice's id.
func compareTable(t *testing.T, l *assessment.LayerScore, rows [][]string) {
	t.Helper()
	want := layerTable(l)
	if len(rows) != len(want) {
		t.Fatalf("layer %s has %d rows, want %d", l.Layer.ID, len(rows), len(want))
	}
	for i, row := range rows {
		if i < len(l.Practices) && !strings.HasPrefix(row[0], l.Practices[i].Practice.ID+" ") {
			t.Errorf("row %d of layer %s is of %q", i, l.Layer.ID, row[0])
		}
		if !slices.Equal(row[1:], want[i]) {
			t.Errorf("%s says %q, want %q", row[0], row[1:], want[i])
		}
	}
}

// compareBoard compares a layer's figures on the board's page.
func compareBoard(t *testing.T, m assessment.Measure, score, evidenced, gap string) {
	t.Helper()
	want := []string{assessment.ShowScore(m.Score, m.Target), assessment.ShowScore(m.Evidenced, m.Target), assessment.ShowGap(m.Gap)}
	if got := []string{score, evidenced, gap}; !slices.Equal(got, want) {
		t.Errorf("the board says %q of a layer, want %q", got, want)
	}
}

func TestTheSameReportMakesTheSameBytes(t *testing.T) {
	for name, l := range layouts() {
		for _, s := range []layoutSample{plantedSample(t), hostileSample(t), randomSample(t, 3)} {
			if !bytes.Equal(written(t, l.write, s.report(reports.Options{})), written(t, l.write, s.report(reports.Options{}))) {
				t.Errorf("%s: two reports of one assessment differ", name)
			}
		}
	}
}

func TestAFormatKnowsItsOwnFiles(t *testing.T) {
	files := map[string][]byte{"nothing": nil, "text": []byte("Notes\n"), "page": []byte("<!doctype html>\n<title>Notes</title>"), "object": []byte(`{"schema": "posture/assessment/v1"}`)}
	for name, l := range layouts() {
		data := written(t, l.write, hostileSample(t).report(reports.Options{}))
		files[name] = data[:min(len(data), 64<<10)]
	}
	for name, l := range layouts() {
		for file, head := range files {
			if l.isOurs(head) != (file == name) {
				t.Errorf("%s takes a file of %s for its own: %v", name, file, file != name)
			}
		}
	}
}

// opened is a file with all its parts unpacked.
func opened(t *testing.T, data []byte) string {
	if bytes.HasPrefix(data, []byte("PK")) {
		return unzipped(t, data)
	}
	return string(data)
}

func TestWhatIsKeptBackIsInNoFormat(t *testing.T) {
	s := plantedSample(t)
	for name, l := range layouts() {
		for what, o := range map[string]reports.Options{
			"names": {Anonymous: true}, "notes": {RedactNotes: true}, "evidence": {RedactEvidence: true},
		} {
			full, less := opened(t, written(t, l.write, s.report(reports.Options{}))), opened(t, written(t, l.write, s.report(o)))
			seen := false
			for _, text := range planted[what] {
				seen = seen || strings.Contains(full, text)
				if strings.Contains(less, text) {
					t.Errorf("%s without %s still holds %s", name, what, text)
				}
			}
			if !seen {
				t.Errorf("%s shows none of %v even in full", name, planted[what])
			}
		}
		short := opened(t, written(t, l.write, s.report(reports.Options{Short: true})))
		for _, what := range []string{"notes", "evidence"} {
			for _, text := range planted[what] {
				if text != "PlantDropped" && strings.Contains(short, text) { // why an action was dropped is part of the plan
					t.Errorf("the short %s holds %s", name, text)
				}
			}
		}
		if strings.Contains(short, "Is it so?") || strings.Contains(short, "A-1.1") {
			t.Errorf("the short %s holds a single question", name)
		}
	}
}

// A brand is in every format that people read, its people only by their leave.
func TestBrandIsShown(t *testing.T) {
	logo, err := reports.NewLogo(picture(t))
	if err != nil {
		t.Fatal(err)
	}
	brand := &reports.Brand{
		Firm: "Marsh & Co.", People: []string{"PlantConsultant"}, Header: "The header", Footer: "The foot", Classification: "Secret & <b>",
		Colour: "#102030", Accent: "#803010", Logo: logo,
	}
	for name, l := range layouts() {
		data := opened(t, written(t, l.write, randomSample(t, 1).report(reports.Options{Brand: brand})))
		for _, want := range []string{"Marsh", "Secret"} {
			if !strings.Contains(data, want) {
				t.Errorf("%s lacks the brand's %s", name, want)
			}
		}
		hidden := opened(t, written(t, l.write, randomSample(t, 1).report(reports.Options{Brand: brand, Anonymous: true})))
		if strings.Contains(hidden, "PlantConsultant") {
			t.Errorf("%s names the brand's people", name)
		}
	}
	page := string(written(t, reporthtml.Write, randomSample(t, 1).report(reports.Options{Brand: brand})))
	for _, want := range []string{"--title:#102030", "--accent:#803010", `<img src="data:image/png;base64,`, "img-src data:", "The header", "The foot", "Secret &amp; &lt;b&gt;"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	brand.Colour = "#FFEE00"
	if err := reporthtml.Write(io.Discard, randomSample(t, 1).report(reports.Options{Brand: brand})); err == nil {
		t.Error("a title in a light yellow")
	}
}

// Whatever parts are chosen, a reader is told once what is left out.
func TestReadersAreToldWhatIsLeftOut(t *testing.T) {
	for _, o := range []reports.Options{
		{Anonymous: true, RedactNotes: true}, {Short: true, Anonymous: true}, {Anonymous: true, Sections: []reports.Kind{reports.KindBoard}},
		{RedactEvidence: true, Sections: []reports.Kind{reports.KindLayers}},
	} {
		r := plantedSample(t).report(o)
		for name, data := range map[string]string{"html": string(written(t, reporthtml.Write, r)), "markdown": string(written(t, markdown.Write, r))} {
			for _, sentence := range r.Hidden {
				start, _, _ := strings.Cut(sentence, "'") // which HTML escapes
				if n := strings.Count(data, start); n != 1 {
					t.Errorf("%s says %d times: %s", name, n, sentence)
				}
			}
		}
	}
}
