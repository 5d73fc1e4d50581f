package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
)

// A File is an assessment on disk. Save and Reload are never called at once;
// Touched may be called beside them.
type File interface {
	// Save makes the changes to what is on disk, others' changes kept.
	Save(changes []assessment.Change) (Saved, error)
	// Reload gives what is on disk where somebody else has changed it since
	// the last Save or Reload; else nil.
	Reload() (*assessment.Assessment, error)
	// Touched tells, by a look at the file's time and size, whether a Reload
	// may have something to tell.
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
	saved  time.Time
	place  *placeMark
	closed chan struct{}
}

// retry makes the next look at the document save again, failed or not.
func (d *disk) retry() { d.failed = -1 }

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
			if msg.err != nil {
				a.tellOfOthers("The file was changed by another program and can't be read: " + msg.err.Error())
			} else if msg.a != nil {
				a.merge(msg.a, nil)
			}
			return tea.Batch(watch(d.file, a.o.Every, d.closed), a.finish())
		}
	case touched:
		d.stale = d.stale || msg.file == d.file
	case copied:
		return a.onCopied(msg)
	}
	return nil
}

func (a *App) onSaved(msg saved) tea.Cmd {
	d := &a.disk
	d.busy, d.err = false, msg.err
	if msg.err != nil {
		d.failed = len(a.doc.Pending())
		return a.cantLeave()
	}
	d.saved = a.o.Now()
	a.doc.Stored(msg.n)
	if msg.what.Others != nil {
		a.merge(msg.what.Others, msg.what.Overwrote)
	} else if len(msg.what.Overwrote) > 0 {
		a.tellOfOthers(overwroteWords(msg.what.Overwrote))
	}
	return a.finish()
}

// merge takes others' changes in and tells what they did.
func (a *App) merge(x *assessment.Assessment, overwrote []string) {
	others, err := a.doc.Merge(x)
	switch {
	case err != nil:
		a.tellOfOthers("The file was changed by another program, and doesn't fit what was changed here: " + err.Error())
	case len(overwrote) > 0:
		a.tellOfOthers(overwroteWords(overwrote))
	case len(others) > 0:
		a.tellOfOthers(a.othersWords(others))
	default:
		a.tellOfOthers("Somebody else has changed this assessment; what you see is up to date.")
	}
}

func overwroteWords(what []string) string {
	s := what[0]
	if len(what) > 1 {
		s += fmt.Sprintf(" and %d more", len(what)-1)
	}
	return "Changed at the same time by somebody else: " + s + ". Yours stands; theirs is in the history (h)."
}

func (a *App) othersWords(qs []*frameworks.Question) string {
	t := a.doc.Assessment().Content().Records[qs[0].Index]
	who := "Somebody else"
	if t.By != "" {
		who = visible.Line(t.By)
	}
	if len(qs) > 1 {
		return fmt.Sprintf("%s has changed %d questions, %s first.", who, len(qs), qs[0].ID)
	}
	s := fmt.Sprintf("%s has changed %s", who, qs[0].ID)
	if n := len(t.Past); n > 0 {
		if w := assessment.Words(t.Past[n-1].Value, t.Value); len(w) > 0 {
			s += ": " + w[0]
		}
	} else if w := assessment.Words(assessment.Record{}, t.Value); len(w) > 0 {
		s += ": " + w[0]
	}
	return s + "."
}

func (a *App) saveAgain() tea.Cmd {
	a.disk.retry()
	return nil
}

// settled tells that nothing is left to be saved, and nothing under way.
func (a *App) settled() bool {
	return a.doc == nil || len(a.doc.Pending()) == 0 && !a.disk.busy
}
