package pdf

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"posture/reports"
	"posture/reports/palette"
)

// Options say how a PDF is made. The zero value is A4 with nothing attached.
type Options struct {
	Paper      Paper
	Producer   string      // the program and its version, for the metadata
	Attachment *Attachment // the assessment file, or nil
	Font       []byte      // a TrueType font for letters that ours lack, or nil for the brand's
}

// An Attachment is a file that travels inside the PDF.
type Attachment struct {
	Name string // without folders
	Data []byte
}

// Write lays the report out and writes it. The letters that the fonts lack, and
// that the pages therefore show as □, are returned in order. A report that
// hides something takes no attachment. What goes to w is the whole file, in
// one piece, once it is complete.
func Write(w io.Writer, r *reports.Report, o Options) (missing []rune, err error) {
	defer func() {
		if p := recover(); p != nil {
			missing, err = nil, fmt.Errorf("the PDF can't be made: %v", p)
		}
	}()
	if o.Attachment != nil && len(r.Hidden) > 0 {
		return nil, fmt.Errorf("the assessment can't be attached to a report that leaves some of it out")
	}
	if o.Producer == "" {
		o.Producer = "posture"
	}
	l, err := lay(r, &o)
	if err != nil {
		return nil, err
	}
	d, data, err := l.draw(r.Date.Time(), o)
	if err != nil {
		return nil, fmt.Errorf("the PDF can't be made: %w", err)
	}
	if data, err = d.finish(data, o); err != nil {
		return nil, fmt.Errorf("the PDF can't be finished: %w", err)
	}
	_, err = w.Write(data)
	return slices.Sorted(maps.Keys(l.missing)), err
}

// lay makes all pages of a report.
func lay(r *reports.Report, o *Options) (*layout, error) {
	l := newLayout(r, o.Paper)
	if err := l.brand(o); err != nil {
		return nil, err
	}
	if r.Board != nil {
		l.board(r.Board)
	}
	if r.Quarter != nil {
		l.quarter(r.Quarter)
	}
	front := len(l.pages)
	l.sections()
	l.substitutes()
	if len(l.pages) == 0 {
		l.newPage()
	}
	if len(r.Sections) > 2 {
		l.insertContents(front)
	}
	l.feet()
	if l.fail != "" {
		return nil, fmt.Errorf("the PDF can't be made: %s", l.fail)
	}
	return l, nil
}

// insertContents puts the contents after the first page. They may take more
// than one page, which moves all others on; their length doesn't depend on the
// numbers, so they are laid out twice.
func (l *layout) insertContents(front int) {
	place := map[*page]int{}
	for i, p := range l.pages {
		place[p] = i + 1
	}
	root := len(l.root.has)
	long := len(l.contents(func(*page) int { return 0 }))
	l.root.has = l.root.has[:root]
	pages := l.contents(func(p *page) int {
		if place[p] > front {
			return place[p] + long
		}
		return place[p]
	})
	l.pages = slices.Concat(l.pages[:front:front], pages, l.pages[front:])
	// In the tree and among the bookmarks too, the contents come after the board's page.
	n := len(l.root.has) - 1
	contents := l.root.has[n]
	at := min(front, n)
	l.root.has = slices.Insert(l.root.has[:n], at, contents)
	after := slices.IndexFunc(l.outline, func(e entry) bool { return place[e.place.page] > front })
	if after < 0 {
		after = len(l.outline)
	}
	l.outline = slices.Insert(l.outline, after, entry{text: l.r.Words.Say("contents"), place: anchor{pages[0], l.sheet.top}})
}

// substitutes says at the end how many letters the fonts lack.
func (l *layout) substitutes() {
	if l.r.Quarter != nil {
		l.quarterSubstitutes()
		return
	}
	if len(l.missing) > 0 && l.page != nil {
		if l.page.plain {
			l.newPage()
		}
		l.need(8)
		l.y += 3
		l.para(l.left(), contentWidth, l.smallText(), palette.Muted, l.r.Words.Count("missing", len(l.missing)))
	}
}

// feet gives each page its running head and its foot, once the number of pages
// is known.
func (l *layout) feet() {
	caption, axis := l.captionText(), l.axisText()
	left, foot, middle := l.heads()
	for i, p := range l.pages {
		l.page = p
		l.decorate(func() {
			x, right := l.left(), l.left()+contentWidth
			if !p.plain {
				head := l.clean(p.head, caption)
				head = caption.fit(head, 80)
				l.text(x, l.sheet.head, caption, palette.Muted, caption.fit(l.clean(left, caption), contentWidth-caption.width(head)-6))
				l.right(right, l.sheet.head, caption, palette.Muted, head)
			}
			l.rule(x, l.sheet.rule, contentWidth, 0.2, palette.Hairline)
			number := l.clean(l.r.Words.Say("page.of", "page", fmt.Sprint(i+1), "pages", fmt.Sprint(len(l.pages))), axis)
			l.right(right, l.sheet.foot, axis, palette.Muted, number)
			foot, room := foot, contentWidth-axis.width(number)-6
			if p.plain {
				foot = p.foot
			}
			if bold := l.style(semibold, 7.5, 3.4); middle != "" {
				text := bold.fit(l.clean(middle, bold), 50)
				l.right(right-axis.width(number)-6, l.sheet.foot, bold, palette.Ink, text)
				room -= bold.width(text) + 6
			}
			lines := axis.fitLines(l.clean(foot, axis), room, 2)
			l.lines(x, l.sheet.foot-axis.baseline()-0.9*float64(len(lines)-1), axis, palette.Muted, lines)
		})
	}
}
