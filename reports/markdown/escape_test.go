package markdown

import (
	"strings"
	"testing"

	"posture/frameworks/visible"
)

// shown is what a renderer makes of a line without markup: it fails on any
// letter that would be markup.
func shown(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		rest := s[i:]
		entity := false
		for name, letter := range map[string]string{"&lt;": "<", "&gt;": ">", "&amp;": "&", "<br>": "\n"} {
			if strings.HasPrefix(rest, name) {
				b.WriteString(letter)
				i += len(name) - 1
				entity = true
			}
		}
		switch {
		case entity:
		case s[i] == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case strings.ContainsRune("\\`*_[]|~$<>\n#", rune(s[i])), strings.HasPrefix(rest, "://"):
			t.Fatalf("%q has a bare %q", s, s[i])
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func FuzzTextIsShownAsTyped(f *testing.F) {
	for _, s := range []string{
		"<script>alert('x')</script>", "a | b \\| c", "*star* _under_ `tick` ~~gone~~", "[l](javascript:x) ![i](http://x/y.png)",
		"# head #", "- item", "+ item", "1. one", "12) two", "---", "====", "&lt; &amp; &#60; R&D", "https://a.b/c_d www.x_y.z", "two\nlines", "{{ x }} $a$", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = visible.Text(s) // as reports have it
		want := strings.ReplaceAll(strings.TrimSpace(s), "\t", " ")
		if got := shown(t, text(s)); got != want {
			t.Errorf("%q is written as %q and shown as %q", s, text(s), got)
		}
	})
}

func TestWhatWouldBeginABlockIsEscaped(t *testing.T) {
	for in, want := range map[string]string{
		"- item": `\- item`, "+ item": `\+ item`, "1. one": `1\. one`, "12) two": `12\) two`, "---": `\---`, "===": `\===`, "# head": `\# head`,
		"1.0": "1.0", "+0.22": "+0.22", "-1": "-1", "R&D": "R&D", "a & b": "a & b",
	} {
		if got := text(in); got != want {
			t.Errorf("%q is written as %q, want %q", in, got, want)
		}
	}
}

func TestLinksLeadToPagesAndMailboxesOnly(t *testing.T) {
	for to, want := range map[string]string{
		"https://example.org/a?b=c":   "[x](https://example.org/a?b=c)",
		"mailto:a@example.org":        "[x](mailto:a@example.org)",
		"javascript:alert(1)":         "x",
		"data:text/html,x":            "x",
		"//example.org":               "x",
		"https://example.org/(a)|b c": "[x](https://example.org/%28a%29%7Cb%20c)",
	} {
		if got := link("x", to); got != want {
			t.Errorf("a link to %s is %q, want %q", to, got, want)
		}
	}
	for _, to := range []string{"https://example.org", "javascript:x"} {
		if got := link("a|<b>", to); !strings.Contains(got, `a\|&lt;b&gt;`) {
			t.Errorf("the text of a link to %s is written as %q", to, got)
		}
	}
}

func TestOnlyOurOwnFilesAreOurs(t *testing.T) {
	for head, want := range map[string]bool{
		mark + "\n\n# A report": true, "\ufeff" + mark + "\n": true, "# Notes\n\n" + mark: false, "": false,
	} {
		if IsOurs([]byte(head)) != want {
			t.Errorf("%q is ours: %v", head, !want)
		}
	}
}
