package strict

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"posture/frameworks/visible"
)

// A Node is a value in a file. The zero Node is one that isn't there.
type Node struct {
	file *File
	yaml *yaml.Node
}

// Exists tells whether the node is there.
func (n Node) Exists() bool { return n.yaml != nil }

// Line is where the node begins, from 1; 0 where there is no node.
func (n Node) Line() int {
	if n.yaml == nil {
		return 0
	}
	return n.yaml.Line
}

// Column is where the node begins in its line, in characters from 1; 0 where
// there is no node.
func (n Node) Column() int {
	if n.yaml == nil {
		return 0
	}
	return n.yaml.Column
}

// Get gives the value of a map's key; a node that doesn't exist where it is
// absent, or where the node is no map.
func (n Node) Get(key string) Node {
	if n.yaml == nil || n.yaml.Kind != yaml.MappingNode {
		return Node{}
	}
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		if k := n.yaml.Content[i]; k.Value == key && k.Kind == yaml.ScalarNode {
			return Node{n.file, n.yaml.Content[i+1]}
		}
	}
	return Node{}
}

// Mistake notes that something is wrong with the node.
func (n Node) Mistake(format string, args ...any) {
	n.file.add(n.yaml.Line, n.yaml.Column, format, args...)
}

func (n Node) scalar() bool { return n.yaml.Kind == yaml.ScalarNode }

// alias tells whether the node was told to be an alias; nothing more is said
// about it.
func (n Node) alias() bool { return n.yaml.Kind == yaml.AliasNode }

func (n Node) quoted() bool { return quoted(n.yaml) }

func quoted(n *yaml.Node) bool {
	return n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

func (n Node) null() bool {
	return n.scalar() && !n.quoted() && n.yaml.Tag == "!!null"
}

// kind names what a node is, for mistakes.
func (n Node) kind() string {
	switch {
	case n.yaml.Kind == yaml.MappingNode:
		return "a map"
	case n.yaml.Kind == yaml.SequenceNode:
		return "a list"
	case n.null():
		return "an empty value"
	case n.quoted():
		return fmt.Sprintf("the text %q", shorten(n.yaml.Value, 40))
	}
	return fmt.Sprintf("%q", shorten(n.yaml.Value, 40))
}

// Text is the node's text as it was written; what names the thing in a mistake.
// An empty one and a list or a map are mistakes, and give "".
func (n Node) Text(what string) string { return n.text(what, "write it or take the line out", false) }

// TextOrEmpty is [Node.Text] where "" is a value.
func (n Node) TextOrEmpty(what string) string {
	return n.text(what, "write it or take the line out", true)
}

func (n Node) text(what, ifEmpty string, emptyToo bool) string {
	if n.alias() {
		return ""
	}
	if !n.scalar() {
		n.Mistake("%s is %s; write one text", what, n.kind())
		return ""
	}
	s := n.yaml.Value
	if i := strings.IndexFunc(s, visible.Control); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		n.Mistake("%s holds a control character (U+%04X); take it out", what, r)
		return ""
	}
	if n.null() || !emptyToo && strings.TrimSpace(s) == "" {
		n.Mistake("%s is empty; %s", what, ifEmpty)
		return ""
	}
	return s
}

// Verbatim is the text of a scalar byte for byte, whatever it holds. An empty
// value, a list and a map are mistakes, and give "".
func (n Node) Verbatim(what string) string {
	if n.alias() {
		return ""
	}
	if !n.scalar() || n.null() {
		n.Mistake("%s is %s; write one text", what, n.kind())
		return ""
	}
	return n.yaml.Value
}

// anyNumber is compiled when a number is first read.
var anyNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
})

// Whole is a whole number from lo to hi. Anything else is a mistake, and ok
// is false.
func (n Node) Whole(what string, lo, hi int) (_ int, ok bool) {
	if n.scalar() && !n.quoted() {
		if v, ok := whole(n.yaml.Value, lo, hi); ok {
			return v, true
		}
	}
	if !n.alias() {
		n.Mistake("%s is %s; write a whole number from %d to %d, without quotes", what, n.kind(), lo, hi)
	}
	return 0, false
}

// WholeKey is [Node.Whole] for a map's key, which may stand in quotes, as JSON
// wants it.
func (n Node) WholeKey(what string, lo, hi int) (_ int, ok bool) {
	if n.scalar() {
		if v, ok := whole(n.yaml.Value, lo, hi); ok {
			return v, true
		}
	}
	if !n.alias() {
		n.Mistake("%s is %s; write a whole number from %d to %d", what, n.kind(), lo, hi)
	}
	return 0, false
}

func whole(s string, lo, hi int) (_ int, ok bool) {
	v, err := strconv.Atoi(s)
	return v, err == nil && v >= lo && v <= hi
}

// Number is a number above 0 and at most max. Anything else is a mistake, and
// ok is false.
func (n Node) Number(what string, max float64) (_ float64, ok bool) {
	if n.scalar() && !n.quoted() && anyNumber().MatchString(n.yaml.Value) {
		if v, err := strconv.ParseFloat(n.yaml.Value, 64); err == nil && v > 0 && v <= max && !math.IsInf(v, 0) {
			return v, true
		}
	}
	if n.alias() {
		return 0, false
	}
	n.Mistake("%s is %s; write a number above 0 and at most %g, without quotes", what, n.kind(), max)
	return 0, false
}

// Bool is true or false; anything else is a mistake.
func (n Node) Bool(what string) bool {
	if n.scalar() && !n.quoted() {
		switch n.yaml.Value {
		case "true", "True", "TRUE":
			return true
		case "false", "False", "FALSE":
			return false
		}
	}
	if n.alias() {
		return false
	}
	n.Mistake("%s is %s; write true or false", what, n.kind())
	return false
}

// Is tells whether the node is this word, without quotes.
func (n Node) Is(word string) bool {
	return n.scalar() && !n.quoted() && n.yaml.Value == word
}

// List gives the items of a list, which isn't empty. What isn't a list is a
// mistake.
func (n Node) List(what string) []Node {
	items := n.ListOrEmpty(what)
	if items != nil && len(items) == 0 {
		n.Mistake("%s is an empty list; fill it or take the line out", what)
	}
	return items
}

// ListOrEmpty is [Node.List] where an empty list is a value.
func (n Node) ListOrEmpty(what string) []Node {
	if n.alias() {
		return nil
	}
	if n.yaml.Kind != yaml.SequenceNode {
		n.Mistake("%s is %s; write a list: [one, two], or a line with \"- \" for each", what, n.kind())
		return nil
	}
	items := make([]Node, len(n.yaml.Content))
	for i, c := range n.yaml.Content {
		items[i] = Node{n.file, c}
	}
	return items
}

// An Entry is a key and its value in a map whose keys the author chooses.
type Entry struct{ Key, Value Node }

// Entries gives the entries of a map with free keys.
func (n Node) Entries(what string) []Entry {
	if n.alias() {
		return nil
	}
	if n.yaml.Kind != yaml.MappingNode {
		n.Mistake("%s is %s; write a map: a line with \"key: value\" for each", what, n.kind())
		return nil
	}
	entries := make([]Entry, 0, len(n.yaml.Content)/2)
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		if k := n.yaml.Content[i]; k.Kind != yaml.ScalarNode || merge(k) {
			continue // told already
		}
		entries = append(entries, Entry{Node{n.file, n.yaml.Content[i]}, Node{n.file, n.yaml.Content[i+1]}})
	}
	return entries
}
