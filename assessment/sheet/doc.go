// Package sheet takes answers from a spreadsheet and writes them into one: a
// CSV, or the sheet [SheetName] of an Excel workbook.
//
// [Read] reads the table, [Sheet.Apply] judges every row against an assessment
// and changes it. A sheet with any mistake changes nothing, and all its mistakes
// are told at once, as file:line: what is wrong and what would be right, the
// line being the one where the row begins.
//
// # The table
//
// The first row names the columns, in any order and letter case: question,
// answer, reason, note, evidence, strength, dated, valid_until, by. Only
// question must be there. Other columns are passed over, and named in
// [Sheet.PassedOver].
//
//   - A missing column and an empty cell leave what is there, and nothing is
//     ever removed. A row that ends early has empty cells at its end. A row
//     without anything in these columns is passed over.
//   - answer is a level's number, unknown, or n/a, which needs a reason unless
//     it stands already. A reason beside another answer is a mistake, but for
//     one left over from the n/a that the row changes.
//   - evidence is one piece a line, joined to what is there by its name; the
//     same name changes that piece. strength, dated and valid_until have a line
//     for each piece, which may be empty, or one line for all of them. They are
//     a mistake without evidence.
//   - A newline in the name of a piece is shown as ␊, and means that piece.
//   - by says whose answer the row is.
//
// A CSV is RFC 4180 in UTF-8, with or without a byte order mark, its cells
// parted by commas or semicolons, its lines ended by LF, CRLF or CR. In a
// workbook a line is a row, and days are taken as YYYY-MM-DD however they are
// shown. In both, a cell that begins with [Mark] counts as empty; evidence so
// marked takes its strengths and dates along.
//
// [Write] makes the sheet that is sent out. It puts a ' before a cell that a
// spreadsheet could run as a formula, [Read] takes it off again, and a written
// sheet is taken back without a change.
//
// The package is pure: bytes in, values out. It imports assessment, and
// frameworks with its leaves strict and visible.
package sheet
