package pdf

import (
	"io"
	"testing"

	"posture/reports"
)

// BenchmarkWrite is the demo's size: 32 practices, 87 questions.
func BenchmarkWrite(b *testing.B) {
	r := plan{layers: 5, practices: 6, questions: 3, levels: answered}.report(b, reports.Options{})
	benchmark(b, r)
}

// BenchmarkWriteLarge is 200 pages and more: time grows with the pages.
func BenchmarkWriteLarge(b *testing.B) {
	r := plan{layers: 10, practices: 20, questions: 5, levels: answered}.report(b, reports.Options{})
	benchmark(b, r)
}

func benchmark(b *testing.B, r *reports.Report) {
	l, err := lay(r, &Options{Paper: A4})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(io.Discard, r, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/float64(len(l.pages)), "ms/page")
	b.ReportMetric(float64(len(l.pages)), "pages")
}

// BenchmarkLay is the layout alone, without gofpdf.
func BenchmarkLay(b *testing.B) {
	r := plan{layers: 5, practices: 6, questions: 3, levels: answered}.report(b, reports.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lay(r, &Options{Paper: A4}); err != nil {
			b.Fatal(err)
		}
	}
}
