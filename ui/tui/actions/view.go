package actions

import (
	"fmt"
	"strings"

	"posture/assessment"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	margin    = 2
	sideFrom  = 132 // from this width on, what one stands on is told at the side
	textWidth = 88
	labelled  = 11 // where the form's fields begin
)

// The columns of the list; what is to be done has the rest.
const (
	dueCells    = 12
	becameCells = 13
	stateCells  = 13
	ownerCells  = 18
	wide        = 90 // from this width on, state and owner have columns
)

// View shows the actions, and more of the one that one stands on.
func (s *Screen) View(width, height int) screen.Frame {
	f := screen.Frame{Trail: []string{s.doc.Assessment().Head().Organisation, "Actions"}, Right: s.tally()}
	p := widget.NewPage(s.th, width, height)
	switch x := s.here(); {
	case x == nil:
		p.Blank(1)
		p.Lines(s.th.Text, margin, s.wraps.Lines(s.th, "Nothing is promised yet. n writes an action: who does what by when. On the plan, n writes one for the practice there, as the plan suggests it.", min(width-2*margin, textWidth)))
	case width >= sideFrom:
		left := widget.NewPage(s.th, width*58/100, height)
		s.rows(left, &f)
		for left.Left() > 0 {
			left.Blank(1)
		}
		right := widget.NewPage(s.th, min(width-left.Width()-5, textWidth), height)
		right.Blank(1)
		s.detail(right, x)
		p.Beside(left, right, 3, "│")
	default:
		below := min(10, height/2)
		list := widget.NewPage(s.th, width, height-below)
		s.rows(list, &f)
		p.Under(list, 0)
		for p.Left() > below {
			p.Blank(1)
		}
		p.Row()
		p.Gap(margin).Put(s.th.Line, widget.Repeat("─", width-2*margin))
		detail := widget.NewPage(s.th, min(width-2*margin, textWidth), below-1)
		s.detail(detail, x)
		p.Under(detail, margin)
	}
	f.Body = p.String()
	if s.form != nil {
		page, cursor := s.form.page(s, min(width-2*widget.BoxWidth, 84), height-widget.BoxHeight)
		title := "New action"
		if s.form.id != "" {
			title = "Action"
		}
		body, x, y := widget.Centre(s.th, f.Body, widget.Box(s.th, title, page), width, height)
		f.Body, f.Zones = body, nil
		if cursor != nil {
			f.Cursor = &screen.Cursor{X: x + 2 + cursor.X, Y: y + 1 + cursor.Y}
		}
	}
	return f
}

func (s *Screen) tally() string {
	n := len(s.list())
	text := fmt.Sprintf("%d actions", n)
	switch n {
	case 0:
		return ""
	case 1:
		text = "1 action"
	}
	if s.known.late > 0 {
		text += fmt.Sprintf(", %d overdue", s.known.late)
	}
	return text
}

func (s *Screen) rows(p *widget.Page, f *screen.Frame) {
	th, list := s.th, s.list()
	if p.Left() > 14 {
		p.Blank(1)
	}
	p.Row()
	p.Gap(margin).Put(th.Muted, "Due").To(margin+dueCells).Put(th.Muted, "Became")
	if p.Width() >= wide {
		p.To(margin+dueCells+becameCells).Put(th.Muted, "State").To(margin+dueCells+becameCells+stateCells).Put(th.Muted, "Owner")
	}
	p.To(s.whatColumn(p.Width())).Put(th.Muted, "What")
	room := p.Left()
	first := widget.Window(s.row, len(list), room)
	for i := first; i < min(first+room, len(list)); i++ {
		p.Row()
		f.Zones = append(f.Zones, screen.Zone{Y: p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked(i)})
		s.line(p, &list[i], i == s.row)
		switch {
		case i == first && first > 0:
			p.Right(th.Muted, " ↑")
		case i == first+room-1 && i < len(list)-1:
			p.Right(th.Muted, " ↓")
		}
	}
}

func (s *Screen) whatColumn(width int) int {
	if width >= wide {
		return margin + dueCells + becameCells + stateCells + ownerCells
	}
	return margin + dueCells + becameCells
}

func (s *Screen) line(p *widget.Page, x *assessment.ActionStatus, here bool) {
	th := s.th
	text, muted, became, fill, mark := th.Text, th.Muted, s.becameStyle(x), theme.Style{}, "  "
	if here {
		text, muted, became, fill, mark = th.Focus, th.Focus, th.Focus, th.Focus, "› "
	}
	due := x.Due.String()
	if due == "" {
		due = "no day"
	}
	p.Put(text, mark).Put(muted, due).Fill(fill, margin+dueCells).Put(became, x.Became()).Fill(fill, margin+dueCells+becameCells)
	if p.Width() >= wide {
		p.Put(text, x.State.String()).Fill(fill, margin+dueCells+becameCells+stateCells)
		p.PutWithin(muted, x.Owner, ownerCells-2)
	}
	p.Fill(fill, s.whatColumn(p.Width())).PutWithin(text, x.What, p.Width()-s.whatColumn(p.Width())-3).Fill(fill, p.Width()-2)
}

