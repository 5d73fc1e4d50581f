package trend

import (
	"strconv"
	"strings"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

const (
	margin    = 2
	sideFrom  = 150 // from this width on the table stands beside the chart
	tableMost = 116
	textWidth = 88 // wider lines are hard to read
	leastRows = 7  // of a chart
	mostRows  = 44

	enoughRows = 14 // of a chart, where all measures stand below it
)

// View shows the chart, and the numbers beside or below it.
func (s *Screen) View(width, height int) screen.Frame {
	s.work()
	f := screen.Frame{Trail: []string{s.doc.Assessment().Head().Organisation, "Over time"}}
	p := widget.NewPage(s.th, width, height)
	if s.job != nil || len(s.points) == 0 {
		s.nothing(p)
		f.Body = p.String()
		return f
	}
	f.Right = counted(len(s.points))
	if height >= 19 {
		p.Blank(1)
	}
	s.headline(p)
	s.tabs(p, &f)
	remarks := s.remarks(min(width-2*margin, 140))
	switch {
	case width >= sideFrom:
		s.beside(p, &f, remarks)
	default:
		s.below(p, &f, remarks)
	}
	f.Body = p.String()
	return f
}

func counted(n int) string {
	if n == 1 {
		return "1 assessment"
	}
	return strconv.Itoa(n) + " assessments"
}

// nothing says that the series is being read, or why it can't be.
func (s *Screen) nothing(p *widget.Page) {
	th, text := s.th, min(p.Width()-2*margin, textWidth)
	p.Blank(1)
	p.Row()
	if s.job != nil {
		done, all := s.job.Of()
		p.Gap(margin).Put(th.Muted, "Reading the assessments of this series …")
		if all > 0 {
			p.Row()
			p.Gap(margin).Gauge(done, all, min(text-16, 48))
		}
		return
	}
	p.Gap(margin).Put(th.Bad, "The assessments of this series can't be found.")
	if s.err != nil {
		p.Blank(1)
		p.Lines(th.Text, margin, s.wraps.Lines(th, s.err.Error(), text))
	}
	p.Blank(1)
	p.Lines(th.Muted, margin, s.wraps.Lines(th, "Mend that and press ctrl+r.", text))
}

// headline says where things stand, and how far they have come.
func (s *Screen) headline(p *widget.Page) {
	th := s.th
	i := s.at
	w, x := &s.rows()[i], &s.points[i]
	p.Row()
	p.Gap(margin)
	switch {
	case x.err != nil:
		p.Put(th.Bad, "The assessment of "+dateWords(x.Head.Date)+" can't be read.")
		return
	case !x.m[s.measure].Score.Valid:
		p.Put(th.Strong, s.what(s.measure)).Put(th.Text, ": no score on "+dateWords(x.Head.Date))
		return
	}
	p.Put(th.Strong, s.what(s.measure)+" "+w.score).Put(th.Muted, " on "+dateWords(x.Head.Date))
	if x.since != nil && w.like != "" && x.since[s.measure].Answers.Valid {
		p.Put(th.Muted, ": ").Put(s.change(x.since[s.measure]), w.like).Put(th.Muted, " like for like")
	}
	rest := ""
	switch {
	case i == s.base:
		rest = "the baseline"
	case s.progress(i, s.measure).Valid:
		rest = w.progress + " of the way to " + w.target
	}
	if rest != "" && p.Width()-p.At() > th.WidthOf(rest)+4 {
		p.Put(th.Muted, ", ").Put(th.Text, rest)
	}
}

// tabs names what can be shown, each with its key.
func (s *Screen) tabs(p *widget.Page, f *screen.Frame) {
	th, layers := s.th, s.doc.Framework().Layers
	name := func(i int, long bool) string {
		switch {
		case i == 0:
			return "Whole"
		case long:
			return layers[i-1].Title
		}
		return layers[i-1].ID
	}
	room := margin
	for i := range len(layers) + 1 {
		room += th.WidthOf(name(i, true)) + 5
	}
	long := room <= p.Width()
	first := 0
	if !long { // the chosen one is seen
		need := margin
		for i := s.measure; i >= 0; i-- {
			need += min(th.WidthOf(name(i, false)), 12) + 5
			if need > p.Width()-2 {
				first = i + 1
				break
			}
		}
	}
	p.Row()
	p.Gap(margin)
	for i := first; i <= len(layers); i++ {
		text := name(i, long)
		if !long {
			text = widget.Cut(th, text, 12)
		}
		if p.Width()-p.At() < th.WidthOf(text)+5 {
			p.Put(th.Muted, "…")
			return
		}
		f.Zones = append(f.Zones, screen.Zone{X: p.At(), Y: p.Rows() - 1, Width: th.WidthOf(text) + 2, Height: 1, Click: chosen(i)})
		st, k := th.Muted, th.Key
		if i == s.measure {
			st, k = th.Focus, th.Focus
		}
		if i <= 9 {
			p.Put(k, levelNames[i]).Put(st, " ")
		}
		p.Put(st, text).Gap(3)
	}
}

// remarks are what is odd about the series.
func (s *Screen) remarks(width int) []string {
	list := s.series.Remarks()
	for i := range s.points {
		if p := &s.points[i]; p.err == nil && !s.sameScale(p) {
			list = append(list, p.Name+" goes by another scale, so it isn't in the chart.")
			break
		}
	}
	if len(list) == 0 {
		return nil
	}
	return widget.Most(s.th, s.wraps.Lines(s.th, strings.Join(list, " "), width), 3, width)
}

// below draws the table below the chart.
func (s *Screen) below(p *widget.Page, f *screen.Frame, remarks []string) {
	room := p.Left() - 1 // the legend
	rows := min(len(s.points)+1, max(5, room*2/5))
	high := max(leastRows, min(room-rows-len(remarks), mostRows))
	left := widget.NewPage(s.th, p.Width()-2, high)
	s.picture(left)
	p.Under(left, 1)
	s.legend(p)
	p.Lines(s.th.Warn, margin, remarks)
	list := widget.NewPage(s.th, p.Width()-2, p.Left())
	s.list(list, f, 1, p.Rows())
	p.Under(list, 1)
	if p.Left() > (len(s.doc.Framework().Layers)+1)*smallRows {
		p.Blank(1)
		s.small(p, f, 0)
	}
}

// beside draws the table at the right of the chart.
func (s *Screen) beside(p *widget.Page, f *screen.Frame, remarks []string) {
	right := min(max(p.Width()*48/100, 74), tableMost)
	left := widget.NewPage(s.th, p.Width()-right-5, p.Left())
	small := (len(s.doc.Framework().Layers) + 1) * smallRows
	high := left.Left() - 2 - small - 1
	if high < enoughRows {
		high, small = left.Left()-2, 0
	}
	chart := widget.NewPage(s.th, left.Width()-1, min(max(high, leastRows), mostRows))
	s.picture(chart)
	left.Blank(1)
	left.Under(chart, 1)
	s.legend(left)
	if small > 0 {
		left.Blank(1)
		s.small(left, f, p.Rows())
	}
	list := widget.NewPage(s.th, right, p.Left())
	list.Blank(1)
	if len(remarks) > 0 {
		lines := widget.Most(s.th, s.wraps.Lines(s.th, strings.Join(remarks, " "), right-margin), 4, right-margin)
		list.Lines(s.th.Warn, 0, lines)
		list.Blank(1)
	}
	s.list(list, f, left.Width()+3, p.Rows())
	for left.Left() > 0 {
		left.Blank(1)
	}
	p.Beside(left, list, 3, "│")
}

// legend says what the signs mean.
func (s *Screen) legend(p *widget.Page) {
	th := s.th
	p.Row()
	p.Gap(margin + 2)
	put := func(style theme.Style, sign, words string) {
		if p.Width()-p.At() > th.WidthOf(sign)+th.WidthOf(words)+3 {
			p.Put(style, sign).Put(th.Muted, " "+words).Gap(3)
		}
	}
	put(th.Chosen, "●", "score")
	put(th.Target, "⠒⠒", "target")
	put(th.Text, "◆⠂⠐", "baseline")
	if s.measure > 0 {
		put(th.Muted, "⠂⠄", "the whole")
	}
	for i := range s.points {
		if s.plotted(i, s.measure) && s.points[i].m[s.measure].Provisional() {
			put(th.Muted, "⡇", "range, while questions are open")
			break
		}
	}
	put(th.Text, "+0.00", "like for like between neighbours")
}
