package reports

import (
	"strconv"

	"posture/assessment"
	"posture/frameworks"
	"posture/reports/chart"
)

// A Board is the page that stands alone: everything that five minutes allow.
type Board struct {
	Name          string     `json:"name"`
	Head          string     `json:"head"`  // whose assessment it is
	Title         string     `json:"title"` // the finding, in a sentence
	Gauge         Gauge      `json:"gauge"`
	LayersTitle   string     `json:"layers_title"`
	LayersHead    LayersHead `json:"layers_head"`
	Layers        []LayerRow `json:"layers"`
	LayersNote    string     `json:"layers_note"`
	FindingsTitle string     `json:"findings_title"`
	Findings      []string   `json:"findings"` // sentences of one paragraph
	GapsTitle     string     `json:"gaps_title"`
	GapsOrder     string     `json:"gaps_order,omitempty"` // why they stand in this order
	GapsHead      GapsHead   `json:"gaps_head"`
	Gaps          []GapRow   `json:"gaps"`
	GapsNote      string     `json:"gaps_note,omitempty"`
	Evidence      Shares     `json:"evidence"`
	Coverage      Shares     `json:"coverage"`
	Foot          string     `json:"foot"`
}

// A Gauge is the whole on its scale.
type Gauge struct {
	Label     string      `json:"label"`
	Measures  Measures    `json:"measures"`
	Of        string      `json:"of"`        // "of 5"
	LevelLine string      `json:"level"`     // the level in words, or why there is none
	ScoreLine string      `json:"score"`     // range and target
	TargetTag string      `json:"target"`    // beside the target's mark
	Sentence  string      `json:"sentence"`  // what the target takes
	Claimed   string      `json:"claimed"`   // the score beside the evidenced one
	Shown     string      `json:"evidenced"` // the evidenced score's label
	Then      Figure      `json:"then"`      // the score before, where a change is shown, and its label
	ThenTag   string      `json:"then_tag,omitempty"`
	Bar       chart.Scale `json:"-"`
}

// LayersHead are the heads of the layers' rows.
type LayersHead struct {
	Layer string `json:"layer"`
	Score string `json:"score"`
	Shown string `json:"shown"`
	Gap   string `json:"gap"`
	Range string `json:"range"`          // what the whisker is
	Mark  string `json:"target"`         // what the mark across is
	Then  string `json:"then,omitempty"` // what the mark of the score before is, where there is one
}

// A LayerRow is a layer's bar.
type LayerRow struct {
	ID        string        `json:"id"`
	Anchor    string        `json:"anchor"`
	Title     string        `json:"title"`
	Measures  Measures      `json:"measures"`
	Less      string        `json:"less"`  // the mean shortfall, or the like-for-like change
	Large     bool          `json:"large"` // a whole level or more
	NotAsked  string        `json:"not_asked,omitempty"`
	LevelLine string        `json:"level_line"`
	Then      string        `json:"then,omitempty"`   // the score before, with its range, where a change is shown
	Answers   Figure        `json:"answers,omitzero"` // like for like, likewise
	Bar       chart.Picture `json:"-"`
}

// GapsHead are the heads of the gaps' columns.
type GapsHead struct {
	What   string `json:"what"`
	Levels string `json:"levels"`
	Lift   string `json:"lift"`
	Owner  string `json:"owner,omitempty"` // "" where nobody is named
}

// A GapRow is a practice with a gap, and what to do about it.
type GapRow struct {
	Rank      string           `json:"rank"`
	ID        string           `json:"id"`
	Anchor    string           `json:"anchor"`
	Title     string           `json:"title"`
	Layer     string           `json:"layer"`
	LayerID   string           `json:"layer_id"`
	What      string           `json:"what"` // what to do next
	Now       assessment.Level `json:"now"`
	NowMark   string           `json:"now_mark"`
	Plan      assessment.Level `json:"plan"`
	PlanMark  string           `json:"plan_mark"`
	Lift      Figure           `json:"lift"`
	Owner     string           `json:"owner,omitempty"`
	Due       string           `json:"due,omitempty"`  // when, where it is told
	Late      bool             `json:"late,omitempty"` // it should have been done
	HoldsBack string           `json:"holds_back,omitempty"`
}

// The most rows that the board's page has room for.
const (
	mostLayers = 8
	mostGaps   = 5
)

