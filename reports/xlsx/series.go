package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"posture/reports"
)

// The sheets on what changed, and on a series over time.
const (
	sheetChanges  = "Changes"
	sheetMoved    = "Changed answers"
	sheetTrend    = "Trend"
	sheetPromises = "Promises"
)

// A seriesSheet is one of them, with the key of what it says.
type seriesSheet struct {
	part
	guide string
}

// seriesSheets are the sheets that a report has where there is something
// earlier to tell of. All are values, and none is read back.
func (b *book) seriesSheets() []seriesSheet {
	var out []seriesSheet
	s := b.r.Series
	if s == nil {
		return nil
	}
	if len(s.Changes) > 0 {
		out = append(out, seriesSheet{part{sheetChanges, b.changes}, "workbook.guide-changes"})
	}
	if len(s.Moved) > 0 {
		out = append(out, seriesSheet{part{sheetMoved, b.moved}, "workbook.guide-moved"})
	}
	if len(s.Points) > 0 {
		out = append(out, seriesSheet{part{sheetTrend, b.trend}, "workbook.guide-trend"})
	}
	if b.r.Quarter != nil {
		out = append(out, seriesSheet{part{sheetPromises, b.promises}, "workbook.guide-promises"})
	}
	return out
}

// movementHeads are heads of columns with texts, and then of a movement's.
func (p *page) movementHeads(texts ...string) []excelize.Cell {
	say := p.r.Words.Say
	heads := append(texts, say("head.then"), say("head.now"), say("head.change"), say("head.like-for-like"), say("head.weighting"), say("head.coverage"), say("head.verdict"))
	cells := p.heads(heads, func(i int) bool { return i >= len(texts) })
	cells[len(cells)-1].StyleID = p.headLine
	return cells
}

// movement is what became of one thing; the cells go with movementHeads.
func (p *page) movement(x reports.ChangeRow) []excelize.Cell {
	return []excelize.Cell{
		p.figure(x.Then), p.figure(x.Now), value(of(x.Change), p.lift), value(of(x.Answers), p.lift), value(of(x.Weighting), p.lift), value(of(x.Coverage), p.lift),
		p.cell(x.Verdict, p.mono),
	}
}

// headline is a document's change, and what it says in sentences.
func headline(r *reports.Report) (change *reports.Change, said []string) {
	if q := r.Quarter; q != nil {
		return q.Change, append(append([]string{}, q.Findings...), q.Follow+".", q.Fresh.Note)
	}
	if len(r.Sections) == 0 {
		return nil, nil
	}
	for _, b := range r.Sections[0].Body {
		switch b := b.(type) {
		case reports.Change:
			change = &b
		case reports.Para:
			if b.Tone != reports.Aside { // those are what is left out
				said = append(said, b.Text)
			}
		}
	}
	return change, said
}

// change is the like-for-like change, and what stands beside it.
func (p *page) change(c *reports.Change) error {
	p.skip(1)
	g := c.Gauge
	if err := p.add(p.cell(c.Label, p.label), value(of(c.Answers), p.lift), p.cell(c.Word, p.mono)); err != nil {
		return err
	}
	for _, s := range []string{c.Rests, g.LevelLine, g.Claimed, g.ScoreLine, g.Sentence} {
		if err := p.paragraph(s, p.plain); err != nil {
			return err
		}
	}
	return nil
}

// table begins a sheet with a head that stays, and a filter over so many rows.
func (b *book) table(name string, widths []float64, rows int, heads func(*page) []excelize.Cell) (*page, error) {
	p, err := b.begin(name, view{
		widths: widths, frozenRows: 1, frozenCols: 1, landscape: true, filter: fmt.Sprintf("A1:%s%d", letters(len(widths)), 1+max(1, rows)),
	})
	if err != nil {
		return nil, err
	}
	return p, p.add(heads(p)...)
}

// asOf ends a sheet. Beside answers that can be changed it says that its
// figures don't follow.
func (p *page) asOf() error {
	if p.r.Document == reports.Full {
		p.skip(1)
		say := p.r.Words.Say
		for _, s := range []string{say("workbook.as-of", "date", p.r.DateText), say("workbook.sheet-not-read-back")} {
			if err := p.add(p.cell(s, p.note)); err != nil {
				return err
			}
		}
	}
	return p.end()
}

