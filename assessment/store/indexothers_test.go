package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
)

// Another program has another method, or other frameworks built in.
func TestAnotherProgramMakesItsOwnIndex(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	fill(t, dir, 2)
	old, _ := indexed(t, cache)
	old.Program = "posture 1.0.0"
	entries(t, old, dir)
	for _, program := range []string{"posture 1.1.0", ""} {
		for i, want := range []int{2, 0} {
			s, read := indexed(t, cache)
			s.Program = program
			if entries(t, s, dir); len(read()) != want {
				t.Errorf("%q, time %d: %d were read", program, i+1, len(read()))
			}
		}
	}
}

// Whatever stands in the place of an index, the list is the same, and there is
// an index afterwards.
func TestABrokenIndexIsMadeAnew(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	fill(t, dir, 2)
	put(t, filepath.Join(dir, "cut"+store.Ending), "schema: posture/assessment/v1\n")
	checkSame(t, dir, cache)
	path := indexFile(t, cache)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := [][]byte{{}, []byte("posture/index/v1\n"), bytes.Replace(good, []byte("/v1"), []byte("/v2"), 1), append(slices.Clone(good), 0), make([]byte, len(good))}
	for i := 0; i < len(good); i += 3 {
		flipped := slices.Clone(good)
		flipped[i] ^= 0x20
		bad = append(bad, flipped, good[:i])
	}
	for _, data := range bad {
		put(t, path, string(data))
		if read := checkSame(t, dir, cache); len(read) != 3 {
			t.Fatalf("read %q beside an index of %d bytes\n%q", read, len(data), data)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, good) {
			t.Fatalf("the index isn't made anew, %v:\n%q\n%q", err, now, good)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	checkSame(t, dir, cache)
}

// An index that another program is writing isn't waited for.
func TestABusyIndexIsDoneWithout(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	fill(t, dir, 2)
	checkSame(t, dir, cache)
	path := indexFile(t, cache)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lock, err := store.Disk().Lock(filepath.Join(cache, "."+filepath.Base(path)+".lock"), 0o600, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	put(t, filepath.Join(dir, "new"+store.Ending), file(t, short(t), func(*assessment.Head) {}))
	s, _ := indexed(t, cache)
	s.Wait = time.Hour
	done := make(chan []store.Entry, 1)
	go func() {
		list, _ := s.Workspace(dir).List(nil)
		done <- list
	}()
	select {
	case list := <-done:
		if len(list) != 3 {
			t.Errorf("%d are listed", len(list))
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the list waits for the lock")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, before) {
		t.Errorf("it was written all the same, %v", err)
	}
}

// Programs that list and change a workspace at the same time get what is there.
func TestManyMayUseOneIndexAtOnce(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	fill(t, dir, 10)
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			for i := range 10 {
				s, _ := indexed(t, cache)
				name := fmt.Sprintf("Client %d-%d", n, i)
				path := filepath.Join(dir, strings.Repeat("x", n+1)+store.Ending)
				f, err := s.Open(path)
				if err == nil {
					err = f.Update(func(a *assessment.Assessment) error {
						after := a.Head()
						after.Organisation = name
						_, err := a.Apply(assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutHead}, Stamp: stamp("Ada", i), Before: a.Head(), After: after})
						return err
					})
				}
				if err != nil {
					t.Error(err)
					return
				}
				list, err := s.Workspace(dir).List(nil)
				if err != nil || len(list) != 10 {
					t.Errorf("%d entries, %v", len(list), err)
					return
				}
				if got := list[n]; got.Path != path || got.Head.Organisation != name {
					t.Errorf("%s of %q, want %q", got.Path, got.Head.Organisation, name)
				}
			}
		})
	}
	all.Wait()
	checkSame(t, dir, cache)
	checkRead(t, dir, cache)
}
