//go:build posturepanic

package tui

import tea "charm.land/bubbletea/v2"

// deliberate makes F12 a mistake of the program's own, for the test that the
// terminal is left clean then.
func deliberate(msg tea.Msg) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "f12" {
		panic("a deliberate mistake that holds an answer: 42")
	}
}
