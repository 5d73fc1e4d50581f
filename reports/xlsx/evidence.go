package xlsx

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"posture/reports"
)

// evidence is every piece of evidence with the question that it bears out.
func (b *book) evidence() error {
	say := b.r.Words.Say
	heads := []string{
		say("head.question"), say("head.asked"), say("workbook.answer"), say("head.evidence"), say("workbook.strength"), say("workbook.counts-as"),
		say("workbook.dated"), say("workbook.until"),
	}
	rows := b.evidenceRows()
	p, err := b.begin(sheetEvidence, view{
		widths: []float64{12, 52, 11, 52, 14, 14, 13, 13}, frozenRows: 2, frozenCols: 1, landscape: true,
		filter: fmt.Sprintf("A2:%s%d", letters(len(heads)), 2+max(1, len(rows))),
	})
	if err != nil {
		return err
	}
	note := say("workbook.counts-note", "date", b.r.DateText) + " " + say("workbook.sheet-not-read-back")
	if !b.live {
		note = say("workbook.no-answers")
	}
	if err := p.add(excelize.Cell{StyleID: b.note, Value: note}); err != nil {
		return err
	}
	if err := p.add(p.heads(heads, func(int) bool { return false })...); err != nil {
		return err
	}
	for _, cells := range rows {
		if err := p.add(cells...); err != nil {
			return err
		}
	}
	return p.end()
}

func (b *book) evidenceRows() [][]excelize.Cell {
	var rows [][]excelize.Cell
	for i := range b.model.layers {
		for j := range b.model.layers[i].practices {
			x := &b.model.layers[i].practices[j]
			for k := range x.Questions {
				q := &x.Questions[k]
				for _, e := range q.Evidence {
					rows = append(rows, b.evidenceCells(q, e))
				}
			}
		}
	}
	return rows
}

func (b *book) evidenceCells(q *reports.QuestionData, e reports.EvidenceData) []excelize.Cell {
	say := b.r.Words.Say
	answer := excelize.Cell{StyleID: b.whole}
	switch {
	case q.Level.Valid:
		answer.Value = q.Level.V
	case q.Answer != "":
		answer.Value = q.Answer
	}
	name := b.cell(e.Name, b.text)
	if q.RedactedEvidence {
		name.Value = say("hidden.mark")
	}
	return []excelize.Cell{
		{StyleID: b.mono, Value: q.ID}, b.cell(q.Ask, b.text), answer, name,
		b.cell(say("strength."+e.Strength), b.text), b.cell(say("strength."+e.Counts), b.text), b.day(e.Dated), b.day(e.ValidUntil),
	}
}

// day is a cell with a date, given as YYYY-MM-DD, or an empty one.
func (b *book) day(s string) excelize.Cell {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return excelize.Cell{StyleID: b.date, Value: t}
	}
	return excelize.Cell{StyleID: b.date}
}
