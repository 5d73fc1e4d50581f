package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

// Figures to hold, in one run: saving one answer of 100 within 1.5 × the bare
// write of the same bytes, of 5,000 under 25 ms; opening 5,000 answers within
// 1.5 × the YAML library alone.

var sizes = []int{100, 5000}

// large is a framework of n questions, ten for each practice.
func large(b testing.TB, n int) *frameworks.Framework {
	var s strings.Builder
	s.WriteString("schema: posture/framework/v1\nid: large\nversion: 1.0.0\ntitle: Large\nlayers:\n  - id: L\n    title: L\n    practices:\n")
	for i := range n {
		if i%10 == 0 {
			fmt.Fprintf(&s, "      - id: P-%d\n        title: P\n        questions:\n", i/10)
		}
		fmt.Fprintf(&s, "          - {id: P-%d.%d, ask: Is it?}\n", i/10, i%10)
	}
	return framework(b, s.String(), true)
}

// answered has an answer to every question, a note and a piece of evidence to
// most, and a history to some.
func answered(b testing.TB, fw *frameworks.Framework) *assessment.Assessment {
	a := newAssessment(b, fw)
	for i, q := range fw.Questions() {
		edit(b, a, stamp("Ada Marsh", i%60), q.ID, func(r *assessment.Record) {
			r.Answer = assessment.Answer{State: assessment.Levelled, Level: fw.Scale.Min() + i%len(fw.Scale)}
			if i%3 > 0 {
				r.Note = "Seen in the warehouse: the list is from spring.\nBen keeps it."
				r.Evidence = []assessment.Evidence{{Name: "Data map", Strength: assessment.Documented, Dated: 20261001}}
			}
		})
		if i%4 == 0 {
			level(b, a, stamp("Ben", i%60), q.ID, fw.Scale.Min()+(i+1)%len(fw.Scale))
		}
	}
	return a
}

func BenchmarkSave(b *testing.B) {
	for _, n := range sizes {
		fw := large(b, n)
		s := store.New(carrying(fw))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f, err := s.Create(filepath.Join(b.TempDir(), "a.posture.yaml"), answered(b, fw))
			if err != nil {
				b.Fatal(err)
			}
			a, questions := f.Assessment(), fw.Questions()
			for i := 0; b.Loop(); i++ {
				c := level(b, a, stamp("Cleo", 1), questions[i%n].ID, i%5)
				if _, err := f.Save([]assessment.Change{c}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSaveFloor is an atomic write of the same bytes that outlasts a power
// cut.
func BenchmarkSaveFloor(b *testing.B) {
	for _, n := range sizes {
		data := store.Encode(answered(b, large(b, n)), nil)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "a.posture.yaml")
			for b.Loop() {
				if err := bareWrite(path, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func bareWrite(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".a")
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		fw := large(b, n)
		data := store.Encode(answered(b, fw), nil)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "a.posture.yaml")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				b.Fatal(err)
			}
			s := store.New(carrying(fw))
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Open(path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpenFloor is the YAML library alone.
func BenchmarkOpenFloor(b *testing.B) {
	for _, n := range sizes {
		data := store.Encode(answered(b, large(b, n)), nil)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				var node yaml.Node
				if err := yaml.Load(data, &node); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, n := range sizes {
		a := answered(b, large(b, n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				store.Encode(a, nil)
			}
		})
	}
}
