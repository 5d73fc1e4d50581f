//go:build unix

package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/metrics"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

// Figures to hold, of 10,000 files of 100 answers: listed the first time in what
// the YAML library takes for them on the same processors, again with ten of them
// changed within 0.3 s, and in less than 300 MiB all the while.
// POSTURE_BENCH_FILES says how many there are.
const benchFiles = 500

// manyFiles fills a folder with assessments of 100 answers, eight of each
// organisation.
func manyFiles(b *testing.B) []string {
	count := benchFiles
	if v := os.Getenv("POSTURE_BENCH_FILES"); v != "" {
		var err error
		if count, err = strconv.Atoi(v); err != nil {
			b.Fatal(err)
		}
	}
	fw, err := frameworks.Builtin("nist-privacy-framework")
	if err != nil {
		b.Fatal(err)
	}
	dir, paths := b.TempDir(), make([]string, count)
	a := answered(b, fw)
	for i := range paths {
		setHead(b, a, func(h *assessment.Head) {
			h.Organisation, h.Date = fmt.Sprintf("Client %d Ltd", i/8), assessment.Date(20250224+i%8/4*10000+i%4*300)
		})
		paths[i] = filepath.Join(dir, fmt.Sprintf("client-%d-%s%s", i/8, a.Head().Date, store.Ending))
		content := *a.Content()
		content.Head.Past = nil
		plain, err := assessment.Restore(fw, content)
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(paths[i], store.Encode(plain, nil), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return paths
}

func BenchmarkWorkspace(b *testing.B) {
	paths := manyFiles(b)
	cache := b.TempDir()
	list := func(b *testing.B, watch func(done, all int)) {
		s := store.New(frameworks.BuiltinVersion)
		s.Cache = cache
		entries, err := s.Workspace(filepath.Dir(paths[0])).List(watch)
		if err != nil || len(entries) != len(paths) || !entries[0].Overall.Score.Valid {
			b.Fatal(len(entries), err)
		}
	}
	b.Run("floor", func(b *testing.B) { // the YAML library alone
		measured(b, func() {}, func() { loadAll(b, paths) })
	})
	b.Run("first", func(b *testing.B) {
		var most uint64
		watch := func(done, _ int) {
			if done%100 == 0 {
				most = max(most, memory())
			}
		}
		measured(b, func() { emptyFolder(b, cache) }, func() { list(b, watch) })
		b.ReportMetric(float64(most)/(1<<20), "MiB")
	})
	list(b, nil)
	round := 0
	for _, changed := range []int{0, 10} {
		b.Run(fmt.Sprintf("again, %d changed", changed), func(b *testing.B) {
			change := func() {
				for range changed {
					round++
					touch(b, paths[round*7%len(paths)], round)
				}
			}
			measured(b, change, func() { list(b, nil) })
		})
	}
}

// measured times what is done after some preparation, and gives the processors'
// time beside it.
func measured(b *testing.B, prepare, do func()) {
	var used time.Duration
	for b.Loop() {
		b.StopTimer()
		prepare()
		before := processors()
		b.StartTimer()
		do()
		used += processors() - before
	}
	b.ReportMetric(float64(used.Milliseconds())/float64(b.N), "cpu-ms/op")
}

func processors() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// loadAll reads the files with the YAML library, on two processors.
func loadAll(b *testing.B, paths []string) {
	var both sync.WaitGroup
	for half := range 2 {
		both.Go(func() {
			for i := half; i < len(paths); i += 2 {
				data, err := os.ReadFile(paths[i])
				var node yaml.Node
				if err == nil {
					err = yaml.Load(data, &node)
				}
				if err != nil {
					b.Error(err)
				}
			}
		})
	}
	both.Wait()
}

// memory is what the program has from the system now, in bytes.
func memory() uint64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64() - samples[1].Value.Uint64()
}

// touch changes a file by a comment.
func touch(b *testing.B, path string, round int) {
	data, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, fmt.Appendf(data, "# %d\n", round), 0o600)
	}
	if err != nil {
		b.Fatal(err)
	}
}

func emptyFolder(b *testing.B, folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range entries {
		if err := os.Remove(filepath.Join(folder, e.Name())); err != nil {
			b.Fatal(err)
		}
	}
}

func setHead(t testing.TB, a *assessment.Assessment, f func(*assessment.Head)) {
	t.Helper()
	head := a.Head()
	before := head
	f(&head)
	if _, err := a.Apply(assessment.Change{Subject: assessment.Subject{Kind: assessment.AboutHead}, Stamp: stamp("Ada Marsh", 1), Before: before, After: head}); err != nil {
		t.Fatal(err)
	}
}
