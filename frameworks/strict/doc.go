// Package strict reads the YAML files that people write by hand, and tells
// them every mistake with its place.
//
// [Parse] turns bytes into a tree of [Node]s. The accessors of a node return
// what is there and note what is wrong; after reading, [File.Err] gives all
// mistakes of the file at once, a line each, as file:line:column: what is
// wrong and what would be right.
//
// Only a plain subset of YAML 1.2 is taken: one document in UTF-8, no anchors,
// aliases, merge keys or tags, no key twice, at most [MaxDepth] levels deep
// and at most [MaxSize] bytes unless the caller allows more. So a file means
// what it looks like, and a hostile one is refused before it costs anything.
//
// It imports nothing of ours: frameworks and the store both stand on it.
package strict
