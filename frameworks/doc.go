// Package frameworks is what is asked: a framework's layers, practices and
// questions, its scale and its profiles, read strictly from a YAML file.
//
// [Load] reads a file and tells every mistake in it with its place, what is
// wrong and what would be right. What it returns is read-only and safe to
// share. Numbers are within the bounds that the types name, ids are unique
// whatever their letter case, and everything that refers to something refers
// to something that is there.
//
// The package is pure: bytes in, values out. It imports nothing of ours but
// its own leaves, strict and visible.
package frameworks
