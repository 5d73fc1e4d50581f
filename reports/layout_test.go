package reports_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

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

func TestMarkdownShowsTheFigures(t *testing.T) {
	forSamples(t, func(t *testing.T, s layoutSample) {
		md := string(written(t, markdown.Write, s.report(reports.Options{})))
		for i := range s.Layers {
			compareTable(t, &s.Layers[i], markdownTable(t, md, `<a id="layer-`+s.Layers[i].Layer.ID+`"></a>`))
		}
		for i, row := range markdownTable(t, md, "### Score by layer") {
			compareBoard(t, s.Layers[i].Measure, row[2], row[4], strings.TrimPrefix(row[6], "−"))
		}
		score := assessment.ShowScore(s.Overall.Score, s.Overall.Target)
		if want := "Overall score: **" + score + "**"; s.Overall.Score.Valid && !strings.Contains(md, want) {
			t.Errorf("no line says %q", want)
		}
		noMarkup(t, md)
	})
}

var (
	mdLink   = regexp.MustCompile(`^\[(.*)\]\(#[^)]*\)$`)
	mdEscape = regexp.MustCompile(`\\([!-/:-@[-` + "`" + `{-~])`)
)

// markdownTable reads the cells of the first table after a text.
func markdownTable(t *testing.T, md, after string) [][]string {
	t.Helper()
	_, md, ok := strings.Cut(md, after)
	if !ok {
		t.Fatalf("nothing says %q", after)
	}
	var rows [][]string
	for line := range strings.Lines(md) {
		if !strings.HasPrefix(line, "| ") {
			if rows != nil {
				break
			}
			continue
		}
		var row []string
		for _, cell := range strings.Split(strings.ReplaceAll(strings.TrimSpace(line), `\|`, "\x00"), "|") {
			cell = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(cell), "**"), "**")
			if m := mdLink.FindStringSubmatch(cell); m != nil {
				cell = m[1]
			}
			row = append(row, mdEscape.ReplaceAllString(strings.ReplaceAll(cell, "\x00", "|"), "$1"))
		}
		rows = append(rows, row[1:len(row)-1])
	}
	return rows[2:]
}

// noMarkup tells where Markdown holds markup that isn't the layout's own.
func noMarkup(t *testing.T, md string) {
	t.Helper()
	rest := regexp.MustCompile(`<!-- posture/report/v1 -->|<a id="[^"<>&]*"></a>|<br>`).ReplaceAllString(md, "")
	if i := strings.IndexByte(rest, '<'); i >= 0 {
		t.Errorf("markup in %q", rest[max(0, i-40):min(len(rest), i+40)])
	}
	for line := range strings.Lines(md) {
		if strings.HasPrefix(strings.TrimLeft(line, " >-"), "```") {
			t.Errorf("a fence: %q", line)
		}
	}
}

func TestHTMLShowsTheFigures(t *testing.T) {
	forSamples(t, func(t *testing.T, s layoutSample) {
		doc := parseHTML(t, written(t, reporthtml.Write, s.report(reports.Options{})))
		for i := range s.Layers {
			section := doc.id("layer-" + s.Layers[i].Layer.ID)
			if section == nil {
				t.Fatalf("no section of layer %s", s.Layers[i].Layer.ID)
			}
			var rows [][]string
			for _, tr := range section.all("table")[0].all("tr")[1:] {
				var row []string
				for c := tr.FirstChild; c != nil; c = c.NextSibling {
					row = append(row, node{c}.text())
				}
				rows = append(rows, row)
			}
			compareTable(t, &s.Layers[i], rows)
		}
		for i, tr := range doc.id("board").all("table")[0].all("tr")[1:] {
			cells := tr.all("td")
			shown := cells[1].all("b")[0].text()
			compareBoard(t, s.Layers[i].Measure, shown, cells[2].text(), strings.TrimPrefix(cells[3].text(), "−"))
		}
		big := doc.id("board").all("b")[0].text()
		if want := assessment.ShowScore(s.Overall.Score, s.Overall.Target); big != want {
			t.Errorf("the board's score is %s, want %s", big, want)
		}
	})
}

