package pdf

import (
	"fmt"
	"strings"
)

// A Paper is a size of page.
type Paper string

// The papers. The zero value is A4.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// ParsePaper reads a paper's name, in any letter case.
func ParsePaper(s string) (Paper, error) {
	switch p := Paper(strings.ToLower(strings.TrimSpace(s))); p {
	case A4, Letter:
		return p, nil
	}
	return "", fmt.Errorf("no paper is called %q; write a4 or letter", s)
}

// A sheet is a paper's measures in millimetres. The content is as wide on both.
type sheet struct {
	name          string // gofpdf's
	width, height float64
	left          float64 // margin
	head          float64 // baseline of the running head
	top, bottom   float64 // of the content
	rule, foot    float64 // of the footer: its rule, its baseline
	air           float64 // what a taller page has to spare for the board's page
}

// contentWidth is the width of all content.
const contentWidth = 174.0

func (p Paper) sheet() sheet {
	if p == Letter {
		return sheet{"Letter", 215.9, 279.4, 20.95, 14, 20, 264, 266.4, 270.4, 0}
	}
	return sheet{"A4", 210, 297, 18, 14, 20, 280, 282.5, 286.5, 1.6}
}
