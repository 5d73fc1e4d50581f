package store_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
)

// The test binary is also the other program that works on the same file: which
// part it plays stands in this variable, the file's path in the next argument.
const partVariable = "POSTURE_STORE_TEST_PART"

func TestMain(m *testing.M) {
	switch part := os.Getenv(partVariable); part {
	case "":
		os.Exit(m.Run())
	case "holder":
		must(hold(os.Args[1]))
	default:
		must(answerMany(os.Args[1], part))
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func openAlone(path string) (*store.File, error) {
	fw, err := loadShort()
	if err != nil {
		return nil, err
	}
	return store.New(carrying(fw)).Open(path)
}

// hold takes the lock, says so, and never lets go.
func hold(path string) error {
	f, err := openAlone(path)
	if err != nil {
		return err
	}
	return f.Update(func(*assessment.Assessment) error {
		fmt.Println("holding")
		_, err := io.Copy(io.Discard, os.Stdin)
		return err
	})
}

const many = 20

// answerMany changes one question over and over.
func answerMany(path, question string) error {
	f, err := openAlone(path)
	if err != nil {
		return err
	}
	for i := range many {
		err := f.Update(func(a *assessment.Assessment) error {
			_, err := a.Edit(stamp(question, i), question, func(r *assessment.Record) {
				r.Answer = assessment.Answer{State: assessment.Levelled, Level: i % 6}
			})
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func program(t *testing.T, part, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, path)
	c.Env = append(os.Environ(), partVariable+"="+part)
	c.Stderr = os.Stderr
	return c
}

func createShort(t *testing.T) (*store.File, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "q.posture.yaml")
	f, err := newStore(t).Create(path, newAssessment(t, short(t)))
	if err != nil {
		t.Fatal(err)
	}
	return f, path
}

func TestNoProgramLosesAnothersAnswers(t *testing.T) {
	f, path := createShort(t)
	parts := []string{"GOV-1.1", "GOV-1.2"}
	var running []*exec.Cmd
	for _, part := range parts {
		c := program(t, part, path)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, c)
	}
	for i := range many { // and this one is the third
		if _, err := f.Save([]assessment.Change{level(t, f.Assessment(), stamp("Ada", i), "CON-1.1", i%6)}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range running {
		if err := c.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.Reload(); err != nil {
		t.Fatal(err)
	}
	records := f.Assessment().Content().Records
	for _, id := range append(parts, "CON-1.1") {
		if r := records[f.Assessment().Framework().Question(id).Index]; len(r.Past) != many-1 {
			t.Errorf("%s was answered %d times and has %d entries in its history", id, many, len(r.Past))
		}
	}
}

// One File may be used by several goroutines, and a file opened twice.
func TestGoroutinesLoseNothing(t *testing.T) {
	f, path := createShort(t)
	g, err := newStore(t).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i, question := range []string{"GOV-1.1", "GOV-1.2", "GOV-2.1", "CON-1.1"} {
		file := []*store.File{f, g}[i%2]
		wait.Go(func() {
			for n := range 5 {
				err := file.Update(func(a *assessment.Assessment) error {
					_, err := a.Edit(stamp("Ada", n), question, func(r *assessment.Record) { r.Note += "x" })
					return err
				})
				if err != nil {
					t.Error(err)
				}
				file.Assessment()
				if _, err := file.Reload(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	f.Reload()
	for _, r := range f.Assessment().Content().Records {
		if r.Value.Note != "xxxxx" {
			t.Errorf("of five letters %q are there", r.Value.Note)
		}
	}
}

func TestAKilledProgramsLockBlocksNobody(t *testing.T) {
	f, path := createShort(t)
	c := program(t, "holder", path)
	if _, err := c.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, _, err := bufio.NewReader(out).ReadLine(); string(line) != "holding" {
		t.Fatalf("%q, %v", line, err)
	}
	left := filepath.Join(filepath.Dir(path), ".q.posture.yaml.123456.tmp")
	if err := os.WriteFile(left, []byte("half a f"), 0o600); err != nil {
		t.Fatal(err)
	}
	blocked, err := quick(t, time.Millisecond).Open(path)
	if err != nil {
		t.Fatal(err) // reading takes no lock
	}
	checkLocked(t, blocked, path)
	if _, err := os.Stat(left); err != nil {
		t.Error("what a living program writes was taken away")
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	c.Wait()
	if _, err := f.Save([]assessment.Change{level(t, f.Assessment(), stamp("Ada", 1), "CON-1.1", 2)}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("what the killed program left is still there")
	}
}

// quick is a store that waits for a lock no longer than this.
func quick(t *testing.T, wait time.Duration) *store.Store {
	s := newStore(t)
	s.Wait = wait
	return s
}
