package reports_test

import (
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"posture/assessment"
	"posture/reports"
)

// The workbook's rows on what changed are the method's figures, as numbers.
func TestWorkbookHasTheChangesAsNumbers(t *testing.T) {
	for seed := range uint64(8) {
		s := series(t, randomSample(t, seed).Assessment, 2)
		c := assessment.Compare(s.Assessments[1], s.Assessments[2])
		full := reports.Build(s.Assessments[2], assessment.Evaluate(s.Assessments[2]), reports.Options{Previous: s.Assessments[1]})
		for name, r := range map[string]*reports.Report{"comparison": reports.BuildComparison(s.Assessments[1], s.Assessments[2], reports.Options{}), "quarterly": reports.BuildQuarter(s, reports.Options{}), "full": full} {
			f := openXLSX(t, written(t, writeXLSX, r))
			rows := 2
			check := func(id string, m assessment.Movement) {
				t.Helper()
				row := strconv.Itoa(rows)
				if got := rawCell(t, f, "Changes", "A"+row); got != id {
					t.Fatalf("seed %d, %s: row %s is of %q, want %s", seed, name, row, got, id)
				}
				for i, want := range []assessment.Figure{m.Then, m.Now, m.Change, m.Answers} {
					sameNumber(t, rawCell(t, f, "Changes", string(rune('C'+i))+row), want)
				}
				rows++
			}
			check("overall", c.Overall)
			sameNumber(t, rawCell(t, f, "Changes", "G2"), c.Weighting)
			sameNumber(t, rawCell(t, f, "Changes", "H2"), c.Coverage)
			for _, l := range c.Layers {
				check(l.Layer.ID, l.Movement)
				for _, p := range l.Layer.Practices {
					check(p.ID, c.Practices[p.Index].Movement)
				}
			}
		}
		points := assessment.Trend(s.Assessments, 0)
		f := openXLSX(t, written(t, writeXLSX, reports.BuildTrend(s, reports.Options{})))
		for i, p := range points {
			row := strconv.Itoa(i + 2)
			sameNumber(t, rawCell(t, f, "Trend", "B"+row), p.Card.Overall.Score)
			sameNumber(t, rawCell(t, f, "Trend", "L"+row), p.Progress)
			if p.Since != nil {
				sameNumber(t, rawCell(t, f, "Trend", "H"+row), p.Since.Overall.Answers)
				sameNumber(t, rawCell(t, f, "Trend", "N"+row), p.Since.Layers[0].Answers)
			}
		}
	}
}

func rawCell(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func sameNumber(t *testing.T, got string, want assessment.Figure) {
	t.Helper()
	x, err := strconv.ParseFloat(got, 64)
	if want.Valid != (got != "") || want.Valid && (err != nil || x-want.V > 1e-9 || want.V-x > 1e-9) {
		t.Errorf("a cell holds %q, want %v", got, want)
	}
}
