package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"posture/assessment"
	"posture/assessment/example"
	"posture/assessment/sheet"
	"posture/assessment/store"
	"posture/frameworks"
	"posture/frameworks/visible"
	"posture/ui/tui/home"
)

// A Workspace is what the application may do with a folder of assessments. All
// of it may be slow. [StoredWorkspace] makes one.
type Workspace struct {
	home.Means
	// Root is the folder's path, which is left out of long texts.
	Root string
	// Frameworks gives those to choose from, the usual one first; the error
	// tells of files that can't be read.
	Frameworks func() ([]*frameworks.Framework, error)
	// Place tells where a new assessment would be kept, as it is to be shown.
	Place func(organisation string, date assessment.Date) string
	// Make makes an assessment in the workspace, never over another.
	Make func(a *assessment.Assessment) (path string, err error)
}

// StoredWorkspace is a workspace of a store. Paths that people type may begin
// with ~, which is the home folder; "" where there is none.
func StoredWorkspace(s *store.Store, w *store.Workspace, homeFolder string) Workspace {
	d := &stored{s, w, homeFolder}
	return Workspace{
		Means: home.Means{
			Dir: d.shown(w.Dir()), Find: d.find, Copy: w.Copy, Rename: w.Rename, Archive: w.Archive, Restore: w.Restore,
			Example: d.example, TakeIn: func(path string) (string, error) { return w.TakeIn(d.path(path)) }, Folder: d.folder,
		},
		Root:       w.Dir(),
		Frameworks: w.Frameworks,
		Place:      func(o string, date assessment.Date) string { return d.shown(w.NewPath(o, date)) },
		Make:       d.make,
	}
}

// SheetReader reads answers from spreadsheets, for [Options].
func SheetReader(s *store.Store, homeFolder string) func(path string, a *assessment.Assessment, by assessment.Stamp) (Taken, error) {
	d := &stored{store: s, home: homeFolder}
	return func(path string, a *assessment.Assessment, by assessment.Stamp) (Taken, error) {
		path = d.path(path)
		data, err := s.ReadFile(path, sheet.MaxSize)
		if err != nil {
			return Taken{}, err
		}
		x := sheet.Read(path, data)
		result, err := x.Apply(a, by)
		return Taken{result.Changes, result.Unchanged, x.PassedOver}, err
	}
}

// Taken is what a spreadsheet says.
type Taken struct {
	Changes    []assessment.Change // of answers, notes and evidence
	Unchanged  int                 // questions that stand as the sheet has them
	PassedOver []string            // columns that mean nothing
}

// words say what came of a spreadsheet.
func (t Taken) words(path string) string {
	name, s := visible.Line(filepath.Base(path)), ""
	switch n := len(t.Changes); n {
	case 0:
		return "Nothing new in " + name + ": all stands as it says."
	case 1:
		s = "1 question taken from " + name
	default:
		s = fmt.Sprintf("%d questions taken from %s", n, name)
	}
	if t.Unchanged > 0 {
		s += fmt.Sprintf(", %d unchanged", t.Unchanged)
	}
	if n := len(t.PassedOver); n > 0 {
		s += ", not read: " + t.PassedOver[0]
		if n > 1 {
			s += fmt.Sprintf(" and %d more columns", n-1)
		}
	}
	return s + ". z takes it back."
}

// stored does what the screens ask for in a store.
type stored struct {
	store     *store.Store
	workspace *store.Workspace
	home      string
}

func (d *stored) find() (home.Look, error) {
	listing, err := d.workspace.Look()
	if err != nil {
		return home.Look{}, err
	}
	entries := listing.Entries()
	files := make([]home.File, len(entries))
	for i := range entries {
		e := &entries[i]
		files[i] = home.File{Path: e.Path, Name: d.name(e.Path), Archived: e.Archived, Changed: e.Modified}
		if e.Read {
			files[i].Found = foundIn(e)
		}
	}
	return home.Look{Files: files, Read: func(paths []string) []home.Found {
		var found []home.Found
		for _, e := range listing.Read(paths) {
			found = append(found, *foundIn(&e))
		}
		return found
	}}, nil
}

func foundIn(e *store.Entry) *home.Found {
	return &home.Found{Facts: home.Facts{
		Head: e.Head, Framework: e.Title, Version: e.Version, Profile: e.Profile, Scale: e.Scale, Overall: e.Overall, NotAsked: e.NotAsked,
	}, Err: e.Err}
}

// name is how a file is shown: within the workspace, without the ending.
func (d *stored) name(path string) string {
	if rest, err := filepath.Rel(d.workspace.Dir(), path); err == nil {
		path = rest
	}
	return strings.TrimSuffix(filepath.ToSlash(path), store.Ending)
}

func (d *stored) make(a *assessment.Assessment) (string, error) {
	if err := d.workspace.Make(); err != nil {
		return "", inAnother(err)
	}
	for range 100 { // another program may take a name at the same moment
		path := d.workspace.NewPath(a.Head().Organisation, a.Head().Date)
		if _, err := d.store.Create(path, a); !errors.Is(err, fs.ErrExist) {
			return path, inAnother(err)
		}
	}
	return "", fmt.Errorf("%s: no name is free; take some files away", d.workspace.Dir())
}

// inAnother is an error of the workspace's folder with advice for where no other
// folder can be named.
func inAnother(err error) error {
	m, ok := errors.AsType[*store.MachineError](err)
	if !ok {
		return err
	}
	for _, e := range []error{fs.ErrPermission, fs.ErrExist, fs.ErrNotExist, syscall.EROFS, syscall.ENOTDIR} {
		if errors.Is(m, e) {
			told := *m
			told.Advice = "mend that, or leave posture and begin it with another folder: posture --dir FOLDER"
			return &told
		}
	}
	return err
}

// example makes the example in the folder demo, where it isn't there yet.
func (d *stored) example() (string, error) {
	o, ok := example.Find(example.Default)
	if !ok {
		return "", fmt.Errorf("the program has no example")
	}
	dir := filepath.Join(d.workspace.Dir(), "demo")
	if err := d.store.MakeFolder(dir); err != nil {
		return "", err
	}
	for _, f := range o.Files {
		data, err := f.Bytes()
		if err != nil {
			return "", err
		}
		if err := d.store.WriteNew(filepath.Join(dir, f.Name), data); err != nil && !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
	return filepath.Join(dir, o.Now().Name), nil
}

// folder lists a folder as it was typed; what can't be read has nothing in it.
func (d *stored) folder(path string) []string {
	if path == "" {
		path = "."
	}
	entries, err := os.ReadDir(d.path(path))
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() {
			name += "/"
		} else if e.Type()&fs.ModeSymlink != 0 {
			if info, err := os.Stat(filepath.Join(d.path(path), name)); err == nil && info.IsDir() {
				name += "/"
			}
		}
		names = append(names, name)
	}
	return names
}

// path is what a path that was typed stands for.
func (d *stored) path(typed string) string {
	if rest, ok := strings.CutPrefix(typed, "~"); ok && d.home != "" && (rest == "" || os.IsPathSeparator(rest[0])) {
		return filepath.Join(d.home, rest)
	}
	return typed
}

// shown is how a path is shown: what lies in the home folder begins with ~.
func (d *stored) shown(path string) string {
	if d.home == "" {
		return path
	}
	if rest, err := filepath.Rel(d.home, path); err == nil && filepath.IsLocal(rest) {
		return filepath.Join("~", rest)
	}
	return path
}