// changes is what became of the whole, of layers and of practices.
func (b *book) changes() error {
	rows := b.r.Series.Changes
	p, err := b.table(sheetChanges, []float64{14, 52, 10, 10, 11, 13, 12, 12, 18}, len(rows), func(p *page) []excelize.Cell { return p.movementHeads("id", "title") })
	if err != nil {
		return err
	}
	for _, x := range rows {
		text := p.text
		if x.Strong {
			text = p.strong
		}
		if err := p.add(append([]excelize.Cell{{StyleID: text, Value: x.ID}, p.cell(x.Title, text)}, p.movement(x)...)...); err != nil {
			return err
		}
	}
	return p.asOf()
}

// moved is every answer that differs.
func (b *book) moved() error {
	say := b.r.Words.Say
	rows := 0
	for _, m := range b.r.Series.Moved {
		rows += len(m.Questions)
	}
	heads := []string{say("head.question"), say("head.practice"), say("head.verdict"), say("head.asked"), say("head.then"), say("head.now"), say("head.meaning"), say("head.note"), say("head.evidence"), say("head.given")}
	p, err := b.table(sheetMoved, []float64{12, 30, 14, 44, 11, 11, 40, 40, 40, 30}, rows, func(p *page) []excelize.Cell {
		cells := p.heads(heads, func(i int) bool { return i == 4 || i == 5 })
		cells[0].StyleID, cells[2].StyleID = p.headLine, p.headLine
		return cells
	})
	if err != nil {
		return err
	}
	for _, m := range b.r.Series.Moved {
		for _, q := range m.Questions {
			ask := q.Ask
			if q.Was != "" {
				ask += "\n" + q.Was
			}
			err := p.add(excelize.Cell{StyleID: p.mono, Value: q.ID}, p.cell(m.Title, p.text), p.cell(m.Word, p.mono), p.cell(ask, p.text), p.answer(q.Then.Valid, q.Then.V, q.ThenMark),
				p.answer(q.Now.Valid, q.Now.V, q.NowMark), p.cell(q.Means, p.text), p.cell(q.Note.Text, p.text), p.cell(strings.Join(q.Evidence, "\n"), p.text), p.cell(q.Given, p.text))
			if err != nil {
				return err
			}
		}
	}
	return p.asOf()
}

// answer is a level as a number, or another state in a word.
func (p *page) answer(levelled bool, level int, word string) excelize.Cell {
	if levelled {
		return excelize.Cell{StyleID: p.whole, Value: level}
	}
	return p.cell(word, p.whole)
}

// trend is every assessment of the series, with its layers at the right.
func (b *book) trend() error {
	say := b.r.Words.Say
	heads := []string{
		say("head.date"), say("head.score"), say("workbook.low"), say("workbook.high"), say("head.level"), say("head.target"), say("head.change"), say("head.like-for-like"),
		say("head.weighting"), say("head.coverage"), say("head.rests"), say("head.progress"),
	}
	widths := []float64{13, 10, 10, 10, 9, 10, 11, 13, 12, 12, 11, 10}
	for _, l := range b.r.Data.Layers {
		title := holdable(l.Title)
		heads, widths = append(heads, title, say("workbook.layer-change", "layer", title)), append(widths, 16, 16)
	}
	heads, widths = append(heads, say("head.file")), append(widths, 36)
	p, err := b.table(sheetTrend, widths, len(b.r.Series.Points), func(p *page) []excelize.Cell {
		cells := p.heads(heads, func(int) bool { return true })
		cells[len(cells)-1].StyleID = p.headLine
		return cells
	})
	if err != nil {
		return err
	}
	for _, x := range b.r.Series.Points {
		common := figure{}
		if x.Common >= 0 {
			common = some(float64(x.Common))
		}
		cells := []excelize.Cell{
			p.day(x.Date), p.figure(x.Score), p.figure(x.Low), p.figure(x.High), p.cell(x.Level, p.level), p.figure(x.Target), value(of(x.Change), p.lift), value(of(x.Answers), p.lift),
			value(of(x.Weighting), p.lift), value(of(x.Coverage), p.lift), value(common, p.whole), value(of(x.Progress), p.share),
		}
		for _, l := range x.Layers {
			cells = append(cells, p.figure(l.Score), value(of(l.Answers), p.lift))
		}
		if err := p.add(append(cells, p.cell(x.File, p.mono))...); err != nil {
			return err
		}
	}
	return p.end()
}
