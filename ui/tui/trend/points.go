package trend

import (
	"posture/assessment"
	"posture/frameworks"
	"posture/ui/tui/screen"
)

// A point is an assessment of the series, with what is shown of it: for the
// whole first, then for each layer of the open one's framework.
type point struct {
	screen.Sibling
	err   error // why it can't be read; then nothing else is known
	scale frameworks.Scale
	m     []assessment.Measure
	since []assessment.Movement // since the one before that can be read; nil for the first
	// common is how many questions the two have in common, with a level in both.
	common int
}

// neighbours are the assessments before and after the open one; nil for none.
type neighbours struct {
	before, after *assessment.Assessment
	next          int // the place of the one after
}

// readPoints reads the series, one assessment after the other, so that no more than
// three of them are held at a time.
func readPoints(m screen.SeriesMeans, series *screen.Series, open *assessment.Assessment, tell func(done, all int)) ([]point, neighbours) {
	out := make([]point, len(series.List))
	var near neighbours
	var before *assessment.Assessment
	for i, x := range series.List {
		a, err := open, error(nil)
		if i != series.Here {
			a, err = m.Read(x.Path)
		}
		out[i] = point{Sibling: x, err: err}
		if err == nil {
			out[i].fill(a, open.Framework(), before)
			switch {
			case i == series.Here:
				near.before = before
			case i > series.Here && near.after == nil:
				near.after, near.next = a, i
			}
			before = a
		}
		tell(i+1, len(series.List))
	}
	return out, near
}

// fill works out what is shown of a point.
func (p *point) fill(a *assessment.Assessment, fw *frameworks.Framework, before *assessment.Assessment) {
	card := assessment.Evaluate(a)
	p.scale = a.Framework().Scale
	p.m = make([]assessment.Measure, len(fw.Layers)+1)
	p.m[0] = card.Overall.Measure
	if n := len(card.Overall.NotAsked); n > 0 {
		p.m[0].Level = assessment.Level{} // people are shown none until all layers are asked
	}
	for i, l := range fw.Layers {
		if x := a.Framework().Layer(l.ID); x != nil {
			p.m[i+1] = card.Layers[x.Index].Measure
		}
	}
	p.follow(a, fw, before)
}

// follow works out what became of a point since the one before.
func (p *point) follow(a *assessment.Assessment, fw *frameworks.Framework, before *assessment.Assessment) {
	p.since, p.common = nil, 0
	if before == nil {
		return
	}
	c := assessment.Compare(before, a)
	p.common = c.Common
	p.since = make([]assessment.Movement, len(fw.Layers)+1)
	p.since[0] = c.Overall
	for i, l := range fw.Layers {
		if x := a.Framework().Layer(l.ID); x != nil {
			p.since[i+1] = c.Layers[x.Index].Movement
		}
	}
}

// first is the first assessment that can be read.
func first(points []point) int {
	for i := range points {
		if points[i].err == nil {
			return i
		}
	}
	return 0
}

// work brings what is shown of the open one up to date.
func (s *Screen) work() {
	if s.job != nil || len(s.points) == 0 || s.version == s.doc.Version() {
		return
	}
	a, fw := s.doc.Assessment(), s.doc.Framework()
	s.points[s.series.Here].fill(a, fw, s.near.before)
	if s.near.after != nil {
		s.points[s.near.next].follow(s.near.after, fw, a)
	}
	s.version, s.table = s.doc.Version(), table{}
}

// plotted tells whether a point can be drawn: it has a score, and the open one's
// scale.
func (s *Screen) plotted(i, measure int) bool {
	p := &s.points[i]
	return p.err == nil && p.m[measure].Score.Valid && s.sameScale(p)
}

func (s *Screen) sameScale(p *point) bool {
	scale := s.doc.Framework().Scale
	return p.scale.Min() == scale.Min() && p.scale.Max() == scale.Max()
}

// progress is how far a point has come from the baseline towards its target.
func (s *Screen) progress(i, measure int) assessment.Figure {
	p, b := &s.points[i], &s.points[s.base]
	if i <= s.base || p.err != nil || b.err != nil || p.scale.Min() != b.scale.Min() || p.scale.Max() != b.scale.Max() {
		return assessment.Figure{}
	}
	return assessment.Progress(b.m[measure].Score, p.m[measure].Score, p.m[measure].Target)
}

// what names what is shown.
func (s *Screen) what(measure int) string {
	if layers := s.doc.Framework().Layers; measure > 0 && measure <= len(layers) {
		return layers[measure-1].Title
	}
	return "The whole"
}
