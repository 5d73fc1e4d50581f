package frameworks

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"strings"

	"posture/frameworks/visible"
)

//go:embed schema.json
var schema []byte

//go:embed template.yaml
var template string

// JSONSchema is the format as a JSON Schema, draft 2020-12, by which editors
// complete and check what is written. It is the caller's own copy.
func JSONSchema() []byte { return bytes.Clone(schema) }

// Template is a small commented framework from which authors learn the format.
// The id must be one that a framework can have; the title is any text that
// isn't blank.
func Template(id, title string) []byte {
	return []byte(strings.NewReplacer(
		"\nid: my-framework\n", "\nid: "+quote(id)+"\n",
		"\ntitle: My framework\n", "\ntitle: "+quote(title)+"\n",
	).Replace(template))
}

// quote writes a text as YAML, in double quotes, without control characters.
func quote(s string) string {
	s, _ = visible.Strip(s)
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a text always can be, and a builder takes it
	return strings.TrimSuffix(b.String(), "\n")
}
