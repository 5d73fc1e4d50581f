package screen

import tea "charm.land/bubbletea/v2"

// An Action is what a screen asks of the application, now: [Open], [Replace],
// [Back], [Quit], [Toast], [Confirm] or [All]; nil is nothing.
type Action interface{ action() }

// Open opens a screen above this one.
type Open struct{ Route Route }

// Replace opens a screen in place of this one.
type Replace struct{ Route Route }

// Back goes back to the screen below; from the first one, out.
type Back struct{}

// Quit leaves the program, once everything is saved.
type Quit struct{}

// A Toast tells something in passing; it goes with the next key.
type Toast struct {
	Text string
	Bad  bool // a mistake or a refusal
}

// Confirm asks a question in a dialog. The choice's answer comes back to the
// screen's Update.
type Confirm struct {
	Title   string
	Text    string
	Choices []Choice // the last one is also what esc does
}

// A Choice is one of a question's answers.
type Choice struct {
	Key    string // keystrokes parted by blanks, the first is the one shown: "k ctrl+s"
	Label  string
	Answer tea.Msg // nil: nothing is to be done
}

// All are several actions in turn.
type All []Action

func (Open) action()    {}
func (Replace) action() {}
func (Back) action()    {}
func (Quit) action()    {}
func (Toast) action()   {}
func (Confirm) action() {}
func (All) action()     {}
