package html

import (
	"bytes"
	"embed"
	"encoding/base64"
	"fmt"
	"html"
	"html/template"
	"io"
	"strings"
	"unicode/utf8"

	"posture/reports"
)

//go:embed report.tmpl blocks.tmpl series.tmpl style.css
var files embed.FS

// begin is how every report of ours begins.
const begin = "<!doctype html>\n<!-- posture/report/v1 -->\n"

// Write writes the report in UTF-8, in one piece.
func Write(w io.Writer, r *reports.Report) error {
	p, err := newPage(r)
	if err != nil {
		return err
	}
	t, err := template.New("").Funcs(p.functions()).ParseFS(files, "*.tmpl")
	if err != nil {
		return fmt.Errorf("the HTML can't be made: %w", err)
	}
	var out bytes.Buffer
	out.WriteString(begin)
	if err := t.ExecuteTemplate(&out, "report", p); err != nil {
		return fmt.Errorf("the HTML can't be made: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// IsOurs tells whether a file that begins so is a report that [Write] made.
func IsOurs(head []byte) bool { return bytes.HasPrefix(head, []byte(begin)) }

// A page is the file in the making: the report with what its style needs.
type page struct {
	*reports.Report
	Style  template.CSS
	Digest string // of the style, as the policy names it
	Logo   template.URL
	Parts  bool // more than one, so that contents help
	Labels labels

	anchors map[string]bool
	lowest  int // the scale's
	drawn   int // pictures so far
}

// labels are the words of the page itself.
type labels struct{ Skip, AsWords, Contents, Level, Layer, Evidence, Then string }

func newPage(r *reports.Report) (*page, error) {
	p := &page{Report: r, anchors: r.Anchors(), Parts: len(r.Sections) > 1 || r.Board != nil && len(r.Sections) > 0}
	if len(r.Scale) > 0 {
		p.lowest = r.Scale[0].Level
	}
	say := r.Words.Say
	p.Labels = labels{say("html.skip"), say("html.as-words"), say("contents"), say("head.level"), say("head.layer"), say("head.evidence"), say("head.then")}
	if r.Brand != nil && r.Brand.Logo != nil {
		p.Logo = template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(r.Brand.Logo.PNG))
	}
	css, err := style(r)
	p.Style, p.Digest = template.CSS(css), digest(css)
	return p, err
}

func (p *page) functions() template.FuncMap {
	return template.FuncMap{
		"kind": kind, "chart": p.chart, "half": p.half, "gauge": p.gauge, "bar": p.bar, "share": p.share, "keyed": keyed,
		"step": func(level int) int { return level - p.lowest },
		"has":  func(anchor string) bool { return p.anchors[anchor] },
		"safe": safe, "width": widthClass, "last": func(rows [][]reports.Cell, i int) bool { return i == len(rows)-1 }, "labels": func() labels { return p.Labels }, "shade": func(i int) int { return min(i, 3) },
		"join": func(s []string) string { return strings.Join(s, " ") }, "sign": sign, "to": p.to, "long": long, "chip": p.chip,
	}
}

// to is a text that leads to an anchor, where the report has it.
func (p *page) to(anchor, text string) template.HTML {
	if !p.anchors[anchor] {
		return template.HTML(html.EscapeString(text))
	}
	return template.HTML(fmt.Sprintf(`<a href="#%s">%s</a>`, html.EscapeString(anchor), html.EscapeString(text)))
}

// chip is a mark on the colour of a level, or on none where there is no level.
func (p *page) chip(valid bool, level int, mark string) template.HTML {
	class := "chip"
	if valid {
		class = fmt.Sprintf("chip l%d", level-p.lowest)
	}
	return template.HTML(fmt.Sprintf(`<span class="%s">%s</span>`, class, html.EscapeString(mark)))
}

// long is the class of a text with a word that no column has room for.
func long(text string) string {
	const most = 28
	for word := range strings.FieldsSeq(text) {
		if utf8.RuneCountInString(word) > most {
			return " long"
		}
	}
	return ""
}

// kind names a block's template.
func kind(b reports.Block) (string, error) {
	switch b := b.(type) {
	case reports.Heading:
		return "heading", nil
	case reports.Para:
		switch b.Tone {
		case reports.Lead:
			return "lead", nil
		case reports.Aside:
			return "aside", nil
		case reports.Working:
			return "working", nil
		}
		return "para", nil
	case reports.List:
		return "list", nil
	case reports.Fields:
		return "fields", nil
	case reports.Table:
		return "table", nil
	case reports.Chart:
		return "chart", nil
	case reports.Practice:
		return "practice", nil
	case reports.Answer:
		return "answer", nil
	case reports.SignOff:
		return "sign-off", nil
	case reports.Change:
		return "change", nil
	case reports.Moved:
		return "moved", nil
	}
	return "", fmt.Errorf("no way to lay out a block of type %T", b)
}

// safe is an address to link to, or "" where it is neither a page nor a mailbox.
func safe(url string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(strings.ToLower(url), scheme) {
			return url
		}
	}
	return ""
}
