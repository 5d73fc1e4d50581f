package lint

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"posture/frameworks"
	"posture/frameworks/strict"
)

const (
	fewestCritical = 2 // practices of a layer; all where it has fewer
	mostCritical   = 4
	servedBy       = 8 // practices that each outcome has; a quarter of them where that is fewer
	fewestEvidence = 2
	mostEvidence   = 4
	fewestCited    = 2 // clauses of a practice
)

var placeholder = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(TODO|FIXME|TBD)\b`) })

// placeholders finds what its author meant to come back to, in comments too.
func (c *checker) placeholders(data []byte) {
	line := 0
	for text := range bytes.Lines(data) {
		line++
		if at := placeholder().FindIndex(text); at != nil {
			column := utf8.RuneCount(text[:at[0]]) + 1
			c.findings = append(c.findings, Finding{c.file, line, column, Error, string(text[at[0]:at[1]]) + " stands here; finish it or take it out"})
		}
	}
}

func (c *checker) structure() {
	for i, n := range list(c.root, "layers") {
		l, critical := c.f.Layers[i], 0
		for _, p := range l.Practices {
			if p.Critical {
				critical++
			}
		}
		if least := min(fewestCritical, len(l.Practices)); critical < least {
			c.errorf(n, "%s has %s; mark %d to %d, those whose failure spoils the layer", l.ID, plural(critical, "critical practice"), least, mostCritical)
		} else if critical > mostCritical {
			c.errorf(n, "%s has %s; keep the %d whose failure spoils the layer", l.ID, plural(critical, "critical practice"), mostCritical)
		}
	}
	c.outcomes()
	for _, q := range c.questions {
		if id := q.Practice.ID; !strings.HasPrefix(q.ID, id) || len(q.ID) == len(id) {
			c.errorf(q.node.Get("id"), "the id %s doesn't begin with its practice's, %s; write %s.1 or the like", q.ID, id, id)
		}
	}
}

func (c *checker) outcomes() {
	served := map[frameworks.Outcome]int{}
	for _, p := range c.practices {
		if len(p.Outcomes) == 0 {
			c.errorf(p.node, "%s serves no outcome; give it trust, compliance or advantage", p.ID)
		}
		for _, o := range p.Outcomes {
			served[o]++
		}
	}
	for _, o := range frameworks.Outcomes() {
		if least := max(1, min(servedBy, len(c.practices)/4)); served[o] < least {
			c.errorf(c.root.Get("layers"), "%s is served by %s; make it %d at least", o, plural(served[o], "practice"), least)
		}
	}
}

// citations finds practices that cite too little, and clauses that aren't known.
func (c *checker) citations() {
	for _, p := range c.practices {
		prefixes := map[string]bool{}
		for _, x := range p.Citations {
			prefix, _, _ := strings.Cut(x, ":")
			prefixes[prefix] = true
		}
		switch at := p.node.Get("citations"); {
		case !at.Exists():
			c.errorf(p.node, "%s cites nothing; cite %d clauses from two sources", p.ID, fewestCited)
		case len(p.Citations) < fewestCited:
			c.errorf(at, "%s cites %s; cite %d from two sources", p.ID, plural(len(p.Citations), "clause"), fewestCited)
		case len(prefixes) < 2:
			c.errorf(at, "%s cites one source alone; cite a second one too", p.ID)
		}
		for _, n := range list(p.node, "citations") {
			c.citation(n)
		}
	}
	for _, n := range list(c.root, "profiles") {
		for _, n := range list(n, "citations") {
			c.citation(n)
		}
	}
}

// citation judges one citation. A source that isn't known may be the author's
// own, so it is a warning.
func (c *checker) citation(n strict.Node) {
	cited := n.Text("")
	wrong := frameworks.UnknownCitation(cited)
	prefix, _, _ := strings.Cut(cited, ":")
	switch {
	case wrong == "":
	case frameworks.SourceOf(prefix) == nil:
		c.warnf(n, "%s; a source of your own is printed as it stands here", wrong)
	default:
		c.errorf(n, "%s", wrong)
	}
}

// completeness finds questions that lack a part.
func (c *checker) completeness() {
	s := c.f.Scale
	for _, q := range c.questions {
		if q.why == nil {
			c.errorf(q.node, "%s has no why; write what goes wrong without it, and for whom", q.ID)
		}
		switch at := q.node.Get("evidence"); {
		case !at.Exists():
			c.errorf(q.node, "%s has no evidence; name %d to %d things that can be shown", q.ID, fewestEvidence, mostEvidence)
		case len(q.Evidence) < fewestEvidence || len(q.Evidence) > mostEvidence:
			c.errorf(at, "%s has %s of evidence; name %d to %d", q.ID, plural(len(q.Evidence), "piece"), fewestEvidence, mostEvidence)
		}
		c.whole(q, "levels", q.Levels, s.Min())
		c.whole(q, "advice", q.Advice, s.Min()+1)
		if t := q.advice[s.Min()]; t != nil {
			c.warnf(t.node, "%s: nobody needs advice for the lowest level; take it out", t.name)
		}
	}
}

// whole finds levels from a first one to the scale's last that have no text.
func (c *checker) whole(q question, key string, texts map[int]string, from int) {
	var missing []string
	for l := from; l <= c.f.Scale.Max(); l++ {
		if _, ok := texts[l]; !ok {
			missing = append(missing, strconv.Itoa(l))
		}
	}
	at := q.node.Get(key)
	switch {
	case !at.Exists():
		c.errorf(q.node, "%s has no %s; write one for each of %d to %d", q.ID, key, from, c.f.Scale.Max())
	case len(missing) > 0:
		c.errorf(at, "%s of %s: no text for %s; write one", key, q.ID, strings.Join(missing, ", "))
	}
}
