package markdown

import (
	"net/url"
	"regexp"
	"strings"
	"sync"
)

// lazy is a pattern that is compiled when it is first needed.
func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

var (
	entity  = lazy(`^&#?[0-9A-Za-z]+;`)
	ordinal = lazy(`^[0-9]{1,9}[.)](\s|$)`)
	begins  = lazy(`^([-+](\s|$)|[-=]+\s*$)`)
	address = lazy(`(?i)^www\.`)
)

// text writes s so that it renders as it is, on one line. What makes a block of
// the line that it begins (an item, a rule, a heading's underline) is escaped too.
func text(s string) string {
	s = strings.TrimSpace(s)
	var b strings.Builder
	switch {
	case ordinal().MatchString(s):
		n := strings.IndexAny(s, ".)")
		b.WriteString(s[:n] + `\`)
		b.WriteByte(s[n])
		s = s[n+1:]
	case begins().MatchString(s):
		b.WriteByte('\\')
	}
	for i, r := range s {
		rest := s[i:]
		switch {
		case r == '\n':
			b.WriteString("<br>")
		case r == '\t':
			b.WriteByte(' ')
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&' && entity().MatchString(rest):
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_[]|~${}#", r), strings.HasPrefix(rest, "://"):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '.' && i >= 3 && address().MatchString(s[i-3:]):
			b.WriteString(`\.`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// bold writes s in bold letters.
func bold(s string) string {
	if s = text(s); s == "" {
		return ""
	}
	return "**" + s + "**"
}

// link leads to a web page or a mailbox; to anything else it is the text alone.
func link(s, to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
		return text(s)
	}
	return "[" + text(s) + "](" + unsafe().Replace(u.String()) + ")"
}

// unsafe are the letters of an address that would end it, or a table's cell.
var unsafe = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "|", "%7C", "\\", "%5C", " ", "%20", "*", "%2A", "_", "%5F", "`", "%60")
})

// inside leads to an anchor of the report.
func inside(s, anchor string) string { return "[" + text(s) + "](#" + anchor + ")" }

func anchor(id string) string {
	if id == "" {
		return ""
	}
	return `<a id="` + id + `"></a>`
}
