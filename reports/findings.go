package reports

import (
	"strconv"

	"posture/assessment"
)

// headline is the board's title: the level, and what stands out.
func (b *builder) headline() string {
	o := &b.s.Overall
	if !b.levelShown() {
		switch {
		case o.Applicable == 0:
			return b.say("headline.nothing-applies")
		case !o.Score.Valid:
			return b.say("headline.no-answer")
		}
		return b.w.Count("headline.not-asked", len(o.NotAsked), "score", assessment.ShowScore(o.Score, o.Target))
	}
	_, level := b.level(o.Level.V, o.Provisional())
	strong, weak := b.strongAndWeak()
	switch {
	case len(o.HeldBackBy) > 0:
		return b.say("headline.held-back", "level", level, "layers", b.w.Some(b.layerTitles(o.HeldBackBy), 2))
	case len(b.s.Priorities) == 0:
		return b.say("headline.at-target", "level", level)
	case strong == nil && weak == nil:
		return b.w.Count("headline.gaps", len(b.s.Priorities), "level", level)
	case strong == nil:
		return b.w.Count("headline.weak", len(b.s.Priorities), "level", level, "weak", b.line(weak.Layer.Title))
	case weak == nil:
		return b.w.Count("headline.strong", len(b.s.Priorities), "level", level, "strong", b.line(strong.Layer.Title))
	}
	return b.say("headline.extremes", "level", level, "strong", b.line(strong.Layer.Title), "weak", b.line(weak.Layer.Title))
}

// clearly is how far something must be below something else for the headline
// to make a word of it, in levels.
const clearly = 0.5

// strongAndWeak are the layer with the highest score if that is at its target,
// and the layer with the lowest if it is clearly short of its target and clearly
// below the whole; nil else.
func (b *builder) strongAndWeak() (strong, weak *assessment.LayerScore) {
	strong, weak = b.extremes()
	if strong != nil && assessment.Nine(strong.Score.V) < assessment.Nine(strong.Target.V) {
		strong = nil
	}
	if weak != nil && (assessment.Nine(weak.Gap.V) < clearly || assessment.Nine(b.s.Overall.Score.V-weak.Score.V) < clearly) {
		weak = nil
	}
	return strong, weak
}

// extremes are the scored layers with the highest and the lowest score; nil
// where there are no two, or their scores are shown the same.
func (b *builder) extremes() (strong, weak *assessment.LayerScore) {
	for i := range b.s.Layers {
		l := &b.s.Layers[i]
		if !l.Score.Valid {
			continue
		}
		if strong == nil || assessment.Nine(l.Score.V) > assessment.Nine(strong.Score.V) {
			strong = l
		}
		if weak == nil || assessment.Nine(l.Score.V) < assessment.Nine(weak.Score.V) {
			weak = l
		}
	}
	if strong == nil || score(strong.Measure) == score(weak.Measure) {
		return nil, nil
	}
	return strong, weak
}

func score(m assessment.Measure) string { return assessment.ShowScore(m.Score, m.Target) }

// findings are the sentences of the board's paragraph. Each is made of figures
// by a rule, and stands only where its figures are there.
func (b *builder) findings() []string {
	o := &b.s.Overall
	if !o.Score.Valid {
		out := []string{b.levelLine() + "."}
		if o.Applicable > 0 {
			out = append(out, b.say("finding.begin"))
		}
		return out
	}
	var out []string
	for _, rule := range []func() string{
		b.findScore, b.sinceSentence, b.findHeldBack, b.findExtremes, b.findCaps, b.findEvidence, b.findFirst, b.findUnknown, b.findNotApplicable,
	} {
		if s := rule(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (b *builder) findScore() string {
	o := &b.s.Overall
	m := b.measures(o.Measure)
	fill := []string{"score", m.Score.Shown, "max", strconv.Itoa(b.fw.Scale.Max()), "target", m.Target.Shown, "low", m.Low.Shown, "high", m.High.Shown}
	switch {
	case m.Range != "" && m.Low.Shown == m.High.Shown:
		return b.w.Count("finding.score-still", o.Applicable-o.Answered, fill...)
	case m.Range != "":
		return b.w.Count("finding.score-range", o.Applicable-o.Answered, fill...)
	default:
		return b.say("finding.score", fill...)
	}
}

func (b *builder) findHeldBack() string {
	o := &b.s.Overall
	if len(o.HeldBackBy) == 0 || !b.levelShown() {
		return ""
	}
	_, level := b.level(o.Level.V, false)
	return b.w.Count("finding.held-back", len(o.HeldBackBy), "level", level, "lowest", strconv.Itoa(o.Level.V-1),
		"layers", b.w.Some(b.layerTitles(o.HeldBackBy), 2))
}

func (b *builder) findExtremes() string {
	strong, weak := b.extremes()
	if strong == nil {
		return ""
	}
	return b.say("finding.extremes", "strong", b.line(strong.Layer.Title), "high", score(strong.Measure),
		"weak", b.line(weak.Layer.Title), "low", score(weak.Measure))
}

// findCaps names the layers whose critical practices hold them back.
func (b *builder) findCaps() string {
	var names []string
	for i := range b.s.Layers {
		if l := &b.s.Layers[i]; len(l.HeldBackBy) > 0 {
			names = append(names, b.line(l.Layer.Title))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return b.w.Count("finding.caps", len(names), "layers", b.w.Some(names, 2))
}

func (b *builder) findEvidence() string {
	m := b.measures(b.s.Overall.Measure)
	if m.Evidenced.Shown == m.Score.Shown {
		return b.say("finding.shown", "score", m.Score.Shown)
	}
	return b.say("finding.claimed", "score", m.Score.Shown, "evidenced", m.Evidenced.Shown)
}

func (b *builder) findFirst() string {
	if len(b.s.Priorities) == 0 {
		return b.say("finding.no-gap")
	}
	p := b.s.Priorities[0]
	return b.say("finding.first", "practice", b.line(p.Practice.Title), "score", score(p.Measure),
		"target", b.target(p.Target).Shown, "lift", assessment.ShowTwo(p.Lift))
}

func (b *builder) findUnknown() string {
	n := 0
	for _, q := range b.fw.Questions() {
		if b.a.Record(q).State == assessment.Unknown {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return b.w.Count("finding.unknown", n)
}

func (b *builder) findNotApplicable() string {
	o := &b.s.Overall
	if o.NotApplicable() == 0 {
		return ""
	}
	return b.w.Count("finding.na", o.NotApplicable(), "score", assessment.ShowScore(o.ScoreNAAtMin, o.Target))
}
