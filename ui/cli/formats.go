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
	"posture/reports/xlsx"
	"posture/ui/tui"
)

// A format is one of the forms that a report can take.
type format struct {
	tui.ReportFormat
	write func(w io.Writer, r *reports.Report, o reportOptions) (warnings []string, err error)
}

// formats are all formats, in the order in which people are shown them.
func formats() []format {
	return []format{
		{tui.ReportFormat{Name: "pdf", Title: "PDF", For: "the board, print", Paper: true, Holds: true, Ours: pdf.IsOurs, Pages: pdf.Pages}, writePDF},
		{tui.ReportFormat{Name: "html", Title: "Web page", For: "sharing, screen readers", Ours: html.IsOurs}, plainLayout(html.Write)},
		{tui.ReportFormat{Name: "xlsx", Title: "Workbook", For: "tracking, answers to fill in", Own: true, Ours: xlsx.IsOurs}, writeWorkbook},
		{tui.ReportFormat{Name: "md", Title: "Markdown", For: "wikis, pull requests", Ours: markdown.IsOurs}, plainLayout(markdown.Write)},
		{tui.ReportFormat{Name: "json", Title: "JSON", For: "other programs", Ours: json.IsOurs}, plainLayout(json.Write)},
	}
}

// screenFormats are the formats as the application's screen takes them.
func screenFormats() []tui.ReportFormat {
	var out []tui.ReportFormat
	for _, f := range formats() {
		s := f.ReportFormat
		s.Write = func(w io.Writer, r *reports.Report, x tui.Extras) ([]string, error) {
			return f.write(w, r, reportOptions{paper: x.Paper, attach: x.File != nil, name: x.Name, file: x.File})
		}
		out = append(out, s)
	}
	return out
}

func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.Name)
	}
	return names
}

func findFormat(name string) (format, error) {
	all := formats()
	if i := slices.IndexFunc(all, func(f format) bool { return f.Name == strings.ToLower(name) }); i >= 0 {
		return all[i], nil
	}
	return format{}, callf("posture: no report format %q; it writes %s", name, strings.Join(formatNames(), ", "))
}

// plainLayout is a layout that takes no options and has no warnings.
func plainLayout(write func(io.Writer, *reports.Report) error) func(io.Writer, *reports.Report, reportOptions) ([]string, error) {
	return func(w io.Writer, r *reports.Report, _ reportOptions) ([]string, error) { return nil, write(w, r) }
}

func writeWorkbook(w io.Writer, r *reports.Report, o reportOptions) ([]string, error) {
	return nil, xlsx.Write(w, r, xlsx.Options{Letter: strings.EqualFold(o.paper, string(pdf.Letter))})
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
