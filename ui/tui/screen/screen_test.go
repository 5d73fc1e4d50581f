package screen_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
)

func TestPressIsWhatBubbleTeaNamesIt(t *testing.T) {
	for _, k := range []string{"a", "Z", "0", "?", "/", "=", "enter", "esc", "space", "backspace", "up", "pgdown", "f1", "ctrl+s", "alt+f", "tab", "shift+tab", "é"} {
		if got := screen.Press(k).String(); got != k {
			t.Errorf("%q is pressed as %q", k, got)
		}
	}
}

func TestDispatchFindsEveryKeyOfABinding(t *testing.T) {
	pressed := ""
	table := []screen.Binding[*string]{
		{Key: screen.Key{Press: "left h"}, Do: func(s *string) (screen.Action, tea.Cmd) { *s = "left"; return nil, nil }},
		{Key: screen.Key{Press: "h2"}, Do: func(s *string) (screen.Action, tea.Cmd) { *s = "other"; return screen.Back{}, nil }},
	}
	if _, _, ok := screen.Dispatch(table, &pressed, screen.Press("h")); !ok || pressed != "left" {
		t.Errorf("h did %q", pressed)
	}
	if _, _, ok := screen.Dispatch(table, &pressed, screen.Press("2")); ok {
		t.Error("a part of a keystroke's name was taken for it")
	}
}
