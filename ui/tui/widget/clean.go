package widget

import (
	"regexp"

	"posture/frameworks/visible"
)

// sequence is what steers a terminal: a colour, a move of the cursor, a title.
// One that doesn't end within its line isn't taken for one, so that no text is
// lost after it.
var sequence = regexp.MustCompile("\x1b(\\[[0-?]*[ -/]*[@-~]|[\\]P^_X][^\x07\x1b\n]*(\x07|\x1b\\\\))")

// clean takes control characters out of a text from outside, and whole
// sequences of them, and tells how many it took.
func clean(text string) (string, int) {
	n := 0
	text = sequence.ReplaceAllStringFunc(text, func(string) string {
		n++
		return ""
	})
	text, more := visible.Strip(text)
	return text, n + more
}
