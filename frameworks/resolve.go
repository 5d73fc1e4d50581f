package frameworks

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"posture/frameworks/strict"
)

// What ids and the like look like. They are compiled when they are first needed.
var (
	frameworkID = lazy(`^[a-z0-9][a-z0-9-]{0,63}$`)
	version     = lazy(`^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$`)
	language    = lazy(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
	itemID      = lazy(`^[A-Za-z0-9._-]{1,64}$`)
	citation    = lazy(`^[A-Za-z0-9._-]+:[^\s\p{Z}:][^\s\p{Z}]*$`)
)

func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

const itemIDForm = "letters, digits, dots, hyphens and underscores, at most 64"

// pattern notes a mistake where the text of a key, if there is one, doesn't
// look as it must.
func (l *loader) pattern(m strict.Map, key, text string, p func() *regexp.Regexp, right string) {
	if text != "" && !p().MatchString(text) {
		m.Get(key).Mistake("%s is %q; write %s", key, text, right)
	}
}

// id reads the id of a layer, practice or question. Letter case doesn't make
// two of one.
func (l *loader) id(m strict.Map) string {
	id := m.Text("id")
	if id == "" {
		return ""
	}
	n := m.Get("id")
	if !itemID().MatchString(id) {
		n.Mistake("the id is %q; write %s", id, itemIDForm)
	}
	key := strings.ToLower(id)
	if first, twice := l.ids[key]; twice {
		n.Mistake("the id %q stands here a second time; the first is in line %d", id, first.Line())
	} else {
		l.ids[key] = n
	}
	return id
}

func (l *loader) profileID(m strict.Map, id string) {
	l.pattern(m, "id", id, itemID, itemIDForm)
	if id == "" {
		return
	}
	key, n := strings.ToLower(id), m.Get("id")
	if first, twice := l.profiles[key]; twice {
		n.Mistake("the profile %q stands here a second time; the first is in line %d", id, first.Line())
	} else {
		l.profiles[key] = n
	}
}

func (l *loader) outcomes(m strict.Map) []Outcome {
	var out []Outcome
	for _, n := range m.List("outcomes") {
		o := Outcome(n.Text("an outcome"))
		switch {
		case o == "":
		case !slices.Contains(Outcomes(), o):
			n.Mistake("no outcome %q; write trust, compliance or advantage", string(o))
		case slices.Contains(out, o):
			n.Mistake("the outcome %q stands here a second time", string(o))
		default:
			out = append(out, o)
		}
	}
	return out
}

func (l *loader) citations(m strict.Map) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range m.List("citations") {
		c := n.Text("a citation")
		switch {
		case c == "":
		case !citation().MatchString(c):
			n.Mistake("the citation is %q; write source:clause without blanks, as in gdpr:7(3)", c)
		case seen[c]:
			n.Mistake("the citation %q stands here a second time", c)
		default:
			seen[c] = true
			out = append(out, c)
		}
	}
	return out
}

// replaced is an id of an earlier version, and where it stands.
type replaced struct {
	id   string
	node strict.Node
}

func (l *loader) replacing(m strict.Map) []string {
	var out []string
	for _, n := range m.List("replaces") {
		if id := n.Text("an id in replaces"); id != "" {
			if !itemID().MatchString(id) {
				n.Mistake("the id is %q; write %s", id, itemIDForm)
			}
			l.replaces = append(l.replaces, replaced{id, n})
			out = append(out, id)
		}
	}
	return out
}

// named reads a profile's map whose keys are ids of layers or practices.
func (l *loader) named(m strict.Map, key string, take func(id string, value strict.Node)) {
	n := m.Get(key)
	if !n.Exists() {
		return
	}
	for _, e := range n.Entries(m.Name(key)) {
		id := e.Key.Text("an id")
		if id == "" {
			continue
		}
		if l.f.Layer(id) == nil && l.f.Practice(id) == nil {
			e.Key.Mistake("no layer or practice %q; %s", id, l.near(id, true))
		}
		take(id, e.Value)
	}
}

// near ends a mistake about an id that is no practice's, or no layer's either.
func (l *loader) near(id string, layers bool) string {
	if l.file.Full() {
		return ""
	}
	var ids []string
	if layers {
		for _, x := range l.f.Layers {
			ids = append(ids, x.ID)
		}
	}
	for _, p := range l.f.practices {
		ids = append(ids, p.ID)
	}
	if n := strict.Nearest(id, ids); n != "" {
		return "did you mean " + n + "?"
	}
	if layers {
		return "take the id of a layer or practice of this file"
	}
	return "take the id of a practice of this file"
}

// resolve follows what refers to other items, once all ids are known.
func (l *loader) resolve() {
	for _, p := range l.f.practices {
		var places []strict.Node
		seen := map[*Practice]bool{}
		for _, n := range l.requires[p] {
			id := n.Text("an id in requires")
			if id == "" {
				continue
			}
			other := l.f.Practice(id)
			switch {
			case other == nil:
				n.Mistake("no practice %q; %s", id, l.near(id, false))
			case seen[other]:
				n.Mistake("the practice %q stands here a second time", id)
			default:
				seen[other] = true
				p.Requires = append(p.Requires, other)
				places = append(places, n)
			}
		}
		l.requires[p] = places
	}
	l.circles()
	seen := map[string]int{}
	for _, r := range l.replaces {
		key := strings.ToLower(r.id)
		if used, ok := l.ids[key]; ok {
			r.node.Mistake("%q is in use, in line %d; only an id of an earlier version can be replaced", r.id, used.Line())
		} else if line, ok := seen[key]; ok {
			r.node.Mistake("%q is replaced already, in line %d; one id replaces it", r.id, line)
		} else {
			seen[key] = r.node.Line()
		}
	}
}

// circles notes circles of prerequisites, each at the prerequisite that leads
// back to where one came from.
func (l *loader) circles() {
	const unseen, open, done = 0, 1, 2
	state := make(map[*Practice]int, len(l.f.practices))
	var path []*Practice
	var visit func(p *Practice)
	visit = func(p *Practice) {
		state[p] = open
		path = append(path, p)
		for i, r := range p.Requires {
			switch state[r] {
			case open:
				l.requires[p][i].Mistake("prerequisites go in a circle: %s; take one out", l.circle(path, r))
			case unseen:
				visit(r)
			}
		}
		path = path[:len(path)-1]
		state[p] = done
	}
	for _, p := range l.f.practices {
		if state[p] == unseen {
			visit(p)
		}
	}
}

// circle words the end of a path that leads back to r.
func (l *loader) circle(path []*Practice, r *Practice) string {
	if l.file.Full() {
		return ""
	}
	var b strings.Builder
	for i, p := range path[slices.Index(path, r):] {
		if i == 8 {
			b.WriteString("… requires ")
			break
		}
		b.WriteString(p.ID + " requires ")
	}
	return b.String() + r.ID
}
