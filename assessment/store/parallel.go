package store

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// maxWorkers bounds how many files are read at once, and so the memory for it.
const maxWorkers = 8

// inParallel does jobs 0 to n-1 on all processors, and tells, from the
// goroutine that called, how many are done each time that it is one more. A
// job's panic is raised there too, so that whoever catches panics meets it.
func inParallel(n int, job func(i int), told func(done int)) {
	var next atomic.Int64
	finished := make(chan any, 64) // nil, or what a job panicked with
	var running sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), maxWorkers, n) {
		running.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				finished <- attempt(job, int(i))
			}
		})
	}
	var panicked any
	for done := 1; done <= n; done++ {
		if p := <-finished; p != nil {
			panicked = p
		}
		told(done)
	}
	running.Wait()
	if panicked != nil {
		panic(panicked)
	}
}

func attempt(job func(i int), i int) (panicked any) {
	defer func() { panicked = recover() }()
	job(i)
	return nil
}
