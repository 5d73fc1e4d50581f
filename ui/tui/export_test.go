package tui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"posture/assessment"
	"posture/reports"
	"posture/ui/tui/export"
	"posture/ui/tui/screen"
)

// A press makes reports without a disk, and keeps what it was asked for.
type press struct {
	found  []export.Found
	jobs   []export.Job
	heads  []assessment.Head
	opened chan string
	fail   error
	gate   chan bool // where it isn't nil, a report waits for it
}

func (p *press) reports() Reports {
	return Reports{
		Formats: []export.Format{
			{Name: "pdf", Title: "PDF", For: "to print, to mail, to read on any screen", Paper: true, Holds: true},
			{Name: "xlsx", Title: "Workbook", For: "to work on in a spreadsheet", Own: true},
			{Name: "md", Title: "Markdown", For: "for a wiki or a pull request"},
		},
		Brands: true,
		Papers: []string{"a4", "letter"},
		Base:   func(file string) string { return "~/posture/" + strings.TrimSuffix(file, ".posture.yaml") },
		Look:   func(string, []string) ([]export.Found, error) { return p.found, nil },
		Make: func(_ string, a *assessment.Assessment, j export.Job, step func(done, all int)) ([]export.Made, error) {
			p.jobs, p.heads = append(p.jobs, j), append(p.heads, a.Head())
			step(1, 3)
			if p.gate != nil {
				<-p.gate
			}
			var made []export.Made
			for _, o := range j.Orders {
				made = append(made, export.Made{Path: "/home" + o.Path[1:], Shown: o.Path, Format: o.Format, Size: 333_000, Pages: 49})
			}
			return made, p.fail
		},
		Open:   func(path string) error { p.opened <- path; return nil },
		Folder: func(path string) []string { return []string{"clients/", "posture/"} },
	}
}

func atReport(t *testing.T, p *press) *rig {
	t.Helper()
	r := newRig(t, "example.yaml", 80, 24, Options{Reports: p.reports()})
	r.press("r")
	return r
}

func TestAReportIsWrittenAndSaysWhereItIs(t *testing.T) {
	p := press{opened: make(chan string, 1)}
	r := atReport(t, &p)
	r.press("w")
	r.comes("Written: q3.pdf, 326 kB, 49 pages. o opens it.")
	r.sees("Written in ~/posture/", "~/posture/q3.pdf, 326 kB, 49 pages.")
	j := p.jobs[0]
	if len(j.Orders) != 1 || j.Orders[0] != (export.Order{Format: "pdf", Path: "~/posture/q3.pdf"}) || j.Paper != "a4" || !j.Saved || j.Over || j.What.Hides() || j.What.Sections != nil {
		t.Errorf("asked for %+v", j)
	}
	r.press("o")
	if got := <-p.opened; got != "/home/posture/q3.pdf" {
		t.Errorf("opened %s", got)
	}
}

func TestWhatIsInTheReportIsChosen(t *testing.T) {
	var p press
	r := atReport(t, &p)
	r.choose("Short")
	r.press("space")
	r.sees("[ ] Notes and reasons", "[ ] Names and dates of evidence", "as the short report has them")
	r.press("space")
	r.choose("Markdown")
	r.press("space")
	r.choose("Names of people")
	r.press("space")
	r.sees("Names that somebody typed into a note")
	r.choose("Notes and reasons")
	r.press("enter")
	r.choose("Names and dates of evidence")
	r.press("space")
	r.choose("Paper: A4")
	r.press("space")
	r.sees("Paper: Letter")
	r.choose("Parts: all of them")
	r.press("enter down space down space esc")
	r.press("w")
	r.comes("Written: 2 reports.")
	j := p.jobs[0]
	o := j.What
	if len(j.Orders) != 2 || j.Orders[1].Path != "~/posture/q3.md" || j.Paper != "letter" || !o.Anonymous || !o.RedactNotes || !o.RedactEvidence || o.Short {
		t.Errorf("asked for %+v", j)
	}
	if slices.Contains(o.Sections, reports.KindAbout) || slices.Contains(o.Sections, reports.KindMethod) || len(o.Sections) != len(reports.Kinds())-2 {
		t.Errorf("parts %q", o.Sections)
	}
}

