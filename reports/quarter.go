package reports

import (
	"cmp"
	"slices"

	"posture/assessment"
	"posture/reports/chart"
)

// A Quarter is two pages for the board: what changed since the last
// assessment, and what was promised and comes next. It has a fixed room: what
// is more than that is counted.
type Quarter struct {
	Name   string  `json:"name"`
	Head   string  `json:"head"`  // whose assessment it is
	Title  string  `json:"title"` // the finding of the first page, in a sentence
	Change *Change `json:"change,omitempty"`
	Gauge  Gauge   `json:"gauge"` // the whole, where there is no change to tell of
	Trend  Chart   `json:"trend"`

	LayersTitle   string     `json:"layers_title"`
	LayersHead    LayersHead `json:"layers_head"`
	Layers        []LayerRow `json:"layers"`
	LayersNote    string     `json:"layers_note"`
	FindingsTitle string     `json:"findings_title"`
	Findings      []string   `json:"findings"` // sentences of one paragraph
	Split         *Chart     `json:"split,omitempty"`
	Evidence      *Shares    `json:"evidence,omitempty"` // where there is no change to split
	Fresh         Shares     `json:"fresh"`              // how fresh the answers are

	Follow     string   `json:"follow"` // the finding of the second page
	MovedTitle string   `json:"moved_title"`
	Moved      []Moved  `json:"moved"` // the slipped; where none has, the improved
	MovedNote  string   `json:"moved_note"`
	Promises   Promises `json:"promises"`
	NextTitle  string   `json:"next_title"`
	NextHead   GapsHead `json:"next_head"`
	Next       []GapRow `json:"next"`
	NextNote   string   `json:"next_note,omitempty"`
	Hidden     []string `json:"-"`
	Foot       string   `json:"foot"`
}

// The most of anything that the two pages have room for.
const (
	mostQuarters = 8
	mostMoved    = 3
	mostAnswers  = 8 // of all practices on the page together
	mostPromises = 5 // and one more for every two answers that there aren't, up to three
	mostNext     = 3
)

// BuildQuarter makes the quarterly report of a series: two pages for the board
// on its last assessment. Options.Sections and Options.Previous have no part in
// it.
func BuildQuarter(s Series, o Options) *Report {
	b := newSeriesBuilder(s, o, Quarterly)
	r := b.front()
	r.Title = b.say("document.quarter", "organisation", r.Organisation, "date", r.DateText)
	r.Series = &SeriesData{}
	if b.compared != nil {
		r.Comparison, r.Series = b.comparisonData(), b.seriesData()
	}
	shown := b.lately()
	r.Trend = TrendOf(shown, b.filesOf(len(shown)))
	r.Series.Points = b.pointRows(shown, b.filesOf(len(shown)))
	r.Quarter = b.quarter(shown)
	return r
}

// lately are the last points of the series, as many as the page has room for.
func (b *seriesBuilder) lately() []assessment.Point {
	return b.points[max(0, len(b.points)-mostQuarters):]
}

func (b *seriesBuilder) filesOf(last int) []string {
	return b.series.Files[max(0, len(b.series.Files)-last):]
}

