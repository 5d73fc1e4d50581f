package reports

import (
	"strconv"

	"posture/assessment"
	"posture/reports/chart"
)

// BuildTrend makes the report of a series over time. Options.Sections and
// Options.Previous have no part in it.
func BuildTrend(s Series, o Options) *Report {
	b := newSeriesBuilder(s, o, OverTime)
	r := b.front()
	first := b.points[0].Assessment.Head().Date
	r.Title = b.say("document.trend", "organisation", r.Organisation, "first", b.w.Date(first), "last", r.DateText)
	r.Keywords = append(r.Keywords, first.String())
	r.Trend, r.Series = TrendOf(b.points, s.Files), &SeriesData{Points: b.pointRows(b.points, s.Files)}
	over := Section{ID: "trend", Kind: KindTrend, Name: b.say("trend.name"), Title: b.trendTitle(), Body: b.hiddenParas()}
	over.Body = append(over.Body, b.overTime()...)
	table := Section{ID: "assessments", Kind: KindTrend, Name: b.say("points.name"), Title: b.w.Count("points.title", len(b.points))}
	table.Body = append(append(b.pointTable(), b.layerTables()...), b.otherwiseOverTime()...)
	r.Sections = []Section{over, table}
	return r
}

// KindTrend is the part of reports on a series; it isn't one of [Kinds], since
// a report of one assessment has none.
const KindTrend Kind = "trend"

// A seriesBuilder makes documents of a series; what it says of a single
// assessment is of the last.
type seriesBuilder struct {
	*builder
	series Series
	points []assessment.Point
	whole  *assessment.Comparison // from the baseline to now; nil at the baseline
}

func newSeriesBuilder(s Series, o Options, d Document) *seriesBuilder {
	o.Sections, o.Previous = nil, nil
	if n := len(s.Assessments); n > 1 {
		o.Previous = s.Assessments[n-2]
	}
	points := assessment.Trend(s.Assessments, s.Baseline)
	last := points[len(points)-1]
	b := &seriesBuilder{builder: newBuilder(last.Assessment, last.Card, o, d), series: s, points: points}
	b.compared = last.Since
	if s.Baseline < len(points)-1 {
		b.whole = last.Since
		if s.Baseline < len(points)-2 {
			b.whole = assessment.Compare(s.Assessments[s.Baseline], last.Assessment, s.frameworks()...)
		}
	}
	return b
}

func (b *seriesBuilder) date(i int) string { return b.w.Date(b.points[i].Assessment.Head().Date) }

func (b *seriesBuilder) baseline() string { return b.date(b.series.Baseline) }

func (b *seriesBuilder) trendTitle() string {
	switch {
	case b.whole == nil:
		return b.say("trend.title-one", "date", b.date(len(b.points)-1))
	case !b.whole.Overall.Answers.Valid:
		return b.say("trend.title-none", "date", b.baseline())
	}
	return b.say("trend.title", "answers", signed(b.whole.Overall.Answers), "date", b.baseline(), "n", strconv.Itoa(len(b.points)))
}

// progress says how far the way from the baseline to now's target is, or "".
func (b *seriesBuilder) progress() string {
	p := b.points[len(b.points)-1].Progress
	if !p.Valid {
		return ""
	}
	key := "trend.progress"
	switch {
	case assessment.ShowPercent(p.V) == assessment.ShowPercent(0):
		key = "trend.progress-none"
	case p.V < 0:
		key = "trend.progress-back"
	}
	return b.say(key, "progress", signedPercent(p), "date", b.baseline(), "target", b.target(b.s.Overall.Target).Shown)
}

// signedPercent is a share that may be below nothing.
func signedPercent(f assessment.Figure) string {
	return nobreak(assessment.ShowPercent(f.V))
}

func (b *seriesBuilder) overTime() []Block {
	var out []Block
	if b.whole != nil {
		out = append(out, b.change(b.whole, b.say("change.label", "date", b.baseline()), b.progress()))
	}
	out = append(out, Para{Text: b.say("trend.lead"), Tone: Lead})
	out = append(out, b.course(b.points, b.say("trend.overall"), 0.42))
	if c := b.panels(b.points); c != nil {
		out = append(out, *c)
	}
	for _, s := range b.remarks() {
		out = append(out, Para{Text: s})
	}
	return out
}

// onScale tells whether a point's scores can be drawn on now's scale.
func (b *seriesBuilder) onScale(p assessment.Point) bool {
	s := p.Card.Framework.Scale
	return s.Min() == b.fw.Scale.Min() && s.Max() == b.fw.Scale.Max()
}

// course draws the overall score over points of the series, with what the
// answers brought like for like between neighbours. The height is the
// picture's, in widths.
func (b *seriesBuilder) course(points []assessment.Point, title string, height float64) Chart {
	c := Chart{Title: title}
	var stops []chart.Stop
	labelled := chart.Labelled(len(points))
	label, band := b.stopLabel(points), false
	for i, p := range points {
		o := p.Card.Overall
		stop := chart.Stop{Label: label(p.Assessment.Head().Date), Sub: b.sub(points, i), Text: score(o.Measure)}
		if b.onScale(p) {
			stop.Value, stop.Low, stop.High, stop.Target = chart.Value(o.Score), chart.Value(o.Low), chart.Value(o.High), chart.Value(o.Target)
			band = band || o.Provisional()
		}
		if i > 0 {
			stop.Step = signed(p.Since.Overall.Answers)
		}
		stops = append(stops, stop)
		if labelled[i] {
			c.Bars = append(c.Bars, b.pointBar(p, i > 0))
		}
	}
	c.Picture = chart.Course(stops, b.chartScale(), b.ticks(), b.say("trend.between"), height)
	c.Alt = b.say("trend.alt", "scores", b.barsInWords(c.Bars), "target", b.target(b.s.Overall.Target).Shown)
	c.Key = []Key{{Role: chart.ScoreDot, Text: b.say("key.overall")}, {Role: chart.TargetLine, Text: b.say("key.target")}}
	if band {
		c.Key = append(c.Key, Key{Role: chart.RangeRole(len(points)), Text: b.say("key.range")})
	}
	if n := len(c.Bars); n < len(points) {
		c.Note = b.say("trend.thinned", "all", strconv.Itoa(len(points)), "n", strconv.Itoa(n))
	}
	return c
}