// A node is an element of a page.
type node struct{ *html.Node }

func parseHTML(t *testing.T, data []byte) node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return node{n}
}

// all are the elements of a name below a node, or all of them for "".
func (n node) all(name string) []node {
	var out []node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (name == "" || d.Data == name) {
			out = append(out, node{d})
		}
	}
	return out
}

func (n node) id(id string) *node {
	for _, x := range n.all("") {
		if x.attr("id") == id {
			return &x
		}
	}
	return nil
}

func (n node) attr(key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (n node) text() string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// What the page's policy promises: nothing runs, nothing is asked for, links
// lead inside, to pages or to mailboxes; and what a screen reader goes by.
func TestHTMLIsSafeAndInOrder(t *testing.T) {
	forSamples(t, func(t *testing.T, s layoutSample) {
		for _, o := range []reports.Options{{}, {Short: true}, {Sections: []reports.Kind{reports.KindBoard}}, {Sections: []reports.Kind{reports.KindPlan}}} {
			data := written(t, reporthtml.Write, s.report(o))
			if bytes.Contains(data, []byte("ZgotmplZ")) {
				t.Error("the template refused something")
			}
			doc := parseHTML(t, data)
			checkElements(t, doc)
			checkLinks(t, doc)
			checkPolicy(t, doc)
		}
	})
}

func checkElements(t *testing.T, doc node) {
	t.Helper()
	level := 0
	for _, x := range doc.all("") {
		switch x.Data {
		case "script", "img", "link", "iframe", "object", "base", "form", "image", "use":
			t.Errorf("a <%s>", x.Data)
		case "h1", "h2", "h3", "h4", "h5", "h6":
			n := int(x.Data[1] - '0')
			if n > level+1 {
				t.Errorf("heading %q of level %d after one of %d", x.text(), n, level)
			}
			level = n
		case "th":
			if x.attr("scope") == "" {
				t.Errorf("a head %q without a scope", x.text())
			}
		case "svg":
			if x.attr("aria-hidden") != "true" && (len(x.all("title")) != 1 || len(x.all("desc")) != 1 || x.all("desc")[0].text() == "") {
				t.Error("a picture without a title and a description")
			}
		}
		for _, a := range x.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
				t.Errorf("an attribute %s=%q", a.Key, a.Val)
			}
		}
	}
	if len(doc.all("h1")) != 1 || len(doc.all("main")) != 1 {
		t.Errorf("%d first headings, %d mains", len(doc.all("h1")), len(doc.all("main")))
	}
}

func checkLinks(t *testing.T, doc node) {
	t.Helper()
	ids := map[string]bool{}
	for _, x := range doc.all("") {
		id := x.attr("id")
		if id != "" && ids[id] {
			t.Errorf("the id %s stands twice", id)
		}
		ids[id] = true
	}
	for _, a := range doc.all("a") {
		to, inside := strings.CutPrefix(a.attr("href"), "#")
		if inside && !ids[to] {
			t.Errorf("a link to %q, which isn't there", to)
		}
		if !inside && !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") && !strings.HasPrefix(to, "mailto:") {
			t.Errorf("a link to %q", to)
		}
	}
}

// checkPolicy wants a policy that allows the page's own style and nothing else.
func checkPolicy(t *testing.T, doc node) {
	t.Helper()
	sum := sha256.Sum256([]byte(doc.all("style")[0].text()))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	for _, m := range doc.all("meta") {
		if m.attr("http-equiv") == "Content-Security-Policy" {
			if m.attr("content") != want {
				t.Errorf("the policy is %q, want %q", m.attr("content"), want)
			}
			return
		}
	}
	t.Error("no policy")
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
