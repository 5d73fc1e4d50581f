package xlsx

import "strings"

// promises are what became of actions, and the first things to do.
func (b *book) promises() error {
	say, q := b.r.Words.Say, b.r.Quarter
	p, err := b.begin(sheetPromises, view{widths: []float64{60, 40, 24, 20, 16, 16, 11, 11, 11}, landscape: true})
	if err != nil {
		return err
	}
	if err := p.part(q.Promises.Title); err != nil {
		return err
	}
	none := func(int) bool { return false }
	if len(q.Promises.Rows) > 0 {
		h := q.Promises.Head
		if err := p.add(p.heads([]string{h.What, h.Says, say("head.owner"), h.Due, h.Became}, none)...); err != nil {
			return err
		}
	}
	for _, r := range q.Promises.Rows {
		err := p.add(p.cell(r.What, p.text), p.cell(strings.Join(r.Says, "\n"), p.text), p.cell(r.Owner, p.text), p.cell(r.Due, p.text), p.cell(r.Became, p.strong))
		if err != nil {
			return err
		}
	}
	for _, s := range []string{q.Promises.Note, q.Promises.Counts.Note} {
		if err := p.paragraph(s, p.small); err != nil {
			return err
		}
	}
	if err := p.part(q.NextTitle); err != nil {
		return err
	}
	if len(q.Next) > 0 {
		heads := []string{q.NextHead.What, say("head.layer"), say("head.owner"), say("head.due"), q.NextHead.Levels, q.NextHead.Lift}
		if err := p.add(p.heads(heads, none)...); err != nil {
			return err
		}
	}
	for _, g := range q.Next {
		err := p.add(p.cell(g.ID+" "+g.Title+"\n"+g.What, p.text), p.cell(g.Layer, p.text), p.cell(g.Owner, p.text), p.cell(g.Due, p.text),
			p.cell(g.NowMark+" → "+g.PlanMark, p.text), value(of(g.Lift), p.lift))
		if err != nil {
			return err
		}
	}
	if err := p.paragraph(q.NextNote, p.small); err != nil {
		return err
	}
	return p.end()
}
