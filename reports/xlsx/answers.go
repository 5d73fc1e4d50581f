package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"posture/assessment/sheet"
	"posture/frameworks/visible"
	"posture/reports"
)

// answers is the sheet that is filled in and taken back, with the helpers at
// its right.
func (b *book) answers() error {
	v := view{widths: []float64{12, 11, 30, 40, 32, 14, 14, 14, 24, 28, 52, 70, 36}, frozenRows: 1, frozenCols: 2, landscape: true}
	last := letters(colLookFor)
	v.printed = fmt.Sprintf("$A$1:$%s$%d", letters(colAsk), b.model.questions+1)
	if b.live {
		v.filter = fmt.Sprintf("A1:%s%d", last, b.model.questions+1)
		v.hidden = firstHelper
		for range b.model.helpers {
			v.widths = append(v.widths, 12)
		}
		if err := b.dropDowns(); err != nil {
			return err
		}
		if err := b.colourLevels(sheetAnswers, fmt.Sprintf("B2:B%d", b.model.questions+1)); err != nil {
			return err
		}
	}
	p, err := b.begin(sheetAnswers, v)
	if err != nil {
		return err
	}
	heads := sheet.Head()
	if b.live {
		for _, h := range b.model.helpers {
			heads = append(heads, h.name)
		}
	}
	if err := p.add(p.heads(heads, func(i int) bool { return i+1 >= firstHelper })...); err != nil {
		return err
	}
	for i := range b.model.layers {
		if err := p.layerRows(&b.model.layers[i]); err != nil {
			return err
		}
	}
	return p.answersNotes()
}

func (p *page) layerRows(l *layer) error {
	for j := range l.practices {
		x := &l.practices[j]
		for k := range x.Questions {
			q := &x.Questions[k]
			values := []map[string]figure{p.model.questionValues(l, x, q), nil, nil}
			if k == 0 {
				values[ofPractice] = p.model.practiceValues(x)
			}
			if k == 0 && j == 0 {
				values[ofLayer] = p.model.layerValues(l)
			}
			cells := p.questionCells(l, x, q)
			for _, h := range p.model.helpers {
				cells = append(cells, p.helperCell(h, values[h.of]))
			}
			if err := p.add(cells...); err != nil {
				return err
			}
		}
	}
	return nil
}

// helperCell is a helper in the row that is written next; empty where the row
// isn't its own.
func (p *page) helperCell(h worker, values map[string]figure) excelize.Cell {
	switch {
	case values == nil:
		return excelize.Cell{}
	case h.formula == nil:
		return value(values[h.name], p.helper)
	}
	return worked(h.formula.in(p.row+1), values[h.name], p.helper)
}

// questionCells are the cells of a question that assessment/sheet knows.
func (p *page) questionCells(l *layer, x *practice, q *reports.QuestionData) []excelize.Cell {
	left := left(p.r.Words.Say("hidden.mark"))
	text := func(s string, out bool) excelize.Cell {
		switch {
		case out:
			return excelize.Cell{StyleID: p.text, Value: left}
		case s == "":
			return excelize.Cell{StyleID: p.text}
		}
		return excelize.Cell{StyleID: p.text, Value: kept(s)}
	}
	answer := excelize.Cell{StyleID: p.input}
	switch {
	case q.Level.Valid:
		answer.Value = q.Level.V
	case q.Answer != "":
		answer.Value = q.Answer
	}
	names, strengths, dated, until := pieces(q.Evidence)
	return []excelize.Cell{
		{StyleID: p.mono, Value: q.ID}, answer, text(q.Reason, q.RedactedReason), text(q.Note, q.RedactedNote),
		text(names, q.RedactedEvidence), text(strengths, false), text(dated, false), text(until, false),
		p.cell(l.ID+" "+visible.Line(l.Title), p.text), p.cell(x.ID+" "+visible.Line(x.Title), p.text), p.cell(q.Ask, p.text),
		p.cell(strings.Join(q.Levels, "\n"), p.text), p.cell(strings.Join(q.LookFor, "\n"), p.text),
	}
}

// pieces are a question's pieces of evidence as a row of a spreadsheet has
// them: a line for each. A newline in a name is shown as ␊.
func pieces(evidence []reports.EvidenceData) (names, strengths, dated, until string) {
	var columns [4][]string
	for _, e := range evidence {
		for i, s := range []string{strings.ReplaceAll(strings.TrimSpace(e.Name), "\n", "␊"), e.Strength, e.Dated, e.ValidUntil} {
			columns[i] = append(columns[i], s)
		}
	}
	var out [4]string
	for i, c := range columns {
		if s := strings.Join(c, "\n"); strings.Trim(s, "\n") != "" {
			out[i] = s
		}
	}
	return out[0], out[1], out[2], out[3]
}

// dropDowns offer the answers, and the strengths of evidence.
func (b *book) dropDowns() error {
	var answers []string
	for _, s := range b.r.Scale {
		answers = append(answers, strconv.Itoa(s.Level))
	}
	answers = append(answers, "unknown", "n/a")
	d := excelize.NewDataValidation(true)
	d.SetSqref(fmt.Sprintf("B2:B%d", b.model.questions+1))
	if err := d.SetDropList(answers); err != nil {
		return err
	}
	d.SetError(excelize.DataValidationErrorStyleStop, "answer", b.r.Words.Say("workbook.pick", "answers", strings.Join(answers, ", ")))
	if err := b.file.AddDataValidation(sheetAnswers, d); err != nil {
		return err
	}
	d = excelize.NewDataValidation(true)
	d.SetSqref(fmt.Sprintf("F2:F%d", b.model.questions+1))
	d.ShowErrorMessage = false // several pieces have a line each
	if err := d.SetDropList([]string{"stated", "documented", "observed", "tested"}); err != nil {
		return err
	}
	return b.file.AddDataValidation(sheetAnswers, d)
}

// answersNotes say below the table, in a column that isn't read back, what is
// read back and what isn't.
func (p *page) answersNotes() error {
	w := p.r.Words
	notes := []string{w.Say("workbook.read-back", "first", sheet.Head()[0], "last", sheet.Head()[lastRead-1]), w.Say("workbook.not-read-back", "mark", mark)}
	if !p.live {
		notes = []string{w.Say("workbook.no-answers")}
	} else {
		notes = append(notes, w.Say("workbook.helpers", "date", p.r.DateText))
	}
	p.skip(1)
	for _, s := range notes {
		cells := make([]excelize.Cell, colAsk)
		cells[colAsk-1] = p.cell(s, p.small)
		if err := p.add(cells...); err != nil {
			return err
		}
	}
	return p.end()
}

// colourLevels gives cells with a level its colour.
func (b *book) colourLevels(sheet, cells string) error {
	var rules []excelize.ConditionalFormatOptions
	for i, s := range b.r.Scale {
		rules = append(rules, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: strconv.Itoa(s.Level), Format: &b.levels[i]})
	}
	// An empty cell equals 0 to a condition; the first rule leaves it plain.
	first, _, _ := strings.Cut(cells, ":")
	blank := excelize.ConditionalFormatOptions{Type: "formula", Criteria: fmt.Sprintf("NOT(ISNUMBER(%s))", first), StopIfTrue: true}
	return b.file.SetConditionalFormat(sheet, cells, append([]excelize.ConditionalFormatOptions{blank}, rules...))
}
