package reports

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"posture/assessment"
)

func num(n int) string { return strconv.Itoa(n) }

// quarterFindings are the sentences of the first page's paragraph, each made of
// figures by a rule.
func (b *seriesBuilder) quarterFindings() []string {
	if b.compared == nil {
		return append([]string{b.say("quarter.first")}, b.findings()...)
	}
	out := b.sameDate()
	rules := []func() string{b.findWhyNot, b.findScales, b.findGained, b.findFell, b.findWeighting, b.findCoverage}
	if b.s.Overall.Score.Valid {
		rules = append(rules, b.findHeldBack, b.findEvidence, b.findExpired, b.findUnknown)
	}
	for _, rule := range rules {
		if s := rule(); s != "" {
			out = append(out, s)
		}
	}
	return append(out, b.otherwise(b.compared)...)
}

func (b *seriesBuilder) findWhyNot() string {
	if b.compared.Overall.Answers.Valid {
		return ""
	}
	return b.whyNoChange(b.compared)
}

// findScales tells of another scale further back than the assessment before.
func (b *seriesBuilder) findScales() string {
	if b.compared.OtherScale {
		return ""
	}
	return b.otherScales(b.lately())
}

// findGained and findFell name the layers that went farthest either way.
func (b *seriesBuilder) findGained() string { return b.farthest(assessment.Improved, "quarter.gained") }

func (b *seriesBuilder) findFell() string { return b.farthest(assessment.Slipped, "quarter.fell") }

func (b *seriesBuilder) farthest(v assessment.Verdict, key string) string {
	var most *assessment.LayerMovement
	for i := range b.compared.Layers {
		l := &b.compared.Layers[i]
		if l.Verdict == v && (most == nil || far(l.Movement) > far(most.Movement)) {
			most = l
		}
	}
	if most == nil {
		return ""
	}
	return b.say(key, "layer", b.line(most.Layer.Title), "answers", signed(most.Answers))
}

// far is how far something went, in either direction.
func far(m assessment.Movement) float64 {
	return assessment.Nine(max(m.Answers.V, -m.Answers.V))
}

// moves tells whether a part of the change shows at all.
func moves(f assessment.Figure) bool { return f.Valid && assessment.Round(f.V, 2) != 0 }

func (b *seriesBuilder) findWeighting() string {
	if !moves(b.compared.Weighting) {
		return ""
	}
	return b.say("quarter.weighting", "weighting", signed(b.compared.Weighting))
}

func (b *seriesBuilder) findCoverage() string {
	if !moves(b.compared.Coverage) {
		return ""
	}
	return b.say("quarter.coverage", "coverage", signed(b.compared.Coverage))
}

func (b *seriesBuilder) findExpired() string {
	date := b.a.Head().Date
	n := 0
	for _, q := range b.fw.Questions() {
		if slices.ContainsFunc(b.a.Record(q).Evidence, func(e assessment.Evidence) bool { return e.Expired(date) }) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return b.w.Count("board.expired", n)
}

// follow is the finding of the second page.
func (b *seriesBuilder) follow() string {
	var parts []string
	if b.compared != nil && b.compared.Overall.Answers.Valid {
		parts = append(parts, b.w.Count("follow.slipped", len(byVerdict(b.compared, assessment.Slipped))))
	}
	n := b.promised()
	if overdue := n[assessment.Overdue]; overdue > 0 {
		parts = append(parts, b.w.Count("follow.overdue", overdue))
	}
	switch due, kept := due(n), n[assessment.Kept]; {
	case due == 1 && kept == 1:
		parts = append(parts, b.say("follow.one-kept"))
	case due == 1 && n[assessment.Overdue] == 0:
		parts = append(parts, b.say("follow.one-not-kept"))
	case due > 1:
		parts = append(parts, b.w.Count("follow.kept", kept, "of", num(due)))
	}
	if len(parts) == 0 {
		return b.say("follow.none")
	}
	return capital(b.w.List(parts))
}

// capital begins a sentence.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// quarterMoved are the practices that slipped, with their answers; where none
// has, those that improved most.
func (b *seriesBuilder) quarterMoved() (rows []Moved, title, note string) {
	c := b.compared
	if c == nil || !c.Overall.Answers.Valid {
		return nil, b.say("quarter.moved"), b.say("quarter.nothing-to-compare")
	}
	slipped, improved := byVerdict(c, assessment.Slipped), byVerdict(c, assessment.Improved)
	list := slipped
	title = b.w.Count("since.slipped", len(slipped))
	switch {
	case len(slipped) == 0 && len(improved) > 0:
		list, title = improved, b.say("quarter.none-slipped")
	case len(slipped) == 0:
		return nil, b.say("quarter.none-slipped"), b.say("quarter.none-moved")
	}
	shown := list[:min(mostMoved, len(list))]
	answers := max(1, mostAnswers/len(shown))
	for _, p := range shown {
		x := b.moved(c, p)
		if n := len(x.Questions) - answers; n > 0 {
			x.Questions, x.More = x.Questions[:answers], b.w.Count("moved.more", n)
		}
		rows = append(rows, x)
	}
	return rows, title, b.movedNote(len(list)-len(shown), len(slipped), improved)
}

// movedNote says what there is more of.
func (b *seriesBuilder) movedNote(left, slipped int, improved []assessment.PracticeMovement) string {
	note := ""
	switch {
	case left > 0 && slipped > 0:
		note = b.w.Count("quarter.more-slipped", left) + " "
	case left > 0:
		return b.w.Count("quarter.more-improved", left)
	case slipped == 0:
		return ""
	}
	if len(improved) == 0 {
		return note + b.say("quarter.none-improved")
	}
	var names []string
	for _, p := range improved[:min(3, len(improved))] {
		names = append(names, b.say("quarter.by", "practice", b.line(p.Practice.Title), "answers", signed(p.Answers)))
	}
	return note + b.w.Count("quarter.improved", len(improved), "practices", b.w.List(names))
}
