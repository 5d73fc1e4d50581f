package create

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A field is one of the form's. It is Huh's in all but how it is edited and
// drawn. Huh's own fields have a cursor that no screen reader and no input
// method finds, send marks that turn the direction of writing to the terminal,
// and draw ten options four times a key, at 2,600 allocations.
type field interface {
	huh.Field
	// draw gives the field's rows, and the cursor's place where a text is typed.
	draw() (p *widget.Page, x, y int, typing bool)
	// fit sets how wide it may be, and how many rows it may have below its title.
	fit(width, rows int)
}

// bar stands at the left of the field that one is at.
const bar = "┃ "

// A text is a field to type in.
type text struct {
	*huh.Input
	th          *theme.Theme
	title, hint string
	field       *widget.Field
	value       *string
	check       func(string) error
	err         error
	width       int
}

func newText(th *theme.Theme, title, hint, example string, value *string, check func(string) error) *text {
	return &text{
		Input: huh.NewInput().Key(title), th: th, title: title, hint: hint,
		field: widget.NewField(*value, example), value: value, check: check,
	}
}

// Update types. Enter checks what was typed.
func (t *text) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	k, pressed := msg.(tea.KeyPressMsg)
	switch {
	case pressed && k.String() == "enter":
		t.err = t.check(*t.value)
		return t, nil
	case pressed:
		t.err = nil
	}
	if t.field.Update(msg) {
		*t.value = t.field.Value()
	}
	return t, nil
}

// Error is what is wrong with what was typed, once it was checked.
func (t *text) Error() error { return t.err }

// Focus does nothing: the field that one is at is the one that is drawn.
func (t *text) Focus() tea.Cmd { return nil }

// Blur checks what was typed.
func (t *text) Blur() tea.Cmd {
	t.err = t.check(*t.value)
	return nil
}

// GetValue is what was typed.
func (t *text) GetValue() any { return *t.value }

// View draws the field without its cursor.
func (t *text) View() string {
	p, _, _, _ := t.draw()
	return p.String()
}

func (t *text) draw() (p *widget.Page, x, y int, typing bool) {
	p = widget.NewPage(t.th, t.width, 3)
	p.Row()
	p.Put(t.th.Accent, bar).Put(t.th.Key, t.title)
	p.Row()
	p.Put(t.th.Accent, bar).Put(t.th.Muted, t.hint)
	p.Row()
	x = t.field.Put(p.Put(t.th.Accent, bar).Put(t.th.Key, "› "), theme.Style{}, t.width-4)
	return p, x, 2, true
}

func (t *text) fit(width, _ int) { t.width = width }

// A choice is a field with rows to choose from. Letters choose nothing, since
// they may be meant for a field that comes later.
type choice struct {
	*huh.Select[string]
	th      *theme.Theme
	title   string
	value   *string
	rows    []option
	at      int
	width   int
	height  int  // rows that may be shown
	details bool // there is room for them beside each label
}

// An option is one of a choice's rows.
type option struct {
	value  string
	label  string
	detail string // at the row's right end
}

func newChoice(th *theme.Theme, title string, value *string) *choice {
	return &choice{Select: huh.NewSelect[string]().Key(title).Value(value), th: th, title: title, value: value, height: 1}
}

// offer replaces the rows. The one that was chosen stays so where it is still
// among them; else the first is.
func (c *choice) offer(rows []option) {
	c.rows, c.at = rows, 0
	for i, o := range rows {
		if o.value == *c.value {
			c.at = i
		}
	}
	c.choose(c.at)
	c.width = 0
}

func (c *choice) choose(i int) {
	if len(c.rows) > 0 {
		c.at = max(0, min(i, len(c.rows)-1))
		*c.value = c.rows[c.at].value
	}
}

// label is the chosen row's.
func (c *choice) label() string {
	if len(c.rows) == 0 {
		return ""
	}
	return c.rows[c.at].label
}

// Update moves among the rows.
func (c *choice) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "up":
			c.choose(c.at - 1)
		case "down":
			c.choose(c.at + 1)
		case "home":
			c.choose(0)
		case "end":
			c.choose(len(c.rows) - 1)
		case "pgup":
			c.choose(c.at - c.height)
		case "pgdown":
			c.choose(c.at + c.height)
		}
	}
	return c, nil
}

// labelLeast is how much of a long label is shown beside the details.
const labelLeast = 28

// fit also sees whether the details fit beside the labels.
func (c *choice) fit(width, rows int) {
	c.height = max(2, min(rows, len(c.rows)))
	if c.width == width {
		return
	}
	c.width, c.details = width, true
	for _, o := range c.rows {
		c.details = c.details && min(c.th.WidthOf(o.label), labelLeast)+c.th.WidthOf(o.detail)+8 <= width
	}
}

// View draws the title and the rows that are seen.
func (c *choice) View() string {
	p, _, _, _ := c.draw()
	return p.String()
}

func (c *choice) draw() (p *widget.Page, x, y int, typing bool) {
	p = widget.NewPage(c.th, c.width, c.height+1)
	p.Row()
	p.Put(c.th.Accent, bar).Put(c.th.Key, c.title)
	first := c.first()
	if tally := strings.TrimSpace(widget.Tally(c.at+1, len(c.rows), first, c.height)); tally != "" {
		p.Right(c.th.Muted, tally)
	}
	for i := first; i < min(first+c.height, len(c.rows)); i++ {
		c.row(p, c.rows[i], i == c.at)
	}
	return p, 0, 0, false
}

// first is the first row that is seen.
func (c *choice) first() int { return widget.Window(c.at, len(c.rows), c.height) }

func (c *choice) row(p *widget.Page, o option, here bool) {
	th := c.th
	p.Row()
	p.Put(th.Accent, bar)
	mark, style, detail, fill := "  ", th.Text, th.Muted, theme.Style{}
	if here {
		mark, style, detail, fill = "› ", th.Focus, th.Focus, th.Focus
	}
	end := c.width
	if c.details {
		end -= th.WidthOf(o.detail) + 1
	}
	p.Put(style, mark).PutWithin(style, o.label, end-5).Fill(fill, end)
	if c.details {
		p.Put(detail, o.detail).Fill(fill, c.width)
	}
}
