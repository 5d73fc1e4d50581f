package reports

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // logos are PNG or JPEG
	"image/png"
	"regexp"
	"strconv"
	"sync"

	"posture/frameworks/strict"
)

// A Brand is whose report it is: who made it, for whom, and how it looks.
type Brand struct {
	Firm           string   `json:"firm,omitempty"`
	Client         string   `json:"client,omitempty"`
	People         []string `json:"people,omitempty"` // of the firm
	Header         string   `json:"header,omitempty"`
	Footer         string   `json:"footer,omitempty"`
	Classification string   `json:"classification,omitempty"` // as in Confidential
	Colour         Colour   `json:"colour,omitempty"`         // of titles and rules
	Accent         Colour   `json:"accent,omitempty"`         // of targets and warnings
	Logo           *Logo    `json:"-"`
	Font           []byte   `json:"-"` // a TrueType font for letters that the report's own fonts lack
}

// A Colour is #RRGGBB, or "" for the report's own.
type Colour string

// RGB gives the colour as 0xRRGGBB, and whether there is one.
func (c Colour) RGB() (uint32, bool) {
	if c == "" {
		return 0, false
	}
	n, err := strconv.ParseUint(string(c[1:]), 16, 32)
	return uint32(n), err == nil
}

// A Logo is a picture, decoded and encoded anew, so that nothing of the file
// that it came from but its pixels reaches a report.
type Logo struct {
	PNG           []byte
	Width, Height int // pixels
}

// The largest logo, in bytes and in pixels of a side.
const (
	maxLogo     = 5 << 20
	maxLogoSide = 4000
	maxFont     = 32 << 20
)

var colour = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`) })

// ParseBrand reads a brand file and tells every mistake in it. The files that
// it names are read by open; readable tells whether a colour has enough
// contrast to be read on paper.
func ParseBrand(name string, data []byte, open func(path string) ([]byte, error), readable func(rgb uint32) bool) (*Brand, error) {
	file, err := strict.Parse(name, data, strict.MaxSize)
	if err != nil {
		return nil, err
	}
	m := file.Root.Map("the brand", []string{"firm", "client", "people", "header", "footer", "classification", "colour", "accent", "logo", "font"}, 0)
	b := &Brand{
		Firm: m.Text("firm"), Client: m.Text("client"), People: m.Texts("people"),
		Header: m.Text("header"), Footer: m.Text("footer"), Classification: m.Text("classification"),
	}
	for _, c := range []struct {
		key string
		to  *Colour
	}{{"colour", &b.Colour}, {"accent", &b.Accent}} {
		key, to := c.key, c.to
		*to = Colour(m.Text(key))
		switch rgb, ok := to.RGB(); {
		case *to == "":
		case !colour().MatchString(string(*to)) || !ok:
			m.Get(key).Mistake("%s is %q; write it as #RRGGBB, as in #1B2733", key, *to)
		case !readable(rgb):
			m.Get(key).Mistake("%s %s is too light to be read on paper; take a darker one", key, *to)
		}
	}
	if path := m.Text("logo"); path != "" {
		if b.Logo, err = readLogo(path, open); err != nil {
			m.Get("logo").Mistake("the logo %s: %v", path, err)
		}
	}
	if path := m.Text("font"); path != "" {
		if b.Font, err = readFont(path, open); err != nil {
			m.Get("font").Mistake("the font %s: %v", path, err)
		}
	}
	return b, file.Err()
}

func readLogo(path string, open func(string) ([]byte, error)) (*Logo, error) {
	data, err := open(path)
	if err != nil {
		return nil, err
	}
	return NewLogo(data)
}

func readFont(path string, open func(string) ([]byte, error)) ([]byte, error) {
	data, err := open(path)
	if err == nil && len(data) > maxFont {
		err = fmt.Errorf("it has %d bytes; %d at most", len(data), maxFont)
	}
	return data, err
}

// NewLogo decodes a PNG or JPEG and encodes it anew.
func NewLogo(data []byte) (*Logo, error) {
	if len(data) > maxLogo {
		return nil, fmt.Errorf("it has %d bytes; %d at most", len(data), maxLogo)
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return nil, fmt.Errorf("it is no PNG and no JPEG")
	}
	if c.Width < 1 || c.Height < 1 || c.Width > maxLogoSide || c.Height > maxLogoSide {
		return nil, fmt.Errorf("it is %d by %d pixels; %d a side at most", c.Width, c.Height, maxLogoSide)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it can't be read: %v", err)
	}
	flat := image.NewNRGBA(image.Rect(0, 0, c.Width, c.Height))
	draw.Draw(flat, flat.Bounds(), picture, picture.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, flat); err != nil {
		return nil, err
	}
	return &Logo{out.Bytes(), c.Width, c.Height}, nil
}

// brand is the brand as the report shows it.
func (b *builder) brand() *Brand {
	if b.o.Brand == nil {
		return nil
	}
	x := *b.o.Brand
	for _, s := range []*string{&x.Firm, &x.Client, &x.Header, &x.Footer, &x.Classification} {
		*s = b.line(*s)
	}
	x.People = nil
	if !b.o.Anonymous {
		for _, p := range b.o.Brand.People {
			x.People = append(x.People, b.line(p))
		}
	}
	return &x
}
