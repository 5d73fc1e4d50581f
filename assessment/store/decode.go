package store

import (
	"errors"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/strict"
)

// MaxSize is the size of an assessment file, in bytes.
const MaxSize = 64 << 20

// A Finder gives the framework of this id and version that the program
// carries. Its error says what to do where it carries none.
type Finder func(id, version string) (*frameworks.Framework, error)

// A Document is what an assessment file holds.
type Document struct {
	Assessment *assessment.Assessment
	Comments   Comments
}

// Decode reads an assessment file. The name stands in the mistakes; the error
// is [*strict.Mistakes] and has all of them.
func Decode(name string, data []byte, find Finder) (*Document, error) {
	return decode(name, data, find, frameworks.Load)
}

// A loader reads a framework file.
type loader func(name string, data []byte) (*frameworks.Framework, error)

func decode(name string, data []byte, find Finder, load loader) (*Document, error) {
	if err := checkFormat(name, data); err != nil {
		return nil, err
	}
	file, err := strict.Parse(name, data, MaxSize)
	if err != nil {
		return nil, err
	}
	schema := file.Root.Get("schema")
	if !schema.Exists() {
		file.Root.Mistake("this is no assessment: its first line isn't \"schema: %s\"", Schema)
		return nil, file.Err()
	}
	switch schema.Text("the schema") {
	case Schema: // a format that is older one day gets a case of its own
		if err := checkEnd(name, data); err != nil {
			return nil, err
		}
		d := &decoder{name: name, find: find, load: load}
		if a := d.document(file); a != nil {
			return &Document{a, comments(file)}, nil
		}
	default:
		schema.Mistake("this is no assessment: the schema isn't %s", Schema)
	}
	return nil, file.Err()
}

type decoder struct {
	name string
	find Finder
	load loader
	fw   *frameworks.Framework
}

var (
	documentKeys  = []string{"schema", "organisation", "date", "framework", "scope", "profile", "assessor", "capacity", "by", "at", "history", "targets", "plan", "actions", "answers", "framework_text"}
	frameworkKeys = []string{"id", "version", "digest"}
)

const documentRequired, frameworkRequired = 4, 3

// document reads the whole; nil where the file has mistakes.
func (d *decoder) document(file *strict.File) *assessment.Assessment {
	m := file.Root.Map("the assessment", documentKeys, documentRequired)
	d.framework(m)
	if d.fw == nil {
		return nil
	}
	c := assessment.Content{Records: make([]assessment.Tracked[assessment.Record], len(d.fw.Questions()))}
	c.Head = track(m, headKeys, "the head", d.head)
	d.answers(m.Get("answers"), c.Records)
	c.Targets = byPractice(d, m, "targets", targetKeys, d.target)
	c.Plan = byPractice(d, m, "plan", placementKeys, d.placement)
	c.Actions = byID(m, "actions", actionKeys, actionID, d.action)
	if file.Err() != nil {
		return nil
	}
	a, err := assessment.Restore(d.fw, c)
	if err != nil {
		file.Root.Mistake("%v", err)
		return nil
	}
	return a
}

// framework finds what the assessment asks: what the file brings along, or
// what the program carries.
func (d *decoder) framework(m strict.Map) {
	n := m.Get("framework")
	if !n.Exists() {
		return
	}
	ref := n.Map("framework", frameworkKeys, frameworkRequired)
	id, version, digest := ref.Text("id"), ref.Text("version"), ref.Text("digest")
	if id == "" || version == "" || digest == "" {
		return
	}
	fw := d.candidate(m.Get("framework_text"), n, id, version)
	switch {
	case fw == nil:
	case fw.ID != id || fw.Version != version:
		n.Mistake("the assessment asks %s %s, but framework_text is %s %s; put back the text that belongs to it", id, version, fw.ID, fw.Version)
	case fw.Digest != digest:
		ref.Get("digest").Mistake("the digest of %s %s is %s, so this isn't the text that was answered; put that text back, or, if it only reads better now, this digest", id, version, fw.Digest)
	default:
		d.fw = fw
	}
}

