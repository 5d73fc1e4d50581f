package reports

import (
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// appendix is what an engineer reads for an hour: every answer, the registers,
// the words, the sources, and the lines to sign on.
func (b *builder) appendix() []Section {
	s := Section{ID: "appendix", Kind: KindAppendix, Name: b.say("appendix.name"), Title: b.say("appendix.title")}
	s.Body = append(s.Body, b.register()...)
	s.Body = append(s.Body, b.lapsed()...)
	s.Body = append(s.Body, b.answers()...)
	s.Body = append(s.Body, b.glossary()...)
	s.Body = append(s.Body, b.sources()...)
	s.Body = append(s.Body, b.signOff()...)
	return []Section{s}
}

// register is all answers not applicable, with their reasons.
func (b *builder) register() []Block {
	head := Heading{ID: "not-applicable", Text: b.say("register.title")}
	qs := b.questionsThat(func(r assessment.Record) bool { return r.State == assessment.NotApplicable })
	if len(qs) == 0 {
		return []Block{head, Para{Text: b.say("register.none")}}
	}
	t := b.questionTable(qs, "head.reason", func(_ *frameworks.Question, r assessment.Record) string { return b.note(r.Reason) })
	return []Block{head, Para{Text: b.findNotApplicable()}, t}
}

// lapsed is the evidence that counts as stated because of its date.
func (b *builder) lapsed() []Block {
	date := b.a.Head().Date
	t := Table{Columns: []Column{{Title: b.say("head.question"), Width: 1.3}, {Title: b.say("head.asked"), Width: 5.2}, {Title: b.say("head.evidence"), Width: 5.5}}}
	for _, q := range b.fw.Questions() {
		for _, e := range b.a.Record(q).Evidence {
			if e.Expired(date) || e.Later(date) {
				t.Rows = append(t.Rows, []Cell{b.questionCell(q), {Text: b.text(q.Ask)}, {Text: b.evidence(e)}})
			}
		}
	}
	head := Heading{ID: "expired", Text: b.say("lapsed.title")}
	if len(t.Rows) == 0 {
		return []Block{head, Para{Text: b.say("lapsed.none")}}
	}
	return []Block{head, Para{Text: b.say("lapsed.lead", "date", b.w.Date(date))}, t}
}

// answers are all questions, layer by layer.
func (b *builder) answers() []Block {
	out := []Block{Heading{ID: "answers", Text: b.say("answers.title")}, Para{Text: b.say("answers.lead")}}
	for _, l := range b.fw.Layers {
		out = append(out, Heading{Text: b.line(l.Title), Sub: true})
		for _, p := range l.Practices {
			for _, q := range p.Questions {
				out = append(out, b.answer(q))
			}
		}
	}
	return out
}

// told is what is said of an answer: what it means here, its note and its evidence.
func (b *builder) told(q *frameworks.Question) (means string, note Labelled, evidence []string) {
	r := b.a.Record(q)
	switch r.State {
	case assessment.Levelled:
		means = b.text(q.Levels[r.Level])
	case assessment.NotApplicable:
		means = b.say("answer.na", "reason", b.note(r.Reason))
	}
	if r.Note != "" {
		note = Labelled{b.say("note"), b.note(r.Note)}
	}
	for _, e := range r.Evidence {
		evidence = append(evidence, b.evidence(e))
	}
	return means, note, evidence
}

func (b *builder) answer(q *frameworks.Question) Answer {
	r := b.a.Record(q)
	x := Answer{ID: q.ID, Anchor: questionAnchor(q), Ask: b.text(q.Ask), Level: levelOf(r.Answer), Mark: b.mark(r.Answer), Given: b.given(q)}
	x.Means, x.Note, x.Evidence = b.told(q)
	if r.Flag {
		x.Flagged = b.say("flagged")
	}
	if r.Carried {
		x.Given = strings.TrimSpace(x.Given + " " + b.say("carried"))
	}
	return x
}

// glossary explains the words, in the order of the alphabet.
func (b *builder) glossary() []Block {
	var rows []Field
	for _, term := range []string{
		"score", "low-high", "evidenced", "level", "critical", "provisional", "target", "gap", "shortfall", "lift", "cost",
		"completeness", "unknown", "na", "way", "priorities", "share",
	} {
		rows = append(rows, Field{Label: b.say("term." + term), Value: b.say("term-means." + term)})
	}
	slices.SortFunc(rows, func(x, y Field) int { return strings.Compare(strings.ToLower(x.Label), strings.ToLower(y.Label)) })
	return []Block{Heading{ID: "glossary", Text: b.say("glossary.title")}, Fields{rows}}
}

// sources are the framework, the laws and standards, and the file itself.
func (b *builder) sources() []Block {
	rows := []Field{{Label: b.say("about.framework"), Value: b.say("about.framework-version", "title", b.line(b.fw.Title), "version", b.fw.Version, "id", b.fw.ID)}}
	add := func(key, value string) {
		if value != "" {
			rows = append(rows, Field{Label: b.say(key), Value: value})
		}
	}
	var authors []string
	for _, x := range b.fw.Authors {
		authors = append(authors, b.line(x))
	}
	add("sources.authors", strings.Join(authors, ", "))
	add("sources.source", b.line(b.fw.Source))
	add("sources.licence", b.line(b.fw.Licence))
	add("sources.digest", strings.TrimPrefix(b.fw.Digest, "sha256:"))
	add("sources.file", strings.TrimPrefix(b.o.FileDigest, "sha256:"))
	out := []Block{Heading{ID: "sources", Text: b.say("sources.title")}, Fields{rows}}
	if laws := b.lawFields(); len(laws) > 0 {
		out = append(out, Heading{Text: b.say("sources.laws"), Sub: true}, Para{Text: b.say("sources.laws-lead")}, Fields{laws})
	}
	return out
}

func (b *builder) lawFields() []Field {
	var rows []Field
	for _, prefix := range b.prefixes() {
		rows = append(rows, b.sourceField(prefix))
	}
	return rows
}

// signOff is lines for those who answer for the result.
func (b *builder) signOff() []Block {
	line := func(role, name string) SignLine {
		return SignLine{b.say(role), name, b.say("sign.signature"), b.say("sign.date")}
	}
	return []Block{Heading{ID: "sign-off", Text: b.say("sign.title")}, SignOff{
		Text:  b.say("sign.text", "organisation", b.line(b.a.Head().Organisation), "date", b.w.Date(b.a.Head().Date)),
		Lines: []SignLine{line("sign.assessor", b.person(b.a.Head().Assessor)), line("sign.organisation", "")},
	}}
}
