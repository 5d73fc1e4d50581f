package lint

import (
	"strings"

	"posture/frameworks"
	"posture/frameworks/strict"
)

// Check gives the findings about a framework, sorted by place. The name stands
// in them; data is the file's text, and f what was loaded from it.
func Check(name string, data []byte, f *frameworks.Framework) []Finding {
	file, err := strict.Parse(name, data, strict.MaxSize)
	if err != nil {
		return nil // f can't have been loaded from data
	}
	c := &checker{file: name, f: f, root: file.Root}
	c.collect()
	c.placeholders(data)
	c.structure()
	c.citations()
	c.completeness()
	c.lengths()
	c.repeats()
	if c.english() {
		c.asks()
		c.phrases()
		c.verbs()
		c.spelling()
	}
	return c.sorted()
}

type checker struct {
	file      string
	f         *frameworks.Framework
	root      strict.Node
	practices []practice
	questions []question
	texts     []*text // all that people read, in the file's order
	findings  []Finding
}

// A practice and where it stands.
type practice struct {
	*frameworks.Practice
	node strict.Node
}

// A question, where it stands, and its texts. Those that it lacks are nil.
type question struct {
	*frameworks.Question
	node           strict.Node
	ask, why       *text
	levels, advice map[int]*text
}

// A kind is what part of a framework a text is.
type kind int

const (
	other kind = iota
	ask
	why
	level
	advice
)

// A text is something that people read.
type text struct {
	kind     kind
	name     string // for findings: "level 3 of GOV-1.1"
	question int    // its place among the questions; -1 for a text of something else
	level    int    // of a level or an advice
	node     strict.Node
	words    []string // its words, in small letters
	string
}

// english tells whether the checks of wording fit the framework's language.
func (c *checker) english() bool {
	first, _, _ := strings.Cut(strings.ToLower(c.f.Language), "-")
	return first == "" || first == "en"
}
