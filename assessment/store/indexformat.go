package store

import (
	"encoding/binary"
	"hash/crc32"
	"math"

	"posture/assessment"
	"posture/frameworks/strict"
)

// An index file is its first line, four bytes of checksum over all that
// follows, and the program that it was made by, the texts, the frameworks and
// the files. Numbers are varints, figures the bits of their floats, and texts
// stand once, to be pointed to by their number.

// indexFormat is an index file's first line. Its number rises with each change
// of what follows.
const indexFormat = "posture/index/v1\n"

const indexHead = len(indexFormat) + 4

func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

// The kinds of files in an index.
const (
	isRead = iota
	isBroken
)

// usualFile is about what a file takes, in bytes.
const usualFile = 512

type indexWriter struct {
	b     []byte
	texts []string
	at    map[string]int // in texts
}

func encodeIndex(files []*noted, program string) []byte {
	w := &indexWriter{b: make([]byte, 0, len(files)*usualFile), at: make(map[string]int, len(files))}
	asked, list := frameworksOf(files)
	w.number(len(list))
	for _, e := range list {
		w.framework(e)
	}
	w.number(len(files))
	for _, n := range files {
		w.file(n, asked)
	}
	body := w.b
	w.b = append(make([]byte, 0, len(body)+len(files)*usualFile/4), indexFormat...)
	w.b = append(w.b, 0, 0, 0, 0)
	w.bytes(program)
	w.number(len(w.texts))
	for _, s := range w.texts {
		w.bytes(s)
	}
	w.b = append(w.b, body...)
	binary.LittleEndian.PutUint32(w.b[len(indexFormat):], checksum(w.b[indexHead:]))
	return w.b
}

// frameworksOf gives an entry for each framework that the files ask, and by
// the framework's digest its place in the list.
func frameworksOf(files []*noted) (place map[string]int, list []*Entry) {
	place = map[string]int{}
	for _, n := range files {
		if _, ok := place[n.Digest]; !ok && n.Err == nil {
			place[n.Digest] = len(list)
			list = append(list, &n.Entry)
		}
	}
	return place, list
}

func (w *indexWriter) framework(e *Entry) {
	w.text(e.Framework)
	w.text(e.Version)
	w.text(e.Title)
	w.text(e.Digest)
	w.number(len(e.Scale))
	for _, s := range e.Scale {
		w.number(s.Level)
		w.text(s.Name)
		w.text(s.Meaning)
	}
}

func (w *indexWriter) file(n *noted, asked map[string]int) {
	w.text(n.name)
	w.b = binary.AppendUvarint(w.b, n.info.Device)
	w.b = binary.AppendUvarint(w.b, n.info.Inode)
	w.b = binary.AppendVarint(w.b, n.info.Size)
	w.b = binary.AppendVarint(w.b, n.info.Modified)
	w.b = binary.AppendVarint(w.b, n.info.Changed)
	w.number(int(n.info.Mode))
	if m, broken := n.Err.(*strict.Mistakes); broken {
		w.number(isBroken)
		w.mistakes(m)
		return
	}
	w.number(isRead)
	h := &n.Head
	w.text(h.Organisation)
	w.text(h.Scope)
	w.number(int(h.Date))
	w.text(h.Profile)
	w.text(h.Assessor)
	w.number(h.Capacity)
	w.text(n.Profile)
	w.number(asked[n.Digest])
	w.measure(&n.Overall)
	w.number(n.NotAsked)
}

func (w *indexWriter) mistakes(m *strict.Mistakes) {
	w.number(len(m.List))
	for _, x := range m.List {
		w.number(x.Line)
		w.number(x.Column)
		w.text(x.Text)
	}
	w.number(m.More)
}

func figuresOf(m *assessment.Measure) [6]*assessment.Figure {
	return [...]*assessment.Figure{&m.Score, &m.Low, &m.High, &m.Evidenced, &m.Target, &m.Gap}
}

func countsOf(m *assessment.Measure) [5]*int {
	return [...]*int{&m.Level.V, &m.Questions, &m.Answered, &m.Applicable, &m.Carried}
}

// measure writes which of the figures and the level there are, a bit each, and
// then those.
func (w *indexWriter) measure(m *assessment.Measure) {
	at := len(w.b)
	w.b = append(w.b, 0)
	for i, f := range figuresOf(m) {
		if f.Valid {
			w.b[at] |= 1 << i
			w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(f.V))
		}
	}
	if m.Level.Valid {
		w.b[at] |= levelBit
	}
	for _, n := range countsOf(m) {
		w.number(*n)
	}
}

const levelBit = 1 << 6

func (w *indexWriter) number(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

func (w *indexWriter) text(s string) {
	i, ok := w.at[s]
	if !ok {
		i = len(w.texts)
		w.at[s] = i
		w.texts = append(w.texts, s)
	}
	w.number(i)
}

func (w *indexWriter) bytes(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}
