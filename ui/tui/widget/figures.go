package widget

import "posture/ui/tui/theme"

// A Labelled figure stands under its name.
type Labelled struct {
	Label, Value string
	Style        theme.Style // of the value
}

const figureGap = 3

// Figures puts figures side by side, each under its name, in as many pairs of
// rows as they need.
func (p *Page) Figures(indent int, figures []Labelled) {
	for len(figures) > 0 {
		n := p.figuresThatFit(indent, figures)
		p.Row()
		p.figureRow(indent, figures[:n], func(f Labelled) (theme.Style, string) { return p.th.Muted, f.Label })
		p.Row()
		p.figureRow(indent, figures[:n], func(f Labelled) (theme.Style, string) { return f.Style, f.Value })
		figures = figures[n:]
	}
}

// FigureRows is how many rows [Page.Figures] takes.
func (p *Page) FigureRows(indent int, figures []Labelled) int {
	rows := 0
	for len(figures) > 0 {
		figures = figures[p.figuresThatFit(indent, figures):]
		rows += 2
	}
	return rows
}

func (p *Page) figuresThatFit(indent int, figures []Labelled) int {
	at := indent
	for i, f := range figures {
		at += p.figureWidth(f)
		if i > 0 && at > p.width {
			return i
		}
		at += figureGap
	}
	return len(figures)
}

func (p *Page) figureWidth(f Labelled) int { return max(p.th.WidthOf(f.Label), p.th.WidthOf(f.Value)) }

func (p *Page) figureRow(indent int, figures []Labelled, of func(Labelled) (theme.Style, string)) {
	at := indent
	for _, f := range figures {
		s, text := of(f)
		w := p.figureWidth(f)
		p.To(at).PutWithin(s, text, w)
		at += w + figureGap
	}
}
