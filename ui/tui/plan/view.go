package plan

import (
	"slices"
	"strconv"
	"strings"

	"posture/assessment"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// From this width on the scores stand at the side of the list.
const (
	sideFrom = 124
	listMost = 104
	margin   = 2
	low      = 19 // below this height what can be left out is
)

// View draws the list, and what it leads to.
func (s *Screen) View(width, height int) screen.Frame {
	s.work()
	f := screen.Frame{Trail: []string{s.doc.Assessment().Head().Organisation, "Plan"}, Right: s.count(width)}
	p := widget.NewPage(s.th, width, height)
	if width >= sideFrom {
		list := min(width*54/100, listMost)
		left, right := widget.NewPage(s.th, list, height), widget.NewPage(s.th, width-list-margin-3, height)
		s.left(left, &f, height, true)
		s.right(right)
		p.Beside(left, right, 3, "│")
	} else {
		one := widget.NewPage(s.th, width-1, height)
		s.left(one, &f, height, false)
		p.Under(one, 0)
	}
	f.Body = p.String()
	if s.mode != nil {
		s.overlay(&f, width, height)
	}
	return f
}

// overlay lays the mode over the plan.
func (s *Screen) overlay(f *screen.Frame, width, height int) {
	title, page, cursor := s.mode.box(s, width-2*widget.BoxWidth, height-widget.BoxHeight)
	body, x, y := widget.Centre(s.th, f.Body, widget.Box(s.th, title, page), width, height)
	f.Body, f.Zones, f.Cursor = body, nil, nil
	if cursor != nil {
		f.Cursor = &screen.Cursor{X: x + 2 + cursor.X, Y: y + 1 + cursor.Y}
	}
}

// count says which row of how many this is, and where there is room which
// priority: the list goes by quarters.
func (s *Screen) count(width int) string {
	r := s.row()
	if r == nil {
		return ""
	}
	text := itoa(s.at()+1) + " of " + itoa(len(s.known.rows))
	if r.rank > 0 && width >= notesFrom {
		text += " · priority " + itoa(r.rank) + " of " + itoa(len(s.doc.Card().Priorities))
	}
	return text
}

// left draws the head, the list and what there is to know of the practice.
// Without a side the scores stand above the list.
func (s *Screen) left(p *widget.Page, f *screen.Frame, height int, side bool) {
	th := s.th
	if height >= low {
		p.Blank(1)
	}
	p.Row()
	p.Gap(margin).PutWithin(th.Strong, s.title(p.Width()-2*margin), p.Width()-2*margin)
	if height >= low {
		p.Blank(1)
	}
	if !side {
		s.compare(p, s.layers || s.known.raised > 0, max(2, height/3))
		p.Blank(1)
	}
	if len(s.known.rows) == 0 {
		p.Row()
		p.Gap(margin).Put(th.Muted, "There is nothing to plan yet. a goes to the questions.")
		return
	}
	foot := (*widget.Page)(nil)
	room := p.Left()
	if !side {
		foot = s.foot(p.Width(), height)
		room -= foot.Rows()
	}
	s.list(p, f, room)
	if foot != nil {
		for p.Left() > foot.Rows() {
			p.Blank(1)
		}
		p.Under(foot, 0)
	}
}

// title says how much there is to do, and where there is room how much fits
// into a quarter.
func (s *Screen) title(width int) string {
	w, k := reports.English(), &s.known
	card := s.doc.Card()
	switch {
	case !card.Overall.Score.Valid:
		return w.Say("plan.title-none")
	case len(card.Priorities) == 0:
		return w.Count("plan.title", 0)
	}
	n, last := 0, 0
	for _, q := range k.plan.Periods {
		n += len(q.Practices)
		last = q.Number
	}
	text := "Every practice below its target is left out"
	if n > 0 {
		text = w.Count("plan.title", n, "periods", w.Count("count.periods", last))
	}
	if capacity := " of " + points(k.plan.Capacity); n > 0 && s.th.WidthOf(text+capacity) <= width {
		return text + capacity
	}
	return text
}

func points(n int) string {
	if n == 1 {
		return "1 point"
	}
	return itoa(n) + " points"
}

func itoa(n int) string { return strconv.Itoa(n) }

// foot says what there is to know of the practice, where there is no side.
func (s *Screen) foot(width, height int) *widget.Page {
	th := s.th
	most := 2
	switch {
	case height >= 26:
		most = 4
	case height < low:
		most = 1
	}
	p := widget.NewPage(th, width, 1+most)
	p.Rule(th.Line)
	r := s.row()
	if r == nil {
		return p
	}
	text := min(width-2*margin, 100)
	n, facts := 0, s.facts(r)
	for i, x := range facts {
		if n == most {
			break
		}
		lines := widget.Most(th, s.wraps.Lines(th, x.text, text), most-n, text)
		if n+len(lines) == most && i < len(facts)-1 {
			last := len(lines) - 1
			lines = append(lines[:last:last], widget.More(th, strings.TrimSuffix(lines[last], " …"), text))
		}
		p.Lines(x.style, margin, lines)
		n += len(lines)
	}
	for ; n < most; n++ {
		p.Blank(1)
	}
	return p
}

// A fact is a sentence on a practice.
type fact struct {
	style theme.Style
	text  string
}

// facts are what there is to know of a practice in the plan, the most needed
// first.
func (s *Screen) facts(r *row) []fact {
	th := s.th
	p := r.practice.Practice
	var out []fact
	add := func(st theme.Style, text string) {
		if text != "" {
			out = append(out, fact{st, text})
		}
	}
	if r.pinned {
		add(th.Chosen, "Pinned to quarter "+itoa(r.period)+"; u lets the plan place it.")
	}
	if len(r.waits) > 0 {
		ids := ""
		for i, w := range r.waits {
			if i > 0 {
				ids += ", "
			}
			ids += w.ID
		}
		add(th.Warn, "Waits for "+ids+".")
	}
	if r.holds != nil {
		add(th.Warn, "It holds back the level of "+r.holds.Title+".")
	}
	if own := s.doc.Assessment().Content().Targets[p.ID].Value; own.Set {
		add(th.Text, "Own target "+itoa(own.Level)+": "+own.Reason)
	}
	w := s.wording()
	switch {
	case !r.practice.Score.Valid:
		add(th.Muted, p.Intent)
	case r.rank > 0:
		if next := w.NextStep(p); next != "" {
			add(th.Muted, "Next: "+next)
		}
	default:
		add(th.Muted, "At its target. "+p.Intent)
	}
	for _, x := range s.known.actions {
		if slices.Contains(x.Practices, p.ID) {
			add(th.Text, actionLine(&x))
		}
	}
	return out
}

// actionLine says what was promised for a practice, in a line.
func actionLine(x *assessment.ActionStatus) string {
	text := "Action, " + x.State.String()
	if x.Due != 0 {
		text += ", due " + x.Due.String()
	}
	if x.Owner != "" {
		text += ", " + x.Owner
	}
	return text + ": " + x.What
}

// show words a measure's score or range.
func show(f assessment.Figure, m assessment.Measure) string { return assessment.ShowScore(f, m.Target) }
