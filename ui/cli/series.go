package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"posture/assessment"
)

// series opens assessments of one organisation and scope and puts them in the
// order of their dates; of two with the same date the file's name decides.
func (a *app) series(paths []string) ([]dated, error) {
	var out []dated
	for i, path := range paths {
		for _, before := range paths[:i] {
			if a.store().Same(before, path) {
				return nil, fmt.Errorf("%s: the same file as %s; name each once", path, before)
			}
		}
		file, err := a.store().Open(path)
		if err != nil {
			return nil, err
		}
		d := dated{file.Assessment(), path, file}
		if i > 0 && !assessment.SameSeries(out[0].Assessment, d.Assessment) {
			return nil, fmt.Errorf("%s: it is of %s, and %s of %s; a series has one organisation and scope", path, seriesName(d.Assessment), paths[0], seriesName(out[0].Assessment))
		}
		if i > 0 && !assessment.Related(out[0].Framework(), d.Framework()) {
			return nil, fmt.Errorf("%s: it asks by %s, and %s by %s, which have no question in common; a series keeps its framework, at any version", path, d.Framework().ID, paths[0], out[0].Framework().ID)
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(x, y dated) int {
		return cmp.Or(cmp.Compare(x.Head().Date, y.Head().Date), cmp.Compare(filepath.Base(x.path), filepath.Base(y.path)))
	})
	return out, nil
}

func seriesName(x *assessment.Assessment) string {
	h := x.Head()
	if h.Scope == "" {
		return h.Organisation
	}
	return h.Organisation + ", " + h.Scope
}
