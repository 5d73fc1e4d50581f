package strict

import (
	"bytes"
	"iter"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// A Comment is what a person wrote behind a #, and the thing that it is about.
type Comment struct {
	Path string // see [File.Comments]
	Text string // from the # to the end of the line
}

// PathSeparator stands between the parts of a comment's path; no key has it.
const PathSeparator = "\x00"

// Comments gives all comments of the file, in its order, with the path of what
// each is about: the keys that lead there, an item of a list being named by
// its key name, or else by its number from 0. One at the end of a line is about
// what stands before it; one on lines of its own is about what follows, or,
// where it stands below a block, about that block.
//
// The YAML library attaches comments too, but loses those that it finds in odd
// places.
func (f *File) Comments() []Comment {
	if !bytes.ContainsRune(f.data, '#') || f.Root.yaml == nil {
		return nil
	}
	s := &commentScan{lines: splitLines(f.data)}
	s.walk(f.Root.yaml, "", 0)
	s.scan()
	out := make([]Comment, 0, len(s.found))
	for run := range s.runs() {
		closes := s.closes(run)
		for _, c := range run {
			out = append(out, Comment{s.about(c, closes), c.text})
		}
	}
	return out
}

// commentScan finds comments: what stands behind a # that begins a line or
// follows a blank, outside of quoted texts and blocks.
type commentScan struct {
	lines  [][]byte
	places []place
	texts  []scalar // quoted texts and blocks, in the file's order
	found  []found
}

// A place is where a thing begins; line and column count from 0, columns in
// characters.
type place struct {
	path         string
	line, column int
	outer        int // the nearest place before it that stands further to the left, or -1
}

// A scalar is a text that may hold a # without being a comment.
type scalar struct {
	line, column int
	style        yaml.Style
	parent       int // the column of the list or map that it is in
}

type found struct {
	line, column int
	text         string
	alone        bool // nothing else on its line
}

func (s *commentScan) walk(n *yaml.Node, path string, parent int) {
	switch n.Kind {
	case yaml.ScalarNode:
		if style := n.Style & (yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle); style != 0 {
			s.texts = append(s.texts, scalar{n.Line - 1, n.Column - 1, style, parent})
		}
	case yaml.MappingNode:
		if n.Style&yaml.FlowStyle == 0 {
			parent = n.Column - 1
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			p := join(path, k.Value)
			s.place(p, k.Line-1, k.Column-1)
			s.walk(k, p, parent)
			s.walk(n.Content[i+1], p, parent)
		}
	case yaml.SequenceNode:
		if n.Style&yaml.FlowStyle == 0 {
			parent = n.Column - 1
		}
		for i, c := range n.Content {
			p := join(path, itemName(c, i))
			s.place(p, c.Line-1, min(c.Column-1, parent))
			s.walk(c, p, parent)
		}
	}
}

func (s *commentScan) place(path string, line, column int) {
	outer := len(s.places) - 1
	for outer >= 0 && s.places[outer].column >= column {
		outer = s.places[outer].outer
	}
	s.places = append(s.places, place{path, line, column, outer})
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + PathSeparator + key
}

func itemName(n *yaml.Node, index int) string {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == "name" && n.Content[i+1].Kind == yaml.ScalarNode {
				return n.Content[i+1].Value
			}
		}
	}
	return strconv.Itoa(index)
}

func (s *commentScan) scan() {
	texts := s.texts
	for line, from := 0, 0; line < len(s.lines); {
		text, next := s.lines[line], len(s.lines[line])
		var skip *scalar
		for len(texts) > 0 && texts[0].line < line {
			texts = texts[1:]
		}
		if len(texts) > 0 && texts[0].line == line {
			skip = &texts[0]
			next = byteOffset(text, skip.column)
		}
		if i := commentStart(text, from, next); i >= 0 {
			s.add(line, i)
			line, from = line+1, 0
			continue
		}
		switch {
		case skip == nil:
			line, from = line+1, 0
		case skip.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
			if i := commentStart(text, next, len(text)); i >= 0 {
				s.add(line, i)
			}
			line, from = s.blockEnd(*skip), 0
		default:
			line, from = s.quoteEnd(line, next, skip.style)
		}
		if skip != nil {
			texts = texts[1:]
		}
	}
}

