package markdown

import "posture/reports"

// change is the headline of what became of the whole.
func (d *document) change(c reports.Change) {
	g := c.Gauge
	d.paragraph(text(c.Label) + ": " + join(" ", bold(c.Answers.Shown), text(c.Word)) + "<br>" +
		join("<br>", bold(c.Rests), text(g.LevelLine), text(g.Claimed), text(g.ScoreLine), text(g.Sentence)))
}

// moved is a practice and what became of it, answer by answer.
func (d *document) moved(m reports.Moved) {
	d.paragraph("#### " + text(m.ID+" "+m.Title))
	d.paragraph(join(" · ", bold(join(" ", m.Word, m.Answers.Shown)), text(m.Layer), text(m.Summary)))
	if len(m.Questions) > 0 {
		d.out.WriteByte('\n')
	}
	for _, q := range m.Questions {
		d.line("- " + join(" · ", bold(q.ID), bold(q.ThenMark+" → "+q.NowMark), text(q.Ask)))
		d.item(reports.Labelled{Text: q.Was})
		d.item(reports.Labelled{Text: q.Means})
		d.item(q.Note)
		for _, e := range q.Evidence {
			d.item(reports.Labelled{Label: d.r.Words.Say("head.evidence"), Text: e})
		}
		d.item(reports.Labelled{Text: q.Given})
	}
	d.paragraph(text(m.More))
}

// quarter is the two pages for the board; the first one's title is the
// document's.
func (d *document) quarter(q *reports.Quarter) {
	d.paragraph("## " + text(q.Name))
	if q.Change != nil {
		d.change(*q.Change)
	} else {
		d.whole(q.Gauge)
	}
	d.chart(q.Trend)
	d.paragraph("### " + text(q.LayersTitle))
	d.layers(q.LayersHead, q.Layers, q.Gauge)
	d.paragraph(text(q.LayersNote))
	d.findings(q.FindingsTitle, q.Findings)
	if q.Split != nil {
		d.chart(*q.Split)
	}
	if q.Evidence != nil {
		d.shares(*q.Evidence)
	}
	d.shares(q.Fresh)
	d.paragraph("## " + text(q.Follow))
	d.paragraph("### " + text(q.MovedTitle))
	for _, m := range q.Moved {
		d.moved(m)
	}
	d.paragraph(text(q.MovedNote))
	d.promises(q.Promises)
	d.paragraph("### " + text(q.NextTitle))
	d.gaps(q.NextHead, q.Next)
	d.paragraph(text(q.NextNote))
	d.paragraph("> " + text(q.Foot))
}

func (d *document) promises(p reports.Promises) {
	d.paragraph("### " + text(p.Title))
	if len(p.Rows) > 0 {
		counts := ""
		for _, x := range p.Counts.Parts {
			counts = join(", ", counts, text(x.Label)+" "+bold(x.Shown))
		}
		d.paragraph(counts)
		t := grid{heads: []string{p.Head.What, p.Head.Says, p.Head.Owner, p.Head.Due, p.Head.Became}, right: make([]bool, 5)}
		for _, r := range p.Rows {
			says := ""
			for _, s := range r.Says {
				says = join("<br>", says, text(s))
			}
			t.rows = append(t.rows, []string{text(r.What), says, text(r.Owner), text(r.Due), bold(r.Became)})
		}
		d.grid(t)
	}
	d.paragraph(text(p.Note))
	d.paragraph(text(p.Counts.Note))
}
