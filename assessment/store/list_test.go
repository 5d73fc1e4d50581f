package store_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

// entries are what the workspace in a folder has.
func entries(t testing.TB, s *store.Store, dir string) []store.Entry {
	t.Helper()
	list, err := s.Workspace(dir).List(nil)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// file is an assessment's file with another head.
func file(t testing.TB, fw *frameworks.Framework, f func(*assessment.Head)) string {
	t.Helper()
	head := assessment.Head{Organisation: "Brindlewick Outfitters", Scope: "Online shop", Date: 20261124}
	f(&head)
	a, err := assessment.New(fw, head, stamp("Ada Marsh", 0))
	if err != nil {
		t.Fatal(err)
	}
	return string(store.Encode(a, nil))
}

func TestAListHasWhatIsShown(t *testing.T) {
	fw, dir := short(t), t.TempDir()
	a, err := assessment.New(fw, assessment.Head{Organisation: "B", Date: 20261124, Profile: "shop"}, stamp("Ada", 0))
	if err != nil {
		t.Fatal(err)
	}
	level(t, a, stamp("Ada", 1), "GOV-1.1", 4)
	put(t, filepath.Join(dir, "a"+store.Ending), string(store.Encode(a, nil)))
	card := assessment.Evaluate(a)
	e := entries(t, newStore(t), dir)[0]
	if e.Head != a.Head() || e.Profile != "Shops" || e.Title != "Short" || e.Digest != fw.Digest || len(e.Scale) != 6 || e.Overall != card.Overall.Measure {
		t.Errorf("%+v", e)
	}
	if e.NotAsked != 1 {
		t.Errorf("%d layers aren't asked", e.NotAsked)
	}
}

// A look opens nothing, and what it finds can be read in parts.
func TestALookFindsFilesAndReadsThemInParts(t *testing.T) {
	dir := t.TempDir()
	text := file(t, short(t), func(*assessment.Head) {})
	for name, text := range map[string]string{"a": text, "client/b": text, "archive/c": "nonsense"} {
		put(t, filepath.Join(dir, name+store.Ending), text)
	}
	settle(t, dir)
	cache := t.TempDir()
	s, read := indexed(t, cache)
	l, err := s.Workspace(dir).Look()
	if err != nil {
		t.Fatal(err)
	}
	found := l.Entries()
	for i, want := range []string{"a", "archive/c", "client/b"} {
		if e := found[i]; e.Path != filepath.Join(dir, want+store.Ending) || e.Archived != (i == 1) || e.Read || e.Modified.IsZero() {
			t.Errorf("%+v", e)
		}
	}
	if len(read()) != 0 {
		t.Errorf("it has read %q", read())
	}
	part := l.Read([]string{found[1].Path, "elsewhere", found[2].Path})
	if len(part) != 2 || !part[0].Read || part[0].Err == nil || part[1].Head.Organisation != "Brindlewick Outfitters" {
		t.Errorf("%+v", part)
	}
	if left, _ := os.ReadDir(cache); len(left) > 0 {
		t.Errorf("an index of a part: %v", left)
	}
	l.Read([]string{found[0].Path})
	if want := entries(t, newStore(t), dir); !reflect.DeepEqual(l.Entries(), want) {
		t.Errorf("read in parts it is %+v, want %+v", l.Entries(), want)
	}
	checkRead(t, dir, cache)
}

// settle makes the files of a folder old enough for an index. The files that
// are changed afterwards and settled again have another time.
func settle(t testing.TB, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err == nil && time.Since(info.ModTime()) < time.Hour {
			then := info.ModTime().Add(-2 * time.Hour)
			err = os.Chtimes(path, then, then)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// fill fills a folder with n assessments.
func fill(t testing.TB, dir string, n int) {
	t.Helper()
	text := file(t, short(t), func(*assessment.Head) {})
	for i := range n {
		put(t, filepath.Join(dir, strings.Repeat("x", i+1)+store.Ending), text)
	}
	settle(t, dir)
}

func TestProgressIsToldInOrder(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 100)
	s := newStore(t)
	s.Cache = t.TempDir()
	for _, want := range []int{100, 0} { // without an index and with one
		told := 0 // of this goroutine alone, as the race detector sees
		_, err := s.Workspace(dir).List(func(done, all int) {
			if told++; done != told || all != 100 {
				t.Errorf("%d of %d after %d", done, all, told-1)
			}
		})
		if err != nil || told != want {
			t.Errorf("told %d times, %v", told, err)
		}
	}
}

// spying is a disk that calls before each file is read.
type spying struct {
	store.FS
	before func(path string)
}

func (s spying) Read(path string, most int) ([]byte, store.Info, error) {
	s.before(path)
	return s.FS.Read(path, most)
}

func TestFilesAreReadOnAllProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	dir := t.TempDir()
	fill(t, dir, 2)
	s := newStore(t)
	both := make(chan struct{})
	var met atomic.Int64
	s.FS = spying{s.FS, func(string) {
		if met.Add(1) == 2 {
			close(both)
		}
		select {
		case <-both:
		case <-time.After(10 * time.Second):
			t.Error("one file waits until the other is read")
		}
	}}
	entries(t, s, dir)
}

// A mistake of the program's own is met by whoever asked for the list: a screen
// can't be put in order after a crash elsewhere.
func TestAPanicReachesWhoAsked(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 100)
	s := newStore(t)
	s.FS = spying{s.FS, func(path string) {
		if strings.HasSuffix(path, "xxx"+store.Ending) {
			panic("out of order")
		}
	}}
	defer func() {
		if r := recover(); r != "out of order" {
			t.Errorf("met %v", r)
		}
	}()
	s.Workspace(dir).List(nil)
	t.Error("nobody met it")
}

func TestAFrameworkIsReadOnceByAllAtOnce(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 100)
	fw, asked := short(t), 0
	var mutex sync.Mutex
	s := store.New(func(string, string) (*frameworks.Framework, error) {
		mutex.Lock()
		defer mutex.Unlock()
		asked++
		return fw, nil
	})
	if entries(t, s, dir); asked != 1 {
		t.Errorf("it was read %d times", asked)
	}
}

// What is kept of frameworks has a bound: ten thousand clients may have one each.
func TestFrameworksAreForgottenWhereTheyAreMany(t *testing.T) {
	dir := t.TempDir()
	asked := map[string]int{}
	s := store.New(func(id, version string) (*frameworks.Framework, error) {
		asked[version]++
		fw := framework(t, strings.Replace(shortYAML, "version: 1.2.0", "version: "+version, 1), true)
		fw.File = make([]byte, 7<<20)
		return fw, nil
	})
	open := func(version string) {
		t.Helper()
		path := filepath.Join(dir, version+store.Ending)
		put(t, path, file(t, framework(t, strings.Replace(shortYAML, "version: 1.2.0", "version: "+version, 1), true), func(*assessment.Head) {}))
		if _, err := s.Open(path); err != nil {
			t.Fatal(err)
		}
	}
	open("1.0.0")
	open("1.1.0")
	if open("1.0.0"); asked["1.0.0"] != 1 {
		t.Errorf("14 MiB aren't kept: %v", asked)
	}
	open("1.2.0")
	if open("1.0.0"); asked["1.0.0"] != 2 {
		t.Errorf("more than 16 MiB are kept: %v", asked)
	}
}
