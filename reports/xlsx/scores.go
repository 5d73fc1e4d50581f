package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"posture/reports"
)

func scoresHead() []string {
	return []string{"id", "title", "score", "low", "high", "evidenced", "completeness", "gap", "level", "target"}
}

// scoresRow is the row of the whole; layers and practices follow.
const scoresRow = 2

// scores is the sheet of figures: the whole, then each layer with its practices.
func (b *book) scores() error {
	rows := 1
	for i := range b.model.layers {
		rows += 1 + len(b.model.layers[i].practices)
	}
	last := scoresRow + rows - 1
	if err := b.conditions(sheetScores, "CDEF", "H", "I", "J", scoresRow, last); err != nil {
		return err
	}
	p, err := b.begin(sheetScores, view{
		widths: []float64{14, 52, 10, 10, 10, 11, 14, 10, 10, 10}, frozenRows: 1, frozenCols: 2,
		filter: fmt.Sprintf("A1:J%d", last),
	})
	if err != nil {
		return err
	}
	if err := p.add(p.heads(scoresHead(), func(i int) bool { return i > 1 })...); err != nil {
		return err
	}
	if err := p.scoreRow("overall", b.r.Words.Say("overall"), b.r.Data.Overall, b.overallFormulas(fmt.Sprintf("$C$%d", scoresRow)), true); err != nil {
		return err
	}
	for i := range b.model.layers {
		l := &b.model.layers[i]
		if err := p.scoreRow(l.ID, l.Title, l.Measures, b.model.fetched("layer", l.no), true); err != nil {
			return err
		}
		for j := range l.practices {
			x := &l.practices[j]
			if err := p.scoreRow(x.ID, x.Title, x.Measures, b.model.fetched("practice", x.no), false); err != nil {
				return err
			}
		}
	}
	p.skip(1)
	notes := []string{b.r.Words.Say("workbook.live", "date", b.r.DateText), b.r.Words.Say("workbook.sheet-not-read-back")}
	if !b.live {
		notes = []string{b.r.Words.Say("workbook.as-of", "date", b.r.DateText), b.r.Words.Say("workbook.sheet-not-read-back")}
	}
	for _, s := range notes {
		if err := p.add(excelize.Cell{}, p.cell(s, p.small)); err != nil {
			return err
		}
	}
	return p.end()
}

// scoreRow writes the figures of one thing; formulas are in the order of the
// columns from score on, or nil where there are no answers to work from.
func (p *page) scoreRow(id, title string, m reports.Measures, formulas []string, strong bool) error {
	text := p.text
	if strong {
		text = p.strong
	}
	cells := []excelize.Cell{{StyleID: text, Value: id}, p.cell(title, text)}
	return p.add(append(cells, p.figureCells(m, formulas, strong)...)...)
}

// figureCells are the cells from score to target.
func (p *page) figureCells(m reports.Measures, formulas []string, strong bool) []excelize.Cell {
	score, share := p.score, p.share
	if strong {
		score, share = p.strongScore, p.strongShare
	}
	figures := []figure{of(m.Score), of(m.Low), of(m.High), of(m.Evidenced), of(m.Completeness), of(m.Gap), {float64(m.Level.V), m.Level.Valid}, of(m.Target)}
	styles := []int{score, score, score, score, share, score, p.level, score}
	var cells []excelize.Cell
	for i, f := range figures {
		if p.live {
			cells = append(cells, worked(formulas[i], f, styles[i]))
			continue
		}
		cells = append(cells, value(f, styles[i]))
	}
	return cells
}

// fetched are the formulas of a layer or practice: its figures, by its number,
// from the helpers on Answers.
func (m *model) fetched(what string, no int) []string {
	if m.questions == 0 {
		return nil
	}
	key := fmt.Sprintf("[%s no.],%d", what, no)
	get := func(figure, where string) string {
		return m.fixed("IF(SUMIFS([" + what + " " + where + "]," + key + `)=0,"",SUMIFS([` + what + " " + figure + "]," + key + "))")
	}
	complete := m.fixed("IF(SUMIFS([applicable]," + key + ")=0,1,SUMIFS([answered]," + key + ")/SUMIFS([applicable]," + key + "))")
	return []string{
		get("score", "scored"), get("low", "applies"), get("high", "applies"), get("shown", "scored"), complete,
		get("gap", "scored"), get("level", "scored"), get("target", "applies"),
	}
}

