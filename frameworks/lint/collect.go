package lint

import (
	"fmt"
	"slices"
	"strconv"

	"posture/frameworks"
	"posture/frameworks/strict"
)

// collect pairs what was loaded with where it stands.
func (c *checker) collect() {
	c.text(other, "the title", -1, c.root.Get("title"), c.f.Title)
	c.text(other, "the summary", -1, c.root.Get("summary"), c.f.Summary)
	for i, n := range list(c.root, "scale") {
		step := c.f.Scale[i]
		c.text(other, "the name of "+strconv.Itoa(step.Level), -1, n.Get("name"), step.Name)
		c.text(other, "the meaning of "+step.Name, -1, n.Get("meaning"), step.Meaning)
	}
	for i, n := range list(c.root, "layers") {
		l := c.f.Layers[i]
		c.text(other, "the title of "+l.ID, -1, n.Get("title"), l.Title)
		c.text(other, "the summary of "+l.ID, -1, n.Get("summary"), l.Summary)
		for j, n := range list(n, "practices") {
			c.practice(n, l.Practices[j])
		}
	}
	for i, n := range list(c.root, "profiles") {
		p := c.f.Profiles[i]
		c.text(other, "the title of "+p.ID, -1, n.Get("title"), p.Title)
		c.text(other, "the summary of "+p.ID, -1, n.Get("summary"), p.Summary)
		for _, e := range entries(n, "reasons") {
			id := e.Key.Text("")
			c.text(other, "the reason for "+id+" in "+p.ID, -1, e.Value, p.Reasons[id])
		}
	}
}

func (c *checker) practice(n strict.Node, p *frameworks.Practice) {
	c.practices = append(c.practices, practice{p, n})
	c.text(other, "the title of "+p.ID, -1, n.Get("title"), p.Title)
	c.text(other, "the intent of "+p.ID, -1, n.Get("intent"), p.Intent)
	for i, n := range list(n, "questions") {
		c.question(n, p.Questions[i])
	}
}

func (c *checker) question(n strict.Node, q *frameworks.Question) {
	i := len(c.questions)
	x := question{Question: q, node: n, levels: map[int]*text{}, advice: map[int]*text{}}
	x.ask = c.text(ask, "ask of "+q.ID, i, n.Get("ask"), q.Ask)
	x.why = c.text(why, "why of "+q.ID, i, n.Get("why"), q.Why)
	for j, n := range list(n, "evidence") {
		c.text(other, "evidence of "+q.ID, i, n, q.Evidence[j])
	}
	for _, part := range []struct {
		kind  kind
		key   string
		name  string
		texts map[int]*text
		of    map[int]string
	}{
		{level, "levels", "level %d of " + q.ID, x.levels, q.Levels},
		{advice, "advice", "advice for level %d of " + q.ID, x.advice, q.Advice},
	} {
		for _, e := range entries(n, part.key) {
			l, _ := e.Key.Whole("", 0, 9)
			t := c.text(part.kind, fmt.Sprintf(part.name, l), i, e.Value, part.of[l])
			t.level, part.texts[l] = l, t
		}
	}
	c.questions = append(c.questions, x)
}

// text notes a text, unless it isn't there.
func (c *checker) text(k kind, name string, question int, n strict.Node, s string) *text {
	if !n.Exists() {
		return nil
	}
	t := &text{kind: k, name: name, question: question, node: n, words: words(s), string: s}
	c.texts = append(c.texts, t)
	return t
}

// of gives the texts of these kinds.
func (c *checker) of(kinds ...kind) []*text {
	var some []*text
	for _, t := range c.texts {
		if slices.Contains(kinds, t.kind) {
			some = append(some, t)
		}
	}
	return some
}

func list(n strict.Node, key string) []strict.Node {
	if n = n.Get(key); n.Exists() {
		return n.List(key)
	}
	return nil
}

func entries(n strict.Node, key string) []strict.Entry {
	if n = n.Get(key); n.Exists() {
		return n.Entries(key)
	}
	return nil
}
