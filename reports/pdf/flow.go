package pdf

import (
	"strings"

	"posture/reports"
	"posture/reports/palette"
)

// flow sets lines from the present place on. Where they don't fit, they go on
// on the next page, with two lines at least on either side.
func (l *layout) flow(x float64, s style, c palette.Color, lines []string) {
	for len(lines) > 0 {
		fit := int((l.room() + 0.01) / s.leading)
		take := len(lines)
		if fit < take {
			take = min(fit, len(lines)-2)
			if take < 2 && l.y > l.sheet.top {
				l.newPage()
				continue
			}
			take = max(take, min(fit, len(lines)), 1)
		}
		l.y = l.lines(x, l.y, s, c, lines[:take])
		if lines = lines[take:]; len(lines) > 0 {
			l.newPage()
		}
	}
}

// para sets a paragraph that may go on on the next page.
func (l *layout) para(x, width float64, s style, c palette.Color, text string) {
	l.in(roleP, func() { l.flow(x, s, c, s.wrap(l.clean(text, s), width)) })
}

// sections lays out all sections, one after the other.
func (l *layout) sections() {
	for i := range l.r.Sections {
		l.section(&l.r.Sections[i])
	}
}

// sectionGap is between two sections that share a page.
const sectionGap = 14

func (l *layout) section(s *reports.Section) {
	l.head = s.Name
	share := s.Kind == reports.KindLayers && l.page != nil && !l.page.plain && l.y < l.sheet.top+0.4*(l.sheet.bottom-l.sheet.top)
	switch {
	case !share:
		l.newPage()
	case l.used():
		l.y += sectionGap
	}
	l.in(roleSect, func() {
		l.sectionTitle(s)
		for i, b := range s.Body {
			l.block(b, s.Body[i+1:])
		}
	})
}

func (l *layout) sectionTitle(s *reports.Section) {
	l.mark(s.ID, s.Name, 0, true)
	if !strings.HasPrefix(s.Title, s.Name) {
		t := l.smallStrong()
		l.decorate(func() { l.text(l.left(), l.y+3, t, palette.Muted, t.fit(l.clean(s.Name, t), contentWidth)) })
		l.y += 5.2
	}
	t := l.titleText()
	text := l.clean(s.Title, t)
	lines := t.balanced(text, contentWidth)
	if len(lines) > 3 {
		t = l.style(semibold, 13, 6)
		lines = t.wrap(text, contentWidth)
	}
	l.in(roleH1, func() { l.flow(l.left(), t, l.colour, lines) })
	l.y += 3.4
}

// block lays out a block; rest is what follows it in its section, which a
// heading stays with.
func (l *layout) block(b reports.Block, rest []reports.Block) {
	switch b := b.(type) {
	case reports.Heading:
		l.heading(b, l.least(rest))
	case reports.Para:
		l.tone(b)
	case reports.List:
		l.list(b)
	case reports.Fields:
		l.fields(b)
	case reports.Table:
		l.table(b)
	case reports.Chart:
		l.chart(b, rest)
	case reports.Practice:
		l.practice(b)
	case reports.Answer:
		l.answer(b)
	case reports.SignOff:
		l.signOff(b)
	case reports.Change:
		l.need(bandHeight + 4)
		l.changeBand(&b, l.y)
		l.y += bandHeight + 5
	case reports.Moved:
		l.moved(b)
	}
}

// least is how much room a block needs to begin with: a heading is kept with
// that much of what follows it.
func (l *layout) least(rest []reports.Block) float64 {
	if len(rest) == 0 {
		return 0
	}
	switch b := rest[0].(type) {
	case reports.Heading:
		return 12 + l.least(rest[1:])
	case reports.Para:
		return l.leastPara(b, rest[1:])
	case reports.Chart:
		return 14 + l.chartHeight(b)
	case reports.Table:
		return l.tableStart(b)
	case reports.Practice:
		return l.practiceStart(b)
	case reports.Answer:
		return l.answerStart(b)
	case reports.SignOff:
		return 60
	case reports.Change:
		return bandHeight + 4
	case reports.Moved:
		return l.movedStart(b)
	}
	return 10
}

