package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"posture/reports/palette"
)

// An annotation is a link on a page, to be written when the pages are done.
type annotation struct {
	page           int
	x1, y1, x2, y2 float64 // points, from the page's bottom left
	to, url, says  string
	node           *node
}

// The names by which gofpdf knows the extra font and the logo.
const (
	extraFamily = "extra"
	logoName    = "logo"
)

// A drawer hands pages to gofpdf.
type drawer struct {
	l       *layout
	g       *gofpdf.Fpdf
	numbers map[*page]int
	marks   [][]*node // by page, by mark: whose it is
	links   []annotation

	face  face
	size  float64
	ink   [3]palette.Color // of text, lines and areas
	width float64
	dash  dash
}

// draw makes gofpdf's document of the pages, made on a day.
func (l *layout) draw(day time.Time, o Options) (*drawer, []byte, error) {
	g := gofpdf.New("P", "mm", l.sheet.name, "")
	g.SetCatalogSort(true)
	g.SetCompression(false) // the finish does that
	g.SetCreationDate(day)
	g.SetModificationDate(day)
	g.SetProducer(o.Producer, true)
	g.SetCreator(o.Producer, true)
	l.describe(g)
	g.SetAutoPageBreak(false, 0)
	g.SetMargins(0, 0, 0)
	d := &drawer{l: l, g: g, numbers: map[*page]int{}}
	for _, f := range l.facesUsed() {
		g.AddUTF8FontFromBytes(family, f.style(), f.ttf())
	}
	if l.extra != nil && l.usesExtra() {
		g.AddUTF8FontFromBytes(extraFamily, "", o.Font)
	}
	if b := l.r.Brand; b != nil && b.Logo != nil {
		g.RegisterImageOptionsReader(logoName, gofpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(b.Logo.PNG))
	}
	for i, p := range l.pages {
		d.numbers[p] = i + 1
	}
	for _, p := range l.pages {
		if err := d.page(p); err != nil {
			return nil, nil, err
		}
	}
	var out bytes.Buffer
	if err := g.Output(&out); err != nil {
		return nil, nil, err
	}
	return d, out.Bytes(), nil
}

func (l *layout) describe(g *gofpdf.Fpdf) {
	clean := func(s string) string { return strings.ReplaceAll(l.clean(s, l.bodyText()), "\n", " ") }
	g.SetTitle(clean(l.r.Title), true)
	g.SetSubject(clean(l.r.Subject), true)
	g.SetKeywords(clean(strings.Join(l.r.Keywords, ", ")), true)
	if l.r.Author != "" {
		g.SetAuthor(clean(l.r.Author), true)
	}
}

// facesUsed are the faces that something is set in; the regular one is always
// among them.
func (l *layout) facesUsed() []face {
	used := [faces]bool{regular: true}
	for _, p := range l.pages {
		for i := range p.items {
			if p.items[i].kind == kindText {
				used[p.items[i].style.face] = true
			}
		}
	}
	var out []face
	for f := range faces {
		if used[f] {
			out = append(out, f)
		}
	}
	return out
}

func (d *drawer) page(p *page) error {
	n := d.numbers[p]
	d.g.AddPage()
	d.marks = append(d.marks, nil)
	d.face, d.size, d.width, d.dash = faces+1, 0, 0, solid
	d.ink = [3]palette.Color{1 << 24, 1 << 24, 1 << 24}
	var open *run
	inside := false
	for i := range p.items {
		x := &p.items[i]
		if x.kind == kindLink {
			d.link(x, n)
			continue
		}
		if !inside || x.run != open {
			d.close(inside)
			d.begin(x.run, n)
			open, inside = x.run, true
		}
		d.item(x)
	}
	d.close(inside)
	p.items = nil // a page is drawn once, and a large report has many
	if err := d.g.Error(); err != nil {
		return fmt.Errorf("page %d: %w", n, err)
	}
	return nil
}

// begin marks what follows as a run's, or as an artifact.
func (d *drawer) begin(r *run, page int) {
	if r == nil {
		d.g.RawWriteStr("/Artifact BMC")
		return
	}
	id := len(d.marks[page-1])
	d.marks[page-1] = append(d.marks[page-1], r.node)
	r.marks = append(r.marks, mark{page, id})
	d.g.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", r.node.role, id))
}

func (d *drawer) close(inside bool) {
	if inside {
		d.g.RawWriteStr("EMC")
	}
}

func (d *drawer) item(x *item) {
	switch x.kind {
	case kindText:
		d.text(x)
	case kindRect:
		d.fill(x.color)
		d.g.Rect(x.x, x.y, x.w, x.h, "F")
	case kindLine:
		d.stroke(x)
	case kindArea:
		d.area(x)
	case kindDot:
		d.fill(x.color)
		d.g.Circle(x.x, x.y, x.w, "F")
	case kindImage:
		d.g.ImageOptions(logoName, x.x, x.y, x.w, x.h, false, gofpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	}
}

func (d *drawer) fill(c palette.Color) {
	if c != d.ink[2] {
		d.ink[2] = c
		d.g.SetFillColor(c.RGB())
	}
}

func (d *drawer) stroke(x *item) {
	if x.color != d.ink[1] {
		d.ink[1] = x.color
		d.g.SetDrawColor(x.color.RGB())
	}
	if x.line != d.width {
		d.width = x.line
		d.g.SetLineWidth(x.line)
	}
	if x.dash != d.dash {
		d.dash = x.dash
		d.g.SetDashPattern([][]float64{{}, {1.6, 1}, {0.32, 1.88}}[x.dash], 0)
	}
	for i, p := range x.points {
		if i == 0 {
			d.g.MoveTo(p.X, p.Y)
		} else {
			d.g.LineTo(p.X, p.Y)
		}
	}
	d.g.DrawPath("D")
}

func (d *drawer) area(x *item) {
	points := make([]gofpdf.PointType, len(x.points))
	for i, p := range x.points {
		points[i] = gofpdf.PointType{X: p.X, Y: p.Y}
	}
	d.fill(x.color)
	if x.alpha > 0 {
		d.g.SetAlpha(min(1, x.alpha), "Normal")
	}
	d.g.Polygon(points, "F")
	if x.alpha > 0 {
		d.g.SetAlpha(1, "Normal")
	}
}

func (d *drawer) link(x *item, page int) {
	h := d.l.sheet.height
	a := annotation{
		page: page, x1: x.x / mm, y1: (h - x.y - x.h) / mm, x2: (x.x + x.w) / mm, y2: (h - x.y) / mm, to: x.to, url: x.url,
	}
	if x.run != nil {
		a.node = x.run.node
		a.node.links = append(a.node.links, len(d.links))
		a.says = said(d.l.pages[page-1], x.run.node)
	}
	d.links = append(d.links, a)
}

// said is the text of an element's own items on a page.
func said(p *page, n *node) string {
	var b strings.Builder
	for i := range p.items {
		if x := &p.items[i]; x.kind == kindText && x.run != nil && x.run.node == n {
			b.WriteString(x.text)
		}
	}
	return strings.TrimSpace(b.String())
}
