package lint

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	got := words("The customers' opt-out, “Anna’s” 30 days – don't, naïve!")
	want := []string{"the", "customers", "opt", "out", "anna", "30", "days", "don't", "naïve"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if n := count("An opt-out – within 30 days, e.g. & so."); n != 7 {
		t.Errorf("counted %d words, want 7", n)
	}
}

func TestSentences(t *testing.T) {
	got := sentences("Take version 1.2 of it. Who said \"no\"? Then")
	want := []string{"Take version 1.2 of it.", "Who said \"no\"?", "Then"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPhrasesAreWholeWords(t *testing.T) {
	for _, c := range []struct {
		text, phrase string
		want         bool
	}{
		{"a proper answer", "proper", true},
		{"proper", "proper", true},
		{"the property; improper", "proper", false},
		{"an all-hands meeting", "all", false},
		{"names and/or dates", "and/or", true},
		{"pages, etc.", "etc", true},
		{"étc", "etc", false},
		{"retch, etching, etc", "etc", true},
	} {
		if got := has(c.text, c.phrase); got != c.want {
			t.Errorf("%q in %q: %v", c.phrase, c.text, got)
		}
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"a": 1, "the": 1, "data": 2, "stored": 1, "deleted": 3, "table": 2, "tables": 2, "notice": 2, "notices": 3,
		"use": 1, "uses": 2, "customer": 3, "organisation": 5, "who": 1, "asked": 1, "rhythm": 1, "30": 1, "free": 1,
	} {
		if got := syllablesOf(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
}

// Flesch and Kincaid's formula on a text whose words and syllables one can
// count: 10 words in 2 sentences, 12 syllables.
func TestGrade(t *testing.T) {
	got := grade("Take the last case. Who was told what about it?")
	if want := 0.39*10/2 + 11.8*11/10 - 15.59; got < want-1e-9 || got > want+1e-9 {
		t.Errorf("%v, want %v", got, want)
	}
	if grade("") != 0 {
		t.Error("an empty text has a grade")
	}
}

// Each pair that comparing all with all finds is found, and no other.
func TestPairsFindWhatComparingAllFinds(t *testing.T) {
	c := &checker{}
	sentences := strings.Split("a b c d e f g|a b c d e f h|a b c d i j k|l m n o p q|a l b m c n d o|q p o n m l|r|r s|a a a b b b c d e", "|")
	var texts []*text
	for i, s := range sentences {
		texts = append(texts, &text{question: i, words: words(s), string: s})
	}
	type key [4]int
	found := map[key]bool{}
	for _, p := range c.pairs(texts) {
		found[key{p.a.question, p.b.question, p.shared, p.fewer}] = true
	}
	for i, a := range texts {
		for j := i + 1; j < len(texts); j++ {
			x, y := distinct(a.words), distinct(texts[j].words)
			n, fewer := common(x, y), min(len(x), len(y))
			if k := (key{i, j, n, fewer}); found[k] != (n*5 >= fewer*3) {
				t.Errorf("%q and %q share %d of %d; found: %v", a.string, texts[j].string, n, fewer, found[k])
			} else {
				delete(found, k)
			}
		}
	}
	if len(found) > 0 {
		t.Errorf("found besides: %v", found)
	}
}

// An American spelling is never a British one, and no verb is on both lists.
func TestWordLists(t *testing.T) {
	british := britishSpellings()
	for american, b := range british {
		if american == b || british[b] != "" {
			t.Errorf("%s stands for %s", american, b)
		}
	}
	for _, w := range []string{"organization", "behavior", "analyze", "modeling", "center", "gray", "pseudonymization", "fulfillment"} {
		if british[w] == "" {
			t.Errorf("%s isn't known as American", w)
		}
	}
	for w := range notVerbs() {
		if verbs()[w] {
			t.Errorf("%s is on both lists of verbs", w)
		}
	}
	for w := range verbs() {
		if british[w] != "" {
			t.Errorf("the verb %s is American", w)
		}
	}
}
