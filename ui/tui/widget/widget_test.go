package widget

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"posture/ui/tui/theme"
)

func plain() *theme.Theme { return theme.New(theme.Mono, theme.Terminal{}, 6) }

// hostile are texts that break borders or steer a terminal if they are let.
var hostile = []string{
	"日本語の質問", "e\u0301te\u0301", "👨‍👩‍👧‍👦 family", "مرحبا", "\x1b[2J\x1b]0;x\x07", "a\tb\nc", "\u202eabc", strings.Repeat("x", 300), "हिन्दी",
}

func TestNoRowIsWiderThanItsPage(t *testing.T) {
	for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		th := theme.New(theme.Default, theme.Terminal{Width: method}, 6)
		for _, s := range hostile {
			for width := 0; width < 20; width++ {
				p := NewPage(th, width, 3)
				p.Row()
				p.Put(th.Strong, s).Put(th.Text, s).Right(th.Muted, s)
				for _, line := range strings.Split(p.String(), "\n") {
					if w := method.StringWidth(line); w > width {
						t.Errorf("%q is %d wide on a page of %d", s, w, width)
					}
					if strings.ContainsAny(ansi.Strip(line), "\x1b\x07\t\u202e") {
						t.Errorf("%q reaches the terminal as %q", s, line)
					}
				}
			}
		}
	}
}

func TestWrappedLinesKeepTheirWidth(t *testing.T) {
	for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		th := theme.New(theme.Default, theme.Terminal{Width: method}, 6)
		for _, s := range hostile {
			for width := 2; width < 20; width++ {
				for _, line := range Wrap(th, s+" and "+s, width) {
					if w := method.StringWidth(line); w > width {
						t.Errorf("%q is %d wide, wrapped at %d", line, w, width)
					}
				}
			}
		}
	}
}

func TestWhatIsCutSaysSo(t *testing.T) {
	p := NewPage(plain(), 10, 2)
	p.Row()
	p.Put(theme.Style{}, "a question that is long")
	if got := p.String(); got != "a questio…" {
		t.Errorf("%q", got)
	}
	lines := Most(plain(), Wrap(plain(), "one two three four five six", 9), 2, 9)
	if got := strings.Join(lines, "|"); got != "one two|three …" {
		t.Errorf("%q", got)
	}
}

