package sheet_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"posture/assessment"
	"posture/assessment/sheet"
	"posture/frameworks"
)

// large has 5,000 questions, all filled in.
func large(b *testing.B) (filled, empty *assessment.Assessment) {
	var text strings.Builder
	text.WriteString("schema: posture/framework/v1\nid: large\nversion: 1.0.0\ntitle: Large\nlayers:\n- id: L\n  title: Layer\n  practices:\n")
	for p := range 1000 {
		fmt.Fprintf(&text, "  - id: L-%d\n    title: Practice\n    questions:\n", p)
		for q := range 5 {
			fmt.Fprintf(&text, "    - {id: L-%d.%d, ask: 'Who keeps part %d of the record, and since when?'}\n", p, q, q)
		}
	}
	fw, err := frameworks.Load("large.yaml", []byte(text.String()))
	if err != nil {
		b.Fatal(err)
	}
	head := assessment.Head{Organisation: "Large", Date: 20261124}
	if filled, err = assessment.New(fw, head, monday); err != nil {
		b.Fatal(err)
	}
	empty = filled.Clone()
	fill(b, rand.New(rand.NewPCG(1, 1)), filled, calm)
	return filled, empty
}

func BenchmarkWrite(b *testing.B) {
	a, _ := large(b)
	b.SetBytes(int64(len(written(b, a))))
	b.ReportAllocs()
	for b.Loop() {
		if err := sheet.Write(io.Discard, a); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	a, _ := large(b)
	data := []byte(written(b, a))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		sheet.Read("a.csv", data)
	}
}

func BenchmarkApply(b *testing.B) {
	a, empty := large(b)
	s := sheet.Read("a.csv", []byte(written(b, a)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Apply(empty.Clone(), monday); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkApplyUnchanged(b *testing.B) {
	a, _ := large(b)
	s := sheet.Read("a.csv", []byte(written(b, a)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Apply(a, monday); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkApplyToAnotherFramework(b *testing.B) {
	a, _ := large(b)
	s := sheet.Read("a.csv", []byte(strings.ReplaceAll(written(b, a), "L-", "M-")))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Apply(a, monday); err == nil {
			b.Fatal("taken")
		}
	}
}

func BenchmarkReadWorkbook(b *testing.B) {
	a, _ := large(b)
	f := excelize.NewFile()
	if err := f.SetSheetName("Sheet1", sheet.SheetName); err != nil {
		b.Fatal(err)
	}
	for i, row := range rowsOf(b, written(b, a)) {
		if err := f.SetSheetRow(sheet.SheetName, must(excelize.CoordinatesToCellName(1, i+1)), &row); err != nil {
			b.Fatal(err)
		}
	}
	data := must(f.WriteToBuffer()).Bytes()
	b.ReportAllocs()
	for b.Loop() {
		sheet.Read("a.xlsx", data)
	}
}
