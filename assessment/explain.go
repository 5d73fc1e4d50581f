package assessment

import (
	"fmt"
	"strconv"
	"strings"

	"posture/frameworks"
)

// An Explanation is how the figures of the whole, a layer, a practice or a
// question come about, or those of a clause or outcome, down to what they are
// made of.
type Explanation struct {
	ID      string // as it was asked for
	Title   string
	Figures []Derivation
	Parts   []string // ids of what it is made of: layers, practices or questions
}

// A Derivation is how one figure comes about: the rule in words, and the sum
// with this assessment's own numbers, so that anybody can redo it.
type Derivation struct {
	Name  string // "score", "low", …
	Rule  string
	Sum   string // "(2 × 1 + 1 × 4.5) ÷ 3"; "" where there is nothing to add up
	Value Figure
	Shown string // as screens and reports show it
}

// WholeID is the id by which the whole is explained.
const WholeID = "overall"

// Explain says how the figures of an id come about: of [WholeID], a layer, a
// practice or a question, of a clause by its citation, or of an outcome by its
// [OutcomeID]. An unknown id is an [UnknownError].
func Explain(a *Assessment, s *Scorecard, id string) (Explanation, error) {
	if id == WholeID {
		return explainWhole(s), nil
	}
	if l := a.fw.Layer(id); l != nil {
		return explainLayer(&s.Layers[l.Index]), nil
	}
	if p := a.fw.Practice(id); p != nil {
		return explainPractice(a, s, &s.Practices[p.Index]), nil
	}
	if q := a.fw.Question(id); q != nil {
		return explainQuestion(a, q), nil
	}
	if e, ok := explainLens(s, id); ok {
		return e, nil
	}
	e := &UnknownError{Kind: "layer, practice or question", ID: id, In: a.fw, Known: []string{WholeID}}
	for _, l := range a.fw.Layers {
		e.Known = append(e.Known, l.ID)
	}
	for _, p := range a.fw.Practices() {
		e.Known = append(e.Known, p.ID)
	}
	for _, q := range a.fw.Questions() {
		e.Known = append(e.Known, q.ID)
	}
	return Explanation{}, e
}

// a term of a weighted mean.
type term struct{ weight, value float64 }

// mean writes out a weighted mean; equal weights of 1 are left out.
func mean(terms []term) string {
	if len(terms) == 0 {
		return ""
	}
	plain, total := true, 0.0
	for _, t := range terms {
		plain = plain && t.weight == 1
		total += t.weight
	}
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = number(t.value)
		if !plain {
			parts[i] = number(t.weight) + " × " + parts[i]
		}
	}
	if len(parts) == 1 && plain {
		return parts[0]
	}
	return "(" + strings.Join(parts, " + ") + ") ÷ " + number(total)
}

