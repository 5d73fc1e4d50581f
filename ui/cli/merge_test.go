package cli

import (
	"io"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

// busy is a disk on which something else happens at one of the calls.
type busy struct {
	store.FS
	calls int
	at    int
	do    func()
}

func (b *busy) call() {
	if b.calls++; b.calls == b.at {
		b.do()
	}
}

func (b *busy) Stat(path string) (store.Info, error) { b.call(); return b.FS.Stat(path) }

func (b *busy) Read(path string, most int) ([]byte, store.Info, error) {
	defer b.call() // when it is read and not yet written
	return b.FS.Read(path, most)
}

func (b *busy) Lock(path string, mode fs.FileMode, wait time.Duration) (io.Closer, error) {
	b.call()
	return b.FS.Lock(path, mode, wait)
}

func (b *busy) Temp(folder, prefix, suffix string, mode fs.FileMode) (store.Temp, error) {
	b.call()
	return b.FS.Temp(folder, prefix, suffix, mode)
}

func (b *busy) Rename(from, to string) error { b.call(); return b.FS.Rename(from, to) }

// Somebody answers a question of OURS at any moment of a merge: the answer is
// there afterwards, or it was never reported as done.
func TestAMergeLosesNoAnswerGivenMeanwhile(t *testing.T) {
	for at := 1; ; at++ {
		dir := t.TempDir()
		paths := [3]string{filepath.Join(dir, "b.yaml"), filepath.Join(dir, "o.yaml"), filepath.Join(dir, "t.yaml")}
		for _, path := range paths {
			if code, _, errs := run(t, dir, "new", path, "--organisation", "Acme", "--date", "2026-11-24"); code != 0 {
				t.Fatal(errs)
			}
		}
		ours := store.New(frameworks.BuiltinVersion)
		ours.Wait = time.Millisecond
		saved := false
		disk := &busy{FS: store.Disk(), at: at, do: func() {
			f, err := ours.Open(paths[1])
			if err != nil {
				t.Fatal(err)
			}
			saved = f.Update(func(a *assessment.Assessment) error {
				_, err := a.Edit(assessment.Stamp{By: "Ann"}, a.Framework().Questions()[0].ID, func(r *assessment.Record) { r.State = assessment.Unknown })
				return err
			}) == nil
		}}
		merger := store.New(frameworks.BuiltinVersion)
		merger.FS = disk
		m := merging{store: merger, paths: paths, names: paths}
		if _, err := m.merge(); err != nil {
			t.Fatal(err)
		}
		if disk.calls < at {
			return
		}
		f, err := ours.Open(paths[1])
		if err != nil {
			t.Fatal(err)
		}
		if there := f.Assessment().Content().Records[0].Value.State == assessment.Unknown; there != saved {
			t.Errorf("at call %d: saved %t, there %t", at, saved, there)
		}
	}
}
