package store

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"posture/assessment"
	"posture/frameworks"
)

// Versions gives the frameworks by which the next assessment of a series may
// ask, where the last one asks by fw: fw itself first, then what is built in or
// stands in the workspace's frameworks folder and shares a question with it,
// each version once. Those of its own id come before others, newer ones before
// older ones. The error tells of files that can't be read; the others are given
// all the same.
func (w *Workspace) Versions(fw *frameworks.Framework) ([]*frameworks.Framework, error) {
	all, err := frameworks.Builtins()
	if err != nil {
		return nil, err
	}
	own, broken, err := w.own()
	errs := []error{err}
	for _, path := range slices.Sorted(maps.Keys(broken)) {
		errs = append(errs, broken[path])
	}
	found := []*frameworks.Framework{fw}
	for _, x := range own {
		all = append(all, x.Framework)
	}
	for _, x := range all {
		known := func(y *frameworks.Framework) bool { return y.ID == x.ID && y.Version == x.Version }
		if !slices.ContainsFunc(found, known) && assessment.Related(fw, x) {
			found = append(found, x)
		}
	}
	slices.SortFunc(found[1:], func(a, b *frameworks.Framework) int {
		switch {
		case a.ID == b.ID:
			return -slices.Compare(numbers(a.Version), numbers(b.Version))
		case a.ID == fw.ID:
			return -1
		case b.ID == fw.ID:
			return 1
		}
		return cmp.Compare(a.ID, b.ID)
	})
	return found, errors.Join(errs...)
}
