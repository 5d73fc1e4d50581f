package markdown

import (
	"strconv"

	"posture/reports"
)

func (d *document) blocks(body []reports.Block) {
	for i := 0; i < len(body); i++ {
		switch b := body[i].(type) {
		case reports.Heading:
			d.heading(b)
		case reports.Para:
			s := text(b.Text)
			for b.Tone == reports.Working && i+1 < len(body) {
				next, ok := body[i+1].(reports.Para)
				if !ok || next.Tone != reports.Working {
					break
				}
				s += "<br>" + text(next.Text)
				i++
			}
			if b.Tone == reports.Aside || b.Tone == reports.Working {
				s = "> " + s
			}
			d.paragraph(s)
		case reports.List:
			d.list(b)
		case reports.Fields:
			d.fields(b)
		case reports.Table:
			d.table(b)
		case reports.Chart:
			d.chart(b)
		case reports.Practice:
			d.practice(b)
		case reports.Answer:
			d.answer(b)
		case reports.SignOff:
			d.signOff(b)
		case reports.Change:
			d.change(b)
		case reports.Moved:
			d.moved(b)
		}
	}
}

func (d *document) heading(h reports.Heading) {
	if h.Sub {
		d.paragraph("#### " + anchor(h.ID) + text(h.Text))
		return
	}
	d.paragraph("### " + anchor(h.ID) + text(h.Text))
}

func (d *document) list(l reports.List) {
	d.out.WriteByte('\n')
	for i, x := range l.Items {
		if l.Numbered {
			d.line(strconv.Itoa(i+1) + ". " + text(x))
			continue
		}
		d.line("- " + text(x))
	}
}

func (d *document) fields(f reports.Fields) {
	d.out.WriteByte('\n')
	for _, x := range f.Rows {
		value := text(x.Value)
		if x.URL != "" {
			value = link(x.Value, x.URL)
		}
		d.line("- " + bold(x.Label) + ": " + value)
	}
}

func (d *document) practice(p reports.Practice) {
	d.paragraph("#### " + anchor(p.Anchor) + text(p.ID+" "+p.Title))
	d.paragraph(join(" · ", bold(p.Critical), bold(p.HoldsBack), bold(p.WaitsFor)))
	d.paragraph(text(p.Intent))
	d.paragraph(text(p.Summary))
	d.out.WriteByte('\n')
	for _, s := range p.Steps {
		d.line("- " + join(" · ", bold(s.ID), bold(s.Mark), text(s.Ask)))
		for _, group := range [][]reports.Labelled{s.Now, s.Next, s.Seen, {s.Note}} {
			for _, x := range group {
				d.item(x)
			}
		}
		d.item(reports.Labelled{Text: s.Flagged})
	}
	if len(p.Clauses) > 0 {
		clauses := ""
		for _, c := range p.Clauses {
			clauses = join("; ", clauses, link(c.Text, c.URL))
		}
		d.paragraph(bold(p.Relates) + ": " + clauses)
	}
}

// item is a line below one of a list.
func (d *document) item(x reports.Labelled) {
	if x.Text != "" {
		d.line("  - " + join(": ", bold(x.Label), text(x.Text)))
	}
}

func (d *document) answer(a reports.Answer) {
	d.out.WriteByte('\n')
	d.line("- " + anchor(a.Anchor) + join(" · ", bold(a.ID), bold(a.Mark), text(a.Ask)))
	d.item(reports.Labelled{Text: a.Means})
	d.item(a.Note)
	for _, e := range a.Evidence {
		d.item(reports.Labelled{Label: d.r.Words.Say("head.evidence"), Text: e})
	}
	d.item(reports.Labelled{Text: a.Flagged})
	d.item(reports.Labelled{Text: a.Given})
}

func (d *document) signOff(s reports.SignOff) {
	d.paragraph(text(s.Text))
	t := grid{heads: []string{"", "", "", ""}, right: []bool{false, false, false, false}}
	for _, l := range s.Lines {
		t.rows = append(t.rows, []string{text(l.Role), text(l.Name), text(l.Signature) + ":", text(l.Date) + ":"})
	}
	d.grid(t)
}
