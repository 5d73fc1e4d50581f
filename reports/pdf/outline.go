package pdf

import (
	"fmt"
	"strings"
)

// A bookmark is an entry with its place in the tree of bookmarks.
type bookmark struct {
	entry  entry
	number int
	kids   []*bookmark
}

// bookmarks makes the tree of the entries. One that is more than a level below
// the one before it stands one level below.
func bookmarks(entries []entry) *bookmark {
	root := &bookmark{}
	path := []*bookmark{root}
	for _, e := range entries {
		level := min(max(e.level, 0), len(path)-1)
		path = path[:level+1]
		b := &bookmark{entry: e}
		path[level].kids = append(path[level].kids, b)
		path = append(path, b)
	}
	return root
}

// outlines writes the bookmarks, those below the first level folded, and gives
// their object, or 0 where there are none.
func (d *drawer) outlines(f *file) int {
	root := bookmarks(d.l.outline)
	if len(root.kids) == 0 {
		return 0
	}
	root.count(f)
	f.set(root.number, "<</Type /Outlines"+root.below(false)+">>")
	root.write(d, f)
	return root.number
}

// count numbers a bookmark and all below it.
func (b *bookmark) count(f *file) {
	b.number = f.reserve()
	for _, k := range b.kids {
		k.count(f)
	}
}

// below points to a bookmark's first and last kid. Count is how many are
// shown; it is negative where they are folded.
func (b *bookmark) below(folded bool) string {
	n := len(b.kids)
	if n == 0 {
		return ""
	}
	count := n
	if folded {
		count = -n
	}
	return fmt.Sprintf(" /First %s /Last %s /Count %d", ref(b.kids[0].number), ref(b.kids[n-1].number), count)
}

// write writes what is below a bookmark.
func (b *bookmark) write(d *drawer, f *file) {
	for i, k := range b.kids {
		around := ""
		if i > 0 {
			around += " /Prev " + ref(b.kids[i-1].number)
		}
		if i < len(b.kids)-1 {
			around += " /Next " + ref(b.kids[i+1].number)
		}
		f.set(k.number, k.dict(d, b.number, around))
		k.write(d, f)
	}
}

// dict is a bookmark's dictionary.
func (b *bookmark) dict(d *drawer, parent int, around string) string {
	title := strings.ReplaceAll(d.l.clean(b.entry.text, d.l.bodyText()), "\n", " ")
	place := b.entry.place
	return fmt.Sprintf("<</Title %s /Parent %s%s%s /Dest [%s /XYZ null %.2f null]>>", text(title), ref(parent), around, b.below(true),
		ref(pageObject(d.numbers[place.page])), (d.l.sheet.height-place.y+3)/mm)
}
