package strict

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Map is a map whose keys the format names.
type Map struct {
	Node
	what     string
	keys     []string
	required int // how many of the keys are
}

// Map reads the node as a map with these keys, the first `required` of them
// needed. Unknown and missing keys are mistakes. What isn't a map is one too,
// and gives a map without entries.
func (n Node) Map(what string, keys []string, required int) Map {
	m := Map{n, what, keys, required}
	if n.yaml.Kind != yaml.MappingNode {
		if !n.alias() {
			n.Mistake("%s is %s; write a map with %s", what, n.kind(), strings.Join(keys[:max(required, 1)], ", "))
		}
		m.yaml = &yaml.Node{Kind: yaml.MappingNode, Line: n.yaml.Line, Column: n.yaml.Column}
		return m
	}
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		k := n.yaml.Content[i]
		if k.Kind != yaml.ScalarNode || merge(k) || slices.Contains(keys, k.Value) {
			continue // what isn't a key at all is told already
		}
		Node{n.file, k}.Mistake("unknown key %q in %s; %s", shorten(k.Value, 40), what, suggest(n.file, k.Value, keys))
	}
	for _, k := range keys[:required] {
		if !m.Get(k).Exists() {
			n.Mistake("%s has no %s; add it", what, k)
		}
	}
	return m
}

func suggest(f *File, key string, keys []string) string {
	if f.Full() {
		return ""
	}
	if near := Nearest(key, keys); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "it has " + strings.Join(keys, ", ")
}

// Text is the text of a key, "" where it is absent.
func (m Map) Text(key string) string {
	n := m.Get(key)
	switch {
	case !n.Exists():
		return ""
	case slices.Contains(m.keys[:m.required], key):
		return n.text(m.Name(key), "write it", false)
	}
	return n.Text(m.Name(key))
}

// Texts is the list of texts of a key, nil where it is absent.
func (m Map) Texts(key string) []string {
	var texts []string
	for _, n := range m.List(key) {
		texts = append(texts, n.Text("an item of "+m.Name(key)))
	}
	return texts
}

// List is the list of a key, nil where it is absent.
func (m Map) List(key string) []Node {
	if n := m.Get(key); n.Exists() {
		return n.List(m.Name(key))
	}
	return nil
}

// Bool is the value of a key, false where it is absent.
func (m Map) Bool(key string) bool {
	n := m.Get(key)
	return n.Exists() && n.Bool(m.Name(key))
}

// Name says whose key it is, for mistakes: "weight of a layer".
func (m Map) Name(key string) string { return key + " of " + m.what }
