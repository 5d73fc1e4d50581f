package assessment

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// Null is a value that the method may say there is none of.
type Null[T any] struct {
	V     T
	Valid bool
}

// A Figure is a number of the method in double precision, or null.
type Figure = Null[float64]

// A Level is a level of the scale, or null.
type Level = Null[int]

// MarshalJSON gives the value, or null.
func (n Null[T]) MarshalJSON() ([]byte, error) {
	if !n.Valid {
		return []byte("null"), nil
	}
	return json.Marshal(n.V)
}

func some[T any](v T) Null[T] { return Null[T]{v, true} }

// Nine rounds to 9 decimals, half away from zero. Figures are so rounded
// where they are compared, sorted, stepped or rounded up.
func Nine(x float64) float64 { return math.Round(x*1e9) / 1e9 }

// Round rounds for display, half away from zero: to one decimal
// sign(x) × floor(|x| × 10 + 0.5 + 1e-9) ÷ 10. No sign on a zero.
func Round(x float64, decimals int) float64 {
	p := math.Pow10(decimals)
	r := math.Floor(math.Abs(x)*p+0.5+1e-9) / p
	if r == 0 {
		return 0
	}
	return math.Copysign(r, x)
}

// ShowScore words a score, low, high, target or evidenced score with one
// decimal. One that would so show a level, or the target, that it hasn't
// reached gets two decimals (2.96, not 3.0), and where two would still show
// it the second is cut off (2.99).
func ShowScore(score, target Figure) string {
	if !score.Valid {
		return "–"
	}
	x := Nine(score.V)
	return show(x, func(shown float64) bool {
		level := math.Floor(x) + 1
		return shown >= level || target.Valid && x < Nine(target.V) && shown >= Round(target.V, 1)
	})
}

// ShowGap words a gap or mean shortfall with one decimal. One that would show
// as zero while there is a gap gets two decimals; one that two would still
// show as zero is given as <0.01.
func ShowGap(gap Figure) string {
	if !gap.Valid {
		return "–"
	}
	x := Nine(gap.V)
	if x > 0 && x < 0.005-1e-9 {
		return "<0.01"
	}
	return show(x, func(shown float64) bool { return x > 0 && shown == 0 })
}

// show words x with one decimal, with two where one would show what it isn't,
// and with the second cut off where two would.
func show(x float64, wrong func(shown float64) bool) string {
	if r := Round(x, 1); !wrong(r) {
		return strconv.FormatFloat(r, 'f', 1, 64)
	}
	r := Round(x, 2)
	if wrong(r) {
		r = math.Floor(x*100+1e-9) / 100
	}
	return strconv.FormatFloat(r, 'f', 2, 64)
}

// ShowTwo words a change, lift, consensus or alpha with two decimals.
func ShowTwo(f Figure) string {
	if !f.Valid {
		return "–"
	}
	return strconv.FormatFloat(Round(f.V, 2), 'f', 2, 64)
}

// ShowChange words a change with two decimals and its sign.
func ShowChange(f Figure) string {
	s := ShowTwo(f)
	switch {
	case strings.HasPrefix(s, "-"):
		return "−" + s[1:]
	case f.Valid && strings.Trim(s, "0.") != "":
		return "+" + s
	}
	return s
}

// ShowPercent words a share, a completeness or progress in whole per cent.
func ShowPercent(x float64) string {
	return strings.Replace(strconv.FormatFloat(Round(x*100, 0), 'f', 0, 64), "-", "−", 1) + " %"
}
