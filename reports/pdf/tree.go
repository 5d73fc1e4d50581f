package pdf

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// finish patches into gofpdf's bytes what it can't write: language, the
// structure tree, links, XMP and the attachment.
func (d *drawer) finish(data []byte, o Options) ([]byte, error) {
	f, err := takeApart(data)
	if err != nil {
		return nil, err
	}
	root := f.last // gofpdf writes the catalogue last, and before it the information
	info := root - 1
	tree := f.reserve()
	d.number(f, d.l.root)
	links := d.annotations(f)
	d.tree(f, tree, links)
	for i := range d.l.pages {
		entries := fmt.Sprintf(" /StructParents %d /Tabs /S", i)
		var own []string
		for j, a := range d.links {
			if a.page == i+1 {
				own = append(own, ref(links[j]))
			}
		}
		if len(own) > 0 {
			entries += " /Annots [" + strings.Join(own, " ") + "]"
		}
		f.find(pageObject(i + 1)).insert(entries)
		f.compress(pageObject(i+1) + 1)
	}
	catalog := f.find(root)
	catalog.body = emptyNames().ReplaceAll(catalog.body, nil)
	xmp := f.stream("/Type /Metadata /Subtype /XML", []byte(d.l.xmp(o.Producer)))
	entries := fmt.Sprintf("/Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %s /Metadata %s /ViewerPreferences <</DisplayDocTitle true>>",
		text(d.l.r.Language), ref(tree), ref(xmp))
	if outlines := d.outlines(f); outlines > 0 {
		entries += " /PageMode /UseOutlines /Outlines " + ref(outlines)
	}
	if o.Attachment != nil {
		entries += " /Names <</EmbeddedFiles <</Names [" + d.l.attach(f, o) + "]>>>>"
	}
	catalog.insert(entries + "\n")
	return f.bytes(root, info), nil
}

// emptyNames is the table of attachments that gofpdf always writes, without any.
var emptyNames = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`/Names <<\s*/EmbeddedFiles\s*<<\s*/Names \[\s*\]\s*>>\s*>>\s*`)
})

func ref(number int) string { return fmt.Sprintf("%d 0 R", number) }

// pageObject is the number that gofpdf gives to a page.
func pageObject(page int) int { return 1 + 2*page }

// empty tells whether nothing was drawn for a node.
func (n *node) empty() bool {
	if len(n.links) > 0 {
		return false
	}
	for _, p := range n.has {
		if p.run != nil && len(p.run.marks) > 0 || p.kid != nil && !p.kid.empty() {
			return false
		}
	}
	return true
}

// number gives each node that has something its object.
func (d *drawer) number(f *file, n *node) {
	if n.empty() {
		return
	}
	n.obj = f.reserve()
	for _, p := range n.has {
		if p.kid != nil {
			d.number(f, p.kid)
		}
	}
}

// annotations writes the links, and gives their objects.
func (d *drawer) annotations(f *file) []int {
	out := make([]int, len(d.links))
	for i, a := range d.links {
		target := ""
		if a.to != "" {
			place, ok := d.l.anchors[a.to]
			if !ok {
				place = anchor{d.l.pages[0], 0}
			}
			target = fmt.Sprintf("/Dest [%s /XYZ null %.2f null]", ref(pageObject(d.numbers[place.page])), (d.l.sheet.height-place.y+3)/mm)
		} else {
			target = "/A <</S /URI /URI " + text(percent(a.url)) + ">>"
		}
		parent := ""
		if a.node != nil {
			parent = fmt.Sprintf(" /StructParent %d", len(d.l.pages)+i)
		}
		out[i] = f.add(fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 %s /Contents %s%s>>",
			a.x1, a.y1, a.x2, a.y2, target, text(a.says), parent))
	}
	return out
}

