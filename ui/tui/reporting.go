package tui

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"posture/assessment"
	"posture/assessment/store"
	"posture/reports"
	"posture/ui/tui/export"
)

// Reports is what the application may do to make reports of an assessment file.
// All functions may be slow. [StoredReports] makes one.
type Reports struct {
	Formats []export.Format
	Papers  []string                 // the usual one first
	Brands  bool                     // a job may name a brand file
	Base    func(file string) string // where its report usually stands, without an ending
	Look    func(file string, paths []string) ([]export.Found, error)
	Make    func(file string, a *assessment.Assessment, j export.Job, step func(done, all int)) ([]export.Made, error)
	Open    func(path string) error
	Folder  func(path string) []string
}

// A ReportFormat is a format that reports can be made in.
type ReportFormat struct {
	Name  string // the ending too: "pdf"
	Title string // "PDF"
	For   string // what it is good for, in a few words
	Paper bool   // it is laid out for paper
	Own   bool   // people work in such a file
	Holds bool   // the assessment's file can be put into it
	// Write lays a report out, and tells what its reader should know.
	Write func(w io.Writer, r *reports.Report, o Extras) (notes []string, err error)
	// Ours tells by a file's first bytes whether posture made it.
	Ours func(head []byte) bool
	// Pages counts the pages; nil where there are none.
	Pages func(data []byte) int
}

// Extras are what a layout needs besides the report.
type Extras struct {
	Paper string
	Name  string // of the assessment's file
	File  []byte // its bytes, to be attached; nil for not
}

// StoredReports makes reports as files of a store. Paths that people type may
// begin with ~, which is the home folder.
//
// Brand reads a brand file; nil where there are none.
func StoredReports(s *store.Store, homeFolder string, papers []string, formats []ReportFormat, brand func(path string) (*reports.Brand, error)) Reports {
	d := &reporter{stored{store: s, home: homeFolder}, formats, brand}
	r := Reports{
		Papers: papers, Brands: brand != nil, Look: d.look, Make: d.make, Open: systemOpen, Folder: d.folder,
		Base: func(file string) string {
			return d.shown(strings.TrimSuffix(strings.TrimSuffix(file, filepath.Ext(file)), ".posture"))
		},
	}
	for _, f := range formats {
		r.Formats = append(r.Formats, export.Format{Name: f.Name, Title: f.Title, For: f.For, Paper: f.Paper, Own: f.Own, Holds: f.Holds})
	}
	return r
}

type reporter struct {
	stored
	formats []ReportFormat
	brand   func(path string) (*reports.Brand, error)
}

// format finds the format of a path by its ending.
func (d *reporter) format(name string) (ReportFormat, error) {
	for _, f := range d.formats {
		if f.Name == name {
			return f, nil
		}
	}
	return ReportFormat{}, fmt.Errorf("no report can be made as %q", name)
}

const headSize = 1 << 16 // enough to tell whose a file is

func (d *reporter) look(file string, paths []string) ([]export.Found, error) {
	var found []export.Found
	for _, typed := range paths {
		path := d.path(typed)
		if d.store.Same(path, file) {
			return nil, fmt.Errorf("%s is the assessment itself; choose another place", typed)
		}
		head, err := d.store.Head(path, headSize)
		if err != nil {
			return nil, err
		}
		if head == nil {
			continue
		}
		f, err := d.format(strings.TrimPrefix(filepath.Ext(path), "."))
		found = append(found, export.Found{Path: typed, Ours: err == nil && f.Ours(head)})
	}
	return found, nil
}

func (d *reporter) make(file string, a *assessment.Assessment, j export.Job, step func(done, all int)) ([]export.Made, error) {
	extras := Extras{Paper: j.Paper, Name: filepath.Base(file)}
	if j.Attach && !j.Saved {
		return nil, errors.New("the last change isn't saved yet, so the file can't be attached; try again in a moment")
	}
	if j.Saved {
		data, err := d.store.ReadFile(file, store.MaxSize)
		if err != nil {
			return nil, err
		}
		j.What.FileDigest = fmt.Sprintf("%x", sha256.Sum256(data))
		if j.Attach {
			extras.File = data
		}
	}
	if j.Brand != "" {
		b, err := d.brand(d.path(j.Brand))
		if err != nil {
			return nil, err
		}
		j.What.Brand = b
	}
	all := len(j.Orders) + 1
	r := built(a, file, j)
	var made []export.Made
	for i, o := range j.Orders {
		step(i+1, all)
		m, err := d.one(r, o, j, extras)
		if err != nil {
			return made, err
		}
		made = append(made, m)
	}
	step(all, all)
	return made, nil
}

// built is the report of an assessment, or the quarterly one of its series.
func built(a *assessment.Assessment, file string, j export.Job) *reports.Report {
	if j.Quarterly {
		s := reports.Series{Assessments: append(slices.Clone(j.Earlier), a), Files: append(slices.Clone(j.Files), filepath.Base(file))}
		return reports.BuildQuarter(s, j.What)
	}
	if n := len(j.Earlier); n > 0 {
		j.What.Previous = j.Earlier[n-1]
	}
	return reports.Build(a, assessment.Evaluate(a), j.What)
}

// one makes one report.
func (d *reporter) one(r *reports.Report, o export.Order, j export.Job, x Extras) (export.Made, error) {
	f, err := d.format(o.Format)
	if err != nil {
		return export.Made{}, err
	}
	path := d.path(o.Path)
	var b bytes.Buffer
	notes, err := f.Write(&b, r, x)
	if err != nil {
		return export.Made{}, fmt.Errorf("%s: %w", o.Path, err)
	}
	if err := d.store.MakeFolder(filepath.Dir(path)); err != nil {
		return export.Made{}, err
	}
	if path, err = d.put(path, b.Bytes(), j); err != nil {
		return export.Made{}, err
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	m := export.Made{Path: path, Shown: d.shown(path), Format: o.Format, Size: b.Len(), Notes: notes}
	if f.Pages != nil {
		m.Pages = f.Pages(b.Bytes())
	}
	return m, nil
}

// put writes a file: over what is there, beside it, or only where nothing is.
func (d *reporter) put(path string, data []byte, j export.Job) (string, error) {
	if j.Over {
		return path, d.store.WriteOver(path, data)
	}
	err := d.store.WriteNew(path, data)
	end := filepath.Ext(path)
	base := strings.TrimSuffix(path, end)
	for n := 2; j.Beside && errors.Is(err, fs.ErrExist) && n < 1000; n++ {
		path = fmt.Sprintf("%s-%d%s", base, n, end)
		err = d.store.WriteNew(path, data)
	}
	return path, err
}

// systemOpen opens a file with the program that the system has for it.
func systemOpen(path string) error {
	name, args := "xdg-open", []string{path}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
	}
	if _, err := exec.LookPath(name); err != nil {
		return fmt.Errorf("this system has no %s to open files with; the report is %s", name, path)
	}
	if err := exec.Command(name, args...).Run(); err != nil {
		return fmt.Errorf("%s couldn't open it (%w); the report is %s", name, err, path)
	}
	return nil
}
