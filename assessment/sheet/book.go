package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of what is unpacked of a workbook.
const (
	maxUnzipped = 64 << 20 // bytes
	maxTexts    = 200_000
	maxStyles   = 1 << 16
)

var (
	errTooLarge = errors.New("it unpacks to too much")
	errNoBook   = errors.New("it isn't an Excel workbook")
)

// A book is a workbook (ECMA-376) as far as its answers need it. No other parts
// are unpacked.
type book struct {
	zip      *zip.Reader
	left     uint64   // bytes that may still be unpacked
	texts    []string // those that cells share
	days     []bool   // by style: whether a number is shown as a day
	date1904 bool     // whether days are counted from 1904
	sheets   []link
}

// A link leads from one part to another.
type link struct{ id, name, part string }

func openBook(data []byte) (*book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errNoBook
	}
	b := &book{zip: z, left: maxUnzipped}
	root, err := b.links("")
	if err != nil {
		return nil, err
	}
	workbook := find(root, "officeDocument")
	links, err := b.links(workbook)
	if err != nil {
		return nil, err
	}
	err = b.each(workbook, func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			b.date1904, _ = strconv.ParseBool(attr(e, "date1904"))
		case "sheet":
			i := slices.IndexFunc(links, func(l link) bool { return l.id == attr(e, "id") })
			if i < 0 {
				return errNoBook
			}
			b.sheets = append(b.sheets, link{name: attr(e, "name"), part: links[i].part})
		}
		return nil
	})
	if err == nil {
		err = b.readStyles(find(links, "styles"))
	}
	if err == nil {
		err = b.readTexts(find(links, "sharedStrings"))
	}
	return b, err
}

// links are those of a part, or of the whole for "", named by their types.
func (b *book) links(from string) ([]link, error) {
	var links []link
	err := b.each(path.Join(path.Dir(from), "_rels", strings.TrimSuffix(path.Base(from), ".")+".rels"), func(_ *xml.Decoder, e xml.StartElement) error {
		if target := attr(e, "Target"); target != "" {
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", path.Dir(from), target)
			}
			links = append(links, link{attr(e, "Id"), path.Base(attr(e, "Type")), target[1:]})
		}
		return nil
	})
	return links, err
}

// find gives the part of the first link of that name; "" where there is none.
func find(links []link, name string) string {
	if i := slices.IndexFunc(links, func(l link) bool { return l.name == name }); i >= 0 {
		return links[i].part
	}
	return ""
}

// readStyles finds out which styles show a number as a day.
func (b *book) readStyles(part string) error {
	if part == "" {
		return nil
	}
	formats, of := map[string]string{}, ""
	return b.each(part, func(_ *xml.Decoder, e xml.StartElement) error {
		id := attr(e, "numFmtId")
		switch e.Name.Local {
		case "cellStyleXfs", "cellXfs":
			of = e.Name.Local
		case "numFmt":
			formats[id] = attr(e, "formatCode")
		case "xf":
			if of != "cellXfs" {
				return nil
			}
			if len(b.days) == maxStyles {
				return errTooLarge
			}
			format, own := formats[id]
			b.days = append(b.days, own && dayPattern(format) || !own && dayFormat(id))
		}
		return nil
	})
}

// dayFormat tells whether one of the formats that every workbook knows has a
// day in it.
func dayFormat(id string) bool {
	n, _ := strconv.Atoi(id)
	return n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58
}

// dayPattern tells whether a number format has a day or a year in it, outside
// of quoted text and of what stands in brackets.
func dayPattern(format string) bool {
	quoted, bracket, escaped := false, false, false
	for _, r := range format {
		switch {
		case escaped:
			escaped = false
		case quoted:
			quoted = r != '"'
		case bracket:
			bracket = r != ']'
		case r == '\\' || r == '_':
			escaped = true
		case r == '"':
			quoted = true
		case r == '[':
			bracket = true
		case strings.ContainsRune("dDyY", r):
			return true
		}
	}
	return false
}

func (b *book) readTexts(part string) error {
	if part == "" {
		return nil
	}
	return b.each(part, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(b.texts) == maxTexts {
			return errTooLarge
		}
		s, err := text(d, false)
		b.texts = append(b.texts, s)
		return err
	})
}

// each visits the elements of a part, in their order.
func (b *book) each(part string, visit func(*xml.Decoder, xml.StartElement) error) error {
	d, err := b.open(part)
	if err != nil {
		return err
	}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := visit(d, e); err != nil {
				return err
			}
		}
	}
}

// open opens a part. What it unpacks to is bounded by the size that it says it
// has: the zip reader refuses more.
func (b *book) open(part string) (*xml.Decoder, error) {
	i := slices.IndexFunc(b.zip.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, part) })
	if i < 0 {
		return nil, errNoBook
	}
	file := b.zip.File[i]
	if file.UncompressedSize64 > b.left {
		return nil, errTooLarge
	}
	b.left -= file.UncompressedSize64
	r, err := file.Open()
	return xml.NewDecoder(r), err
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// text reads an element up to its end: all its letters where it is plain, else
// those in its elements t, but not how they are read aloud.
func text(d *xml.Decoder, plain bool) (string, error) {
	var b strings.Builder
	take := plain
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
			take = token.Name.Local == "t"
		case xml.EndElement:
			depth--
			take = plain
		case xml.CharData:
			if take {
				b.Write(token)
			}
		}
	}
	return unescape(b.String()), nil
}

// unescape turns _x000D_ into the letter of that number, as workbooks write
// what XML can't hold, and _x005F_ into the _ before what only looks so.
func unescape(s string) string {
	const form = "_x0000_"
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || i+len(form) > len(s) {
			return b.String() + s
		}
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' || !utf8.ValidRune(rune(n)) {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		b.WriteRune(rune(n))
		s = s[i+len(form):]
	}
}
