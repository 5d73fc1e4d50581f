package reports

import (
	"strconv"
	"strings"

	"posture/assessment"
	"posture/reports/chart"
)

// mostProjected is for how many periods the plan says where they lead.
const mostProjected = 16

// planned is the roadmap, what it projects, and the actions.
func (b *builder) planned() []Section {
	s := Section{ID: "plan", Kind: KindPlan, Name: b.say("plan.name"), Title: b.planTitle()}
	if len(b.plan.Periods) > 0 {
		projections := b.projections()
		s.Body = append(s.Body, Para{Text: b.w.Count("plan.lead", b.plan.Capacity), Tone: Lead})
		if c := b.planChart(projections); c != nil {
			s.Body = append(s.Body, *c)
		}
		for i, p := range b.plan.Periods {
			s.Body = append(s.Body, b.period(p))
			if i < len(projections) {
				s.Body = append(s.Body, Para{Text: b.after(p.Number, projections[i].Card), Tone: Aside})
			}
		}
		if len(b.plan.Periods) > len(projections) {
			s.Body = append(s.Body, Para{Text: b.say("plan.no-further", "n", strconv.Itoa(mostProjected)), Tone: Aside})
		}
	}
	switch {
	case !b.s.Overall.Score.Valid:
		s.Body = append(s.Body, Para{Text: b.say("plan.no-score")})
	case len(b.s.Priorities) == 0:
		s.Body = append(s.Body, Para{Text: b.say("plan.no-gap")})
	}
	if len(b.plan.LeftOut) > 0 {
		var items []string
		for _, p := range b.plan.LeftOut {
			items = append(items, b.say("practice.named", "id", p.Practice.ID, "title", b.line(p.Practice.Title)))
		}
		s.Body = append(s.Body, Heading{Text: b.say("plan.left-out")}, List{Items: items})
	}
	s.Body = append(s.Body, b.actionTable()...)
	return []Section{s}
}

func (b *builder) planTitle() string {
	n := 0
	for _, p := range b.plan.Periods {
		n += len(p.Practices)
	}
	if n == 0 && !b.s.Overall.Score.Valid {
		return b.say("plan.title-none")
	}
	return b.w.Count("plan.title", n, "periods", b.w.Count("count.periods", b.lastPeriod()))
}

func (b *builder) lastPeriod() int {
	if n := len(b.plan.Periods); n > 0 {
		return b.plan.Periods[n-1].Number
	}
	return 0
}

func (b *builder) projections() []assessment.Projection {
	r := b.plan
	r.Periods = r.Periods[:min(mostProjected, len(r.Periods))]
	return r.Project(b.s)
}

func (b *builder) periodName(n int) string { return b.say("plan.period", "n", strconv.Itoa(n)) }

// after says where the whole stands once a period's practices are at target.
func (b *builder) after(period int, s *assessment.Scorecard) string {
	o := &s.Overall
	fill := []string{"n", strconv.Itoa(period), "score", score(o.Measure), "target", b.target(o.Target).Shown}
	if !o.Level.Valid || len(o.NotAsked) > 0 {
		return b.say("plan.after-score", fill...)
	}
	_, level := b.level(o.Level.V, o.Provisional())
	return b.say("plan.after", append(fill, "level", level)...)
}

func (b *builder) period(p assessment.Period) Table {
	t := Table{
		Title: b.w.Count("plan.period-points", p.Points, "period", b.periodName(p.Number)),
		Columns: []Column{
			{Title: b.say("head.practice"), Width: 4.1}, {Title: b.say("head.layer"), Width: 3.1}, {Title: b.say("head.now"), Right: true, Width: 0.7},
			{Title: b.say("head.target"), Right: true, Width: 0.9}, {Title: b.say("head.lift"), Right: true, Width: 0.9},
			{Title: b.say("head.points"), Right: true, Width: 0.9}, {Title: b.say("head.waits-for"), Width: 1.4},
		},
	}
	for _, x := range p.Practices {
		var waits []string
		for _, w := range x.WaitsFor {
			waits = append(waits, w.ID)
		}
		title := x.Practice.ID + "  " + b.line(x.Practice.Title)
		if x.Pinned {
			title = b.say("plan.pinned", "practice", title)
		}
		cell := Cell{Text: title}
		if b.wants(KindLayers) {
			cell.To = practiceAnchor(x.Practice)
		}
		t.Rows = append(t.Rows, []Cell{
			cell, {Text: b.line(x.Practice.Layer.Title)}, {Text: score(x.Measure)}, {Text: b.target(x.Target).Shown},
			{Text: lift(x.Lift).Shown}, {Text: strconv.Itoa(x.Cost)}, {Text: orNone(strings.Join(waits, ", "))},
		})
	}
	return t
}

func orNone(s string) string {
	if s == "" {
		return none
	}
	return s
}

// planChart is the overall score now and after each period.
func (b *builder) planChart(projections []assessment.Projection) *Chart {
	o := &b.s.Overall
	moments := []chart.Moment{{Label: b.say("plan.today"), Text: score(o.Measure), Value: chart.Value(o.Score), Low: chart.Value(o.Low), High: chart.Value(o.High)}}
	bars := []Bar{{Label: b.say("plan.today"), Part: b.chartScale().Part(o.Score.V), Shown: score(o.Measure)}}
	for _, p := range projections {
		m := p.Card.Overall.Measure
		moments = append(moments, chart.Moment{Label: b.periodName(p.Period), Text: score(m), Value: chart.Value(m.Score), Low: chart.Value(m.Low), High: chart.Value(m.High)})
		bars = append(bars, Bar{Label: b.periodName(p.Period), Part: b.chartScale().Part(m.Score.V), Shown: score(m)})
	}
	if !o.Score.Valid || len(moments) < 2 {
		return nil
	}
	return &Chart{
		Title: b.say("plan.chart"), Alt: b.say("plan.chart-alt", "scores", b.barsInWords(bars), "target", b.target(o.Target).Shown), Bars: bars,
		Picture: chart.Trend(moments, chart.Value(o.Target), b.chartScale(), b.ticks()),
		Key: []Key{
			{Role: chart.ScoreDot, Text: b.say("key.projected")}, {Role: chart.TargetLine, Text: b.say("key.target-now", "target", b.target(o.Target).Shown)},
		},
	}
}

// actionTable is what was promised: by whom, until when, and how far it is.
func (b *builder) actionTable() []Block {
	t := Table{Columns: []Column{
		{Title: b.say("head.action"), Width: 4.3}, {Title: b.say("head.practices"), Width: 1.6}, {Title: b.say("head.owner"), Width: 2},
		{Title: b.say("head.due"), Width: 1.7}, {Title: b.say("head.state"), Width: 1.5}, {Title: b.say("head.became"), Width: 1.5},
	}}
	for _, x := range b.actions() {
		what, state := b.text(x.What), b.say("action."+strconv.Itoa(int(x.State)))
		if x.Level.Valid {
			what = b.say("action.level", "what", what, "level", strconv.Itoa(x.Level.V))
		}
		if x.Reason != "" {
			state = b.say("action.because", "state", state, "reason", b.note(x.Reason))
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: what}, {Text: orNone(strings.Join(x.Practices, ", "))}, {Text: orNone(b.person(x.Owner))}, {Text: orNone(b.w.ShortDate(x.Due))}, {Text: state}, {Text: b.became(&x)},
		})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Text: b.say("plan.actions")}, t}
}

// became is what became of an action, in a word or two.
func (b *builder) became(x *assessment.ActionStatus) string {
	if x.Promise == assessment.Untold {
		return none
	}
	return b.say("promise." + promiseKey(x.Promise))
}
