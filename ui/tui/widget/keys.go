package widget

import (
	"posture/ui/tui/theme"
)

// A Hint is a key and a word for what it does.
type Hint struct{ Key, Word string }

// Hints puts as many hints into the row as fit; the last one always.
func (p *Page) Hints(hints []Hint) *Page {
	if len(hints) == 0 {
		return p
	}
	last := hints[len(hints)-1]
	need := func(h Hint) int { return p.th.WidthOf(h.Key) + 1 + p.th.WidthOf(h.Word) }
	room := p.width - p.at - need(last)
	for _, h := range hints[:len(hints)-1] {
		if need(h)+3 > room {
			continue
		}
		p.hint(h).Gap(3)
		room -= need(h) + 3
	}
	return p.hint(last)
}

func (p *Page) hint(h Hint) *Page {
	return p.Put(p.th.Key, h.Key).put(theme.Style{}, " ").Put(p.th.Muted, h.Word)
}
