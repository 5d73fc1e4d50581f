package xlsx

import (
	"posture/reports"
)

// A helper is a column of Answers that works towards the scores.
type helper struct {
	name    string
	of      kind
	pattern string // of the formula; "" for a value
}

// A kind says in which rows a helper stands.
type kind uint8

const (
	ofQuestion kind = iota // in each
	ofPractice             // in that of a practice's first question
	ofLayer                // in that of a layer's first question
)

const number = "VALUE(TRIM({answer}))"

// helpers are the columns in their order: METHOD's Scores and Levels, a step
// each. Where there is no figure they hold 0, and a column beside says so, so
// that all of them are numbers.
func helpers() []helper {
	out := []helper{
		{"practice no.", ofQuestion, ""},
		{"layer no.", ofQuestion, ""},
		{"weight", ofQuestion, ""},
		{"believed to", ofQuestion, ""},
		{"level", ofQuestion, "IFERROR(IF(AND(" + number + ">=MIN_," + number + "<=MAX_,INT(" + number + ")=" + number + ")," + number + `,""),"")`},
		{"answered", ofQuestion, "IF(ISNUMBER({level}),1,0)"},
		{"applicable", ofQuestion, `IF(LOWER(TRIM({answer}))="n/a",0,1)`},
		{"weight answered", ofQuestion, "{weight}*{answered}"},
		{"weight applicable", ofQuestion, "{weight}*{applicable}"},
		{"claimed", ofQuestion, "IF({answered}=1,{weight}*{level},0)"},
		{"shown", ofQuestion, "IF({answered}=1,{weight}*MIN({level},{believed to}),0)"},
		{"low", ofQuestion, "IF({applicable}=0,0,{weight}*IF({answered}=1,{level},MIN_))"},
		{"high", ofQuestion, "IF({applicable}=0,0,{weight}*IF({answered}=1,{level},MAX_))"},
		{"practice weight", ofPractice, ""},
		{"practice target", ofPractice, ""},
		{"practice critical", ofPractice, ""},
		{"practice scored", ofPractice, "IF(SUMIFS([answered],[practice no.],{practice no.})>0,1,0)"},
		{"practice applies", ofPractice, "IF(SUMIFS([applicable],[practice no.],{practice no.})>0,1,0)"},
		{"practice score", ofPractice, meanIf("practice scored", "claimed", "weight answered", "practice no.")},
		{"practice low", ofPractice, meanIf("practice applies", "low", "weight applicable", "practice no.")},
		{"practice high", ofPractice, meanIf("practice applies", "high", "weight applicable", "practice no.")},
		{"practice shown", ofPractice, meanIf("practice scored", "shown", "weight answered", "practice no.")},
		{"practice gap", ofPractice, "IF({practice scored}=1,IF(ROUND({practice target}-{practice score},9)>0,{practice target}-{practice score},0),0)"},
		{"practice level", ofPractice, "IF({practice scored}=1," + step("{practice score}") + ",MIN_)"},
	}
	out = append(out, weighed("practice", ofPractice)...)
	out = append(out,
		helper{"layer weight", ofLayer, ""},
		helper{"layer scored", ofLayer, "IF(SUMIFS([practice weight scored],[layer no.],{layer no.})>0,1,0)"},
		helper{"layer applies", ofLayer, "IF(SUMIFS([practice weight applies],[layer no.],{layer no.})>0,1,0)"},
	)
	for _, f := range figures() {
		out = append(out, helper{"layer " + f.name, ofLayer, meanIf("layer "+f.where, "practice weight × "+f.name, "practice weight "+f.where, "layer no.")})
	}
	out = append(out, helper{"layer level", ofLayer, cappedLayer})
	return append(out, weighed("layer", ofLayer)...)
}

// cappedLayer stands for the pattern of a layer's level, which needs the scale.
const cappedLayer = "capped"

// figures are what is weighed up from practices to layers and to the whole, each
// where it is: with those scored or with those applicable.
func figures() []struct{ name, where string } {
	return []struct{ name, where string }{
		{"score", "scored"}, {"low", "applies"}, {"high", "applies"}, {"shown", "scored"}, {"gap", "scored"}, {"target", "applies"},
	}
}

