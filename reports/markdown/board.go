package markdown

import (
	"strconv"

	"posture/reports"
)

// board is the page that stands alone; its title is the document's.
func (d *document) board(b *reports.Board) {
	g := b.Gauge
	d.paragraph("## " + text(b.Name))
	d.paragraph(text(g.Label) + ": " + join(" ", bold(g.Measures.Score.Shown), text(g.Of)) + "<br>" +
		join("<br>", bold(g.LevelLine), text(g.ScoreLine), text(g.Claimed), text(g.Sentence)))
	d.paragraph("### " + text(b.LayersTitle))
	d.layers(b)
	d.paragraph(text(b.LayersNote))
	d.paragraph("### " + text(b.FindingsTitle))
	findings := ""
	for _, f := range b.Findings {
		findings = join(" ", findings, text(f))
	}
	d.paragraph(findings)
	d.paragraph("### " + text(b.GapsTitle))
	d.gaps(b)
	d.paragraph(text(b.GapsNote))
	d.shares(b.Evidence)
	d.shares(b.Coverage)
	d.paragraph("> " + text(b.Foot))
}

func (d *document) layers(b *reports.Board) {
	w := d.r.Words
	t := grid{heads: []string{b.LayersHead.Layer, "", b.LayersHead.Score, w.Say("head.range"), b.LayersHead.Shown, w.Say("head.target"), b.LayersHead.Gap, w.Say("head.level")},
		right: []bool{false, false, true, true, true, true, true, false}}
	for _, l := range b.Layers {
		m := l.Measures
		bar := text(l.NotAsked)
		if bar == "" {
			bar = d.bar(b.Gauge.Bar.Part(m.Score.Value.V))
		}
		t.rows = append(t.rows, []string{d.to(l.Title, l.Anchor), bar, bold(m.Score.Shown), text(m.Range), text(m.Evidenced.Shown), text(m.Target.Shown), text(l.Less), text(l.LevelLine)})
	}
	d.grid(t)
}

func (d *document) gaps(b *reports.Board) {
	if len(b.Gaps) == 0 {
		return
	}
	h := b.GapsHead
	t := grid{heads: []string{"", h.What, d.r.Words.Say("head.layer"), h.Levels, h.Lift}, right: []bool{true, false, false, false, true}}
	if h.Owner != "" {
		t.heads, t.right = append(t.heads, h.Owner), append(t.right, false)
	}
	for _, g := range b.Gaps {
		row := []string{
			text(g.Rank), join("<br>", join(": ", d.toBold(g.ID+" "+g.Title, g.Anchor), text(g.What)), text(g.HoldsBack)), text(g.Layer),
			text(g.NowMark) + " → " + text(g.PlanMark), text(g.Lift.Shown),
		}
		if h.Owner != "" {
			row = append(row, text(g.Owner))
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
