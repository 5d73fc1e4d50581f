package reports_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"posture/assessment"
	"posture/assessment/sheet"
	"posture/reports"
)

const gaps = "Gaps and actions"

// promised is a sample with one more action, of an id.
func promised(t *testing.T, s layoutSample, id string, x assessment.Action) layoutSample {
	t.Helper()
	a := s.Clone()
	c := assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutAction, ID: id}, Before: assessment.Action{}, After: x}
	if _, err := a.Apply(c); err != nil {
		t.Fatal(err)
	}
	return sampleOf(a)
}

// The columns of actions stand on row 2, by the names that are taken back, and
// no other column there has one of these names.
func TestWorkbookHasTheColumnsOfActions(t *testing.T) {
	f := openXLSX(t, written(t, writeXLSX, plantedSample(t).report(reports.Options{})))
	rows, err := f.GetRows(gaps)
	if err != nil {
		t.Fatal(err)
	}
	head, own := rows[1], sheet.ActionHead()
	if got := head[len(head)-len(own):]; !slices.Equal(got, own) {
		t.Errorf("the last columns are %q, want %q", got, own)
	}
	for _, name := range head[:len(head)-len(own)] {
		if slices.Contains(append(own, "by"), strings.ToLower(name)) {
			t.Errorf("the column %s is taken for one of actions", name)
		}
	}
}

// Taken back as it was written, the sheet of actions changes nothing, whatever
// is in them or left out.
func TestActionsOfAWorkbookAreTakenBackWithoutAChange(t *testing.T) {
	forSamples(t, func(t *testing.T, s layoutSample) {
		var all []string
		for _, p := range s.Assessment.Framework().Practices() {
			all = append(all, p.ID)
		}
		s = promised(t, s, "=1+1", assessment.Action{
			Set: true, What: "'=SUM(A1)\nand more", Practices: all, Owner: "@Ben, \"B\"", Due: 18500131, State: assessment.ActionDropped,
			Reason: "- no", Level: assessment.Level{V: s.Assessment.Framework().Scale.Min(), Valid: true}, Links: []string{"https://a.example/?a=1,2", "two\nlines"},
		})
		s = promised(t, s, "long", assessment.Action{Set: true, What: strings.Repeat("Long ", 9_000), Due: 19000301})
		s = promised(t, s, strings.Repeat("x", 33_000), assessment.Action{Set: true, What: "Its id is too long"})
		for _, o := range []reports.Options{{}, {Anonymous: true, RedactNotes: true, RedactEvidence: true}} {
			a := s.Clone()
			result, err := sheet.ReadActions("w.xlsx", written(t, writeXLSX, s.report(o))).Apply(a, assessment.Stamp{})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Changes) > 0 {
				t.Errorf("it changes %+v to %+v", result.Changes[0].Before, result.Changes[0].After)
			}
			if result.Unchanged < 2 {
				t.Errorf("only %d actions are read", result.Unchanged)
			}
		}
	})
}

// What somebody fills in is taken back: on the row of an action, on that of a
// practice without one, and below the table.
func TestActionsAreFilledInInAWorkbook(t *testing.T) {
	s := plantedSample(t)
	f := openXLSX(t, written(t, writeXLSX, s.report(reports.Options{})))
	rows, err := f.GetRows(gaps)
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(rows[1], name) }
	fill := func(row int, name string, v any) {
		cell, _ := excelize.CoordinatesToCellName(column(name)+1, row)
		if err := f.SetCellValue(gaps, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	cell := func(row []string, name string) string {
		if i := column(name); i < len(row) {
			return row[i]
		}
		return ""
	}
	var id, practice string
	for i, row := range rows[2:] {
		switch {
		case id == "" && cell(row, "id") != "":
			id = cell(row, "id")
			fill(i+3, "state", "In progress")
			fill(i+3, "due", 46203)
		case practice == "" && cell(row, "id") == "":
			practice = cell(row, "practices")
			fill(i+3, "what", "Begin here")
			fill(i+3, "level", 2)
		}
	}
	if id == "" || practice == "" {
		t.Fatalf("no row of an action, or none of a practice without: %q", rows)
	}
	fill(len(rows)+5, "what", "Of no practice")
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	a := s.Clone()
	if _, err := sheet.ReadActions("w.xlsx", b.Bytes()).Apply(a, assessment.Stamp{By: "Bo"}); err != nil {
		t.Fatal(err)
	}
	got := a.Content().Actions
	if x := got[id].Value; x.State != assessment.ActionInProgress || x.Due != 20260630 || got[id].By != "Bo" {
		t.Errorf("%s is %+v by %s", id, x, got[id].By)
	}
	if x := got["begin-here"].Value; fmt.Sprint(x.Practices) != "["+practice+"]" || x.Level.V != 2 {
		t.Errorf("for %s there is %+v", practice, x)
	}
	if x := got["of-no-practice"].Value; !x.Set || len(x.Practices) > 0 {
		t.Errorf("of no practice there is %+v", x)
	}
}

// A fact of an action with several practices stands in one row, so that it is
// changed in one place.
func TestWorkbookHasEachFactOfAnActionOnce(t *testing.T) {
	s := plantedSample(t)
	var all []string
	for _, p := range s.Assessment.Framework().Practices() {
		all = append(all, p.ID)
	}
	s = promised(t, s, "for-all", assessment.Action{Set: true, What: "For all", Practices: all, Owner: "Only Once"})
	rows, err := openXLSX(t, written(t, writeXLSX, s.report(reports.Options{}))).GetRows(gaps)
	if err != nil {
		t.Fatal(err)
	}
	ids, owners := 0, 0
	for _, row := range rows {
		for _, cell := range row {
			switch cell {
			case "for-all":
				ids++
			case "Only Once":
				owners++
			}
		}
	}
	if ids < 2 || owners != 1 {
		t.Errorf("%d rows, the owner in %d of them", ids, owners)
	}
}