func (b *seriesBuilder) quarter(shown []assessment.Point) *Quarter {
	h := b.a.Head()
	q := &Quarter{
		Name: b.say("quarter.name"), Head: b.line(h.Organisation), Title: b.quarterTitle(), Gauge: b.gauge(), Trend: b.course(shown, b.w.Count("quarter.trend", len(shown)), 0.3),
		LayersTitle: b.say("since.layers"), FindingsTitle: b.say("board.findings"), Findings: b.quarterFindings(), Fresh: b.fresh(),
		Follow: b.follow(), NextTitle: b.w.Count("quarter.next", min(mostNext, len(b.s.Priorities))), Hidden: b.hidden(),
		Foot: b.say("board.foot", "framework", b.line(b.fw.Title), "version", b.fw.Version, "date", b.w.Date(h.Date)),
	}
	if h.Scope != "" {
		q.Head = b.say("board.head", "organisation", q.Head, "scope", b.line(h.Scope))
	}
	if c := b.compared; c != nil {
		change := b.change(c, b.say("change.label", "date", b.then()), b.progress())
		q.Change = &change
		if c.Overall.Answers.Valid {
			split := b.splitChart(c)
			q.Split = &split
		}
	}
	if q.Split == nil {
		evidence := b.strengths()
		q.Evidence = &evidence
	}
	if n := len(b.points) - len(shown); n > 0 {
		q.Trend.Note = b.w.Count("quarter.earlier", n)
	}
	q.Layers, q.LayersNote, q.LayersHead = b.quarterLayers()
	q.Moved, q.MovedTitle, q.MovedNote = b.quarterMoved()
	answers := 0
	for _, m := range q.Moved {
		answers += len(m.Questions)
	}
	q.Promises = b.promises(mostPromises + min(3, (mostAnswers-answers)/2))
	q.Next, q.NextHead, q.NextNote = b.next()
	return q
}

func (b *seriesBuilder) quarterTitle() string {
	if b.compared == nil {
		return b.headline()
	}
	return b.sinceTitle(b.compared)
}

// quarterLayers are the layers with what the answers brought; of more than
// there is room for, those that went farthest.
func (b *seriesBuilder) quarterLayers() ([]LayerRow, string, LayersHead) {
	head := b.layersHead()
	if b.compared == nil || b.compared.OtherScale {
		rows, note := b.layerRows()
		return rows, note, head
	}
	head.Gap, head.Then = b.say("head.like-for-like"), b.say("quarter.then")
	layers := b.compared.Layers
	order := make([]int, len(layers))
	for i := range order {
		order[i] = i
	}
	note := ""
	if len(order) > mostLayers {
		note = b.say("quarter.some-layers", "n", num(mostLayers), "of", num(len(order)))
		slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(far(layers[y].Movement), far(layers[x].Movement)) })
		order = order[:mostLayers]
		slices.Sort(order)
	}
	var rows []LayerRow
	for _, i := range order {
		l := &b.s.Layers[i]
		row := b.layerRow(l)
		data := b.bar(l.Measure)
		data.Then = chart.Value(layers[i].Then)
		row.Bar = chart.Bar(data)
		row.Less, row.Large = signed(layers[i].Answers), layers[i].Verdict == assessment.Slipped
		row.Then, row.Answers = b.earlierScore(layers[i]), signedFigure(layers[i].Answers)
		rows = append(rows, row)
	}
	return rows, note, head
}

func (b *seriesBuilder) earlierScore(l assessment.LayerMovement) string {
	if l.Before == nil {
		return none
	}
	return b.scoreAndRange(b.compared.Then.Layers[l.Before.Index].Measure)
}

// fresh are the questions that apply, by whether somebody has looked at them
// for this assessment.
func (b *seriesBuilder) fresh() Shares {
	o := &b.s.Overall
	unknown := 0
	for _, q := range b.fw.Questions() {
		if b.a.Record(q).State == assessment.Unknown {
			unknown++
		}
	}
	out := Shares{Title: b.say("fresh.title"), Parts: []Share{
		share(b.say("fresh.looked"), o.Answered-o.Carried, o.Applicable), share(b.say("fresh.carried"), o.Carried, o.Applicable),
		share(b.say("state.unknown"), unknown, o.Applicable), share(b.say("state.open"), o.Applicable-o.Answered-unknown, o.Applicable),
	}}
	if o.Answered == 0 {
		out.Note = b.levelLine() + "."
		return out
	}
	whole, looked := nobreak(assessment.ShowPercent(o.Completeness())), nobreak(assessment.ShowPercent(o.CompletenessLooked()))
	if o.Carried == 0 {
		out.Note = b.say("fresh.all", "complete", whole)
		return out
	}
	out.Note = b.w.Count("fresh.note", o.Carried, "complete", whole, "looked", looked)
	return out
}
