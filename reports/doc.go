// Package reports is what a reader sees: [Build] makes one value with
// everything in it, worded, sorted and rounded, and layouts only lay it out.
//
// A [Report] is sections of blocks, in reading order, after a board's page
// that stands alone. A figure carries its full precision beside the words it
// is shown in, so that no two formats differ. What a reader must not see is
// left out here, before any layout: [Options] says what. The fixed words stand
// in [Words]; a second language is a second value of it.
//
// [ScoresOf] and [RoadmapOf] are the same figures for other programs, as the
// commands score and plan print them.
//
// The package is pure, like assessment and frameworks, from which alone it
// takes its figures; it imports those two and its own leaf, chart.
package reports
