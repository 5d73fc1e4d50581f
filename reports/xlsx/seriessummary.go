package xlsx

import "github.com/xuri/excelize/v2"

// seriesSummary is the sheet that opens first: the headline and what is said
// about it.
func (b *book) seriesSummary() error {
	p, err := b.begin(sheetSummary, view{widths: []float64{40, 11, 11, 11, 11, 14, 11, 11, 11}})
	if err != nil {
		return err
	}
	r := b.r
	if err := p.whose(); err != nil {
		return err
	}
	change, said := headline(r)
	if err := p.add(p.cell(r.Title, p.line)); err != nil {
		return err
	}
	if change != nil {
		if err := p.change(change); err != nil {
			return err
		}
	}
	p.skip(1)
	for _, s := range said {
		if err := p.paragraph(s, p.plain); err != nil {
			return err
		}
	}
	if err := p.layersMoved(); err != nil {
		return err
	}
	if err := p.part(r.Words.Say("workbook.guide")); err != nil {
		return err
	}
	if err := p.seriesGuide(); err != nil {
		return err
	}
	for _, s := range append([]string{r.Words.Say("workbook.nothing-read-back")}, r.Hidden...) {
		if err := p.paragraph(s, p.small); err != nil {
			return err
		}
	}
	return p.end()
}

// seriesGuide says what is on each of these sheets.
func (p *page) seriesGuide() error {
	for _, s := range p.seriesSheets() {
		if err := p.wide(p.r.Words.Say(s.guide), p.plain, p.cell(s.sheet, p.label)); err != nil {
			return err
		}
	}
	return nil
}

// layersMoved is what became of the whole and of the layers.
func (p *page) layersMoved() error {
	if len(p.r.Series.Changes) == 0 {
		return nil
	}
	if err := p.part(p.r.Words.Say("since.layers")); err != nil {
		return err
	}
	if err := p.add(p.movementHeads(p.r.Words.Say("head.layer"))...); err != nil {
		return err
	}
	for _, x := range p.r.Series.Changes {
		if !x.Strong {
			continue
		}
		if err := p.add(append([]excelize.Cell{p.cell(x.Title, p.text)}, p.movement(x)...)...); err != nil {
			return err
		}
	}
	return nil
}
