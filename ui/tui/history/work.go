package history

import (
	"strings"

	"posture/assessment"
	"posture/frameworks"
)

// known is the history as it was at a version of the document.
type known struct {
	version int
	all     []assessment.Change
	words   []string // of each change, once it was seen
	hay     []string // what each is found by, once it was looked for
	query   string
	shown   []int // places in all
	lines   []line
	who     int // the widest name, in cells
}

// A line is a change, or the heading of a day.
type line struct {
	change int    // among shown; -1 for a day
	day    string // where it is one
}

// work is the history, worked out anew when the document has changed, and what
// of it is shown when the words have.
func (s *Screen) work() *known {
	k := &s.known
	if k.all == nil || k.version != s.doc.Version() {
		*k = known{version: s.doc.Version(), all: s.doc.Assessment().History()}
		k.words = make([]string, len(k.all))
		for i := range k.all {
			k.who = max(k.who, s.th.WidthOf(who(&k.all[i])))
		}
	}
	if k.shown != nil && k.query == s.query {
		return k
	}
	k.query, k.shown, k.lines = s.query, make([]int, 0, len(k.all)), make([]line, 0, len(k.all))
	words := strings.Fields(strings.ToLower(s.query))
	day := ""
	for i := range k.all {
		if len(words) > 0 && !s.matches(i, words) {
			continue
		}
		if d := dayOf(&k.all[i]); d != day {
			k.lines = append(k.lines, line{-1, d})
			day = d
		}
		k.lines = append(k.lines, line{change: len(k.shown)})
		k.shown = append(k.shown, i)
	}
	return k
}

func (s *Screen) matches(i int, words []string) bool {
	k := &s.known
	if k.hay == nil {
		k.hay = make([]string, len(k.all))
	}
	if k.hay[i] == "" {
		c := &k.all[i]
		k.hay[i] = strings.ToLower(strings.Join([]string{who(c), s.about(c), dayOf(c), s.words(i)}, "\n"))
	}
	for _, w := range words {
		if !strings.Contains(k.hay[i], w) {
			return false
		}
	}
	return true
}

// words are a change's, in a line; an action is named beside.
func (s *Screen) words(i int) string {
	k := &s.known
	if k.words[i] == "" {
		k.words[i] = strings.Join(k.all[i].Words(), ", ")
		if x, _ := k.all[i].Before.(assessment.Action); x.Set {
			k.words[i] += " · " + x.What
		}
		if k.words[i] == "" {
			k.words[i] = "changed"
		}
	}
	return k.words[i]
}

func who(c *assessment.Change) string {
	if c.By == "" {
		return "nobody named"
	}
	return c.By
}

const noDay = "No time is known"

func dayOf(c *assessment.Change) string {
	if c.At.IsZero() {
		return noDay
	}
	return c.At.UTC().Format("2 January 2006")
}

func timeOf(c *assessment.Change) string {
	if c.At.IsZero() {
		return ""
	}
	return c.At.UTC().Format("15:04")
}

// about names what a change is about.
func (s *Screen) about(c *assessment.Change) string {
	switch c.Subject.Kind {
	case assessment.AboutHead:
		return "details"
	case assessment.AboutTarget:
		return c.Subject.ID + " target"
	case assessment.AboutPlan:
		return c.Subject.ID + " plan"
	case assessment.AboutAction:
		return "action"
	}
	return c.Subject.ID
}

func (s *Screen) question(c *assessment.Change) *frameworks.Question {
	if c.Subject.Kind != assessment.AboutQuestion {
		return nil
	}
	return s.doc.Framework().Question(c.Subject.ID)
}
