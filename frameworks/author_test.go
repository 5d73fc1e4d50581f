package frameworks

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// What authors begin with has no mistake, whatever they call it.
func TestTemplate(t *testing.T) {
	for _, c := range []struct{ id, title string }{
		{"my-framework", "My framework"},
		{"null", `Quotes "and" 'such': # & * ! | > %`},
		{"31", "Größe\nin two lines, 中文 <b>"},
	} {
		data := Template(c.id, c.title)
		f, err := Load("t", data)
		if err != nil {
			t.Fatal(err)
		}
		if f.ID != c.id || f.Title != c.title {
			t.Errorf("%q, %q, want %q, %q", f.ID, f.Title, c.id, c.title)
		}
		if err := CheckCitations("t", data); err != nil {
			t.Error(err)
		}
	}
	if f, err := Load("t", Template("f", "a\x1b[2Jb\xff")); err != nil || f.Title != "a[2Jb\ufffd" {
		t.Errorf("%v, %v", f, err)
	}
}

// It teaches every key of the format, in a use or in a comment.
func TestTemplateShowsEveryKey(t *testing.T) {
	for _, keys := range [][]string{frameworkKeys, stepKeys, layerKeys, practiceKeys, questionKeys, profileKeys} {
		for _, key := range keys {
			if slices.Contains([]string{"licence", "source", "authors", "replaces"}, key) { // seldom needed at the start
				continue
			}
			if !regexp.MustCompile(`(?m)(^|[ {#-])` + key + `:`).MatchString(template) {
				t.Errorf("the template has no %s", key)
			}
		}
	}
}

// An object of the schema, as far as this test follows it.
type schemaNode struct {
	Ref                  string                 `json:"$ref"`
	Description          string                 `json:"description"`
	Type                 json.RawMessage        `json:"type"`
	Required             []string               `json:"required"`
	Properties           map[string]*schemaNode `json:"properties"`
	AdditionalProperties json.RawMessage        `json:"additionalProperties"`
	PatternProperties    map[string]*schemaNode `json:"patternProperties"`
	PropertyNames        *schemaNode            `json:"propertyNames"`
	Items                *schemaNode            `json:"items"`
	MinItems             int                    `json:"minItems"`
	MaxItems             int                    `json:"maxItems"`
	UniqueItems          bool                   `json:"uniqueItems"`
	Pattern              string                 `json:"pattern"`
	Const                any                    `json:"const"`
	Enum                 []any                  `json:"enum"`
	Minimum              *float64               `json:"minimum"`
	Maximum              *float64               `json:"maximum"`
	ExclusiveMinimum     *float64               `json:"exclusiveMinimum"`
	Defs                 map[string]*schemaNode `json:"$defs"`
}

func readSchema(t *testing.T) *schemaNode {
	t.Helper()
	var s schemaNode
	if err := json.Unmarshal(JSONSchema(), &s); err != nil {
		t.Fatal(err)
	}
	return &s
}

// The schema has the loader's keys, each described, the same ones required,
// and no others.
func TestSchemaHasTheLoadersKeys(t *testing.T) {
	s := readSchema(t)
	for name, x := range map[string]struct {
		node     *schemaNode
		keys     []string
		required int
	}{
		"framework": {s, frameworkKeys, frameworkRequired},
		"step":      {s.Defs["step"], stepKeys, stepRequired},
		"layer":     {s.Defs["layer"], layerKeys, layerRequired},
		"practice":  {s.Defs["practice"], practiceKeys, practiceRequired},
		"question":  {s.Defs["question"], questionKeys, questionRequired},
		"profile":   {s.Defs["profile"], profileKeys, profileRequired},
	} {
		if got, want := slices.Sorted(maps.Keys(x.node.Properties)), slices.Sorted(slices.Values(x.keys)); !slices.Equal(got, want) {
			t.Errorf("%s has %q, want %q", name, got, want)
		}
		if !slices.Equal(x.node.Required, x.keys[:x.required]) {
			t.Errorf("%s requires %q, want %q", name, x.node.Required, x.keys[:x.required])
		}
		if string(x.node.AdditionalProperties) != "false" || x.node.Description == "" {
			t.Errorf("%s takes other keys, or isn't described", name)
		}
		for key, p := range x.node.Properties {
			if p.Description == "" {
				t.Errorf("%s of %s isn't described", key, name)
			}
		}
	}
}

// Patterns and bounds are the loader's. \s and \S are Unicode's in a schema.
func TestSchemaHasTheLoadersBounds(t *testing.T) {
	s := readSchema(t)
	for name, x := range map[string]struct{ got, want string }{
		"id of the framework": {s.Properties["id"].Pattern, frameworkID().String()},
		"version":             {s.Properties["version"].Pattern, version().String()},
		"language":            {s.Properties["language"].Pattern, language().String()},
		"ids":                 {s.Defs["id"].Pattern, itemID().String()},
		"citations":           {s.Defs["citations"].Items.Pattern, strings.NewReplacer(`[^\s\p{Z}]`, `\S`, `\p{Z}`, "").Replace(citation().String())},
	} {
		if x.got != x.want {
			t.Errorf("the pattern of %s is %s, want %s", name, x.got, x.want)
		}
	}
	if s.Properties["schema"].Const != Schema {
		t.Errorf("schema is %v", s.Properties["schema"].Const)
	}
	var outcomes []any
	for _, o := range Outcomes() {
		outcomes = append(outcomes, string(o))
	}
	if got := s.Defs["practice"].Properties["outcomes"].Items.Enum; !slices.Equal(got, outcomes) {
		t.Errorf("outcomes are %v", got)
	}
	w, e, l := s.Defs["weight"], s.Defs["practice"].Properties["effort"], s.Defs["level"]
	if *w.ExclusiveMinimum != 0 || *w.Maximum != MaxWeight || *e.Minimum != 1 || *e.Maximum != 5 || *l.Minimum != 0 || *l.Maximum != 9 {
		t.Error("bounds of weight, effort or level differ")
	}
}