func (b *builder) board() *Board {
	h := b.a.Head()
	out := &Board{
		Name: b.say("board.name"), Head: b.line(h.Organisation), Title: b.headline(),
		Gauge:       b.gauge(),
		LayersTitle: b.say("board.layers"), FindingsTitle: b.say("board.findings"), Findings: b.findings(),
		LayersHead: b.layersHead(),
		GapsTitle:  b.w.Count("board.gaps", min(mostGaps, len(b.s.Priorities))),
		GapsHead:   GapsHead{What: b.say("head.practice-and-step"), Levels: b.say("head.now-target"), Lift: b.say("head.lift")},
		Evidence:   b.strengths(), Coverage: b.coverage(),
		Foot: b.say("board.foot", "framework", b.line(b.fw.Title), "version", b.fw.Version, "date", b.w.Date(h.Date)),
	}
	if h.Scope != "" {
		out.Head = b.say("board.head", "organisation", out.Head, "scope", b.line(h.Scope))
	}
	out.Layers, out.LayersNote = b.layerRows()
	for i := range b.s.Priorities[:min(mostGaps, len(b.s.Priorities))] {
		g := b.gapRow(i)
		if g.Owner != "" {
			out.GapsHead.Owner = b.say("head.owner")
		}
		out.Gaps = append(out.Gaps, g)
	}
	if len(b.s.Priorities) > 1 {
		out.GapsOrder = b.say("board.gaps-order")
	}
	switch n := len(b.s.Priorities); {
	case n == 0 && b.s.Overall.Score.Valid:
		out.GapsNote = b.say("board.no-gap")
	case n == 0:
		out.GapsNote = b.say("board.no-score")
	case n > mostGaps:
		out.GapsNote = b.w.Count("board.more-gaps", n-mostGaps)
	}
	return out
}

func (b *builder) layersHead() LayersHead {
	return LayersHead{
		Layer: b.say("head.layer"), Score: b.say("head.score"), Shown: b.say("head.shown"), Gap: b.say("head.shortfall"),
		Range: b.say("board.range"), Mark: b.say("board.target"),
	}
}

func (b *builder) gauge() Gauge {
	o := &b.s.Overall
	m := b.measures(o.Measure)
	scale := b.fw.Scale
	g := Gauge{
		Label: b.say("board.overall"), Measures: m, Of: b.say("score.of", "max", strconv.Itoa(scale.Max())),
		LevelLine: b.levelLine(), TargetTag: b.say("target.tag", "target", m.Target.Shown), Bar: chart.Scale{Min: float64(scale.Min()), Max: float64(scale.Max())},
		Shown: b.say("board.evidenced"),
	}
	if !b.levelShown() {
		g.Measures.Level, g.Measures.LevelShort, g.Measures.LevelText = assessment.Level{}, none, none
	}
	if !m.Score.Value.Valid {
		return g
	}
	g.ScoreLine = b.say("board.target-only", "target", m.Target.Shown)
	if m.Range != "" {
		g.ScoreLine = b.say("board.range-target", "range", m.Range, "target", m.Target.Shown)
	}
	g.Claimed = b.say("board.claimed", "evidenced", m.Evidenced.Shown, "score", m.Score.Shown)
	switch n := len(b.s.Priorities); {
	case n == 0:
		g.Sentence = b.say("board.all-at-target")
	default:
		g.Sentence = b.w.Count("board.way", n, "way", percentOf(o.WayToTarget), "gap", m.Gap.Shown)
	}
	if s := b.sinceSentence(); s != "" {
		g.Sentence = b.say("board.way-since", "since", s, "way", percentOf(o.WayToTarget))
	}
	return g
}

func percentOf(f assessment.Figure) string {
	if !f.Valid {
		return none
	}
	return nobreak(assessment.ShowPercent(f.V))
}

// levelShown tells whether people are shown an overall level: once every
// applicable layer has a score.
func (b *builder) levelShown() bool { return b.s.Overall.Level.Valid && len(b.s.Overall.NotAsked) == 0 }

// levelLine is the overall level in words, or which layers aren't asked yet.
func (b *builder) levelLine() string {
	o := &b.s.Overall
	switch {
	case o.Applicable == 0:
		return b.say("level.nothing-applies")
	case !o.Score.Valid:
		return b.say("level.no-answer")
	case !b.levelShown():
		return b.w.Count("level.not-asked", len(o.NotAsked), "layers", b.w.Some(b.layerTitles(o.NotAsked), 2))
	}
	_, text := b.level(o.Level.V, o.Provisional())
	return b.say("level.line", "level", text)
}

func (b *builder) layerTitles(ls []*frameworks.Layer) []string {
	var out []string
	for _, l := range ls {
		out = append(out, b.line(l.Title))
	}
	return out
}

const minus = "\u2212"

func layerAnchor(l *frameworks.Layer) string       { return "layer-" + l.ID }
func practiceAnchor(p *frameworks.Practice) string { return "practice-" + p.ID }
func questionAnchor(q *frameworks.Question) string { return "question-" + q.ID }