// leastPara is two lines of a paragraph, or all three where it has three. A
// short one stays with what it leads to.
func (l *layout) leastPara(p reports.Para, rest []reports.Block) float64 {
	s, lines := l.toneLines(p)
	n := len(lines)
	if n < 5 && len(rest) > 0 {
		if _, isPara := rest[0].(reports.Para); !isPara {
			return float64(n)*s.style.leading + s.after + l.least(rest)
		}
	}
	if n > 3 {
		n = 2
	}
	return float64(n)*s.style.leading + 1.8
}

// heading is a section head under a rule, or a smaller one without. It stays
// on one page with so much of what follows.
func (l *layout) heading(h reports.Heading, keep float64) {
	before, s, level := 5.6, l.headText(), 1
	if h.Sub {
		before, s, level = 4.0, l.strongText(), 2
	}
	lines := s.wrap(l.clean(h.Text, s), contentWidth)
	own := float64(min(6, len(lines)))*s.leading + 4
	l.need(before + own + min(keep, 0.8*(l.sheet.bottom-l.sheet.top)))
	if l.y > l.sheet.top {
		l.y += before
	}
	l.mark(h.ID, h.Text, level, h.ID != "")
	r := roleH3
	if !h.Sub {
		l.rule(l.left(), l.y, contentWidth, 0.35, l.colour)
		l.y += 1.5
		r = roleH2
	}
	l.in(r, func() { l.flow(l.left(), s, palette.Ink, lines) })
	l.y += 1.6
}

// A setting is how a paragraph of a tone is set.
type setting struct {
	style                style
	color                palette.Color
	indent, width, after float64
}

func (l *layout) setting(t reports.Tone) setting {
	switch t {
	case reports.Lead:
		return setting{l.leadText(), palette.Ink, 0, contentWidth - 10, 3}
	case reports.Aside:
		return setting{l.smallText(), palette.Muted, 0, contentWidth - 14, 2.2}
	case reports.Working:
		return setting{l.cellText(), palette.Ink, 6, contentWidth - 6, 0.9}
	}
	return setting{l.bodyText(), palette.Ink, 0, contentWidth - 14, 2.2}
}

func (l *layout) toneLines(p reports.Para) (setting, []string) {
	s := l.setting(p.Tone)
	text := l.clean(p.Text, s.style)
	if p.Tone == reports.Lead {
		return s, s.style.balanced(text, s.width)
	}
	return s, s.style.wrap(text, s.width)
}

// tone is a paragraph as its tone asks.
func (l *layout) tone(p reports.Para) {
	s, lines := l.toneLines(p)
	if p.Tone == reports.Plain && l.afterWorking {
		l.y += 1.8
	}
	l.afterWorking = p.Tone == reports.Working
	l.need(min(2, float64(len(lines))) * s.style.leading)
	l.in(roleP, func() { l.flow(l.left()+s.indent, s.style, s.color, lines) })
	l.y += s.after
}

func (l *layout) list(b reports.List) {
	s := l.bodyText()
	l.in(roleList, func() {
		for _, text := range b.Items {
			l.need(s.leading)
			l.in(roleItem, func() {
				lines := s.wrap(l.clean(text, s), contentWidth-18)
				l.need(min(2, float64(len(lines))) * s.leading)
				l.decorate(func() { l.text(l.left()+1.2, l.y+s.baseline(), s, palette.Muted, "•") })
				l.in(roleBody, func() { l.flow(l.left()+5, s, palette.Ink, lines) })
			})
			l.y += 0.8
		}
	})
	l.y += 1.6
}

// labelWidth is the room of labels before their texts.
const labelWidth = 34

func (l *layout) fields(f reports.Fields) {
	label, s := l.smallText(), l.bodyText()
	for _, row := range f.Rows {
		names := label.wrap(l.clean(row.Label, label), labelWidth-3)
		lines := s.wrap(l.clean(row.Value, s), contentWidth-labelWidth)
		l.need(max(float64(len(names))*label.leading, min(3, float64(len(lines)))*s.leading))
		l.in(roleP, func() {
			top, page := l.y, l.page
			l.lines(l.left(), top+s.baseline()-label.baseline(), label, palette.Muted, names)
			l.flow(l.left()+labelWidth, s, palette.Ink, lines)
			if row.URL != "" && l.page == page {
				l.in(roleLink, func() { l.link(l.left()+labelWidth, top, contentWidth-labelWidth, l.y-top, "", row.URL) })
			}
			if l.page == page {
				l.y = max(l.y, top+float64(len(names))*label.leading)
			}
		})
		l.y += 1.2
	}
	l.y += 2
}
