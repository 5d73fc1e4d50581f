package next

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/visible"
)

// A plan is what would be made of the form, and what becomes of the last
// assessment's answers.
type plan struct {
	date    assessment.Date // 0 where the day is none
	err     string          // what is wrong with the day
	remarks []remark
	rows    []*item
	number  int // rises with each plan, so that what is laid out is known to be of this one
}

// A remark is a sentence about what comes along.
type remark struct {
	text string
	warn bool
}

// An item is a row of the list: a heading, or a question and what becomes of it.
type item struct {
	heading   string
	id, ask   string
	then, now *frameworks.Question // of one that reads otherwise now
	open      bool                 // both wordings are shown
}

// work works the plan out.
func (s *Screen) work() {
	p := plan{number: s.plan.number + 1}
	d, err := assessment.ParseDate(strings.TrimSpace(s.date))
	if err != nil {
		p.err = "Write a day that exists as YYYY-MM-DD."
		s.plan = p
		return
	}
	p.date = d
	last := s.last.Head().Date
	if d <= last {
		p.err = fmt.Sprintf("The last one is of %s; give a later day.", last)
		s.plan = p
		return
	}
	next, c, err := assessment.Next(s.last, s.all[s.version], d, s.means.Stamp(s.last))
	if err != nil {
		p.err = visible.Line(err.Error())
		s.plan = p
		return
	}
	p.remarks = s.remarks(next, c)
	p.list(c)
	s.plan = p
}

func (s *Screen) remarks(next *assessment.Assessment, c assessment.Carryover) []remark {
	var out []remark
	say := func(warn bool, format string, args ...any) {
		out = append(out, remark{fmt.Sprintf(format, args...), warn})
	}
	switch {
	case c.OtherScale:
		say(true, "The scale is another one, so levels don't come along; notes and evidence do.")
		if c.Carried > 0 {
			say(false, "%s unknown or not applicable %s marked until somebody confirms or changes it.", counted(c.Carried, "answer that is", "answers that are"), verb(c.Carried, "is", "are"))
		}
	case c.Carried == 0:
		say(false, "The last one has no answers to carry over.")
	default:
		say(false, "%s %s over, with notes and evidence. Each is marked until somebody confirms it (c) or changes it.", counted(c.Carried, "answer", "answers"), verb(c.Carried, "is carried", "are carried"))
	}
	if n := c.Lapsed; n > 0 {
		say(true, "%s past %s day by then, and %s as stated.", counted(n, "more piece of evidence is", "more pieces of evidence are"), verb(n, "its", "their"), verb(n, "counts", "count"))
	}
	if h := s.last.Head(); h.Profile != "" && next.Head().Profile == "" {
		say(true, "The profile %s isn't in this version; set another in the details (d).", h.Profile)
	}
	along := []string{}
	if n := len(next.Content().Targets); n > 0 {
		along = append(along, counted(n, "own target", "own targets"))
	}
	if n := len(next.Content().Actions); n > 0 {
		along = append(along, counted(n, "action", "actions"))
	}
	if len(along) > 0 {
		n := len(next.Content().Targets) + len(next.Content().Actions)
		say(false, "%s %s along too.", strings.Join(along, " and "), verb(n, "comes", "come"))
	}
	if text := left(s.last); text != "" {
		say(false, "%s", text)
	}
	return out
}

// left says what of the last one doesn't come along; "" where it has none.
func left(last *assessment.Assessment) string {
	flags, votes := false, false
	for _, q := range last.Framework().Questions() {
		r := last.Record(q)
		flags, votes = flags || r.Flag, votes || len(r.Votes) > 0
	}
	switch {
	case flags && votes:
		return "Flags and votes stay with the last one."
	case flags:
		return "Flags stay with the last one."
	case votes:
		return "Votes stay with the last one."
	}
	return ""
}

// list lists what another version of the framework changes.
func (p *plan) list(c assessment.Carryover) {
	add := func(title string, n int) {
		p.rows = append(p.rows, &item{heading: fmt.Sprintf("%s: %d", title, n)})
	}
	questions := func(title string, list []*frameworks.Question) {
		if len(list) == 0 {
			return
		}
		add(title, len(list))
		for _, q := range list {
			p.rows = append(p.rows, &item{id: q.ID, ask: q.Ask})
		}
	}
	pairs := func(title string, list []assessment.Renamed) {
		if len(list) == 0 {
			return
		}
		add(title, len(list))
		for _, x := range list {
			i := &item{id: x.Now.ID, ask: x.Now.Ask, then: x.Then, now: x.Now}
			if x.Then.ID != x.Now.ID {
				i.id = x.Then.ID + " → " + x.Now.ID
			}
			p.rows = append(p.rows, i)
		}
	}
	questions("New in this version", c.New)
	questions("Gone in this version", c.Gone)
	pairs("Under another id", c.Renamed)
	pairs("Reworded", c.Reworded)
	if len(p.rows) == 0 {
		p.rows = append(p.rows, &item{heading: "The questions are the same as last time."})
	}
}

// unfolds tells whether a row has two wordings to show.
func (s *Screen) unfolds(i *item) bool {
	return i.then != nil && (i.then.Ask != i.now.Ask || !maps.Equal(i.then.Levels, i.now.Levels))
}

// wordings are both wordings of what reads otherwise, each with a label.
func wordings(i *item) [][2]string {
	var out [][2]string
	both := func(what, then, now string) {
		if then == now {
			return
		}
		if then != "" {
			out = append(out, [2]string{what + "then", then})
		}
		if now != "" {
			out = append(out, [2]string{what + "now", now})
		}
	}
	both("asked ", i.then.Ask, i.now.Ask)
	levels := map[int]bool{}
	for l := range i.then.Levels {
		levels[l] = true
	}
	for l := range i.now.Levels {
		levels[l] = true
	}
	for _, l := range slices.Sorted(maps.Keys(levels)) {
		both(fmt.Sprintf("level %d ", l), i.then.Levels[l], i.now.Levels[l])
	}
	return out
}

func counted(n int, one, many string) string { return fmt.Sprintf("%d %s", n, verb(n, one, many)) }

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// reason says why a file couldn't be made.
func reason(err error) string {
	if errors.Is(err, fs.ErrExist) {
		return "There is a file of this name already. Give another."
	}
	return visible.Line(err.Error())
}