// weighed are the weight of a practice or layer where it counts, and its figures
// times that weight.
func weighed(what string, k kind) []helper {
	var out []helper
	for _, where := range []string{"scored", "applies"} {
		out = append(out, helper{what + " weight " + where, k, "{" + what + " weight}*{" + what + " " + where + "}"})
	}
	for _, f := range figures() {
		out = append(out, helper{what + " weight × " + f.name, k, "{" + what + " weight " + f.where + "}*{" + what + " " + f.name + "}"})
	}
	return out
}

// meanIf is the pattern of a weighted mean over the rows with this row's number,
// where there is one.
func meanIf(is, parts, weights, no string) string {
	mine := "[" + no + "],{" + no + "}"
	return "IF({" + is + "}=1,SUMIFS([" + parts + "]," + mine + ")/SUMIFS([" + weights + "]," + mine + "),0)"
}

// pattern is a helper's formula as a pattern. A layer's level is capped by its
// critical practices that apply; one without a score has the lowest level there.
func (m *model) pattern(h helper) string {
	if h.pattern == cappedLayer {
		return "IF({layer scored}=1," + m.capped("{layer score}", "[layer no.],{layer no.},[practice critical],1,[practice applies],1,[practice level]") + ",MIN_)"
	}
	return h.pattern
}

// A figure is a value to store in a cell; none for null.
type figure struct {
	v     float64
	valid bool
}

func some(v float64) figure { return figure{v, true} }

func of(f reports.Figure) figure { return figure{f.Stored(), f.Value.Valid} }

func one(is bool) figure {
	if is {
		return some(1)
	}
	return some(0)
}

// questionValues are the values of a question's own helpers, by name.
func (m *model) questionValues(l *layer, p *practice, q *reports.QuestionData) map[string]figure {
	applicable := q.Answer != "n/a"
	level, low, high := float64(q.Level.V), float64(m.min), float64(m.max)
	out := map[string]figure{
		"practice no.": some(float64(p.no)), "layer no.": some(float64(l.no)), "weight": some(q.Weight), "believed to": some(q.Bound),
		"level": {level, q.Level.Valid}, "answered": one(q.Level.Valid), "applicable": one(applicable),
		"weight answered": some(0), "weight applicable": some(0), "claimed": some(0), "shown": some(0), "low": some(0), "high": some(0),
	}
	if applicable {
		out["weight applicable"], out["low"], out["high"] = some(q.Weight), some(q.Weight*low), some(q.Weight*high)
	}
	if q.Level.Valid {
		claimed := some(q.Weight * level)
		out["weight answered"], out["claimed"], out["low"], out["high"] = some(q.Weight), claimed, claimed, claimed
		out["shown"] = some(q.Weight * min(level, q.Bound))
	}
	return out
}

// practiceValues are the values of a practice's helpers, by name.
func (m *model) practiceValues(p *practice) map[string]figure {
	out := m.measured("practice", p.Weight, p.Measures)
	out["practice target"], out["practice critical"] = some(float64(p.Aim)), one(p.Critical)
	return out
}

// layerValues are the values of a layer's helpers, by name.
func (m *model) layerValues(l *layer) map[string]figure {
	return m.measured("layer", l.Weight, l.Measures)
}

func (m *model) measured(what string, weight float64, x reports.Measures) map[string]figure {
	scored, applies := one(x.Score.Value.Valid), one(x.Applicable > 0)
	out := map[string]figure{
		what + " weight": some(weight), what + " scored": scored, what + " applies": applies,
		what + " weight scored": some(weight * scored.v), what + " weight applies": some(weight * applies.v),
	}
	level := float64(m.min)
	if x.Level.Valid {
		level = float64(x.Level.V)
	}
	out[what+" level"] = some(level)
	for i, f := range []reports.Figure{x.Score, x.Low, x.High, x.Evidenced, x.Gap, x.Target} {
		name := figures()[i].name
		out[what+" "+name], out[what+" weight × "+name] = some(f.Stored()), some(reports.Stored(weight*f.Value.V))
	}
	return out
}
