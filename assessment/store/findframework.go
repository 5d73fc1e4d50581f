package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"posture/frameworks"
	"posture/frameworks/strict"
)

// Framework finds a framework by its id, among the built-in ones and then those
// in the workspace's frameworks folder, or reads it from a path: whatever has a
// slash in it, ends in .yaml or .yml, or is no id and yet there. Of several versions in the folder it
// takes the newest. The error is [*InputError], [*MachineError] or
// [*strict.Mistakes].
func (w *Workspace) Framework(ref string) (*frameworks.Framework, error) {
	if isPath(ref) {
		return w.load(ref)
	}
	if fw, err := frameworks.Builtin(ref); err == nil {
		return fw, nil
	}
	own, broken, err := w.own()
	if err != nil {
		return nil, err
	}
	known := frameworks.BuiltinIDs()
	for _, fw := range own {
		if fw.ID == ref {
			return fw, nil
		}
		known = append(known, fw.ID)
	}
	for path, err := range broken { // it may be meant by its file's name
		if name := filepath.Base(path); name == ref+".yaml" || name == ref+".yml" {
			return nil, err
		}
	}
	if _, err := w.store.FS.Stat(ref); err == nil {
		return w.load(ref)
	}
	text := fmt.Sprintf("no framework of this id is built in or stands in %s; ", filepath.Join(w.dir, frameworksFolder))
	if near := strict.Nearest(ref, known); near != "" {
		text += "did you mean " + near + "?"
	} else {
		text += "take " + strings.Join(known, ", ") + ", or name a file"
	}
	return nil, &InputError{ref, text, fs.ErrNotExist}
}

// Frameworks gives the built-in frameworks, then those in the workspace's
// frameworks folder, each id once. The error tells of files there that can't
// be read; the others are given all the same.
func (w *Workspace) Frameworks() ([]*frameworks.Framework, error) {
	all, err := frameworks.Builtins()
	if err != nil {
		return nil, err
	}
	own, broken, err := w.own()
	for _, fw := range own {
		if !slices.ContainsFunc(all, func(x *frameworks.Framework) bool { return x.ID == fw.ID }) {
			all = append(all, fw)
		}
	}
	errs := []error{err}
	for _, path := range slices.Sorted(maps.Keys(broken)) {
		errs = append(errs, broken[path])
	}
	return all, errors.Join(errs...)
}

// own reads the workspace's own frameworks, sorted by id, the newest version
// of each first.
func (w *Workspace) own() (all []*frameworks.Framework, broken map[string]error, err error) {
	folder := filepath.Join(w.dir, frameworksFolder)
	names, err := w.names(folder)
	if err != nil {
		return nil, nil, err
	}
	broken = map[string]error{}
	for _, n := range names {
		path := filepath.Join(folder, n)
		if strings.HasPrefix(n, ".") || !isYAML(n) || w.isFolder(path) {
			continue
		}
		fw, err := w.load(path)
		if err != nil {
			broken[path] = err
			continue
		}
		all = append(all, fw)
	}
	slices.SortFunc(all, func(a, b *frameworks.Framework) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), -slices.Compare(numbers(a.Version), numbers(b.Version)), cmp.Compare(a.Digest, b.Digest))
	})
	return all, broken, nil
}

// load reads a framework file.
func (w *Workspace) load(path string) (*frameworks.Framework, error) {
	data, err := w.store.ReadFile(path, strict.MaxSize)
	if err != nil {
		return nil, err
	}
	return frameworks.Load(path, data)
}

func isPath(ref string) bool { return strings.ContainsAny(ref, `/\`) || isYAML(ref) }

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// numbers are the three of a version.
func numbers(version string) []int {
	var out []int
	for s := range strings.SplitSeq(version, ".") {
		n, _ := strconv.Atoi(s)
		out = append(out, n)
	}
	return out
}
