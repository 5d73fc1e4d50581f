package pdf

import (
	"testing"

	"posture/reports"
)

// A file has as many pages as were laid out.
func TestPagesAreCounted(t *testing.T) {
	for _, o := range []reports.Options{{}, {Short: true}} {
		r := corpus()["plain"].report(t, o)
		l, err := lay(r, &Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := Pages(write(t, r, Options{})); got != len(l.pages) {
			t.Errorf("%d pages are counted, %d were laid out", got, len(l.pages))
		}
	}
}