// number gives up to four decimals, without zeros at the end.
func number(x float64) string {
	s := strconv.FormatFloat(Round(x, 4), 'f', 4, 64)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

func derive(name, rule, sum string, v Figure, shown string) Derivation {
	return Derivation{name, rule, sum, v, shown}
}

// measures explains what a layer and the whole have in common. The terms come
// from their parts.
func measures(m Measure, of string, parts []Measure, weights []float64) []Derivation {
	var score, low, high, evidenced, target, gaps []term
	for i, p := range parts {
		w := weights[i]
		if p.Score.Valid {
			score = append(score, term{w, p.Score.V})
			evidenced = append(evidenced, term{w, p.Evidenced.V})
			gaps = append(gaps, term{w, p.Gap.V})
		}
		if p.Applicable > 0 {
			low = append(low, term{w, p.Low.V})
			high = append(high, term{w, p.High.V})
			target = append(target, term{w, p.Target.V})
		}
	}
	show := func(f Figure) string { return ShowScore(f, m.Target) }
	return []Derivation{
		derive("score", "weighted mean of the scores of the scored "+of, mean(score), m.Score, show(m.Score)),
		derive("low", "the same over all applicable "+of+", with unknown and open answers at the lowest level", mean(low), m.Low, show(m.Low)),
		derive("high", "the same, with unknown and open answers at the highest level", mean(high), m.High, show(m.High)),
		derive("evidenced", "the same sums as the score, with each level cut to what its evidence lets us believe", mean(evidenced), m.Evidenced, show(m.Evidenced)),
		derive("target", "weighted mean of the targets of the applicable "+of, mean(target), m.Target, ShowScore(m.Target, Figure{})),
		derive("mean shortfall", "weighted mean of the gaps of the scored "+of, mean(gaps), m.Gap, ShowGap(m.Gap)),
		derive("completeness", "answered ÷ applicable questions", fmt.Sprintf("%d ÷ %d", m.Answered, m.Applicable), some(m.Completeness()), ShowPercent(m.Completeness())),
	}
}

func explainWhole(s *Scorecard) Explanation {
	e := Explanation{ID: WholeID, Title: "The whole"}
	var parts []Measure
	var weights []float64
	for _, l := range s.Layers {
		parts, weights, e.Parts = append(parts, l.Measure), append(weights, l.Weight), append(e.Parts, l.Layer.ID)
	}
	o := s.Overall
	e.Figures = measures(o.Measure, "layers", parts, weights)
	names := make([]string, len(o.HeldBackBy))
	for i, l := range o.HeldBackBy {
		names[i] = l.ID
	}
	level := explainLevel(o.Measure, names, "layer level")
	if len(o.NotAsked) > 0 && o.Level.Valid {
		asked := make([]string, len(o.NotAsked))
		for i, l := range o.NotAsked {
			asked[i] = l.ID
		}
		level = derive("level", "given once every layer that applies has a score", "not asked yet: "+strings.Join(asked, ", "), Figure{}, "–")
	}
	e.Figures = append(e.Figures, level)
	var missing, way []string
	var lower float64
	for _, p := range s.Practices {
		if p.Score.Valid {
			toTarget := p.Target.V - float64(s.Framework.Scale.Min())
			way = append(way, number(p.Share.V)+" × "+number(toTarget))
			lower += p.Share.V * toTarget
			if p.Gap.V > 0 {
				missing = append(missing, number(p.Share.V)+" × "+number(p.Gap.V))
			}
		}
	}
	sum := ""
	switch {
	case len(missing) > 0:
		sum = "1 − (" + strings.Join(missing, " + ") + ") ÷ (" + strings.Join(way, " + ") + ")"
	case lower > 0:
		sum = "1 − 0 ÷ (" + strings.Join(way, " + ") + ")"
	}
	shown := "–"
	if o.WayToTarget.Valid {
		shown = ShowPercent(o.WayToTarget.V)
	}
	e.Figures = append(e.Figures,
		derive("way to target", "1 − the sum of share × gap ÷ the sum of share × (target − lowest level), over the scored practices", sum, o.WayToTarget, shown),
		explainAtMin(atMinTerms(len(s.Layers), func(i int) (float64, Figure) { return s.Layers[i].Weight, s.Layers[i].atMin }), o.ScoreNAAtMin, o.Target))
	return e
}

// explainAtMin explains what a score would be if each question that isn't
// applicable were answered at the lowest level.
func explainAtMin(terms []term, f, target Figure) Derivation {
	return derive("score with not applicable at the lowest level", "the score if each question that is not applicable were answered at the lowest level", mean(terms), f, ShowScore(f, target))
}

func atMinTerms(n int, of func(int) (weight float64, f Figure)) []term {
	var out []term
	for i := range n {
		if w, f := of(i); f.Valid {
			out = append(out, term{w, f.V})
		}
	}
	return out
}

func explainLayer(l *LayerScore) Explanation {
	e := Explanation{ID: l.Layer.ID, Title: l.Layer.Title}
	var parts []Measure
	var weights []float64
	for _, p := range l.Practices {
		parts, weights, e.Parts = append(parts, p.Measure), append(weights, p.Weight), append(e.Parts, p.Practice.ID)
	}
	names := make([]string, len(l.HeldBackBy))
	for i, p := range l.HeldBackBy {
		names[i] = p.ID
	}
	e.Figures = append(measures(l.Measure, "practices", parts, weights), explainLevel(l.Measure, names, "step among the critical practices"))
	if l.NotApplicable() > 0 {
		e.Figures = append(e.Figures, explainAtMin(atMinTerms(len(l.Practices), func(i int) (float64, Figure) { return l.Practices[i].Weight, l.Practices[i].atMin }), l.atMin, l.Target))
	}
	return e
}

// explainLevel says what the level is, and what holds it back.
func explainLevel(m Measure, heldBackBy []string, lowest string) Derivation {
	d := derive("level", "the step of the score, never more than one above the lowest "+lowest, "", Figure{}, ShowLevel(m))
	if !m.Level.Valid {
		return d
	}
	d.Value = some(float64(m.Level.V))
	if len(heldBackBy) > 0 {
		d.Sum = fmt.Sprintf("the score %s would be a higher step; held back by %s at %d", number(m.Score.V), strings.Join(heldBackBy, ", "), m.Level.V-1)
	} else {
		d.Sum = stepOf(m)
	}
	return d
}

func stepOf(m Measure) string {
	if !m.Level.Valid {
		return ""
	}
	return fmt.Sprintf("the step of %s is %d", number(m.Score.V), m.Level.V)
}

// ShowLevel words a level, and says so where it is provisional.
func ShowLevel(m Measure) string {
	switch {
	case !m.Level.Valid:
		return "–"
	case m.Provisional():
		return fmt.Sprintf("%d, provisional", m.Level.V)
	}
	return strconv.Itoa(m.Level.V)
}

func explainPractice(a *Assessment, s *Scorecard, p *PracticeScore) Explanation {
	e := Explanation{ID: p.Practice.ID, Title: p.Practice.Title}
	scale := a.fw.Scale
	var score, low, high, evidenced, atMin []term
	for _, q := range p.Practice.Questions {
		e.Parts = append(e.Parts, q.ID)
		r := a.Record(q)
		switch r.State {
		case NotApplicable:
			atMin = append(atMin, term{q.Weight, float64(scale.Min())})
		case Levelled:
			t := term{q.Weight, float64(r.Level)}
			atMin = append(atMin, t)
			score, low, high = append(score, t), append(low, t), append(high, t)
			evidenced = append(evidenced, term{q.Weight, Believed(r, scale, s.head.Date).V})
		default:
			low = append(low, term{q.Weight, float64(scale.Min())})
			high = append(high, term{q.Weight, float64(scale.Max())})
		}
	}
	show := func(f Figure) string { return ShowScore(f, p.Target) }
	e.Figures = []Derivation{
		derive("score", "weighted mean of the levels of its answered questions", mean(score), p.Score, show(p.Score)),
		derive("low", "the same over all applicable questions, with unknown and open ones at the lowest level", mean(low), p.Low, show(p.Low)),
		derive("high", "the same, with unknown and open ones at the highest level", mean(high), p.High, show(p.High)),
		derive("evidenced", "the same sum as the score, with each level cut to what its evidence lets us believe", mean(evidenced), p.Evidenced, show(p.Evidenced)),
		{Name: "level", Rule: "the step of the score", Sum: stepOf(p.Measure), Value: levelFigure(p.Level), Shown: ShowLevel(p.Measure)},
		{Name: "target", Rule: s.targetRule(p.Practice), Value: p.Target, Shown: ShowScore(p.Target, Figure{})},
	}
	if p.Score.Valid {
		e.Figures = append(e.Figures, s.gapFigures(p)...)
	}
	if p.NotApplicable() > 0 {
		e.Figures = append(e.Figures, explainAtMin(atMin, p.atMin, p.Target))
	}
	return e
}

func (s *Scorecard) gapFigures(p *PracticeScore) []Derivation {
	g := number(p.Gap.V)
	return []Derivation{
		derive("gap", "target − score, at least 0", fmt.Sprintf("%s − %s", number(p.Target.V), number(p.Score.V)), p.Gap, ShowGap(p.Gap)),
		derive("share", "layer weight ÷ scored layers' weights × practice weight ÷ scored practices' weights of the layer", s.shareSum(p), p.Share, ShowPercent(p.Share.V)),
		derive("lift", "share × gap: what the overall score would gain", number(p.Share.V)+" × "+g, p.Lift, ShowTwo(p.Lift)),
		derive("cost", "effort per level × the gap rounded up to whole levels, in points", fmt.Sprintf("%d × %s, rounded up", p.Practice.Effort, g), some(float64(p.Cost)), strconv.Itoa(p.Cost)),
	}
}

// shareSum writes out the share of a scored practice.
func (s *Scorecard) shareSum(p *PracticeScore) string {
	l := &s.Layers[p.Practice.Layer.Index]
	var layers, practices float64
	for i := range s.Layers {
		if s.Layers[i].Score.Valid {
			layers += s.Layers[i].Weight
		}
	}
	for i := range l.Practices {
		if l.Practices[i].Score.Valid {
			practices += l.Practices[i].Weight
		}
	}
	return number(l.Weight) + " ÷ " + number(layers) + " × " + number(p.Weight) + " ÷ " + number(practices)
}

func levelFigure(l Level) Figure {
	if !l.Valid {
		return Figure{}
	}
	return some(float64(l.V))
}

// targetRule says where a practice's target comes from.
func (s *Scorecard) targetRule(p *frameworks.Practice) string {
	own := s.own[p.ID].Value
	switch {
	case own.Set:
		return "set for this assessment: " + own.Reason
	case s.Profile == nil:
		return "the scale's middle level, rounded up, since there is no profile"
	}
	if _, ok := s.Profile.Targets[p.ID]; ok {
		return "the profile " + s.Profile.ID + " gives it to this practice"
	}
	if _, ok := s.Profile.Targets[p.Layer.ID]; ok {
		return "the profile " + s.Profile.ID + " gives it to the layer " + p.Layer.ID
	}
	return "the default of the profile " + s.Profile.ID
}

func explainQuestion(a *Assessment, q *frameworks.Question) Explanation {
	e := Explanation{ID: q.ID, Title: q.Ask}
	r, scale, date := a.Record(q), a.fw.Scale, a.Head().Date
	given := ""
	if g := a.Given(q); g.By != "" {
		given = "given by " + g.By
		if !g.At.IsZero() {
			given += " on " + g.At.UTC().Format("2006-01-02 15:04") + " UTC"
		}
	}
	d := Derivation{Name: "answer", Rule: given, Shown: r.Answer.String(), Sum: r.Reason}
	if r.State == Levelled {
		d.Value = some(float64(r.Level))
	}
	e.Figures = append(e.Figures, d)
	for _, p := range r.Evidence {
		rule := p.Strength.String()
		switch {
		case p.Expired(date):
			rule += fmt.Sprintf(", expired: it was valid until %s, so it counts as stated", p.ValidUntil)
		case p.Later(date):
			rule += fmt.Sprintf(", dated %s, after the assessment, so it counts as stated", p.Dated)
		}
		e.Figures = append(e.Figures, Derivation{Name: "evidence", Rule: rule, Sum: p.Name, Shown: p.Counts(date).String()})
	}
	if r.State == Levelled {
		st := Strongest(r.Evidence, date)
		b := Believed(r, scale, date)
		e.Figures = append(e.Figures, derive("believed", fmt.Sprintf("the answer is %s, so it is believed up to %s", st, number(st.Bound(scale))),
			fmt.Sprintf("the lower of %d and %s", r.Level, number(st.Bound(scale))), b, number(b.V)))
	}
	return e
}
