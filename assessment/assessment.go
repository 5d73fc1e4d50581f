package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"posture/frameworks"
	"posture/frameworks/visible"
)

// A Stamp says who did something and when. Names are what people typed; times
// are UTC, to the second.
type Stamp struct {
	By string
	At time.Time
}

// A Version is a value as somebody made it.
type Version[T any] struct {
	Value T
	Stamp
}

// A Tracked value is what stands now, with what stood before it, the oldest first.
type Tracked[T any] struct {
	Version[T]
	Past []Version[T]
}

// Content is everything that an assessment holds, as a store reads and writes
// it. Who reads it changes nothing in it: [Assessment.Apply] does.
type Content struct {
	Head    Tracked[Head]
	Records []Tracked[Record]             // by the question's Index
	Targets map[string]Tracked[Target]    // by the practice's id
	Plan    map[string]Tracked[Placement] // by the practice's id
	Actions map[string]Tracked[Action]    // by the action's own id
}

// An Assessment is one organisation, one scope, one date, one framework at one
// version, and the answers. It changes by [Assessment.Apply] alone.
type Assessment struct {
	fw *frameworks.Framework
	c  Content
}

// New makes an assessment without answers.
func New(fw *frameworks.Framework, head Head, by Stamp) (*Assessment, error) {
	a := &Assessment{fw: fw, c: Content{Records: make([]Tracked[Record], len(fw.Questions()))}}
	by.At = by.At.UTC().Truncate(time.Second)
	a.c.Head = Tracked[Head]{Version: Version[Head]{head, by}}
	if err := checkStamp(by); err != nil {
		return a, err
	}
	return a, a.checkHead(head)
}

// Restore makes an assessment of what a store has read. Its records must be
// as many as the framework's questions; the error tells the first thing in
// it that can't be.
func Restore(fw *frameworks.Framework, c Content) (*Assessment, error) {
	a := &Assessment{fw: fw, c: c}
	if len(c.Records) != len(fw.Questions()) {
		return nil, fmt.Errorf("%d records for %d questions", len(c.Records), len(fw.Questions()))
	}
	if err := a.checkHead(c.Head.Value); err != nil {
		return nil, err
	}
	for i := range c.Records {
		if err := a.checkRecord(c.Records[i].Value); err != nil {
			return nil, fmt.Errorf("%s: %w", fw.Questions()[i].ID, err)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Targets)) {
		if err := a.checkTarget(id, c.Targets[id].Value); err != nil {
			return nil, err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Plan)) {
		if err := a.checkPlacement(id, c.Plan[id].Value); err != nil {
			return nil, err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Actions)) {
		if err := a.checkAction(c.Actions[id].Value); err != nil {
			return nil, fmt.Errorf("action %s: %w", id, err)
		}
	}
	return a, nil
}

// Framework is what the assessment asks.
func (a *Assessment) Framework() *frameworks.Framework { return a.fw }

// Content is what the assessment holds, to be read only.
func (a *Assessment) Content() *Content { return &a.c }

// Head is what the assessment says about itself.
func (a *Assessment) Head() Head { return a.c.Head.Value }

// Record is what is kept of a question.
func (a *Assessment) Record(q *frameworks.Question) Record { return a.c.Records[q.Index].Value }

// Given says who gave the present answer of a question and when: whoever last
// changed it, or confirmed one that was carried over. It is zero while the
// question is open.
func (a *Assessment) Given(q *frameworks.Question) Stamp {
	t := &a.c.Records[q.Index]
	if t.Value.State == Open {
		return Stamp{}
	}
	given := t.Version
	for i := len(t.Past) - 1; i >= 0; i-- {
		if p := t.Past[i]; p.Value.Answer != given.Value.Answer || p.Value.Carried != given.Value.Carried {
			break
		}
		given = t.Past[i]
	}
	return given.Stamp
}

// Clone gives a copy that changes apart from a.
func (a *Assessment) Clone() *Assessment {
	c := a.c
	c.Records = slices.Clone(c.Records)
	c.Targets, c.Plan, c.Actions = maps.Clone(c.Targets), maps.Clone(c.Plan), maps.Clone(c.Actions)
	return &Assessment{fw: a.fw, c: c}
}

func (a *Assessment) checkHead(h Head) error {
	switch {
	case strings.TrimSpace(h.Organisation) == "":
		return fmt.Errorf("the organisation has no name; give one")
	case h.Date == 0:
		return fmt.Errorf("the assessment has no date; give one as YYYY-MM-DD")
	case !h.Date.exists():
		return fmt.Errorf("the assessment is of %s, a day that doesn't exist; give one as YYYY-MM-DD", h.Date)
	case h.Profile != "" && a.fw.Profile(h.Profile) == nil:
		return &UnknownError{Kind: "profile", ID: h.Profile, In: a.fw, Known: profileIDs(a.fw)}
	case h.Capacity < 0 || h.Capacity > MaxCapacity:
		return fmt.Errorf("the capacity is %d; give 1 to %d points for a period", h.Capacity, MaxCapacity)
	}
	return checkTexts(h.Organisation, h.Scope, h.Assessor)
}

