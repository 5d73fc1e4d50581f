package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"posture/assessment"
	"posture/frameworks/strict"
)

// The readers of facts set those that a map gives and leave the others as they
// are: without facts for a value in full, as in what came after it for one in
// a history.

var (
	headKeys      = []string{"organisation", "scope", "date", "profile", "assessor", "capacity", "by", "at", "history"}
	targetKeys    = []string{"level", "reason", "by", "at", "history"}
	placementKeys = []string{"period", "left_out", "by", "at", "history"}
	actionKeys    = []string{"what", "practices", "owner", "due", "state", "reason", "level", "links", "by", "at", "history"}
	recordKeys    = []string{"answer", "reason", "note", "flag", "carried", "evidence", "votes", "by", "at", "history"}
	evidenceKeys  = []string{"name", "strength", "dated", "valid_until"}
)

const evidenceRequired = 1

func (d *decoder) head(m strict.Map, v *assessment.Head) {
	if n := m.Get("organisation"); n.Exists() {
		v.Organisation = n.Text(m.Name("organisation"))
	}
	textInto(m, "scope", &v.Scope)
	if n := m.Get("date"); n.Exists() {
		v.Date = date(n, m.Name("date"))
	}
	if n := m.Get("profile"); n.Exists() {
		v.Profile = n.TextOrEmpty(m.Name("profile"))
		if v.Profile != "" && d.fw.Profile(v.Profile) == nil {
			d.unknown(n, "profile", v.Profile)
		}
	}
	textInto(m, "assessor", &v.Assessor)
	if n := m.Get("capacity"); n.Exists() {
		v.Capacity, _ = n.Whole(m.Name("capacity"), 0, assessment.MaxCapacity)
	}
}

func (d *decoder) target(m strict.Map, v *assessment.Target) {
	level := m.Get("level")
	if level.Exists() {
		l, ok := d.level(level, m.Name("level"))
		if !ok {
			return
		}
		if !l.Valid {
			*v = assessment.Target{}
		}
		v.Set, v.Level = l.Valid, l.V
	}
	reason := m.Get("reason")
	if reason.Exists() {
		v.Reason = reason.Text(m.Name("reason"))
	}
	switch {
	case !v.Set && reason.Exists():
		reason.Mistake("%s stands there without a level; give the level or take the reason out", m.Name("reason"))
	case v.Set && v.Reason == "" && !reason.Exists() && level.Exists():
		level.Mistake("%s has no reason; add it", m.Name("level"))
	}
}

func (d *decoder) placement(m strict.Map, v *assessment.Placement) {
	period, out := m.Get("period"), m.Get("left_out")
	if period.Exists() && out.Exists() {
		out.Mistake("%s is both pinned and left out; take one out", m.Name("left_out"))
		return
	}
	if out.Exists() {
		*v = assessment.Placement{LeftOut: out.Bool(m.Name("left_out"))}
	}
	if period.Exists() {
		*v = assessment.Placement{}
		if !none(period) {
			v.Period, _ = period.Whole(m.Name("period"), 1, assessment.MaxPeriod)
		}
	}
}

func (d *decoder) action(m strict.Map, v *assessment.Action) {
	what := m.Get("what")
	textInto(m, "what", &v.What)
	v.Set = strings.TrimSpace(v.What) != ""
	if n := m.Get("practices"); n.Exists() {
		v.Practices = nil
		for _, x := range n.ListOrEmpty(m.Name("practices")) {
			id, ok := d.practice(x)
			switch {
			case !ok:
			case slices.Contains(v.Practices, id):
				x.Mistake("the practice %s stands here a second time; take one out", id)
			default:
				v.Practices = append(v.Practices, id)
			}
		}
	}
	textInto(m, "owner", &v.Owner)
	dateInto(m, "due", &v.Due)
	state := m.Get("state")
	if state.Exists() {
		s, err := assessment.ParseActionState(state.Text(m.Name("state")))
		if err != nil {
			state.Mistake("%v", err)
		}
		v.State = s
	}
	textInto(m, "reason", &v.Reason)
	if n := m.Get("level"); n.Exists() {
		v.Level, _ = d.level(n, m.Name("level"))
	}
	if n := m.Get("links"); n.Exists() {
		v.Links = nil
		for _, x := range n.ListOrEmpty(m.Name("links")) {
			v.Links = append(v.Links, x.TextOrEmpty("a link"))
		}
	}
	switch {
	case !v.Set && !what.Exists() && !v.Equal(assessment.Action{}):
		m.Mistake("the action has no what; say what is to be done")
	case v.Set && v.State == assessment.ActionDropped && strings.TrimSpace(v.Reason) == "" && state.Exists():
		state.Mistake("a dropped action needs a reason; add it")
	}
}

func (d *decoder) record(m strict.Map, v *assessment.Record) {
	d.answer(m, &v.Answer)
	textInto(m, "note", &v.Note)
	if n := m.Get("flag"); n.Exists() {
		v.Flag = n.Bool(m.Name("flag"))
	}
	if n := m.Get("carried"); n.Exists() {
		v.Carried = n.Bool(m.Name("carried"))
	}
	if n := m.Get("evidence"); n.Exists() {
		v.Evidence = evidence(n, m.Name("evidence"))
	}
	if n := m.Get("votes"); n.Exists() {
		v.Votes = d.votes(n, m.Name("votes"))
	}
}

