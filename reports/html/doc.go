// Package html lays a report out as one HTML file: no script, no request to
// anywhere, pictures as inline SVG with a title and a description.
//
// It is for sharing and for screen readers: landmarks, headings in order,
// tables with heads and scopes, a skip link; it follows the reader's light or
// dark setting, fits narrow screens, and prints on whatever paper is in the
// printer. A policy in the file itself lets a browser run and load nothing but
// the file's own style, whose digest it names. Whatever people typed is escaped
// by html/template.
package html
