package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"posture/reports"
	"posture/reports/palette"
)

func logo(t *testing.T, w, h int) []byte {
	t.Helper()
	p := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w {
		for j := range h {
			p.Set(i, j, color.NRGBA{uint8(i), uint8(j), 90, 200})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBrandIsOnEveryPage(t *testing.T) {
	p, err := reports.NewLogo(logo(t, 240, 60))
	if err != nil {
		t.Fatal(err)
	}
	brand := &reports.Brand{
		Firm: "Marsh & Co.", Client: "Example Works", People: []string{"Ada Marsh"}, Header: "A report by Marsh & Co.", Footer: "marsh.example",
		Classification: "Strictly confidential", Colour: "#123456", Accent: "#7A1F5C", Logo: p,
	}
	r := corpus()["plain"].report(t, reports.Options{Brand: brand})
	l, err := lay(r, &Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkPages(t, l)
	images, titles := 0, 0
	for n, p := range l.pages {
		var all strings.Builder
		for i := range p.items {
			x := &p.items[i]
			all.WriteString(x.text + "\n")
			if x.kind == kindImage {
				images++
			}
			if x.run != nil && x.run.node.role == roleH1 && x.color == palette.Color(0x123456) {
				titles++
			}
		}
		for _, want := range []string{"Strictly confidential", "A report by Marsh & Co.", "marsh.example"} {
			if n > 0 && !strings.Contains(all.String(), want) {
				t.Errorf("page %d has no %q", n+1, want)
			}
		}
	}
	if images != 1 || titles < 5 {
		t.Errorf("%d logos, %d titles in the brand's colour", images, titles)
	}
	data := write(t, r, Options{})
	if !bytes.Equal(data, write(t, r, Options{})) {
		t.Error("with a logo, two writes differ")
	}
	checkTree(t, parse(t, data))
	r.Brand.Colour = "#BBBBBB"
	if _, err := Write(io.Discard, r, Options{}); err == nil {
		t.Error("a colour that can't be read is taken")
	}
}

// fontWith is a font like ours, with the glyph of the last segment's first
// letter for another letter.
func fontWith(t *testing.T, r uint16) []byte {
	t.Helper()
	ttf := bytes.Clone(regularTTF)
	be := binary.BigEndian
	for i := range int(be.Uint16(ttf[4:])) {
		entry := ttf[12+16*i:]
		if string(entry[:4]) != "cmap" {
			continue
		}
		at := be.Uint32(entry[8:])
		sub := unicodeMap(ttf[at : at+be.Uint32(entry[12:])])
		n := int(be.Uint16(sub[6:]))
		ends, starts, deltas, offsets := sub[14:], sub[16+n:], sub[16+2*n:], sub[16+3*n:]
		for k := n - 4; k > 0; k -= 2 {
			if be.Uint16(offsets[k:]) == 0 {
				glyph := be.Uint16(starts[k:]) + be.Uint16(deltas[k:])
				be.PutUint16(starts[k:], r)
				be.PutUint16(ends[k:], r)
				be.PutUint16(deltas[k:], glyph-r)
				return ttf
			}
		}
	}
	t.Fatal("no segment to change")
	return nil
}

// A font of the user's has the letters that ours lack.
func TestAnExtraFontMendsMissingLetters(t *testing.T) {
	p := corpus()["one"]
	p.text = "a 客 b"
	r := p.report(t, reports.Options{})
	if missing, err := Write(io.Discard, r, Options{}); err != nil || string(missing) != "客" {
		t.Fatalf("missing %q, %v", string(missing), err)
	}
	font := fontWith(t, '客')
	if err := CheckFont(font); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	missing, err := Write(&out, r, Options{Font: font})
	if err != nil || len(missing) != 0 {
		t.Errorf("missing %q, %v", string(missing), err)
	}
	checkTree(t, parse(t, out.Bytes()))
	for _, bad := range [][]byte{nil, []byte("no font"), font[:len(font)/2], bytes.Repeat([]byte{0xFF}, 4000)} {
		if err := CheckFont(bad); err == nil {
			t.Errorf("a font of %d bytes that is none is taken", len(bad))
		}
	}
}