func (s *Screen) becameStyle(x *assessment.ActionStatus) theme.Style {
	switch x.Promise {
	case assessment.Kept:
		return s.th.Good
	case assessment.Partly:
		return s.th.Warn
	case assessment.Overdue, assessment.NotKept:
		return s.th.Bad
	}
	return s.th.Muted
}

// detail tells an action in full.
func (s *Screen) detail(p *widget.Page, x *assessment.ActionStatus) {
	th := s.th
	say := func(st theme.Style, text string, most int) {
		if text != "" {
			p.Lines(st, 0, widget.Most(th, s.wraps.Lines(th, text, p.Width()), min(most, p.Left()), p.Width()))
		}
	}
	say(th.Strong, x.What, 3)
	facts := x.State.String()
	if x.Due != 0 {
		facts += ", due " + x.Due.String()
	}
	if x.Owner != "" {
		facts += ", " + x.Owner
	}
	say(th.Muted, facts+"; "+x.Became(), 2)
	if x.Reason != "" {
		say(th.Text, "Reason: "+x.Reason, 3)
	}
	for _, id := range x.Practices {
		s.promised(p, x, id)
	}
	if len(x.Practices) == 0 {
		say(th.Muted, "It names no practice, so the answers say nothing of it.", 2)
	}
	for _, l := range x.Links {
		say(th.Text, l, 2)
	}
	if st := x.Stamp; !st.At.IsZero() {
		say(th.Muted, strings.TrimSpace("Last changed "+st.At.UTC().Format("2 Jan 2006")+" "+st.By), 1)
	}
}

// promised says where a practice stands, beside what was promised of it.
func (s *Screen) promised(p *widget.Page, x *assessment.ActionStatus, id string) {
	practice := s.doc.Framework().Practice(id)
	if practice == nil || !p.Row() {
		return
	}
	m := s.doc.Card().Practices[practice.Index].Measure
	want := assessment.ShowScore(m.Target, assessment.Figure{})
	if x.Level.Valid {
		want = fmt.Sprint(x.Level.V)
	}
	p.Put(s.th.Strong, assessment.ShowScore(m.Score, m.Target)).Put(s.th.Muted, " → "+want).To(10).
		PutWithin(s.th.Text, id+"  "+practice.Title, p.Width()-10)
}

// page draws the form's fields; the ones round the open one where not all fit.
func (f *form) page(s *Screen, width, height int) (*widget.Page, *screen.Cursor) {
	th := s.th
	shown := make([]int, 0, fields)
	for i := range fields {
		if i != fieldReason || f.state == assessment.ActionDropped {
			shown = append(shown, i)
		}
	}
	p := widget.NewPage(th, width, min(height, len(shown)+2))
	var cursor *screen.Cursor
	for _, i := range shown {
		p.Row()
		label := th.Muted
		if i == f.at {
			label = th.Key
		}
		p.Put(label, labels[i]).To(labelled)
		switch field := f.text[i]; {
		case field != nil:
			if x := field.Put(p, theme.Style{}, width-labelled); i == f.at {
				cursor = &screen.Cursor{X: x, Y: p.Rows() - 1}
			}
		case i == fieldLevel:
			f.choice(p, i, f.level == -1, "the targets")
			for n, step := range f.scale {
				f.choice(p, i, f.level == n, fmt.Sprint(step.Level))
			}
		default:
			for _, st := range assessment.ActionStates() {
				f.choice(p, i, f.state == st, st.String())
			}
		}
	}
	p.Blank(1)
	p.Row()
	if said := f.mistake(); said != "" {
		p.PutWithin(th.Bad, said, width)
	} else {
		p.PutWithin(th.Muted, f.explain(s), width)
	}
	return p, cursor
}

// choice draws one of several; the chosen one stands in brackets too, so that
// it is seen without colours.
func (f *form) choice(p *widget.Page, field int, chosen bool, text string) {
	th := p.Theme()
	st, words := th.Muted, " "+text+" "
	if chosen {
		st, words = th.Chosen, "["+text+"]"
		if field == f.at {
			st = th.Focus
		}
	}
	p.Put(st, words)
}

// mistake is what is wrong with the open field, else with the first that is.
func (f *form) mistake() string {
	if f.said[f.at] != "" {
		return f.said[f.at]
	}
	for i, said := range f.said {
		if said != "" {
			return labels[i] + ": " + said
		}
	}
	return ""
}

// explain says what the open field means.
func (f *form) explain(s *Screen) string {
	switch f.at {
	case fieldPractices:
		ids, _ := practices(s.doc.Framework(), f.value(fieldPractices))
		titles := make([]string, len(ids))
		for i, id := range ids {
			titles[i] = s.doc.Framework().Practice(id).Title
		}
		if len(titles) > 0 {
			return strings.Join(titles, "; ") + "."
		}
		return "Whose scores tell whether it was kept."
	case fieldLevel:
		return "The level that the practices are to reach by it."
	case fieldDue:
		return "The last day on which it is in time."
	case fieldState:
		return "What its owner says; the answers say the rest."
	}
	return ""
}
