package pdf

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
)

//go:embed fonts/SourceSans3-Regular.ttf
var regularTTF []byte

//go:embed fonts/SourceSans3-Semibold.ttf
var semiboldTTF []byte

//go:embed fonts/SourceSans3-It.ttf
var italicTTF []byte

// A face is one of the three fonts.
type face uint8

const (
	regular face = iota
	semibold
	italic
	faces
)

// family is the name by which gofpdf knows the fonts, style what it calls a face.
const family = "source"

func (f face) style() string { return [...]string{"", "B", "I"}[f] }

func (f face) ttf() []byte { return [...][]byte{regularTTF, semiboldTTF, italicTTF}[f] }

// A metric is how wide a font's letters are.
type metric struct {
	widths [0x10000]uint16 // in thousandths of the size
	known  [0x10000 / 64]uint64
}

// has tells whether the font has a glyph for r.
func (m *metric) has(r rune) bool {
	return r > 0 && r < 0x10000 && m.known[r>>6]&(1<<(r&63)) != 0
}

// metricsOf reads the widths of all faces when they are first needed.
var metricsOf = sync.OnceValue(func() *[faces]*metric {
	var all [faces]*metric
	for f := range faces {
		m, err := readMetric(f.ttf())
		if err != nil {
			panic(err) // the program was built with a font that a test refuses
		}
		all[f] = m
	}
	return &all
})

// readMetric reads the widths and the glyphs of a TrueType font.
func readMetric(ttf []byte) (m *metric, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, fmt.Errorf("the font is cut off or no TrueType font")
		}
	}()
	be := binary.BigEndian
	ttf = slices.Clip(ttf)
	tables := map[string][]byte{}
	for i := range int(be.Uint16(ttf[4:])) {
		entry := ttf[12+16*i:]
		at, long := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		tables[string(entry[:4])] = ttf[at : at+long]
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf", "post", "name", "OS/2"} {
		if len(tables[name]) == 0 {
			return nil, fmt.Errorf("the font has no table %s; take a TrueType font (.ttf)", name)
		}
	}
	head, hhea, hmtx, cmap := tables["head"], tables["hhea"], tables["hmtx"], tables["cmap"]
	perEm, long := uint32(be.Uint16(head[18:])), int(be.Uint16(hhea[34:]))
	if perEm == 0 || long == 0 {
		return nil, fmt.Errorf("the font has no widths")
	}
	m = &metric{}
	sub := unicodeMap(cmap)
	if sub == nil {
		return nil, fmt.Errorf("the font has no table of Unicode letters")
	}
	eachGlyph(sub, func(r uint16, glyph int) {
		w := uint32(be.Uint16(hmtx[4*min(glyph, long-1):]))
		m.widths[r] = uint16((w*1000 + perEm/2) / perEm)
		m.known[r>>6] |= 1 << (r & 63)
	})
	return m, nil
}

// unicodeMap finds the table of the basic plane, format 4.
func unicodeMap(cmap []byte) []byte {
	be := binary.BigEndian
	for i := range int(be.Uint16(cmap[2:])) {
		entry := cmap[4+8*i:]
		platform, encoding := be.Uint16(entry), be.Uint16(entry[2:])
		sub := cmap[be.Uint32(entry[4:]):]
		if (platform == 3 && encoding == 1 || platform == 0) && be.Uint16(sub) == 4 {
			return sub
		}
	}
	return nil
}

func eachGlyph(sub []byte, found func(r uint16, glyph int)) {
	be := binary.BigEndian
	n := int(be.Uint16(sub[6:])) // twice the segments
	ends, starts, deltas, offsets := sub[14:], sub[16+n:], sub[16+2*n:], sub[16+3*n:]
	for i := 0; i < n; i += 2 {
		end, start, delta, offset := be.Uint16(ends[i:]), be.Uint16(starts[i:]), be.Uint16(deltas[i:]), int(be.Uint16(offsets[i:]))
		for r := int(start); r <= int(end) && r < 0xFFFF; r++ {
			glyph := uint16(r) + delta
			if offset != 0 {
				if glyph = be.Uint16(offsets[i+offset+2*(r-int(start)):]); glyph != 0 {
					glyph += delta
				}
			}
			if glyph != 0 {
				found(uint16(r), int(glyph))
			}
		}
	}
}
