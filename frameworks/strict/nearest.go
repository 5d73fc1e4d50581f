package strict

import "strings"

// Nearest gives the candidate that a mistyped word most likely means, the
// first where two are as near, or "" where none is near enough. Letter case
// doesn't count.
func Nearest(word string, candidates []string) string {
	best, least := "", len([]rune(word))/3+2
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c), least); d < least && d < len([]rune(c)) {
			best, least = c, d
		}
	}
	return best
}

// distance counts the letters to add, drop, change or swap with a neighbour
// that turn a into b. Above limit it only says that it is above.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	rows := [3][]int{make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := range x {
		last, row := rows[i%3], rows[(i+1)%3]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], rows[(i+2)%3][j-1]+1)
			}
		}
	}
	return rows[len(x)%3][len(y)]
}
