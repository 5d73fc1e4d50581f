// Package compare is the screen of what changed since an earlier assessment of
// the series, and why: the like-for-like headline and the split, the layers, the
// practices with the slipped first, each down to its answers, and what became of
// what was promised.
package compare

import (
	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Screen compares the open document with an earlier assessment.
type Screen struct {
	th    *theme.Theme
	doc   *screen.Document
	means screen.SeriesMeans

	job     *job             // not nil while something is read
	of      screen.SeriesKey // whose series it is
	series  screen.Series
	err     error  // why it can't be found
	asked   string // the file to compare with; "" is the one before
	earlier *earlier
	known   known

	at    int             // among the visible rows
	open  map[string]bool // the rows that are unfolded, by their ids
	pick  *widget.Picker  // not nil while another is being chosen
	sums  bool            // how the headline comes about is shown
	wraps widget.Wraps
	laid  laid

	waiting []tea.KeyPressMsg // keys that came before there was anything to see
}

// New makes the screen. Then is the file to compare with, or "" for the one
// before.
func New(th *theme.Theme, doc *screen.Document, then string, m screen.SeriesMeans) *Screen {
	return &Screen{th: th, doc: doc, means: m, asked: then, open: map[string]bool{}}
}

// Route tells what is compared.
func (s *Screen) Route() screen.Route { return screen.Compare{Then: s.asked} }

// Init finds the series, and reads the earlier assessment.
func (s *Screen) Init() tea.Cmd { return s.load() }

// Messages of the screen's own.
type (
	found struct {
		job     *job
		series  screen.Series
		earlier *earlier
		err     error
	}
	tick    struct{ job *job }
	clicked int // a click on a row
)

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case found:
		if msg.job == s.job {
			s.job, s.series, s.earlier, s.err = nil, msg.series, msg.earlier, msg.err
			s.at, s.known, s.laid = 0, known{}, laid{}
			return s.waited()
		}
		return nil, nil
	case tick:
		return nil, s.tick(msg.job)
	case clicked:
		s.at = int(msg)
		return s.enter(), nil
	case tea.KeyPressMsg:
		switch {
		case s.job != nil && msg.String() != "esc":
			s.waiting = append(s.waiting, msg)
			return nil, nil
		case s.job == nil && s.of != screen.SeriesKeyOf(s.doc.Assessment()): // the details were changed above
			return nil, s.load()
		}
		if a, c, ok := screen.Dispatch(s.bindings(), s, msg); ok {
			return a, c
		}
	}
	if s.pick != nil {
		s.pick.Type(msg)
	}
	return nil, nil
}

// Keys are those that do something now.
func (s *Screen) Keys() screen.Keys {
	k := screen.Keys{Mode: "Compare", List: screen.List(s.bindings())}
	switch {
	case s.pick != nil:
		k.Mode, k.Typing = "Compare with", true
	case s.sums:
		k.Mode, k.Above = "How it comes about", true
	}
	return k
}
