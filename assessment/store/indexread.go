package store

import (
	"encoding/binary"
	"io/fs"
	"math"

	"posture/assessment"
	"posture/frameworks"
	"posture/frameworks/strict"
)

// indexReader reads an index's bytes. What can't be is noted, and reads as
// nothing.
type indexReader struct {
	b      []byte
	texts  []string
	asked  []Entry // what the frameworks are, in all that they fill of an entry
	broken bool
}

// decodeIndex reads an index: nothing where it is broken, or not of this format
// and program.
func decodeIndex(data []byte, program string) []noted {
	if len(data) < indexHead || string(data[:len(indexFormat)]) != indexFormat ||
		binary.LittleEndian.Uint32(data[len(indexFormat):]) != checksum(data[indexHead:]) {
		return nil
	}
	r := &indexReader{b: data[indexHead:]}
	if r.bytes() != program {
		return nil
	}
	r.texts = make([]string, r.count(1))
	for i := range r.texts {
		r.texts[i] = r.bytes()
	}
	r.asked = make([]Entry, r.count(leastFramework))
	for i := range r.asked {
		r.framework(&r.asked[i])
	}
	files := make([]noted, r.count(leastFile))
	for i := 0; i < len(files) && !r.broken; i++ {
		r.file(&files[i])
	}
	if r.broken {
		return nil
	}
	return files
}

// What a file and a framework take at least, in bytes.
const leastFile, leastFramework = 10, 5

func (r *indexReader) framework(e *Entry) {
	e.Framework, e.Version, e.Title, e.Digest = r.text(), r.text(), r.text(), r.text()
	e.Scale = make(frameworks.Scale, r.count(3))
	for i := range e.Scale {
		e.Scale[i] = frameworks.Step{Level: r.number(), Name: r.text(), Meaning: r.text()}
	}
}

func (r *indexReader) file(n *noted) {
	n.name = r.text()
	n.info = Info{Device: r.unsigned(), Inode: r.unsigned(), Size: r.signed(), Modified: r.signed(), Changed: r.signed(), Mode: fs.FileMode(r.number())}
	switch r.number() {
	case isRead:
		r.entry(&n.Entry)
	case isBroken:
		n.Read, n.Err = true, r.mistakes()
	default:
		r.fail()
	}
}

func (r *indexReader) entry(e *Entry) {
	h := assessment.Head{
		Organisation: r.text(), Scope: r.text(), Date: assessment.Date(r.number()),
		Profile: r.text(), Assessor: r.text(), Capacity: r.number(),
	}
	profile, i := r.text(), r.number()
	if i < 0 || i >= len(r.asked) {
		r.fail()
		return
	}
	*e = r.asked[i]
	e.Read, e.Head, e.Profile = true, h, profile
	r.measure(&e.Overall)
	e.NotAsked = r.number()
}

func (r *indexReader) mistakes() error {
	m := &strict.Mistakes{List: make([]strict.Mistake, r.count(3))}
	for i := range m.List {
		m.List[i] = strict.Mistake{Line: r.number(), Column: r.number(), Text: r.text()}
	}
	m.More = r.number()
	if len(m.List) == 0 {
		r.fail()
	}
	return m
}

func (r *indexReader) measure(m *assessment.Measure) {
	if len(r.b) == 0 {
		r.fail()
		return
	}
	valid := r.b[0]
	r.b = r.b[1:]
	for i, f := range figuresOf(m) {
		if f.Valid = valid&(1<<i) != 0; f.Valid {
			f.V = r.figure()
		}
	}
	m.Level.Valid = valid&levelBit != 0
	for _, n := range countsOf(m) {
		*n = r.number()
	}
}

func (r *indexReader) figure() float64 {
	if len(r.b) < 8 {
		r.fail()
		return 0
	}
	v := math.Float64frombits(binary.LittleEndian.Uint64(r.b))
	r.b = r.b[8:]
	return v
}

// fail ends the reading: nothing more is there.
func (r *indexReader) fail() { r.b, r.broken = nil, true }

func (r *indexReader) signed() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *indexReader) unsigned() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *indexReader) number() int { return int(r.signed()) }

// count reads how many of something follow, each of at least so many bytes.
func (r *indexReader) count(bytes int) int {
	n := r.number()
	if n < 0 || n > len(r.b)/bytes {
		r.fail()
		return 0
	}
	return n
}

func (r *indexReader) bytes() string {
	n := r.count(1)
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

func (r *indexReader) text() string {
	i := r.number()
	if i < 0 || i >= len(r.texts) {
		r.fail()
		return ""
	}
	return r.texts[i]
}