func TestNoReportWithoutAFormatOrAPart(t *testing.T) {
	var p press
	r := atReport(t, &p)
	r.press("space w")
	r.sees("Choose a format first.", "Write nothing")
	r.choose("Parts:")
	r.press("enter")
	for range reports.Kinds() {
		r.press("space down")
	}
	r.press("space")
	r.sees("One part at least must be in the report.")
	if len(p.jobs) > 0 {
		t.Error("something was written")
	}
}

func TestNothingIsWrittenOverUnasked(t *testing.T) {
	for key, want := range map[string]string{"o": "over", "k": "beside", "esc": ""} {
		p := press{found: []export.Found{{Path: "~/posture/q3.xlsx", Ours: true}}}
		r := atReport(t, &p)
		r.choose("Workbook")
		r.press("space w")
		r.comes("q3.xlsx is there already. Somebody may have worked in")
		if len(p.jobs) > 0 {
			t.Fatal("it was written before it was asked")
		}
		r.press(key)
		if want == "" {
			r.press("w")
			r.comes("is there already")
			continue
		}
		r.comes("Written: 2 reports.")
		if j := p.jobs[0]; j.Over != (want == "over") || j.Beside != (want == "beside") {
			t.Errorf("%s: asked for %+v", key, j)
		}
	}
}

func TestAnothersFileIsToldApart(t *testing.T) {
	p := press{found: []export.Found{{Path: "~/posture/q3.pdf"}}}
	r := atReport(t, &p)
	r.press("w")
	r.comes("It wasn't made by posture.")
}

func TestThePlaceIsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"~/cli|tab|acme": "~/clients/acme.pdf", "/tmp/": "/tmp/q3.pdf", "board.pdf": "board.pdf", "": "~/posture/q3.pdf", "~": "~/q3.pdf",
	} {
		var p press
		r := atReport(t, &p)
		r.choose("~/posture/q3")
		r.press("enter ctrl+u")
		for part := range strings.SplitSeq(typed, "|") {
			if part == "tab" {
				r.comes("clients/")
				r.press("tab")
				continue
			}
			r.text(part)
		}
		r.press("enter w")
		r.comes("Written:")
		if got := p.jobs[0].Orders[0].Path; got != want {
			t.Errorf("%q gives %s, want %s", typed, got, want)
		}
	}
}

// While a long report is being written keys act, and the bar tells how far it
// is.
func TestProgressOfALongReport(t *testing.T) {
	p := press{gate: make(chan bool)}
	r := atReport(t, &p)
	r.press("w")
	r.until("it has begun", func() bool { return strings.Contains(r.shown(), "1 of 3") })
	r.press("w down down")
	r.sees("Writing the report", "━━━━")
	close(p.gate)
	r.comes("Written:")
	if len(p.jobs) != 1 {
		t.Errorf("it was written %d times", len(p.jobs))
	}
}

func TestAReportThatFailsSaysWhy(t *testing.T) {
	p := press{fail: errors.New("~/posture/q3.pdf: no space left; free some")}
	r := atReport(t, &p)
	r.press("w")
	r.comes("no space left; free some")
}

func TestAReportOlderThanTheAnswersSaysSo(t *testing.T) {
	var p press
	r := atReport(t, &p)
	r.press("w")
	r.comes("Written:")
	r.press("a 3 r")
	r.sees("It was made before the last change.")
}

