package plain

import (
	"fmt"
	"strings"
	"unicode"

	"posture/assessment"
)

// take does what a line says. The error is of the input.
func (r *run) take(l line) error {
	word, rest := cut(l.text)
	if word != "Z" {
		word = strings.ToLower(word)
	}
	switch {
	case l.empty:
		r.onward()
	case word == "x":
		return r.notApplicable(rest)
	case word == "n" && rest != "":
		r.note(rest)
	case word == "e" && rest != "":
		r.evidence(rest)
	case rest != "":
		r.unclear(l.text)
	case word == "u":
		r.answer(assessment.Answer{State: assessment.Unknown})
	case word == "c":
		r.confirm()
	case word == "f":
		r.flag()
	case word == "z":
		r.undo()
	case word == "b":
		r.back()
	case word == "?":
		r.help()
	case word == "q":
		r.q = nil
	default:
		if x, err := assessment.ParseAnswer(word, r.view().Framework().Scale); err == nil && x.State == assessment.Levelled {
			r.answer(x)
		} else {
			r.unclear(l.text)
		}
	}
	return nil
}

// cut gives the first word and what comes after it.
func cut(text string) (word, rest string) {
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		return text[:i], strings.TrimSpace(text[i:])
	}
	return text, ""
}

// answer gives an answer and goes on. One that was carried over is looked at
// then, even where it stays what it was.
func (r *run) answer(x assessment.Answer) {
	r.edit(answer(x, r.view().Framework().Scale)+".", func(rec *assessment.Record) { rec.Answer, rec.Carried = x, false })
	r.onward()
}

// notApplicable takes the next line for the reason where there is none yet.
func (r *run) notApplicable(reason string) error {
	if reason == "" {
		r.say("Why doesn't it apply? Write the reason on the next line. An empty line leaves the question as it is.")
		l, err := r.read()
		if err != nil {
			return err
		}
		reason = l.text
	}
	if reason == "" {
		r.say("Not taken: what doesn't apply needs a reason.")
		return nil
	}
	r.answer(assessment.Answer{State: assessment.NotApplicable, Reason: reason})
	return nil
}

func (r *run) note(text string) {
	said := "note taken."
	if was := record(r.view(), r.q.ID).Note; was != "" && was != text {
		said = "note taken, in the place of the one that was there."
	}
	r.edit(said, func(rec *assessment.Record) { rec.Note = text })
}

// evidence takes NAME or STRENGTH NAME. What a piece of that name has and the
// line doesn't give stays.
func (r *run) evidence(text string) {
	word, name := cut(text)
	strength, err := assessment.ParseStrength(word)
	if err != nil {
		name = text
	}
	if name == "" {
		r.say("Not taken: %s needs the name of the evidence after it.", strength)
		return
	}
	piece := assessment.Evidence{Name: name}
	for _, e := range record(r.view(), r.q.ID).Evidence {
		if e.Name == name {
			piece = e
		}
	}
	if err == nil {
		piece.Strength = strength
	}
	r.edit(fmt.Sprintf("evidence %s taken, %s.", short(name), piece.Strength), func(rec *assessment.Record) {
		rec.Evidence = assessment.Join(rec.Evidence, piece)
	})
}

// confirm looks at an answer that was carried over, and leaves it as it is.
func (r *run) confirm() {
	if !record(r.view(), r.q.ID).Carried {
		r.say("Nothing to confirm: this wasn't carried over.")
		return
	}
	r.edit("confirmed.", func(rec *assessment.Record) { rec.Carried = false })
	r.onward()
}

func (r *run) flag() {
	on, said := true, "flagged for discussion."
	if record(r.view(), r.q.ID).Flag {
		on, said = false, "the flag is taken off."
	}
	r.edit(said, func(rec *assessment.Record) { rec.Flag = on })
}
