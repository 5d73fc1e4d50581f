package store

import (
	"path/filepath"
	"strings"
)

// Rename gives an assessment another name in its folder, one that is free, and
// tells its new path. The name goes without [Ending].
func (w *Workspace) Rename(path, name string) (string, error) {
	to, err := beside(path, name)
	if err != nil {
		return "", err
	}
	return to, w.move(path, to)
}

// Copy makes a copy of an assessment, byte for byte, under a name in its folder
// that is free, and tells its path. The name goes without [Ending].
func (w *Workspace) Copy(path, name string) (string, error) {
	to, err := beside(path, name)
	if err != nil {
		return "", err
	}
	return to, w.copy(path, to)
}

// TakeIn copies an assessment from elsewhere into the workspace, byte for byte,
// and tells its path there. One that is broken isn't taken.
func (w *Workspace) TakeIn(path string) (string, error) {
	if _, err := w.store.Open(path); err != nil {
		return "", err
	}
	name := filepath.Base(path)
	if !strings.HasSuffix(name, Ending) {
		name = strings.TrimSuffix(name, filepath.Ext(name)) + Ending
	}
	to := filepath.Join(w.dir, name)
	if w.store.Same(path, to) {
		return "", &InputError{path, "stands in " + w.dir + " already", nil}
	}
	if err := w.Make(); err != nil {
		return "", err
	}
	return to, w.copy(path, to)
}

func (w *Workspace) copy(from, to string) error {
	data, err := w.store.ReadFile(from, MaxSize)
	if err != nil {
		return err
	}
	return w.store.WriteNew(to, data)
}

// beside is the path of a name in the folder of a path.
func beside(path, name string) (string, error) {
	name = strings.TrimSuffix(strings.TrimSpace(name), Ending)
	if name == "" || strings.HasPrefix(name, ".") || strings.ContainsAny(name, `/\:`) || !filepath.IsLocal(name) {
		return "", &InputError{name, `is no name for a file; take one without / \ and : that begins with no dot`, nil}
	}
	return filepath.Join(filepath.Dir(path), name+Ending), nil
}
