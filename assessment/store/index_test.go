package store_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
)

// indexed is a store with an index, for one listing, and what of the workspace
// was read in it.
func indexed(t testing.TB, cache string) (s *store.Store, read func() []string) {
	s = newStore(t)
	s.Cache = cache
	var mutex sync.Mutex
	var paths []string
	s.FS = spying{s.FS, func(path string) {
		mutex.Lock()
		defer mutex.Unlock()
		if filepath.Dir(path) != cache {
			paths = append(paths, filepath.Base(path))
		}
	}}
	return s, func() []string { slices.Sort(paths); return paths }
}

// checkSame lists old files with an index and without, and gives what was read
// with it.
func checkSame(t *testing.T, dir, cache string) []string {
	t.Helper()
	if _, err := os.Stat(dir); err == nil {
		settle(t, dir)
	}
	s, read := indexed(t, cache)
	got, want := entries(t, s, dir), entries(t, newStore(t), dir)
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("with an index\n%+v\nwithout\n%+v", got, want)
	}
	return read()
}

func checkRead(t *testing.T, dir, cache string, want ...string) {
	t.Helper()
	if got := checkSame(t, dir, cache); !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

// disorder does something by chance to a workspace. The step makes the time of
// what is written another than before.
func disorder(t *testing.T, r *rand.Rand, dir string, step int) {
	t.Helper()
	names := []string{"a", "b", "client/c", "client/d", "archive/e", "archive/client/f", "é \" ü"}
	pick := func() string { return filepath.Join(dir, names[r.IntN(len(names))]+store.Ending) }
	path := pick()
	text, _ := os.ReadFile(path)
	switch r.IntN(9) {
	case 0:
		os.Remove(path)
		return
	case 1:
		os.Rename(path, pick())
		return
	case 2:
		put(t, path, string(text[:len(text)*r.IntN(10)/10])) // cut off
	case 3:
		put(t, path, strings.Replace(string(text), "organisation:", "organization:", 1)+strings.Repeat("# x\n", r.IntN(3)))
	case 4:
		put(t, path, file(t, framework(t, strings.Replace(shortYAML, "id: short", "id: own", 1), false), func(*assessment.Head) {}))
	case 5:
		put(t, path, strings.Replace(string(text), "version: 1.2.0", "version: 9.9.9", 1))
	case 6:
		os.Chmod(path, fs.FileMode(0o600|r.IntN(0o100)))
	default:
		put(t, path, string(store.Encode(randomAssessment(t, r, short(t)), nil)))
	}
	when := time.Unix(1600000000, int64(step))
	os.Chtimes(path, when, when)
}

func TestAnIndexChangesNothingInAList(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 9))
		dir, cache := t.TempDir(), t.TempDir()
		os.Mkdir(filepath.Join(dir, "folder"+store.Ending), 0o700)
		os.Symlink(filepath.Join("client", "c"+store.Ending), filepath.Join(dir, "link"+store.Ending))
		for step := range 40 {
			for i := range r.IntN(4) {
				disorder(t, r, dir, 10*step+i)
			}
			checkSame(t, dir, cache)
		}
	}
}

