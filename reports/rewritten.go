package reports

import (
	"posture/assessment"
	"posture/frameworks"
)

// otherwise says in sentences what else is different between the two: the
// framework's version, the profile, the capped rest is in the tables.
func (b *builder) otherwise(c *assessment.Comparison) []string {
	var out []string
	was, is := c.Then.Framework, c.Now.Framework
	if was.ID != is.ID {
		out = append(out, b.say("otherwise.framework", "was", b.line(was.Title)+" "+was.Version, "is", b.line(is.Title)+" "+is.Version))
	} else if was.Version != is.Version {
		out = append(out, b.say("otherwise.version", "was", was.Version, "is", is.Version))
	}
	if p, q := b.profileName(c.Then), b.profileName(c.Now); p != q {
		out = append(out, b.say("otherwise.profile", "was", p, "is", q))
	}
	return out
}

func (b *builder) profileName(s *assessment.Scorecard) string {
	if s.Profile == nil {
		return b.say("about.no-profile")
	}
	return b.line(s.Profile.Title)
}

// rewritten are the questions that are asked otherwise than then.
func (b *builder) rewritten(c *assessment.Comparison) []Block {
	if b.o.Short {
		return nil
	}
	var out []Block
	list := func(key string, qs []*frameworks.Question) {
		if len(qs) == 0 {
			return
		}
		t := Table{Columns: []Column{{Title: b.say("head.question"), Width: 1.6}, {Title: b.say("head.asked"), Width: 10.4}}}
		for _, q := range qs {
			t.Rows = append(t.Rows, []Cell{{Text: q.ID}, {Text: b.text(q.Ask)}})
		}
		out = append(out, Heading{Text: b.w.Count("rewritten."+key, len(qs))}, Para{Text: b.say("rewritten-means." + key)}, t)
	}
	list("new", c.New)
	list("gone", c.Gone)
	var otherID, otherWords []assessment.Renamed
	for _, x := range c.Renamed {
		if x.Then.Ask == x.Now.Ask {
			otherID = append(otherID, x)
		}
	}
	for _, x := range c.Reworded {
		if x.Then.Ask != x.Now.Ask {
			otherWords = append(otherWords, x)
		}
	}
	if len(otherID) > 0 {
		t := Table{Columns: []Column{{Title: b.say("head.then"), Width: 1.6}, {Title: b.say("head.now"), Width: 1.6}, {Title: b.say("head.asked"), Width: 8.8}}}
		for _, x := range otherID {
			t.Rows = append(t.Rows, []Cell{{Text: x.Then.ID}, {Text: x.Now.ID}, {Text: b.text(x.Now.Ask)}})
		}
		out = append(out, Heading{Text: b.w.Count("rewritten.renamed", len(otherID))}, Para{Text: b.say("rewritten-means.renamed")}, t)
	}
	if len(otherWords) > 0 {
		t := Table{Columns: []Column{{Title: b.say("head.question"), Width: 1.6}, {Title: b.say("head.then"), Width: 5.2}, {Title: b.say("head.now"), Width: 5.2}}}
		for _, x := range otherWords {
			id := x.Now.ID
			if x.Then.ID != id {
				id = b.say("moved.id", "then", x.Then.ID, "now", id)
			}
			t.Rows = append(t.Rows, []Cell{{Text: id}, {Text: b.text(x.Then.Ask)}, {Text: b.text(x.Now.Ask)}})
		}
		out = append(out, Heading{Text: b.w.Count("rewritten.reworded", len(otherWords))}, Para{Text: b.say("rewritten-means.reworded")}, t)
	}
	if n := len(c.Reworded) - len(otherWords); n > 0 {
		out = append(out, Para{Text: b.w.Count("rewritten.levels", n), Tone: Aside})
	}
	return out
}
