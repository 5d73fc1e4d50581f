// Package palette is the colours of reports and screens: one for each level of
// a scale, on paper and light screens and on dark ones, and the neutrals.
//
// Levels run from warm (weak) through teal to navy (strong), and lightness
// falls, on dark screens rises, at every step, so that they stay apart in grey
// and for people who see colours otherwise; the tests work that out. Colour
// means level only, and never alone: a digit, a length or a place says the
// same. It is a leaf that imports nothing of ours.
package palette
