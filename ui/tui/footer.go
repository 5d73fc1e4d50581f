package tui

import (
	"path/filepath"
	"strings"

	"posture/ui/tui/screen"
	"posture/ui/tui/theme"
	"posture/ui/tui/widget"
)

// A told is what stands above the keys: a notice, that something isn't saved,
// or who is answering; and at the right end how it stands with saving.
type told struct {
	lines    []string // as many as it takes to be read whole
	sign     string   // before the first of them
	style    theme.Style
	boxed    bool   // a notice, on a ground of its own
	status   string // at the right end; "" where the lines say it
	standing theme.Style
	bare     bool // it is told on screens without a footer too
}

// told works out what is told now.
func (a *App) told() told {
	th := a.theme
	status, bad := a.status()
	t := told{sign: " ", status: status, standing: th.Muted, style: th.Muted, bare: true}
	switch {
	case bad:
		t.standing = th.Bad
	case strings.HasPrefix(status, "saved"):
		t.standing = th.Good
	}
	switch {
	case a.notice.text != "":
		switch {
		case a.notice.whole:
			t.status = ""
		case bad:
			t.status = a.unsavedBriefly()
		}
		if a.notice.bad {
			t.sign = " ! "
		}
		t.style, t.boxed = th.Notice, true
		t.lines = a.broken(a.notice.text, a.width-3-th.WidthOf(t.status)-len(t.sign)-1)
	case bad:
		t.style, t.status = th.Bad, ""
		t.lines = a.broken(status, a.width-2)
	default:
		t.bare, t.lines = false, []string{""}
		if a.doc != nil && a.doc.By != "" {
			t.lines[0] = "answering: " + a.doc.By
		}
	}
	return t
}

// broken breaks what is told into lines, of which there may be as many as a
// quarter of the window has.
func (a *App) broken(text string, width int) []string {
	if a.theme.WidthOf(text) <= width {
		return []string{text}
	}
	text = a.brief(text)
	return widget.Most(a.theme, widget.Wrap(a.theme, text, width), a.height/4, width)
}

// brief shortens paths: those in the workspace go from there, those beside the
// open file are names alone.
func (a *App) brief(text string) string {
	for _, dir := range []string{a.o.Workspace.Root, filepath.Dir(a.disk.path)} {
		if len(dir) > 1 {
			text = cutWords(text, dir+string(filepath.Separator))
		}
	}
	return text
}

// cutWords is a text in which no word begins so.
func cutWords(text, begin string) string {
	var b strings.Builder
	for {
		i := strings.Index(text, begin)
		if i < 0 {
			return b.String() + text
		}
		b.WriteString(text[:i])
		if i > 0 && strings.IndexByte(" \n\"(", text[i-1]) < 0 {
			b.WriteString(begin)
		}
		text = text[i+len(begin):]
	}
}

// overBare is how many lines are told on a screen without a footer.
func (t *told) overBare() int {
	if !t.bare {
		return 0
	}
	return len(t.lines)
}

// put puts the lines on a page.
func (t *told) put(p *widget.Page) {
	th, end := p.Theme(), 0
	for _, l := range t.lines {
		end = max(end, len(t.sign)+th.WidthOf(l)+1)
	}
	room := p.Width() - 1
	if t.status != "" {
		room -= th.WidthOf(t.status) + 2
	}
	for i, l := range t.lines {
		p.Row()
		sign := t.sign
		if i > 0 {
			sign = widget.Repeat(" ", len(t.sign))
		}
		if t.boxed {
			p.PutWithin(t.style, sign+l, room).Fill(t.style, min(end, room))
		} else {
			p.Put(theme.Style{}, sign).PutWithin(t.style, l, room-len(sign))
		}
		if i == 0 {
			p.To(p.Width()-1-th.WidthOf(t.status)).Put(t.standing, t.status)
		}
	}
}

// footer is what is told, and the keys.
func (a *App) footer(t told) string {
	th := a.theme
	p := widget.NewPage(th, a.width, len(t.lines)+2)
	if a.height >= airyHeight {
		p.Rule(th.Line)
	}
	t.put(p)
	p.Row()
	hints, keep := a.hints(), 1
	if n := len(hints); n > 1 && hints[n-2].Key == "q" {
		keep = 2 // the way out too
	}
	p.Gap(1).HintsKeeping(hints, keep)
	return p.String()
}

// hints are the footer's keys: the dialog's or the screen's, then the
// application's. The one that saves again stands first.
func (a *App) hints() []widget.Hint {
	var keys []screen.Key
	n := len(a.dialog)
	switch {
	case n > 0:
		keys = a.dialog[n-1].keys().List
	case a.top() != nil:
		k := a.top().Keys()
		keys = k.List
		if k.Typing {
			keys = append(keys[:len(keys):len(keys)], screen.Key{Press: "f1", Brief: "help"})
		} else {
			keys = append(keys[:len(keys):len(keys)], screen.List(a.ownKeys())...)
		}
	}
	hints := make([]widget.Hint, 0, len(keys)+1)
	if a.savesAgain() {
		hints = append(hints, widget.Hint{Key: "s", Word: "save again"})
	}
	for _, k := range keys {
		if k.Brief != "" {
			hints = append(hints, widget.Hint{Key: k.FooterLabel(), Word: k.Brief})
		}
	}
	return hints
}
