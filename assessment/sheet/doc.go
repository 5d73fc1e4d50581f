// Package sheet takes answers and actions from a spreadsheet and writes them
// into one: a CSV, or the sheets [SheetName] and [ActionsName] of an Excel
// workbook.
//
// [Read] reads a table of answers, [ReadActions] one of actions; [Sheet.Apply]
// and [ActionSheet.Apply] judge every row against an assessment and change it. A sheet with any mistake changes nothing, and all its mistakes
// are told at once, as file:line: what is wrong and what would be right, the
// line being the one where the row begins.
//
// # The table
//
// The first row names the columns, in any order and letter case. Other columns
// are passed over, and named in PassedOver. A missing column and an empty cell
// leave what is there, and nothing is ever removed. A row that ends early has
// empty cells at its end. A row without anything in the columns that are read is
// passed over. The column by says who made the row's change.
//
// # Answers
//
// The columns are question, answer, reason, note, evidence, strength, dated,
// valid_until and by. Only question must be there.
//
//   - answer is a level's number, unknown, or n/a, which needs a reason unless
//     it stands already. A reason beside another answer is a mistake, but for
//     one left over from the n/a that the row changes.
//   - evidence is one piece a line, joined to what is there by its name; the
//     same name changes that piece. strength, dated and valid_until have a line
//     for each piece, which may be empty, or one line for all of them. They are
//     a mistake without evidence.
//   - A newline in the name of a piece is shown as ␊, and means that piece.
//
// # Actions
//
// The columns are those of [ActionHead] and by; id or what must be there. Up to
// ten rows may stand above the one that names them.
//
//   - A row with an id changes that action. A row without one is about the
//     action with its text and practices, so that a sheet can be taken again;
//     where there is none, it makes one.
//   - An action may have several rows: a workbook has one for each practice.
//     Two that say different things of a fact are a mistake.
//   - practices are ids, with blanks or commas between, and join those that are
//     there; so do links, one a line. due is a day, state one of [ActionStates]
//     (dropped needs a reason), level one of the framework's scale.
//   - A row that has practices alone is passed over: it is one of a practice
//     for which nobody has promised anything.
//
// # Files
//
// A CSV is RFC 4180 in UTF-8, with or without a byte order mark, its cells
// parted by commas or semicolons, its lines ended by LF, CRLF or CR. In a
// workbook a line is a row, and days are taken as YYYY-MM-DD however they are
// shown. In both, a cell that begins with [Mark] counts as empty; evidence so
// marked takes its strengths and dates along, an id its row.
//
// [Write] and [WriteActions] make the sheets that are sent out. They put a '
// before a cell that a spreadsheet could run as a formula, reading takes it off
// again, and a written sheet is taken back without a change.
//
// The package is pure: bytes in, values out. It imports assessment, and
// frameworks with its leaves strict and visible.
package sheet