// percent writes an address with nothing in it but what addresses may hold.
func percent(url string) string {
	var b strings.Builder
	for i := range len(url) {
		if c := url[i]; c > 0x20 && c < 0x7f && !strings.ContainsRune(`"<>\^{}|`+"`", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// tree writes the structure tree, and the table of whose each mark is.
func (d *drawer) tree(f *file, tree int, links []int) {
	d.write(f, d.l.root, tree, links)
	var nums strings.Builder
	for i, marks := range d.marks {
		fmt.Fprintf(&nums, "%d [", i)
		for _, n := range marks {
			nums.WriteString(ref(n.obj) + " ")
		}
		nums.WriteString("] ")
	}
	for i, a := range d.links {
		if a.node != nil {
			fmt.Fprintf(&nums, "%d %s ", len(d.marks)+i, ref(a.node.obj))
		}
	}
	parents := f.add("<</Nums [" + nums.String() + "]>>")
	f.set(tree, fmt.Sprintf("<</Type /StructTreeRoot /K [%s] /ParentTree %s /ParentTreeNextKey %d>>", ref(d.l.root.obj), ref(parents), len(d.marks)+len(d.links)))
}

func (d *drawer) write(f *file, n *node, parent int, links []int) {
	if n.obj == 0 {
		return
	}
	var kids strings.Builder
	page := 0
	for _, p := range n.has {
		if p.kid != nil {
			if p.kid.obj != 0 {
				kids.WriteString(ref(p.kid.obj) + " ")
			}
			continue
		}
		for _, m := range p.run.marks {
			if page == 0 {
				page = m.page
			}
			if m.page == page {
				fmt.Fprintf(&kids, "%d ", m.id)
			} else {
				fmt.Fprintf(&kids, "<</Type /MCR /Pg %s /MCID %d>> ", ref(pageObject(m.page)), m.id)
			}
		}
	}
	for _, i := range n.links {
		fmt.Fprintf(&kids, "<</Type /OBJR /Obj %s /Pg %s>> ", ref(links[i]), ref(pageObject(d.links[i].page)))
	}
	entries := ""
	if page > 0 {
		entries += " /Pg " + ref(pageObject(page))
	}
	if n.role == roleFigure {
		entries += " /Alt " + text(n.alt)
	}
	if n.role == roleTH {
		scope := "Column"
		if n.row {
			scope = "Row"
		}
		entries += " /A <</O /Table /Scope /" + scope
		if n.span > 1 {
			entries += fmt.Sprintf(" /ColSpan %d", n.span)
		}
		entries += ">>"
	}
	f.set(n.obj, fmt.Sprintf("<</Type /StructElem /S /%s /P %s /K [%s]%s>>", n.role, ref(parent), strings.TrimSpace(kids.String()), entries))
	for _, p := range n.has {
		if p.kid != nil {
			d.write(f, p.kid, n.obj, links)
		}
	}
}

// xmp is the metadata once more, in the form of the semantic web.
func (l *layout) xmp(producer string) string {
	esc := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", " ").Replace
	clean := func(s string) string { return esc(l.clean(s, l.bodyText())) }
	author := ""
	if l.r.Author != "" {
		author = "<dc:creator><rdf:Seq><rdf:li>" + clean(l.r.Author) + "</rdf:li></rdf:Seq></dc:creator>\n"
	}
	day := l.r.Date.String()
	return `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + clean(l.r.Title) + `</rdf:li></rdf:Alt></dc:title>
` + author + `<dc:language><rdf:Bag><rdf:li>` + esc(l.r.Language) + `</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreateDate>` + day + `T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>` + day + `T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>` + esc(producer) + `</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

// attach embeds a file, byte for byte, and gives its entry in the table of names.
func (l *layout) attach(f *file, o Options) string {
	day := strings.ReplaceAll(l.r.Date.String(), "-", "")
	name := text(strings.ReplaceAll(l.clean(o.Attachment.Name, l.bodyText()), "\n", " "))
	data := f.stream(fmt.Sprintf("/Type /EmbeddedFile /Subtype /text#2Fyaml /Params <</Size %d /ModDate (D:%s000000+00'00')>>", len(o.Attachment.Data), day), o.Attachment.Data)
	spec := f.add(fmt.Sprintf("<</Type /Filespec /F %s /UF %s /EF <</F %s /UF %s>>>>", name, name, ref(data), ref(data)))
	return name + " " + ref(spec)
}
