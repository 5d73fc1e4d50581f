package cli

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// On a terminal a table fits the width, and every letter of it is there.
func TestTableFitsTheTerminal(t *testing.T) {
	x := table{head: []string{"Id", "Owner", "What"}, wide: 2, loose: true}
	x.add("write-the-retention-schedule-then", "Ana Maria Fernandes", "Write the retention schedule")
	for _, width := range []int{40, 60, 100} {
		var b strings.Builder
		x.print(&b, width)
		for line := range strings.Lines(b.String()) {
			if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("%d columns on %d: %s", n, width, line)
			}
		}
		if got := strings.Join(strings.Fields(b.String()), " "); !strings.Contains(got, "Ana Maria Fernandes") || !strings.Contains(got, "schedule-then") {
			t.Errorf("text is lost on %d columns:\n%s", width, b.String())
		}
	}
}

// In a pipe one long cell stands whole, and doesn't fill up the others.
func TestLongCellDoesNotPadTheTable(t *testing.T) {
	x := table{head: []string{"A", "B"}, wide: 1}
	long := strings.Repeat("x", 60_000)
	x.add(long, "b")
	x.add("short", "b")
	var b strings.Builder
	x.print(&b, 0)
	if n := b.Len(); n > 61_000 || !strings.Contains(b.String(), long) {
		t.Errorf("%d bytes", n)
	}
}
