package lint

import (
	"slices"
	"strings"
)

const (
	longestAsk     = 22 // words
	shortestLevel  = 8
	longestLevel   = 25
	shortestAdvice = 6
	longestAdvice  = 35
	medianGrade    = 9.0 // school grade of the questions, in the median
	highestGrade   = 12.0
	firstWords     = 5 // by which no two questions may begin alike
)

// lengths finds texts that are too long to be heard once, or too short to say
// something. The lowest level, where nothing is there, may be short.
func (c *checker) lengths() {
	for _, t := range c.texts {
		n, least, most := count(t.string), 0, 0
		switch t.kind {
		case ask:
			most = longestAsk
		case level:
			least, most = shortestLevel, longestLevel
			if t.level == c.f.Scale.Min() {
				least = 1
			}
		case advice:
			least, most = shortestAdvice, longestAdvice
		default:
			continue
		}
		if n > most {
			c.errorf(t.node, "%s has %s; at most %d", t.name, plural(n, "word"), most)
		} else if n < least {
			c.errorf(t.node, "%s has %s; at least %d", t.name, plural(n, "word"), least)
		}
	}
}

// asks judges the questions as questions.
func (c *checker) asks() {
	begins := map[string]*text{}
	var grades []float64
	for _, t := range c.of(ask) {
		if !slices.ContainsFunc(sentences(t.string), func(s string) bool { return strings.HasSuffix(s, "?") }) {
			c.errorf(t.node, "%s asks nothing; end it in a question mark", t.name)
		}
		first := strings.Join(t.words[:min(firstWords, len(t.words))], " ")
		if other := begins[first]; other != nil {
			c.errorf(t.node, "%s begins like the one in line %d, %q; begin another way", t.name, other.node.Line(), first)
		} else {
			begins[first] = t
		}
		g := grade(t.string)
		grades = append(grades, g)
		if g > highestGrade {
			c.warnf(t.node, "%s reads like school year %.0f, above %.0f; use shorter words or sentences", t.name, g, highestGrade)
		}
	}
	slices.Sort(grades)
	if n := len(grades); n > 0 {
		if m := (grades[(n-1)/2] + grades[n/2]) / 2; m > medianGrade {
			c.errorf(c.root.Get("layers"), "in the median the questions read like school year %.1f; at most %.0f", m, medianGrade)
		}
	}
}

// phrases finds words that let an answer slip away.
func (c *checker) phrases() {
	for _, t := range c.of(ask, level) {
		lower := strings.ToLower(t.string)
		for _, p := range lines(bannedText) {
			if has(lower, p) {
				c.errorf(t.node, "%s says %q, which two people read differently; say what is there", t.name, p)
			}
		}
		if t.kind != ask {
			continue
		}
		for _, p := range lines(warnedText) {
			if has(lower, p) {
				c.warnf(t.node, "%s says %q; ask one thing, and without a hint at the answer", t.name, p)
			}
		}
	}
}

// verbs finds advice that doesn't begin with what to do. No list has all
// verbs, so a word that is on neither list is worth a look only.
func (c *checker) verbs() {
	yes, no := verbs(), notVerbs()
	for _, t := range c.of(advice) {
		if len(t.words) == 0 || yes[t.words[0]] {
			continue
		}
		s := Warning
		if no[t.words[0]] {
			s = Error
		}
		c.add(s, t.node, "%s begins with %q, which isn't known as a verb; begin with what to do", t.name, t.words[0])
	}
}

// spelling finds American spellings: errors where the framework says that it
// is British, warnings where it only may be.
func (c *checker) spelling() {
	severity := Warning
	switch strings.ToLower(c.f.Language) {
	case "", "en":
	case "en-us", "en-ca":
		return
	default:
		severity = Error
	}
	british := britishSpellings()
	for _, t := range c.texts {
		for _, w := range t.words {
			if b := british[w]; b != "" {
				c.add(severity, t.node, "%s has %q; in British English it is %q", t.name, w, b)
			}
		}
	}
}
