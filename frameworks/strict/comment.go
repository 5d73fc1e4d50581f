package strict

import (
	"bytes"
	"iter"
	"sort"
	"strconv"

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
// what begins there; one on lines of its own is about what follows, or, where
// it stands below a block, about that block.
//
// The YAML library attaches comments too, but loses those that it finds in odd
// places.
func (f *File) Comments() []Comment {
	if bytes.IndexByte(f.data, '#') < 0 || f.Root.yaml == nil {
		return nil
	}
	s := &commentScan{lines: splitLines(f.data)}
	s.texts(f.Root.yaml, 0)
	if s.scan(); len(s.found) == 0 {
		return nil
	}
	s.locate(f.Root.yaml, "")
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
	skip   []scalar // quoted texts and blocks, in the file's order
	found  []found
	places []place // in the file's order
}

// A place is where a thing begins; line and column count from 0, columns in
// characters.
type place struct {
	path         string
	line, column int
	outer        int // the nearest place before it that stands further to the left, or -1
}

type found struct {
	line, indent int // indent is that of its line, in spaces
	text         string
	alone        bool // nothing else on its line
}

// locate notes where things begin.
func (s *commentScan) locate(n *yaml.Node, path string) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			p := join(path, k.Value)
			s.place(p, k.Line-1, k.Column-1)
			s.locate(n.Content[i+1], p)
		}
	case yaml.SequenceNode:
		for i, c := range n.Content {
			p := join(path, itemName(c, i))
			column := c.Column - 1
			if n.Style&yaml.FlowStyle == 0 {
				column = n.Column - 1 // where its dash is
			}
			s.place(p, c.Line-1, column)
			s.locate(c, p)
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
	if len(s.places) == 0 {
		return ""
	}
	here := s.from(c.line)
	next := s.from(c.line + 1)
	switch {
	case next == 0:
		return s.places[0].path
	case here < next: // at the end of a line where something begins
		return s.places[here].path
	case c.alone && !closes && next < len(s.places) && s.places[next].column >= c.indent:
		return s.places[next].path
	}
	last := next - 1
	for s.places[last].column > c.indent && s.places[last].outer >= 0 {
		last = s.places[last].outer
	}
	return s.places[last].path
}

// from gives the first place in this line or after it.
func (s *commentScan) from(line int) int {
	return sort.Search(len(s.places), func(i int) bool { return s.places[i].line >= line })
}