// What loads fits the schema.
func TestSchemaTakesWhatLoads(t *testing.T) {
	s := readSchema(t)
	files := map[string][]byte{"full.yaml": read(t, "testdata/full.yaml"), "template": Template("f", "F")}
	names, err := filepath.Glob("data/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		files[name] = read(t, name)
	}
	for name, data := range files {
		if wrong := s.check(s, "", parse(t, data)); wrong != "" {
			t.Errorf("%s: %s", name, wrong)
		}
	}
}

// What the schema can refuse, it refuses: nearly every rule that a value breaks
// on its own.
func TestSchemaRefusesWhatDoesNotLoad(t *testing.T) {
	s := readSchema(t)
	for _, name := range []string{
		"citations", "critical", "effort", "empty-layers", "empty-lists", "empty-values", "framework-id", "framework-id-too-long",
		"framework-id-begins-with-a-hyphen", "ids", "language", "levels", "list", "lists-for-texts", "missing-keys", "missing-keys-below",
		"outcomes", "profiles", "quoted-numbers", "scale-above-nine", "scale-of-one", "scale-values", "schema", "unknown-keys",
		"version", "version-with-a-letter", "version-with-zeros", "weights", "word", "words-for-lists",
	} {
		if s.check(s, "", parse(t, read(t, "testdata/invalid/"+name+".yaml"))) == "" {
			t.Errorf("%s fits the schema", name)
		}
	}
}

func parse(t *testing.T, data []byte) *yaml.Node {
	t.Helper()
	var n yaml.Node
	if err := yaml.Load(data, &n); err != nil {
		t.Fatal(err)
	}
	return n.Content[0]
}

// check says where and why a value doesn't fit; "" where it does. It follows
// the words of JSON Schema that schemaNode has.
func (s *schemaNode) check(root *schemaNode, at string, n *yaml.Node) string {
	if s.Ref != "" {
		if wrong := root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")].check(root, at, n); wrong != "" {
			return wrong
		}
	}
	kind := map[string]string{"!!map": "object", "!!seq": "array", "!!str": "string", "!!int": "integer", "!!float": "number", "!!bool": "boolean", "!!null": "null", "!!timestamp": "string"}[n.Tag]
	if s.Type != nil && !strings.Contains(string(s.Type), `"`+kind+`"`) && !(kind == "integer" && strings.Contains(string(s.Type), `"number"`)) {
		return fmt.Sprintf("%s is of type %s, not %s", at, kind, s.Type)
	}
	if s.Pattern != "" && kind == "string" && !regexp.MustCompile(s.Pattern).MatchString(n.Value) {
		return fmt.Sprintf("%s: %q doesn't match %s", at, n.Value, s.Pattern)
	}
	if s.Const != nil && s.Const != n.Value || s.Enum != nil && !slices.Contains(s.Enum, any(n.Value)) {
		return fmt.Sprintf("%s is %q", at, n.Value)
	}
	var number float64
	if kind == "integer" || kind == "number" {
		if n.Load(&number) != nil {
			return at + " is no number"
		}
		if s.Minimum != nil && number < *s.Minimum || s.Maximum != nil && number > *s.Maximum || s.ExclusiveMinimum != nil && number <= *s.ExclusiveMinimum {
			return fmt.Sprintf("%s is %v", at, number)
		}
	}
	switch kind {
	case "array":
		return s.checkList(root, at, n)
	case "object":
		return s.checkMap(root, at, n)
	}
	return ""
}

func (s *schemaNode) checkList(root *schemaNode, at string, n *yaml.Node) string {
	if len(n.Content) < s.MinItems || s.MaxItems > 0 && len(n.Content) > s.MaxItems {
		return fmt.Sprintf("%s has %d items", at, len(n.Content))
	}
	seen := map[string]bool{}
	for i, x := range n.Content {
		if s.UniqueItems && seen[x.Value] {
			return fmt.Sprintf("%s has %q twice", at, x.Value)
		}
		seen[x.Value] = true
		if s.Items != nil {
			if wrong := s.Items.check(root, fmt.Sprintf("%s[%d]", at, i), x); wrong != "" {
				return wrong
			}
		}
	}
	return ""
}

func (s *schemaNode) checkMap(root *schemaNode, at string, n *yaml.Node) string {
	has := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		has[key.Value] = true
		if s.PropertyNames != nil {
			if wrong := s.PropertyNames.check(root, at+" key", key); wrong != "" {
				return wrong
			}
		}
		next := s.Properties[key.Value]
		for pattern, p := range s.PatternProperties {
			if regexp.MustCompile(pattern).MatchString(key.Value) {
				next = p
			}
		}
		if next == nil && s.AdditionalProperties != nil && string(s.AdditionalProperties) != "false" {
			next = &schemaNode{}
			if err := json.Unmarshal(s.AdditionalProperties, next); err != nil {
				return err.Error()
			}
		}
		if next == nil && string(s.AdditionalProperties) == "false" {
			return fmt.Sprintf("%s has the key %q", at, key.Value)
		}
		if next != nil {
			if wrong := next.check(root, at+"."+key.Value, value); wrong != "" {
				return wrong
			}
		}
	}
	for _, key := range s.Required {
		if !has[key] {
			return fmt.Sprintf("%s lacks %s", at, key)
		}
	}
	return ""
}
