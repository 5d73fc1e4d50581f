package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// files finds the assessment files: their paths within the workspace, sorted.
func (w *Workspace) files() ([]string, error) {
	var found []string
	for _, top := range []string{"", archiveFolder} {
		names, err := w.names(filepath.Join(w.dir, top))
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			name := filepath.Join(top, n)
			switch {
			case strings.HasPrefix(n, "."), n == archiveFolder, n == frameworksFolder:
			case strings.HasSuffix(n, Ending):
				found = append(found, name)
			case w.isFolder(filepath.Join(w.dir, name)):
				inside, err := w.names(filepath.Join(w.dir, name))
				if err != nil {
					return nil, err
				}
				for _, n := range inside {
					if strings.HasSuffix(n, Ending) && !strings.HasPrefix(n, ".") {
						found = append(found, filepath.Join(name, n))
					}
				}
			}
		}
	}
	slices.Sort(found)
	return found, nil
}

// names are the names in a folder, none where it isn't there.
func (w *Workspace) names(path string) ([]string, error) {
	folder, err := w.store.FS.Folder(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, machine(opRead, path, err)
	}
	defer folder.Close()
	names, err := folder.Names()
	if err != nil {
		return nil, machine(opRead, path, err)
	}
	return names, nil
}

func (w *Workspace) isFolder(path string) bool {
	info, err := w.store.FS.Stat(path)
	return err == nil && info.Mode.IsDir()
}
