package frameworks

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// What is packed is what the YAML says: the same framework, made anew by
// UPDATE_GOLDEN=1 go test ./frameworks.
func TestPackedIsWhatTheFileSays(t *testing.T) {
	names, err := filepath.Glob("data/*.yaml")
	if err != nil || len(names) < 4 {
		t.Fatalf("%d built-in files, %v", len(names), err)
	}
	for _, name := range names {
		yaml, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Load(name, yaml)
		if err != nil {
			t.Fatal(err)
		}
		packed := filepath.Join("packed", packedName(filepath.Base(name)))
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(packed, pack(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if data, err := os.ReadFile(packed); err != nil || !bytes.Equal(data, pack(want)) {
			t.Fatalf("%s isn't what %s gives (%v); make it with UPDATE_GOLDEN=1 go test ./frameworks", packed, name, err)
		}
		got := unpack(filepath.Base(name), yaml)
		if got == nil {
			t.Errorf("%s isn't taken; run the test again, so that it is built with it", packed)
			continue
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s unpacks to something else", packed)
		}
	}
}

// Spoilt or strange bytes are never taken, and never crash.
func TestSpoiltPackedFormIsNotTaken(t *testing.T) {
	yaml, err := os.ReadFile("data/customer-data-ethics-quick.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if unpack("customer-data-ethics-quick.yaml", append(yaml, '\n')) != nil {
		t.Error("what was packed of other bytes is taken")
	}
	f, err := Load("x", yaml)
	if err != nil {
		t.Fatal(err)
	}
	whole := pack(f)
	for n := 0; n < len(whole); n += 1 + n/50 {
		p := &packing{in: string(whole[:n]), reading: true}
		p.framework(&Framework{})
		if !p.broken {
			t.Fatalf("cut off at %d it is taken", n)
		}
	}
}

func BenchmarkUnpack(b *testing.B) {
	yaml, err := os.ReadFile("data/customer-data-ethics.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if unpack("customer-data-ethics.yaml", yaml) == nil {
			b.Fatal("not taken")
		}
	}
}
