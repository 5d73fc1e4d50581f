package reports_test

import (
	"io"
	"maps"
	"slices"
	"testing"

	"posture/reports"
)

// BenchmarkLayouts writes the built-in framework, half answered, in each format.
func BenchmarkLayouts(b *testing.B) {
	s := builtInSample(b)
	r := s.report(reports.Options{})
	all := layouts()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := all[name].write(io.Discard, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
