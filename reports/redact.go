package reports

import (
	"slices"
	"strconv"

	"posture/assessment"
	"posture/frameworks"
)

// What a reader mustn't see is left out here, and nowhere else.

// note is a text in the client's words, or the mark where notes are left out.
func (b *builder) note(s string) string {
	if s != "" && b.o.RedactNotes {
		return b.say("hidden.mark")
	}
	return b.text(s)
}

// person is a name, or "" where names are left out.
func (b *builder) person(name string) string {
	if b.o.Anonymous {
		return ""
	}
	return b.line(name)
}

// people are all who answered or voted, sorted, the assessor apart.
func (b *builder) people() []string {
	var names []string
	for _, q := range b.fw.Questions() {
		names = append(names, b.a.Given(q).By)
		for _, v := range b.a.Record(q).Votes {
			names = append(names, v.By)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	return slices.DeleteFunc(names, func(n string) bool { return n == "" || n == b.a.Head().Assessor })
}

// evidence words a piece: its name, how far it carries, its day, and whether
// its day has passed.
func (b *builder) evidence(e assessment.Evidence) string {
	strength := b.say("strength." + e.Strength.String())
	date := b.a.Head().Date
	if b.o.RedactEvidence {
		if e.Counts(date) != e.Strength {
			strength = b.say("evidence.lapsed", "strength", strength)
		}
		return b.say("evidence.hidden", "strength", strength)
	}
	fill := []string{"name", b.text(e.Name), "strength", strength, "dated", b.w.Date(e.Dated), "until", b.w.Date(e.ValidUntil)}
	switch {
	case e.Expired(date):
		return b.say("evidence.expired", fill...)
	case e.Later(date):
		return b.say("evidence.later", fill...)
	case e.Dated != 0:
		return b.say("evidence.dated", fill...)
	}
	return b.say("evidence.plain", fill...)
}

// given says who gave an answer and when, in UTC.
func (b *builder) given(q *frameworks.Question) string { return b.stamp(b.a.Given(q)) }

// stamp says by whom and when, in UTC.
func (b *builder) stamp(g assessment.Stamp) string {
	if g.At.IsZero() {
		return b.person(g.By)
	}
	at := g.At.UTC()
	when := b.say("time.utc", "date", b.w.Date(assessment.DateOf(at)), "time", at.Format("15:04"))
	if name := b.person(g.By); name != "" {
		return b.say("given", "by", name, "when", when)
	}
	return when
}

// mark is an answer in a word: a level's digit or the state's name.
func (b *builder) mark(a assessment.Answer) string {
	switch a.State {
	case assessment.Levelled:
		return strconv.Itoa(a.Level)
	case assessment.Unknown:
		return b.say("state.unknown")
	case assessment.NotApplicable:
		return b.say("state.na")
	}
	return b.say("state.open")
}

func levelOf(a assessment.Answer) assessment.Level {
	return assessment.Level{V: a.Level, Valid: a.State == assessment.Levelled}
}
