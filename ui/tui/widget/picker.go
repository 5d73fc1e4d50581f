package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"posture/ui/tui/theme"
)

// An Item can be picked from a list.
type Item struct {
	Label  string // what it is
	Detail string // at the row's right end
	Find   string // what else it is found by
	Says   string // texts, a line each, by which it is found too, and then shown
	Value  int    // the owner's number for it
}

// A Picker is a list to pick from, with a field that narrows it.
type Picker struct {
	field *Field
	items []Item
	hay   []string // what each item is found by, in lower case
	found []int    // indexes of items
	at    int      // in found
}

// NewPicker makes a picker. The items aren't to be changed.
func NewPicker(hint string, items []Item) *Picker {
	p := &Picker{field: NewField("", hint), items: items, hay: make([]string, len(items))}
	for i, x := range items {
		p.hay[i] = strings.ToLower(x.Label + "\n" + x.Detail + "\n" + x.Find + "\n" + x.Says)
	}
	p.narrow()
	return p
}

// At moves to the first item with that value.
func (p *Picker) At(value int) *Picker {
	for i, x := range p.found {
		if p.items[x].Value == value {
			p.at = i
			break
		}
	}
	return p
}

// narrow keeps the items that have every word.
func (p *Picker) narrow() {
	words := strings.Fields(strings.ToLower(p.field.Value()))
	p.found, p.at = p.found[:0], 0
next:
	for i, h := range p.hay {
		for _, w := range words {
			if !strings.Contains(h, w) {
				continue next
			}
		}
		p.found = append(p.found, i)
	}
	if len(words) > 0 { // what begins so, by its name or its id, comes first
		slices.SortStableFunc(p.found, func(a, b int) int { return p.begins(b, words[0]) - p.begins(a, words[0]) })
	}
}

func (p *Picker) begins(i int, word string) int {
	label, rest, _ := strings.Cut(p.hay[i], "\n")
	if strings.HasPrefix(strings.TrimLeft(label, " "), word) || strings.HasPrefix(rest, word) {
		return 1
	}
	return 0
}

// Move goes up or down in the list.
func (p *Picker) Move(by int) { p.at = max(0, min(p.at+by, len(p.found)-1)) }

// Type takes a key or a paste that belongs to the field.
func (p *Picker) Type(msg tea.Msg) {
	before := p.field.Value()
	if p.field.Update(msg) && p.field.Value() != before {
		p.narrow()
	}
}

// Picked is the item that one stands on.
func (p *Picker) Picked() (Item, bool) {
	if len(p.found) == 0 {
		return Item{}, false
	}
	return p.items[p.found[p.at]], true
}

// Query is what was typed.
func (p *Picker) Query() string { return p.field.Value() }

// Lost is how many control characters the last paste lost.
func (p *Picker) Lost() int { return p.field.Lost }

// View draws the field, a rule and the items that fit. The cursor's place is
// on the page.
func (p *Picker) View(th *theme.Theme, width, height int) (page *Page, x, y int) {
	height = min(height, len(p.items)+3)
	page = NewPage(th, width, height)
	page.Row()
	x = p.field.Put(page.Put(th.Key, "› "), theme.Style{}, width-2)
	page.Rule(th.Line)
	rows := height - 3
	first := window(p.at, len(p.found), rows)
	for i := first; i < min(first+rows, len(p.found)); i++ {
		p.item(page, p.items[p.found[i]], i == p.at)
	}
	if len(p.found) == 0 && page.Row() {
		page.Put(th.Muted, "Nothing is found. Take a word out.")
	}
	for page.Left() > 1 {
		page.Row()
	}
	page.Row()
	page.Right(th.Muted, Tally(p.at+1, len(p.found), first, rows))
	return page, x, 0
}

func (p *Picker) item(page *Page, x Item, here bool) {
	page.Row()
	th := page.th
	room := page.width - 2
	if where := p.where(x); where != "" {
		x.Detail = where
	}
	detail := th.WidthOf(x.Detail)
	if detail > 0 {
		detail = min(detail, room/2) + 2
	}
	if here {
		page.Put(th.Focus, "› ").PutWithin(th.Focus, x.Label, room-detail).Fill(th.Focus, page.width-max(detail-2, 0)).PutWithin(th.Focus, x.Detail, detail-2).Fill(th.Focus, page.width)
		return
	}
	page.Gap(2).PutWithin(th.Text, x.Label, room-detail).To(page.width-max(detail-2, 0)).PutWithin(th.Muted, x.Detail, detail-2)
}

// where is the text by which an item is found, from the word on, where its
// label and its detail haven't that.
func (p *Picker) where(x Item) string {
	if x.Says == "" {
		return ""
	}
	shown := strings.ToLower(x.Label + "\n" + x.Detail)
	for _, w := range strings.Fields(strings.ToLower(p.field.Value())) {
		if strings.Contains(shown, w) {
			continue
		}
		for l := range strings.SplitSeq(x.Says, "\n") {
			low := strings.ToLower(l)
			if i := strings.Index(low, w); i >= 0 && len(low) == len(l) {
				if i > 0 {
					return "… " + l[i:]
				}
				return l
			} else if i >= 0 {
				return l
			}
		}
	}
	return ""
}

// Counted says how many there are of something: 1 practice, 2 practices.
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + many
}

// window is the first of so many rows that are seen, with row at among them.
func window(at, all, rows int) int {
	return max(0, min(at-rows/2, all-rows))
}

// Window is the first of the rows to show so that one of them, at, is seen.
func Window(at, all, rows int) int { return window(at, all, rows) }

// Tally says where one is in a list, where not all of it is seen.
func Tally(at, all, first, rows int) string {
	if all <= rows {
		return ""
	}
	s := itoa(at) + " of " + itoa(all)
	if first > 0 {
		s += " ↑"
	}
	if first+rows < all {
		s += " ↓"
	}
	return s
}
