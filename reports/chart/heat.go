package chart

// A HeatCell is one practice: its id, and its level where it has one.
type HeatCell struct {
	ID    string
	Mark  string // the level's digit, or a sign for none
	Level int    // the step, from 0; below 0 for none
}

// A HeatRow is a layer's practices.
type HeatRow struct {
	Name  string
	Cells []HeatCell
}

// HeatMap draws a row of cells for each layer, each cell with its id and its
// mark; long layers go on in a second row of cells.
func HeatMap(rows []HeatRow) Picture {
	const most = 9
	columns, lines := 1, 0
	for _, r := range rows {
		columns = max(columns, min(most, len(r.Cells)))
		lines += max(1, (len(r.Cells)+most-1)/most)
	}
	const height = 0.064
	p := Picture{Height: height * float64(lines)}
	w, h := (1-nameWidth)/float64(max(columns, 6)), 1/float64(max(1, lines))
	line := 0
	for _, r := range rows {
		p.name(r.Name, (float64(line)+0.5)*h)
		for i, c := range r.Cells {
			if i > 0 && i%most == 0 {
				line++
			}
			x, y := nameWidth+float64(i%most)*w, float64(line)*h
			p.cell(c, x, y, w, h)
		}
		line++
	}
	return p
}

func (p *Picture) cell(c HeatCell, x, y, w, h float64) {
	const gap = 0.004
	role, label := LevelFill, OnLevel
	if c.Level < 0 {
		role, label = OtherFill, OnOther
	}
	level := max(0, c.Level)
	p.box(role, level, x+gap/2, y+0.06*h, x+w-gap/2, y+0.94*h)
	p.Labels = append(p.Labels,
		Label{Text: c.ID, At: Point{x + 0.012, y + h/2}, H: Start, Role: label, Level: level, Width: w - 0.045},
		Label{Text: c.Mark, At: Point{x + w - 0.014, y + h/2}, H: End, Role: label, Level: level, Width: 0.03},
	)
}
