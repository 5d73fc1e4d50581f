package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"posture/reports"
)

// The columns of Answers: first those of assessment/sheet, then the helpers.
const (
	colQuestion = iota + 1
	colAnswer
	colReason
	colNote
	colEvidence
	colStrength
	colDated
	colValidUntil
	colLayer
	colPractice
	colAsk
	colLevels
	colLookFor
	firstHelper
)

// lastRead is the last column that is read back.
const lastRead = colValidUntil

// A model is the report's data with the numbers by which formulas find them.
type model struct {
	min, max  int
	questions int // rows of Answers
	layers    []layer
	columns   map[string]string // letters by the helper's name
	helpers   []worker
}

// A worker is a helper with its formula; nil for a value.
type worker struct {
	helper
	formula formula
}

// A layer is one with its number, from 1.
type layer struct {
	reports.LayerData
	no        int
	practices []practice
}

// A practice is one with its number, from 1.
type practice struct {
	reports.PracticeData
	no int
}

func newModel(r *reports.Report) model {
	m := model{columns: map[string]string{"answer": "B"}}
	if n := len(r.Scale); n > 0 {
		m.min, m.max = r.Scale[0].Level, r.Scale[n-1].Level
	}
	no := 0
	for i, l := range r.Data.Layers {
		x := layer{LayerData: l, no: i + 1}
		for _, p := range l.Practices {
			no++
			x.practices = append(x.practices, practice{p, no})
			m.questions += len(p.Questions)
		}
		m.layers = append(m.layers, x)
	}
	all := helpers()
	for i, h := range all {
		m.columns[h.name] = letters(firstHelper + i)
	}
	for _, h := range all {
		w := worker{helper: h}
		if h.pattern != "" {
			w.formula = m.formula(m.pattern(h))
		}
		m.helpers = append(m.helpers, w)
	}
	return m
}

// letters is a column's name, as A or AB.
func letters(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		panic(err) // there are some fifty columns
	}
	return name
}

// A formula is one that is written in many rows: its text, parted where the
// row's number goes.
type formula []string

func (f formula) in(row int) string { return strings.Join(f, strconv.Itoa(row)) }

// formula fills a pattern in. In it {name} is that column's cell in the row,
// [name] the whole column of Answers; MIN_ and MAX_ are the scale's ends.
func (m *model) formula(pattern string) formula {
	var out formula
	var b strings.Builder
	pattern = strings.NewReplacer("MIN_", strconv.Itoa(m.min), "MAX_", strconv.Itoa(m.max)).Replace(pattern)
	for {
		i := strings.IndexAny(pattern, "{[")
		if i < 0 {
			b.WriteString(pattern)
			return append(out, b.String())
		}
		end := strings.IndexAny(pattern, "}]")
		name := pattern[i+1 : end]
		b.WriteString(pattern[:i])
		if pattern[i] == '{' {
			out = append(out, b.String()+"$"+m.column(name))
			b.Reset()
		} else {
			b.WriteString(m.whole(name))
		}
		pattern = pattern[end+1:]
	}
}

// fixed is a pattern without a row filled in.
func (m *model) fixed(pattern string) string { return m.formula(pattern).in(0) }

// whole is a column of Answers, from the first question to the last.
func (m *model) whole(name string) string {
	c := m.column(name)
	return fmt.Sprintf("%s!$%s$2:$%s$%d", sheetAnswers, c, c, m.questions+1)
}

func (m *model) column(name string) string {
	c, ok := m.columns[name]
	if !ok {
		panic("no column " + name) // a name in a pattern is wrong
	}
	return c
}

// step is the pattern of the level that a score has reached.
func step(score string) string { return "MAX(MIN_,MIN(MAX_,INT(ROUND(" + score + ",9))))" }

// capped is the pattern of a level: the score's step, but never more than one
// above the lowest level of those that the condition picks; the condition ends
// with the column of their levels. The lowest is counted up: one more for each
// level of the scale that none of them is at or below.
func (m *model) capped(score, condition string) string {
	var b strings.Builder
	for v := m.min; v < m.max; v++ {
		fmt.Fprintf(&b, "+IF(COUNTIFS(%s,\"<=%d\")=0,1,0)", condition, v)
	}
	return "MIN(" + step(score) + ",MIN_+1" + b.String() + ")"
}
