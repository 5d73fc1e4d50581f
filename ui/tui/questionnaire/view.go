package questionnaire

import (
	"fmt"
	"strconv"

	"posture/ui/tui/screen"
	"posture/ui/tui/widget"
)

// The signs of states. Each is one cell wide everywhere.
const (
	signOpen    = "○"
	signPart    = "◐"
	signDone    = "●"
	signUnknown = "?"
	signNone    = "–"
	signFlag    = "⚑"
	signCarried = "↻" // carried over from the last assessment, and not confirmed
)

// From these widths on there is a rail at the left, and what belongs to the
// question at the right.
const (
	railFrom  = 100
	railWidth = 32
	sideFrom  = 150
	sideWidth = 50
	textWidth = 88 // wider lines are hard to read
)

func itoa(n int) string { return strconv.Itoa(n) }

// View draws the question with all that belongs to it.
func (s *Screen) View(width, height int) screen.Frame {
	if s.present {
		return s.presentation(width, height)
	}
	f := screen.Frame{Trail: s.trail(), Right: s.position()}
	page := widget.NewPage(s.th, width, height)
	main, left := width-2, 1
	if width >= railFrom {
		main, left = width-railWidth-5, railWidth+4
	}
	side := width >= sideFrom
	if side {
		main -= sideWidth + 4
	}
	has := around{side: side, rail: width >= railFrom}
	var aside *widget.Page
	if side {
		whole := false
		aside, whole = s.aside(sideWidth, height)
		has.unseen = !whole
	}
	body := s.question(min(main, textWidth+14), height, has, &f, left)
	switch {
	case side:
		right := widget.NewPage(s.th, main+4+sideWidth, height)
		right.Beside(padded(body, main), aside, 4, "")
		page.Beside(s.railPage(railWidth+1, height, &f), right, 3, "│")
	case width >= railFrom:
		page.Beside(s.railPage(railWidth+1, height, &f), body, 3, "│")
	default:
		page.Under(body, left)
	}
	f.Body = page.String()
	if s.mode != nil {
		s.overlay(&f, width, height)
	}
	return f
}

// padded is a page that takes that much width, whatever is on it.
func padded(p *widget.Page, width int) *widget.Page {
	if p.Width() >= width {
		return p
	}
	o := widget.NewPage(p.Theme(), width, p.Rows())
	o.Under(p, 0)
	return o
}

// overlay lays the mode over the lower part, so that the question stays seen.
func (s *Screen) overlay(f *screen.Frame, width, height int) {
	title, page, cursor := s.mode.box(s, width-2*widget.BoxWidth, height-widget.BoxHeight-1)
	box := widget.Box(s.th, title, page)
	x, y := (width-box.Width())/2, max(0, (height-box.Rows())*3/4)
	f.Body = widget.Over(s.th, f.Body, box, x, y)
	f.Zones = nil
	if cursor != nil {
		f.Cursor = &screen.Cursor{X: x + 2 + cursor.X, Y: y + 1 + cursor.Y}
	}
}

func (s *Screen) trail() []string {
	return []string{s.q.Practice.Layer.Title, s.q.Practice.Title, s.q.ID}
}

// position says which question of how many this is, and how many answers are
// still to be confirmed.
func (s *Screen) position() string {
	all := s.doc.Framework().Questions()
	if s.filter == allQuestions {
		carried := ""
		if n := s.railMarks().carried; n > 0 {
			carried = fmt.Sprintf("%s %d to confirm · ", signCarried, n)
		}
		return fmt.Sprintf("%s%d of %d", carried, s.q.Index+1, len(all))
	}
	at, n := s.among()
	if n == 0 {
		return "none is " + s.filter.name() + " any more"
	}
	return fmt.Sprintf("%d of %d %s", at, n, s.filter.name())
}
