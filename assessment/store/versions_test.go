package store_test

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestVersionsThatTheNextAssessmentMayAskBy(t *testing.T) {
	w := newStore(t).Workspace(t.TempDir())
	own := func(name, text string) { put(t, filepath.Join(w.Dir(), "frameworks", name), text) }
	own("newer.yaml", strings.Replace(shortYAML, "version: 1.2.0", "version: 1.10.0", 1))
	own("older.yaml", strings.Replace(shortYAML, "version: 1.2.0", "version: 1.1.0", 1))
	own("same.yaml", shortYAML)
	own("quick.yaml", strings.Replace(shortYAML, "id: short", "id: a-quick-one", 1))
	own("stranger.yaml", "schema: posture/framework/v1\nid: other\nversion: 1.0.0\ntitle: Other\nlayers:\n  - id: XX\n    title: X\n    practices:\n      - id: XX-1\n        title: X\n        questions:\n          - {id: XX-1.1, ask: Who?}\n")
	own("broken.yaml", "schema: posture/framework/v1\n")
	all, err := w.Versions(short(t))
	var got []string
	for _, fw := range all {
		got = append(got, fw.ID+" "+fw.Version)
	}
	if s := strings.Join(got, ", "); !strings.HasPrefix(s, "short 1.2.0, short 1.10.0, short 1.1.0, a-quick-one 1.2.0") || strings.Contains(s, "other") {
		t.Errorf("there are %s", s)
	}
	if err == nil || !strings.Contains(err.Error(), "broken.yaml") {
		t.Errorf("what can't be read isn't told: %v", err)
	}
}
