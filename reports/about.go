package reports

import (
	"strconv"
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// about is who, what, when, and by which framework and profile.
func (b *builder) about() []Section {
	s := Section{ID: "about", Kind: KindAbout, Name: b.say("about.name"), Title: b.say("about.title")}
	h := b.a.Head()
	rows := []Field{{Label: b.say("about.organisation"), Value: b.line(h.Organisation)}}
	add := func(key, value string) {
		if value != "" {
			rows = append(rows, Field{Label: b.say(key), Value: value})
		}
	}
	add("about.scope", b.text(h.Scope))
	add("about.date", b.w.Date(h.Date))
	add("about.assessor", b.person(h.Assessor))
	add("about.participants", b.participants())
	if brand := b.brand(); brand != nil {
		add("about.firm", brand.Firm)
		add("about.people", strings.Join(brand.People, ", "))
		add("about.client", brand.Client)
		add("about.classification", brand.Classification)
	}
	add("about.framework", b.say("about.framework-version", "title", b.line(b.fw.Title), "version", b.fw.Version, "id", b.fw.ID))
	add("about.questions", b.say("about.counts", "layers", b.w.Count("count.layers", len(b.fw.Layers)),
		"practices", b.w.Count("count.practices", len(b.fw.Practices())), "questions", b.w.Count("count.questions", len(b.fw.Questions()))))
	if b.s.Profile != nil {
		add("about.profile", b.line(b.s.Profile.Title))
	} else {
		add("about.profile", b.say("about.no-profile"))
	}
	s.Body = append(append(s.Body, b.hiddenParas()...), Fields{rows})
	if b.fw.Summary != "" {
		s.Body = append(s.Body, Heading{Text: b.say("about.what")}, Para{Text: b.text(b.fw.Summary)})
	}
	s.Body = append(s.Body, b.profileChanges()...)
	s.Body = append(s.Body, b.ownTargets()...)
	return []Section{s}
}

// hiddenParas say what is left out.
func (b *builder) hiddenParas() []Block {
	var out []Block
	for _, x := range b.hidden() {
		out = append(out, Para{Text: x, Tone: Aside})
	}
	return out
}

// participants are named, or counted where names are left out.
func (b *builder) participants() string {
	names := b.people()
	if b.o.Anonymous {
		if len(names) == 0 {
			return ""
		}
		return b.w.Count("count.people", len(names))
	}
	for i, n := range names {
		names[i] = b.line(n)
	}
	return strings.Join(names, ", ")
}

// profileChanges says what the profile sets apart from its default.
func (b *builder) profileChanges() []Block {
	p := b.s.Profile
	if p == nil {
		return []Block{Para{Text: b.say("about.no-profile-targets", "target", strconv.Itoa(b.fw.Scale.Middle()))}}
	}
	out := []Block{Heading{Text: b.say("about.profile-changes", "profile", b.line(p.Title))}}
	if p.Summary != "" {
		out = append(out, Para{Text: b.text(p.Summary)})
	}
	out = append(out, Para{Text: b.say("about.default-target", "target", strconv.Itoa(p.Default))})
	t := Table{Columns: []Column{
		{Title: b.say("head.for"), Width: 3.4}, {Title: b.say("head.target"), Right: true, Width: 0.9},
		{Title: b.say("head.weight"), Right: true, Width: 1}, {Title: b.say("head.why"), Width: 6.7},
	}}
	for _, l := range b.fw.Layers {
		t.Rows = b.profileRow(t.Rows, p, l.ID, l.Title)
		for _, x := range l.Practices {
			t.Rows = b.profileRow(t.Rows, p, x.ID, x.Title)
		}
	}
	if len(p.Citations) > 0 {
		var names []string
		for _, c := range p.Citations {
			names = append(names, b.clause(c).Text)
		}
		out = append(out, Para{Text: b.say("about.profile-cites", "clauses", strings.Join(names, "; ")), Tone: Aside})
	}
	if len(t.Rows) > 0 {
		out = append(out, t)
	}
	return out
}

func (b *builder) profileRow(rows [][]Cell, p *frameworks.Profile, id, title string) [][]Cell {
	target, hasTarget := p.Targets[id]
	weight, hasWeight := p.Weights[id]
	if !hasTarget && !hasWeight {
		return rows
	}
	row := []Cell{{Text: id + "  " + b.line(title)}, {Text: none}, {Text: none}, {Text: b.text(p.Reasons[id])}}
	if hasTarget {
		row[1].Text = strconv.Itoa(target)
	}
	if hasWeight {
		row[2].Text = "× " + exact(weight)
	}
	return append(rows, row)
}

// ownTargets are those that the assessment itself sets, with their reasons.
func (b *builder) ownTargets() []Block {
	t := Table{Columns: []Column{
		{Title: b.say("head.practice"), Width: 4}, {Title: b.say("head.target"), Right: true, Width: 1.2},
		{Title: b.say("head.instead-of"), Right: true, Width: 1.6}, {Title: b.say("head.why"), Width: 5.2},
	}}
	for _, p := range b.fw.Practices() {
		if own := b.a.Content().Targets[p.ID].Value; own.Set {
			t.Rows = append(t.Rows, []Cell{
				{Text: p.ID + "  " + b.line(p.Title)}, {Text: strconv.Itoa(own.Level)},
				{Text: strconv.Itoa(assessment.ProfileTarget(b.fw, b.s.Profile, p))}, {Text: b.note(own.Reason)},
			})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Text: b.say("about.own-targets")}, t}
}

// actions are those that stand, as the first due comes first, with what became
// of them since the earlier assessment where there is one.
func (b *builder) actions() []assessment.ActionStatus {
	var then *assessment.Scorecard
	if b.o.Previous != nil {
		then = b.comparison().Then
	}
	return b.a.Actions(b.s, then)
}
