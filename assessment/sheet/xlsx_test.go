package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"posture/assessment"
	"posture/assessment/sheet"
)

// workbook makes one of values; row by row from A1 of a sheet of that name.
func workbook(t testing.TB, name string, rows [][]any) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if err := f.SetSheetRow(name, must(excelize.CoordinatesToCellName(1, i+1)), &row); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// styled shows a cell in a number format.
func styled(t testing.TB, f *excelize.File, cell string, style excelize.Style) {
	t.Helper()
	if err := f.SetCellStyle(sheet.SheetName, cell, cell, must(f.NewStyle(&style))); err != nil {
		t.Fatal(err)
	}
}

func takeBook(t testing.TB, a *assessment.Assessment, f *excelize.File) (sheet.Result, error) {
	t.Helper()
	return sheet.Read("a.xlsx", must(f.WriteToBuffer()).Bytes()).Apply(a, monday)
}

func TestWorkbookCells(t *testing.T) {
	day := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	custom := `"as of" d mmm yyyy`
	f := workbook(t, sheet.SheetName, [][]any{
		{"question", "answer", "note", "evidence", "strength", "dated", "valid_until"},
		{"GOV-1.1", 3, "two\r\nlines", "Map", "tested", day, day.AddDate(1, 0, 0).Add(9 * time.Hour)},
		nil,
		{"GOV-1.2", 4.0, 0.5, day},
		{"CON-1.1", "5", "'=1+1", "'@x", "documented", "2026-10-01"},
		{"-CON-1.2", 0, nil, "Map", nil, day},
	})
	styled(t, f, "G2", excelize.Style{CustomNumFmt: &custom})
	styled(t, f, "B4", excelize.Style{NumFmt: 2}) // 4.00
	styled(t, f, "C4", excelize.Style{NumFmt: 9}) // 50%
	styled(t, f, "F5", excelize.Style{NumFmt: 14})
	styled(t, f, "F6", excelize.Style{NumFmt: 31}) // a day as Chinese and Japanese workbooks have it
	a := newAssessment(t)
	if _, err := takeBook(t, a, f); err != nil {
		t.Fatal(err)
	}
	r := record(t, a, "GOV-1.1")
	if want := (assessment.Evidence{Name: "Map", Strength: assessment.Tested, Dated: 20261001, ValidUntil: 20271001}); r.Level != 3 || r.Note != "two\nlines" || r.Evidence[0] != want {
		t.Errorf("GOV-1.1 is %+v", r)
	}
	if r := record(t, a, "GOV-1.2"); r.Level != 4 || r.Note != "0.5" || r.Evidence[0].Name != "2026-10-01" {
		t.Errorf("GOV-1.2 is %+v", r)
	}
	if r := record(t, a, "CON-1.1"); r.Level != 5 || r.Note != "=1+1" || r.Evidence[0].Name != "@x" || r.Evidence[0].Dated != 20261001 {
		t.Errorf("CON-1.1 is %+v", r)
	}
	if r := record(t, a, "-CON-1.2"); r.Level != 0 || r.State != assessment.Levelled || r.Evidence[0].Dated != 20261001 {
		t.Errorf("-CON-1.2 is %+v", r)
	}
}

