package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"posture/reports"
)

// summaryColumns is how wide the sheet Summary is, in columns.
const summaryColumns = 9

// firstSummaryFigure is the row of the whole on Summary.
const firstSummaryFigure = 6

// summary is the sheet that opens first: the whole and its layers, what stands
// out, what the figures rest on, the clauses, and how to use the workbook.
func (b *book) summary() error {
	last := firstSummaryFigure + len(b.model.layers)
	if err := b.conditions(sheetSummary, "BCDE", "G", "H", "I", firstSummaryFigure, last); err != nil {
		return err
	}
	p, err := b.begin(sheetSummary, view{widths: []float64{56, 11, 11, 11, 11, 14, 11, 11, 11}})
	if err != nil {
		return err
	}
	for _, part := range []func() error{p.top, p.figures, p.findings, p.shares, p.guide, p.clauses} {
		if err := part(); err != nil {
			return err
		}
	}
	return p.end()
}

// top is whose report it is; it takes the rows above the figures.
func (p *page) top() error {
	if err := p.whose(); err != nil {
		return err
	}
	headline := ""
	if p.r.Board != nil {
		headline = p.r.Board.Title
	}
	return p.add(p.cell(headline, p.line))
}

// whose says whose report it is, in two rows.
func (p *page) whose() error {
	r := p.r
	if err := p.addHigh(24, p.cell(r.Organisation, p.title)); err != nil {
		return err
	}
	var about []string
	parts := []string{r.Scope, r.DateText, r.Subject}
	if b := r.Brand; b != nil {
		parts = append(parts, b.Firm, b.Classification)
	}
	for _, s := range parts {
		if s != "" {
			about = append(about, s)
		}
	}
	return p.add(p.cell(strings.Join(about, " · "), p.note))
}

// figures are the whole and the layers, live.
func (p *page) figures() error {
	say := p.r.Words.Say
	p.row = firstSummaryFigure - 2
	heads := []string{say("head.layer"), say("head.score"), say("workbook.low"), say("workbook.high"), say("head.shown"), say("head.answered"), say("figure.mean shortfall"), say("head.level"), say("head.target")}
	if err := p.add(p.heads(heads, func(i int) bool { return i > 0 })...); err != nil {
		return err
	}
	score := fmt.Sprintf("$B$%d", firstSummaryFigure)
	if err := p.figureRow(say("overall"), p.r.Data.Overall, p.overallFormulas(score), true); err != nil {
		return err
	}
	for i := range p.model.layers {
		l := &p.model.layers[i]
		if err := p.figureRow(l.Title, l.Measures, p.model.fetched("layer", l.no), false); err != nil {
			return err
		}
	}
	key := "workbook.as-of"
	if p.live {
		key = "workbook.live"
	}
	return p.paragraph(say(key, "date", p.r.DateText), p.small)
}

func (p *page) figureRow(name string, m reports.Measures, formulas []string, strong bool) error {
	style := p.text
	if strong {
		style = p.strong
	}
	return p.add(append([]excelize.Cell{p.cell(name, style)}, p.figureCells(m, formulas, strong)...)...)
}

func (p *page) findings() error {
	board := p.r.Board
	if board == nil {
		return nil
	}
	if err := p.part(p.r.Words.Say("workbook.dated-title", "title", board.FindingsTitle, "date", p.r.DateText)); err != nil {
		return err
	}
	return p.paragraph(strings.Join(board.Findings, " "), p.plain)
}

func (p *page) shares() error {
	if p.r.Board == nil {
		return nil
	}
	for _, s := range []reports.Shares{p.r.Board.Evidence, p.r.Board.Coverage} {
		if err := p.part(p.r.Words.Say("workbook.dated-title", "title", s.Title, "date", p.r.DateText)); err != nil {
			return err
		}
		for _, x := range s.Parts {
			if err := p.add(p.cell(x.Label, p.text), value(some(float64(x.Count)), p.whole), value(some(x.Part), p.share)); err != nil {
				return err
			}
		}
		if err := p.paragraph(s.Note, p.small); err != nil {
			return err
		}
	}
	return nil
}

// guide says what is on each sheet, what is live, and what is read back.
func (p *page) guide() error {
	say := p.r.Words.Say
	if err := p.part(say("workbook.guide")); err != nil {
		return err
	}
	lines := [][2]string{
		{sheetScores, say("workbook.guide-scores")}, {sheetActions, say("workbook.guide-actions", "date", p.r.DateText)},
		{sheetAnswers, say("workbook.guide-answers")}, {sheetEvidence, say("workbook.guide-evidence", "date", p.r.DateText)},
	}
	for _, l := range lines {
		if err := p.wide(l[1], p.plain, p.cell(l[0], p.label)); err != nil {
			return err
		}
	}
	if err := p.seriesGuide(); err != nil {
		return err
	}
	for _, s := range append([]string{say("workbook.sheet-not-read-back")}, p.r.Hidden...) {
		if err := p.paragraph(s, p.small); err != nil {
			return err
		}
	}
	return nil
}

// clauses are the laws and standards, as of the date.
func (p *page) clauses() error {
	if len(p.r.Data.Clauses) == 0 {
		return nil
	}
	say := p.r.Words.Say
	if err := p.part(say("workbook.dated-title", "title", say("clauses.name"), "date", p.r.DateText)); err != nil {
		return err
	}
	if err := p.paragraph(say("clauses.no-compliance"), p.small); err != nil {
		return err
	}
	heads := []string{say("head.clause"), say("head.claimed"), say("head.shown"), say("head.weakest"), say("head.status")}
	cells := p.heads(heads, func(i int) bool { return i == 1 || i == 2 })
	cells[3].StyleID, cells[4].StyleID = p.headLine, p.headLine
	if err := p.add(cells...); err != nil {
		return err
	}
	for _, c := range p.r.Data.Clauses {
		err := p.add(p.cell(c.Text, p.text), p.figure(c.Claimed), p.figure(c.Shown), p.cell(c.Weakest, p.mono), p.cell(c.Stand, p.mono))
		if err != nil {
			return err
		}
	}
	return nil
}

// part begins a part of the sheet.
func (p *page) part(title string) error {
	p.skip(1)
	cells := make([]excelize.Cell, summaryColumns)
	for i := range cells {
		cells[i].StyleID = p.lead
	}
	cells[0] = p.cell(title, p.lead)
	return p.add(cells...)
}

// paragraph is a text over the whole width; a row with joined cells must be told
// its height.
func (p *page) paragraph(s string, style int) error {
	if s == "" {
		return nil
	}
	const letters = 125 // in a line
	if err := p.addHigh(min(mostHeight, lineHeight*float64(linesOf(s, letters))), p.cell(s, style)); err != nil {
		return err
	}
	return p.out.MergeCell(fmt.Sprintf("A%d", p.row), fmt.Sprintf("I%d", p.row))
}

// wide is a text beside a first cell.
func (p *page) wide(s string, style int, first excelize.Cell) error {
	const letters = 85 // in a line
	if err := p.addHigh(min(mostHeight, lineHeight*float64(linesOf(s, letters))), first, p.cell(s, style)); err != nil {
		return err
	}
	return p.out.MergeCell(fmt.Sprintf("B%d", p.row), fmt.Sprintf("I%d", p.row))
}
