package plan

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A capacityMode asks how many points fit into a quarter.
type capacityMode struct {
	field *widget.Field
	said  string // what is wrong with what was typed
}

func (s *Screen) capacity() screen.Action {
	s.mode = &capacityMode{field: widget.NewField(fmt.Sprint(s.work().plan.Capacity), "points")}
	return nil
}

func (m *capacityMode) bindings() []binding {
	return []binding{
		key("enter ctrl+s", "keep the capacity", "keep", "", m.put),
		key("esc", "leave it as it was", "leave", "", func(s *Screen) screen.Action { s.mode = nil; return nil }),
	}
}

func (m *capacityMode) put(s *Screen) screen.Action {
	n, err := strconv.Atoi(strings.TrimSpace(m.field.Value()))
	if err != nil || n < 1 || n > assessment.MaxCapacity {
		m.said = fmt.Sprintf("Give a whole number of points, 1 to %d.", assessment.MaxCapacity)
		return nil
	}
	s.mode = nil
	if n == s.work().plan.Capacity {
		return nil
	}
	return s.setCapacity(n)
}

// keep keeps nothing when the program must end: half a number is another one.
func (m *capacityMode) keep(*Screen) {}

func (m *capacityMode) keys(*Screen) screen.Keys {
	return screen.Keys{Mode: "Capacity", Typing: true, List: screen.List(m.bindings())}
}

func (m *capacityMode) update(s *Screen, msg tea.Msg) screen.Action {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if a, _, ok := screen.Dispatch(m.bindings(), s, k); ok {
			return a
		}
	}
	m.said = ""
	m.field.Update(msg)
	return lost(m.field.Lost)
}

func (m *capacityMode) box(s *Screen, width, _ int) (string, *widget.Page, *screen.Cursor) {
	th := s.th
	width = min(width, 64)
	p := widget.NewPage(th, width, 8)
	const text = "How many points fit into a quarter? A practice costs its effort for each level that it has to rise."
	p.Lines(th.Muted, 0, s.wraps.Lines(th, text, width))
	p.Blank(1)
	p.Row()
	y := p.Rows() - 1
	x := m.field.Put(p, theme.Style{}, 12)
	p.Blank(1)
	p.Row()
	p.Put(th.Bad, m.said)
	return "Capacity", p, &screen.Cursor{X: x, Y: y}
}
