package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"posture/assessment"
	"posture/assessment/store"
	"posture/frameworks"
)

const shortYAML = `schema: posture/framework/v1
id: short
version: 1.2.0
title: Short
layers:
  - id: GOV
    title: Governance
    practices:
      - id: GOV-1
        title: Map of data
        questions:
          - {id: GOV-1.1, ask: Is there a map?}
          - {id: GOV-1.2, ask: Who keeps it?}
      - id: GOV-2
        title: Owners
        requires: [GOV-1]
        questions:
          - {id: GOV-2.1, ask: Who owns it?}
  - id: CON
    title: Consent
    practices:
      - id: CON-1
        title: Asking
        critical: true
        questions:
          - {id: CON-1.1, ask: Who asks?}
profiles:
  - {id: shop, title: Shops, default: 3}
`

// short is a framework of four questions that the program carries.
func short(t testing.TB) *frameworks.Framework {
	t.Helper()
	fw, err := loadShort()
	if err != nil {
		t.Fatal(err)
	}
	return fw
}

func loadShort() (*frameworks.Framework, error) {
	fw, err := frameworks.Load("short.yaml", []byte(shortYAML))
	if err == nil {
		fw.BuiltIn = true
	}
	return fw, err
}

func framework(t testing.TB, text string, builtIn bool) *frameworks.Framework {
	t.Helper()
	fw, err := frameworks.Load("framework.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	fw.BuiltIn = builtIn
	return fw
}

// carrying finds these frameworks.
func carrying(fws ...*frameworks.Framework) store.Finder {
	return func(id, version string) (*frameworks.Framework, error) {
		for _, fw := range fws {
			if fw.ID == id && fw.Version == version {
				return fw, nil
			}
		}
		return nil, errors.New("no such framework here")
	}
}

func stamp(by string, minute int) assessment.Stamp {
	return assessment.Stamp{By: by, At: time.Date(2026, 11, 20, 9, minute, 0, 0, time.UTC)}
}

func newAssessment(t testing.TB, fw *frameworks.Framework) *assessment.Assessment {
	t.Helper()
	a, err := assessment.New(fw, assessment.Head{Organisation: "Brindlewick Outfitters", Scope: "Online shop", Date: 20261124}, stamp("Ada Marsh", 0))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// level answers a question.
func level(t testing.TB, a *assessment.Assessment, by assessment.Stamp, question string, n int) assessment.Change {
	t.Helper()
	return edit(t, a, by, question, func(r *assessment.Record) {
		r.Answer = assessment.Answer{State: assessment.Levelled, Level: n}
	})
}

func edit(t testing.TB, a *assessment.Assessment, by assessment.Stamp, question string, f func(*assessment.Record)) assessment.Change {
	t.Helper()
	c, err := a.Edit(by, question, f)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// nasty are texts that readers of YAML stumble over.
var nasty = []string{
	"", "no", "yes", "y", "N", "on", "Off", "null", "Null", "~", "true", "31", "1.10", "012", "0x1F", "0o7", "1e5", "1_000", "1:30", "+1", "-1", ".5", ".inf", ".nan",
	"2026-11-24", "2026-11-24T10:00:00Z", "-", "- a", "? a", ": a", "a: b", "a:b", "a:", "a #b", "#a", "a#b", "[a]", "{a}", "a, b", "&a", "*a", "!a", "|", ">", "'a'", "\"a\"",
	"%a", "@a", "`a`", "...", "---", "--- a", "a\nb", "a\n", "a\n\n", "\na", "\n", "\n\n", " a", "a ", " a\nb", "a\n b", "a \nb ", "\ta", "a\tb", "\ta\nb", "a\n\tb", "a\n ", "a\n \n", " \na", "  \n a",
	"a\n...\nb", "a\n---\nb", "a\n# b", "# a\n# b", "a\\b", "a\\\nb", "é", "日本語", "👩‍👩‍👧", "a\u200fb", "a\u2028b", "a\nb\u2028c\n d", "\ufeffa", "a\ufffeb", "a\uffff", "\ufffd", "“a”", "a\u00a0", "\u00a0a", "<<", "=", "none", "open",
	"Der Schlüssel: im Tresor", strings.Repeat("long ", 400), strings.Repeat("é", 1200),
}

func anyText(r *rand.Rand) string {
	if r.IntN(3) > 0 {
		return nasty[r.IntN(len(nasty))]
	}
	const letters = "ab01 \n\t:#-'\"\\|>%é\u2029\u200e.~"
	var b strings.Builder
	for range r.IntN(12) {
		all := []rune(letters)
		b.WriteRune(all[r.IntN(len(all))])
	}
	return b.String()
}

// someText is never blank.
func someText(r *rand.Rand) string {
	for {
		if s := anyText(r); strings.TrimSpace(s) != "" {
			return s
		}
	}
}

// randomAssessment makes changes by chance.
func randomAssessment(t testing.TB, r *rand.Rand, fw *frameworks.Framework) *assessment.Assessment {
	t.Helper()
	a := newAssessment(t, fw)
	for i := range 5 + r.IntN(40) {
		by := assessment.Stamp{By: anyText(r), At: time.Date(2026, 11, 20, 10, i, r.IntN(60), 0, time.UTC)}
		if r.IntN(10) == 0 {
			by = assessment.Stamp{}
		}
		c := randomChange(r, a)
		c.Stamp = by
		if _, err := a.Apply(c); err != nil {
			t.Fatalf("%v: %+v", err, c)
		}
	}
	return a
}

func randomChange(r *rand.Rand, a *assessment.Assessment) assessment.Change {
	fw := a.Framework()
	practice := fw.Practices()[r.IntN(len(fw.Practices()))].ID
	s := assessment.Subject{ID: practice}
	var after assessment.Value
	switch r.IntN(8) {
	case 0:
		s = assessment.Subject{Kind: assessment.AboutHead}
		after = assessment.Head{
			Organisation: someText(r), Scope: anyText(r), Date: randomDate(r), Assessor: anyText(r), Capacity: r.IntN(3),
			Profile: []string{"", "shop"}[r.IntN(2)],
		}
	case 1:
		s.Kind = assessment.AboutTarget
		after = assessment.Target{}
		if r.IntN(3) > 0 {
			after = assessment.Target{Set: true, Level: r.IntN(6), Reason: someText(r)}
		}
	case 2:
		s.Kind = assessment.AboutPlan
		after = []assessment.Placement{{}, {Period: 1 + r.IntN(4)}, {LeftOut: true}}[r.IntN(3)]
	case 3:
		s = assessment.Subject{Kind: assessment.AboutAction, ID: []string{"retention", "31", "a: b"}[r.IntN(3)]}
		after = randomAction(r, practice)
	default:
		q := fw.Questions()[r.IntN(len(fw.Questions()))]
		s = assessment.Subject{Kind: assessment.AboutQuestion, ID: q.ID}
		after = randomRecord(r, a.Record(q))
	}
	return assessment.Change{Subject: s, Before: a.Current(s), After: after}
}

func randomDate(r *rand.Rand) assessment.Date { return assessment.Date(20260101 + r.IntN(28)) }

func randomAction(r *rand.Rand, practice string) assessment.Action {
	if r.IntN(4) == 0 {
		return assessment.Action{}
	}
	x := assessment.Action{
		Set: true, What: someText(r), Owner: anyText(r), State: assessment.ActionStates()[r.IntN(4)], Reason: someText(r),
		Level: assessment.Level{V: 3, Valid: true},
	}
	if r.IntN(2) == 0 {
		x.Practices, x.Due, x.Level = []string{practice}, randomDate(r), assessment.Level{}
	}
	for range r.IntN(3) {
		x.Links = append(x.Links, anyText(r))
	}
	return x
}

func randomAnswer(r *rand.Rand) assessment.Answer {
	switch r.IntN(4) {
	case 0:
		return assessment.Answer{State: assessment.Unknown}
	case 1:
		return assessment.Answer{State: assessment.NotApplicable}
	}
	return assessment.Answer{State: assessment.Levelled, Level: r.IntN(6)}
}

func randomRecord(r *rand.Rand, now assessment.Record) assessment.Record {
	switch r.IntN(6) {
	case 0:
		return assessment.Record{}
	case 1:
		now.Note = anyText(r)
	case 2:
		now.Flag, now.Carried = r.IntN(2) == 0, r.IntN(2) == 0
	case 3:
		now.Evidence = nil
		for range r.IntN(3) {
			e := assessment.Evidence{Name: someText(r), Strength: assessment.Strengths()[r.IntN(4)]}
			if r.IntN(2) == 0 {
				e.Dated, e.ValidUntil = randomDate(r), randomDate(r)
			}
			now.Evidence = assessment.Join(now.Evidence, e)
		}
	case 4:
		now.Votes = nil
		for range r.IntN(4) {
			by := fmt.Sprint(someText(r))
			if !slices.ContainsFunc(now.Votes, func(v assessment.Vote) bool { return v.By == by }) {
				now.Votes = append(now.Votes, assessment.Vote{By: by, Answer: randomAnswer(r)})
			}
		}
		slices.SortFunc(now.Votes, func(a, b assessment.Vote) int { return strings.Compare(a.By, b.By) })
	default:
		now.Answer = randomAnswer(r)
		if now.State == assessment.NotApplicable {
			now.Reason = someText(r)
		}
	}
	return now
}
