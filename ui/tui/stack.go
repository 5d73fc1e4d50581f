package tui

import (
	"fmt"
	"reflect"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
)

// do does what a screen asks for.
func (a *App) do(from screen.Screen, act screen.Action) tea.Cmd {
	switch act := act.(type) {
	case nil:
	case screen.Open:
		return a.open(act.Route)
	case screen.Replace:
		a.pop()
		return a.open(act.Route)
	case screen.Back:
		return a.back()
	case screen.Quit:
		return a.quit()
	case screen.Toast:
		a.tell(act.Text, act.Bad)
	case screen.Confirm:
		a.dialog = append(a.dialog, &question{act, from})
	case screen.All:
		var cmds []tea.Cmd
		for _, one := range act {
			cmds = append(cmds, a.do(from, one))
		}
		return tea.Batch(cmds...)
	default:
		a.tell(fmt.Sprintf("The program has no action %T.", act), true)
	}
	return nil
}

// open opens a route above the screens that are there.
func (a *App) open(r screen.Route) tea.Cmd {
	if f, ok := r.(screen.File); ok {
		if a.doc != nil {
			return a.turnTo(f)
		}
		return a.openFile(f)
	}
	s, err := a.build(r)
	if err != nil {
		a.tell(err.Error(), true)
		return nil
	}
	a.screen = append(a.screen, s)
	return s.Init()
}

// section goes to one of the open assessment's screens: back to it where it
// lies below, else it is opened.
func (a *App) section(r screen.Route) tea.Cmd {
	s, err := a.build(r)
	if err != nil {
		a.tell(err.Error(), true)
		return nil
	}
	for i := len(a.screen) - 1; i >= 0; i-- {
		if same(a.screen[i], s) {
			a.screen = a.screen[:i+1]
			return nil
		}
	}
	a.screen = append(a.screen, s)
	return s.Init()
}

// A placed screen is one of several of its type, told apart by their routes.
type placed interface{ Route() screen.Route }

// same tells whether two screens show the same.
func same(a, b screen.Screen) bool {
	if reflect.TypeOf(a) != reflect.TypeOf(b) {
		return false
	}
	x, ok := a.(placed)
	return !ok || x.Route() == b.(placed).Route()
}

func (a *App) pop() {
	if n := len(a.screen); n > 0 {
		a.screen = a.screen[:n-1]
	}
}

// back goes back one screen; from the first one, out. Going back below the
// open assessment's first screen closes it, once it is saved.
func (a *App) back() tea.Cmd {
	switch {
	case len(a.screen) <= 1:
		return a.quit()
	case a.doc != nil && len(a.screen)-1 == a.disk.below:
		a.leave = leaving{on: true, closing: true}
		a.disk.retry()
		return a.finish()
	}
	a.pop()
	return nil
}