func (s *commentScan) add(line, at int) {
	text := s.lines[line]
	s.found = append(s.found, found{
		line, utf8.RuneCount(text[:at]), string(bytes.TrimRight(text[at:], " \t")), len(bytes.TrimLeft(text[:at], " \t")) == 0,
	})
}

// commentStart gives where in text[from:to] a comment begins, or -1.
func commentStart(text []byte, from, to int) int {
	for i := from; i < to; i++ {
		if text[i] == '#' && (i == 0 || text[i-1] == ' ' || text[i-1] == '\t') {
			return i
		}
	}
	return -1
}

// blockEnd gives the line after a block's last.
func (s *commentScan) blockEnd(b scalar) int {
	header := s.lines[b.line][byteOffset(s.lines[b.line], b.column):]
	indent := 0
	for _, c := range header[1:] {
		if c >= '1' && c <= '9' {
			indent = b.parent + int(c-'0')
		} else if c != '+' && c != '-' {
			break
		}
	}
	line := b.line + 1
	if indent == 0 {
		indent = b.parent + 1
		for l := line; l < len(s.lines); l++ {
			n := spaces(s.lines[l])
			indent = max(indent, n)
			if n < len(s.lines[l]) {
				break
			}
		}
	}
	for ; line < len(s.lines); line++ {
		if n := spaces(s.lines[line]); n < indent && n < len(s.lines[line]) {
			break
		}
	}
	return line
}

// quoteEnd gives the place after the closing quote of a text that begins at
// line and offset.
func (s *commentScan) quoteEnd(line, from int, style yaml.Style) (int, int) {
	quote := byte('\'')
	if style&yaml.DoubleQuotedStyle != 0 {
		quote = '"'
	}
	for i := from + 1; line < len(s.lines); line, i = line+1, 0 {
		text := s.lines[line]
		for ; i < len(text); i++ {
			switch {
			case quote == '"' && text[i] == '\\':
				i++
			case text[i] != quote:
			case quote == '\'' && i+1 < len(text) && text[i+1] == quote:
				i++
			default:
				return line, i + 1
			}
		}
	}
	return line, 0
}

// runs are comments on lines of their own that follow each other without
// another line between them, and each comment at the end of a line by itself.
func (s *commentScan) runs() iter.Seq[[]found] {
	return func(yield func([]found) bool) {
		for first := 0; first < len(s.found); {
			end := first + 1
			for end < len(s.found) && s.found[end-1].alone && s.found[end].alone && s.found[end].line == s.found[end-1].line+1 {
				end++
			}
			if !yield(s.found[first:end]) {
				return
			}
			first = end
		}
	}
}

// closes tells whether a run of comments follows something without a blank
// line, and is followed by one.
func (s *commentScan) closes(run []found) bool {
	return s.blank(run[len(run)-1].line+1) && !s.blank(run[0].line-1)
}

func (s *commentScan) blank(line int) bool {
	return line < 0 || line >= len(s.lines) || len(bytes.TrimSpace(s.lines[line])) == 0
}

// about gives the path of what a comment is about.
func (s *commentScan) about(c found, closes bool) string {
	next := sort.Search(len(s.places), func(i int) bool {
		p := s.places[i]
		return p.line > c.line || p.line == c.line && p.column >= c.column
	})
	switch {
	case len(s.places) == 0:
		return ""
	case next == 0:
		return s.places[0].path
	case !c.alone:
		return s.places[next-1].path
	case next < len(s.places) && s.places[next].column >= c.column && !closes:
		return s.places[next].path
	}
	last := next - 1
	for s.places[last].column > c.column && s.places[last].outer >= 0 {
		last = s.places[last].outer
	}
	return s.places[last].path
}

func spaces(text []byte) int { return len(text) - len(bytes.TrimLeft(text, " ")) }

// byteOffset gives where the character number column begins in text.
func byteOffset(text []byte, column int) int {
	at := 0
	for ; column > 0 && at < len(text); column-- {
		_, n := utf8.DecodeRune(text[at:])
		at += n
	}
	return at
}

// lineBreaks are what YAML ends a line with, the longer one first.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

func splitLines(data []byte) [][]byte {
	return bytes.Split([]byte(lineBreaks.Replace(string(data))), []byte("\n"))
}
