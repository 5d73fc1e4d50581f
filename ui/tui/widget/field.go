package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"posture/frameworks/visible"
	"posture/ui/tui/theme"
)

// A Field is one line to type in, with the terminal's own cursor. It goes by
// whole letters: one with its marks, an emoji of several parts, is one.
type Field struct {
	letters []string
	at      int // the letter that the cursor stands before
	hint    string
	// Lost is how many control characters the last paste lost.
	Lost int
}

// NewField makes a field that holds a text; the hint is shown while it's empty.
func NewField(text, hint string) *Field {
	f := &Field{hint: hint}
	f.Set(text)
	return f
}

// HintOf is how a hint is written where a value would stand, so that the two
// are told apart without colours.
func HintOf(hint string) string { return "(" + hint + ")" }

// Value is what was typed.
func (f *Field) Value() string { return strings.Join(f.letters, "") }

// Set replaces the text, with the cursor at its end.
func (f *Field) Set(text string) {
	f.letters = letters(text)
	f.at = len(f.letters)
}

func letters(text string) []string {
	var out []string
	for g := uniseg.NewGraphemes(text); g.Next(); {
		out = append(out, g.Str())
	}
	return out
}

// Update takes a key or a paste, and tells whether it meant something here.
// What is pasted becomes one line, without control characters.
func (f *Field) Update(msg tea.Msg) bool {
	f.Lost = 0
	switch msg := msg.(type) {
	case tea.PasteMsg:
		var text string
		text, f.Lost = clean(msg.Content)
		f.insert(strings.Join(strings.Fields(text), " "))
		return true
	case tea.KeyPressMsg:
		if msg.Text != "" {
			text, _ := visible.Strip(msg.Text)
			f.insert(text)
			return true
		}
		return f.edit(msg.String())
	}
	return false
}

func (f *Field) insert(text string) {
	before := strings.Join(f.letters[:f.at], "") + text
	rest := strings.Join(f.letters[f.at:], "")
	f.letters = letters(before + rest)
	f.at = min(len(letters(before)), len(f.letters))
}

func (f *Field) edit(keystroke string) bool {
	switch keystroke {
	case "left", "ctrl+b":
		f.at = max(0, f.at-1)
	case "right", "ctrl+f":
		f.at = min(len(f.letters), f.at+1)
	case "home", "ctrl+a":
		f.at = 0
	case "end", "ctrl+e":
		f.at = len(f.letters)
	case "alt+left", "ctrl+left", "alt+b":
		f.at = f.word()
	case "alt+right", "ctrl+right", "alt+f":
		for f.at < len(f.letters) && f.letters[f.at] == " " {
			f.at++
		}
		for f.at < len(f.letters) && f.letters[f.at] != " " {
			f.at++
		}
	case "backspace", "ctrl+h":
		f.cut(max(0, f.at-1), f.at)
	case "delete", "ctrl+d":
		f.cut(f.at, min(len(f.letters), f.at+1))
	case "ctrl+w", "alt+backspace":
		f.cut(f.word(), f.at)
	case "ctrl+u":
		f.cut(0, f.at)
	case "ctrl+k":
		f.cut(f.at, len(f.letters))
	default:
		return false
	}
	return true
}

// word is where the word before the cursor begins.
func (f *Field) word() int {
	i := f.at
	for i > 0 && f.letters[i-1] == " " {
		i--
	}
	for i > 0 && f.letters[i-1] != " " {
		i--
	}
	return i
}

func (f *Field) cut(from, to int) {
	f.letters = slices.Delete(f.letters, from, to)
	f.at = from
}

// Put draws the field into the page's row, in so many cells, and gives the
// column where the cursor stands. Of a longer text the part round the cursor
// is shown.
func (f *Field) Put(p *Page, s theme.Style, cells int) (cursor int) {
	cells = min(cells, p.width-p.at)
	begin := p.at
	if len(f.letters) == 0 {
		if f.hint != "" {
			p.PutWithin(p.th.Muted, HintOf(f.hint), cells)
		}
		p.Fill(s, begin+cells)
		return begin
	}
	shown := make([]string, len(f.letters))
	for i, l := range f.letters {
		shown[i] = marked(l)
	}
	first, width := f.at, 1
	for first > 0 && width+p.th.WidthOf(shown[first-1]) <= cells {
		first--
		width += p.th.WidthOf(shown[first])
	}
	cursor = begin + width - 1
	last := f.at
	for last < len(shown) && width-1+p.th.WidthOf(shown[last]) <= cells-1 {
		width += p.th.WidthOf(shown[last])
		last++
	}
	p.put(s, strings.Join(shown[first:last], ""))
	p.Fill(s, begin+cells)
	return cursor
}
