package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"posture/frameworks/visible"
	"posture/reports"
)

// writeReports makes a report and writes it everywhere, once it is sure that
// it may: over no assessment, and over no file that isn't ours.
func (a *app) writeReports(list []target, build func() *reports.Report, o reportOptions, assessments ...string) error {
	for _, t := range list {
		if err := a.free(t, o.force, assessments); err != nil {
			return err
		}
	}
	r := build()
	for _, t := range list {
		if err := a.writeReport(t, r, o); err != nil {
			return err
		}
	}
	return nil
}

// free says whether a report may be written there.
func (a *app) free(t target, force bool, assessments []string) error {
	if t.path == "-" {
		return nil
	}
	if path := filepath.ToSlash(t.path); path == "/dev/stdout" || strings.HasPrefix(path, "/dev/fd/") {
		return fmt.Errorf("%s: is no ordinary file; write -o - --format %s for standard output", t.path, t.format.Name)
	}
	for _, path := range assessments {
		if a.store().Same(t.path, path) {
			return fmt.Errorf("%s: that is the assessment itself; name another place with -o", t.path)
		}
	}
	head, err := a.store().Head(t.path, 1<<16)
	if err != nil || head == nil || force {
		return err
	}
	if t.format.Own {
		return fmt.Errorf("%s: a file is there in which people may have worked; name another with -o, or add --force", t.path)
	}
	if t.format.Ours(head) {
		return nil
	}
	for _, f := range formats() {
		if f.Ours(head) && f.Name != t.format.Name {
			return fmt.Errorf("%s: a report is there as %s, and this one would be %s; give the ending and --format that agree, or add --force", t.path, f.Name, t.format.Name)
		}
	}
	return fmt.Errorf("%s: a file is there that posture didn't write; name another with -o, or add --force", t.path)
}

func (a *app) writeReport(t target, r *reports.Report, o reportOptions) error {
	var b bytes.Buffer
	warnings, err := t.format.write(&b, r, o)
	if err != nil {
		return fmt.Errorf("%s: %w", t.path, err)
	}
	for _, w := range warnings {
		fmt.Fprintf(a.Err, "%s: %s\n", visible.Line(t.path), visible.Line(w))
	}
	if t.path == "-" {
		_, err := a.Out.Write(b.Bytes())
		return err
	}
	if err := a.store().WriteOver(t.path, b.Bytes()); err != nil {
		return err
	}
	a.printf("%s: %s, %s\n", visible.Line(t.path), t.format.Name, size(b.Len()))
	return nil
}

func size(n int) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d kB", (n+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
