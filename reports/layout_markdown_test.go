package reports_test

import (
	"regexp"
	"strings"
	"testing"

	"posture/assessment"
	"posture/reports"
	"posture/reports/markdown"
)

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
