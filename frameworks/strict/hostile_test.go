package strict

import (
	"runtime"
	"strings"
	"testing"
)

// many repeats a text more often than a file may have items.
func many(s string) string { return strings.Repeat(s, MaxItems+MaxItems/10) }

// Hostile files are refused before they cost anything: memory stays near the
// size of the file, whatever it asks for.
func TestHostileFiles(t *testing.T) {
	const tooMany = "more lines, commas, colons, quotes and brackets than can be read"
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+", ", 9), ", ") + "]\n"
	}
	var steps strings.Builder
	for i := range 4000 {
		steps.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for _, c := range []struct{ name, data, want string }{
		{"too large", strings.Repeat("a", MaxSize+1), "larger than 16 MiB"},
		{"lists in lists", many("["), "1:41: lists and maps stand more than 40 deep"},
		{"maps in maps", many("{a: "), "1:161: lists and maps stand more than 40 deep"},
		{"maps as keys", many("{"), "1:41: lists and maps stand more than 40 deep"},
		{"dashes in a line", many("- "), "1:81: lists and maps stand more than 40 deep"},
		{"questions in a line", many("? "), "1:81: lists and maps stand more than 40 deep"},
		{"ever deeper lines", steps.String(), "lists and maps stand more than 40 deep"},
		{"anchors", many("- &a b\n"), tooMany},
		{"anchors in a line", many("&a "), tooMany},
		{"alias bomb", bomb, "an alias (*a)"},
		{"tags in a line", many("!a "), tooMany},
		{"one key again and again", many("a: 1\n"), tooMany},
		{"documents", many("---\n"), tooMany},
		{"directives", many("%a\n"), "1:1: a directive (%a)"},
		{"carriage returns", many("\r"), tooMany},
		{"bytes that aren't UTF-8", many("\xff"), "1:1: a byte that isn't UTF-8 (0xff)"},
		{"NULs", many("\x00"), "1:1: a control character (U+0000)"},
		{"controls behind long text", strings.Repeat("é", 1<<20) + strings.Repeat("\x01", 1<<20), ":1:1048577: a control character (U+0001)"},
		{"an open quote", `a: "` + strings.Repeat("x", 4<<20), "a quote that is never closed"},
		{"commas", many(","), tooMany},
		{"quotes in a line", many(`"" `), tooMany},
		{"colons in a list", "[" + many("a: "), tooMany},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := []byte(c.data)
			before := allocated()
			f, err := Parse("f", data, MaxSize)
			if err == nil {
				err = f.Err()
			}
			spent := allocated() - before
			if err == nil || !strings.Contains(err.Error(), c.want) {
				text := "nothing"
				if err != nil {
					text = err.Error()[:min(300, len(err.Error()))]
				}
				t.Errorf("told %s, want %s", text, c.want)
			}
			if limit := uint64(4<<20 + 6*len(data)); spent > limit {
				t.Errorf("%d MB for a file of %d MB", spent>>20, len(data)>>20)
			}
		})
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
