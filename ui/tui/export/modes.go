package export

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// A placing asks for a path: where the files are to stand, or the brand.
type placing struct {
	what   kind
	field  *widget.PathField
	asking bool
}

func newPlacing(s *Screen, what kind) *placing {
	if what == brand {
		return &placing{what: what, field: widget.NewPathField(s.brand, "a brand file, or nothing")}
	}
	return &placing{what: what, field: widget.NewPathField(s.place, "a folder and a name")}
}

func (p *placing) table() []binding {
	return []binding{
		key("enter", "keep what was typed", "keep", p.keep),
		key("tab", "complete the name that is begun", "complete", func(s *Screen) (screen.Action, tea.Cmd) {
			p.field.Complete()
			return nil, p.ask(s)
		}),
		key("esc", "leave it as it was", "leave", func(s *Screen) (screen.Action, tea.Cmd) {
			s.mode = nil
			return nil, nil
		}),
	}
}

func (p *placing) keys(*Screen) screen.Keys {
	mode := "Place of the report"
	if p.what == brand {
		mode = "Brand"
	}
	return screen.Keys{Mode: mode, Typing: true, List: screen.List(p.table())}
}

func (p *placing) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, c, ok := screen.Dispatch(p.table(), s, k); ok {
			return a, c
		}
	}
	p.field.Update(msg)
	if n := p.field.Lost; n > 0 {
		return screen.Toast{Text: fmt.Sprintf("Control characters were left out of the paste: %d.", n)}, p.ask(s)
	}
	return nil, p.ask(s)
}

// ask reads the folder that is being typed, one at a time.
func (p *placing) ask(s *Screen) tea.Cmd {
	path, wants := p.field.Wants()
	if p.asking || !wants {
		return nil
	}
	p.asking = true
	list := s.means.Folder
	return func() tea.Msg { return folder{path, list(path)} }
}

func (p *placing) offered(s *Screen, msg folder) tea.Cmd {
	p.asking = false
	p.field.Offer(msg.path, msg.names)
	return p.ask(s)
}

// keep takes the place. A folder gets the usual name in it, and an ending of
// ours goes, since each format has its own.
func (p *placing) keep(s *Screen) (screen.Action, tea.Cmd) {
	place := strings.TrimSpace(p.field.Value())
	if p.what == brand {
		s.brand, s.mode = place, nil
		return nil, nil
	}
	usual := s.means.Base[strings.LastIndexAny(s.means.Base, `/\`)+1:]
	switch {
	case place == "":
		place = s.means.Base
	case place == "~" || place == "." || place == "..":
		place += "/" + usual
	case strings.HasSuffix(place, "/") || strings.HasSuffix(place, `\`):
		place += usual
	}
	for _, f := range s.means.Formats {
		place = strings.TrimSuffix(place, "."+f.Name)
	}
	s.place, s.mode = place, nil
	return nil, nil
}

// A choosing is the list of parts.
type choosing struct{ at int }

func (c *choosing) table() []binding {
	move := func(n int) func(*Screen) (screen.Action, tea.Cmd) {
		return func(s *Screen) (screen.Action, tea.Cmd) {
			c.at = max(0, min(c.at+n, len(s.parts)-1))
			return nil, nil
		}
	}
	down := key("down", "go to the part below", "choose", move(1))
	down.Shown = "↑↓"
	return []binding{
		key("up", "go to the part above", "", move(-1)), down,
		key("space", "take the part in or leave it out", "in or out", c.turn),
		key("x", "take all parts in", "all", func(s *Screen) (screen.Action, tea.Cmd) {
			for i := range s.parts {
				s.parts[i] = true
			}
			return nil, nil
		}),
		key("enter esc", "close the list of parts", "done", func(s *Screen) (screen.Action, tea.Cmd) {
			s.mode = nil
			return nil, nil
		}),
	}
}

// turn takes a part in or out; one at least stays in.
func (c *choosing) turn(s *Screen) (screen.Action, tea.Cmd) {
	s.parts[c.at] = !s.parts[c.at]
	for _, on := range s.parts {
		if on {
			return nil, nil
		}
	}
	s.parts[c.at] = true
	return screen.Toast{Text: "One part at least must be in the report."}, nil
}

func (c *choosing) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Parts of the report", Above: true, List: screen.List(c.table())}
}

func (c *choosing) update(s *Screen, msg tea.Msg) (screen.Action, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		a, cmd, _ := screen.Dispatch(c.table(), s, k)
		return a, cmd
	}
	return nil, nil
}

func (c *choosing) page(s *Screen, width, height int) *widget.Page {
	th := s.th
	width, height = min(width, 44), min(height, len(s.parts))
	p := widget.NewPage(th, width, height)
	rows := height
	if rows < len(s.parts) {
		rows-- // for the tally
	}
	first := widget.Window(c.at, len(s.parts), rows)
	for i := first; i < first+rows; i++ {
		text := box(s.parts[i]) + partName(reports.Kinds()[i])
		p.Row()
		if i == c.at {
			p.Put(th.Focus, "› "+text).Fill(th.Focus, width)
		} else {
			p.Put(th.Text, "  "+text)
		}
	}
	if rows < len(s.parts) {
		p.Row()
		p.Put(th.Muted, "  "+widget.Tally(c.at+1, len(s.parts), first, rows))
	}
	return p
}
