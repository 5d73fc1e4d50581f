package tui

import (
	"testing"

	"posture/ui/tui/screen"
)

// No screen and no mode has two actions on one key, nor one that the
// application takes for itself, and each key says what it does.
func TestKeys(t *testing.T) {
	for name, keys := range screens() {
		r := newRig(t, "example.yaml", 80, 24, Options{})
		fill(t, r, 2)
		r.press(keys)
		var all []screen.Key
		typing := false
		if n := len(r.a.dialog); n > 0 {
			k := r.a.dialog[n-1].keys()
			all, typing = k.List, k.Typing
		} else {
			k := r.a.top().Keys()
			all, typing = append(all, k.List...), k.Typing
			all = append(all, screen.List(r.a.ownKeys())...)
		}
		checkKeys(t, name, append(all, screen.List(urgentKeys())...), typing)
	}
	for name, keys := range seriesScreens() {
		r := newRig(t, "example.yaml", 80, 24, Options{})
		fill(t, r, 2)
		r.press(keys[0])
		r.loaded()
		r.press(keys[1])
		k := r.a.top().Keys()
		all := append(append([]screen.Key{}, k.List...), screen.List(r.a.ownKeys())...)
		checkKeys(t, name, append(all, screen.List(urgentKeys())...), k.Typing)
	}
}

func checkKeys(t *testing.T, name string, keys []screen.Key, typing bool) {
	seen := map[string]string{}
	for _, k := range keys {
		if k.Does == "" || k.Press == "" {
			t.Errorf("%s: %q does %q: both must be said", name, k.Press, k.Does)
		}
		if n := len([]rune(k.Does)); n > 43 {
			t.Errorf("%s: help has no room for %q", name, k.Does)
		}
		for _, s := range fields(k.Press) {
			if other, twice := seen[s]; twice {
				t.Errorf("%s: %s does two things: %q and %q", name, s, other, k.Does)
			}
			seen[s] = k.Does
			if typing && len([]rune(s)) == 1 {
				t.Errorf("%s: %s does %q though letters are text", name, s, k.Does)
			}
			if got := screen.Press(s).String(); got != s {
				t.Errorf("%s: nobody can press %q; it comes as %q", name, s, got)
			}
		}
	}
}

// Where the palette takes an action, it does what its key does.
func TestPaletteDoesWhatTheKeyDoes(t *testing.T) {
	r := questions(t)
	r.press("ctrl+p")
	r.text("unknown nobody")
	r.press("enter")
	r.answerIs("GOV-1.1", "unknown")
	r.press("ctrl+p")
	r.text("answer 4")
	r.press("enter")
	r.answerIs("GOV-1.1", "4")
	r.press("ctrl+p")
	r.text("mouse")
	r.press("enter")
	if !r.a.mouse {
		t.Error("the mouse is off")
	}
}
