package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"testing"
)

// A parsed PDF is the objects that its table of objects names.
type parsed struct {
	objects map[int]string // the body, without the number and without data
	data    map[int][]byte // of streams, unpacked
	root    int
}

var (
	numbered = regexp.MustCompile(`^(\d+) 0 obj\s`)
	length   = regexp.MustCompile(`/Length (\d+)`)
)

// parse follows the table of objects to every object, and fails where one is
// not what the table says.
func parse(t *testing.T, pdf []byte) parsed {
	t.Helper()
	if !bytes.HasPrefix(pdf, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(pdf, []byte("%%EOF\n")) {
		t.Fatal("no PDF 1.7")
	}
	tail := pdf[bytes.LastIndex(pdf, []byte("startxref\n"))+10:]
	at, err := strconv.Atoi(string(tail[:bytes.IndexByte(tail, '\n')]))
	if err != nil {
		t.Fatal(err)
	}
	p := parsed{objects: map[int]string{}, data: map[int][]byte{}}
	_, dict, rows := readObject(t, pdf, at)
	p.root = number(t, dict, `/Root (\d+) 0 R`)
	for n := 1; n < len(rows)/7; n++ {
		row := rows[7*n:]
		where := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		switch row[0] {
		case 1:
			got, body, data := readObject(t, pdf, where)
			if got != n {
				t.Fatalf("object %d stands where %d should", got, n)
			}
			p.objects[n], p.data[n] = body, data
		case 2:
			p.objects[n] = p.fromStream(t, pdf, rows, where, int(row[5])<<8|int(row[6]), n)
		}
	}
	return p
}

// fromStream takes the object of a number out of a stream of objects.
func (p parsed) fromStream(t *testing.T, pdf, rows []byte, stream, index, n int) string {
	t.Helper()
	row := rows[7*stream:]
	_, dict, data := readObject(t, pdf, int(row[1])<<24|int(row[2])<<16|int(row[3])<<8|int(row[4]))
	first := number(t, dict, `/First (\d+)`)
	heads := bytes.Fields(data[:first])
	if got, _ := strconv.Atoi(string(heads[2*index])); got != n {
		t.Fatalf("object %d of the stream is %d, want %d", index, got, n)
	}
	from, _ := strconv.Atoi(string(heads[2*index+1]))
	to := len(data) - first
	if 2*index+3 < len(heads) {
		to, _ = strconv.Atoi(string(heads[2*index+3]))
	}
	return string(data[first+from : first+to])
}

func readObject(t *testing.T, pdf []byte, at int) (n int, body string, data []byte) {
	t.Helper()
	m := numbered.FindSubmatch(pdf[at:min(at+40, len(pdf))])
	if m == nil {
		t.Fatalf("no object at %d: %q", at, pdf[at:min(at+20, len(pdf))])
	}
	n, _ = strconv.Atoi(string(m[1]))
	rest := pdf[at+len(m[0]):]
	end := bytes.Index(rest, []byte("endobj"))
	from := bytes.Index(rest, []byte("stream\n"))
	if from < 0 || end >= 0 && end < from {
		return n, string(rest[:end]), nil
	}
	body = string(rest[:from])
	size, _ := strconv.Atoi(length.FindStringSubmatch(body)[1])
	data = rest[from+7 : from+7+size]
	if bytes.Contains([]byte(body), []byte("FlateDecode")) {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if data, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	return n, body, data
}

func number(t *testing.T, s, pattern string) int {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(s)
	if m == nil {
		t.Fatalf("no %s in %.200s", pattern, s)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
