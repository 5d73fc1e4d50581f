package tui

import (
	"strings"
	"testing"
)

// The question whether a text is to be kept takes the key that keeps it, too.
func TestKeepingATextByItsKeyInTheDialog(t *testing.T) {
	for open, title := range map[string]string{"n": "Keep the note?", "e": "Keep "} {
		r := questions(t)
		r.press(open)
		r.text("words")
		r.press("esc")
		r.sees(title)
		r.press("ctrl+s")
		if n := len(r.a.dialog); n > 0 {
			t.Errorf("%s: ctrl+s does nothing in the dialog:\n%s", open, r.shown())
		}
		if x := r.record("GOV-1.1"); x.Note != "words" && len(x.Evidence) == 0 {
			t.Errorf("%s: nothing was kept", open)
		}
	}
}

func TestHelpAndPaletteNameAnActionOnce(t *testing.T) {
	for _, keys := range []string{"?", "ctrl+p"} {
		r := newRig(t, "example.yaml", 200, 60, Options{})
		r.press(keys)
		if keys == "ctrl+p" {
			r.text("show the keys")
		}
		if n := strings.Count(r.shown(), "show the keys that do something here"); n != 1 {
			t.Errorf("%s: help is named %d times:\n%s", keys, n, r.shown())
		}
		r.sees("?, f1")
	}
}

// What is read goes to its ends, and no further: one step back is seen.
func TestReadingGoesToItsEnds(t *testing.T) {
	for _, open := range []string{"w", "h", "?"} {
		r := newRig(t, "example.yaml", 60, 20, Options{})
		fill(t, r, 1)
		r.settled()
		r.press("1 2 3 4 5 1 2 3 4 5")
		r.press(open)
		top := r.shown()
		r.press("end")
		end := r.shown()
		if end == top {
			t.Errorf("%s: end does nothing:\n%s", open, end)
		}
		r.press("down pgdown")
		if got := r.shown(); got != end {
			t.Errorf("%s: the end isn't the end:\n%s", open, got)
		}
		r.press("up")
		if got := r.shown(); got == end {
			t.Errorf("%s: up from the end does nothing:\n%s", open, got)
		}
		r.press("home")
		if got := r.shown(); got != top {
			t.Errorf("%s: home isn't the top:\n%s", open, got)
		}
	}
}

func TestThePickFieldsSayWhereHelpIs(t *testing.T) {
	s := newShelf(t)
	s.add("a", "Acme", nil)
	r := s.atHome(80, 24)
	r.press("c")
	r.comes("Framework")
	r.press("?")
	r.sees("Press f1 to see the keys that do something here.")
	r.press("x")
	r.sees("Choose a row with ↑ and ↓")
}
