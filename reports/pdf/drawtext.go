package pdf

func (d *drawer) text(x *item) {
	if x.color != d.ink[0] {
		d.ink[0] = x.color
		d.g.SetTextColor(x.color.RGB())
	}
	if d.l.extra == nil {
		d.font(x.style.face, x.style.size)
		d.g.Text(x.x, x.y, x.text)
		return
	}
	at := x.x
	for _, part := range parts(x.text, metricsOf()[x.style.face]) {
		f := x.style.face
		if part.extra {
			f = faces
		}
		d.font(f, x.style.size)
		d.g.Text(at, x.y, part.text)
		at += x.style.width(part.text)
	}
}

// font selects a face, or with faces the extra font.
func (d *drawer) font(f face, size float64) {
	if f == d.face && size == d.size {
		return
	}
	if d.face, d.size = f, size; f == faces {
		d.g.SetFont(extraFamily, "", size)
	} else {
		d.g.SetFont(family, f.style(), size)
	}
}

// A stretch is a piece of a line in one font.
type stretch struct {
	text  string
	extra bool
}

// parts divides a line where the font's own letters end or begin.
func parts(text string, m *metric) []stretch {
	var out []stretch
	from, extra := 0, false
	for i, r := range text {
		if lacks := !m.has(r); lacks != extra {
			if i > from {
				out = append(out, stretch{text[from:i], extra})
			}
			from, extra = i, lacks
		}
	}
	return append(out, stretch{text[from:], extra})
}

// usesExtra tells whether a letter of the extra font is on a page.
func (l *layout) usesExtra() bool {
	own := metricsOf()
	for _, p := range l.pages {
		for i := range p.items {
			if x := &p.items[i]; x.kind == kindText {
				for _, r := range x.text {
					if !own[x.style.face].has(r) {
						return true
					}
				}
			}
		}
	}
	return false
}