func TestWhatTheIndexKnowsIsNotOpened(t *testing.T) {
	dir, cache := t.TempDir(), filepath.Join(t.TempDir(), "new")
	text := file(t, short(t), func(*assessment.Head) {})
	broken := strings.Replace(text, "organisation", "organization", 1)
	at := func(name string) string { return filepath.Join(dir, name+store.Ending) }
	put(t, at("a"), text)
	put(t, at("b"), text)
	put(t, at("broken"), broken)
	put(t, at("client/c"), text)
	if err := os.Mkdir(at("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	all := []string{"a.posture.yaml", "b.posture.yaml", "broken.posture.yaml", "c.posture.yaml"}
	checkRead(t, dir, cache, all...)
	checkRead(t, dir, cache)
	put(t, at("a"), text+"# longer\n")
	checkRead(t, dir, cache, "a.posture.yaml")
	checkRead(t, dir, cache)
	if err := os.Chtimes(at("b"), time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	checkRead(t, dir, cache, "b.posture.yaml")
	if err := os.Rename(at("client/c"), at("d")); err != nil {
		t.Fatal(err)
	}
	checkRead(t, dir, cache, "d.posture.yaml")
	put(t, at("broken"), text+"# mended\n")
	checkRead(t, dir, cache, "broken.posture.yaml")
	put(t, at("broken"), broken)
	checkRead(t, dir, cache, "broken.posture.yaml")
	if err := os.Remove(at("b")); err != nil {
		t.Fatal(err)
	}
	checkRead(t, dir, cache)
	emptied, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range emptied {
		os.RemoveAll(filepath.Join(cache, e.Name()))
	}
	checkRead(t, dir, cache, "a.posture.yaml", "broken.posture.yaml", "d.posture.yaml")
}

// A file with the bytes, the size and the time of another is another.
func TestAFileInThePlaceOfAnotherIsOpened(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	path, other, when := filepath.Join(dir, "a"+store.Ending), filepath.Join(dir, "b"), time.Unix(1600000000, 0)
	for p, organisation := range map[string]string{path: "Brindlewick", other: "Calderbecks"} {
		put(t, p, file(t, short(t), func(h *assessment.Head) { h.Organisation = organisation }))
		if err := os.Chtimes(p, when, when); err != nil {
			t.Fatal(err)
		}
	}
	checkSame(t, dir, cache)
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	checkRead(t, dir, cache, "a.posture.yaml")
}

// A file as young as that may be changed again within the same time.
func TestAYoungFileIsReadAgain(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	fill(t, dir, 2)
	path, soon := filepath.Join(dir, "x"+store.Ending), time.Now().Add(time.Minute)
	for range 3 {
		if err := os.Chtimes(path, soon, soon); err != nil {
			t.Fatal(err)
		}
		s, _ := indexed(t, cache)
		entries(t, s, dir)
		s, read := indexed(t, cache)
		if entries(t, s, dir); !slices.Equal(read(), []string{"x.posture.yaml"}) {
			t.Errorf("read %q", read())
		}
	}
}

func TestAWorkspaceHasOneIndexByWhateverLink(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	fill(t, real, 2)
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	checkSame(t, real, cache)
	checkRead(t, link, cache)
	indexFile(t, cache)
}

// indexFile is the only index in a cache.
func indexFile(t testing.TB, cache string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(cache, "*.index"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%q, %v", found, err)
	}
	return found[0]
}

func TestAnIndexIsForItsOwnerAndNowhereElse(t *testing.T) {
	dir, cache := t.TempDir(), filepath.Join(t.TempDir(), "posture", "index")
	fill(t, dir, 3)
	checkSame(t, dir, cache)
	for path, want := range map[string]fs.FileMode{indexFile(t, cache): 0o600, cache: 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if inside, err := os.ReadDir(dir); err != nil || len(inside) != 3 {
		t.Errorf("in the workspace are %d files, %v", len(inside), err)
	}
	other := t.TempDir()
	fill(t, other, 2)
	checkSame(t, other, cache)
	if found, _ := filepath.Glob(filepath.Join(cache, "*.index")); len(found) != 2 {
		t.Errorf("two workspaces have %q", found)
	}
	checkRead(t, dir, cache)
	checkRead(t, other, cache)
}

// Names of organisations don't outlast their files in it.
func TestAnIndexForgetsWhatIsGone(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "a"+store.Ending)
	fill(t, dir, 1)
	put(t, path, file(t, short(t), func(h *assessment.Head) { h.Organisation = "Mossgrain" }))
	for _, want := range []bool{true, false} {
		checkSame(t, dir, cache)
		if index, err := os.ReadFile(indexFile(t, cache)); err != nil || bytes.Contains(index, []byte("Mossgrain")) != want {
			t.Errorf("that it names Mossgrain is not %v, %v", want, err)
		}
		os.Remove(path)
	}
}

func TestAnEmptiedWorkspaceHasNoIndex(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	for _, spoil := range []func(path string){
		func(string) {},
		func(path string) { put(t, path, "no index at all") },
	} {
		fill(t, dir, 3)
		checkSame(t, dir, cache)
		path := indexFile(t, cache)
		spoil(path)
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		checkSame(t, dir, cache)
		if _, err := os.Stat(path); err == nil {
			t.Error("there is one still")
		}
	}
}

// Mistakes name the file by the path that was asked for, whatever path the
// index was made by.
func TestAWorkspaceMayBeNamedByAnyPath(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	put(t, filepath.Join(dir, "w", "a"+store.Ending), strings.Replace(file(t, short(t), func(*assessment.Head) {}), "date:", "dated:", 1))
	own := file(t, framework(t, strings.Replace(shortYAML, "id: short", "id: own", 1), false), func(*assessment.Head) {})
	put(t, filepath.Join(dir, "w", "b"+store.Ending), strings.Replace(own, "layers:", "layer:", 1))
	checkRead(t, filepath.Join(dir, "w"), cache, "a.posture.yaml", "b.posture.yaml")
	t.Chdir(dir)
	checkRead(t, "w", cache, "b.posture.yaml") // its mistake has the path in its words
	t.Chdir("w")
	checkRead(t, ".", cache, "b.posture.yaml")
}

// A file's mistakes take no more room in an index than an assessment does.
func TestOfManyMistakesTheIndexKeepsNone(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	var keys strings.Builder
	for i := range 40 {
		fmt.Fprintf(&keys, "key%d: x\n", i)
		if i == 9 {
			put(t, filepath.Join(dir, "few"+store.Ending), "schema: posture/assessment/v1\n"+keys.String()+"...\n")
		}
	}
	put(t, filepath.Join(dir, "many"+store.Ending), "schema: posture/assessment/v1\n"+keys.String()+"...\n")
	checkSame(t, dir, cache)
	checkRead(t, dir, cache, "many.posture.yaml")
}
