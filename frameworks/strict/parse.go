package strict

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"posture/frameworks/visible"
)

const (
	// MaxSize is the size of a framework file, in bytes.
	MaxSize = 16 << 20
	// MaxDepth is how deep lists and maps may stand inside each other.
	MaxDepth = 40
	// MaxItems bounds the memory that a file can ask for.
	MaxItems = 1_000_000
)

// Items counts what may begin an item of a list or map in a file: lines,
// commas and brackets.
func Items(data []byte) int {
	n := 0
	for _, c := range "\n,[{" {
		n += bytes.Count(data, []byte{byte(c)})
	}
	return n
}

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
// [*Mistakes]; the name stands in it.
func Parse(name string, data []byte, max int) (*File, error) {
	f := &File{name: name}
	if len(data) > max {
		f.add(0, 0, "the file is larger than %d MiB; split it or shorten its texts", max>>20)
		return nil, f.Err()
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		f.add(1, 1, "the file is UTF-16; save it as UTF-8")
		return nil, f.Err()
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if f.scan(data); f.Err() != nil {
		return nil, f.Err()
	}
	f.data = data
	if bytes.HasPrefix(data, []byte("%YAML 1.2")) { // the library knows 1.1 only by name
		data = append([]byte("#"), data[1:]...)
	}
	var doc yaml.Node
	err := yaml.Load(data, &doc, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(MaxDepth))))
	if err != nil {
		f.addLibrary(err)
		return nil, f.Err()
	}
	f.plain(&doc, 0)
	if f.Err() != nil {
		return nil, f.Err()
	}
	f.Root = Node{f, doc.Content[0]}
	return f, nil
}

func (f *File) add(line, column int, format string, args ...any) {
	f.mistakes.Add(Mistake{f.name, line, column, fmt.Sprintf(format, args...)})
}

// scan looks at the bytes before the library does.
func (f *File) scan(data []byte) {
	line, start := 1, 0
	for i := 0; i < len(data); {
		c := data[i]
		switch {
		case c == '\n':
			line, start = line+1, i+1
		case c < utf8.RuneSelf && !visible.Control(rune(c)) || c == '\r':
		default:
			r, n := utf8.DecodeRune(data[i:])
			column := utf8.RuneCount(data[start:i]) + 1
			if r == utf8.RuneError && n == 1 {
				f.add(line, column, "a byte that isn't UTF-8 (%#x); save the file as UTF-8", c)
			} else if visible.Control(r) {
				f.add(line, column, "a control character (U+%04X); take it out", r)
			}
			i += n
			continue
		}
		i++
	}
	if Items(data) > MaxItems {
		f.add(0, 0, "the file has more than %d items; split it", MaxItems)
	}
}

// addLibrary words an error of the YAML library for people.
func (f *File) addLibrary(err error) {
	le, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		f.add(0, 0, "it isn't YAML: %v", err)
		return
	}
	text := le.Message
	switch {
	case strings.Contains(text, "no documents"):
		text = "the file is empty"
	case strings.Contains(text, "found multiple"):
		text = "a second document begins; keep one document in a file"
	case strings.Contains(text, "exceeded max depth"):
		text = fmt.Sprintf("lists and maps stand more than %d deep inside each other", MaxDepth)
	case strings.Contains(text, "unknown anchor"):
		text = "an alias (*name); write the value out"
	default:
		text = "it isn't YAML: " + strings.TrimPrefix(strings.TrimSpace(le.ContextMsg+", "+text), ", ")
	}
	f.add(le.Mark.Line, le.Mark.Column, "%s", text)
}

// plain notes what goes beyond the subset: anchors, aliases, merge keys, tags,
// keys that are lists or maps, keys that stand twice.
func (f *File) plain(n *yaml.Node, depth int) {
	if depth > MaxDepth+1 {
		f.add(n.Line, n.Column, "lists and maps stand more than %d deep inside each other", MaxDepth)
		return
	}
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
		f.plain(c, depth+1)
	}
}

func (f *File) keys(n *yaml.Node) {
	var seen map[string]int
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		switch {
		case k.Kind != yaml.ScalarNode:
			f.add(k.Line, k.Column, "a list or a map as a key; a key is a word")
			continue
		case k.Value == "<<" && k.Style == 0:
			f.add(k.Line, k.Column, "a merge key (<<); write the values out")
			continue
		}
		if line := f.before(n, i, &seen); line > 0 {
			f.add(k.Line, k.Column, "the key %q stands here a second time; the first is in line %d", k.Value, line)
		}
	}
}

// before gives the line of an earlier key with the same name as key i, else 0.
// Small maps are searched, large ones indexed.
func (f *File) before(n *yaml.Node, i int, seen *map[string]int) int {
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
