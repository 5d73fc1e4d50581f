package store

import (
	"strconv"

	"posture/assessment"
)

// A writer lays out the canonical form: two spaces an indent, one fact a line.
type writer struct {
	b     []byte
	depth int  // how many indents in
	dash  bool // an item of a list has begun, and its first line is to come

	// Where people wrote comments, the writer puts them back. Without any it
	// keeps no path, so that they cost nothing.
	notes   Comments
	path    []string
	written map[string]bool // the paths of all that was written
}

// key begins a line with its key.
func (w *writer) key(name string) {
	w.remark(name)
	w.margin()
	if len(name) < maxKey/6 { // a character is written with six at most
		w.b = append(appendKey(w.b, name), ':')
		return
	}
	w.b = append(w.b, "? "...)
	w.b = append(appendKey(w.b, name), '\n')
	w.b = append(appendSpaces(w.b, 2*w.depth), ':')
}

// margin begins a line.
func (w *writer) margin() {
	if !w.dash {
		w.b = appendSpaces(w.b, 2*w.depth)
		return
	}
	w.b = append(appendSpaces(w.b, 2*w.depth-2), "- "...)
	w.dash = false
}

// word writes a fact that is one plain word.
func (w *writer) word(key, value string) {
	w.key(key)
	w.b = append(w.b, ' ')
	w.b = append(append(w.b, value...), '\n')
}

// number writes a fact that is a whole number.
func (w *writer) number(key string, n int) {
	w.key(key)
	w.b = append(w.b, ' ')
	w.b = append(strconv.AppendInt(w.b, int64(n), 10), '\n')
}

// text writes a fact that is a text.
func (w *writer) text(key, s string) {
	w.key(key)
	w.b = append(w.b, ' ')
	w.b = append(appendText(w.b, s, 2*w.depth+2), '\n')
}

// texts writes a list of texts; an empty one as such.
func (w *writer) texts(key string, list []string) {
	if len(list) == 0 {
		w.word(key, "[]")
		return
	}
	w.open(key)
	for i, s := range list {
		w.item(strconv.Itoa(i))
		w.margin()
		w.b = append(appendText(w.b, s, 2*w.depth), '\n')
		w.close()
	}
	w.close()
}

// open begins a map or a list under a key; close ends it.
func (w *writer) open(key string) {
	w.key(key)
	w.b = append(w.b, '\n')
	w.push(key)
	w.depth++
}

// unlessEmpty writes a map under a key, unless there turns out to be nothing
// in it.
func (w *writer) unlessEmpty(key string, body func()) {
	before := len(w.b)
	w.open(key)
	begun := len(w.b)
	body()
	w.close()
	if len(w.b) == begun {
		w.b = w.b[:before]
		w.unwritten(key)
	}
}

// item begins an item of the list that is open; close ends it. The name is
// what comments know it by.
func (w *writer) item(name string) {
	w.remark(name)
	w.push(name)
	w.depth++
	w.dash = true
}

func (w *writer) close() {
	if w.dash { // nothing stands in the item
		w.margin()
		w.b = append(w.b, "{}\n"...)
	}
	w.depth--
	w.pop()
}

// stamp writes who and when.
func (w *writer) stamp(s assessment.Stamp) {
	if s.By != "" {
		w.text("by", s.By)
	}
	if !s.At.IsZero() {
		w.key("at")
		w.b = append(w.b, ' ')
		w.b = append(s.At.UTC().AppendFormat(w.b, timeForm), '\n')
	}
}

// timeForm is how a time stands in a file: UTC, to the second.
const timeForm = "2006-01-02T15:04:05Z"

// history writes what stood before, the oldest first, each with those facts
// only that differ from what came after it.
func history[T any](w *writer, t *assessment.Tracked[T], facts func(w *writer, v, base *T)) {
	if len(t.Past) == 0 {
		return
	}
	w.open("history")
	for i := range t.Past {
		after := &t.Value
		if i+1 < len(t.Past) {
			after = &t.Past[i+1].Value
		}
		w.item(strconv.Itoa(i))
		facts(w, &t.Past[i].Value, after)
		w.stamp(t.Past[i].Stamp)
		w.close()
	}
	w.close()
}

// tracked writes a value in full, that is where it differs from one without
// facts, and its history.
func tracked[T any](w *writer, t *assessment.Tracked[T], facts func(w *writer, v, base *T)) {
	var none T
	facts(w, &t.Value, &none)
	w.stamp(t.Stamp)
	history(w, t, facts)
}
