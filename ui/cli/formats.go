package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"posture/reports"
	"posture/reports/html"
	"posture/reports/json"
	"posture/reports/markdown"
	"posture/reports/pdf"
)

// A format is one of the forms that a report can take.
type format struct {
	name  string
	write func(w io.Writer, r *reports.Report, o reportOptions) (warnings []string, err error)
	ours  func(head []byte) bool // whether a file looks like a report of ours in this format
}

// formats are all formats, in the order in which help names them.
func formats() []format {
	return []format{
		{"pdf", writePDF, pdf.IsOurs},
		{"html", plainLayout(html.Write), html.IsOurs},
		{"md", plainLayout(markdown.Write), markdown.IsOurs},
		{"json", plainLayout(json.Write), json.IsOurs},
	}
}

func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

func findFormat(name string) (format, error) {
	all := formats()
	if i := slices.IndexFunc(all, func(f format) bool { return f.name == strings.ToLower(name) }); i >= 0 {
		return all[i], nil
	}
	return format{}, callf("posture: no report format %q; it writes %s", name, strings.Join(formatNames(), ", "))
}

// plainLayout is a layout that takes no options and has no warnings.
func plainLayout(write func(io.Writer, *reports.Report) error) func(io.Writer, *reports.Report, reportOptions) ([]string, error) {
	return func(w io.Writer, r *reports.Report, _ reportOptions) ([]string, error) { return nil, write(w, r) }
}

func writePDF(w io.Writer, r *reports.Report, o reportOptions) ([]string, error) {
	paper, err := pdf.ParsePaper(o.paper)
	if err != nil {
		return nil, err
	}
	options := pdf.Options{Paper: paper, Producer: "posture " + Version, Font: o.ttf}
	if o.attach {
		options.Attachment = &pdf.Attachment{Name: o.name, Data: o.file}
	}
	missing, err := pdf.Write(w, r, options)
	if err != nil || len(missing) == 0 {
		return nil, err
	}
	return []string{missingWords(missing)}, nil
}

// missingWords says which letters the fonts lack.
func missingWords(missing []rune) string {
	const most = 12
	var names []string
	for _, r := range missing[:min(most, len(missing))] {
		names = append(names, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	words := fmt.Sprintf("%s that the fonts lack, shown as a box (a font given by --font mends it): %s", count(len(missing), "letter", "letters"), strings.Join(names, ", "))
	if n := len(missing) - most; n > 0 {
		words += fmt.Sprintf(" and %d more", n)
	}
	return words
}
