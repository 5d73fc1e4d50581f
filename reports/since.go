package reports

import (
	"strings"

	"posture/assessment"
)

// since is what became of the scores since the earlier assessment that the
// options name. The headline is the like-for-like change; the plain one never
// stands alone.
func (b *builder) since() []Section {
	if b.o.Previous == nil {
		return nil
	}
	c := b.comparison()
	s := Section{ID: "since", Kind: KindSince, Name: b.say("since.name"), Title: b.sinceTitle(c)}
	s.Body = append(b.summary(c), b.practicesMoved(c)...)
	s.Body = append(s.Body, b.rewritten(c)...)
	return []Section{s}
}

// verdictKey is a verdict without blanks.
func verdictKey(v assessment.Verdict) string { return strings.ReplaceAll(string(v), " ", "-") }

func (b *builder) comparison() *assessment.Comparison {
	if b.compared == nil {
		b.compared = assessment.Compare(b.o.Previous, b.a)
	}
	return b.compared
}

// signed is a change with two decimals and its sign.
func signed(f assessment.Figure) string {
	s := assessment.ShowTwo(f)
	switch {
	case !f.Valid:
		return none
	case strings.HasPrefix(s, "-"):
		return minus + s[1:]
	case strings.Trim(s, "0.") != "":
		return "+" + s
	}
	return s
}

func signedFigure(f assessment.Figure) Figure { return Figure{f, signed(f)} }

func (b *builder) then() string { return b.w.Date(b.o.Previous.Head().Date) }

func (b *builder) sinceTitle(c *assessment.Comparison) string {
	if !c.Overall.Answers.Valid {
		return b.say("since.title-none", "date", b.then())
	}
	title := b.say("since.title", "answers", signed(c.Overall.Answers), "date", nobreak(b.then()))
	return b.say("since.title-moved", "title", title, "moved", b.countMoved(c))
}

// countMoved says how many practices went where.
func (b *builder) countMoved(c *assessment.Comparison) string {
	n := map[assessment.Verdict]int{}
	for _, p := range c.Practices {
		n[p.Verdict]++
	}
	switch {
	case n[assessment.Improved] > 0 && n[assessment.Slipped] > 0:
		return b.say("since.both", "improved", b.w.Count("since.improved", n[assessment.Improved]), "slipped", b.w.Count("since.slipped-too", n[assessment.Slipped]))
	case n[assessment.Improved] > 0:
		return b.w.Count("since.improved", n[assessment.Improved])
	case n[assessment.Slipped] > 0:
		return b.w.Count("since.slipped", n[assessment.Slipped])
	}
	return b.say("since.none-moved")
}

// whyNoChange says why the two can't be compared.
func (b *builder) whyNoChange(c *assessment.Comparison) string {
	if c.OtherScale {
		return b.say("since.other-scale")
	}
	return b.say("since.nothing-common")
}

// sinceSentence is the board's sentence on the change, or "".
func (b *builder) sinceSentence() string {
	if b.o.Previous == nil {
		return ""
	}
	c := b.comparison()
	if !c.Overall.Answers.Valid {
		return b.sinceTitle(c) + "."
	}
	return b.w.Count("since.sentence", c.Common, "answers", signed(c.Overall.Answers), "date", b.then())
}
