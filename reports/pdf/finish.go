package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"sort"
	"strconv"
)

// start is how every PDF of ours begins.
const start = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n% posture report\n"

// IsOurs tells whether a file that begins so is a report that this package
// wrote.
func IsOurs(head []byte) bool { return bytes.HasPrefix(head, []byte(start)) }

// An object is one of a PDF's numbered objects: its text from "n 0 obj" to
// "endobj".
type object struct {
	number int
	body   []byte
}

// A file is a PDF taken apart: gofpdf's bytes have a classic table of objects,
// each object in a group of lines of its own.
type file struct {
	objects []*object   // in the order of the file
	places  map[int]int // of gofpdf's objects, by number
	packed  []object    // new ones that are no streams, bodies alone
	last    int         // the highest number
	packer  *zlib.Writer
}

// takeApart splits gofpdf's bytes at the places that its table names.
func takeApart(data []byte) (*file, error) {
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if at < 0 {
		return nil, fmt.Errorf("no table of objects")
	}
	table, err := strconv.Atoi(string(bytes.TrimSpace(bytes.SplitN(data[at+10:], []byte("\n"), 2)[0])))
	if err != nil || table < 0 || table >= len(data) {
		return nil, fmt.Errorf("the table of objects is not where it should be")
	}
	lines := bytes.Split(data[table:], []byte("\n"))
	var n int
	if _, err := fmt.Sscanf(string(lines[1]), "0 %d", &n); err != nil {
		return nil, fmt.Errorf("the table of objects can't be read")
	}
	type offset struct{ number, from int }
	places := make([]offset, 0, n)
	for i := 1; i < n; i++ {
		from, err := strconv.Atoi(string(lines[2+i][:10]))
		if err != nil {
			return nil, fmt.Errorf("object %d has no place", i)
		}
		places = append(places, offset{i, from})
	}
	sort.Slice(places, func(i, j int) bool { return places[i].from < places[j].from })
	f := &file{last: n - 1, places: map[int]int{}}
	for i, p := range places {
		to := table
		if i+1 < len(places) {
			to = places[i+1].from
		}
		f.places[p.number] = len(f.objects)
		f.objects = append(f.objects, &object{p.number, data[p.from:to]})
	}
	return f, nil
}

// find gives the object of a number that gofpdf wrote.
func (f *file) find(number int) *object {
	if i, ok := f.places[number]; ok {
		return f.objects[i]
	}
	return &object{}
}

// insert puts entries into an object's outermost dictionary, at its end.
func (o *object) insert(entries string) {
	i := bytes.LastIndex(o.body, []byte(">>"))
	o.body = append(append(append([]byte{}, o.body[:i]...), entries...), o.body[i:]...)
}

// add makes a new object, and gives its number.
func (f *file) add(body string) int {
	n := f.reserve()
	f.set(n, body)
	return n
}

// reserve gives a number for an object that is set later.
func (f *file) reserve() int {
	f.last++
	return f.last
}

// set makes the object of a number. It is no stream, and goes packed into the
// file together with others.
func (f *file) set(number int, body string) {
	f.packed = append(f.packed, object{number, []byte(body)})
}

// stream makes an object with data.
func (f *file) stream(dict string, data []byte) int {
	n := f.reserve()
	f.objects = append(f.objects, &object{n, fmt.Appendf(nil, "%d 0 obj\n<<%s /Length %d>>\nstream\n%s\nendstream\nendobj\n", n, dict, len(data), data)})
	return n
}

// deflate is a stream's data, packed. One packer serves the whole file: a new
// one for each page, as gofpdf makes, costs more than the packing.
func (f *file) deflate(data []byte) []byte {
	var b bytes.Buffer
	if f.packer == nil {
		f.packer = zlib.NewWriter(&b)
	} else {
		f.packer.Reset(&b)
	}
	f.packer.Write(data)
	f.packer.Close()
	return b.Bytes()
}

// compress packs the data of a stream that gofpdf wrote as it is.
func (f *file) compress(number int) {
	o := f.find(number)
	from := bytes.Index(o.body, []byte("stream\n"))
	to := bytes.LastIndex(o.body, []byte("\nendstream"))
	if from < 0 || to < from+7 {
		return
	}
	data := f.deflate(o.body[from+7 : to])
	o.body = fmt.Appendf(nil, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", number, len(data), data)
}

// A place is where an object stands: at an offset of the file, or as so many
// in a stream of objects.
type place struct{ kind, where, index int }

// bytes puts the file together again: what gofpdf wrote as it is, our own
// objects packed, and a table of all as a stream.
func (f *file) bytes(root, info int) []byte {
	places := f.pack()
	table := f.reserve()
	var b bytes.Buffer
	b.WriteString(start)
	for _, o := range f.objects {
		places[o.number] = place{1, b.Len(), 0}
		b.Write(o.body)
	}
	sum := sha256.Sum256(b.Bytes())
	at := b.Len()
	places[table] = place{1, at, 0}
	rows := make([]byte, 0, 7*(table+1))
	rows = append(rows, 0, 0, 0, 0, 0, 0xFF, 0xFF)
	for n := 1; n <= table; n++ {
		p := places[n]
		rows = append(rows, byte(p.kind), byte(p.where>>24), byte(p.where>>16), byte(p.where>>8), byte(p.where), byte(p.index>>8), byte(p.index))
	}
	rows = f.deflate(rows)
	fmt.Fprintf(&b, "%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] /Filter /FlateDecode /Length %d>>\nstream\n",
		table, table+1, root, info, sum[:16], sum[:16], len(rows))
	b.Write(rows)
	fmt.Fprintf(&b, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", at)
	return b.Bytes()
}

// pack puts our own objects into streams, and gives their places.
func (f *file) pack() map[int]place {
	const most = 400
	places := map[int]place{}
	for len(f.packed) > 0 {
		group := f.packed[:min(most, len(f.packed))]
		f.packed = f.packed[len(group):]
		var heads, bodies bytes.Buffer
		for i, o := range group {
			fmt.Fprintf(&heads, "%d %d ", o.number, bodies.Len())
			bodies.Write(o.body)
			bodies.WriteByte('\n')
			places[o.number] = place{2, f.last + 1, i}
		}
		data := f.deflate(append(heads.Bytes(), bodies.Bytes()...))
		f.stream(fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode", len(group), heads.Len()), data)
	}
	return places
}
