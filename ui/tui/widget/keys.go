package widget

import (
	"posture/ui/tui/theme"
)

// A Hint is a key and a word for what it does.
type Hint struct{ Key, Word string }

// Hints puts as many hints into the row as fit; the last one always.
func (p *Page) Hints(hints []Hint) *Page { return p.HintsKeeping(hints, 1) }

// HintsKeeping is Hints that puts the last few always.
func (p *Page) HintsKeeping(hints []Hint, last int) *Page {
	need := func(h Hint) int { return p.th.WidthOf(h.Key) + 1 + p.th.WidthOf(h.Word) + 3 }
	room := p.width - p.at + 3
	last = max(0, len(hints)-last)
	for _, h := range hints[last:] {
		room -= need(h)
	}
	gap := 0
	for i, h := range hints {
		if i < last && need(h) > room {
			continue
		}
		if i < last {
			room -= need(h)
		}
		p.Gap(gap).hint(h)
		gap = 3
	}
	return p
}

func (p *Page) hint(h Hint) *Page {
	return p.Put(p.th.Key, h.Key).put(theme.Style{}, " ").Put(p.th.Muted, h.Word)
}
