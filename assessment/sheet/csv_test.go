package sheet_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"posture/assessment/sheet"
)

func TestSeparatorsLineEndsAndByteOrderMark(t *testing.T) {
	const text = "question,answer,note,evidence,strength\n" +
		"GOV-1.1,3,\"a; b, c\nd\",\"Map\nReview\",\"tested\n\"\n" +
		",,,,\n\n" +
		"\"GOV-1.2\",unknown,\"\",,\n" +
		"CON-1.1,4,é,\"\"\"x\"\"\""
	want := ""
	for _, separator := range []string{",", ";", "\t"} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			for _, mark := range []string{"", "\ufeff", "sep=" + separator + end, "\ufeff\"SEP=" + separator + "\"" + end} {
				sheetText := strings.NewReplacer("\"a; b, c\nd\"", "\"a; b, c"+end+"d\"", ",", separator, "\n", end).Replace(text)
				a := newAssessment(t)
				take(t, a, mark+sheetText)
				got := written(t, a)
				if want == "" {
					want = got
				}
				if got != want {
					t.Errorf("separator %q, line end %q, mark %q:\n%s\nwant\n%s", separator, end, mark, got, want)
				}
			}
		}
	}
	if !strings.Contains(want, "\"a; b, c\nd\"") || !strings.Contains(want, `"""x"""`) {
		t.Errorf("texts are lost: %s", want)
	}
}

func TestBrokenTables(t *testing.T) {
	a := newAssessment(t)
	const head = "question,answer,note\n"
	for text, want := range map[string]string{
		"":                               "a.csv: it is empty; begin with a row that names the columns",
		"\ufeff\n , \n":                  "a.csv: it is empty; begin with a row that names the columns",
		"\n\nquestoin,answer\n":          `a.csv:3: no column question; rename the column "questoin"`,
		"GOV-1.1,3\n":                    "a.csv:1: no column question; begin with a row that names the columns",
		"question,Answer,answer\n":       "a.csv:1: the column answer stands here a second time; keep one",
		"question,\"answer\nGOV-1.1,3\n": `a.csv:1: a quote (") opens a cell and none closes it`,
		"question,no\xe9\n":              "a.csv:1: the name of column 2 holds a byte that isn't UTF-8 (0xe9); save the file as CSV UTF-8",
		head + "\nGOV-1.1,3,\"it\nGOV-1.2,4,so\n":     `a.csv:3: a quote (") opens a cell and none closes it`,
		head + "GOV-1.1,3,\"it\"s\nGOV-1.2,4,so\n":    `a.csv:2: text after the quote (") that closes a cell`,
		head + "GOV-1.1,3,we do, we do\n":             "a.csv:2: GOV-1.1: the row has more cells than the header has columns",
		head + "\"GOV\n-1.1\",3,\n\nGOV-1.2,9,\n":     "a.csv:2: no question GOV␊-1.1 in small 1.0.0; did you mean GOV-1.1?\na.csv:5: GOV-1.2: ",
		head + "GOV-1.1,3,caf\xe9\n":                  "a.csv:2: GOV-1.1: note holds a byte that isn't UTF-8 (0xe9); save the file as CSV UTF-8",
		head + "GOV-1.1,3,a\rb\n":                     "a.csv:2: GOV-1.1: note holds a control character (␍, U+000D); take it out",
		head + "GOV-1.1,3,\u0085\n":                   "a.csv:2: GOV-1.1: note holds a control character (<U+0085>, U+0085); take it out",
		head + "GOV-1.1,3" + strings.Repeat(",", 1e4): "a.csv:2: the row has more than 1,000 cells",
		"\xff\xfeq\x00":                               "a.csv:1: the file is UTF-16; save it as CSV UTF-8",
		"\xd0\xcf\x11\xe0\xa1\xb1":                    "a.csv: an old Excel workbook (.xls) or one with a password; save it as",
		"PK\x03\x04 and no more":                      "a.csv: the workbook can't be read",
	} {
		if got := refuse(t, a, text); !strings.HasPrefix(got, want) {
			t.Errorf("%.60q gives\n%s\nwant\n%s", text, got, want)
		}
	}
}

func TestTooLarge(t *testing.T) {
	a := newAssessment(t)
	const head = "question\n"
	if got := refuse(t, a, head+strings.Repeat(" ", sheet.MaxSize)); got != "a.csv: the file is larger than 16 MiB; split it" {
		t.Error(got)
	}
	take(t, a, head+strings.Repeat(" ", sheet.MaxSize-len(head)))
	got := refuse(t, a, head+strings.Repeat("x\n", 100_010))
	if lines := strings.Split(got, "\n"); len(lines) != 1001 || lines[1000] != "a.csv: and 99001 more" {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

func TestTooMuchEvidenceInARow(t *testing.T) {
	a := newAssessment(t)
	piece := func(from int) string {
		var b strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&b, "%d\n", from+i)
		}
		return "question,evidence\nGOV-1.1,\"" + b.String() + "\"\n"
	}
	take(t, a, piece(0))
	take(t, a, piece(1000))
	take(t, a, written(t, a))
	if n := len(record(t, a, "GOV-1.1").Evidence); n != 2000 {
		t.Errorf("%d pieces", n)
	}
	if got := refuse(t, newAssessment(t), strings.Replace(piece(0), "0", "x\n0", 1)); got != "a.csv:2: GOV-1.1: evidence has 1001 lines; write at most 1000, a line for each piece" {
		t.Error(got)
	}
}

func TestTrailingEmptyCellsAndEarlyEnds(t *testing.T) {
	a := newAssessment(t)
	result := take(t, a, "question,answer,note\nGOV-1.1,3\nGOV-1.2,3,,,,\nCON-1.1\n")
	if len(result.Changes) != 2 || result.Unchanged != 1 {
		t.Errorf("%d changes, %d unchanged", len(result.Changes), result.Unchanged)
	}
}

// FuzzRead holds that whatever a file holds, it's taken or told, and that what
// was taken can be written and taken back.
func FuzzRead(f *testing.F) {
	seeds, err := filepath.Glob("testdata/*.csv")
	if err != nil || len(seeds) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range seeds {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a := newAssessment(t)
		before := written(t, a)
		_, err := sheet.Read("a.csv", data).Apply(a, monday)
		if err != nil {
			if written(t, a) != before {
				t.Error("changed by a sheet with mistakes")
			}
			for line := range strings.SplitSeq(err.Error(), "\n") {
				if !strings.HasPrefix(line, "a.csv:") {
					t.Errorf("a mistake without its place: %q", line)
				}
			}
			return
		}
		if result, err := sheet.Read("a.csv", []byte(written(t, a))).Apply(a, monday); err != nil || len(result.Changes) > 0 {
			t.Errorf("taken back: %v, %+v", err, result.Changes)
		}
		if result, err := sheet.Read("a.csv", data).Apply(a, monday); err != nil || len(result.Changes) > 0 {
			t.Errorf("taken twice: %v, %+v", err, result.Changes)
		}
	})
}
