// Package xlsx lays a report out as a workbook for the client's own tracking:
// the sheets Summary, Scores, Gaps and actions, Answers and Evidence.
//
// What is on Scores, and the figures of Summary, are live formulas of the
// column answer on Answers. Helper columns there, hidden at the right, work as
// the method does, step by step: a question's level, its part in the score, low,
// high and shown of its practice; then, in the row of a practice's first
// question, the practice's own figures; then, in the row of a layer's first, the
// layer's. They find each other by the numbers of practices and layers, never by
// place, so that sorting and filtering break nothing. Each formula is stored with
// its value to 9 decimals, and is worked out anew when the workbook is opened.
// How far evidence carries, priorities, the roadmap and clauses are values as of
// the assessment's date, and say so.
//
// Where there is something earlier to tell of, the sheets Changes and Changed
// answers say what became of it, and Trend a whole series; they are values. A
// report of a series has those and a summary, and no answers to fill in.
//
// Answers can be filled in and taken back, and so can the columns of actions on
// Gaps and actions, by the names that assessment/sheet knows. A text that a cell can't hold, or
// that is kept back, is shown there with a mark, and isn't read back.
//
// The same report gives the same bytes: no clock, no folder, no name but those
// in the report. Nothing is written to a disk on the way. It imports reports,
// reports/palette, assessment/sheet for the columns and the guard of what is
// taken back, the leaf visible, and excelize.
package xlsx
