// Package screen is the contract between the application and its screens, and
// what they share: the open document.
//
// A screen is four methods. Update changes it, View reads it, and slow work
// is a tea.Cmd made of a function that the application handed in. A screen
// never knows another screen: it asks the application to open a [Route]. Keys
// come from one table of [Binding]s, from which help, footer and palette are
// made too, so that no key is without help.
package screen

import tea "charm.land/bubbletea/v2"

// A Screen is what fills the window between the title and the footer, or a
// dialog above it. The application gives keys and pastes to the top one alone,
// every other message to all, so message types are private to their screen.
type Screen interface {
	// Init is the slow work to begin with, if any; constructors do none. It is
	// called again when an assessment that was opened above is closed.
	Init() tea.Cmd
	// Update takes a message. The action is done at once, before the next
	// message; the command runs beside.
	Update(tea.Msg) (Action, tea.Cmd)
	// View gives the screen in at most that many cells and lines. It changes
	// nothing, and its cost doesn't grow with the questionnaire.
	View(width, height int) Frame
	// Keys are those that do something now.
	Keys() Keys
}

// A Frame is a screen at one moment.
type Frame struct {
	Trail  []string // where one is, from the whole to the part: the title line
	Right  string   // at the title line's right end: "17 of 92"
	Body   string   // lines parted by newlines, none wider than was asked
	Cursor *Cursor  // the real cursor; nil where nothing is typed
	Zones  []Zone   // what the mouse can click
	Bare   bool     // without title and footer: the whole window is the screen's
}

// A Cursor is a place in a frame's body, counted from 0.
type Cursor struct{ X, Y int }

// A Zone is a piece of the body that stands for a message when it is clicked.
type Zone struct {
	X, Y, Width, Height int
	Click               tea.Msg
}

// Leaving is sent to every screen when the program must end at once: a screen
// keeps what is being typed, if it can be kept.
type Leaving struct{}
