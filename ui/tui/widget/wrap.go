package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"posture/frameworks/visible"
	"posture/ui/tui/theme"
)

// Wraps remembers how texts break into lines, so that a frame that shows the
// same text again costs nothing. The zero value is ready.
type Wraps struct {
	known  map[wrapKey][]string
	method ansi.Method
}

type wrapKey struct {
	text  string
	width int
}

const maxWraps = 256

// Lines breaks a text into lines of at most that many cells. The lines are not
// to be changed.
func (w *Wraps) Lines(th *theme.Theme, text string, width int) []string {
	if w.known == nil || w.method != th.Terminal.Width || len(w.known) >= maxWraps {
		w.known, w.method = make(map[wrapKey][]string, maxWraps), th.Terminal.Width
	}
	k := wrapKey{text, width}
	lines, ok := w.known[k]
	if !ok {
		lines = Wrap(th, text, width)
		w.known[k] = lines
	}
	return lines
}

// Wrap breaks a text into lines of at most that many cells, between words
// where it can. What would steer the terminal is made visible.
func Wrap(th *theme.Theme, text string, width int) []string {
	text = strings.TrimRight(strings.ReplaceAll(unhidden(visible.Text(text)), "\t", "    "), "\n ")
	if text == "" || width < 1 {
		return nil
	}
	var lines []string
	for line := range strings.SplitSeq(th.Terminal.Width.Wrap(text, width, ""), "\n") {
		line = strings.TrimRight(line, " ")
		for th.WidthOf(line) > width { // of signs that are wider than they were counted
			h := head(th, line, width)
			if h == "" {
				break
			}
			lines, line = append(lines, h), line[len(h):]
		}
		lines = append(lines, Cut(th, line, width))
	}
	return lines
}

// Most gives the first n lines, the last of them with "…" where more follow.
func Most(th *theme.Theme, lines []string, n, width int) []string {
	if len(lines) <= n {
		return lines
	}
	if n < 1 {
		return nil
	}
	out := make([]string, n)
	copy(out, lines)
	out[n-1] = More(th, lines[n-1], width)
	return out
}

// More ends a line with the sign that more follows, between words where that
// loses no more than a third of it.
func More(th *theme.Theme, line string, width int) string {
	if th.WidthOf(line)+2 <= width {
		return line + " …"
	}
	h := head(th, line, max(width-2, 0))
	if i := strings.LastIndexByte(h, ' '); i > len(h)*2/3 {
		h = h[:i]
	}
	return strings.TrimRight(h, " ") + " …"
}
