package store_test

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
)

// apart is a disk of which the cache's folder is another.
type apart struct {
	store.FS
	cache store.FS
}

const ramCache = "/cache"

func (d apart) of(path string) store.FS {
	if strings.HasPrefix(filepath.ToSlash(path), ramCache) {
		return d.cache
	}
	return d.FS
}

func (d apart) Stat(path string) (store.Info, error) { return d.of(path).Stat(path) }
func (d apart) Read(path string, most int) ([]byte, store.Info, error) {
	return d.of(path).Read(path, most)
}
func (d apart) Folder(path string) (store.Folder, error) { return d.of(path).Folder(path) }
func (d apart) MakeFolder(path string) error             { return d.of(path).MakeFolder(path) }
func (d apart) Temp(folder, prefix, suffix string, mode fs.FileMode) (store.Temp, error) {
	return d.of(folder).Temp(folder, prefix, suffix, mode)
}
func (d apart) Rename(from, to string) error { return d.of(from).Rename(from, to) }
func (d apart) Remove(path string) error     { return d.of(path).Remove(path) }
func (d apart) Lock(path string, mode fs.FileMode, wait time.Duration) (io.Closer, error) {
	return d.of(path).Lock(path, mode, wait)
}

// ramWorkspace is a store on two disks in memory, with three assessments on the
// first, one of them broken.
func ramWorkspace(t testing.TB) (s *store.Store, disk *ram, list []store.Entry) {
	t.Helper()
	disk = newRAM()
	s = newStore(t)
	s.FS = disk
	for _, name := range []string{"a", "b", "c"} {
		if _, err := s.Create("/w/"+name+store.Ending, newAssessment(t, short(t))); err != nil {
			t.Fatal(err)
		}
	}
	broken := disk.names["/w/c"+store.Ending]
	broken.data = broken.data[:100]
	return s, disk, entries(t, s, "/w")
}

// change answers a question in a file.
func change(t testing.TB, s *store.Store, path string, n int) {
	t.Helper()
	f, err := s.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save([]assessment.Change{level(t, f.Assessment(), stamp("Ben", n), "GOV-1.1", n)}); err != nil {
		t.Fatal(err)
	}
}

// A cache that can't be read or written is done without.
func TestAnIndexThatFailsIsNoError(t *testing.T) {
	calls := eachFault(t, func(t *testing.T, b *breaking) {
		s, disk, _ := ramWorkspace(t)
		cache := newRAM()
		s.FS, s.Cache, s.Program = apart{disk, cache}, ramCache, "p"
		entries(t, s, "/w")
		change(t, s, "/w/a"+store.Ending, 3)
		b.FS = cache
		s.FS = apart{disk, b}
		got := entries(t, s, "/w")
		if len(cache.names) != 1 {
			t.Errorf("%d files are in the cache", len(cache.names))
		}
		s.FS, s.Cache = disk, ""
		if want := entries(t, s, "/w"); !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%+v, want\n%+v", got, want)
		}
		s.FS, s.Cache = apart{disk, cache}, ramCache
		change(t, s, "/w/b"+store.Ending, 4)
		left := "/cache/." + filepath.Base(indexPath(cache)) + ".123.tmp" // by a program that was killed
		cache.names[left] = &inode{}
		entries(t, s, "/w")
		if len(cache.names) != 1 {
			t.Errorf("%d files are in the cache", len(cache.names))
		}
	})
	want := []string{"read", "make folder", "lock", "open folder", "list", "create", "write", "stat temp", "close", "rename", "close folder", "unlock"}
	if !slices.Equal(calls, want) {
		t.Errorf("with an index a list is the calls\n%q, want\n%q", calls, want)
	}
}

func indexPath(cache *ram) string {
	for path := range cache.names {
		if strings.HasSuffix(path, ".index") {
			return path
		}
	}
	return ""
}

func TestAListOfWhatIsKnownWritesNothing(t *testing.T) {
	s, disk, _ := ramWorkspace(t)
	b := &breaking{FS: newRAM()}
	s.FS, s.Cache = apart{disk, b}, ramCache
	entries(t, s, "/w")
	b.calls = nil
	if entries(t, s, "/w"); !slices.Equal(b.calls, []string{"read"}) {
		t.Errorf("it is the calls %q", b.calls)
	}
}

// Nothing of an index is synced: it may be lost, and may not lie.
func TestAnIndexAfterAPowerCutIsOldNewOrNone(t *testing.T) {
	s, disk, before := ramWorkspace(t)
	cache := newRAM()
	s.FS, s.Cache, s.Program = apart{disk, cache}, ramCache, "p"
	entries(t, s, "/w")
	change(t, s, "/w/a"+store.Ending, 3)
	states := 0
	cache.changed = func() {
		for after := range cache.afterPowerCut() {
			states++
			x := newStore(t)
			x.FS, x.Cache, x.Program = apart{disk, after}, ramCache, "p"
			got := entries(t, x, "/w")
			x.FS, x.Cache = disk, ""
			if want := entries(t, x, "/w"); !reflect.DeepEqual(got, want) || reflect.DeepEqual(got, before) {
				t.Fatalf("got\n%+v, want\n%+v", got, want)
			}
		}
	}
	entries(t, s, "/w")
	if states < 20 {
		t.Errorf("only %d states were looked at", states)
	}
}

// Whatever bytes an index has, even rightly sealed, the list has the files that
// are there.
func FuzzIndex(f *testing.F) {
	dir, cache := f.TempDir(), f.TempDir()
	fw := short(f)
	for i, x := range []string{"a", "b"} {
		put(f, filepath.Join(dir, x+store.Ending), file(f, fw, func(h *assessment.Head) { h.Capacity = i }))
	}
	put(f, filepath.Join(dir, "c"+store.Ending), strings.Replace(file(f, fw, func(*assessment.Head) {}), "date", "dated", 1))
	settle(f, dir)
	s := newStore(f)
	s.Cache, s.Program = cache, "p"
	want := entries(f, s, dir)
	index := indexFile(f, cache)
	good, err := os.ReadFile(index)
	if err != nil {
		f.Fatal(err)
	}
	const first = "posture/index/v1\n"
	f.Add(good[len(first)+4:])
	f.Fuzz(func(t *testing.T, body []byte) {
		data := append([]byte(first), 0, 0, 0, 0)
		binary.LittleEndian.PutUint32(data[len(first):], crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
		if err := os.WriteFile(index, append(data, body...), 0o600); err != nil {
			t.Fatal(err)
		}
		list := entries(t, s, dir)
		for i := range want {
			if len(list) != len(want) || list[i].Path != want[i].Path {
				t.Fatalf("%+v", list)
			}
			if list[i].Err != nil && list[i].Err.Error() == "" {
				t.Error("an error without words")
			}
		}
	})
}
