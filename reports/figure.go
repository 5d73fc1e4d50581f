package reports

import (
	"strconv"
	"strings"

	"posture/assessment"
)

// A Figure is a number in full precision, or null, and the words in which it
// is shown: every format shows the same.
type Figure struct {
	Value assessment.Figure `json:"value"`
	Shown string            `json:"shown"`
}

// Stored is a number to 9 decimals, as figures are compared and as workbooks
// keep them.
func Stored(x float64) float64 { return assessment.Nine(x) }

// Stored is the figure's value to 9 decimals.
func (f Figure) Stored() float64 { return Stored(f.Value.V) }

// Measures are what is said of a practice, a layer or the whole.
type Measures struct {
	Score     Figure `json:"score"`
	Low       Figure `json:"low"`
	High      Figure `json:"high"`
	Evidenced Figure `json:"evidenced"`
	Target    Figure `json:"target"`
	Gap       Figure `json:"gap"`
	// Range is low and high in words, "" where they are the score.
	Range string `json:"range"`
	// Level is the level as a digit, LevelText with its name; both say where
	// it is provisional, and both are a dash where there is none.
	Level       assessment.Level `json:"level"`
	LevelShort  string           `json:"level_short"`
	LevelText   string           `json:"level_text"`
	Provisional bool             `json:"provisional"`
	Questions   int              `json:"questions"`
	Answered    int              `json:"answered"`
	Applicable  int              `json:"applicable"`
	// Coverage is answered of applicable, in words.
	Coverage     string `json:"coverage"`
	Completeness Figure `json:"completeness"`
}

// none stands where there is no figure.
const none = "–"

func (b *builder) measures(m assessment.Measure) Measures {
	score := func(f assessment.Figure) Figure { return Figure{f, assessment.ShowScore(f, m.Target)} }
	out := Measures{
		Score: score(m.Score), Low: score(m.Low), High: score(m.High), Evidenced: score(m.Evidenced),
		Target: b.target(m.Target), Gap: Figure{m.Gap, assessment.ShowGap(m.Gap)},
		Level: m.Level, LevelShort: none, LevelText: none, Provisional: m.Provisional(),
		Questions: m.Questions, Answered: m.Answered, Applicable: m.Applicable,
		Completeness: Figure{assessment.Figure{V: m.Completeness(), Valid: true}, nobreak(assessment.ShowPercent(m.Completeness()))},
		Coverage:     b.say("count.of", "n", strconv.Itoa(m.Answered), "of", strconv.Itoa(m.Applicable)),
	}
	if m.Provisional() && m.Low.Valid {
		out.Range = b.say("range", "low", out.Low.Shown, "high", out.High.Shown)
	}
	if m.Level.Valid {
		out.LevelShort, out.LevelText = b.level(m.Level.V, m.Provisional())
	}
	return out
}

// target is whole for a practice and a mean above it.
func (b *builder) target(f assessment.Figure) Figure {
	shown := assessment.ShowScore(f, assessment.Figure{})
	if f.Valid && f.V == float64(int(f.V)) {
		shown = strconv.Itoa(int(f.V))
	}
	return Figure{f, shown}
}

func (b *builder) level(level int, provisional bool) (short, text string) {
	short = strconv.Itoa(level)
	text = b.say("level", "level", short, "name", b.line(b.fw.Scale.Step(level).Name))
	if provisional {
		return b.say("level.provisional", "level", short), b.say("level.provisional", "level", text)
	}
	return short, text
}

// lift is a gain with its sign.
func lift(f assessment.Figure) Figure {
	shown := assessment.ShowTwo(f)
	if f.Valid && f.V > 0 {
		shown = "+" + shown
	}
	return Figure{f, shown}
}

// percent is part of whole in whole per cent, kept on one line.
func percent(part, whole int) string {
	if whole == 0 {
		return none
	}
	return nobreak(assessment.ShowPercent(float64(part) / float64(whole)))
}

func nobreak(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// exact is a number with up to four decimals, for working by hand.
func exact(x float64) string {
	s := strconv.FormatFloat(assessment.Round(x, 4), 'f', 4, 64)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}
