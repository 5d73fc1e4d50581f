package markdown

import (
	"strconv"

	"posture/reports"
)

// board is the page that stands alone; its title is the document's.
func (d *document) board(b *reports.Board) {
	g := b.Gauge
	d.paragraph("## " + text(b.Name))
	d.whole(g)
	d.paragraph("### " + text(b.LayersTitle))
	d.layers(b.LayersHead, b.Layers, g)
	d.paragraph(text(b.LayersNote))
	d.findings(b.FindingsTitle, b.Findings)
	d.paragraph("### " + text(b.GapsTitle))
	d.paragraph(text(b.GapsOrder))
	d.gaps(b.GapsHead, b.Gaps)
	d.paragraph(text(b.GapsNote))
	d.shares(b.Evidence)
	d.shares(b.Coverage)
	d.paragraph("> " + text(b.Foot))
}

func (d *document) whole(g reports.Gauge) {
	d.paragraph(text(g.Label) + ": " + join(" ", bold(g.Measures.Score.Shown), text(g.Of)) + "<br>" +
		join("<br>", bold(g.LevelLine), text(g.ScoreLine), text(g.Claimed), text(g.Sentence)))
}

func (d *document) findings(title string, findings []string) {
	d.paragraph("### " + text(title))
	all := ""
	for _, f := range findings {
		all = join(" ", all, text(f))
	}
	d.paragraph(all)
}

func (d *document) layers(head reports.LayersHead, rows []reports.LayerRow, g reports.Gauge) {
	w := d.r.Words
	t := grid{heads: []string{head.Layer, "", head.Score, w.Say("head.range"), head.Shown, w.Say("head.target"), head.Gap, w.Say("head.level")},
		right: []bool{false, false, true, true, true, true, true, false}}
	if head.Then != "" {
		t.heads, t.right = append(t.heads, w.Say("head.then")), append(t.right, true)
	}
	for _, l := range rows {
		m := l.Measures
		bar := text(l.NotAsked)
		if bar == "" {
			bar = d.bar(g.Bar.Part(m.Score.Value.V))
		}
		row := []string{d.to(l.Title, l.Anchor), bar, bold(m.Score.Shown), text(m.Range), text(m.Evidenced.Shown), text(m.Target.Shown), text(l.Less), text(l.LevelLine)}
		if head.Then != "" {
			row = append(row, text(l.Then))
		}
		t.rows = append(t.rows, row)
	}
	d.grid(t)
}

func (d *document) gaps(h reports.GapsHead, rows []reports.GapRow) {
	if len(rows) == 0 {
		return
	}
	t := grid{heads: []string{"", h.What, d.r.Words.Say("head.layer"), h.Levels, h.Lift}, right: []bool{true, false, false, false, true}}
	if h.Owner != "" {
		t.heads, t.right = append(t.heads, h.Owner), append(t.right, false)
	}
	for _, g := range rows {
		row := []string{
			text(g.Rank), join("<br>", join(": ", d.toBold(g.ID+" "+g.Title, g.Anchor), text(g.What)), text(g.HoldsBack)), text(g.Layer),
			text(g.NowMark) + " → " + text(g.PlanMark), text(g.Lift.Shown),
		}
		if h.Owner != "" {
			row = append(row, join("<br>", text(g.Owner), text(g.Due)))
		}
		t.rows = append(t.rows, row)
	}
	d.grid(t)
}

func (d *document) shares(s reports.Shares) {
	d.paragraph("### " + text(s.Title))
	t := grid{heads: []string{"", "", "", ""}, right: []bool{false, false, true, true}}
	for _, p := range s.Parts {
		t.rows = append(t.rows, []string{text(p.Label), d.bar(p.Part), strconv.Itoa(p.Count), text(p.Shown)})
	}
	d.grid(t)
	d.paragraph(text(s.Note))
}
