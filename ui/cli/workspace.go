package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

// folder is the workspace's folder: --dir, $POSTURE_DIR, or posture in the
// home folder.
func (a *app) folder() (string, error) {
	if a.dir != "" {
		return a.dir, nil
	}
	if d := a.Getenv("POSTURE_DIR"); d != "" {
		return d, nil
	}
	home, err := a.Home()
	if err != nil {
		return "", callf("posture: there is no home folder (%w); give the workspace with --dir", err)
	}
	return filepath.Join(home, "posture"), nil
}

// store is the door to the disk.
func (a *app) store() *store.Store {
	s := store.New(frameworks.BuiltinVersion)
	s.Cache = cacheFolder("index")
	return s
}

// cacheFolder is a folder of ours in the system's cache folder; "" where there
// is none.
func cacheFolder(name string) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "posture", name)
}

func (a *app) workspace() (*store.Workspace, error) {
	dir, err := a.folder()
	if err != nil {
		return nil, err
	}
	return a.store().Workspace(dir), nil
}

// stamp says who does something now. Without a name it is the assessor.
func (a *app) stamp(by string, x *assessment.Assessment) assessment.Stamp {
	if by == "" && x != nil {
		by = x.Head().Assessor
	}
	return assessment.Stamp{By: by, At: a.Now().UTC().Truncate(1e9)}
}

// date reads a date flag; none is today.
func (a *app) date(flag, value string) (assessment.Date, error) {
	if value == "" {
		return assessment.DateOf(a.Now()), nil
	}
	d, err := assessment.ParseDay(value)
	if err != nil {
		return 0, callf("posture: %s: %w", flag, err)
	}
	return d, nil
}

func (a *app) printf(format string, args ...any) { fmt.Fprintf(a.Out, format, args...) }