func (d *decoder) answer(m strict.Map, v *assessment.Answer) {
	answer, reason := m.Get("answer"), m.Get("reason")
	if answer.Exists() {
		a, ok := d.answerWord(answer, m.Name("answer"))
		if !ok {
			return
		}
		if a.State == assessment.NotApplicable {
			a.Reason = v.Reason
		}
		*v = a
	}
	if reason.Exists() {
		if v.State != assessment.NotApplicable {
			reason.Mistake("%s stands beside an answer that isn't n/a; answer n/a or write it as the note", m.Name("reason"))
			return
		}
		v.Reason = reason.Text(m.Name("reason"))
	} else if answer.Exists() && v.State == assessment.NotApplicable && v.Reason == "" {
		answer.Mistake("%v", assessment.ErrNoReason)
	}
}

func (d *decoder) answerWord(n strict.Node, what string) (_ assessment.Answer, ok bool) {
	word := n.Text(what)
	if word == "" {
		return assessment.Answer{}, false
	}
	a, err := assessment.ParseAnswer(word, d.fw.Scale)
	if err != nil {
		n.Mistake("%v", err)
	}
	return a, err == nil
}

func evidence(n strict.Node, what string) []assessment.Evidence {
	nodes := n.ListOrEmpty(what)
	if len(nodes) == 0 {
		return nil
	}
	pieces := make([]assessment.Evidence, 0, len(nodes))
	for _, n := range nodes {
		m := n.Map("a piece of evidence", evidenceKeys, evidenceRequired)
		e := assessment.Evidence{Name: m.Text("name")}
		if s := m.Get("strength"); s.Exists() {
			var err error
			if e.Strength, err = assessment.ParseStrength(s.Text(m.Name("strength"))); err != nil {
				s.Mistake("%v", err)
			}
		}
		dateInto(m, "dated", &e.Dated)
		dateInto(m, "valid_until", &e.ValidUntil)
		if e.Name != "" && slices.ContainsFunc(pieces, func(x assessment.Evidence) bool { return x.Name == e.Name }) {
			n.Mistake("the evidence %q stands here a second time; take one out or rename it", e.Name)
		}
		pieces = append(pieces, e)
	}
	slices.SortFunc(pieces, func(a, b assessment.Evidence) int { return cmp.Compare(a.Name, b.Name) })
	return pieces
}

func (d *decoder) votes(n strict.Node, what string) []assessment.Vote {
	var votes []assessment.Vote
	for _, e := range n.Entries(what) {
		by := e.Key.TextOrEmpty("a participant's name")
		a, ok := d.answerWord(e.Value, "the vote of "+by)
		switch {
		case by == "":
			e.Key.Mistake("a vote has no name; write who gave it, or take it out")
		case ok && a.State == assessment.Open:
			e.Value.Mistake("the vote of %s is open; give a level, %s or %s, or take it out", by, assessment.WordUnknown, assessment.WordNotApplicable)
		case ok:
			votes = append(votes, assessment.Vote{By: by, Answer: a})
		}
	}
	slices.SortFunc(votes, func(a, b assessment.Vote) int { return cmp.Compare(a.By, b.By) })
	return votes
}

// level reads a level of the scale, or none; ok is false where it is neither.
func (d *decoder) level(n strict.Node, what string) (_ assessment.Level, ok bool) {
	if none(n) {
		return assessment.Level{}, true
	}
	l, ok := n.Whole(what, d.fw.Scale.Min(), d.fw.Scale.Max())
	return assessment.Level{V: l, Valid: ok}, ok
}

// text is the text of a key, "" where it is absent.
func text(m strict.Map, key string) string {
	var s string
	textInto(m, key, &s)
	return s
}

func textInto(m strict.Map, key string, s *string) {
	if n := m.Get(key); n.Exists() {
		*s = n.TextOrEmpty(m.Name(key))
	}
}

func dateInto(m strict.Map, key string, v *assessment.Date) {
	n := m.Get(key)
	switch {
	case !n.Exists():
	case none(n):
		*v = 0
	default:
		*v = date(n, m.Name(key))
	}
}

func date(n strict.Node, what string) assessment.Date {
	s := n.Text(what)
	if s == "" {
		return 0
	}
	d, err := assessment.ParseDate(s)
	if err != nil {
		n.Mistake("%s: %v", what, err)
	}
	return d
}

// moment is the time of a key, zero where it is absent.
func moment(m strict.Map, key string) time.Time {
	n := m.Get(key)
	if !n.Exists() {
		return time.Time{}
	}
	s := n.Text(m.Name(key))
	t, err := time.Parse(timeForm, s)
	if err != nil && s != "" {
		n.Mistake("%s is %q; write a time in UTC as 2026-11-24T09:12:44Z", m.Name(key), s)
	}
	return t
}

// none tells whether the word none stands there.
func none(n strict.Node) bool { return n.Is(wordNone) }
