package strict

import (
	"strings"
	"unicode"
)

// mostCandidates bounds the time that a mistyped word may cost.
const mostCandidates = 2000

// Nearest gives the candidate that a mistyped word most likely means, the
// first where two are as near, or else the only one that begins with the word;
// "" where none is near enough or there are too many to compare. Letter case
// doesn't count.
func Nearest(word string, candidates []string) string {
	if len(candidates) > mostCandidates {
		return ""
	}
	var buffer [64]rune
	letters := lower(nil, word)
	best, least := "", len(letters)/3+2
	var rows [3][]int
	for _, c := range candidates {
		other := lower(buffer[:0], c)
		if d := distance(letters, other, least, &rows); d < least && d < len(other) {
			best, least = c, d
		}
	}
	if best == "" {
		return begun(word, candidates)
	}
	return best
}

// begun gives the one candidate of which the word is the beginning.
func begun(word string, candidates []string) string {
	const fewest = 3 // letters that say something
	found := ""
	for _, c := range candidates {
		if len(word) >= fewest && len(c) > len(word) && strings.EqualFold(c[:len(word)], word) {
			if found != "" {
				return ""
			}
			found = c
		}
	}
	return found
}

func lower(to []rune, s string) []rune {
	for _, r := range s {
		to = append(to, unicode.ToLower(r))
	}
	return to
}

// distance counts the letters to add, drop, change or swap with a neighbour
// that turn x into y. From limit on it only says that it is no less. The rows
// are its workspace, to be used again.
func distance(x, y []rune, limit int, rows *[3][]int) int {
	if d := len(x) - len(y); d >= limit || -d >= limit {
		return limit
	}
	for i := range rows {
		if len(rows[i]) <= len(y) {
			rows[i] = make([]int, len(y)+1)
		}
	}
	for j := range y {
		rows[0][j+1] = j + 1
	}
	rows[0][0] = 0
	for i := range x {
		last, row := rows[i%3], rows[(i+1)%3]
		row[0] = i + 1
		least := i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], rows[(i+2)%3][j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > limit { // a swap may lead back by one
			return limit
		}
	}
	return rows[len(x)%3][len(y)]
}
