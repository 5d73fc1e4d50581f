// Package chart is the geometry of pictures: lines, areas, dots and labels in
// unit coordinates, drawn by the PDF, by HTML as SVG and by the terminal in
// braille alike. It decides where things stand, never how they look: a layout
// gives each [Role] its colour and its width.
//
// In a [Picture] both coordinates run from 0 to 1, x to the right and y
// downwards; Height says how high it is meant to be for a width of 1. Values
// outside their scale are drawn at its end, and what is no number isn't drawn.
// It is a leaf that imports nothing of ours.
package chart