func TestWorkbookMistakesNameTheRow(t *testing.T) {
	f := workbook(t, sheet.SheetName, [][]any{
		nil,
		{"question", "answer", "evidence", "dated", "valid_until"},
		{"GOV-1.1", true, "Map", 2026},
		nil,
		{"GOV-1.2", 3.5, "Map", 46296, 0.5},
		{"CON-1.1", 3, "Map", 46296},
		{"GOV-1.3", "#N/A"},
	})
	elapsed, red, days := `[h]:mm" of a day"`, "[Red]0.00", `0\d`
	styled(t, f, "D6", excelize.Style{CustomNumFmt: &days})
	styled(t, f, "E5", excelize.Style{CustomNumFmt: &elapsed})
	styled(t, f, "D5", excelize.Style{CustomNumFmt: &red})
	a := newAssessment(t)
	_, err := takeBook(t, a, f)
	want := `a.xlsx:3: GOV-1.1: "TRUE" is no answer; give a level from 0 to 5, unknown or n/a
a.xlsx:3: GOV-1.1: "2026" is no date; write a day that exists as YYYY-MM-DD
a.xlsx:5: GOV-1.2: "3.5" is no answer; give a level from 0 to 5, unknown or n/a
a.xlsx:5: GOV-1.2: "46296" is no date; write a day that exists as YYYY-MM-DD
a.xlsx:5: GOV-1.2: "0.5" is no date; write a day that exists as YYYY-MM-DD
a.xlsx:6: CON-1.1: "46296" is no date; write a day that exists as YYYY-MM-DD
a.xlsx:7: no question GOV-1.3 in small 1.0.0; did you mean GOV-1.1?`
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}

func TestNumbersAndDaysAsSpreadsheetsShowThem(t *testing.T) {
	a := newAssessment(t)
	for _, x := range []struct {
		stored any
		format int // one of those that every workbook knows
		want   string
	}{
		{0.30000000000000004, 0, "0.3"}, // 0.1 + 0.2
		{1200000, 0, "1200000"},
		{46296, 14, "2026-10-01"},
		{46296.375, 22, "2026-10-01 09:00"},
		{46296, 18, "46296"}, // a time alone
		{1, 14, "1900-01-01"},
		{59, 14, "1900-02-28"},
		{61, 14, "1900-03-01"}, // the 60th day is one that never was
		{2958465, 14, "9999-12-31"},
		{2958466, 14, "2958466"},
		{-1, 14, "-1"},
	} {
		f := workbook(t, sheet.SheetName, [][]any{{"question", "note"}, {"GOV-1.1", x.stored}})
		styled(t, f, "B2", excelize.Style{NumFmt: x.format})
		if _, err := takeBook(t, a, f); err != nil || record(t, a, "GOV-1.1").Note != x.want {
			t.Errorf("%v in format %d is %q, want %q (%v)", x.stored, x.format, record(t, a, "GOV-1.1").Note, x.want, err)
		}
	}
}

func TestDaysCountedFrom1904(t *testing.T) {
	f := workbook(t, sheet.SheetName, [][]any{{"question", "evidence", "dated"}, {"GOV-1.1", "Map", 44834}})
	yes := true
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
		t.Fatal(err)
	}
	styled(t, f, "C2", excelize.Style{NumFmt: 14})
	a := newAssessment(t)
	if _, err := takeBook(t, a, f); err != nil || record(t, a, "GOV-1.1").Evidence[0].Dated != 20261001 {
		t.Errorf("%v, %+v", err, record(t, a, "GOV-1.1"))
	}
}

func TestWhichSheetOfAWorkbook(t *testing.T) {
	rows := [][]any{{"question", "answer"}, {"GOV-1.1", 3}}
	a := newAssessment(t)
	if _, err := takeBook(t, a, workbook(t, "small questions", rows)); err != nil || record(t, a, "GOV-1.1").Level != 3 {
		t.Errorf("the only sheet: %v", err)
	}
	several := workbook(t, "Other", [][]any{{"question", "answer"}, {"GOV-1.1", 1}})
	must(several.NewSheet("answers"))
	for i, row := range rows {
		if err := several.SetSheetRow("answers", must(excelize.CoordinatesToCellName(1, i+1)), &row); err != nil {
			t.Fatal(err)
		}
	}
	if result, err := takeBook(t, a, several); err != nil || result.Unchanged != 1 {
		t.Errorf("the sheet of that name: %v, %+v", err, result)
	}
	if err := several.SetSheetName("answers", "Something"); err != nil {
		t.Fatal(err)
	}
	if _, err := takeBook(t, a, several); err == nil || err.Error() != "a.xlsx: no sheet Answers among the workbook's 2; give that name to the one that holds the answers" {
		t.Error(err)
	}
}

