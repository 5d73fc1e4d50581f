// Package markdown lays a report out as Markdown that CommonMark and GitHub's
// flavour render alike: for wikis and pull requests.
//
// Whatever people typed is shown as typed: what would be markup is escaped, and
// a newline inside a paragraph or a cell is <br>. Pictures are tables with bars
// of block letters. Anchors are <a id>, since headings have no ids of their own
// in CommonMark.
package markdown
