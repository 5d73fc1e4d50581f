package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/assessment/store"
	"posture/ui/tui/broken"
	"posture/ui/tui/export"
	"posture/ui/tui/screen"
)

// Exit codes.
const (
	exitDone    = 0
	exitInput   = 1
	exitMachine = 3
	exitSignal  = 128 // and the signal's number
)

// leaving is how far one is on the way out.
type leaving struct {
	on      bool
	closing bool         // only the assessment is left, not the program
	then    *screen.File // what is opened in its place, or nil
	without bool         // whatever isn't saved stays so
	signal  syscall.Signal
}

type (
	signalled struct{ signal os.Signal }
	forced    struct{}
	again     struct{}
	elsewhere struct{}
	without   struct{}
	stay      struct{}
)

// patience is how long a save may take once a signal has come.
const patience = 3 * time.Second

func waitForSignal(c <-chan os.Signal) tea.Cmd {
	return func() tea.Msg { return signalled{<-c} }
}

// quit leaves the program once everything is saved.
func (a *App) quit() tea.Cmd {
	a.keepTyped()
	a.leave = leaving{on: true}
	a.disk.retry()
	a.opening, a.queued = false, nil
	return a.finish()
}

// signal leaves at once; there is nobody to ask.
func (a *App) signal(msg signalled) tea.Cmd {
	a.keepTyped()
	a.leave = leaving{on: true, signal: syscall.SIGTERM}
	if s, ok := msg.signal.(syscall.Signal); ok {
		a.leave.signal = s
	}
	a.disk.retry()
	return tea.Batch(a.finish(), tea.Tick(patience, func(time.Time) tea.Msg { return forced{} }))
}

// keepTyped lets every screen keep what is being typed.
func (a *App) keepTyped() {
	for _, s := range a.screen {
		s.Update(screen.Leaving{})
	}
}

// finish goes once there is nothing left to save.
func (a *App) finish() tea.Cmd {
	switch {
	case !a.leave.on:
		return nil
	case a.leave.without, a.settled():
	case a.disk.lost != nil && !a.disk.busy && len(a.doc.Pending()) == 0:
		return a.cantLeave(false) // there is nothing to be tried that could fail first
	default:
		return nil
	}
	a.dialog = nil
	switch {
	case a.leave.closing:
		return a.closeDocument()
	}
	return tea.Quit
}

// closeDocument opens another in the assessment's place, where that was asked;
// else it goes back to the screen below, which looks anew at what has changed.
func (a *App) closeDocument() tea.Cmd {
	close(a.disk.closed)
	then := a.leave.then
	a.leftUnsaved = a.leftUnsaved || a.leave.without
	a.screen = a.screen[:a.disk.below]
	a.doc, a.disk, a.leave, a.report = nil, disk{}, leaving{}, export.Kept{}
	if then != nil {
		return a.openFile(*then)
	}
	return a.top().Init()
}

// turnTo leaves the open assessment, once it is saved, for another.
func (a *App) turnTo(f screen.File) tea.Cmd {
	a.leave = leaving{on: true, closing: true, then: &f}
	a.disk.retry()
	return a.finish()
}

// cantLeave asks what to do where what is shown isn't on disk, on the way out.
func (a *App) cantLeave(still bool) tea.Cmd {
	switch {
	case !a.leave.on || a.asking():
		return nil
	case a.leave.signal != 0:
		return tea.Quit
	}
	title, save := "Not saved", "try again to save"
	if still {
		title = "Still not saved"
	}
	if a.gone() {
		save = "save all of it again, as a new file"
	}
	a.dialog = append(a.dialog, &question{ask: screen.Confirm{
		Title: title,
		Text:  a.brief(a.unsavedWords()),
		Choices: []screen.Choice{
			{Key: "s", Label: save, Answer: again{}},
			{Key: "p", Label: "save a copy in another place", Answer: elsewhere{}},
			{Key: "l", Label: "leave without saving", Answer: without{}},
			{Key: "esc", Label: "stay here", Answer: stay{}},
		},
	}})
	return nil
}

// asking tells that it asks already.
func (a *App) asking() bool {
	return slices.ContainsFunc(a.dialog, func(d dialog) bool {
		q, ok := d.(*question)
		_, where := d.(*pathPrompt)
		return where || ok && q.from == nil
	})
}

// unsavedWords say what isn't saved, and why.
func (a *App) unsavedWords() string {
	n, err := len(a.doc.Pending()), a.unsaved()
	switch {
	case a.gone():
		return filepath.Base(a.disk.path) + " was moved or deleted: nothing of what you see is on disk there."
	case n == 0:
		return "Another program has changed the file so that it can't be read: " + err.Error() + "."
	case n == 1:
		return "One change isn't saved: " + err.Error() + "."
	}
	return fmt.Sprintf("%d changes aren't saved: %v.", n, err)
}

// gone tells that the file was moved or deleted.
func (a *App) gone() bool { return errors.Is(a.disk.lost, store.ErrGone) }

// answered takes the answer to a question of the application's own.
func (a *App) answered(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case again:
		a.disk.again()
	case without:
		a.leave.without = true
		return a.finish()
	case elsewhere:
		a.dialog = append(a.dialog, newPathPrompt(a.disk.path))
	case stay:
		a.leave = leaving{}
	}
	return nil
}

// saveCopy saves the whole assessment in another place.
func (a *App) saveCopy(path string) tea.Cmd {
	create, copyOf := a.o.Create, a.doc.Assessment().Clone()
	return func() tea.Msg { return copied{path, create(path, copyOf)} }
}

func (a *App) onCopied(msg copied) tea.Cmd {
	if msg.err != nil {
		a.tell(msg.err.Error(), true)
		a.dialog = append(a.dialog, newPathPrompt(msg.path))
		return nil
	}
	a.doc.Stored(len(a.doc.Pending()))
	said := fmt.Sprintf("The assessment is saved in %s.", msg.path)
	if !a.gone() {
		said += fmt.Sprintf(" %s is as it was.", a.disk.path)
	}
	a.disk.err, a.disk.lost = nil, nil
	a.o.Farewell(said)
	return a.finish()
}

// exit is the program's exit code.
func (a *App) exit() int {
	switch {
	case a.leave.signal != 0:
		return exitSignal + int(a.leave.signal)
	case a.crash != "" || a.leftUnsaved || !a.stored():
		return exitMachine
	case len(a.screen) > 0:
		if _, ok := a.screen[0].(*broken.Screen); ok {
			return exitInput
		}
	}
	return exitDone
}

// flush saves what is still pending once the program has ended, however it
// ended. A change that is on disk already is made again without effect.
func (a *App) flush() (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("the save itself has met a mistake of the program's own")
		}
	}()
	if a.doc == nil || a.leave.without {
		return nil
	}
	a.keepTyped()
	if a.stored() {
		return nil
	}
	pending := append([]assessment.Change(nil), a.doc.Pending()...)
	if a.disk.lost != nil {
		_, err = a.disk.file.SaveAnew(a.doc.Assessment().Clone(), pending)
	} else {
		_, err = a.disk.file.Save(pending)
	}
	if err != nil {
		return err
	}
	a.disk.lost = nil
	a.doc.Stored(len(pending))
	return nil
}
