package store

import (
	"slices"
	"strconv"

	"posture/assessment"
	"posture/frameworks"
)

// The writers of facts write those in which a value differs from a base: from
// one without facts for a value in full, from what came after it for one in a
// history. A fact that is absent, though the base has it, is written as such:
// open, none, "", 0, false, [] or {}.

// head writes the head, the framework standing between its facts.
func (w *writer) head(c *assessment.Content, fw *frameworks.Framework) {
	var none assessment.Head
	w.headBegin(&c.Head.Value, &none)
	w.framework(fw)
	w.headEnd(&c.Head.Value, &none)
	w.stamp(c.Head.Stamp)
	history(w, &c.Head, func(w *writer, v, base *assessment.Head) {
		w.headBegin(v, base)
		w.headEnd(v, base)
	})
}

func (w *writer) headBegin(v, base *assessment.Head) {
	w.textIf("organisation", v.Organisation, base.Organisation)
	w.textIf("scope", v.Scope, base.Scope)
	w.dateIf("date", v.Date, base.Date)
}

func (w *writer) headEnd(v, base *assessment.Head) {
	w.textIf("profile", v.Profile, base.Profile)
	w.textIf("assessor", v.Assessor, base.Assessor)
	if v.Capacity != base.Capacity {
		w.number("capacity", v.Capacity)
	}
}

func (w *writer) target(v, base *assessment.Target) {
	switch {
	case !v.Set:
		if base.Set {
			w.word("level", wordNone)
		}
		return
	case !base.Set || v.Level != base.Level:
		w.number("level", v.Level)
	}
	w.textIf("reason", v.Reason, base.Reason)
}

func (w *writer) placement(v, base *assessment.Placement) {
	switch {
	case *v == *base:
	case v.LeftOut:
		w.word("left_out", "true")
	case v.Period > 0:
		w.number("period", v.Period)
	default:
		w.word("period", wordNone)
	}
}

// wordNone stands where a target, a period or an action's level was there
// later and isn't yet.
const wordNone = "none"

func (w *writer) action(v, base *assessment.Action) {
	w.textIf("what", v.What, base.What)
	if !slices.Equal(v.Practices, base.Practices) {
		w.texts("practices", v.Practices)
	}
	w.textIf("owner", v.Owner, base.Owner)
	w.dateIf("due", v.Due, base.Due)
	if v.State != base.State {
		w.word("state", v.State.String())
	}
	w.textIf("reason", v.Reason, base.Reason)
	switch {
	case v.Level == base.Level:
	case v.Level.Valid:
		w.number("level", v.Level.V)
	default:
		w.word("level", wordNone)
	}
	if !slices.Equal(v.Links, base.Links) {
		w.texts("links", v.Links)
	}
}

func (w *writer) record(v, base *assessment.Record) {
	if v.State != base.State || v.Level != base.Level {
		w.word("answer", v.Answer.String())
	}
	if v.State == assessment.NotApplicable {
		w.textIf("reason", v.Reason, base.Reason)
	}
	w.textIf("note", v.Note, base.Note)
	w.boolIf("flag", v.Flag, base.Flag)
	w.boolIf("carried", v.Carried, base.Carried)
	if !slices.Equal(v.Evidence, base.Evidence) {
		w.evidence(v.Evidence)
	}
	if !slices.Equal(v.Votes, base.Votes) {
		w.votes(v.Votes)
	}
}

func (w *writer) evidence(pieces []assessment.Evidence) {
	if len(pieces) == 0 {
		w.word("evidence", "[]")
		return
	}
	w.open("evidence")
	for i := range pieces {
		e := &pieces[i]
		w.item(e.Name)
		w.text("name", e.Name)
		w.word("strength", e.Strength.String())
		w.dateIf("dated", e.Dated, 0)
		w.dateIf("valid_until", e.ValidUntil, 0)
		w.close()
	}
	w.close()
}

func (w *writer) votes(votes []assessment.Vote) {
	if len(votes) == 0 {
		w.word("votes", "{}")
		return
	}
	w.open("votes")
	for _, v := range votes {
		w.word(v.By, v.Answer.String())
	}
	w.close()
}

func (w *writer) textIf(key, v, base string) {
	if v != base {
		w.text(key, v)
	}
}

func (w *writer) boolIf(key string, v, base bool) {
	if v != base {
		w.word(key, strconv.FormatBool(v))
	}
}

func (w *writer) dateIf(key string, v, base assessment.Date) {
	switch {
	case v == base:
	case v == 0:
		w.word(key, wordNone)
	default:
		w.word(key, v.String())
	}
}