func (d *decoder) candidate(text, ref strict.Node, id, version string) *frameworks.Framework {
	if text.Exists() {
		fw, err := d.load(d.name+": framework_text", []byte(text.Verbatim("framework_text")))
		if mistakes, ok := errors.AsType[*strict.Mistakes](err); ok {
			text.Mistake("the framework that the file brings along can't be read; put back the text that was there (%s)", mistakes.List[0])
		}
		return fw
	}
	fw, err := d.find(id, version)
	if err != nil {
		ref.Mistake("%v", err)
	}
	return fw
}

func (d *decoder) answers(n strict.Node, records []assessment.Tracked[assessment.Record]) {
	if !n.Exists() {
		return
	}
	for _, e := range n.Entries("answers of the assessment") {
		id := e.Key.Text("a question's id")
		if id == "" {
			continue
		}
		q := d.fw.Question(id)
		if q == nil {
			d.unknown(e.Key, "question", id)
			continue
		}
		records[q.Index] = track(e.Value.Map(id, recordKeys, 0), recordKeys, id, d.record)
	}
}

// unknown notes that the framework has no such question, practice or profile.
func (d *decoder) unknown(n strict.Node, kind, id string) {
	e := &assessment.UnknownError{Kind: kind, ID: id, In: d.fw}
	switch kind {
	case "question":
		for _, q := range d.fw.Questions() {
			e.Known = append(e.Known, q.ID)
		}
	case "practice":
		for _, p := range d.fw.Practices() {
			e.Known = append(e.Known, p.ID)
		}
	case "profile":
		for i := range d.fw.Profiles {
			e.Known = append(e.Known, d.fw.Profiles[i].ID)
		}
	}
	n.Mistake("%v", e)
}

// practice reads a practice's id; ok is false where there is none.
func (d *decoder) practice(n strict.Node) (id string, ok bool) {
	id = n.Text("a practice's id")
	if id != "" && d.fw.Practice(id) == nil {
		d.unknown(n, "practice", id)
		return "", false
	}
	return id, id != ""
}

func byPractice[T any](d *decoder, m strict.Map, key string, keys []string, read func(strict.Map, *T)) map[string]assessment.Tracked[T] {
	return byID(m, key, keys, d.practice, read)
}

func actionID(n strict.Node) (id string, ok bool) {
	id = n.Text("an action's id")
	return id, id != ""
}

// byID reads a map from ids to tracked values.
func byID[T any](m strict.Map, key string, keys []string, id func(strict.Node) (string, bool), read func(strict.Map, *T)) map[string]assessment.Tracked[T] {
	n := m.Get(key)
	if !n.Exists() {
		return nil
	}
	all := map[string]assessment.Tracked[T]{}
	for _, e := range n.Entries(key + " of the assessment") {
		if id, ok := id(e.Key); ok {
			all[id] = track(e.Value.Map(id, keys, 0), keys, id, read)
		}
	}
	return all
}

// track reads a value and its history. The keys are those of the value, the
// last one being its history; read sets the facts that a map gives.
func track[T any](m strict.Map, keys []string, what string, read func(strict.Map, *T)) assessment.Tracked[T] {
	var t assessment.Tracked[T]
	read(m, &t.Value)
	t.Stamp = stamp(m)
	n := m.Get("history")
	if !n.Exists() {
		return t
	}
	entries := n.List("history of " + what)
	t.Past = make([]assessment.Version[T], len(entries))
	after := t.Value
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i].Map("an entry in the history of "+what, keys[:len(keys)-1], 0)
		read(e, &after)
		t.Past[i] = assessment.Version[T]{Value: after, Stamp: stamp(e)}
	}
	return t
}

func stamp(m strict.Map) assessment.Stamp {
	return assessment.Stamp{By: text(m, "by"), At: moment(m, "at")}
}
