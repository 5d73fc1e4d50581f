package cli

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

// The real program is killed at a random moment while it answers: the file is
// then the old or the new one, whole, and what was reported as done is in it.
func TestKilledWhileItAnswers(t *testing.T) {
	kills := 25
	if s := os.Getenv("POSTURE_KILLS"); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "a.posture.yaml")
	if out, err := exec.Command("posture", "new", path, "--organisation", "Acme").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	chance := rand.New(rand.NewPCG(uint64(kills), 7))
	level, early, late := 0, 0, 0
	var whole time.Duration // of an answer that nobody kills
	for i := range kills {
		next := (level + 1) % 6
		if i%10 == 0 {
			begun := time.Now()
			if out, err := exec.Command("posture", "answer", path, "GOV-1.3", strconv.Itoa(i/10%6)).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			whole = time.Since(begun)
		}
		cmd := exec.Command("posture", "answer", path, "GOV-1.1", strconv.Itoa(next), "--note", fmt.Sprintf("try %d", i))
		var out bytes.Buffer
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(chance.Int64N(int64(whole*5/4))), func() { cmd.Process.Kill() })
		finished := cmd.Wait() == nil
		if finished {
			late++
		}
		got := onDisk(t, path)
		switch {
		case got != level && got != next:
			t.Fatalf("kill %d: the file holds %d, neither the old %d nor the new %d", i, got, level, next)
		case finished && got != next, bytes.Contains(out.Bytes(), []byte("GOV-1.1")) && got != next:
			t.Fatalf("kill %d: %d was reported as done and the file holds %d", i, next, got)
		case got == level:
			early++
		}
		level = got
	}
	if out, err := exec.Command("posture", "answer", path, "GOV-1.2", "3").CombinedOutput(); err != nil {
		t.Fatalf("a killed program blocks the next: %v: %s", err, out)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*.tmp"))
	if err != nil || len(left) > 0 {
		t.Errorf("left-overs stay after the next save: %v, %v", left, err)
	}
	t.Logf("%d kills: %d before the answer was stored, %d after the program had ended", kills, early, late)
}

// onDisk gives the level of GOV-1.1 in a file, or 0 where it is open.
func onDisk(t *testing.T, path string) int {
	t.Helper()
	f, err := store.New(frameworks.BuiltinVersion).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	r := f.Assessment().Record(f.Assessment().Framework().Question("GOV-1.1"))
	if r.State == assessment.Levelled {
		return r.Level
	}
	return 0
}
