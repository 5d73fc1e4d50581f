package frameworks

import (
	"crypto/sha256"
	"fmt"

	"posture/frameworks/strict"
)

// Schema is the first key's value in a framework file.
const Schema = "posture/framework/v1"

// Load reads a framework file. The name stands in the mistakes; the error is
// [*strict.Mistakes] and has all of them.
func Load(name string, data []byte) (*Framework, error) {
	file, err := strict.Parse(name, data, strict.MaxSize)
	if err != nil {
		return nil, err
	}
	l := &loader{
		f:        &Framework{Digest: Digest(data), File: data},
		file:     file,
		ids:      map[string]strict.Node{},
		profiles: map[string]strict.Node{},
		requires: map[*Practice][]strict.Node{},
	}
	l.framework(file.Root)
	if err := file.Err(); err != nil {
		return nil, err
	}
	return l.f, nil
}

// Digest is the digest of a framework file's bytes.
func Digest(data []byte) string { return fmt.Sprintf("sha256:%x", sha256.Sum256(data)) }

// The keys of each map, the required ones first.
var (
	frameworkKeys = []string{"schema", "id", "version", "title", "layers", "summary", "language", "licence", "source", "authors", "scale", "profiles"}
	stepKeys      = []string{"level", "name", "meaning"}
	layerKeys     = []string{"id", "title", "practices", "summary", "weight"}
	practiceKeys  = []string{"id", "title", "questions", "intent", "weight", "critical", "effort", "requires", "outcomes", "citations", "replaces"}
	questionKeys  = []string{"id", "ask", "why", "weight", "evidence", "levels", "advice", "replaces"}
	profileKeys   = []string{"id", "title", "summary", "default", "targets", "weights", "reasons", "citations"}
)

const (
	frameworkRequired = 5
	stepRequired      = 2
	layerRequired     = 3
	practiceRequired  = 3
	questionRequired  = 2
	profileRequired   = 2
)

// MaxWeight is the largest weight.
const MaxWeight = 1000

// DefaultEffort is a practice's effort where the file gives none, in points
// per level.
const DefaultEffort = 2

type loader struct {
	f        *Framework
	file     *strict.File
	ids      map[string]strict.Node // every id, in lower case, and where it stands
	profiles map[string]strict.Node // likewise those of profiles
	requires map[*Practice][]strict.Node
	replaces []replaced
}

func (l *loader) framework(root strict.Node) {
	m := root.Map("the framework", frameworkKeys, frameworkRequired)
	if s := m.Text("schema"); s != "" && s != Schema {
		m.Get("schema").Mistake("the schema is %q; this program reads %s", s, Schema)
	}
	f := l.f
	f.ID = m.Text("id")
	l.pattern(m, "id", f.ID, frameworkID, "lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit")
	f.Version = m.Text("version")
	l.pattern(m, "version", f.Version, version, "three numbers, as in 1.0.0")
	f.Title = m.Text("title")
	f.Summary = m.Text("summary")
	f.Language = m.Text("language")
	l.pattern(m, "language", f.Language, language, "a language tag, as in en or en-GB")
	f.Licence = m.Text("licence")
	f.Source = m.Text("source")
	f.Authors = m.Texts("authors")
	f.Scale = l.scale(m.Get("scale"))
	for _, n := range m.List("layers") {
		f.Layers = append(f.Layers, l.layer(n))
	}
	f.link()
	l.resolve()
	for _, n := range m.List("profiles") {
		f.Profiles = append(f.Profiles, l.profile(n))
	}
}

func (l *loader) scale(n strict.Node) Scale {
	if !n.Exists() {
		return DefaultScale()
	}
	var s Scale
	for i, n := range n.List("the scale") {
		m := n.Map("a step of the scale", stepKeys, stepRequired)
		step := Step{Name: m.Text("name"), Meaning: m.Text("meaning")}
		if k := m.Get("level"); k.Exists() {
			level, ok := k.Whole(m.Name("level"), 0, 9)
			if ok && i > 0 && level != s[0].Level+i {
				k.Mistake("level %d stands where %d belongs; a scale's levels are consecutive and rise", level, s[0].Level+i)
			}
			step.Level = level
		}
		s = append(s, step)
	}
	if len(s) == 0 { // told already
		return DefaultScale()
	}
	if len(s) < 2 {
		n.Mistake("the scale has fewer than two steps; give two at least")
		return DefaultScale()
	}
	for i := range s { // what follows must be able to rely on it, mistakes or not
		s[i].Level = s[0].Level + i
	}
	return s
}

