package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestAListIsTheSameWhateverItsIndexHolds(t *testing.T) {
	dir, root := t.TempDir(), t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, root)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	path, old := filepath.Join(dir, "posture", "x.posture.yaml"), time.Now().Add(-time.Hour)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := run(t, dir, "new", path, "--organisation", "Acme"); code != 0 {
		t.Fatal(errs)
	}
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	_, want, _ := run(t, dir, "list")
	index, err := filepath.Glob(filepath.Join(cache, "posture", "index", "*.index"))
	if err != nil || len(index) != 1 {
		t.Fatalf("%q, %v", index, err)
	}
	if _, again, _ := run(t, dir, "list"); again != want {
		t.Errorf("with an index it is\n%s, want\n%s", again, want)
	}
	if err := os.WriteFile(index[0], []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, again, _ := run(t, dir, "list"); again != want {
		t.Errorf("with a broken index it is\n%s, want\n%s", again, want)
	}
	if _, errs, _ := run(t, dir, "set", path, "--organisation", "Brindlewick"); errs == "" {
		t.Error("nothing was set")
	}
	if _, again, _ := run(t, dir, "list"); again == want {
		t.Error("what was changed isn't seen")
	}
}
