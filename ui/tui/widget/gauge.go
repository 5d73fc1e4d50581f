package widget

import "posture/ui/tui/theme"

// Gauge draws how much of slow work is done, as a bar and in numbers.
func (p *Page) Gauge(done, all, cells int) *Page {
	n := cells
	if all > 0 {
		n = min(cells, cells*done/all)
	}
	return p.Put(p.th.Good, Repeat("━", n)).Put(p.th.Track, Repeat("┄", cells-n)).put(theme.Style{}, "  ").Put(p.th.Muted, itoa(done)+" of "+itoa(all))
}
