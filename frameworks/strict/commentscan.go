package strict

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// A scalar is a text that may hold a # without being a comment.
type scalar struct {
	line, column int
	style        yaml.Style
	parent       int // the column of the list or map that it is in
}

// texts notes the scalars that comments may not be looked for in. The parent
// is the column of the list or map around n.
func (s *commentScan) texts(n *yaml.Node, parent int) {
	if n.Kind == yaml.ScalarNode {
		if n.Style&(quotedStyle|blockStyle) != 0 {
			s.skip = append(s.skip, scalar{n.Line - 1, n.Column - 1, n.Style, parent})
		}
		return
	}
	if n.Style&yaml.FlowStyle == 0 {
		parent = n.Column - 1
	}
	for _, c := range n.Content {
		s.texts(c, parent)
	}
}

const (
	quotedStyle = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle
	blockStyle  = yaml.LiteralStyle | yaml.FoldedStyle
)

// scan finds the comments.
func (s *commentScan) scan() {
	texts := s.skip
	var counted, seen, column int // the line of the last text's place, and that place in bytes and characters
	for line, from := 0, 0; line < len(s.lines); {
		text, next := s.lines[line], len(s.lines[line])
		if line != counted {
			counted, seen, column = line, 0, 0
		}
		var skip *scalar
		for len(texts) > 0 && texts[0].line < line {
			texts = texts[1:]
		}
		if len(texts) > 0 && texts[0].line == line {
			skip = &texts[0]
			next = seen + byteOffset(text[seen:], skip.column-column)
			seen, column = next, skip.column
		}
		if i := commentStart(text, from, next); i >= 0 {
			s.add(line, i)
			line, from = line+1, 0
			continue
		}
		switch {
		case skip == nil:
			line, from = line+1, 0
		case skip.style&blockStyle != 0:
			if i := commentStart(text, next, len(text)); i >= 0 {
				s.add(line, i)
			}
			line, from = s.blockEnd(*skip), 0
		default:
			line, from = s.quoteEnd(line, next, skip.style)
		}
		if skip != nil {
			texts = texts[1:]
		}
	}
}

func (s *commentScan) add(line, at int) {
	text := s.lines[line]
	s.found = append(s.found, found{
		line, spaces(text), string(bytes.TrimRight(text[at:], " \t")), len(bytes.TrimLeft(text[:at], " \t")) == 0,
	})
}

// commentStart gives where in text[from:to] a comment begins, or -1.
func commentStart(text []byte, from, to int) int {
	for i := from; i < to; i++ {
		if text[i] == '#' && (i == 0 || text[i-1] == ' ' || text[i-1] == '\t') {
			return i
		}
	}
	return -1
}

// blockEnd gives the line after a block's last.
func (s *commentScan) blockEnd(b scalar) int {
	header := s.lines[b.line][byteOffset(s.lines[b.line], b.column):]
	indent := 0
	for _, c := range bytes.TrimLeft(header, "|>") {
		if c >= '1' && c <= '9' {
			indent = b.parent + int(c-'0')
		} else if c != '+' && c != '-' {
			break
		}
	}
	line := b.line + 1
	if indent == 0 {
		indent = b.parent + 1
		for l := line; l < len(s.lines); l++ {
			n := spaces(s.lines[l])
			indent = max(indent, n)
			if n < len(s.lines[l]) {
				break
			}
		}
	}
	for ; line < len(s.lines); line++ {
		if n := spaces(s.lines[line]); n < indent && n < len(s.lines[line]) {
			break
		}
	}
	return line
}

// quoteEnd gives the place after the closing quote of a text that begins at
// line and offset.
func (s *commentScan) quoteEnd(line, from int, style yaml.Style) (int, int) {
	quote := byte('\'')
	if style&yaml.DoubleQuotedStyle != 0 {
		quote = '"'
	}
	for i := from + 1; line < len(s.lines); line, i = line+1, 0 {
		text := s.lines[line]
		for ; i < len(text); i++ {
			switch {
			case quote == '"' && text[i] == '\\':
				i++
			case text[i] != quote:
			case quote == '\'' && i+1 < len(text) && text[i+1] == quote:
				i++
			default:
				return line, i + 1
			}
		}
	}
	return line, 0
}

func spaces(text []byte) int { return len(text) - len(bytes.TrimLeft(text, " ")) }

// byteOffset gives where the character number column begins in text.
func byteOffset(text []byte, column int) int {
	at := 0
	for ; column > 0 && at < len(text); column-- {
		_, n := utf8.DecodeRune(text[at:])
		at += n
	}
	return at
}

// splitLines gives the lines as YAML counts them.
func splitLines(data []byte) [][]byte {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.Split(bytes.ReplaceAll(data, []byte("\r"), []byte("\n")), []byte("\n"))
}
