package tui

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks/strict"
)

// A File is an assessment on disk. Save and Reload are never called at once;
// Touched may be called beside them.
type File interface {
	// Save makes the changes to what is on disk, others' changes kept.
	Save(changes []assessment.Change) (Saved, error)
	// SaveAnew is Save, but where the file was moved or deleted it makes it
	// anew, of the whole assessment that has the changes in it.
	SaveAnew(whole *assessment.Assessment, changes []assessment.Change) (Saved, error)
	// Reload gives what is on disk where somebody else has changed it since
	// the last Save or Reload; else nil. The error wraps store.ErrGone where the
	// file was moved or deleted.
	Reload() (*assessment.Assessment, error)
	// Touched tells, by a look at the file's time and size, whether a Reload
	// may have something to tell, an error or the end of one too.
	Touched() bool
}

// Saved is what came of a save.
type Saved struct {
	Others    *assessment.Assessment // what is on disk now, where others' changes were there; else nil
	Overwrote []string               // what both had changed: "GOV-1.1: answer"
}

// disk is how the open document stands to its file.
type disk struct {
	path   string
	file   File
	below  int   // screens that lie below the document's first
	busy   bool  // a save or a reload is under way
	stale  bool  // somebody else has changed the file
	err    error // of the last save
	failed int   // how many changes were pending then
	lost   error // why what was saved isn't there any more: the file is gone, or can't be read
	anew   bool  // save even where the file is gone
	asked  bool  // somebody has asked to save again, and is told what came of it
	saved  time.Time
	place  *placeMark
	closed chan struct{}
}

// retry makes the next look at the document save again, failed or not.
func (d *disk) retry() { d.failed = -1 }

// again makes it save what was lost too.
func (d *disk) again() {
	d.retry()
	d.anew, d.asked = d.lost != nil, true
}

// Messages of the disk; each names its file, since another may be open by the
// time it comes.
type (
	opened struct {
		path  string
		file  File
		a     *assessment.Assessment
		place string
		sheet string // whose answers are taken in, or ""
		taken Taken
		err   error
	}
	saved struct {
		file File
		n    int
		what Saved
		err  error
	}
	reloaded struct {
		file File
		a    *assessment.Assessment
		err  error
	}
	touched struct{ file File }
	copied  struct {
		path string
		err  error
	}
)

// store begins what has to be done on disk: one thing at a time.
func (a *App) store() tea.Cmd {
	d := &a.disk
	if a.doc == nil {
		return nil
	}
	var keep tea.Cmd
	if d.place.moved(a.doc.Place) {
		keep = d.place.keep
	}
	pending := a.doc.Pending()
	switch {
	case d.busy:
	case d.anew:
		d.busy, d.anew = true, false
		return tea.Batch(keep, saveAnew(d.file, a.doc.Assessment().Clone(), pending[:len(pending):len(pending)]))
	case len(pending) > 0 && (d.err == nil || len(pending) != d.failed):
		d.busy = true
		return tea.Batch(keep, save(d.file, pending[:len(pending):len(pending)]))
	case d.stale:
		d.busy, d.stale = true, false
		return tea.Batch(keep, reload(d.file))
	}
	return keep
}

func save(f File, changes []assessment.Change) tea.Cmd {
	return func() tea.Msg {
		what, err := f.Save(changes)
		return saved{f, len(changes), what, err}
	}
}

func saveAnew(f File, whole *assessment.Assessment, changes []assessment.Change) tea.Cmd {
	return func() tea.Msg {
		what, err := f.SaveAnew(whole, changes)
		return saved{f, len(changes), what, err}
	}
}

func reload(f File) tea.Cmd {
	return func() tea.Msg {
		x, err := f.Reload()
		return reloaded{f, x, err}
	}
}

// watch looks at the file once a second until somebody else has changed it.
func watch(f File, every time.Duration, closed <-chan struct{}) tea.Cmd {
	return func() tea.Msg {
		for {
			select {
			case <-closed:
				return nil
			case <-time.After(every):
				if f.Touched() {
					return touched{f}
				}
			}
		}
	}
}

func (a *App) onDisk(msg tea.Msg) tea.Cmd {
	d := &a.disk
	switch msg := msg.(type) {
	case saved:
		if msg.file == d.file {
			return a.onSaved(msg)
		}
	case reloaded:
		if msg.file == d.file {
			d.busy = false
			a.onReloaded(msg)
			return tea.Batch(watch(d.file, a.o.Every, d.closed), a.finish())
		}
	case touched:
		d.stale = d.stale || msg.file == d.file
	case copied:
		return a.onCopied(msg)
	}
	return nil
}

// onReloaded takes in what others did to the file. Once it can be read again,
// what waits is saved by itself.
func (a *App) onReloaded(msg reloaded) {
	d := &a.disk
	name := filepath.Base(d.path)
	switch mistakes, spoilt := errors.AsType[*strict.Mistakes](msg.err); {
	case msg.err == nil:
		same := othersSame
		if d.lost != nil {
			same = name + " can be read again."
		}
		d.lost = nil
		d.retry()
		if msg.a != nil {
			a.merge(msg.a, nil, same)
		}
	case errors.Is(msg.err, store.ErrGone):
		d.lost = msg.err
	case spoilt:
		d.lost = msg.err
		a.tellOfOthers(name + " was changed by another program and can't be read: " + firstMistake(mistakes))
	default:
		a.tellOfOthers(name + " can't be read now: " + msg.err.Error())
	}
}

// firstMistake is the first of a file's mistakes, and how many more there are.
func firstMistake(m *strict.Mistakes) string {
	s := fmt.Sprintf("line %d: %s", m.List[0].Line, m.List[0].Text)
	if n := len(m.List) + m.More - 1; n > 0 {
		s += fmt.Sprintf(" (and %d more)", n)
	}
	return s
}

func (a *App) onSaved(msg saved) tea.Cmd {
	d := &a.disk
	asked := d.asked
	d.busy, d.asked, d.err = false, false, msg.err
	if msg.err != nil {
		d.failed = len(a.doc.Pending())
		if errors.Is(msg.err, store.ErrGone) {
			d.lost = msg.err
		}
		if asked && !a.leave.on {
			a.notice = notice{text: "Still NOT SAVED: " + a.whyAndWhat(msg.err) + ".", bad: true, whole: true}
		}
		return a.cantLeave(asked)
	}
	d.lost = nil
	d.saved = a.o.Now()
	a.doc.Stored(msg.n)
	if msg.what.Others != nil {
		a.merge(msg.what.Others, msg.what.Overwrote, othersSame)
	} else if len(msg.what.Overwrote) > 0 {
		a.tellOfOthers(overwroteWords(msg.what.Overwrote))
	}
	return a.finish()
}

func (a *App) saveAgain() tea.Cmd {
	a.disk.again()
	return nil
}

// settled tells that nothing is left to be saved, and nothing under way.
func (a *App) settled() bool { return a.stored() && !a.disk.busy }

// stored tells that all that is shown is on disk, as far as is known.
func (a *App) stored() bool {
	return a.doc == nil || len(a.doc.Pending()) == 0 && a.disk.lost == nil
}