func (l *loader) layer(n strict.Node) *Layer {
	m := n.Map("a layer", layerKeys, layerRequired)
	x := &Layer{ID: l.id(m), Title: m.Text("title"), Summary: m.Text("summary"), Weight: l.weight(m)}
	for _, n := range m.List("practices") {
		x.Practices = append(x.Practices, l.practice(n))
	}
	return x
}

func (l *loader) practice(n strict.Node) *Practice {
	m := n.Map("a practice", practiceKeys, practiceRequired)
	p := &Practice{
		ID: l.id(m), Title: m.Text("title"), Intent: m.Text("intent"), Weight: l.weight(m),
		Critical: m.Bool("critical"), Effort: DefaultEffort,
		Outcomes: l.outcomes(m), Citations: l.citations(m),
	}
	if k := m.Get("effort"); k.Exists() {
		p.Effort, _ = k.Whole(m.Name("effort"), 1, 5)
	}
	if k := m.Get("requires"); k.Exists() {
		l.requires[p] = k.List(m.Name("requires"))
	}
	p.Replaces = l.replacing(m)
	for _, n := range m.List("questions") {
		p.Questions = append(p.Questions, l.question(n))
	}
	return p
}

func (l *loader) question(n strict.Node) *Question {
	m := n.Map("a question", questionKeys, questionRequired)
	return &Question{
		ID: l.id(m), Ask: m.Text("ask"), Why: m.Text("why"), Weight: l.weight(m),
		Evidence: m.Texts("evidence"),
		Levels:   l.byLevel(m, "levels"), Advice: l.byLevel(m, "advice"),
		Replaces: l.replacing(m),
	}
}

func (l *loader) profile(n strict.Node) Profile {
	m := n.Map("a profile", profileKeys, profileRequired)
	p := Profile{ID: m.Text("id"), Title: m.Text("title"), Summary: m.Text("summary"), Default: l.f.Scale.Middle(), Citations: l.citations(m)}
	l.profileID(m, p.ID)
	s := l.f.Scale
	if k := m.Get("default"); k.Exists() {
		p.Default, _ = k.Whole(m.Name("default"), s.Min(), s.Max())
	}
	p.Targets = map[string]int{}
	l.named(m, "targets", func(id string, v strict.Node) {
		p.Targets[id], _ = v.Whole("the target of "+id, s.Min(), s.Max())
	})
	p.Weights = map[string]float64{}
	l.named(m, "weights", func(id string, v strict.Node) {
		p.Weights[id], _ = v.Number("the weight of "+id, MaxWeight)
	})
	p.Reasons = map[string]string{}
	l.named(m, "reasons", func(id string, v strict.Node) {
		p.Reasons[id] = v.Text("the reason for " + id)
		_, target := p.Targets[id]
		_, weight := p.Weights[id]
		if known := l.f.Layer(id) != nil || l.f.Practice(id) != nil; known && !target && !weight {
			v.Mistake("a reason for %s, which the profile gives neither a target nor a weight; give it one or take the reason out", id)
		}
	})
	return p
}

// byLevel reads a map from levels of the scale to texts.
func (l *loader) byLevel(m strict.Map, key string) map[int]string {
	n := m.Get(key)
	if !n.Exists() {
		return nil
	}
	s, texts := l.f.Scale, map[int]string{}
	for _, e := range n.Entries(m.Name(key)) {
		level, ok := e.Key.WholeKey("a level", s.Min(), s.Max())
		text := e.Value.Text(fmt.Sprintf("the text of level %d", level))
		if _, twice := texts[level]; ok && twice {
			e.Key.Mistake("level %d stands here a second time", level)
		}
		if ok {
			texts[level] = text
		}
	}
	return texts
}

func (l *loader) weight(m strict.Map) float64 {
	n := m.Get("weight")
	if !n.Exists() {
		return 1
	}
	w, ok := n.Number(m.Name("weight"), MaxWeight)
	if !ok {
		return 1
	}
	return w
}
