package chart

// A BarData is a score on a scale, with its range and its target.
type BarData struct {
	Scale                    Scale
	Score, Low, High, Target Value
	Level                    int   // the step whose colour the bar has
	Then                     Value // the score before, where it is to be seen
}

// Bar draws a score as a bar from the left over the middle of the picture, its
// range as a line with caps, its target and what it was before as lines across.
func Bar(d BarData) Picture {
	p := Picture{Height: 0.1}
	if d.Score.Valid {
		p.box(LevelFill, d.Level, 0, 0.2, d.Scale.Part(d.Score.V), 0.8)
	}
	if d.Target.Valid {
		x := d.Scale.Part(d.Target.V)
		p.line(TargetLine, Point{x, 0}, Point{x, 1})
	}
	if d.Low.Valid && d.High.Valid && d.Low.V < d.High.V {
		a, b := d.Scale.Part(d.Low.V), d.Scale.Part(d.High.V)
		p.line(RangeLine, Point{a, 0.5}, Point{b, 0.5})
		p.line(RangeLine, Point{a, 0.3}, Point{a, 0.7})
		p.line(RangeLine, Point{b, 0.3}, Point{b, 0.7})
	}
	if d.Then.Valid {
		x := d.Scale.Part(d.Then.V)
		p.line(ThenLine, Point{x, 0.12}, Point{x, 0.88})
	}
	return p
}

// A StackPart is a part of a stacked bar: a level, or another kind.
type StackPart struct {
	Count int
	IsA   Role // LevelFill or OtherFill
	Level int  // the step, or the kind
}

// A StackRow is a name and the parts of its bar.
type StackRow struct {
	Name  string
	Parts []StackPart
}

// Stack draws rows of bars that are divided by counts, each bar of full
// length. A part that is wide enough bears its count.
func Stack(rows []StackRow, text func(count int) string) Picture {
	p := Picture{Height: rowHeight * float64(len(rows))}
	h := 1 / float64(max(1, len(rows)))
	for i, r := range rows {
		top := float64(i) * h
		mid := top + h/2
		p.name(r.Name, mid)
		total := 0
		for _, x := range r.Parts {
			total += x.Count
		}
		at := nameWidth
		for _, x := range r.Parts {
			if x.Count <= 0 {
				continue
			}
			w := (1 - nameWidth) * float64(x.Count) / float64(total)
			p.box(x.IsA, x.Level, at, top+0.18*h, at+w, top+0.82*h)
			if w > 0.025 {
				role := OnLevel
				if x.IsA == OtherFill {
					role = OnOther
				}
				p.Labels = append(p.Labels, Label{Text: text(x.Count), At: Point{at + w/2, mid}, Role: role, Level: x.Level, Width: w})
			}
			at += w
		}
	}
	return p
}

// The room for names at the left of rows, and the height of a row.
const (
	nameWidth = 0.27
	rowHeight = 0.04
)

func (p *Picture) name(text string, y float64) {
	p.Labels = append(p.Labels, Label{Text: text, At: Point{0, y}, H: Start, Role: Name, Width: nameWidth - 0.015})
}
