package lint

import (
	"slices"
	"strings"
)

// Two texts overlap by the words that both have, of the words that the one
// with fewer has, each counted once. Beyond four fifths one says what the
// other does; from three fifths on it is worth a look.
func tooAlike(shared, fewer int) bool { return shared*5 > fewer*4 }
func alike(shared, fewer int) bool    { return shared*5 >= fewer*3 }

// fewestCompared is how many words a text has to have to be compared with
// those of other questions; shorter ones are alike by chance.
const fewestCompared = 6

// leastShared is the least number of words that makes two texts alike.
func leastShared(fewer int) int { return (fewer*3 + 4) / 5 }

// repeats finds texts that say again what another says.
func (c *checker) repeats() {
	texts := c.of(why, level, advice)
	for _, p := range c.pairs(texts) {
		a, b := p.a, p.b // a stands first
		switch {
		case slices.Equal(a.words, b.words):
			c.errorf(b.node, "%s is the text of line %d again, %s; write its own", b.name, a.node.Line(), a.name)
		case a.question == b.question || p.fewer < fewestCompared:
		case tooAlike(p.shared, p.fewer):
			c.errorf(b.node, "%s has %d of %d words in common with line %d, %s; at most four fifths", b.name, p.shared, p.fewer, a.node.Line(), a.name)
		default:
			c.warnf(b.node, "%s has %d of %d words in common with line %d, %s; better under three fifths", b.name, p.shared, p.fewer, a.node.Line(), a.name)
		}
	}
	c.neighbours()
}

// neighbours finds levels that differ from the one below in amount only.
func (c *checker) neighbours() {
	for _, q := range c.questions {
		for l := c.f.Scale.Min() + 1; l <= c.f.Scale.Max(); l++ {
			a, b := q.levels[l-1], q.levels[l]
			if a == nil || b == nil || slices.Equal(a.words, b.words) {
				continue
			}
			x, y := distinct(a.words), distinct(b.words)
			if fewer := min(len(x), len(y)); fewer > 0 && alike(common(x, y), fewer) {
				c.errorf(b.node, "%s has %d of %d words in common with the level below; it must be under three fifths", b.name, common(x, y), fewer)
			}
		}
	}
}

// A pair is two texts that are alike.
type pair struct {
	a, b          *text
	shared, fewer int
}

// A holder is a text that has a word, and where in its words, rarest first.
type holder struct{ text, at int }

// pairs finds all texts that are alike, without comparing each with each: what
// is alike shares at least one of the rarer words of the shorter text, and has
// enough words left after it.
func (c *checker) pairs(texts []*text) []pair {
	sets := byRarity(texts)
	holders := map[int][]holder{} // of each word
	for i, set := range sets {
		for at, w := range set {
			holders[w] = append(holders[w], holder{i, at})
		}
	}
	var found []pair
	met := make([]int, len(texts)) // the last text that this one was compared with, plus 1
	for i, set := range sets {
		least := leastShared(len(set))
		for at := 0; at+least <= len(set) && len(set) > 0; at++ {
			for _, h := range holders[set[at]] {
				j, other := h.text, sets[h.text]
				// of two with as many words, the one that stands first looks for the other
				if met[j] == i+1 || len(other) < len(set) || len(other) == len(set) && j <= i {
					continue
				}
				met[j] = i + 1
				if h.at+least > len(other) {
					continue
				}
				if n := common(set, other); alike(n, len(set)) {
					found = append(found, pair{texts[min(i, j)], texts[max(i, j)], n, len(set)})
				}
			}
		}
	}
	return found
}

// byRarity gives each text's words as numbers, rarest first.
func byRarity(texts []*text) [][]int {
	rank := rarity(texts)
	sets := make([][]int, len(texts))
	for i, t := range texts {
		for _, w := range distinct(t.words) {
			sets[i] = append(sets[i], rank[w])
		}
		slices.Sort(sets[i])
	}
	return sets
}

// rarity numbers all words, the rarest first.
func rarity(texts []*text) map[string]int {
	count := map[string]int{}
	for _, t := range texts {
		for _, w := range distinct(t.words) {
			count[w]++
		}
	}
	all := make([]string, 0, len(count))
	for w := range count {
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b string) int {
		if d := count[a] - count[b]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	rank := make(map[string]int, len(all))
	for i, w := range all {
		rank[w] = i
	}
	return rank
}

// distinct gives each word once, sorted.
func distinct(words []string) []string {
	s := slices.Clone(words)
	slices.Sort(s)
	return slices.Compact(s)
}

// common counts what two sorted lists share.
func common[T string | int](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}