// overallFormulas are the formulas of the whole, over the layers' helpers; score
// is the cell of its score.
func (b *book) overallFormulas(score string) []string {
	if !b.live {
		return nil
	}
	m := &b.model
	mean := map[string]string{}
	for _, f := range figures() {
		weight := "SUM([layer weight " + f.where + "])"
		mean[f.name] = m.fixed("IF(" + weight + `=0,"",SUM([layer weight × ` + f.name + "])/" + weight + ")")
	}
	level := m.fixed("IF(" + score + `="","",` + m.capped(score, "[layer applies],1,[layer level]") + ")")
	complete := m.fixed("IF(SUM([applicable])=0,1,SUM([answered])/SUM([applicable]))")
	return []string{mean["score"], mean["low"], mean["high"], mean["shown"], complete, mean["gap"], level, mean["target"]}
}

// conditions show with two decimals what one would show as a level, a target or
// a zero that it hasn't reached, and give levels their colours. The columns are
// those of scores, of the gap, the level and the target, from the whole's row.
func (b *book) conditions(sheet, scores, gap, level, target string, first, last int) error {
	cells := func(column string) string { return fmt.Sprintf("%s%d:%s%d", column, first, column, last) }
	rule := func(criteria string, format *int) excelize.ConditionalFormatOptions {
		return excelize.ConditionalFormatOptions{Type: "formula", Criteria: criteria, Format: format, StopIfTrue: true}
	}
	wrong := func(cell string, decimals int) string {
		aim := fmt.Sprintf("$%s%d", target, first)
		reached := fmt.Sprintf("AND(ISNUMBER(%[2]s),ROUND(%[1]s,9)<ROUND(%[2]s,9),ROUND(%[1]s,%[3]d)>=ROUND(%[2]s,1))", cell, aim, decimals)
		return fmt.Sprintf("AND(ISNUMBER(%[1]s),OR(ROUND(%[1]s,%[2]d)>=INT(ROUND(%[1]s,9))+1,%[3]s))", cell, decimals, reached)
	}
	for _, c := range strings.Split(scores, "") {
		cell := fmt.Sprintf("%s%d", c, first)
		if err := b.file.SetConditionalFormat(sheet, cells(c), []excelize.ConditionalFormatOptions{rule(wrong(cell, 2), &b.below), rule(wrong(cell, 1), &b.two)}); err != nil {
			return err
		}
	}
	small := func(decimals int) string {
		return fmt.Sprintf("AND(ISNUMBER(%[1]s%[2]d),ROUND(%[1]s%[2]d,9)>0,ROUND(%[1]s%[2]d,%[3]d)=0)", gap, first, decimals)
	}
	if err := b.file.SetConditionalFormat(sheet, cells(gap), []excelize.ConditionalFormatOptions{rule(small(2), &b.tiny), rule(small(1), &b.two)}); err != nil {
		return err
	}
	if err := b.hideOverallLevel(sheet, fmt.Sprintf("%s%d", level, first)); err != nil {
		return err
	}
	return b.colourLevels(sheet, cells(level))
}

// hideOverallLevel shows a dash for the overall level while an applicable layer
// has no score: people are shown it only once each has one. A condition may
// look at another sheet only by a name.
func (b *book) hideOverallLevel(sheet, cell string) error {
	dash := notAsked + ">0"
	switch {
	case !b.live && b.r.Data.LevelShown:
		return nil
	case !b.live:
		dash = "TRUE"
	}
	return b.file.SetConditionalFormat(sheet, cell, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: dash, Format: &b.dash, StopIfTrue: true}})
}

// notAsked is the workbook's name for how many applicable layers have no score.
const notAsked = "layers_not_asked"

func (b *book) nameNotAsked() error {
	if !b.live {
		return nil
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: notAsked, RefersTo: b.model.fixed("SUM([layer applies])-SUM([layer scored])")})
}
