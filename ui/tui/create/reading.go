package create

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// A reading is all that is said of a framework or profile, in a box that can be
// scrolled: beside the form there is seldom room for the whole of it.
type reading struct {
	top  int
	rows int // as many as there were to scroll, when it was last drawn
}

func (s *Screen) read() (screen.Action, tea.Cmd) {
	s.reading = &reading{}
	return nil, nil
}

func (r *reading) bindings() []binding {
	move := func(press, does, brief, shown string, by int) binding {
		return binding{Key: screen.Key{Press: press, Does: does, Brief: brief, Shown: shown}, Do: func(*Screen) (screen.Action, tea.Cmd) {
			r.top = max(0, min(r.top+by, r.rows))
			return nil, nil
		}}
	}
	return []binding{
		move("up", "go up", "", "", -1), move("down", "go down", "more", "↑↓", 1),
		move("pgup", "go up a page", "", "", -10), move("pgdown space", "go down a page", "", "", 10),
		{Key: screen.Key{Press: "esc enter q ctrl+o", Does: "close", Brief: "close"}, Do: func(s *Screen) (screen.Action, tea.Cmd) {
			s.reading = nil
			return nil, nil
		}},
	}
}

// whole lays the reading over the form.
func (s *Screen) whole(f *screen.Frame, width, height int) {
	const most = 400 // more rows than any framework's summary and layers take
	th, text := s.th, min(width-2*widget.BoxWidth, textWidth)
	all := widget.NewPage(th, text, most)
	s.explain(all, 0, text, most)
	shown := min(height-widget.BoxHeight-1, all.Rows())
	r := s.reading
	r.rows = all.Rows() - shown
	r.top = max(0, min(r.top, r.rows))
	page := widget.NewPage(th, text, shown+1)
	for i := range shown {
		page.Row()
		page.RowOf(all, r.top+i)
	}
	page.Row()
	page.Right(th.Muted, strings.TrimSpace("esc closes  "+widget.Tally(r.top+1, all.Rows(), r.top, shown)))
	choice := s.form.choice[s.form.at()]
	body, _, _ := widget.Centre(th, f.Body, widget.Box(th, choice.label(), page), width, height)
	f.Body, f.Zones, f.Cursor = body, nil, nil
}
