package store

import (
	"maps"
	"slices"
	"strings"

	"posture/frameworks/strict"
)

// Comments are what people wrote behind a # in an assessment file, by the path
// of what each is about ([strict.File.Comments]). They are written above it.
type Comments map[string][]string

func comments(file *strict.File) Comments {
	var notes Comments
	for _, c := range file.Comments() {
		if notes == nil {
			notes = Comments{}
		}
		notes[c.Path] = append(notes[c.Path], c.Text)
	}
	return notes
}

// push goes into a thing, pop out of it.
func (w *writer) push(name string) {
	if w.notes != nil {
		w.path = append(w.path, name)
	}
}

func (w *writer) pop() {
	if w.notes != nil {
		w.path = w.path[:len(w.path)-1]
	}
}

// remark writes the comments about the thing of this name, which comes next.
func (w *writer) remark(name string) {
	if w.notes == nil {
		return
	}
	path := strings.Join(append(w.path, name), strict.PathSeparator)
	w.written[path] = true
	indent := 2 * w.depth
	if w.dash {
		indent -= 2
	}
	for _, c := range w.notes[path] {
		w.b = append(append(appendSpaces(w.b, indent), c...), '\n')
	}
}

// unwritten tells that the thing of this name doesn't stand there after all.
func (w *writer) unwritten(name string) {
	if w.notes != nil {
		delete(w.written, strings.Join(append(w.path, name), strict.PathSeparator))
	}
}

// settle gives the comments with each moved to the nearest thing around it
// that is written; moved tells whether one was.
func (c Comments) settle(written map[string]bool) (_ Comments, moved bool) {
	var homeless []string
	for path := range c {
		if !written[path] {
			homeless = append(homeless, path)
		}
	}
	if homeless == nil {
		return c, false
	}
	slices.Sort(homeless)
	c = maps.Clone(c)
	for _, path := range homeless {
		to := path
		for to != "" && !written[to] {
			to = to[:max(0, strings.LastIndex(to, strict.PathSeparator))]
		}
		if to == "" {
			to = "schema"
		}
		c[to] = append(slices.Clip(c[to]), c[path]...)
		delete(c, path)
	}
	return c, true
}
