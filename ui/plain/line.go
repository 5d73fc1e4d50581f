package plain

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"posture/frameworks/visible"
)

// maxLine is the longest line that is taken, in bytes: as much as a spreadsheet
// of answers may hold.
const maxLine = 16 << 20

// A line is one line as it was typed.
type line struct {
	text  string // without control characters, and without spaces around it
	empty bool   // nothing was typed, not even what can't be read
}

// read gives the next line and tells what was left out of it.
func (r *run) read() (line, error) {
	_ = r.out.Flush() // told at the end
	raw, err := readLine(r.in)
	if err != nil {
		return line{}, err
	}
	if len(raw) > maxLine {
		r.say("That line is longer than %d MiB, and nothing of it was taken.", maxLine>>20)
		return line{}, nil
	}
	text, controls := visible.Strip(raw)
	if controls > 0 {
		r.say("Control characters left out: %d.", controls)
	}
	if n := strings.Count(text, "\uFFFD") - strings.Count(raw, "\uFFFD"); n > 0 {
		r.say("Places that aren't UTF-8, now \uFFFD: %d.", n)
	}
	return line{strings.TrimSpace(text), strings.TrimSpace(raw) == ""}, nil
}

// readLine gives the next line with its ending; a last one without a newline
// counts, and after it the error is io.EOF. Of a line beyond maxLine only a
// beginning is kept, that is itself longer.
func readLine(in *bufio.Reader) (string, error) {
	var text []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(text) <= maxLine {
			text = append(text, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == io.EOF && len(text) > 0 {
			err = nil
		}
		return strings.TrimPrefix(string(text), "\uFEFF"), err // Windows puts it before a text
	}
}

// say writes a line, with everything that a terminal would obey made visible.
func (r *run) say(format string, args ...any) {
	text := visible.Text(strings.TrimRight(fmt.Sprintf(format, args...), " \n"))
	if r.width > 0 {
		text = ansi.Wrap(text, r.width, "")
	}
	_, _ = r.out.WriteString(text + "\n") // told at the end
}
