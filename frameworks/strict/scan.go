package strict

import (
	"bytes"
	"unicode/utf8"

	"posture/frameworks/visible"
)

// utf16 tells whether the bytes are UTF-16, by a byte order mark or because a
// file of ours begins with a letter.
func utf16(data []byte) bool {
	if len(data) < 2 {
		return false
	}
	return data[0] == 0xff && data[1] == 0xfe || data[0] == 0xfe && data[1] == 0xff ||
		data[0] == 0 && data[1] != 0 || data[0] != 0 && data[1] == 0
}

// Items counts what may cost memory when a file is parsed: lines, and twice
// each comma and bracket, by which an item of a list or map may begin. Of other
// signs that have a meaning a line may have a few.
func Items(data []byte) int {
	const few = 6
	n, inLine := 0, 0
	for i, c := range data {
		switch c {
		case '\n':
			n, inLine = n+1, 0
		case '\r':
			if i+1 == len(data) || data[i+1] != '\n' {
				n, inLine = n+1, 0
			}
		case ',', '[', '{':
			n += 2
		case ':', '"', '\'', '&', '*', '!':
			if inLine++; inLine > few {
				n++
			}
		}
	}
	return n
}

// scan looks at the bytes before the library does.
func (f *File) scan(data []byte) {
	p := cursor{data: data, line: 1, column: 1}
	for i := 0; i < len(data); {
		c := data[i]
		switch {
		case c == '\n', c == '\r' && (i+1 == len(data) || data[i+1] != '\n'):
			p.newline(i + 1)
		case c < utf8.RuneSelf && !visible.Control(rune(c)) || c == '\r':
		default:
			r, n := utf8.DecodeRune(data[i:])
			f.letter(&p, i, r, n)
			i += n
			continue
		}
		i++
	}
}

// letter notes a mistake where the letter at byte i, n bytes long, isn't one
// that a file may hold.
func (f *File) letter(p *cursor, i int, r rune, n int) {
	switch {
	case r == utf8.RuneError && n == 1:
		p.move(i)
		f.add(p.line, p.column, "a byte that isn't UTF-8 (%#x); save the file as UTF-8", p.data[i])
	case visible.Control(r):
		p.move(i)
		f.add(p.line, p.column, "a control character (U+%04X); take it out", r)
	case r == 0x2028, r == 0x2029, r == 0xfffe, r == 0xffff:
		p.move(i)
		f.add(p.line, p.column, "a character that a file can't hold (U+%04X); take it out", r)
	}
}

// A cursor knows where a byte stands; it only moves on.
type cursor struct {
	data         []byte
	at           int // the byte that line and column belong to
	line, column int
}

func (p *cursor) newline(at int) { p.at, p.line, p.column = at, p.line+1, 1 }

func (p *cursor) move(at int) {
	p.column += utf8.RuneCount(p.data[p.at:at])
	p.at = at
}

// directives notes YAML directives other than that of version 1.2, which it
// blanks out: the library knows 1.1 alone by name.
func (f *File) directives(data []byte) []byte {
	line, at := 0, 0
	for text := range bytes.Lines(data) {
		line++
		switch directive := bytes.TrimSpace(text); {
		case len(directive) == 0 || directive[0] == '#':
		case text[0] != '%', f.Full():
			return data
		case bytes.Equal(bytes.Join(bytes.Fields(directive), []byte(" ")), []byte("%YAML 1.2")):
			data = bytes.Clone(data)
			data[at] = '#'
		default:
			f.add(line, 1, "a directive (%s); take it out, or write %%YAML 1.2", string(bytes.Fields(directive)[0]))
		}
		at += len(text)
	}
	return data
}

// second gives the line in which a second document begins; 0 where there is none.
func second(data []byte) int {
	line, began, ended := 0, false, false
	for text := range bytes.Lines(data) {
		line++
		text = bytes.TrimRight(text, "\r\n")
		switch {
		case marker(text, "---"):
			if began {
				return line
			}
			began, ended = true, false
		case marker(text, "..."):
			ended = true
		case len(bytes.TrimSpace(text)) == 0, text[0] == '#':
		case ended:
			return line
		default:
			began = true
		}
	}
	return 0
}

func marker(line []byte, mark string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(mark))
	return ok && (len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t')
}
