package clauses

import (
	"strconv"

	"posture/assessment"
	"posture/reports"
	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// list draws as many rows as there is room for.
func (s *Screen) list(p *widget.Page, f *screen.Frame, room int) {
	rows := s.rows()
	if len(rows) == 0 {
		p.Row()
		p.Gap(margin).Put(s.th.Muted, reports.English().Say("clauses.none"))
		return
	}
	head := rows[0].kind == rowClause || rows[0].kind == rowSource
	if head {
		s.columnHeads(p, rows[0].kind)
		room--
	}
	outcomes := len(rows)
	for i, r := range rows {
		if r.kind == rowOutcome {
			outcomes = i
			break
		}
	}
	// The outcomes stand below the sources, after a blank line and a heading.
	all, at := len(rows), s.here()
	gap := 0
	if outcomes < len(rows) {
		gap = 2
		all += gap
		if at >= outcomes {
			at += gap
		}
	}
	first := widget.Window(at, all, room)
	for i := first; i < min(first+room, all); i++ {
		n := i
		switch {
		case i >= outcomes+gap:
			n = i - gap
		case i >= outcomes:
			p.Row()
			if i == outcomes+1 {
				p.Gap(margin).Put(s.th.Accent, reports.English().Say("outcomes.title"))
			}
			continue
		}
		p.Row()
		f.Zones = append(f.Zones, screen.Zone{X: 0, Y: p.Rows() - 1, Width: p.Width(), Height: 1, Click: clicked(n)})
		s.row(p, n, rows[n])
		switch {
		case i == first && first > 0:
			p.Right(s.th.Muted, "↑")
		case i == first+room-1 && i < all-1:
			p.Right(s.th.Muted, "↓")
		}
	}
}

func (s *Screen) row(p *widget.Page, i int, r row) {
	st := s.th.Text
	if i == s.here() {
		st = s.th.Focus
		p.Put(st, "› ")
	} else {
		p.Gap(2)
	}
	switch r.kind {
	case rowSource:
		s.source(p, st, r.source)
	case rowOutcome:
		s.outcomeRow(p, st, r.outcome)
	case rowClause:
		s.clauseRow(p, st, r)
	case rowPractice:
		s.practice(p, st, r.practice)
	}
}

// standingHeads are the heads of the columns of counts.
var standingHeads = [standings]string{"at target", "some", "none", "not assessed", "n/a"}

// heads are those of the columns that say something here.
func (s *Screen) heads() []string {
	if s.known.setAside {
		return standingHeads[:]
	}
	return standingHeads[:notApplicable]
}

// standingSigns fill the bars, so that they can be read without colours.
var standingSigns = [standings]string{"█", "▓", "░", "·", " "}

func (s *Screen) standingStyle(i int) theme.Style {
	th := s.th
	return [standings]theme.Style{th.Good, th.Accent, th.Warn, th.Muted, th.Track}[i]
}

// The widths of the columns of sources, and from where on there are bars.
const (
	clausesWidth = 7
	leastName    = 18
	barFrom      = 92
)

func (s *Screen) sourceLayout(width int) (name, bar int, total bool) {
	counts := 0
	for _, h := range s.heads() {
		counts += len(h) + 2
	}
	name = width - 3 - counts
	if total = name-clausesWidth-2 >= leastName; total {
		name -= clausesWidth + 2
	}
	if width >= barFrom {
		bar = min(max(name-36-2*standings, 0), 40)
		name -= bar
		if bar > 0 {
			name -= 2 * (standings - 1)
		}
	}
	return min(name, 44), bar, total
}

func (s *Screen) columnHeads(p *widget.Page, k kind) {
	th := s.th
	p.Row()
	p.Gap(margin)
	if k == rowClause {
		s.clauseHeads(p)
		return
	}
	name, bar, total := s.sourceLayout(p.Width())
	p.PutWithin(th.Accent, "Laws and standards", name-1).To(margin + name)
	if bar > 0 {
		p.Gap(bar)
	}
	if total {
		p.Gap(2).Put(th.Muted, "clauses")
	}
	for i, h := range s.heads() {
		if bar > 0 && standingSigns[i] != " " {
			p.Gap(2).Put(s.standingStyle(i), standingSigns[i]).Put(th.Muted, " "+h)
		} else {
			p.Gap(2).Put(th.Muted, h)
		}
	}
}

// source draws how many clauses of a source stand where.
func (s *Screen) source(p *widget.Page, st theme.Style, x source) {
	th := s.th
	name, bar, total := s.sourceLayout(p.Width())
	p.PutWithin(st, x.name, name-1).To(margin + name)
	if bar > 0 {
		s.stack(p, x, bar)
	}
	if total {
		count(p, th.Text, x.clauses, clausesWidth)
	}
	for i, h := range s.heads() {
		style := th.Text
		if x.of[i] == 0 {
			style = th.Muted
		}
		sign := 0
		if bar > 0 && standingSigns[i] != " " {
			sign = 2
		}
		count(p, style, x.of[i], len(h)+sign)
	}
}

func count(p *widget.Page, st theme.Style, n, width int) {
	text := strconv.Itoa(n)
	if n == 0 {
		text = "·"
	}
	p.Gap(2+width-p.Theme().WidthOf(text)).Put(st, text)
}

// stack draws the counts as parts of a bar, each with its own sign.
func (s *Screen) stack(p *widget.Page, x source, cells int) {
	sum, at := 0, 0
	for i, n := range x.of {
		sum += n
		end := 0
		if x.clauses > 0 {
			end = (sum*cells + x.clauses/2) / x.clauses
		}
		p.Put(s.standingStyle(i), widget.Repeat(standingSigns[i], end-at))
		at = end
	}
}

const scoreWidth = 5

func showMean(f assessment.Figure) string { return assessment.ShowScore(f, assessment.Figure{}) }

// outcomeRow draws an outcome: what it means, how many practices serve it,
// what is claimed and what is shown.
func (s *Screen) outcomeRow(p *widget.Page, st theme.Style, o *assessment.OutcomeScore) {
	th := s.th
	const names = 14
	right := p.Width() - 1 - 2*(scoreWidth+2) - 8
	n := reports.English().Count("count.practices", len(o.Practices))
	p.PutWithin(st, outcomeName(string(o.ID)), names-2).To(margin + names)
	if right > 64 {
		p.PutWithin(th.Muted, reports.English().Say("outcome-means."+string(o.ID)), right-margin-names-len(n)-2)
	}
	p.To(right-len(n)).Put(th.Muted, n)
	s.claimed(p, o.Score, o.Evidenced, provisional(o.Practices) && o.Score.Valid)
}

// claimed puts what is claimed, and beside it what is shown.
func (s *Screen) claimed(p *widget.Page, score, evidenced assessment.Figure, provisional bool) {
	th := s.th
	text := showMean(score)
	p.Gap(2+scoreWidth-th.WidthOf(text)).Put(th.Strong, text)
	if provisional {
		p.Put(th.Warn, "*")
	} else {
		p.Gap(1)
	}
	style, shown := th.Text, showMean(evidenced)
	if shown != text {
		style = th.Warn
	}
	p.Gap(1+scoreWidth-th.WidthOf(shown)).Put(th.Muted, "shown ").Put(style, shown)
}

// The columns of a clause: its number, its title, where its practices stand,
// what is claimed and what is shown.
func (s *Screen) clauseLayout(width int) (number, title, status int) {
	number, status = min(s.known.number, 16)+2, 21
	if width < 76 {
		status = 16
	}
	return number, width - 3 - number - status - 2*(scoreWidth+2), status
}

func (s *Screen) clauseHeads(p *widget.Page) {
	th := s.th
	number, title, status := s.clauseLayout(p.Width())
	p.Put(th.Accent, "Clauses").To(margin+number+title).Put(th.Muted, "Practices").To(margin + number + title + status)
	p.Gap(1).Put(th.Muted, "claimed").Gap(1).Put(th.Muted, "shown")
}

func (s *Screen) clauseRow(p *widget.Page, st theme.Style, r row) {
	th, c := s.th, r.clause
	cells, title, status := s.clauseLayout(p.Width())
	p.PutWithin(st, number(c), cells-2).To(margin+cells).PutWithin(th.Text, r.found.Title, title-2).To(margin + cells + title)
	style := th.Text
	switch c.Status {
	case assessment.Met:
		style = th.Good
	case assessment.NotMet:
		style = th.Warn
	case assessment.NotAssessed, assessment.NoneApplicable:
		style = th.Muted
	}
	words := c.Status.Words()
	if status < 20 && c.Status == assessment.Met {
		words = "at target"
	}
	p.Put(style, words)
	if c.Provisional && c.Score.Valid {
		p.Put(th.Warn, "*")
	}
	p.To(margin + cells + title + status)
	score, shown := showMean(c.Score), showMean(c.Evidenced)
	p.Gap(1+7-th.WidthOf(score)).Put(th.Strong, score)
	style = th.Text
	if shown != score {
		style = th.Warn
	}
	p.Gap(1+5-th.WidthOf(shown)).Put(style, shown)
}

// practice draws a practice behind a clause or outcome.
func (s *Screen) practice(p *widget.Page, st theme.Style, x *assessment.PracticeScore) {
	th, w := s.th, s.wording()
	m := x.Measure
	lowest := s.doc.Framework().Scale.Min()
	if m.Applicable > 0 && m.Level.Valid && m.Provisional() {
		p.Provisional(m.Level.V, lowest).Gap(1)
	} else {
		p.Standing(m.Applicable > 0, m.Level.Valid, m.Level.V, lowest).Gap(1)
	}
	const nameColumn, figures = 7, 2 + scoreWidth + 12
	bar := max(10, min((p.Width()-nameColumn-figures)/3, 40))
	at := p.Width() - figures - bar
	p.Gap(1).PutWithin(st, x.Practice.ID+"  "+x.Practice.Title, at-nameColumn-1).To(at)
	switch {
	case m.Applicable == 0:
		p.Put(th.Muted, "not applicable")
		return
	case !m.Score.Valid:
		p.Put(th.Muted, "not asked yet")
		return
	}
	p.Bar(widget.BarOf(th, w.Bar(m)), bar)
	score := assessment.ShowScore(m.Score, m.Target)
	p.Gap(1+scoreWidth-th.WidthOf(score)).Put(th.Strong, score)
	if m.Provisional() {
		p.Gap(1).Put(th.Muted, assessment.ShowScore(m.Low, m.Target)+"–"+assessment.ShowScore(m.High, m.Target))
	} else if m.Gap.V == 0 {
		p.Gap(1).Put(th.Good, "at target")
	}
}
