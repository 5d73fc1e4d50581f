package questionnaire

import (
	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// nameWidth is how much room the levels' names take, at most.
const nameWidth = 14

// names is how wide the column of names is.
func (s *Screen) names() int {
	w := 0
	for _, step := range s.scale() {
		w = max(w, s.th.WidthOf(step.Name))
	}
	return min(w, nameWidth)
}

// cardColumn is where the descriptions begin: after the mark, the answer's
// sign, the digit and the name.
func (s *Screen) cardColumn() int { return 2 + 2 + 4 + s.names() + 2 }

// looks is what a level looks like here; the scale's own meaning where the
// framework doesn't describe it.
func (s *Screen) looks(i int) (text string, described bool) {
	step := s.scale()[i]
	if t := s.q.Levels[step.Level]; t != "" {
		return t, true
	}
	return step.Meaning, false
}

func (s *Screen) cardLines(width, i int) []string {
	text, _ := s.looks(i)
	w := min(width-s.cardColumn()-1, textWidth-s.cardColumn())
	lines := s.wraps.Lines(s.th, text, w)
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// cardExtra is how many more lines it takes to show every card whole, the one
// that one stands on apart.
func (s *Screen) cardExtra(width int) int {
	n := 0
	for i := range s.scale() {
		if i != s.card {
			n += len(s.cardLines(width, i)) - 1
		}
	}
	return n
}

// cards draws the levels in so many lines. Where not all fit, those round the one that one
// stands on are shown, with a sign that there are more.
func (s *Screen) cards(p *widget.Page, f *screen.Frame, left int, room layout, height int) {
	scale := s.scale()
	first, last := 0, len(scale)
	if fit := height - room.focus; !room.full && fit < len(scale) {
		first = widget.Window(s.card, len(scale), max(fit, 1))
		last = min(first+max(fit, 1), len(scale))
	}
	more := s.shareOut(p.Width(), room, first, last)
	for i := first; i < last; i++ {
		lines := widget.Most(s.th, s.cardLines(p.Width(), i), 1+more[i], p.Width()-s.cardColumn()-1)
		y := p.Rows()
		s.drawCard(p, i, lines, i == first && first > 0, i == last-1 && last < len(scale))
		f.Zones = append(f.Zones, screen.Zone{X: left, Y: y, Width: p.Width(), Height: p.Rows() - y, Click: answer{scale[i].Level}})
		if i < last-1 {
			p.Blank(room.between)
		}
	}
}

// shareOut is how many more lines than one each card gets.
func (s *Screen) shareOut(width int, room layout, first, last int) []int {
	more := make([]int, len(s.scale()))
	left := room.extra
	for away := 0; away < len(more); away++ {
		for _, i := range [2]int{s.card + away, s.card - away} {
			if i < first || i >= last || more[i] > 0 {
				continue
			}
			want := len(s.cardLines(width, i)) - 1
			switch {
			case room.full:
				more[i] = want
			case away == 0:
				more[i] = min(want, room.focus)
			case want <= left:
				more[i] = want
				left -= want
			}
		}
	}
	for i := first; i < last && left > 0; i++ { // what is left, to the first that isn't whole
		if i != s.card {
			n := min(len(s.cardLines(width, i))-1-more[i], left)
			more[i] += n
			left -= n
		}
	}
	return more
}

func (s *Screen) drawCard(p *widget.Page, i int, lines []string, moreAbove, moreBelow bool) {
	th, step, r := s.th, s.scale()[i], s.record()
	here := i == s.card
	given := r.State == assessment.Levelled && r.Level == step.Level
	_, described := s.looks(i)
	text, name := th.Text, th.Text
	switch {
	case here:
		text, name = th.Focus, th.Focus
	case given:
		text, name = th.Chosen, th.Chosen
	case !described:
		text = th.Muted
	}
	blank := theme.Style{}
	if here {
		blank = th.Focus
	}
	column, tag := s.cardColumn(), s.tag(step.Level)
	for n, line := range lines {
		p.Row()
		switch {
		case n > 0:
			p.Fill(blank, column)
		default:
			mark := "  "
			if here {
				mark = "› "
			}
			sign := signOpen + " "
			switch {
			case given && r.Carried:
				sign = signCarried + " "
			case given:
				sign = signDone + " "
			}
			st := th.Muted
			if here {
				st = th.Focus
			} else if given {
				st = th.Chosen
			}
			p.Put(st, mark).Put(st, sign).Put(th.Chip(i), " "+itoa(step.Level)+" ").Fill(blank, 8).
				PutWithin(name, step.Name, s.names()).Fill(blank, column)
		}
		p.Put(text, line)
		if n == len(lines)-1 {
			switch {
			case moreAbove:
				tag = "↑ more levels"
			case moreBelow:
				tag = "↓ more levels"
			}
			if need := th.WidthOf(tag); tag != "" && p.Width()-column-th.WidthOf(line) > need+1 {
				p.Fill(blank, p.Width()-need-1)
				st := th.Target
				if here {
					st = th.Focus
				}
				p.Put(st, tag)
			}
		}
		p.Fill(blank, p.Width())
	}
}

// tag marks the practice's target among the levels.
func (s *Screen) tag(level int) string {
	t := s.doc.Card().Practices[s.q.Practice.Index].Target
	if t.Valid && int(t.V) == level {
		return "target"
	}
	return ""
}
