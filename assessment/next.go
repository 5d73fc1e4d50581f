package assessment

import (
	"fmt"
	"math"

	"posture/frameworks"
)

// A Carryover says what becomes of the questions where the next assessment of
// a series asks by another version of the framework.
type Carryover struct {
	Carried int // answers taken over
	Lapsed  int // pieces of evidence taken over whose last day lies between the two dates
	Rewriting
	// OtherScale tells that the levels can't be taken over, since the scale is
	// another: those questions are open, with their notes and evidence.
	OtherScale bool
}

// Next makes the next assessment of a series: the same organisation and scope
// at a later date, by the same framework or another version of it. Answers,
// notes and evidence are taken over, by id and by what replaces what; answers
// are marked as carried until somebody confirms or changes them. Flags and
// votes belong to the day they are from, and stay behind. Own targets and
// actions come along; a pin moves forward by the quarters that have gone by.
func Next(last *Assessment, fw *frameworks.Framework, date Date, by Stamp) (*Assessment, Carryover, error) {
	h := last.Head()
	if date <= h.Date {
		return nil, Carryover{}, fmt.Errorf("the next assessment is dated %s, and the last is of %s; give a later date", date, h.Date)
	}
	if !Related(last.fw, fw) {
		return nil, Carryover{}, fmt.Errorf("the last assessment asks by %s, and %s has none of its questions; take a version of the same framework", last.fw.ID, fw.ID)
	}
	h.Date = date
	if fw.Profile(h.Profile) == nil {
		h.Profile = ""
	}
	next, err := New(fw, h, by)
	if err != nil {
		return nil, Carryover{}, err
	}
	m := Match(last.fw, fw)
	report := Carryover{Rewriting: m.rewriting(last.fw, fw), OtherScale: !sameScale(last.fw.Scale, fw.Scale)}
	report.questions(last, next, m)
	next.carryPlan(last, m, quarters(last.Head().Date, date))
	return next, report, nil
}

func (c *Carryover) questions(last, next *Assessment, m Matching) {
	for _, q := range next.fw.Questions() {
		old := m.Questions[q.Index]
		if old == nil {
			continue
		}
		r := last.Record(old).clone()
		r.Flag, r.Votes = false, nil
		if c.OtherScale && r.State == Levelled {
			r.Answer = Answer{}
		}
		for _, e := range r.Evidence {
			if e.Expired(next.Head().Date) && !e.Expired(last.Head().Date) {
				c.Lapsed++
			}
		}
		r.Carried = r.State != Open
		if r.Carried {
			c.Carried++
		}
		if !r.Empty() {
			given := last.Given(old)
			if given == (Stamp{}) {
				given = last.c.Records[old.Index].Stamp
			}
			next.c.Records[q.Index] = Tracked[Record]{Version: Version[Record]{r, given}}
		}
	}
}

// carryPlan takes over own targets, what was pinned or left out, and actions.
func (a *Assessment) carryPlan(last *Assessment, m Matching, quarters int) {
	now := map[string]string{} // ids of practices then, and now
	for i, old := range m.Practices {
		if old != nil {
			now[old.ID] = a.fw.Practices()[i].ID
		}
	}
	a.c.Targets, a.c.Plan, a.c.Actions = map[string]Tracked[Target]{}, map[string]Tracked[Placement]{}, map[string]Tracked[Action]{}
	for id, t := range last.c.Targets {
		if now[id] != "" && t.Value.Set && a.fw.Scale.Has(t.Value.Level) {
			a.c.Targets[now[id]] = Tracked[Target]{Version: t.Version}
		}
	}
	for id, t := range last.c.Plan {
		p := t.Value
		if p.Period > 0 {
			p.Period = max(0, p.Period-quarters)
		}
		if now[id] != "" && p != (Placement{}) {
			a.c.Plan[now[id]] = Tracked[Placement]{Version: Version[Placement]{p, t.Stamp}}
		}
	}
	for id, t := range last.c.Actions {
		x := t.Value
		if !x.Set || x.State == ActionDropped {
			continue
		}
		var practices []string
		for _, p := range x.Practices {
			if now[p] != "" {
				practices = append(practices, now[p])
			}
		}
		x.Practices = practices
		if x.Level.Valid && !a.fw.Scale.Has(x.Level.V) {
			x.Level = Level{}
		}
		a.c.Actions[id] = Tracked[Action]{Version: Version[Action]{x, t.Stamp}}
	}
}

// quarters is how many quarters lie between two dates, to the nearest.
func quarters(from, to Date) int {
	const days = 365.2425 / 4
	return int(math.Round(to.Time().Sub(from.Time()).Hours() / 24 / days))
}
