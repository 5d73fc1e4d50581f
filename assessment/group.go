package assessment

import (
	"math"
	"slices"

	"posture/frameworks"
)

// Agreed is what a group's votes come to where it settles on nothing else: the
// lower median of the votes that are levels; with none, unknown if anybody
// voted so, else open.
func Agreed(votes []Vote) Answer {
	levels := voted(votes)
	switch {
	case len(levels) > 0:
		return Answer{State: Levelled, Level: levels[(len(levels)-1)/2]}
	case slices.ContainsFunc(votes, func(v Vote) bool { return v.Answer.State == Unknown }):
		return Answer{State: Unknown}
	}
	return Answer{}
}

// voted are the votes that are levels, in rising order.
func voted(votes []Vote) []int {
	var levels []int
	for _, v := range votes {
		if v.Answer.State == Levelled {
			levels = append(levels, v.Answer.Level)
		}
	}
	slices.Sort(levels)
	return levels
}

// Spread is the highest less the lowest vote; null without one that is a level.
func Spread(votes []Vote) Level {
	levels := voted(votes)
	if len(levels) == 0 {
		return Level{}
	}
	return some(levels[len(levels)-1] - levels[0])
}

// Consensus of the votes that are levels is
// 1 + Σ pᵢ · log2(1 − |xᵢ − μ| ÷ span), μ their mean, pᵢ the share of votes for
// xᵢ: 1 when all agree, 0 when they split evenly between the scale's ends;
// null without one. (W. J. Tastle and M. J. Wierman, "Consensus and
// dissention: a measure of ordinal dispersion", 2007.)
func Consensus(votes []Vote, scale frameworks.Scale) Figure {
	levels := voted(votes)
	if len(levels) == 0 {
		return Figure{}
	}
	var mean float64
	for _, x := range levels {
		mean += float64(x)
	}
	mean /= float64(len(levels))
	c := 1.0
	for _, x := range levels {
		c += math.Log2(1-math.Abs(float64(x)-mean)/float64(scale.Span())) / float64(len(levels))
	}
	return some(c)
}

// Alpha is Krippendorff's alpha, ordinal, over participants × questions: the
// agreement of the whole session, 1 when all agree, 0 when as by chance. Votes
// that aren't levels are missing, and a question with one level vote is left
// out. Null when none is left or no vote differs from another. (K.
// Krippendorff, "Content Analysis", 4th ed. 2018, chapter 12.)
func Alpha(questions [][]Vote, scale frameworks.Scale) Figure {
	k := len(scale)
	pairs := make([][]float64, k) // coincidences of two levels within a question
	for i := range pairs {
		pairs[i] = make([]float64, k)
	}
	n := make([]float64, k) // how often each level occurs
	var total float64
	for _, votes := range questions {
		levels := voted(votes)
		if len(levels) < 2 {
			continue
		}
		for i, x := range levels {
			n[x-scale.Min()]++
			total++
			for j, y := range levels {
				if i != j {
					pairs[x-scale.Min()][y-scale.Min()] += 1 / float64(len(levels)-1)
				}
			}
		}
	}
	var observed, expected float64
	for c := range k {
		for d := range k {
			distance := ordinal(n, min(c, d), max(c, d))
			observed += pairs[c][d] * distance
			expected += n[c] * n[d] * distance
		}
	}
	if total < 2 || expected == 0 {
		return Figure{}
	}
	return some(1 - (total-1)*observed/expected)
}

// ordinal is the squared distance of levels c ≤ k: (Σ over g from c to k of
// n_g − (n_c + n_k) ÷ 2)².
func ordinal(n []float64, c, k int) float64 {
	d := -(n[c] + n[k]) / 2
	for g := c; g <= k; g++ {
		d += n[g]
	}
	return d * d
}
