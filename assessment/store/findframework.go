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
			return fw.Framework, nil
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
	c, err := w.Catalogue()
	return c.Frameworks, errors.Join(err, errors.Join(c.Broken...))
}

// A Catalogue is what a workspace's frameworks folder adds to the built-in
// frameworks.
type Catalogue struct {
	Frameworks []*frameworks.Framework // those that an id stands for, the built-in ones first
	Hidden     []Hidden                // by their paths
	Broken     []error                 // files that can't be read, by their paths
}

// Hidden is a framework's file that no id stands for: a built-in framework has
// the same.
type Hidden struct{ Path, ID string }

// Catalogue looks through the workspace's frameworks folder.
func (w *Workspace) Catalogue() (Catalogue, error) {
	var c Catalogue
	var err error
	if c.Frameworks, err = frameworks.Builtins(); err != nil {
		return c, err
	}
	own, broken, err := w.own()
	for _, fw := range own {
		i := slices.IndexFunc(c.Frameworks, func(x *frameworks.Framework) bool { return x.ID == fw.ID })
		switch {
		case i < 0:
			c.Frameworks = append(c.Frameworks, fw.Framework)
		case c.Frameworks[i].BuiltIn:
			c.Hidden = append(c.Hidden, Hidden{fw.path, fw.ID})
		}
	}
	slices.SortFunc(c.Hidden, func(a, b Hidden) int { return cmp.Compare(a.Path, b.Path) })
	for _, path := range slices.Sorted(maps.Keys(broken)) {
		c.Broken = append(c.Broken, broken[path])
	}
	return c, err
}

// An owned framework is one of the workspace's own, with its file.
type owned struct {
	*frameworks.Framework
	path string
}

// own reads the workspace's own frameworks, sorted by id, the newest version
// of each first.
func (w *Workspace) own() (all []owned, broken map[string]error, err error) {
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
		all = append(all, owned{fw, path})
	}
	slices.SortFunc(all, func(a, b owned) int {
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
