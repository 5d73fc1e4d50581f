//go:build unix

package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"posture/assessment"
	"posture/assessment/store"
)

// Some programs set a file's time back. Of the same size, and in the same place
// on disk, it has changed all the same.
func TestAFileWhoseTimeWasSetBackIsRead(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "a"+store.Ending)
	text := file(t, short(t), func(h *assessment.Head) { h.Organisation = "Brindlewick" })
	put(t, path, text)
	checkSame(t, dir, cache)
	before, err := store.Disk().Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for now, try := before, 0; now.Changed == before.Changed && try < 10_000; try++ { // the system's clock has its own step
		put(t, path, strings.Replace(text, "Brindlewick", "Calderbecks", 1))
		if err := os.Chtimes(path, old.ModTime(), old.ModTime()); err != nil {
			t.Fatal(err)
		}
		if now, err = store.Disk().Stat(path); err != nil || now.Modified != before.Modified || now.Inode != before.Inode || now.Size != before.Size {
			t.Fatal(now, err)
		}
	}
	checkRead(t, dir, cache, "a.posture.yaml")
}
