// Package pdf lays a report out as a PDF: A4 or US Letter, tagged, with
// bookmarks, a clickable table of contents and embedded fonts.
//
// [Write] works in three steps. The layout turns a report's blocks into pages
// of items, each with its place, its role and its size; nothing is drawn yet,
// so that page numbers are known before the first page is and tests can walk
// the pages. Drawing hands the items to gofpdf, in one place, every item
// either tagged with its role or marked as an artifact. Finishing patches what
// gofpdf can't write into its bytes: language, structure tree, links, page
// labels, XMP and the attached file.
//
// Text passes through one sanitiser and one line breaker. Letters that the
// fonts don't have are shown as □ and returned to the caller. Nothing depends
// on the clock, the locale or the machine: the same report gives the same
// bytes. It claims to be tagged, with language, headings, table heads and a
// text for each picture; it doesn't claim PDF/UA or PDF/A.
//
// It imports reports, reports/chart and reports/palette, and gofpdf, which no
// other package may. The fonts are Source Sans 3, unmodified, under the SIL
// Open Font License 1.1, whose text stands beside them in fonts/.
package pdf
