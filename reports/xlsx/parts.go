package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// parts writes a workbook's parts in one order and with one time, whatever
// order they are made in. The properties come early and unpacked, so that a
// look at the file's beginning tells whose it is.
type parts struct {
	to    *zip.Writer
	at    time.Time
	parts map[string]*bytes.Buffer
}

func newParts(w io.Writer, at time.Time) *parts {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	if at.Year() < 1980 { // a ZIP knows no time before
		at = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return &parts{to: z, at: at, parts: map[string]*bytes.Buffer{}}
}

// Create makes a part; what is written to it is kept until [parts.Close].
func (p *parts) Create(name string) (io.Writer, error) {
	b := &bytes.Buffer{}
	p.parts[name] = b
	return b, nil
}

// AddFS is asked for by the library's interface; it never calls it.
func (p *parts) AddFS(fs.FS) error { return fmt.Errorf("a workbook takes no folders") }

// Close writes all parts.
func (p *parts) Close() error {
	names := make([]string, 0, len(p.parts))
	for name := range p.parts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(x, y string) int {
		if d := rank(x) - rank(y); d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	for _, name := range names {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.at}
		if rank(name) == 1 {
			h.Method = zip.Store
		}
		w, err := p.to.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := w.Write(truthful(name, p.parts[name].Bytes())); err != nil {
			return err
		}
	}
	return p.to.Close()
}

// truthful takes out of a part what the library claims and isn't so: that a
// filter hides rows, that somebody set their heights by hand, so that they would
// stay when their text grows, and that Excel made the workbook.
func truthful(name string, part []byte) []byte {
	switch {
	case strings.HasPrefix(name, "xl/worksheets/"):
		part = bytes.Replace(part, []byte(` filterMode="true"`), nil, 1)
		return bytes.ReplaceAll(part, []byte(` customHeight="1"`), nil)
	case name == "xl/workbook.xml":
		if from := bytes.Index(part, []byte("<fileVersion ")); from >= 0 {
			const end = "</fileVersion>"
			if to := bytes.Index(part, []byte(end)); to > from {
				return slices.Concat(part[:from], part[to+len(end):])
			}
		}
	}
	return part
}

func rank(name string) int {
	switch name {
	case "[Content_Types].xml":
		return 0
	case "docProps/app.xml":
		return 1
	}
	return 2
}
