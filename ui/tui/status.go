package tui

import (
	"errors"
	"io/fs"
	"slices"
	"syscall"

	"posture/assessment/store"
	"posture/frameworks/strict"
	"posture/frameworks/visible"
	"posture/ui/tui/screen"
)

// unsaved is why what is shown isn't on disk; nil where it is, and where a save
// is under way that may put it there.
func (a *App) unsaved() error {
	d := &a.disk
	switch {
	case a.doc == nil:
		return nil
	case d.err != nil && !d.busy && !a.stored():
		return d.err
	}
	return d.lost
}

// saving tells that something isn't on disk yet, and nothing has failed.
func (a *App) saving() bool {
	return a.doc != nil && len(a.doc.Pending()) > 0 && a.unsaved() == nil
}

// status says how it stands with saving, truthfully.
func (a *App) status() (text string, bad bool) {
	err := a.unsaved()
	switch {
	case a.doc == nil:
		return "", false
	case err != nil:
		return "NOT SAVED: " + a.whyAndWhat(err), true
	case a.saving():
		return "saving", false
	case a.disk.saved.IsZero():
		return "all is saved", false
	}
	return "saved " + a.disk.saved.Format("15:04"), false
}

// unsavedBriefly is the status where something else is told beside it.
func (a *App) unsavedBriefly() string {
	if a.sIsFree() {
		return "NOT SAVED: press s"
	}
	return "NOT SAVED"
}

// savesAgain tells that something isn't saved, and that s would save it.
func (a *App) savesAgain() bool {
	return a.unsaved() != nil && len(a.dialog) == 0 && a.sIsFree()
}

// sIsFree tells that s, if pressed now, saves again.
func (a *App) sIsFree() bool {
	if n := len(a.dialog); n > 0 {
		q, ok := a.dialog[n-1].(*question)
		return ok && q.from == nil // that asks what to do about it
	}
	if a.top() == nil {
		return false
	}
	k := a.top().Keys()
	return !k.Typing && !slices.ContainsFunc(k.List, func(x screen.Key) bool { return x.Has("s") })
}

// whyAndWhat says in a few words why a save failed and what to do.
func (a *App) whyAndWhat(err error) string {
	text := why(err) + "press s"
	if !a.sIsFree() {
		text += " once this is closed"
	}
	return text
}

// why says why a save failed, up to the key that saves again.
func why(err error) string {
	var locked *store.LockedError
	var spoilt *strict.Mistakes
	switch {
	case errors.Is(err, store.ErrGone):
		return "the file was moved or deleted. To make it anew, "
	case errors.As(err, &spoilt):
		return "another program has changed the file so that it can't be read. Mend that and "
	case errors.As(err, &locked):
		return "another program holds the file. Close that and "
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "disk full. Free some space and "
	case errors.Is(err, syscall.EROFS):
		return "the disk is read-only. Mend that and "
	case errors.Is(err, fs.ErrPermission):
		return "no permission to write. Mend that and "
	case errors.Is(err, fs.ErrNotExist):
		return "its folder is gone. Bring it back and "
	}
	return visible.Line(err.Error()) + ". Then "
}
