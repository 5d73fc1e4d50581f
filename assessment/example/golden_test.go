package example_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"posture/assessment/example"
	"posture/assessment/store"
	"posture/frameworks"
)

// TestMain brings the files on the disk up to date where UPDATE_GOLDEN is set.
// The tests then run on what the program carries, so where a file had to
// change they wait for the next run.
func TestMain(m *testing.M) {
	if os.Getenv("UPDATE_GOLDEN") != "" {
		changed, err := update()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if changed {
			fmt.Println("the examples were rewritten; run the tests again")
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

var digestLine = regexp.MustCompile(`(?m)^  digest: .*$`)

func update() (changed bool, err error) {
	fw, err := frameworks.BuiltinVersion("customer-data-ethics", "1.0.0")
	if err != nil {
		return false, err
	}
	for _, f := range files() {
		path := filepath.Join("data", f.Name)
		before, err := os.ReadFile(path)
		if err != nil {
			return changed, err
		}
		text := before
		if !bytes.Contains(before, []byte("\nframework_text:")) {
			text = digestLine.ReplaceAll(before, []byte("  digest: "+fw.Digest))
		}
		d, err := store.Decode(path, text, frameworks.BuiltinVersion)
		if err != nil {
			return changed, err
		}
		after := store.Encode(d.Assessment, d.Comments)
		if bytes.Equal(before, after) {
			continue
		}
		changed = true
		if err := os.WriteFile(path, after, 0o644); err != nil {
			return changed, err
		}
	}
	return changed, nil
}

func files() []example.File {
	var all []example.File
	for _, o := range example.List() {
		all = append(all, o.Files...)
	}
	return all
}

// TestCanonical holds that each file is byte for byte what the store writes,
// and that it answers the framework's present text.
func TestCanonical(t *testing.T) {
	for _, f := range files() {
		b, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		d, err := store.Decode(f.Name, b, frameworks.BuiltinVersion)
		if err != nil {
			t.Errorf("%v\nif the framework's text has changed: UPDATE_GOLDEN=1 go test ./assessment/example", err)
			continue
		}
		if !bytes.Equal(store.Encode(d.Assessment, d.Comments), b) {
			t.Errorf("%s isn't in canonical form; run UPDATE_GOLDEN=1 go test ./assessment/example", f.Name)
		}
	}
}

// TestList holds that what is in data is listed, under names and ids that are
// told apart, and that a caller's bytes are its own.
func TestList(t *testing.T) {
	if example.List()[0].ID != example.Default {
		t.Errorf("the default, %s, isn't the first", example.Default)
	}
	listed := map[string]bool{}
	for _, o := range example.List() {
		if found, ok := example.Find(o.ID); !ok || found.Name != o.Name || found.Now() != o.Files[len(o.Files)-1] {
			t.Errorf("%s isn't found by its id", o.ID)
		}
		for _, f := range o.Files {
			listed[f.Name] = true
			mine, err := f.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			mine[0] = 'X'
			if again, _ := f.Bytes(); again[0] == 'X' {
				t.Errorf("%s changes with a caller's copy", f.Name)
			}
		}
	}
	entries, err := os.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !listed[e.Name()] {
			t.Errorf("data/%s isn't listed", e.Name())
		}
	}
	if _, err := example.Load("brindlewyck"); err == nil {
		t.Error("an organisation that isn't there was loaded")
	}
}
