package tui

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
)

// unsaved is the questionnaire with an answer that couldn't be saved.
func unsaved(t *testing.T, width, height int, err error) *rig {
	t.Helper()
	r := newRig(t, "example.yaml", width, height, Options{})
	r.file.set(func(m *memory) { m.fail = err })
	r.press("3")
	r.until("it has failed", func() bool { return r.a.unsaved() != nil })
	return r
}

// tells checks what is told above the keys, whole.
func (r *rig) tells(text string) {
	r.t.Helper()
	lines := r.a.told().lines
	if !strings.HasPrefix(strings.Join(lines, " "), text) {
		r.t.Errorf("%q isn't told:\n%s", text, r.shown())
	}
	r.sees(lines...)
}

func TestThePresenterTellsThatNothingIsSaved(t *testing.T) {
	for _, size := range sizes {
		r := newRig(t, "example.yaml", size[0], size[1], Options{})
		r.press("P 2")
		if got := r.shown(); !strings.HasSuffix(got, " saving") {
			t.Errorf("%v: it doesn't tell of what is under way:\n%s", size, got)
		}
		r.settled()
		if got := r.shown(); strings.Contains(got, "sav") {
			t.Errorf("%v: it tells of what is saved:\n%s", size, got)
		}
		r.file.set(func(m *memory) { m.fail = syscall.ENOSPC })
		r.press("3")
		r.until("it has failed", func() bool { return r.a.unsaved() != nil })
		r.tells("NOT SAVED: disk full. Free some space and press s")
		fits(t, r, size)
		r.file.set(func(m *memory) { m.fail = nil })
		r.press("s")
		r.settled()
		if got := r.file.record("GOV-1.1").Level; got != 3 {
			t.Errorf("%v: s has saved %d", size, got)
		}
	}
}

// fits checks that a frame is no larger than its window.
func fits(t *testing.T, r *rig, size [2]int) {
	t.Helper()
	v := r.a.View()
	lines := strings.Split(v.Content, "\n")
	if len(lines) > size[1] {
		t.Errorf("%v: %d lines", size, len(lines))
	}
	for i, l := range lines {
		if w := r.a.theme.Terminal.Width.StringWidth(l); w > size[0] {
			t.Errorf("%v: line %d is %d wide: %s", size, i+1, w, l)
		}
	}
	if c := v.Cursor; c != nil && (c.X >= size[0] || c.Y >= size[1]) {
		t.Errorf("%v: the cursor stands outside, at %d, %d", size, c.X, c.Y)
	}
}

const longNotice = "Changed at the same time by somebody else: GOV-1.2: answer and 3 more. Yours stands; theirs is in the history (h), and nothing of it is lost."

// A long notice is read whole, beside every screen, and the keys stay below it.
func TestALongNoticeIsReadWhole(t *testing.T) {
	for name, keys := range screens() {
		for _, size := range sizes {
			r := unsaved(t, size[0], size[1], syscall.ENOSPC)
			r.press(keys)
			r.a.tell(longNotice, true)
			fits(t, r, size)
			lines := strings.Split(r.shown(), "\n")
			told := lines[max(0, len(lines)-7):]
			seen := strings.NewReplacer("NOT SAVED: press s", "", "NOT SAVED", "").Replace(strings.Join(told, " "))
			seen = strings.Join(strings.Fields(seen), " ")
			if !strings.Contains(seen, longNotice) {
				t.Errorf("%s, %v: it is cut:\n%s", name, size, r.shown())
			}
			if name != "present" && size[0] == 80 && !strings.Contains(lines[len(lines)-1], r.a.hints()[0].Word) {
				t.Errorf("%s: the keys aren't below it:\n%s", name, r.shown())
			}
		}
	}
}

func TestWhatIsNotSavedIsReadWholeWithItsKey(t *testing.T) {
	long := errors.New("q3.posture.yaml: can't be saved, another program has changed it so that it can't be read; mend it, or save under another name")
	r := unsaved(t, 60, 20, long)
	r.tells(fmt.Sprintf("NOT SAVED: %s. Then press s", long))
	lines := strings.Split(r.shown(), "\n")
	if got := lines[len(lines)-1]; !strings.HasPrefix(got, " s save again") {
		t.Errorf("the keys are %q", got)
	}
	r.press("n")
	r.tells(fmt.Sprintf("NOT SAVED: %s. Then press s once this is closed", long))
	if got := r.shown(); strings.Contains(got, "s save again") {
		t.Errorf("s is a letter here:\n%s", got)
	}
	r.a.tell("Something else.", false)
	r.sees("Something else.", "NOT SAVED")
	r.press("esc")
	r.a.tell("Something else.", false)
	r.sees("NOT SAVED: press s")
}
