package cli

import (
	"fmt"
	"path/filepath"

	"posture/assessment"
	"posture/reports"
)

// earlier gives the series that a report of an assessment is to tell of, the
// assessment itself last: those that --since names, or for a quarterly report
// those in its folder.
func (a *app) earlier(path string, o reportOptions) ([]dated, error) {
	if len(o.since) > 0 {
		list, err := a.series(append(o.since[:len(o.since):len(o.since)], path))
		if err != nil {
			return nil, err
		}
		sameDates(a.Err, list)
		if last := list[len(list)-1]; last.path != path {
			return nil, fmt.Errorf("%s: it is of %s, and not earlier than %s; --since takes earlier assessments", last.path, last.Head().Date, path)
		}
		return list, nil
	}
	if !o.quarter {
		return nil, nil
	}
	list, err := a.wholeSeries([]string{path})
	if err != nil {
		return nil, err
	}
	for i, d := range list {
		if d.path == path {
			sameDates(a.Err, list[:i+1])
			return list[:i+1], nil
		}
	}
	return list, nil
}

// seriesOf is a series as reports take it.
func seriesOf(list []dated, baseline int) reports.Series {
	s := reports.Series{Baseline: baseline, Assessments: make([]*assessment.Assessment, len(list)), Files: make([]string, len(list))}
	for i, d := range list {
		s.Assessments[i], s.Files[i] = d.Assessment, filepath.Base(d.path)
	}
	return s
}

func pathsOf(list []dated) []string {
	paths := make([]string, len(list))
	for i, d := range list {
		paths[i] = d.path
	}
	return paths
}
