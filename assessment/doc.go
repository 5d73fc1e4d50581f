// Package assessment is what was answered and what it means: the document, the
// one way to change it, and the method by which answers become scores.
//
// An [Assessment] is made by [New] or [Restore] and changes by
// [Assessment.Apply] alone; every [Change] says who, when, before and after.
// [Evaluate] is the method in one pure call: it takes the answers and gives a
// [Scorecard], a tree of the framework's shape. Every figure that a screen or
// a report shows comes from there, and a reader can redo each with a pocket
// calculator.
//
// # The method, chapter by chapter
//
// Each chapter stands in a file of its own, with its rules in the comments.
//
//   - answer: the states of a question. A level counts as answered; a level,
//     unknown and open count as applicable; not applicable counts as neither,
//     and needs a reason.
//   - evidence: what an answer rests on, and up to which level it is believed:
//     stated 0.4, documented 0.6, observed 0.8 of the scale's span above its
//     lowest level, tested all of it. Evidence past its last day, or dated after
//     the assessment, counts as stated; the assessment's date decides, no clock.
//   - tally, score: weighted means. A practice's score is that of its answered
//     questions, a layer's that of its scored practices, the overall score that
//     of the scored layers; without any of them there is none. Low and high are
//     the same sums over all that is applicable, with what is unknown or open at
//     the scale's ends. The evidenced score is the same sums over the levels as
//     far as they are believed.
//   - level: a whole step, held back by the weakest critical practice of a layer
//     and by the weakest layer of the whole.
//   - target: targets, gaps, the way to target, lift, cost, priorities and their
//     quadrants.
//   - roadmap: the priorities placed into periods with a capacity.
//   - whatif: the scorecard with practices raised.
//   - lens: the same figures seen by clauses and by outcomes.
//   - figure: how numbers are compared and shown. They are computed in double
//     precision; compared, sorted, stepped and rounded up after rounding to 9
//     decimals; and shown with one decimal, half away from zero.
//   - change: how an assessment changes, and what happens when two people change
//     the same thing.
//
// The package is pure: no file, clock, network, random source, environment or
// terminal. It imports frameworks alone.
package assessment
