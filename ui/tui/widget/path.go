package widget

import (
	"strings"

	"posture/ui/tui/theme"
)

// A PathField is a field for a path, with what lies in the folder that is
// being typed. Its owner reads folders, since that is slow: it asks for
// [PathField.Wants] after each key and brings what it finds to
// [PathField.Offer].
type PathField struct {
	*Field
	folder string // whose names are known
	known  bool
	names  []string
}

// NewPathField makes a field that holds a path.
func NewPathField(path, hint string) *PathField { return &PathField{Field: NewField(path, hint)} }

// split parts what was typed into its folder, with the separator, and the
// beginning of a name.
func (f *PathField) split() (folder, begun string) {
	text := f.Value()
	i := strings.LastIndexAny(text, `/\`) + 1
	return text[:i], text[i:]
}

// Wants is the folder that is being typed; ok is false where its names are
// known already.
func (f *PathField) Wants() (folder string, ok bool) {
	folder, _ = f.split()
	return folder, !f.known || folder != f.folder
}

// Offer brings the names in a folder, sorted; those of folders end with a
// slash.
func (f *PathField) Offer(folder string, names []string) {
	f.folder, f.names, f.known = folder, names, true
}

// Matches are the names that what was typed may become. Hidden ones are among
// them once their dot is typed.
func (f *PathField) Matches() []string {
	folder, begun := f.split()
	if !f.known || folder != f.folder {
		return nil
	}
	var found []string
	for _, n := range f.names {
		if strings.HasPrefix(n, begun) && (begun != "" || !strings.HasPrefix(n, ".")) {
			found = append(found, n)
		}
	}
	return found
}

// Complete types on as far as all matches agree, and tells whether it typed
// anything.
func (f *PathField) Complete() bool {
	found := f.Matches()
	if len(found) == 0 {
		return false
	}
	common := found[0]
	for _, n := range found[1:] {
		for !strings.HasPrefix(n, common) {
			common = string([]rune(common)[:len([]rune(common))-1])
		}
	}
	folder, begun := f.split()
	if common == begun {
		return false
	}
	f.Set(folder + common)
	return true
}

// PutMatches puts the matches into so many rows, beside each other where they
// are short, and tells how many more there are.
func (f *PathField) PutMatches(p *Page, s theme.Style, indent, rows int) {
	found := f.Matches()
	if _, begun := f.split(); len(found) == 1 && found[0] == begun {
		return // it is typed in full
	}
	cell := 12
	for _, n := range found {
		cell = max(cell, p.th.WidthOf(n))
	}
	cell = min(cell+3, p.width-indent)
	each := max(1, (p.width-indent+3)/cell)
	for i := 0; i < len(found) && rows > 0; rows-- {
		if !p.Row() {
			return
		}
		if rows == 1 && len(found)-i > each {
			p.Gap(indent).Put(p.th.Muted, "and "+itoa(len(found)-i)+" more")
			return
		}
		for c := 0; c < each && i < len(found); c++ {
			p.To(indent+c*cell).PutWithin(s, found[i], cell-1)
			i++
		}
	}
}
