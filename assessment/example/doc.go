// Package example has the three invented organisations that the demo shows and
// that tests of reports and screens are written against. They are complete:
// every question is answered, or is open for a reason, and around the answers
// stand notes, evidence, votes, targets, plans and actions, so that each part of
// a report has something to say.
//
//   - Brindlewick Outfitters, a clothing shop: strong security, weak consent;
//     eight quarters, and votes that were far apart.
//   - Calderbeck Diagnostics, a laboratory: good papers, old evidence, and models
//     that nobody lists; two quarters, and answers carried along.
//   - Mossgrain Naturals, a small shop: a first assessment in one evening, with
//     much that nobody knows.
//
// # Brindlewick's eight quarters
//
// They show what a trend has to tell apart, and what becomes of promises.
//
//	2025-02  the pilot's questions, profile baseline; emerging technology isn't asked
//	2025-05  slipped: a break-in by way of the support tool showed what was only claimed
//	2025-08  improved: the second step, alarms, a restore that was timed
//	2025-11  slipped, though the score rises: a skimmer in the checkout, a new head of
//	         the shop, and the profile d2c-retail, which counts security more
//	2026-02  improved, though the score stands still: version 1.0.0 asks twice as much
//	2026-05  improved: an outside test, paid by the board
//	2026-08  improved, security most; two questions on AI assistants are still open
//	2026-11  improved; training slipped since its owner left
//
// A record of consent, promised for December 2025, is overdue from then on. Each
// quarter is made from the one before as [assessment.Next] does it, so an answer
// that was confirmed or changed has the carried one in its history, and one that
// nobody looked at is still marked.
//
// # The files
//
// data has an assessment file for each quarter, in the format of
// assessment/store and byte for byte as it would write them. They are the
// source: change them by hand or with the program itself. The scores that
// they must come to stand in the tests.
//
// A file names the framework that it answers by its digest. Brindlewick's four of
// 2025 bring theirs along: the pilot, version 0.9.0, which the program doesn't
// carry and which doesn't change any more. Until a version of the framework is
// released its text may still change, and then the digests are brought up to date,
// and the files put into canonical form, by
//
//	UPDATE_GOLDEN=1 go test ./assessment/example
//
// The package may import assessment, assessment/store and frameworks. It reads
// nothing but what it carries.
package example
