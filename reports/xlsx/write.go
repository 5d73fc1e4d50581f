package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"posture/assessment/sheet"
	"posture/reports"
)

// The sheets, in their order.
const (
	sheetSummary  = "Summary"
	sheetScores   = "Scores"
	sheetActions  = sheet.ActionsName
	sheetAnswers  = "Answers"
	sheetEvidence = "Evidence"
)

// program is the name that the workbook's properties give for what made it.
// Whoever saves the workbook again puts its own name there.
const program = "posture report v1"

// Options say how a workbook is made. The zero value prints on A4.
type Options struct {
	Letter bool // print on US Letter
}

// Write writes the workbook, in one piece.
func Write(w io.Writer, r *reports.Report, o Options) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the workbook can't be made: %v", p)
		}
	}()
	b, err := newBook(r, o)
	if err != nil {
		return fmt.Errorf("the workbook can't be made: %w", err)
	}
	var out bytes.Buffer
	if err := b.file.Write(&out); err != nil {
		return fmt.Errorf("the workbook can't be made: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// IsOurs tells whether a file that begins so is a workbook that [Write] made
// and that no other program has saved since.
func IsOurs(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) &&
		bytes.Contains(head[:min(len(head), 4096)], []byte("<Application>"+program+"</Application>"))
}

// A book is the workbook in the making.
type book struct {
	r    *reports.Report
	file *excelize.File
	styles
	paper int
	live  bool // there are answers, so that figures are formulas of them
	model model
}

func newBook(r *reports.Report, o Options) (*book, error) {
	// No folder has this name, so the library keeps large sheets in memory
	// and leaves no trace of them on the disk.
	b := &book{r: r, file: excelize.NewFile(excelize.Options{TmpDir: "\x00"}), paper: 9, styles: styles{worded: map[string]int{}}}
	if o.Letter {
		b.paper = 1
	}
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newParts(w, r.Date.Time()) })
	b.model = newModel(r)
	b.live = b.model.questions > 0
	if err := b.prepare(); err != nil {
		return nil, err
	}
	for _, s := range b.sheets() {
		if err := s.build(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// A part is a sheet and what fills it in.
type part struct {
	sheet string
	build func() error
}

// sheets are the workbook's sheets, in their order.
func (b *book) sheets() []part {
	out := []part{{sheetSummary, b.seriesSummary}}
	if b.r.Document == reports.Full {
		out = []part{{sheetSummary, b.summary}, {sheetScores, b.scores}, {sheetActions, b.actions}, {sheetAnswers, b.answers}, {sheetEvidence, b.evidence}}
	}
	for _, s := range b.seriesSheets() {
		out = append(out, s.part)
	}
	return out
}

// prepare makes the sheets, the styles and the properties.
func (b *book) prepare() error {
	if err := b.file.SetSheetName("Sheet1", sheetSummary); err != nil {
		return err
	}
	for _, s := range b.sheets()[1:] {
		if _, err := b.file.NewSheet(s.sheet); err != nil {
			return err
		}
	}
	if b.r.Document == reports.Full {
		if err := b.nameNotAsked(); err != nil {
			return err
		}
	}
	if err := b.makeStyles(); err != nil {
		return err
	}
	day := b.r.Date.String() + "T00:00:00Z"
	err := b.file.SetDocProps(&excelize.DocProperties{
		Title: holdable(b.r.Title), Subject: holdable(b.r.Subject), Keywords: strings.Join(b.r.Keywords, ", "), Creator: or(holdable(b.r.Author), program),
		Language: b.r.Language, Created: day, Modified: day,
	})
	if err != nil {
		return err
	}
	company := ""
	if b.r.Brand != nil {
		company = holdable(b.r.Brand.Firm)
	}
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: program, Company: company}); err != nil {
		return err
	}
	yes := true
	return b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes})
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
