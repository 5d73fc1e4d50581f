package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words gives the words of a text in small letters: letters and digits, with
// apostrophes inside. A possessive counts as the word itself.
func words(s string) []string {
	s = strings.ReplaceAll(strings.ToLower(s), "’", "'")
	all := strings.FieldsFunc(s, func(r rune) bool { return r != '\'' && !wordRune(r) })
	kept := all[:0]
	for _, w := range all {
		w = strings.TrimSuffix(strings.Trim(w, "'"), "'s")
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// count counts words as people do: what stands between blanks and has a
// letter or a digit.
func count(s string) int {
	n := 0
	for _, f := range strings.Fields(s) {
		if strings.ContainsFunc(f, wordRune) {
			n++
		}
	}
	return n
}

// sentences gives the sentences of a text, with their marks.
func sentences(s string) []string {
	var all []string
	start := 0
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		end := i+utf8.RuneLen(r) == len(s)
		if end || strings.ContainsRune(".?!", r) && unicode.IsSpace(next) {
			if t := strings.TrimSpace(s[start : i+utf8.RuneLen(r)]); t != "" {
				all = append(all, t)
			}
			start = i + utf8.RuneLen(r)
		}
	}
	return all
}

// has tells whether a phrase, in small letters, stands in a text as whole words.
func has(lower, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(lower[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(lower[:i])
		after, _ := utf8.DecodeRuneInString(lower[i+len(phrase):])
		if !joins(before) && !joins(after) {
			return true
		}
		from = i + 1
	}
}

func joins(r rune) bool { return wordRune(r) && r != utf8.RuneError || r == '-' }

// grade is the Flesch-Kincaid grade of an English text: about the years of
// school that its reader needs.
func grade(s string) float64 {
	w := words(s)
	if len(w) == 0 {
		return 0
	}
	syllables := 0
	for _, x := range w {
		syllables += syllablesOf(x)
	}
	return 0.39*float64(len(w))/float64(max(1, len(sentences(s)))) + 11.8*float64(syllables)/float64(len(w)) - 15.59
}

// syllablesOf guesses an English word's syllables: its groups of vowels, less
// a silent ending.
func syllablesOf(word string) int {
	n, vowel := 0, false
	for _, r := range word {
		v := strings.ContainsRune("aeiouyéèêëáàâäíîïóôöúûü", r)
		if v && !vowel {
			n++
		}
		vowel = v
	}
	if silent(word) {
		n--
	}
	return max(n, 1)
}

func silent(word string) bool {
	stem, ok := strings.CutSuffix(word, "e")
	if ok {
		return !endsIn(stem, "aeiouy") && !(strings.HasSuffix(stem, "l") && !endsIn(strings.TrimSuffix(stem, "l"), "aeiouy"))
	}
	if stem, ok = strings.CutSuffix(word, "ed"); ok {
		return !endsIn(stem, "tdaeiouy")
	}
	if stem, ok = strings.CutSuffix(word, "es"); ok {
		return !endsIn(stem, "sxzcgaeiouy") && !strings.HasSuffix(stem, "ch") && !strings.HasSuffix(stem, "sh") &&
			!(strings.HasSuffix(stem, "l") && !endsIn(strings.TrimSuffix(stem, "l"), "aeiouy"))
	}
	return false
}

func endsIn(s, letters string) bool {
	return s != "" && strings.IndexByte(letters, s[len(s)-1]) >= 0
}
