package html

import (
	"strings"
	"testing"
)

func FuzzWrapKeepsToItsRoom(f *testing.F) {
	f.Add("Consent and transparency 3.2", 120.0, 2)
	f.Add(strings.Repeat("w", 300), 30.0, 1)
	f.Add("漢字 العربية e\u0301\n", 50.0, 3)
	f.Fuzz(func(t *testing.T, s string, room float64, most int) {
		if !(room >= 30 && room < 1e6) || most < 1 || most > 5 {
			return
		}
		lines := wrap(s, room, most, plainSize)
		if len(lines) < 1 || len(lines) > most {
			t.Fatalf("%d lines of %q, want 1 to %d", len(lines), s, most)
		}
		for _, line := range lines {
			if strings.ContainsAny(line, "\n\t") {
				t.Errorf("a line %q", line)
			}
			if w := wide(line, plainSize); w > room*1.1+plainSize {
				t.Errorf("%q is %v wide, the room is %v", line, w, room)
			}
		}
	})
}

func TestShortTextsAreNotCut(t *testing.T) {
	if got := strings.Join(wrap("Consent and transparency 3.2", 160, 2, grownSize), "|"); got != "Consent and|transparency 3.2" {
		t.Errorf("got %q", got)
	}
	if got := wrap("Consent and transparency", 80, 1, grownSize); len(got) != 1 || !strings.HasSuffix(got[0], "…") {
		t.Errorf("got %q", got)
	}
}
