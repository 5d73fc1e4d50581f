package lint

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed words/banned.txt
	bannedText string
	//go:embed words/warned.txt
	warnedText string
	//go:embed words/verbs.txt
	verbsText string
	//go:embed words/notverbs.txt
	notVerbsText string
	//go:embed words/british.txt
	britishText string
)

// lines gives the lines of a word list; those that begin with # are comments.
func lines(list string) []string {
	var all []string
	for l := range strings.Lines(list) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			all = append(all, l)
		}
	}
	return all
}

// verbs are words by which advice may begin; notVerbs those by which it can't.
var (
	verbs    = sync.OnceValue(func() map[string]bool { return wordSet(verbsText) })
	notVerbs = sync.OnceValue(func() map[string]bool { return wordSet(notVerbsText) })
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, l := range lines(list) {
		for _, w := range strings.Fields(l) {
			set[w] = true
		}
	}
	return set
}

// britishSpellings gives the British spelling of an American one. In the list
// a line is the British and the American stem, and the endings that both take.
var britishSpellings = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, l := range lines(britishText) {
		f := strings.Fields(l)
		endings := f[2:]
		if len(endings) == 0 {
			endings = []string{""}
		}
		for _, e := range endings {
			e = strings.TrimPrefix(e, "-")
			all[f[1]+e] = f[0] + e
		}
	}
	return all
})
