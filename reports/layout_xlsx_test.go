package reports_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"posture/assessment"
	"posture/assessment/sheet"
	"posture/reports"
	"posture/reports/xlsx"
)

func writeXLSX(w io.Writer, r *reports.Report) error { return xlsx.Write(w, r, xlsx.Options{}) }

func openXLSX(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// scoresColumns are the figures of a measure in the order of the columns of
// Scores, from score on.
func scoresColumns(m assessment.Measure) []assessment.Figure {
	level := assessment.Figure{V: float64(m.Level.V), Valid: m.Level.Valid}
	return []assessment.Figure{m.Score, m.Low, m.High, m.Evidenced, {V: m.Completeness(), Valid: true}, m.Gap, level, m.Target}
}

// scoresRows are the measures in the order of the rows of Scores.
func scoresRows(s *assessment.Scorecard) (ids []string, rows []assessment.Measure) {
	ids, rows = append(ids, "overall"), append(rows, s.Overall.Measure)
	for _, l := range s.Layers {
		ids, rows = append(ids, l.Layer.ID), append(rows, l.Measure)
		for _, p := range l.Practices {
			ids, rows = append(ids, p.Practice.ID), append(rows, p.Measure)
		}
	}
	return ids, rows
}

// compareScores compares the sheet Scores with a scorecard; figure gives what a
// cell holds.
func compareScores(t *testing.T, f *excelize.File, s *assessment.Scorecard, figure func(cell string) string) {
	t.Helper()
	ids, rows := scoresRows(s)
	for i, m := range rows {
		if id, _ := f.GetCellValue("Scores", fmt.Sprintf("A%d", i+2)); id != ids[i] {
			t.Errorf("row %d is of %q, want %s", i+2, id, ids[i])
		}
		for j, want := range scoresColumns(m) {
			cell, _ := excelize.CoordinatesToCellName(j+3, i+2)
			got := figure(cell)
			x, err := strconv.ParseFloat(got, 64)
			if want.Valid != (got != "") || want.Valid && (err != nil || assessment.Nine(x-want.V) > 1e-9 || assessment.Nine(want.V-x) > 1e-9) {
				t.Errorf("%s, %s: %q, want %v", ids[i], cell, got, want)
			}
		}
	}
}

func TestWorkbookStoresTheFigures(t *testing.T) {
	forSamples(t, func(t *testing.T, s layoutSample) {
		f := openXLSX(t, written(t, writeXLSX, s.report(reports.Options{})))
		compareScores(t, f, s.Scorecard, func(cell string) string {
			v, err := f.GetCellValue("Scores", cell, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			if formula, _ := f.GetCellFormula("Scores", cell); formula == "" {
				t.Errorf("%s isn't live", cell)
			}
			if _, after, ok := strings.Cut(v, "."); ok && len(after) > 9 {
				t.Errorf("%s stores %s, more than 9 decimals", cell, v)
			}
			return v
		})
	})
}

// Whatever answers are changed in the workbook, its formulas give what the
// method gives.
func TestWorkbookFollowsItsAnswers(t *testing.T) {
	samples := layoutSamples(t)
	for seed := range uint64(12) {
		name := fmt.Sprintf("random %d", seed)
		t.Run(name, func(t *testing.T) { followAnswers(t, samples[name], rand.New(rand.NewPCG(seed, 9))) })
	}
}

func followAnswers(t *testing.T, s layoutSample, r *rand.Rand) {
	f := openXLSX(t, written(t, writeXLSX, s.report(reports.Options{})))
	a := s.Clone()
	scale := a.Framework().Scale
	for i, q := range a.Framework().Questions() {
		word := [...]string{"", "unknown", " N/A "}[r.IntN(3)]
		var typed any = word
		if r.IntN(3) > 0 {
			n := scale.Min() + r.IntN(len(scale))
			word, typed = strconv.Itoa(n), n
			if r.IntN(4) == 0 {
				typed = " " + word // a number typed into a cell for text
			}
		}
		if r.IntN(2) == 0 {
			continue
		}
		answerSample(t, a, q.ID, word)
		if err := f.SetCellValue("Answers", fmt.Sprintf("B%d", i+2), typed); err != nil {
			t.Fatal(err)
		}
	}
	compareScores(t, f, assessment.Evaluate(a), func(cell string) string {
		v, err := f.CalcCellValue("Scores", cell, excelize.Options{RawCellValue: true})
		if err != nil {
			formula, _ := f.GetCellFormula("Scores", cell)
			t.Fatalf("%s: %v in %s", cell, err, formula)
		}
		return v
	})
}

// Three answers of 3 make 2.9999999999999996 in double precision with these
// weights; the level is 3.
func TestWorkbookStepsAtNineDecimals(t *testing.T) {
	a := newSample(t, `schema: posture/framework/v1
id: thirds
version: 1.0.0
title: Thirds
layers:
  - id: A
    title: First
    practices:
      - {id: A-1, title: One, questions: [{id: A-1.1, ask: "A?", weight: 0.1}, {id: A-1.2, ask: "B?", weight: 0.2}, {id: A-1.3, ask: "C?", weight: 0.3}]}
`)
	for _, q := range a.Framework().Questions() {
		answerSample(t, a, q.ID, "3")
	}
	f := openXLSX(t, written(t, writeXLSX, sampleOf(a).report(reports.Options{})))
	compareScores(t, f, assessment.Evaluate(a), func(cell string) string {
		v, err := f.CalcCellValue("Scores", cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return v
	})
}

// Values that don't change are shown as everywhere: 2.96 of 3 isn't 3.0.
func TestWorkbookShowsNoTargetThatIsNotReached(t *testing.T) {
	a := newSample(t, `schema: posture/framework/v1
id: near
version: 1.0.0
title: Near
layers:
  - id: A
    title: First
    practices:
      - {id: A-1, title: One, questions: [{id: A-1.1, ask: "A?", weight: 24}, {id: A-1.2, ask: "B?"}]}
      - {id: A-2, title: Two, questions: [{id: A-2.1, ask: "A?", weight: 999}, {id: A-2.2, ask: "B?"}]}
`)
	for i, q := range a.Framework().Questions() {
		answerSample(t, a, q.ID, strconv.Itoa(3-i%2))
	}
	f := openXLSX(t, written(t, writeXLSX, sampleOf(a).report(reports.Options{})))
	for cell, want := range map[string]string{"E3": "0.00", "G3": "0.00", "E4": `"2.99"`, "G4": `"<0.01"`} {
		id, _ := f.GetCellStyle("Gaps and actions", cell)
		style, err := f.GetStyle(id)
		if err != nil || style.CustomNumFmt == nil || *style.CustomNumFmt != want {
			t.Errorf("%s is shown by %+v, want the format %s", cell, style, want)
		}
	}
}

// What is left out is shown with the mark.
func TestWorkbookMarksWhatIsLeftOut(t *testing.T) {
	f := openXLSX(t, written(t, writeXLSX, plantedSample(t).report(reports.Options{RedactNotes: true, RedactEvidence: true})))
	for _, cell := range []string{"C3", "D2", "E2"} { // a reason, a note, evidence
		if v, _ := f.GetCellValue("Answers", cell); !strings.HasPrefix(v, sheet.Mark) {
			t.Errorf("%s says %q, want the mark", cell, v)
		}
	}
	if v, _ := f.GetCellValue("Answers", "F2"); v != "tested" {
		t.Errorf("the strength is %q; it stays", v)
	}
}

// Taken back as it was written, a workbook changes nothing: not with texts that
// a cell can't hold, and not where some are left out.
func TestWorkbookIsTakenBackWithoutAChange(t *testing.T) {
	forSamples(t, func(t *testing.T, s layoutSample) {
		for _, o := range []reports.Options{{}, {Anonymous: true, RedactNotes: true, RedactEvidence: true}} {
			a := s.Clone()
			result, err := sheet.Read("w.xlsx", written(t, writeXLSX, s.report(o))).Apply(a, assessment.Stamp{})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Changes) > 0 {
				t.Errorf("it changes %+v to %+v", result.Changes[0].Before, result.Changes[0].After)
			}
		}
	})
}

// What somebody fills in is taken back.
func TestWorkbookIsFilledIn(t *testing.T) {
	s := plantedSample(t)
	f := openXLSX(t, written(t, writeXLSX, s.report(reports.Options{RedactEvidence: true})))
	for cell, v := range map[string]any{"B2": 5, "D2": "'=a note", "E2": "New paper", "F2": "tested", "B3": 2, "B4": "unknown"} {
		if err := f.SetCellValue("Answers", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	a := s.Clone()
	if _, err := sheet.Read("w.xlsx", b.Bytes()).Apply(a, assessment.Stamp{By: "Bo"}); err != nil {
		t.Fatal(err)
	}
	qs := a.Framework().Questions()
	one, two, three := a.Record(qs[0]), a.Record(qs[1]), a.Record(qs[2])
	if one.Level != 5 || one.Note != "=a note" || len(one.Evidence) != 2 || one.Evidence[0].Name != "New paper" {
		t.Errorf("%+v", one)
	}
	if two.State != assessment.Levelled || two.Level != 2 || three.State != assessment.Unknown {
		t.Errorf("%+v, %+v", two, three)
	}
}

// No cell is a formula but those that the layout makes, no text could be taken
// for one when it is copied elsewhere, and none is longer than a cell.
func TestWorkbookHoldsTextsAsTexts(t *testing.T) {
	data := written(t, writeXLSX, hostileSample(t).report(reports.Options{}))
	f := openXLSX(t, data)
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Summary", "Scores", "Gaps and actions", "Answers", "Evidence"}) {
		t.Errorf("sheets %q", got)
	}
	marked := 0
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, v := range row {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				kind, _ := f.GetCellType(name, cell)
				formula, _ := f.GetCellFormula(name, cell)
				text := kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString
				if text && (formula != "" || v != "" && strings.ContainsAny(v[:1], "=+-@\t")) {
					t.Errorf("%s!%s is %.40q, formula %q", name, cell, v, formula)
				}
				if n := len(utf16.Encode([]rune(v))); n > 32767 {
					t.Errorf("%s!%s has %d letters", name, cell, n)
				}
				if strings.HasPrefix(v, sheet.Mark) {
					marked++
				}
			}
		}
	}
	if marked == 0 {
		t.Error("no cell has the mark, though some texts don't fit")
	}
	if all := unzipped(t, data); strings.ContainsRune(all, 0xFFFE) || strings.Contains(all, "[link](javascript:alert(1))</f>") {
		t.Error("a letter that XML can't hold, or a text in a formula")
	}
}

func TestShortWorkbookHasFiguresAndNoAnswers(t *testing.T) {
	s := plantedSample(t)
	f := openXLSX(t, written(t, writeXLSX, s.report(reports.Options{Short: true})))
	compareScores(t, f, s.Scorecard, func(cell string) string {
		v, _ := f.GetCellValue("Scores", cell, excelize.Options{RawCellValue: true})
		return v
	})
	if v, _ := f.GetCellValue("Answers", "A2"); v != "" {
		t.Errorf("the first answer is of %q", v)
	}
}

// People are shown an overall level only once every applicable layer has a
// score, also while they change answers in the workbook.
func TestWorkbookHidesTheLevelUntilAllLayersAreAsked(t *testing.T) {
	f := openXLSX(t, written(t, writeXLSX, plantedSample(t).report(reports.Options{})))
	rules, err := f.GetConditionalFormats("Scores")
	if err != nil {
		t.Fatal(err)
	}
	if r := rules["I2"]; len(r) != 1 || r[0].Criteria != "layers_not_asked>0" {
		t.Errorf("the overall level is shown by %+v", r)
	}
	notAsked := func() string {
		for _, n := range f.GetDefinedName() {
			if n.Name == "layers_not_asked" {
				if err := f.SetCellFormula("Summary", "A99", n.RefersTo); err != nil {
					t.Fatal(err)
				}
				v, err := f.CalcCellValue("Summary", "A99")
				if err != nil {
					t.Fatal(err)
				}
				return v
			}
		}
		return "no such name"
	}
	if got := notAsked(); got != "0" {
		t.Errorf("%s layers not asked, want 0", got)
	}
	if err := f.SetCellValue("Answers", "B5", "unknown"); err != nil { // the only question of the second layer
		t.Fatal(err)
	}
	if got := notAsked(); got != "1" {
		t.Errorf("%s layers not asked, want 1", got)
	}
}

func TestWorkbookOffersTheAnswers(t *testing.T) {
	f := openXLSX(t, written(t, writeXLSX, plantedSample(t).report(reports.Options{})))
	want := map[string][]string{"Answers": {`"0,1,2,3,4,5,unknown,n/a"`, `"stated,documented,observed,tested"`}, "Gaps and actions": {`"open,in progress,done,dropped"`, "36526", `"PlantOwner"`}}
	for name, lists := range want {
		got, err := f.GetDataValidations(name)
		if err != nil || len(got) != len(lists) {
			t.Fatalf("%s: %d drop-downs, %v", name, len(got), err)
		}
		for i, d := range got {
			if d.Formula1 != lists[i] {
				t.Errorf("%s: drop-down %s, want %s", name, d.Formula1, lists[i])
			}
		}
	}
	for _, name := range f.GetSheetList()[1:] {
		if p, err := f.GetPanes(name); err != nil || !p.Freeze || p.YSplit == 0 {
			t.Errorf("%s: its heads aren't frozen: %+v, %v", name, p, err)
		}
	}
	if props, err := f.GetCalcProps(); err != nil || props.FullCalcOnLoad == nil || !*props.FullCalcOnLoad {
		t.Errorf("it isn't worked out anew when it is opened: %v", err)
	}
}

// unzipped are the parts of a workbook, one after the other.
func unzipped(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, file := range z.File {
		part, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, part); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, file.Name, file.Comment, string(file.Extra))
	}
	return b.String()
}
