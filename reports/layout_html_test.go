package reports_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"posture/assessment"
	"posture/reports"
	reporthtml "posture/reports/html"
)

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
