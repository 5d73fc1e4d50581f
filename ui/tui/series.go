package tui

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// Series is what the application may do with assessments that follow each
// other. All functions may be slow. [StoredSeries] makes one.
type Series struct {
	// Find finds the assessments of the same organisation and scope as that in
	// a file, which may have changed since it was read. Progress is told how
	// many files of how many are looked at.
	Find func(file string, a *assessment.Assessment, progress func(done, all int)) (screen.Series, error)
	// Read reads one.
	Read func(path string) (*assessment.Assessment, error)
	// Versions gives the frameworks by which the next one may ask, that of the
	// last one first. The error tells of files that can't be read.
	Versions func(fw *frameworks.Framework) ([]*frameworks.Framework, error)
	// Place tells where the next one after the one in a file would be kept, as
	// it is to be shown.
	Place func(file, organisation string, date assessment.Date) string
	// Make makes an assessment at a path as it was typed, never over a file that
	// is there, and tells where it is.
	Make func(path string, a *assessment.Assessment) (string, error)
	// Folder lists a folder as it was typed, folders with a slash at the end.
	Folder func(path string) []string
}

// StoredSeries are assessments in a store: those of a workspace, and for a file
// elsewhere those in its folder. Paths that people type may begin with ~, which
// is the home folder; "" where there is none.
func StoredSeries(s *store.Store, w *store.Workspace, homeFolder string) Series {
	d := &stored{s, w, homeFolder}
	return Series{Find: d.series, Read: d.assessment, Versions: w.Versions, Place: d.placeAfter, Make: d.makeAt, Folder: d.folder}
}

func (d *stored) assessment(path string) (*assessment.Assessment, error) {
	f, err := d.store.Open(path)
	if err != nil {
		return nil, err
	}
	return f.Assessment(), nil
}

// placeAfter is beside the last one; after an archived one it is in the
// workspace itself.
func (d *stored) placeAfter(file, organisation string, date assessment.Date) string {
	dir := filepath.Dir(file)
	if rest, ok := d.within(file); ok && strings.HasPrefix(filepath.ToSlash(rest), "archive/") {
		dir = d.workspace.Dir()
	}
	return d.shown(d.store.Workspace(dir).NewPath(organisation, date))
}

// within gives where in the workspace a file lies; ok is false elsewhere.
func (d *stored) within(file string) (_ string, ok bool) {
	dir, err1 := filepath.Abs(d.workspace.Dir())
	file, err2 := filepath.Abs(file)
	rest, err3 := filepath.Rel(dir, file)
	return rest, err1 == nil && err2 == nil && err3 == nil && filepath.IsLocal(rest)
}

func (d *stored) makeAt(path string, a *assessment.Assessment) (string, error) {
	if path = d.path(path); !strings.HasSuffix(path, store.Ending) {
		path += store.Ending
	}
	if err := d.store.MakeFolder(filepath.Dir(path)); err != nil {
		return "", err
	}
	_, err := d.store.Create(path, a)
	return path, err
}

func (d *stored) series(file string, a *assessment.Assessment, progress func(done, all int)) (screen.Series, error) {
	in := *d
	if _, ok := d.within(file); !ok {
		in.workspace = d.store.Workspace(filepath.Dir(file))
	}
	entries, err := in.workspace.List(progress)
	if err != nil {
		return screen.Series{}, err
	}
	own := screen.Sibling{Path: file, Name: in.name(file), Head: a.Head(), Framework: a.Framework().ID, Version: a.Framework().Version}
	out := screen.Series{List: []screen.Sibling{own}}
	for _, e := range entries {
		x := screen.Sibling{Path: e.Path, Name: in.name(e.Path), Head: e.Head, Framework: e.Framework, Version: e.Version}
		switch {
		case e.Archived:
		case e.Err != nil:
			out.Unread++
		case e.Head.Organisation != own.Head.Organisation || e.Head.Scope != own.Head.Scope:
		case d.store.Same(e.Path, file):
		case e.Framework == own.Framework || d.related(e.Path, a.Framework()):
			out.List = append(out.List, x)
		default:
			out.Strange = append(out.Strange, x)
		}
	}
	slices.SortStableFunc(out.List, func(x, y screen.Sibling) int {
		return cmp.Or(cmp.Compare(x.Head.Date, y.Head.Date), cmp.Compare(filepath.Base(x.Path), filepath.Base(y.Path)))
	})
	out.Here = slices.IndexFunc(out.List, func(x screen.Sibling) bool { return x.Path == file })
	return out, nil
}

// related tells whether a file asks some of the questions of a framework.
func (d *stored) related(path string, fw *frameworks.Framework) bool {
	x, err := d.assessment(path)
	return err == nil && assessment.Related(x.Framework(), fw)
}
