package plan

import (
	"posture/assessment"
	"posture/frameworks"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// The columns at a row's right end: now and target, the gain, the points, and
// in the order of priority the quarter.
const (
	targetWidth  = 9
	gainWidth    = 7
	costWidth    = 7
	quarterWidth = 9
	pointsFrom   = 64 // from this width on points are called so
	notesFrom    = 84 // from this width on a row has its notes
	notesWidth   = 22
)

// A line of the list is a row, a group's heading, or blank.
type line struct{ group, row int }

const noRow, blankRow = -1, -2

// list draws as many lines as there is room for.
func (s *Screen) list(p *widget.Page, f *screen.Frame, room int) {
	k := &s.known
	s.heads(p)
	room--
	airy := len(k.rows)+2*len(k.groups) <= room
	lines := make([]line, 0, len(k.rows)+2*len(k.groups))
	at, row, here := 0, 0, s.at()
	for g, x := range k.groups {
		if g > 0 && airy {
			lines = append(lines, line{g, blankRow})
		}
		lines = append(lines, line{g, noRow})
		for range x.rows {
			if row == here {
				at = len(lines)
			}
			lines = append(lines, line{g, row})
			row++
		}
	}
	if here == 0 {
		at = 0
	}
	first := widget.Window(at, len(lines), room)
	for i := first; i < min(first+room, len(lines)); i++ {
		l := lines[i]
		p.Row()
		switch l.row {
		case blankRow:
			continue
		case noRow:
			s.heading(p, k.groups[l.group])
		default:
			f.Zones = append(f.Zones, screen.Zone{X: 0, Y: p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked{k.rows[l.row].practice.Practice}})
			s.practice(p, l.row, &k.rows[l.row])
		}
		switch {
		case i == first && first > 0:
			p.Right(s.th.Muted, "↑")
		case i == first+room-1 && i < len(lines)-1:
			p.Right(s.th.Muted, "↓")
		}
	}
}

// columns are where a row's columns end: the names, and the notes.
func (s *Screen) columns(width int) (name, notes int) {
	name = width - 1 - margin - 4 - targetWidth - gainWidth - costWidth
	if s.order {
		name -= quarterWidth
	}
	if width >= notesFrom {
		notes = notesWidth
	}
	return name - notes, notes
}

func (s *Screen) heads(p *widget.Page) {
	th := s.th
	name, notes := s.columns(p.Width())
	p.Row()
	p.Gap(margin).Put(th.Muted, "what if").To(margin+4+name+notes).Put(th.Muted, "   target").Put(th.Muted, "   gain").Put(th.Muted, " points")
	if s.order {
		p.Put(th.Muted, "  quarter")
	}
}

// heading draws a group's: for a quarter how full it is, and where it leads.
func (s *Screen) heading(p *widget.Page, g group) {
	th, k := s.th, &s.known
	p.Gap(margin)
	switch g.kind {
	case byPriority:
		p.Put(th.Accent, "In order of priority")
	case leftOut:
		p.Put(th.Accent, reports.English().Say("plan.left-out"))
	case atTarget:
		p.Put(th.Accent, "At target")
	case unscored:
		p.Put(th.Accent, "Without a score")
	case inQuarter:
		q := k.plan.Periods[g.index]
		p.Put(th.Accent, "Quarter "+itoa(q.Number)).Gap(2)
		style, text := th.Muted, itoa(q.Points)+" of "+itoa(k.plan.Capacity)
		if q.Points > k.plan.Capacity {
			style, text = th.Warn, itoa(q.Points)+" for "+itoa(k.plan.Capacity)
		}
		if p.Width() >= pointsFrom {
			text += " points"
		}
		p.Put(style, text)
		if g.index < projected || s.row() != nil && s.known.groups[s.row().group] == g {
			s.leadsTo(p, s.afterPeriod(g.index))
		}
	}
}

// leadsTo says at the row's end where a quarter leads the whole.
func (s *Screen) leadsTo(p *widget.Page, card *assessment.Scorecard) {
	th, m := s.th, card.Overall.Measure
	level := ""
	if m.Level.Valid && len(card.Overall.NotAsked) == 0 {
		level = "level " + itoa(m.Level.V)
		if m.Provisional() {
			level += "*"
		}
	}
	spread := ""
	if m.Provisional() {
		spread = show(m.Low, m) + "–" + show(m.High, m)
	}
	score := show(m.Score, m)
	const words, scores, levels, spreads = len("then "), 4, 2 + 8, 2 + 9
	at := p.Width() - 1 - words - scores - levels - spreads
	if m.Provisional() && level == "" {
		at += levels
	}
	p.To(at).Put(th.Muted, "then ").Gap(scores-th.WidthOf(score)).Put(th.Strong, score)
	if level != "" {
		p.Gap(2).Put(th.Text, level)
		p.To(at + words + scores + levels)
	}
	if spread != "" {
		p.Gap(2).Put(th.Muted, spread)
	}
}

const critical = "◆"

// practice draws a practice in one row.
func (s *Screen) practice(p *widget.Page, i int, r *row) {
	th, x := s.th, r.practice
	name, notes := s.columns(p.Width())
	st := th.Text
	if i == s.at() {
		st = th.Focus
		p.Put(st, "› ")
	} else {
		p.Gap(2)
	}
	if level, is := s.raised[x.Practice]; is {
		p.Put(th.Chosen, boxes[level])
	} else {
		p.Put(th.Muted, "[ ]")
	}
	p.Gap(1)
	begin := margin + 4
	if s.order && r.rank > 0 {
		n := itoa(r.rank)
		p.Gap(3-len(n)).Put(th.Muted, n).Gap(1)
	}
	sep := "   "
	if x.Practice.Critical {
		sep = " " + critical + " "
	}
	room := begin + name - p.At() - 1
	p.PutWithin(st, x.Practice.ID+sep+s.pinnedName(r, notes)+x.Practice.Title, room).To(begin + name)
	if notes > 0 {
		style, text := s.note(r)
		p.PutWithin(style, text, notes-1)
	}
	s.rowFigures(p, r, begin+name+notes)
}

// A level is a digit between 0 and 9.
var boxes = [10]string{"[0]", "[1]", "[2]", "[3]", "[4]", "[5]", "[6]", "[7]", "[8]", "[9]"}

// pinnedName says before the title that people have placed it, where there is
// no room for notes.
func (s *Screen) pinnedName(r *row, notes int) string {
	if r.pinned && notes == 0 {
		return "pinned: "
	}
	return ""
}

// note is what is special about a practice, in a few words.
func (s *Screen) note(r *row) (theme.Style, string) {
	th := s.th
	own := s.doc.Assessment().Content().Targets[r.practice.Practice.ID].Value
	switch {
	case r.pinned:
		return th.Chosen, "pinned"
	case r.rank > 0 && s.placement(r.practice.Practice).LeftOut && s.order:
		return th.Chosen, "left out"
	case len(r.waits) > 0:
		return th.Muted, "waits for " + r.waits[0].ID + more(r.waits)
	case r.holds != nil:
		return th.Warn, "holds back " + r.holds.ID
	case own.Set:
		return th.Muted, "own target"
	}
	return th.Muted, ""
}

func more(ps []*frameworks.Practice) string {
	if len(ps) > 1 {
		return " +" + itoa(len(ps)-1)
	}
	return ""
}

func (s *Screen) rowFigures(p *widget.Page, r *row, at int) {
	th, x := s.th, r.practice
	now, target := show(x.Score, x.Measure), itoa(int(x.Target.V))
	p.To(at+targetWidth-len(target)-4-th.WidthOf(now)).Put(th.Strong, now).Put(th.Muted, " → ").Put(th.Target, target)
	if r.rank > 0 {
		gain, cost := "+"+assessment.ShowTwo(x.Lift), itoa(x.Cost)
		p.To(at+targetWidth+gainWidth-len(gain)).Put(th.Text, gain)
		p.To(at+targetWidth+gainWidth+costWidth-len(cost)).Put(th.Text, cost)
	}
	if s.order && r.rank > 0 {
		q := "out"
		if r.period > 0 {
			q = itoa(r.period)
		}
		p.To(at+targetWidth+gainWidth+costWidth+quarterWidth-len(q)).Put(th.Text, q)
	}
}
