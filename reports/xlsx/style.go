package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"posture/reports"
	"posture/reports/palette"
)

// styles are the looks of cells, by the library's numbers.
type styles struct {
	title, lead, head, headLine, headRight, label, plain, small, note, line, text, input, mono, strong int
	score, strongScore, whole, level, share, strongShare, lift, date, helper                           int
	levels                                                                                             []int // for conditions: the lowest level first
	worded                                                                                             map[string]int
	two, below, tiny, dash                                                                             int // for conditions: how a figure is shown
}

func color(c palette.Color) string { return strings.TrimPrefix(c.Hex(), "#") }

func font(size float64, bold bool, c palette.Color) *excelize.Font {
	return &excelize.Font{Family: "Calibri", Size: size, Bold: bold, Color: color(c)}
}

func line(c palette.Color) []excelize.Border {
	return []excelize.Border{{Type: "bottom", Color: color(c), Style: 1}}
}

func numberStyle(format string, bold bool) *excelize.Style {
	return &excelize.Style{
		Font: font(11, bold, palette.Ink), Border: line(palette.Hairline), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}, CustomNumFmt: &format,
	}
}

// asWorded is the style of a figure that doesn't change: one decimal, or the
// report's own words for it where one would show what it isn't.
func (b *book) asWorded(f reports.Figure) int {
	if _, decimals, ok := strings.Cut(f.Shown, "."); !ok || len(decimals) == 1 {
		return b.score
	}
	if style, ok := b.worded[f.Shown]; ok {
		return style
	}
	format := "0.00"
	if strconv.FormatFloat(f.Stored(), 'f', 2, 64) != f.Shown { // the second decimal is cut off, or it is <0.01
		format = `"` + f.Shown + `"`
	}
	style, err := b.file.NewStyle(numberStyle(format, false))
	if err != nil { // there is room for some 60,000 styles
		return b.score
	}
	b.worded[f.Shown] = style
	return style
}

func (b *book) makeStyles() error {
	at := func(h string, wrap bool) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: h, Vertical: "top", WrapText: wrap}
	}
	number := numberStyle
	const asText = 49
	for _, s := range []struct {
		to    *int
		style *excelize.Style
	}{
		{&b.title, &excelize.Style{Font: font(16, true, palette.Ink), Alignment: at("left", false)}},
		{&b.note, &excelize.Style{Font: font(10, false, palette.Muted), Alignment: at("left", false)}},
		{&b.line, &excelize.Style{Font: font(11, true, palette.Ink), Alignment: at("left", false)}},
		{&b.lead, &excelize.Style{Font: font(12, true, palette.Ink), Alignment: at("left", false), Border: line(palette.Ink)}},
		{&b.head, &excelize.Style{Font: font(10, true, palette.Muted), Border: line(palette.Ink), Alignment: &excelize.Alignment{Vertical: "bottom", WrapText: true}}},
		{&b.headRight, &excelize.Style{Font: font(10, true, palette.Muted), Border: line(palette.Ink), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "bottom", WrapText: true}}},
		{&b.label, &excelize.Style{Font: font(11, false, palette.Muted), Border: line(palette.Hairline), Alignment: at("left", true)}},
		{&b.plain, &excelize.Style{Font: font(11, false, palette.Ink), Alignment: at("left", true)}},
		{&b.small, &excelize.Style{Font: font(10, false, palette.Muted), Alignment: at("left", true)}},
		{&b.text, &excelize.Style{Font: font(11, false, palette.Ink), Border: line(palette.Hairline), Alignment: at("left", true), NumFmt: asText}},
		{&b.strong, &excelize.Style{Font: font(11, true, palette.Ink), Border: line(palette.Hairline), Alignment: at("left", true), NumFmt: asText}},
		{&b.input, &excelize.Style{Font: font(11, true, palette.Ink), Border: line(palette.Hairline), Alignment: at("center", false), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color(palette.Wash)}}}},
		{&b.mono, &excelize.Style{Font: font(11, false, palette.Muted), Border: line(palette.Hairline), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top", Indent: 1}, NumFmt: asText}},
		{&b.headLine, &excelize.Style{Font: font(10, true, palette.Muted), Border: line(palette.Ink), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "bottom", Indent: 1}}},
		{&b.level, &excelize.Style{Font: font(11, true, palette.Ink), Border: line(palette.Hairline), Alignment: at("center", false), NumFmt: 1}},
		{&b.score, number("0.0", false)}, {&b.strongScore, number("0.0", true)},
		{&b.whole, number("0", false)},
		{&b.share, number("0%", false)}, {&b.strongShare, number("0%", true)},
		{&b.lift, number("+0.00;-0.00;0.00", false)},
		{&b.date, number("yyyy-mm-dd", false)},
		{&b.helper, &excelize.Style{Font: font(10, false, palette.Muted), Alignment: at("right", false)}},
	} {
		id, err := b.file.NewStyle(s.style)
		if err != nil {
			return err
		}
		*s.to = id
	}
	return b.makeConditions()
}

// wraps tells whether a style breaks a text into lines.
func (s *styles) wraps(style int) bool {
	return style == s.text || style == s.strong || style == s.label || style == s.plain || style == s.small
}

// makeConditions makes the looks that depend on a cell's value.
func (b *book) makeConditions() error {
	condition := func(s *excelize.Style) (int, error) { return b.file.NewConditionalStyle(s) }
	for _, c := range palette.Levels(max(1, len(b.r.Scale))) {
		id, err := condition(&excelize.Style{
			Font: &excelize.Font{Color: color(palette.On(c)), Bold: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color(c)}},
		})
		if err != nil {
			return err
		}
		b.levels = append(b.levels, id)
	}
	for _, s := range []struct {
		to     *int
		format string
	}{{&b.two, "0.00"}, {&b.below, `"<"0.0`}, {&b.tiny, `"<0.01"`}, {&b.dash, `"–"`}} {
		id, err := condition(&excelize.Style{CustomNumFmt: &s.format})
		if err != nil {
			return err
		}
		*s.to = id
	}
	return nil
}
