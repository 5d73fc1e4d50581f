// Package example has the three invented organisations that the demo shows and
// that tests of reports and screens are written against. They are complete:
// every question is answered, or is open for a reason, and around the answers
// stand notes, evidence, votes, targets, plans and actions, so that each part of
// a report has something to say.
//
//   - Brindlewick Outfitters, a clothing shop: strong security, weak consent;
//     two quarters, and votes that were far apart.
//   - Calderbeck Diagnostics, a laboratory: good papers, old evidence, and models
//     that nobody lists; two quarters, and answers carried along.
//   - Mossgrain Naturals, a small shop: a first assessment in one evening, with
//     much that nobody knows.
//
// # The files
//
// data has an assessment file for each quarter, in the format of
// assessment/store and byte for byte as it would write them. They are the
// source: change them by hand or with the program itself. The scores that
// they must come to stand in the tests.
//
// A file names the framework that it answers by its digest. Until a version of
// the framework is released its text may still change, and then the digests are
// brought up to date, and the files put into canonical form, by
//
//	UPDATE_GOLDEN=1 go test ./assessment/example
//
// The package may import assessment, assessment/store and frameworks. It reads
// nothing but what it carries.
package example