// Reports on disk: as they are asked for, and never over anything unasked.
func TestReportsOnDisk(t *testing.T) {
	s := newShelf(t)
	s.add("acme", "Acme", nil)
	text := func(w io.Writer, r *reports.Report, x Extras) ([]string, error) {
		_, err := fmt.Fprintf(w, "ours %s %s %s", r.Organisation, r.Author, x.Paper+string(x.File[:min(len(x.File), 7)]))
		return []string{"a letter is missing"}, err
	}
	ours := func(head []byte) bool { return strings.HasPrefix(string(head), "ours") }
	o := s.options()
	o.First = screen.File{Path: filepath.Join(s.dir, "acme.posture.yaml")}
	o.Reports = StoredReports(s.s, s.home, []string{"a4"}, []ReportFormat{{Name: "txt", Title: "Text", For: "to read", Paper: true, Holds: true, Write: text, Ours: ours, Pages: func([]byte) int { return 2 }}}, func(path string) (*reports.Brand, error) {
		if path != filepath.Join(s.home, "firm.yaml") {
			return nil, errors.New("there is no brand file " + path)
		}
		return &reports.Brand{}, nil
	})
	r := newRig(t, "example.yaml", 80, 24, o)
	r.press("r w")
	r.comes("Written: acme.txt, 1 kB, 2 pages.")
	r.sees("~/posture/acme.txt", "A letter is missing.")
	holds := func(path, want string) {
		t.Helper()
		if b, err := os.ReadFile(filepath.Join(s.home, path)); err != nil || string(b) != want {
			t.Errorf("%s holds %q, %v; want %q", path, b, err, want)
		}
	}
	holds("posture/acme.txt", "ours Acme Ada Marsh a4")
	s.write("posture/acme.txt", "the client's")
	r.press("w")
	r.comes("It wasn't made by posture.")
	r.press("k")
	r.comes("Written: acme-2.txt")
	holds("posture/acme.txt", "the client's")
	holds("posture/acme-2.txt", "ours Acme Ada Marsh a4")
	r.choose("Names of people")
	r.press("space w")
	r.comes("is there already")
	r.press("o")
	r.comes("Written: acme.txt")
	holds("posture/acme.txt", "ours Acme  a4")
	r.choose("~/posture/acme")
	r.press("enter ctrl+u")
	r.text("~/new/folder/board")
	r.press("enter w")
	r.comes("Written: board.txt")
	holds("new/folder/board.txt", "ours Acme  a4")
	r.choose("Brand: none")
	r.press("enter")
	r.text("~/nobody.yaml")
	r.press("enter w")
	r.comes("is there already")
	r.press("o")
	r.comes("there is no brand file")
	r.choose("Brand:")
	r.press("enter ctrl+u")
	r.text("~/firm.yaml")
	r.press("enter w")
	r.comes("is there already")
	r.press("o")
	r.comes("Written: board.txt")
	r.choose("The assessment attached")
	r.press("space w")
	r.comes("mustn't travel inside")
	r.choose("Names of people")
	r.press("space w")
	r.comes("is there already")
	r.press("o")
	r.comes("Written: board.txt")
	holds("new/folder/board.txt", "ours Acme Ada Marsh a4schema:")
}

// The pages that tell of a series are made of the assessments before this one.
func TestReportsOfASeries(t *testing.T) {
	var p press
	r := atReport(t, &p)
	r.choose("Since last time")
	r.press("space w")
	r.comes("Written: q3.pdf")
	if j := p.jobs[0]; len(j.Earlier) != 1 || j.Earlier[0].Head().Date != 20260825 || j.Files[0] != "2026-08-25.posture.yaml" {
		t.Errorf("since last time it was made of %v", j.Files)
	}
	r.choose("Short")
	r.press("space")
	r.choose("Quarterly")
	r.press("space")
	r.misses("[x] Short", "Parts:")
	r.press("w")
	r.comes("Written: q3-quarterly.pdf")
	if j := p.jobs[1]; !j.Quarterly || len(j.Earlier) != 3 || j.Earlier[0].Head().Date != 20260224 || j.What.Short {
		t.Errorf("quarterly it was made of %v, %+v", j.Files, j.What)
	}
}

func TestSinceLastTimeNeedsALastTime(t *testing.T) {
	var p press
	r := newRig(t, "example.yaml", 80, 24, Options{Reports: p.reports(), Series: Series{Find: func(string, *assessment.Assessment, func(int, int)) (screen.Series, error) {
		return screen.Series{List: make([]screen.Sibling, 1)}, nil
	}}})
	r.press("r")
	r.choose("Since last time")
	r.press("space w")
	r.comes("there is no assessment before this one in the workspace")
}

func TestTheAssessmentIsNoPlaceForAReport(t *testing.T) {
	s := newShelf(t)
	path := s.add("acme", "Acme", nil)
	r := StoredReports(s.s, s.home, nil, []ReportFormat{{Name: "yaml"}}, nil)
	if _, err := r.Look(path, []string{path}); err == nil || !strings.Contains(err.Error(), "the assessment itself") {
		t.Errorf("%v", err)
	}
}