// stopLabel words dates below a picture: by their months where no two points
// are of one month.
func (b *seriesBuilder) stopLabel(points []assessment.Point) func(assessment.Date) string {
	for i := 1; i < len(points); i++ {
		if points[i].Assessment.Head().Date/100 == points[i-1].Assessment.Head().Date/100 {
			return b.w.ShortDate
		}
	}
	return b.w.ShortMonth
}

// pointBar says a point in words, with what the answers brought since the one
// before where there is one.
func (b *seriesBuilder) pointBar(p assessment.Point, follows bool) Bar {
	o := p.Card.Overall
	x := Bar{Label: b.w.Date(p.Assessment.Head().Date), Shown: b.pointScore(p)}
	if b.onScale(p) && o.Score.Valid {
		x.Part = b.chartScale().Part(o.Score.V)
	}
	if follows {
		x.Shown = b.say("bar.point", "score", x.Shown, "answers", signed(p.Since.Overall.Answers))
	}
	return x
}

// pointScore is the overall score of a point with its range; one on another
// scale says how far that goes.
func (b *seriesBuilder) pointScore(p assessment.Point) string {
	return b.onItsScale(p, p.Card.Overall.Measure)
}

// onItsScale is a score of a point; see [seriesBuilder.pointScore].
func (b *seriesBuilder) onItsScale(p assessment.Point, m assessment.Measure) string {
	text := b.scoreAndRange(m)
	if m.Score.Valid && !b.onScale(p) {
		return b.say("trend.other-scale", "score", text, "max", strconv.Itoa(p.Card.Framework.Scale.Max()))
	}
	return text
}

// sub is what is new at a stop.
func (b *seriesBuilder) sub(points []assessment.Point, i int) string {
	if i == 0 {
		return ""
	}
	then, now := points[i].Since.Then, points[i].Since.Now
	switch {
	case then.Framework.ID != now.Framework.ID:
		return b.say("sub.framework")
	case then.Framework.Version != now.Framework.Version:
		return b.say("sub.version")
	case b.profileName(then) != b.profileName(now):
		return b.say("sub.profile")
	}
	return ""
}

// The most layers that have a picture of their own each.
const mostPanels = 15

// panels are the layers' scores over points of the series.
func (b *seriesBuilder) panels(points []assessment.Point) *Chart {
	if len(b.s.Layers) > mostPanels || !b.s.Overall.Score.Valid {
		return nil
	}
	var panels []chart.Panel
	c := Chart{Title: b.say("trend.layers")}
	for i := range b.s.Layers {
		l := &b.s.Layers[i]
		x := chart.Panel{Name: b.line(l.Layer.Title), Text: score(l.Measure), Target: chart.Value(l.Target)}
		for _, p := range points {
			var v chart.Value
			if old := p.Card.Framework.Layer(l.Layer.ID); old != nil && b.onScale(p) {
				v = chart.Value(p.Card.Layers[old.Index].Score)
			}
			x.Values = append(x.Values, v)
		}
		bar := b.layerBar(l)
		if last := points[len(points)-1]; last.Since != nil {
			x.Note = b.say("panel.answers", "answers", signed(last.Since.Layers[i].Answers))
			bar.Shown = b.say("bar.point", "score", bar.Shown, "answers", signed(last.Since.Layers[i].Answers))
		}
		panels, c.Bars = append(panels, x), append(c.Bars, bar)
	}
	c.Alt = b.say("trend.layers-alt", "layers", b.barsInWords(c.Bars))
	c.Key = []Key{{Role: chart.ScoreLine, Text: b.say("key.score")}, {Role: chart.TargetLine, Text: b.say("key.target")}}
	c.Picture = chart.Panels(panels, b.chartScale())
	return &c
}

// otherScales says that some of the points have another scale than the last, or
// is "".
func (b *seriesBuilder) otherScales(points []assessment.Point) string {
	n := 0
	for _, p := range points {
		if !b.onScale(p) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return b.w.Count("trend.scales", n)
}

// remarks are what a reader of the pictures must know to read them rightly.
func (b *seriesBuilder) remarks() []string {
	var out []string
	if s := b.otherScales(b.points); s != "" {
		out = append(out, s)
	}
	shortest, longest := 0.0, 0.0
	for i := 1; i < len(b.points); i++ {
		a, c := b.points[i-1].Assessment.Head().Date, b.points[i].Assessment.Head().Date
		days := c.Time().Sub(a.Time()).Hours() / 24
		if i == 1 || days < shortest {
			shortest = days
		}
		longest = max(longest, days)
		if a == c && len(out) < 4 {
			out = append(out, b.say("trend.same-date", "date", b.w.Date(c)))
		}
	}
	if longest > 2*shortest+7 {
		out = append(out, b.say("trend.uneven"))
	}
	return out
}
