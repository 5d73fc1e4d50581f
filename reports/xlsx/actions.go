package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"posture/assessment/sheet"
	"posture/reports"
)

const (
	// firstAction is the column of Gaps and actions from which those of an
	// action stand, as assessment/sheet takes them back.
	firstAction = 14
	// spare rows below the table have the drop-downs too.
	spare = 100
)

// actionColumn is the column of that name.
func actionColumn(name string) string {
	return letters(firstAction + slices.Index(sheet.ActionHead(), name))
}

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
		widths:     []float64{7, 11, 34, 24, 8, 8, 8, 9, 8, 9, 20, 18, 52, 24, 40, 16, 18, 12, 13, 30, 8, 30},
		frozenRows: heads, frozenCols: 3, landscape: true, filter: fmt.Sprintf("A%d:%s%d", heads, letters(len(b.actionHeads())), last),
	})
	if err != nil {
		return err
	}
	say, own := b.r.Words.Say, sheet.ActionHead()
	note := excelize.Cell{StyleID: b.note, Value: say("workbook.actions-read-back", "first", own[0], "last", own[len(own)-1]) + " " + say("workbook.as-of", "date", b.r.DateText)}
	if err := p.add(note); err != nil {
		return err
	}
	if err := p.add(p.heads(b.actionHeads(), func(i int) bool { return i == 0 || i >= 4 && i <= 9 || letters(i+1) == actionColumn("level") })...); err != nil {
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
	return append([]string{
		say("workbook.order"), say("head.practice"), say("workbook.title"), say("head.layer"), say("head.score"), say("head.target"), say("head.gap"),
		say("head.lift"), say("head.points"), say("workbook.quarter"), say("workbook.holds-back"), say("head.waits-for"), say("workbook.next"),
	}, sheet.ActionHead()...)
}

// actionRows are a row for each practice below target and action of it.
func (b *book) actionRows() [][]excelize.Cell {
	var rows [][]excelize.Cell
	taken := make([]bool, len(b.r.Data.Actions))
	for _, x := range b.model.ranked() {
		has := false
		for i := range b.r.Data.Actions {
			if a := &b.r.Data.Actions[i]; slices.Contains(a.Practices, x.ID) {
				rows = append(rows, append(b.gapCells(x), b.actionCells(a, taken[i])...))
				has, taken[i] = true, true
			}
		}
		if !has {
			rows = append(rows, append(b.gapCells(x), b.actionCells(&reports.ActionData{Practices: []string{x.ID}}, false)...))
		}
	}
	for i := range b.r.Data.Actions {
		if a := &b.r.Data.Actions[i]; !taken[i] {
			cells := make([]excelize.Cell, firstAction-1)
			for j := range cells {
				cells[j].StyleID = b.text
			}
			cells[1] = b.cell(strings.Join(a.Practices, ", "), b.text)
			rows = append(rows, append(cells, b.actionCells(a, false)...))
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

// actionCells are the cells of an action by the columns of assessment/sheet. Of
// one that has a row already, only what it is: a fact stands in one row, so that
// nobody changes it in the one and not in the other.
func (b *book) actionCells(a *reports.ActionData, again bool) []excelize.Cell {
	text := func(s string) excelize.Cell {
		if s == "" {
			return excelize.Cell{StyleID: b.text}
		}
		return excelize.Cell{StyleID: b.text, Value: kept(s)}
	}
	cells := map[string]excelize.Cell{"id": text(a.ID), "what": text(a.What), "practices": text(sheet.Practices(a.Practices))}
	cells["id"] = excelize.Cell{StyleID: b.mono, Value: cells["id"].Value}
	if again {
		a = &reports.ActionData{}
	}
	reason := text(a.Reason)
	if a.RedactedReason {
		reason.Value = left(b.r.Words.Say("hidden.mark"))
	}
	cells["owner"], cells["due"], cells["state"], cells["reason"] = text(a.Owner), b.dueCell(a.Due), text(a.State), reason
	cells["level"] = value(figure{float64(a.Level.V), a.Level.Valid}, b.whole)
	cells["links"] = text(sheet.Links(a.Links))
	var out []excelize.Cell
	for _, name := range sheet.ActionHead() {
		out = append(out, cells[name])
	}
	return out
}

// dueCell is a day, given as YYYY-MM-DD; as a text before 1900-03-01, where
// spreadsheets don't agree on how to count days.
func (b *book) dueCell(s string) excelize.Cell {
	day, err := time.Parse(time.DateOnly, s)
	switch {
	case err != nil:
		return excelize.Cell{StyleID: b.date}
	case day.Before(time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)):
		return excelize.Cell{StyleID: b.date, Value: s}
	}
	return excelize.Cell{StyleID: b.date, Value: day}
}

// actionDropDowns offer the owners named so far, days, and the states.
func (b *book) actionDropDowns(last int) error {
	area := func(name string) string {
		return fmt.Sprintf("%s3:%s%d", actionColumn(name), actionColumn(name), last)
	}
	say := b.r.Words.Say
	states := excelize.NewDataValidation(true)
	states.SetSqref(area("state"))
	if err := states.SetDropList(sheet.ActionStates()); err != nil {
		return err
	}
	states.SetError(excelize.DataValidationErrorStyleStop, say("head.state"), say("workbook.pick-state"))
	if err := b.file.AddDataValidation(sheetActions, states); err != nil {
		return err
	}
	due := excelize.NewDataValidation(true)
	due.SetSqref(area("due"))
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
	pick.SetSqref(area("owner"))
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