// TestWorkbookIsTakenBackWithoutAChange writes as a report's workbook does:
// what XML can't hold, behind the mark; everything else guarded.
func TestWorkbookIsTakenBackWithoutAChange(t *testing.T) {
	for seed := range uint64(30) {
		a := newAssessment(t)
		fill(t, rand.New(rand.NewPCG(seed, 4)), a, hostile)
		f := workbook(t, sheet.SheetName, nil)
		for i, name := range sheet.Head() {
			set(t, f, i, 0, name)
		}
		for j, q := range a.Framework().Questions() {
			for i, cell := range sheet.Cells(a, q) {
				if strings.Contains(cell, "\uffff") {
					set(t, f, i, j+1, sheet.Mark+" "+strings.ReplaceAll(cell, "\uffff", "?"))
				} else {
					set(t, f, i, j+1, sheet.Guard(cell))
				}
			}
		}
		if result, err := takeBook(t, a, f); err != nil || len(result.Changes) > 0 || result.Unchanged != 4 {
			t.Fatalf("seed %d: %v, %+v", seed, err, result)
		}
	}
}

func set(t testing.TB, f *excelize.File, col, row int, text string) {
	t.Helper()
	if err := f.SetCellStr(sheet.SheetName, must(excelize.CoordinatesToCellName(col+1, row+1)), text); err != nil {
		t.Fatal(err)
	}
}

func TestRemarksBesideTheTableArePassedOver(t *testing.T) {
	f := workbook(t, sheet.SheetName, [][]any{{"question", "answer", "ask"}, {"GOV-1.1", 3, "", "", "please check"}})
	s := sheet.Read("a.xlsx", must(f.WriteToBuffer()).Bytes())
	if _, err := s.Apply(newAssessment(t), monday); err != nil || strings.Join(s.PassedOver, ",") != "column 5" {
		t.Errorf("%v, passed over: %v", err, s.PassedOver)
	}
}

// replace puts another part in the place of one of a workbook's, and its name
// in capitals: letter case makes no other part.
func replace(t testing.TB, f *excelize.File, part, content string) []byte {
	t.Helper()
	data := must(f.WriteToBuffer()).Bytes()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	replaced := false
	for _, file := range must(zip.NewReader(bytes.NewReader(data), int64(len(data)))).File {
		name, old := file.Name, must(io.ReadAll(must(file.Open())))
		if name == part {
			name, old, replaced = strings.ToUpper(name), []byte(content), true
		}
		must(must(w.Create(name)).Write(old))
	}
	if err := w.Close(); err != nil || !replaced {
		t.Fatalf("no part %s in the workbook, or %v", part, err)
	}
	return b.Bytes()
}

const (
	textsPart = "xl/sharedStrings.xml"
	sheetPart = "xl/worksheets/sheet1.xml"
)

func TestWorkbookThatUnpacksToTooMuch(t *testing.T) {
	a := newAssessment(t)
	f := workbook(t, sheet.SheetName, [][]any{{"question"}, {"GOV-1.1"}})
	for _, data := range [][]byte{
		replace(t, f, textsPart, "<sst>"+strings.Repeat(" ", 64<<20)+"</sst>"),
		replace(t, f, textsPart, "<sst>"+strings.Repeat("<si/>", 200_001)+"</sst>"),
		replace(t, f, sheetPart, `<row r="1048577"/>`),
		replace(t, f, "xl/styles.xml", "<cellXfs>"+strings.Repeat("<xf/>", 1<<16+1)+"</cellXfs>"),
	} {
		_, err := sheet.Read("a.xlsx", data).Apply(a, monday)
		if err == nil || err.Error() != "a.xlsx: the workbook can't be read (it unpacks to too much); open it in a spreadsheet program and save its sheet Answers as CSV UTF-8" {
			t.Error(err)
		}
	}
	set(t, f, 1000, 1, "x")
	for _, data := range [][]byte{must(f.WriteToBuffer()).Bytes(), replace(t, f, sheetPart, `<row r="2"><c r="ZZZZZZZZZZZZZZZZ2"/></row>`)} {
		_, err := sheet.Read("a.xlsx", data).Apply(a, monday)
		if err == nil || err.Error() != "a.xlsx:2: the row has more than 1,000 cells; keep the columns that are read" {
			t.Error(err)
		}
	}
}

