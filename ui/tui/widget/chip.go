package widget

import "posture/ui/tui/theme"

// A level is a digit between 0 and 9.
var digits = [10]string{" 0 ", " 1 ", " 2 ", " 3 ", " 4 ", " 5 ", " 6 ", " 7 ", " 8 ", " 9 "}

// Chip puts a level as a digit on its colour, on a scale that begins at lowest.
func (p *Page) Chip(level, lowest int) *Page { return p.Put(p.th.Chip(level-lowest), digits[level]) }

// Digit puts a level as a digit, as wide as a chip.
func (p *Page) Digit(st theme.Style, level int) *Page { return p.Put(st, digits[level]) }

// A level with the sign that it is provisional right at its digit.
var provisional = [10]string{" 0*", " 1*", " 2*", " 3*", " 4*", " 5*", " 6*", " 7*", " 8*", " 9*"}

// Provisional puts a level that may still change as a chip, as wide as another.
func (p *Page) Provisional(level, lowest int) *Page {
	return p.Put(p.th.Chip(level-lowest), provisional[level])
}

// Standing puts a level as a chip, or the sign that it isn't known or that
// nothing applies.
func (p *Page) Standing(applies, known bool, level, lowest int) *Page {
	switch {
	case !applies:
		return p.Put(p.th.Muted, " – ")
	case !known:
		return p.Put(p.th.Muted, " ? ")
	}
	return p.Chip(level, lowest)
}
