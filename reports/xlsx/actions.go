package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"posture/reports"
)

// The columns of Gaps and actions that are filled in.
const (
	colAction = 14
	colOwner  = 15
	colDue    = 16
	colState  = 17
	// spare rows below the table have the drop-downs too.
	spare = 100
)

// actions is what is to be done: the practices below target by priority, each
// with its actions, then the actions of no such practice.
func (b *book) actions() error {
	rows := b.actionRows()
	const heads = 2
	last := heads + max(1, len(rows))
	if err := b.actionDropDowns(last + spare); err != nil {
		return err
	}
	p, err := b.begin(sheetActions, view{
		widths:     []float64{7, 11, 34, 24, 8, 8, 8, 9, 8, 9, 20, 18, 52, 40, 18, 12, 13, 30},
		frozenRows: heads, frozenCols: 3, landscape: true, filter: fmt.Sprintf("A%d:%s%d", heads, letters(len(b.actionHeads())), last),
	})
	if err != nil {
		return err
	}
	note := excelize.Cell{StyleID: b.note, Value: b.r.Words.Say("workbook.as-of", "date", b.r.DateText) + " " + b.r.Words.Say("workbook.sheet-not-read-back")}
	if err := p.add(note); err != nil {
		return err
	}
	if err := p.add(p.heads(b.actionHeads(), func(i int) bool { return i == 0 || i >= 4 && i <= 9 })...); err != nil {
		return err
	}
	for _, cells := range rows {
		if err := p.add(cells...); err != nil {
			return err
		}
	}
	return p.end()
}

func (b *book) actionHeads() []string {
	say := b.r.Words.Say
	return []string{
		say("workbook.order"), say("head.practice"), say("workbook.title"), say("head.layer"), say("head.score"), say("head.target"), say("head.gap"),
		say("head.lift"), say("head.points"), say("workbook.quarter"), say("workbook.holds-back"), say("head.waits-for"), say("workbook.next"),
		say("head.action"), say("head.owner"), say("head.due"), say("head.state"), say("head.reason"),
	}
}

// actionRows are a row for each practice below target and action of it.
func (b *book) actionRows() [][]excelize.Cell {
	var rows [][]excelize.Cell
	taken := make([]bool, len(b.r.Data.Actions))
	for _, x := range b.model.ranked() {
		has := false
		for i := range b.r.Data.Actions {
			if a := &b.r.Data.Actions[i]; slices.Contains(a.Practices, x.ID) {
				rows = append(rows, append(b.gapCells(x), b.actionCells(a)...))
				has, taken[i] = true, true
			}
		}
		if !has {
			rows = append(rows, append(b.gapCells(x), b.actionCells(&reports.ActionData{})...))
		}
	}
	for i := range b.r.Data.Actions {
		if a := &b.r.Data.Actions[i]; !taken[i] {
			cells := make([]excelize.Cell, colAction-1)
			for j := range cells {
				cells[j].StyleID = b.text
			}
			cells[1] = b.cell(strings.Join(a.Practices, ", "), b.text)
			rows = append(rows, append(cells, b.actionCells(a)...))
		}
	}
	return rows
}

// A ranked practice is one below target, with its layer's title.
type ranked struct {
	*practice
	layer string
}

// ranked are the practices below target, the first to work on first.
func (m *model) ranked() []ranked {
	n := 0
	for i := range m.layers {
		for _, p := range m.layers[i].practices {
			n = max(n, p.Rank)
		}
	}
	out := make([]ranked, n)
	for i := range m.layers {
		l := &m.layers[i]
		for j := range l.practices {
			if p := &l.practices[j]; p.Rank > 0 {
				out[p.Rank-1] = ranked{p, l.Title}
			}
		}
	}
	return out
}

func (b *book) gapCells(x ranked) []excelize.Cell {
	whole := func(n int) excelize.Cell { return value(figure{float64(n), n > 0}, b.whole) }
	holds := ""
	if x.HoldsBack != "" {
		holds = x.layer
	}
	return []excelize.Cell{
		whole(x.Rank), {StyleID: b.mono, Value: x.ID}, b.cell(x.Title, b.strong), b.cell(x.layer, b.text),
		b.figure(x.Measures.Score), value(of(x.Measures.Target), b.whole), b.figure(x.Measures.Gap), value(of(x.Lift), b.lift),
		whole(x.Cost), whole(x.Period), b.cell(holds, b.text), b.cell(strings.Join(x.WaitsFor, ", "), b.text), b.cell(x.Next, b.text),
	}
}

func (b *book) actionCells(a *reports.ActionData) []excelize.Cell {
	due := excelize.Cell{StyleID: b.date}
	if day, err := time.Parse(time.DateOnly, a.Due); err == nil {
		due.Value = day
	}
	what := strings.Join(append([]string{a.What}, a.Links...), "\n")
	return []excelize.Cell{b.cell(what, b.text), b.cell(a.Owner, b.text), due, b.cell(a.State, b.text), b.cell(a.Reason, b.text)}
}

// actionDropDowns offer the owners named so far, days, and the states.
func (b *book) actionDropDowns(last int) error {
	area := func(column int) string { return fmt.Sprintf("%s3:%s%d", letters(column), letters(column), last) }
	say := b.r.Words.Say
	states := excelize.NewDataValidation(true)
	states.SetSqref(area(colState))
	if err := states.SetDropList([]string{say("action.0"), say("action.1"), say("action.2"), say("action.3")}); err != nil {
		return err
	}
	states.SetError(excelize.DataValidationErrorStyleStop, say("head.state"), say("workbook.pick-state"))
	if err := b.file.AddDataValidation(sheetActions, states); err != nil {
		return err
	}
	due := excelize.NewDataValidation(true)
	due.SetSqref(area(colDue))
	const first, end = 36526, 73415 // 2000-01-01 and 2100-12-31 as spreadsheets count days
	if err := due.SetRange(first, end, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
		return err
	}
	due.SetError(excelize.DataValidationErrorStyleStop, say("head.due"), say("workbook.pick-date"))
	if err := b.file.AddDataValidation(sheetActions, due); err != nil {
		return err
	}
	owners := b.owners()
	if len(owners) == 0 {
		return nil
	}
	pick := excelize.NewDataValidation(true)
	pick.SetSqref(area(colOwner))
	pick.ShowErrorMessage = false // a new name is welcome
	if err := pick.SetDropList(owners); err != nil {
		return err
	}
	return b.file.AddDataValidation(sheetActions, pick)
}

// owners are the names that a drop-down can offer: none with a comma, and no
// more than its 255 letters hold.
func (b *book) owners() []string {
	var out []string
	n := 0
	for _, a := range b.r.Data.Actions {
		name := shown(a.Owner)
		if a.Owner == "" || strings.ContainsAny(name, ",\"\n") || slices.Contains(out, name) {
			continue
		}
		if n += units(name) + 1; n > 200 {
			break
		}
		out = append(out, name)
	}
	return out
}
