package create

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A choice is a field of the form with rows to choose from. It is Huh's Select
// in all but two things: Huh draws every option four times a key, at 2,600
// allocations for ten; this draws the rows that are seen, once. And letters
// choose nothing, since they may be meant for a field that comes later.
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
	c.WithWidth(c.width)
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

// WithWidth sets how many cells the field may take.
func (c *choice) WithWidth(n int) huh.Field {
	c.width, c.details = n, true
	for _, o := range c.rows {
		c.details = c.details && c.th.WidthOf(o.label)+c.th.WidthOf(o.detail)+8 <= n
	}
	return c
}

// View draws the title and the rows that are seen.
func (c *choice) View() string {
	p := widget.NewPage(c.th, c.width, c.height+1)
	p.Row()
	p.Put(c.th.Accent, bar).Put(c.th.Key, c.title)
	first := c.first()
	if tally := strings.TrimSpace(widget.Tally(c.at+1, len(c.rows), first, c.height)); tally != "" {
		p.Right(c.th.Muted, tally)
	}
	for i := first; i < min(first+c.height, len(c.rows)); i++ {
		c.row(p, c.rows[i], i == c.at)
	}
	return p.String()
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
	if end < c.width {
		p.Put(detail, o.detail).Fill(fill, c.width)
	}
}

// bar stands at the left of the field that one is at.
const bar = "┃ "
