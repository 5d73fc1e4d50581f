package xlsx

import (
	"strings"
	"testing"
)

func FuzzTextsFitAndAreNoFormulas(f *testing.F) {
	for _, s := range []string{"", "=1+1", "'=1", "''@x", "'plain", "\tx", "-", "a\nb", "\uFFFE", strings.Repeat("é", 40_000), strings.Repeat("\U0001F600", 16_100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cell := kept(s)
		if units(cell) > 32_767 {
			t.Errorf("%.20q: %d letters in a cell", s, units(cell))
		}
		if cell != "" && strings.IndexByte("=+-@\t", cell[0]) >= 0 {
			t.Errorf("%.20q is written as %.20q", s, cell)
		}
		if strings.HasPrefix(cell, mark) || cell == s {
			return
		}
		// One ' more, before what could be run, and nothing else.
		rest := strings.TrimLeft(s, "'")
		if cell != "'"+s || rest == "" || strings.IndexByte("=+-@\t", rest[0]) < 0 {
			t.Errorf("%.20q is written as %.20q", s, cell)
		}
	})
}

func TestOnlyWhatDoesNotFitIsMarked(t *testing.T) {
	for s, want := range map[string]bool{
		"plain": false, strings.Repeat("a", 32_000): false, strings.Repeat("a", 32_001): true,
		strings.Repeat("é", 32_000): false, strings.Repeat("\U0001F600", 16_001): true, "a\uFFFFb": true, "a\u0085b": false,
	} {
		if got := strings.HasPrefix(kept(s), mark); got != want {
			t.Errorf("%.10q of %d letters is marked: %v", s, units(s), got)
		}
	}
}