// TestWorkbooksOfOtherPrograms has what ECMA-376 lets other writers do.
func TestWorkbooksOfOtherPrograms(t *testing.T) {
	a := newAssessment(t)
	f := workbook(t, sheet.SheetName, [][]any{{"question"}, {"GOV-1.1"}})
	const cells = `<worksheet><sheetData>
		<row><c t="inlineStr"><is><t>question</t></is></c><c t="inlineStr"><is> <r><t>an</t> </r> <r><t>swer</t></r><rPh><t>read aloud</t></rPh></is></c><c t="str"><f>"note"</f><v>note</v></c></row>
		<row r="5"><c r="C5" t="str"><v>a_x000D_
b_x005F_x0041_ _x00_ _x0041-</v></c></row>
		<row><c t="inlineStr"><is><t>GOV-1.1</t></is></c><c><f>1+2</f><v>3.0</v></c><c r="C6" t="str"><v>a_x000D_
b_x005F_x0041_ _x00_ _x0041-</v></c></row>
		<row r="9"><c r="B9" t="e"><v>#N/A</v></c><c r="A9" t="inlineStr"><is><t>GOV-1.2</t></is></c></row>
		</sheetData></worksheet>`
	_, err := sheet.Read("a.xlsx", replace(t, f, sheetPart, cells)).Apply(a, monday)
	want := "a.xlsx:5: the row names no question; write its id into the column question, or clear the row\n" +
		"a.xlsx:9: cell B9 holds the error #N/A; mend its formula, or write what it should say"
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
	right := strings.NewReplacer(`<row r="5">`, `<row r="5"><c r="A5" t="inlineStr"><is><t>CON-1.1</t></is></c>`,
		`<c r="B9" t="e"><v>#N/A</v></c>`, `<c r="B9" t="str"><v>unknown</v></c><c r="AB9" t="e"><v>#REF!</v></c>`).Replace(cells)
	if _, err := sheet.Read("a.xlsx", replace(t, f, sheetPart, right)).Apply(a, monday); err != nil {
		t.Fatal(err)
	}
	if r := record(t, a, "GOV-1.1"); r.Level != 3 || r.Note != "a\nb_x0041_ _x00_ _x0041-" {
		t.Errorf("GOV-1.1 is %+v", r)
	}
}

func TestBrokenWorkbooks(t *testing.T) {
	a := newAssessment(t)
	f := workbook(t, sheet.SheetName, [][]any{{"question"}, {"GOV-1.1"}})
	var other bytes.Buffer
	w := zip.NewWriter(&other)
	must(w.Create("content.xml"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for what, data := range map[string][]byte{
		"cut off":                must(f.WriteToBuffer()).Bytes()[:2000],
		"no workbook":            other.Bytes(),
		"a part cut off":         replace(t, f, sheetPart, `<worksheet><sheetData><row><c t="s"><v>0</v></c></row>`),
		"a row cut off":          replace(t, f, sheetPart, `<worksheet><sheetData><row><c t="s"><v>0`),
		"a row without number":   replace(t, f, sheetPart, `<row r="x"/>`),
		"a cell in no column":    replace(t, f, sheetPart, `<row><c r="-"><v>0</v></c></row>`),
		"a text that is absent":  replace(t, f, sheetPart, `<row><c t="s"><v>7</v></c></row>`),
		"a sheet that is absent": replace(t, f, "xl/workbook.xml", `<workbook><sheets><sheet name="Answers" id="none"/></sheets></workbook>`),
		"texts that are none":    replace(t, f, textsPart, "<sst><si><t>x</si></sst>"),
	} {
		_, err := sheet.Read("a.xlsx", data).Apply(a, monday)
		if err == nil || !strings.HasPrefix(err.Error(), "a.xlsx: the workbook can't be read (") {
			t.Errorf("%s: %v", what, err)
		}
	}
}
