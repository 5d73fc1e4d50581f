//go:build !posturepanic

package tui

import tea "charm.land/bubbletea/v2"

// deliberate does nothing; a test's build has another one.
func deliberate(tea.Msg) {}
