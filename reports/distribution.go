package reports

import (
	"strconv"

	"posture/assessment"
	"posture/reports/chart"
)

// The kinds of part that are no level, in a distribution.
const (
	otherUnknown = iota
	otherOpen
	otherNotApplicable
)

// distribution is how the answers of each layer spread over the levels.
func (b *builder) distribution() *Chart {
	if len(b.s.Layers) > mostRows {
		return nil
	}
	var rows []chart.StackRow
	var bars []Bar
	whole := make([]int, len(b.fw.Scale)+3)
	add := func(name string, counts []int) {
		row := chart.StackRow{Name: name}
		var words []string
		for i, n := range counts {
			part := chart.StackPart{Count: n, IsA: chart.LevelFill, Level: i}
			if i >= len(b.fw.Scale) {
				part.IsA, part.Level = chart.OtherFill, i-len(b.fw.Scale)
			}
			row.Parts = append(row.Parts, part)
			if n > 0 {
				words = append(words, b.say("distribution.part", "n", strconv.Itoa(n), "what", b.partName(i)))
			}
		}
		rows = append(rows, row)
		bars = append(bars, Bar{Label: name, Part: 1, Shown: b.w.List(words)})
	}
	for _, l := range b.fw.Layers {
		counts := make([]int, len(whole))
		for _, p := range l.Practices {
			for _, q := range p.Questions {
				counts[b.partOf(b.a.Record(q).Answer)]++
			}
		}
		for i, n := range counts {
			whole[i] += n
		}
		add(b.line(l.Title), counts)
	}
	add(b.say("overall"), whole)
	keys := b.levelKeys()
	for i := range 3 {
		if whole[len(b.fw.Scale)+i] > 0 {
			keys = append(keys, Key{Role: chart.OtherFill, Level: i, Text: b.partName(len(b.fw.Scale) + i)})
		}
	}
	return &Chart{
		Title: b.say("distribution.title"), Alt: b.say("distribution.alt", "layers", b.barsInWords(bars)), Bars: bars, Key: keys,
		Picture: chart.Stack(rows, strconv.Itoa),
	}
}

func (b *builder) partOf(a assessment.Answer) int {
	n := len(b.fw.Scale)
	switch a.State {
	case assessment.Levelled:
		return a.Level - b.fw.Scale.Min()
	case assessment.Unknown:
		return n + otherUnknown
	case assessment.NotApplicable:
		return n + otherNotApplicable
	}
	return n + otherOpen
}

func (b *builder) partName(part int) string {
	n := len(b.fw.Scale)
	switch part - n {
	case otherUnknown:
		return b.say("state.unknown")
	case otherOpen:
		return b.say("state.open")
	case otherNotApplicable:
		return b.say("state.na")
	}
	return b.say("level.at", "level", strconv.Itoa(part+b.fw.Scale.Min()))
}