func (a *Assessment) checkRecord(r Record) error {
	if err := checkAnswer(r.Answer, a.fw.Scale); err != nil {
		return err
	}
	if err := checkTexts(r.Reason, r.Note); err != nil {
		return err
	}
	for i, e := range r.Evidence {
		if strings.TrimSpace(e.Name) == "" {
			return fmt.Errorf("a piece of evidence has no name; give one")
		}
		if i > 0 && r.Evidence[i-1].Name >= e.Name {
			return fmt.Errorf("the evidence %q stands twice or out of order; keep each name once", e.Name)
		}
		if e.Strength > Tested {
			return fmt.Errorf("the evidence %q has no strength that there is (%d)", e.Name, e.Strength)
		}
		for _, d := range [...]Date{e.Dated, e.ValidUntil} {
			if d != 0 && !d.exists() {
				return fmt.Errorf("the evidence %q has a day that doesn't exist, %s; give one as YYYY-MM-DD", e.Name, d)
			}
		}
		if err := checkTexts(e.Name); err != nil {
			return err
		}
	}
	for i, v := range r.Votes {
		if v.By == "" || v.Answer.State == Open || i > 0 && r.Votes[i-1].By >= v.By {
			return fmt.Errorf("the vote of %q has no answer, or the name stands twice or out of order", v.By)
		}
		if v.Answer.State != NotApplicable { // a vote needs no reason
			if err := checkAnswer(v.Answer, a.fw.Scale); err != nil {
				return err
			}
		}
		if err := checkTexts(v.By); err != nil {
			return err
		}
	}
	return nil
}

func checkAnswer(x Answer, scale frameworks.Scale) error {
	switch {
	case x.State == Levelled && !scale.Has(x.Level):
		return fmt.Errorf("level %d isn't on the scale; give one from %d to %d", x.Level, scale.Min(), scale.Max())
	case x.State == NotApplicable && strings.TrimSpace(x.Reason) == "":
		return ErrNoReason
	case x.State > NotApplicable:
		return fmt.Errorf("an answer has a state that there isn't (%d)", x.State)
	}
	return nil
}

func (a *Assessment) checkTarget(id string, t Target) error {
	switch {
	case a.fw.Practice(id) == nil:
		return a.unknown("practice", id)
	case t.Set && !a.fw.Scale.Has(t.Level):
		return fmt.Errorf("target of %s: level %d isn't on the scale; give one from %d to %d", id, t.Level, a.fw.Scale.Min(), a.fw.Scale.Max())
	case t.Set && strings.TrimSpace(t.Reason) == "":
		return fmt.Errorf("target of %s: an own target needs a reason", id)
	}
	return checkTexts(t.Reason)
}

func (a *Assessment) checkPlacement(id string, p Placement) error {
	switch {
	case a.fw.Practice(id) == nil:
		return a.unknown("practice", id)
	case p.Period < 0 || p.Period > MaxPeriod || p.Period > 0 && p.LeftOut:
		return fmt.Errorf("plan of %s: pin it to a period from 1 to %d, or leave it out", id, MaxPeriod)
	}
	return nil
}

func (a *Assessment) checkAction(x Action) error {
	if !x.Set {
		return nil
	}
	for i, id := range x.Practices {
		if a.fw.Practice(id) == nil {
			return a.unknown("practice", id)
		}
		if slices.Contains(x.Practices[:i], id) {
			return fmt.Errorf("the action names the practice %s twice; name it once", id)
		}
	}
	switch {
	case strings.TrimSpace(x.What) == "":
		return fmt.Errorf("an action needs a text that says what is to be done")
	case x.State > ActionDropped:
		return fmt.Errorf("an action has a state that there isn't (%d)", x.State)
	case x.Due != 0 && !x.Due.exists():
		return fmt.Errorf("the action is due on %s, a day that doesn't exist; give one as YYYY-MM-DD", x.Due)
	case x.State == ActionDropped && strings.TrimSpace(x.Reason) == "":
		return fmt.Errorf("a dropped action needs a reason")
	case x.Level.Valid && !a.fw.Scale.Has(x.Level.V):
		return fmt.Errorf("level %d isn't on the scale; give one from %d to %d", x.Level.V, a.fw.Scale.Min(), a.fw.Scale.Max())
	}
	return checkTexts(append([]string{x.What, x.Owner, x.Reason}, x.Links...)...)
}

// checkStamp tells what of a stamp no file could hold.
func checkStamp(s Stamp) error {
	if y := s.At.Year(); y < 0 || y > 9999 {
		return fmt.Errorf("the clock says it is the year %d; set it right", y)
	}
	return checkTexts(s.By)
}

func checkTexts(texts ...string) error {
	for _, s := range texts {
		if !utf8.ValidString(s) {
			return fmt.Errorf("a text isn't UTF-8: %q", s)
		}
		if i := strings.IndexFunc(s, visible.Control); i >= 0 {
			return fmt.Errorf("a text holds a control character, after %q; take it out", s[max(0, i-20):i])
		}
	}
	return nil
}
