// Package frameworks is what is asked: a framework's layers, practices and
// questions, its scale and its profiles, read strictly from a YAML file.
//
// [Load] reads a file and tells every mistake in it with its place, what is
// wrong and what would be right. What it returns is read-only and safe to
// share. Numbers are within the bounds that the types name, ids are unique
// whatever their letter case, and everything that refers to something refers
// to something that is there.
//
// [Builtin] and its siblings load the frameworks that the program carries, in
// data. A version that was released stays there under its number, so that an
// assessment opens years later.
//
// [FindClause] says what a citation means: its source, its title, how it is
// printed and where the official text stands. A practice relates to the clauses
// that it cites; nothing here says that anybody complies.
//
// [JSONSchema] and [Template] help authors. How well a framework is written is
// judged by the package lint.
//
// The package is pure: bytes in, values out. It imports nothing of ours but
// its own leaves, strict and visible.
package frameworks
