package reports

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"posture/assessment"
)

// Words are a report's fixed words in one language. A second language is a
// second file in words/, with the same keys.
type Words struct {
	texts map[string]string
}

//go:embed words/*.txt
var wordFiles embed.FS

// English gives the fixed words in British English.
var English = sync.OnceValue(func() *Words {
	data, err := wordFiles.ReadFile("words/en.txt")
	if err != nil {
		panic(err) // the program was built without its words
	}
	return readWords(string(data))
})

// readWords reads lines of key = text. A line that begins with # says
// something to the translator.
func readWords(file string) *Words {
	w := &Words{map[string]string{}}
	for line := range strings.Lines(file) {
		if key, text, ok := strings.Cut(strings.TrimSpace(line), " = "); ok && !strings.HasPrefix(key, "#") {
			w.texts[key] = text
		}
	}
	return w
}

// Say gives the text of a key. What stands in braces in it is replaced by the
// value that follows its name in fill.
func (w *Words) Say(key string, fill ...string) string {
	text := w.texts[key]
	if text == "" {
		return key
	}
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(text, "{")
		name, after, shut := strings.Cut(rest, "}")
		b.WriteString(before)
		if !open || !shut {
			return b.String()
		}
		for i := 0; i+1 < len(fill); i += 2 {
			if fill[i] == name {
				b.WriteString(fill[i+1])
			}
		}
		text = after
	}
}

// Count is [Words.Say] for so many things: of the keys that end in .none, .one
// and .many it takes the fitting one, and {n} is the number.
func (w *Words) Count(key string, n int, fill ...string) string {
	form := ".many"
	switch {
	case n == 0 && w.texts[key+".none"] != "":
		form = ".none"
	case n == 1:
		form = ".one"
	}
	return w.Say(key+form, append([]string{"n", strconv.Itoa(n)}, fill...)...)
}

// List joins items: one, two and three.
func (w *Words) List(items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		return strings.Join(items[:n-1], w.Say("list.comma")+" ") + " " + w.Say("list.and") + " " + items[n-1]
	}
}

// Some is [Words.List] of at most so many items; the rest is counted.
func (w *Words) Some(items []string, most int) string {
	if len(items) <= most {
		return w.List(items)
	}
	return w.List(append(append([]string{}, items[:most]...), w.Count("list.others", len(items)-most)))
}

// Date gives a day in words, as in 24 November 2026.
func (w *Words) Date(d assessment.Date) string {
	if d == 0 {
		return ""
	}
	t := d.Time()
	return w.Say("date", "day", strconv.Itoa(t.Day()), "month", w.Say("month."+strconv.Itoa(int(t.Month()))), "year", strconv.Itoa(t.Year()))
}

// ShortDate gives a day in short words, as in 24 Nov 2026.
func (w *Words) ShortDate(d assessment.Date) string {
	if d == 0 {
		return ""
	}
	t := d.Time()
	return w.Say("date", "day", strconv.Itoa(t.Day()), "month", w.Say("month-short."+strconv.Itoa(int(t.Month()))), "year", strconv.Itoa(t.Year()))
}

// ShortMonth gives a day's month in short words, as in Nov 2026.
func (w *Words) ShortMonth(d assessment.Date) string {
	t := d.Time()
	return w.Say("date.month", "month", w.Say("month-short."+strconv.Itoa(int(t.Month()))), "year", strconv.Itoa(t.Year()))
}
