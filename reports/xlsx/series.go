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

// seriesSheets are the sheets that a report has where there is something
// earlier to tell of. All are values, and none is read back.
func (b *book) seriesSheets() []part {
	var out []part
	s := b.r.Series
	if s == nil {
		return nil
	}
	if len(s.Changes) > 0 {
		out = append(out, part{sheetChanges, b.changes})
	}
	if len(s.Moved) > 0 {
		out = append(out, part{sheetMoved, b.moved})
	}
	if len(s.Points) > 0 {
		out = append(out, part{sheetTrend, b.trend})
	}
	if b.r.Quarter != nil {
		out = append(out, part{sheetPromises, b.promises})
	}
	return out
}

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
	for _, s := range append(said, append([]string{r.Words.Say("workbook.nothing-read-back")}, r.Hidden...)...) {
		if err := p.paragraph(s, p.plain); err != nil {
			return err
		}
	}
	return p.end()
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
func (b *book) table(name string, heads []string, widths []float64, rows int, right func(int) bool) (*page, error) {
	p, err := b.begin(name, view{
		widths: widths, frozenRows: 1, frozenCols: 1, landscape: true,
		filter: fmt.Sprintf("A1:%s%d", letters(len(heads)), 1+max(1, rows)),
	})
	if err != nil {
		return nil, err
	}
	return p, p.add(p.heads(heads, right)...)
}

// changes is what became of the whole, of layers and of practices.
func (b *book) changes() error {
	say := b.r.Words.Say
	heads := []string{"id", "title", say("head.then"), say("head.now"), say("head.change"), say("head.like-for-like"), say("head.weighting"), say("head.coverage"), say("head.verdict")}
	p, err := b.table(sheetChanges, heads, []float64{14, 52, 10, 10, 11, 13, 12, 12, 18}, len(b.r.Series.Changes), func(i int) bool { return i > 1 && i < 8 })
	if err != nil {
		return err
	}
	for _, x := range b.r.Series.Changes {
		text := p.text
		if x.Strong {
			text = p.strong
		}
		err := p.add(excelize.Cell{StyleID: text, Value: x.ID}, p.cell(x.Title, text), p.figure(x.Then), p.figure(x.Now), value(of(x.Change), p.lift),
			value(of(x.Answers), p.lift), value(of(x.Weighting), p.lift), value(of(x.Coverage), p.lift), p.cell(x.Verdict, p.mono))
		if err != nil {
			return err
		}
	}
	return p.end()
}

// moved is every answer that differs.
func (b *book) moved() error {
	say := b.r.Words.Say
	rows := 0
	for _, m := range b.r.Series.Moved {
		rows += len(m.Questions)
	}
	heads := []string{say("head.question"), say("head.practice"), say("head.verdict"), say("head.asked"), say("head.then"), say("head.now"), say("head.meaning"), say("head.note"), say("head.evidence"), say("head.given")}
	p, err := b.table(sheetMoved, heads, []float64{12, 30, 14, 44, 11, 11, 40, 40, 40, 30}, rows, func(i int) bool { return i == 4 || i == 5 })
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
	return p.end()
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
		heads, widths = append(heads, holdable(l.Title), say("head.like-for-like")), append(widths, 16, 13)
	}
	heads, widths = append(heads, say("head.file")), append(widths, 36)
	p, err := b.table(sheetTrend, heads, widths, len(b.r.Series.Points), func(i int) bool { return i > 0 && i < len(heads)-1 })
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
