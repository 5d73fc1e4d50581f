package strict

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

const (
	// MaxSize is the size of a framework file, in bytes.
	MaxSize = 16 << 20
	// MaxDepth is how deep lists and maps may stand inside each other.
	MaxDepth = 40
	// MaxItems bounds the memory that a file can ask for, see [Items]. The
	// library takes up to 800 bytes for one.
	MaxItems = 600_000
)

// A File is a file that was parsed, with the mistakes found in it so far.
type File struct {
	Root     Node
	name     string
	data     []byte // without a byte order mark
	mistakes Mistakes
}

// Err gives all mistakes noted so far, as [*Mistakes]; nil where there are none.
func (f *File) Err() error { return f.mistakes.Err() }

// Parse reads one YAML document of at most max bytes. The error is
// [*Mistakes], with the name in it: the file can't be read at all. Mistakes
// that leave it readable, as an anchor does, are noted in the file, so that
// [File.Err] tells them with those of the caller.
func Parse(name string, data []byte, max int) (*File, error) {
	f := &File{name: name}
	if len(data) > max {
		f.add(0, 0, "the file is larger than %d MiB; split it or shorten its texts", max>>20)
		return nil, f.Err()
	}
	if utf16(data) {
		f.add(1, 1, "the file is UTF-16; save it as UTF-8")
		return nil, f.Err()
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	f.data = data
	f.scan(data)
	data = f.directives(data)
	if f.Err() != nil {
		return nil, f.Err()
	}
	if Items(data) > MaxItems {
		f.tooMany(data)
		return nil, f.Err()
	}
	doc, err := load(data)
	if err != nil {
		f.addLibrary(err, data)
		return nil, f.Err()
	}
	f.plain(doc)
	f.Root = Node{f, doc.Content[0]}
	return f, nil
}

func load(data []byte) (*yaml.Node, error) {
	var doc yaml.Node
	err := yaml.Load(data, &doc, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(MaxDepth))))
	return &doc, err
}

// tooMany notes why a file of too many signs isn't read: where its beginning
// shows that they stand too deep inside each other, that says more.
func (f *File) tooMany(data []byte) {
	if _, err := load(data[:min(len(data), 1<<13)]); err != nil && strings.Contains(err.Error(), tooDeep) {
		f.addLibrary(err, data)
		return
	}
	f.add(0, 0, "the file has more lines, commas, colons, quotes and brackets than can be read; split it")
}

// add notes a mistake. Texts out of the file are shortened where they are long.
func (f *File) add(line, column int, format string, args ...any) {
	if f.Full() {
		f.mistakes.More++
		return
	}
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = shorten(s, 300)
		}
	}
	f.mistakes.Add(Mistake{f.name, line, column, fmt.Sprintf(format, args...)})
}

// Full tells whether there are [MaxMistakes]. Further ones are only counted, so
// the caller needn't look for what would be right.
func (f *File) Full() bool { return len(f.mistakes.List) >= MaxMistakes }

func shorten(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// plain notes what goes beyond the subset: anchors, aliases, merge keys, tags,
// keys that are lists or maps, keys that stand twice. The library has bounded
// the depth.
func (f *File) plain(n *yaml.Node) {
	if n.Anchor != "" {
		f.add(n.Line, n.Column, "an anchor (&%s); write the value out where it is used", n.Anchor)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		f.add(n.Line, n.Column, "a tag (%s); take it out", n.Tag)
	}
	switch n.Kind {
	case yaml.AliasNode:
		f.add(n.Line, n.Column, "an alias (*%s); write the value out", n.Value)
		return
	case yaml.MappingNode:
		f.keys(n)
	}
	for _, c := range n.Content {
		f.plain(c)
	}
}

func (f *File) keys(n *yaml.Node) {
	var seen map[string]int
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		switch {
		case k.Kind == yaml.AliasNode: // told as one
			continue
		case k.Kind != yaml.ScalarNode:
			f.add(k.Line, k.Column, "a list or a map as a key; a key is a word")
			continue
		case merge(k):
			f.add(k.Line, k.Column, "a merge key (<<); write the values out")
			continue
		}
		if line := before(n, i, &seen); line > 0 {
			f.add(k.Line, k.Column, "the key %q stands here a second time; the first is in line %d", k.Value, line)
		}
	}
}

// merge tells whether a key is the merge key of older YAML.
func merge(k *yaml.Node) bool { return k.Kind == yaml.ScalarNode && k.Value == "<<" && !quoted(k) }

// before gives the line of an earlier key with the same name as key i, else 0.
// Small maps are searched, large ones indexed.
func before(n *yaml.Node, i int, seen *map[string]int) int {
	key := n.Content[i].Value
	if len(n.Content) <= 32 {
		for j := 0; j < i; j += 2 {
			if n.Content[j].Value == key && n.Content[j].Kind == yaml.ScalarNode {
				return n.Content[j].Line
			}
		}
		return 0
	}
	if *seen == nil {
		*seen = make(map[string]int, len(n.Content)/2)
	}
	if line, ok := (*seen)[key]; ok {
		return line
	}
	(*seen)[key] = n.Content[i].Line
	return 0
}
