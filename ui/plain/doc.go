// Package plain is the questionnaire line by line, for screen readers, dumb
// terminals, slow links and scripts. It writes plain sentences, one thing a
// line, without colours, drawings or moves of the cursor.
//
// [Run] asks what is open, in the framework's order, from the first open
// question on. A line of the input is one of these:
//
//	3                a level's number
//	u                unknown
//	x REASON         not applicable; a bare x takes the next line as its reason
//	n TEXT           a note; it takes the place of the one that is there
//	e NAME           a piece of evidence, stated
//	e STRENGTH NAME  a piece of evidence: stated, documented, observed or tested
//	f                flag for discussion, on or off
//	z                take back the last change, across questions
//	(empty)          pass over
//	b                back to the question asked before
//	?                help
//	q                end
//
// A level, u, x and an empty line go on to the next open question; n, e, f and
// ? stay. A line that is none of these is told and asked again. What is passed
// over stays open and isn't asked a second time. After the last open question,
// at q and at the end of the input Run says what was answered.
//
// Capitals do as well, but for Z, which elsewhere makes a change again. Where
// evidence of that name is there, its dates stay, and its strength does where
// the line gives none.
//
// Each change is stored before Run says that it is saved. One that can't be
// stored is told with what to do about it, is kept, and is tried again with the
// next; Run ends with an error where one is left over.
//
// Typed text loses control characters, and a notice says how many. Texts out of
// files are shown with visible signs in the place of what a terminal would obey.
package plain
