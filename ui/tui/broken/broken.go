// Package broken is the screen that tells what is wrong with a file that can't
// be opened, and what to do. It changes nothing.
package broken

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// Screen tells of one file.
type Screen struct {
	th       *theme.Theme
	path     string
	said     string
	advice   string
	mistakes []string
	top      int
}

// New makes the screen. The error has a line for each mistake.
func New(th *theme.Theme, r screen.Broken) *Screen {
	s := &Screen{th: th, path: r.Path, said: "This file can't be opened.", mistakes: strings.Split(strings.TrimSpace(r.Err.Error()), "\n")}
	for i, m := range s.mistakes {
		s.mistakes[i] = named(m, filepath.Base(r.Path))
	}
	switch {
	case r.Sheet:
		s.said = "These answers can't be taken in."
		s.advice = "Nothing was changed. Mend what is listed in the spreadsheet, and import it again."
	case len(s.mistakes) == 1 && !inside(s.mistakes[0], filepath.Base(r.Path)):
		s.advice = "Nothing was changed. Once that is mended, open the file again."
	default:
		s.advice = "Nothing was changed. Mend what is listed in a text editor, or bring back an older copy of the file, and open it again."
	}
	return s
}

// named is a mistake with the file's name in place of its path, which stands
// above.
func named(mistake, name string) string {
	if i := strings.Index(mistake, name+":"); i > 0 && !strings.ContainsAny(mistake[:i], " :") {
		return mistake[i:]
	}
	return mistake
}

// inside tells whether a mistake has a place in the file: "q3.yaml:14:5: …".
func inside(mistake, name string) bool {
	place, ok := strings.CutPrefix(mistake, name+":")
	return ok && place != "" && place[0] >= '0' && place[0] <= '9'
}

// Init does nothing.
func (s *Screen) Init() tea.Cmd { return nil }

// Update moves through the list of mistakes.
func (s *Screen) Update(msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		screen.Dispatch(bindings(), s, k)
	}
	return nil, nil
}

func bindings() []screen.Binding[*Screen] {
	move := func(n int) func(*Screen) (screen.Action, tea.Cmd) {
		return func(s *Screen) (screen.Action, tea.Cmd) {
			s.top = max(0, min(s.top+n, len(s.mistakes)-1))
			return nil, nil
		}
	}
	return []screen.Binding[*Screen]{
		{Key: screen.Key{Press: "up", Does: "go to the mistake before"}, Do: move(-1)},
		{Key: screen.Key{Press: "down", Does: "go to the next mistake", Brief: "more mistakes", Shown: "↑↓"}, Do: move(1)},
		{Key: screen.Key{Press: "pgup", Does: "go up a page"}, Do: move(-10)},
		{Key: screen.Key{Press: "pgdown", Does: "go down a page"}, Do: move(10)},
	}
}

// Keys are those that move.
func (s *Screen) Keys() screen.Keys {
	return screen.Keys{Mode: "A file with mistakes", List: screen.List(bindings())}
}

// View shows the file, its mistakes and what to do.
func (s *Screen) View(width, height int) screen.Frame {
	th, text := s.th, min(width-4, 96)
	p := widget.NewPage(th, width, height)
	if height > 18 {
		p.Blank(1)
	}
	p.Row()
	p.Gap(2).Put(th.Bad, s.said)
	p.Blank(1)
	p.Lines(th.Strong, 2, widget.Most(th, widget.Wrap(th, s.path, text), 2, text))
	p.Blank(1)
	advice := widget.Wrap(th, s.advice, text)
	room := p.Left() - len(advice) - 2
	shown := s.top
	for ; shown < len(s.mistakes) && room > 0; shown++ {
		lines := widget.Wrap(th, s.mistakes[shown], text-2)
		if len(lines) > room {
			lines = widget.Most(th, lines, room, text-2)
		}
		room -= len(lines)
		for i, l := range lines {
			p.Row()
			p.Gap(2)
			if i == 0 {
				p.Put(th.Bad, "·").Gap(1).Put(th.Text, l)
			} else {
				p.Gap(2).Put(th.Text, l)
			}
		}
	}
	p.Row()
	p.Gap(2).Put(th.Muted, strings.TrimSpace(widget.Tally(s.top+1, len(s.mistakes), s.top, shown-s.top)))
	p.Row()
	p.Lines(th.Muted, 2, advice)
	return screen.Frame{Trail: []string{filepath.Base(s.path)}, Body: p.String()}
}
