package store

import (
	"maps"
	"slices"

	"posture/assessment"
	"posture/frameworks"
)

// Schema is the first key's value in an assessment file.
const Schema = "posture/assessment/v1"

// End is the last line of an assessment file; one without it was cut off.
const End = "..."

// Encode writes an assessment in the canonical form: the same answers give the
// same bytes, whatever the order in which they were given, but for who and
// when. The comments stand above what they are about, or, where that is gone,
// above the nearest thing around it.
func Encode(a *assessment.Assessment, notes Comments) []byte {
	data, _ := encode(a, notes, 0)
	return data
}

// encode also gives the comments with their new places. About size bytes are
// expected.
func encode(a *assessment.Assessment, notes Comments, size int) ([]byte, Comments) {
	w := &writer{b: make([]byte, 0, size+size/8+4096)}
	if len(notes) > 0 {
		w.notes, w.written = notes, map[string]bool{}
	}
	w.document(a)
	if w.notes == nil {
		return w.b, nil
	}
	notes, moved := notes.settle(w.written)
	if moved {
		w.b, w.notes = w.b[:0], notes
		w.document(a)
	}
	return w.b, notes
}

func (w *writer) document(a *assessment.Assessment) {
	c, fw := a.Content(), a.Framework()
	w.word("schema", Schema)
	w.head(c, fw)
	practices(w, "targets", c.Targets, fw, (*writer).target)
	practices(w, "plan", c.Plan, fw, (*writer).placement)
	mapped(w, "actions", c.Actions, slices.Sorted(maps.Keys(c.Actions)), (*writer).action)
	w.answers(c, fw)
	if !fw.BuiltIn {
		w.key("framework_text")
		w.b = append(w.b, ' ')
		w.b = append(appendVerbatim(w.b, string(fw.File), 2), '\n')
	}
	w.b = append(append(w.b, End...), '\n')
}

func (w *writer) framework(fw *frameworks.Framework) {
	w.open("framework")
	w.text("id", fw.ID)
	w.word("version", fw.Version)
	w.word("digest", fw.Digest)
	w.close()
}

// practices writes what is kept by practice, in the framework's order.
func practices[T any](w *writer, key string, all map[string]assessment.Tracked[T], fw *frameworks.Framework, facts func(w *writer, v, base *T)) {
	var ids []string
	for _, p := range fw.Practices() {
		if _, ok := all[p.ID]; ok {
			ids = append(ids, p.ID)
		}
	}
	mapped(w, key, all, ids, facts)
}

func mapped[T any](w *writer, key string, all map[string]assessment.Tracked[T], ids []string, facts func(w *writer, v, base *T)) {
	w.unlessEmpty(key, func() {
		for _, id := range ids {
			t := all[id]
			w.unlessEmpty(id, func() { tracked(w, &t, facts) })
		}
	})
}

func (w *writer) answers(c *assessment.Content, fw *frameworks.Framework) {
	w.unlessEmpty("answers", func() {
		for i, q := range fw.Questions() {
			w.unlessEmpty(q.ID, func() { tracked(w, &c.Records[i], (*writer).record) })
		}
	})
}
