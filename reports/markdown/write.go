package markdown

import (
	"bytes"
	"io"
	"strings"

	"posture/reports"
)

// mark is the first line, which no renderer shows.
const mark = "<!-- posture/report/v1 -->"

// Write writes the report in UTF-8, in one piece.
func Write(w io.Writer, r *reports.Report) error {
	d := &document{r: r, anchors: r.Anchors()}
	d.line(mark)
	d.front()
	if r.Board != nil {
		d.board(r.Board)
	}
	if r.Quarter != nil {
		d.quarter(r.Quarter)
	}
	d.contents()
	for _, s := range r.Sections {
		d.paragraph("## " + anchor(s.ID) + text(s.Title))
		d.blocks(s.Body)
	}
	_, err := w.Write(d.out.Bytes())
	return err
}

// IsOurs tells whether a file that begins so is a report that [Write] made.
func IsOurs(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimPrefix(head, []byte("\ufeff")), []byte(mark))
}

// A document is the file in the making.
type document struct {
	r       *reports.Report
	anchors map[string]bool
	out     bytes.Buffer
}

// line writes a line as it is.
func (d *document) line(s string) {
	d.out.WriteString(s)
	d.out.WriteByte('\n')
}

// paragraph writes a line after an empty one, if there is anything in it.
func (d *document) paragraph(s string) {
	if s != "" {
		d.out.WriteByte('\n')
		d.line(s)
	}
}

func (d *document) front() {
	title := d.r.Title
	switch {
	case d.r.Board != nil:
		title = d.r.Board.Title
	case d.r.Quarter != nil:
		title = d.r.Quarter.Title
	}
	d.paragraph("# " + text(title))
	d.paragraph(join(" · ", bold(d.r.Organisation), text(d.r.Scope), text(d.r.DateText), text(d.r.Subject)))
	if b := d.r.Brand; b != nil {
		d.paragraph(join(" · ", bold(b.Classification), text(b.Header), text(b.Firm), text(b.Footer)))
	}
	for _, s := range d.r.Unsaid() {
		d.paragraph("> " + text(s))
	}
}

func (d *document) contents() {
	if len(d.r.Sections) < 2 {
		return
	}
	d.paragraph("## " + text(d.r.Words.Say("contents")))
	d.paragraph("")
	d.out.WriteByte('\n')
	for _, s := range d.r.Sections {
		d.line("- " + inside(s.Name, s.ID))
	}
}

// join joins what isn't empty.
func join(with string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, with)
}