func TestTheSignAtTheRightWins(t *testing.T) {
	th := plain()
	for _, c := range []struct{ text, want string }{
		{"short", "short           ↓ more"}, {"a text that fills the row", "a text that fi… ↓ more"}, {"just wide enough", "just wide enou… ↓ more"},
		{"漢字漢字漢字漢字漢字漢", "漢字漢字漢字漢… ↓ more"}, {"", "                ↓ more"},
	} {
		p := NewPage(th, 22, 2)
		p.Row()
		p.Put(th.Text, c.text).Right(th.Muted, "↓ more")
		if got := p.String(); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	p := NewPage(th, 22, 1)
	p.Row()
	p.Put(th.Text, "a row").Fill(th.Focus, 22).Right(th.Muted, "↓ more")
	if got := ansi.Strip(p.String()); got != "a row           ↓ more" {
		t.Errorf("%q: blanks that give way aren't a text that goes on", got)
	}
}

func TestPageTakesNoMoreThanItsHeight(t *testing.T) {
	p := NewPage(plain(), 10, 2)
	for range 5 {
		p.Row()
		p.Put(theme.Style{}, "row")
	}
	if got := p.String(); got != "row\nrow" {
		t.Errorf("%q", got)
	}
}

func TestBesideAndOverKeepTheirColumns(t *testing.T) {
	th := plain()
	left, right, page := NewPage(th, 4, 3), NewPage(th, 4, 3), NewPage(th, 20, 3)
	left.Row()
	left.Put(theme.Style{}, "ab")
	right.Lines(theme.Style{}, 0, []string{"cd", "ef"})
	page.Beside(left, right, 2, "")
	if got := page.String(); got != "ab    cd\n      ef" {
		t.Errorf("%q", got)
	}
	top := NewPage(th, 2, 1)
	top.Row()
	top.Put(theme.Style{}, "XY")
	if got := ansi.Strip(Over(th, "日本日本\nsecond", top, 1, 0)); got != " XY 日本\nsecond" && got != " XY本日本\nsecond" {
		t.Errorf("%q", got)
	}
}

func TestBarShowsRangeAndTarget(t *testing.T) {
	p := NewPage(plain(), 20, 1)
	p.Row()
	p.Bar(Bar{Min: 0, Max: 5, Score: 3, Low: 2, High: 4, Target: 4.5, HasScore: true, HasTarget: true}, 10)
	if got := ansi.Strip(p.String()); got != "████▓▓░░·┃" {
		t.Errorf("%q", got)
	}
}

func typed(f *Field, keys ...tea.Msg) {
	for _, k := range keys {
		f.Update(k)
	}
}

func text(s string) tea.Msg { return tea.KeyPressMsg{Text: s, Code: []rune(s)[0]} }

func TestFieldGoesByLetters(t *testing.T) {
	f := NewField("", "name")
	typed(f, text("日"), text("e\u0301"), text("x"), tea.KeyPressMsg{Code: tea.KeyLeft})
	p := NewPage(plain(), 20, 1)
	p.Row()
	if c := f.Put(p, theme.Style{}, 10); c != 3 {
		t.Errorf("cursor in column %d, want 3: after a wide letter and one with a mark", c)
	}
	typed(f, tea.KeyPressMsg{Code: tea.KeyBackspace})
	if f.Value() != "日x" {
		t.Errorf("%q", f.Value())
	}
	typed(f, tea.PasteMsg{Content: "\x1b[31mred\r\nline\x07"})
	if f.Value() != "日red linex" || f.Lost != 2 {
		t.Errorf("%q, lost %d", f.Value(), f.Lost)
	}
}

// Without colours too, what is to be typed isn't taken for what was typed.
func TestAHintIsToldFromAText(t *testing.T) {
	th := plain()
	p := NewPage(th, 30, 2)
	p.Row()
	if x := NewField("", "who is assessed").Put(p, theme.Style{}, 30); x != 0 {
		t.Errorf("the cursor stands at %d", x)
	}
	p.Row()
	NewField("who is assessed", "").Put(p, theme.Style{}, 30)
	if got := strings.Split(p.String(), "\n"); strings.TrimSpace(got[0]) != "(who is assessed)" || strings.TrimSpace(got[1]) != "who is assessed" {
		t.Errorf("%q", got)
	}
	if lines, _, _ := NewArea("", "what was said").View(30, 4); !strings.Contains(ansi.Strip(lines[0]), "(what was said)") {
		t.Errorf("%q", lines[0])
	}
}

// While a text is being typed, what isn't seen has a mark; it stays in the text.
func TestWhatIsNotSeenIsMarkedWhileTyping(t *testing.T) {
	th := plain()
	for _, r := range unseen {
		text := "a" + string(r) + "b"
		p := NewPage(th, 30, 1)
		p.Row()
		f := NewField(text, "")
		if f.Put(p, theme.Style{}, 30); !strings.Contains(p.String(), fmt.Sprintf("a<U+%04X>b", r)) || f.Value() != text {
			t.Errorf("U+%04X in a field: %q, kept %q", r, p.String(), f.Value())
		}
		a := NewArea("", "")
		a.Update(tea.PasteMsg{Content: "a" + string(r)})
		a.Update(tea.KeyPressMsg{Code: 'b', Text: "b"})
		lines, x, _ := a.View(20, 2)
		if got := strings.TrimSpace(ansi.Strip(lines[0])); got != "a¤b" || x != 3 || a.Value() != text {
			t.Errorf("U+%04X in an area: %q, cursor at %d, kept %q", r, got, x, a.Value())
		}
		if want := fmt.Sprintf("<U+%04X>", r); a.Unseen() != want {
			t.Errorf("named %q, want %q", a.Unseen(), want)
		}
		p = NewPage(th, 30, 2)
		p.Row()
		p.Put(th.Text, text)
		p.Lines(th.Text, 0, Wrap(th, text, 30))
		if strings.ContainsRune(p.String(), r) {
			t.Errorf("U+%04X goes to the terminal: %q", r, p.String())
		}
	}
}

func TestLongFieldShowsThePartAtTheCursor(t *testing.T) {
	f := NewField(strings.Repeat("a", 30)+"end", "")
	p := NewPage(plain(), 10, 1)
	p.Row()
	if c := f.Put(p, theme.Style{}, 10); c != 9 || !strings.Contains(p.String(), "end") {
		t.Errorf("cursor %d in %q", c, p.String())
	}
}

func TestAreaKeepsWhatIsPastedWithoutControls(t *testing.T) {
	a := NewArea("", "")
	a.Update(tea.PasteMsg{Content: "first\r\nsecond\x1b[2J"})
	if a.Value() != "first\nsecond" || a.Lost != 1 || !a.Touched() {
		t.Errorf("%q, lost %d", a.Value(), a.Lost)
	}
	lines, x, y := a.View(20, 5)
	if strings.TrimSpace(lines[1]) != "second" || x != 6 || y != 1 {
		t.Errorf("%q, cursor %d, %d", lines, x, y)
	}
}

func TestPickerFindsEveryWord(t *testing.T) {
	p := NewPicker("find", []Item{{Label: "Owners", Find: "gov-2 people", Value: 1}, {Label: "Map", Find: "gov-1 data", Value: 2}, {Label: "Minimise", Value: 3}})
	for _, r := range "gov data" {
		p.Type(text(string(r)))
	}
	if x, ok := p.Picked(); !ok || x.Value != 2 {
		t.Errorf("picked %+v", x)
	}
	p.Type(text("z"))
	if _, ok := p.Picked(); ok {
		t.Error("something is found that has none of the words")
	}
}

func TestDots(t *testing.T) {
	d := NewDots(2, 1)
	d.Line(theme.Style{}, 0, 0, 3, 3)
	p := NewPage(plain(), 5, 1)
	p.Row()
	d.Onto(p, 0)
	if got := p.String(); got != "⠑⢄" {
		t.Errorf("%q", got)
	}
}

// Large letters are as legible as the text: what is drawn for a word is what
// its letters are, one after the other, and no line is too wide.
func TestLargeLetters(t *testing.T) {
	got := strings.Join(Large("To: x", 30), "\n")
	want := "" +
		"▀▀█▀▀\n" +
		"  █   ▄▀▀▀▄ ██    ▀▄ ▄▀\n" +
		"  █   █   █ ▄▄     ▄▀▄\n" +
		"  ▀    ▀▀▀  ▀▀    ▀   ▀"
	if got != want {
		t.Errorf("drawn:\n%s\nwant:\n%s", got, want)
	}
	for _, l := range Large("Which of the five words is the longest of them all?", 40) {
		if w := ansi.StringWidth(l); w > 40 {
			t.Errorf("%q is %d wide", l, w)
		}
	}
	if Large("日本", 80) != nil || Large("incomprehensibilities", 40) != nil {
		t.Error("what can't be drawn large was drawn")
	}
}

// Where a page has no row left, whatever is put goes nowhere, and ends.
func TestAFullPageTakesNothingMore(t *testing.T) {
	th := plain()
	p := NewPage(th, 10, 1)
	p.Row()
	p.Put(th.Text, "a")
	if p.Row() {
		t.Fatal("a page of one row has a second")
	}
	p.Fill(th.Text, 10).Gap(3).To(9).Put(th.Text, "b").Right(th.Text, "c")
	p.Rule(th.Line)
	if got := p.String(); got != "a" {
		t.Errorf("a full page shows %q", got)
	}
}
