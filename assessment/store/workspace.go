package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"

	"posture/assessment"
)

// Ending is the usual ending of an assessment file's name. A workspace shows
// those with it alone.
const Ending = ".posture.yaml"

// A Workspace is a folder of assessments: its own files and those of the
// folders in it, with frameworks in its folder frameworks, and in its folder
// archive what is put away.
type Workspace struct {
	store *Store
	dir   string
}

// Workspace gives the workspace in a folder, which need not be there yet.
func (s *Store) Workspace(dir string) *Workspace { return &Workspace{s, dir} }

// Dir is the workspace's folder.
func (w *Workspace) Dir() string { return w.dir }

// Make makes the workspace's folder where it isn't there.
func (w *Workspace) Make() error { return w.store.MakeFolder(w.dir) }

const (
	archiveFolder    = "archive"
	frameworksFolder = "frameworks"
)

// inside gives where in the workspace a path is; ok is false outside of it.
func (w *Workspace) inside(path string) (_ string, ok bool) {
	rest, err := filepath.Rel(w.dir, path)
	return rest, err == nil && filepath.IsLocal(rest)
}

const archivePrefix = archiveFolder + string(filepath.Separator)

func (w *Workspace) archived(path string) bool {
	rest, ok := w.inside(path)
	return ok && strings.HasPrefix(rest, archivePrefix)
}

// Archive puts an assessment of the workspace away, and gives its new path.
func (w *Workspace) Archive(path string) (string, error) {
	rest, ok := w.inside(path)
	if !ok || w.archived(path) {
		return "", &InputError{path, "isn't among the assessments of " + w.dir + "; take one of those", nil}
	}
	to := filepath.Join(w.dir, archiveFolder, rest)
	return to, w.move(path, to)
}

// Restore takes an assessment back out of the archive, and gives its new path.
func (w *Workspace) Restore(path string) (string, error) {
	rest, _ := w.inside(path)
	if !w.archived(path) {
		return "", &InputError{path, "isn't in the archive of " + w.dir, nil}
	}
	to := filepath.Join(w.dir, strings.TrimPrefix(rest, archivePrefix))
	return to, w.move(path, to)
}

// move renames a file to a name in another folder that is free. Nobody saves
// either meanwhile: both locks are taken.
func (w *Workspace) move(from, to string) error {
	disk := w.store.FS
	if _, err := disk.Stat(from); err != nil {
		return readError(from, err)
	}
	if err := disk.MakeFolder(filepath.Dir(to)); err != nil {
		return machine(opMove, from, err)
	}
	for _, path := range []string{from, to} {
		f := &File{store: w.store, path: from, real: path}
		lock, err := f.lock(opMove, newMode)
		if err != nil {
			return err
		}
		defer lock.Close()
	}
	if _, err := disk.Stat(to); err == nil {
		return thereAlready(to)
	}
	if err := disk.Rename(from, to); err != nil {
		return machine(opMove, from, err)
	}
	for _, path := range []string{to, from} {
		if err := w.sync(filepath.Dir(path)); err != nil {
			return machine(opMove, from, err)
		}
	}
	return nil
}

func (w *Workspace) sync(path string) error {
	folder, err := w.store.FS.Folder(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

// NewPath gives a free path for an assessment of an organisation and a date.
func (w *Workspace) NewPath(organisation string, date assessment.Date) string {
	name := slug(organisation) + "-" + date.String()
	for n := 1; ; n++ {
		path := filepath.Join(w.dir, name+Ending)
		if n > 1 {
			path = filepath.Join(w.dir, fmt.Sprintf("%s-%d%s", name, n, Ending))
		}
		if _, err := w.store.FS.Stat(path); errors.Is(err, fs.ErrNotExist) || n == 1000 {
			return path
		}
	}
}

// slug makes a file's name of a name: letters and digits in lower case, and
// hyphens between them.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s := strings.Join(words, "-")
	for i := range s {
		if i > 60 {
			s = s[:i]
			break
		}
	}
	if s = strings.Trim(s, "-"); s == "" {
		return "assessment"
	}
	return s
}
